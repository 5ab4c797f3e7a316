using System.Globalization;
using System.Text;
using Passavant.Screening.Bench;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var folder, ..])
{
    Console.Error.WriteLine("usage: DATA-FOLDER [RESULTS.md]");
    return 2;
}
var data = new Data(folder);
var text = new StringBuilder();
void Say(string line = "")
{
    Console.WriteLine(line);
    text.AppendLine(line);
}

var lists = data.Lists();
var un = lists[0];
var listed = data.Listed(un);
Say(
    $"Measured on {DateTime.UtcNow:yyyy-MM-dd}: {Machine.Processor}, {Environment.ProcessorCount} processors seen, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}, load average {Machine.Load} when it began."
);
Say();
Say(
    $"{lists.Sum(list => list.Entries.Count):N0} parties with {lists.Sum(list => list.Entries.Sum(entry => entry.Party.Names.Count)):N0} names: {string.Join(", ", lists.Select(list => $"{list.Id} {list.Entries.Count:N0}"))}."
);
Say();

// From stored snapshots to the first answer.
var stored = lists.ConvertAll(list =>
{
    var stream = new MemoryStream();
    SnapshotFile.Write(list, stream);
    return stream.ToArray();
});
lists.Clear();
Screener? screener = null;
var (readyClock, readyCpu) = Machine.Time(() =>
    screener = new Screener([
        .. stored.Select(bytes => SnapshotFile.Read(new MemoryStream(bytes), "stored")),
    ])
);
var (againClock, againCpu) = Machine.Time(() =>
    screener = new Screener([
        .. stored.Select(bytes => SnapshotFile.Read(new MemoryStream(bytes), "stored")),
    ])
);
stored.Clear();
lists.AddRange(screener!.Lists);
GC.Collect();
Say("| | wanted | measured |");
Say("|---|--:|--:|");
Say(
    $"| stored snapshots to ready, cold; once more, warm | 3 s | {readyClock:0.0} s ({readyCpu:0.0} s processor); {againClock:0.0} s ({againCpu:0.0} s) |"
);
Say($"| memory of lists and index | 300 MiB | {GC.GetTotalMemory(true) / 1048576.0:0} MiB |");

var others = data.Others("global").Concat(data.Others("us")).ToList();
foreach (
    var (label, wanted, set) in new[]
    {
        ("listed", 5000, listed.ConvertAll(one => one.Party)),
        ("negative", 10_000, others),
    }
)
{
    var speed = Speed.Of(party => screener.Screen(party), set, TimeSpan.FromSeconds(8));
    Say($"| {label} queries a second and core | {wanted:N0} | {speed.PerSecond:N0} |");
    Say(
        $"| {label}: median and 99th percentile | – and 3 ms | {speed.Median:0.000} and {speed.Hundredth:0.000} ms |"
    );
    Say($"| {label}: allocated a query | 4,096 bytes | {speed.Allocated:N0} bytes |");
}

// The index against comparing with every name.
var (all, found) = (0, 0);
foreach (
    var party in listed
        .Select(one => one.Party)
        .Where((_, at) => at % 6 == 0)
        .Concat(others.Where((_, at) => at % 250 == 0))
)
{
    var sure = screener.ScreenAll(party, int.MaxValue, Screener.LeastOf(Tier.Possible));
    var quick = screener
        .Screen(party, int.MaxValue, Tier.Possible)
        .Select(hit => (hit.List.Id, hit.Entry.Party.Id, hit.Points))
        .ToHashSet();
    all += sure.Count;
    found += sure.Count(hit => quick.Contains((hit.List.Id, hit.Entry.Party.Id, hit.Points)));
}
Say(
    $"| possible or strong pairs of 97 queries that the index finds, of those comparing with everybody finds | all | {found} of {all} |"
);
Say();

Say("Accuracy (the halves of the labelled data that were there to tune on):");
Say();
Say("| | wanted | measured |");
Say("|---|--:|--:|");
Accuracy.Pairs(data, Say);
Accuracy.Scripts(data, Say);
foreach (var (label, against) in new[] { ("UN list", new Screener([un])), ("all lists", screener) })
{
    var hits = listed.ConvertAll(one =>
        against
            .Screen(one.Party, 5, Screener.Everything)
            .FirstOrDefault(hit => hit.Entry.Party.Id == one.Id)
    );
    Say(
        $"| {label}: right entry among five; from possible on | 99.8 %; 98 % | {Share(hits.Count(hit => hit is not null), hits.Count)}; {Share(hits.Count(hit => hit?.Tier >= Tier.Possible), hits.Count)} |"
    );
    foreach (var which in new[] { "global", "us" })
    {
        var set = data.Others(which);
        Say(
            $"| {label}: false alarms on negatives_{which}, possible; strong | 0.3 % | {Share(set.Count(party => against.Screen(party, 1, Tier.Possible).Count > 0), set.Count)}; {Share(set.Count(party => against.Screen(party, 1, Tier.Strong).Count > 0), set.Count)} |"
        );
    }
}
Say();

Say(
    "Beside others, by name alone, on the same lists and queries in the same run. The threshold of each is the lowest at which no more than 0.5 % of the negatives raise an alarm."
);
Say();
Say(
    "| | listed queries/s | negative queries/s | threshold | listed found (right entry) | false alarms |"
);
Say("|---|--:|--:|--:|--:|--:|");
using var trigrams = TrigramPeer.Start(lists);
if (trigrams is null)
    Console.Error.WriteLine("PostgreSQL was not found, or did not start: left out.");
foreach (
    var peer in new IPeer?[] { new Ours(screener), new LucenePeer(lists), trigrams }.OfType<IPeer>()
)
    Beside.Measure(peer, listed, others, Say);

if (args is [_, var results])
    Machine.Write(results, text.ToString());
return 0;

static string Share(int part, int whole) => $"{100.0 * part / whole:0.00} %";
