using System.Diagnostics;
using System.Globalization;
using Passavant.Casework.Bench;
using Passavant.Store;

// Officers at work on many cases, over HTTP, against servers as processes of their own.
//   load DATABASE [cases] [officers] [servers] [seconds]   latencies with officers acting every 10 s and reading every 2 s, and what must not happen
//   pages DATABASE [cases] [seconds] [a second]            how long the case page and the queue page take an officer
//   decisions DATABASE [decisions]                          how many decisions a second are acknowledged, a hundred in a transaction and one by one
//   kills DATABASE [kills]                                  kills the server under load and looks for what was lost
//   states FOLDER [refusals]                                two states compare so many refusals each over HTTP
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (
    args
    is not [
        ("load" or "pages" or "decisions" or "kills" or "states")
        and var what,
        var database,
        .. var numbers,
    ]
)
{
    Console.Error.WriteLine(
        "expected 'load DATABASE [cases] [officers] [servers] [seconds]', 'pages DATABASE [cases] [seconds] [a second]', 'decisions DATABASE [decisions]', 'kills DATABASE [kills]' or 'states FOLDER [refusals]'"
    );
    return 2;
}
int Number(int at, int usual) =>
    numbers.Length > at ? int.Parse(numbers[at], CultureInfo.InvariantCulture) : usual;
if (what == "decisions")
{
    await Decisions.Run(database, Number(0, 50_000));
    return 0;
}
var root = Directory.GetCurrentDirectory();
while (!File.Exists(Path.Combine(root, "Passavant.slnx")))
    root =
        Path.GetDirectoryName(root)
        ?? throw new InvalidOperationException("Run it within the repository.");
if (what == "states")
{
    await using var states = await StatesDrill.Start(
        root,
        Directory.CreateDirectory(database).FullName,
        Number(0, 100_000),
        Number(0, 100_000) / 10
    );
    await states.Agree();
    var clock = Stopwatch.StartNew();
    var came = await states.Compare();
    Console.WriteLine(
        $"{came.Asked} keys asked, {came.Held} held, {came.Matched} matched: {came.ProcessorSeconds:0.0} s of processor time in both processes, {clock.Elapsed.TotalSeconds:0} s in all, {came.Bytes / 1e6:0.00} MB on the wire, {came.Wrong.Count} wrong"
    );
    foreach (var one in came.Wrong)
        Console.WriteLine(one);
    return came.Wrong.Count == 0 ? 0 : 1;
}
var began = DateTimeOffset.UtcNow.AddDays(-2);
var seed = new Seed(root, began);
var (cases, officers, servers) =
    what == "load" ? (Number(0, 50_000), Number(1, 20), Number(2, 1))
    : what == "pages" ? (Number(0, 50_000), PageLoad.Officers, 1)
    : (200, 8, 1);
await using (var store = Database.Open(database))
{
    _ = await store.Migrate(DateTimeOffset.UtcNow);
    if (await Records.Last(store) == 0)
    {
        var clock = Stopwatch.StartNew();
        await seed.People(store, Math.Max(officers, 200));
        await (
            what == "pages"
                ? seed.Years(store, cases, PageLoad.EndUsers)
                : seed.Cases(store, cases, 50)
        );
        Console.WriteLine($"{cases} cases entered in {clock.Elapsed.TotalSeconds:0} s");
    }
    if (what == "pages")
        await Seed.SignIn(store, officers, DateTimeOffset.UtcNow);
}
if (what == "kills")
{
    var (acknowledged, checkpoints, wrong) = await KillDrill.Run(
        database,
        Number(0, 200),
        officers,
        cases,
        began.Year,
        1,
        database + ".log",
        tears: true
    );
    Console.WriteLine(
        $"{Number(0, 200)} kills, {acknowledged} acts acknowledged, {checkpoints} checkpoints, {wrong.Count} wrong"
    );
    foreach (var one in wrong.Take(20))
        Console.WriteLine(one);
    return wrong.Count == 0 ? 0 : 1;
}
if (what == "pages")
    return await PageLoad.Run(database, cases, Number(1, 30), Number(2, 100), began.Year);
return await Load.Run(database, cases, officers, servers, Number(3, 60), began.Year);
