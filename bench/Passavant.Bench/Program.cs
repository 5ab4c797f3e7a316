using System.Diagnostics;
using System.Globalization;
using Passavant.Accords;
using Passavant.Bench.Generated;

var accord = new GeneratedAccord(AccordShape.TwoHundredRules, 1);
var transfers = GeneratedTransfer.Make(accord, 256, 2).Select(transfer => transfer.For(accord)).ToArray();
var open = GeneratedTransfer.Make(accord, 256, 3, 0.2).Select(transfer => transfer.For(accord)).ToArray();
var assessor = new Assessor(accord.Accord, Instruments.None, new DateOnly(2026, 11, 25), new DateOnly(2026, 11, 25));
var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 3;
foreach (var (name, set) in new[] { ("full", transfers), ("open", open) })
{
    var best = double.MaxValue;
    long bytes = 0;
    var until = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
    while (Stopwatch.GetTimestamp() < until)
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
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"decide {name}: {best:0} ns, {1e9 / best:0}/s, {bytes} bytes"));
}
