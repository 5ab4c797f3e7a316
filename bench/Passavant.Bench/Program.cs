using System.Diagnostics;
using System.Globalization;
using Passavant.Accords;
using Passavant.Bench.Generated;

var accord = new GeneratedAccord(AccordShape.TwoHundredRules, 1);
var generated = GeneratedTransfer.Make(accord, 4096, 2);
var transfers = generated.Select(transfer => transfer.For(accord)).ToArray();
var open = GeneratedTransfer
    .Make(accord, 4096, 3, 0.2)
    .Select(transfer => transfer.For(accord))
    .ToArray();
var assessor = new Assessor(
    accord.Accord,
    Instruments.None,
    new DateOnly(2026, 11, 25),
    new DateOnly(2026, 11, 25)
);
foreach (var group in transfers.GroupBy(transfer => assessor.Decide(transfer).Outcomes.ToString()))
    Console.WriteLine($"{group.Count(), 6} {group.Key}");
foreach (var (name, set) in new[] { ("full", transfers), ("open", open) })
{
    var best = double.MaxValue;
    long bytes = 0;
    for (var round = 0; round < 40; round++)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var sum = 0;
        foreach (var transfer in set)
            sum += (int)assessor.Decide(transfer).Stands;
        var elapsed = Stopwatch.GetElapsedTime(start).TotalNanoseconds / set.Length;
        best = Math.Min(best, elapsed);
        bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / set.Length;
        GC.KeepAlive(sum);
    }
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"decide {name}: {best:0} ns, {1e9 / best:0}/s, {bytes} bytes"
        )
    );
}
