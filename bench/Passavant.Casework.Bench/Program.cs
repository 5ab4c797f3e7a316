using System.Diagnostics;
using System.Globalization;
using Passavant.Casework.Bench;
using Passavant.Store;

// Officers at work on many cases, over HTTP, against servers as processes of their own.
//   load DATABASE [cases] [officers] [servers] [seconds]   latencies with officers acting every 10 s and reading every 2 s, and what must not happen
//   pages DATABASE [cases] [seconds] [a second]            how long the case page and the queue page take an officer
//   decisions DATABASE [decisions]                          how many decisions a second are acknowledged, a hundred in a transaction and one by one
//   kills DATABASE [kills]                                  kills the server under load and looks for what was lost
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (
    args
    is not [
        ("load" or "pages" or "decisions" or "kills")
        and var what,
        var database,
        .. var numbers,
    ]
)
{
    Console.Error.WriteLine(
        "expected 'load DATABASE [cases] [officers] [servers] [seconds]', 'pages DATABASE [cases] [seconds] [a second]', 'decisions DATABASE [decisions]' or 'kills DATABASE [kills]'"
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
