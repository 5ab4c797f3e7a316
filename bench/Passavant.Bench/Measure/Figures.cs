using System.Diagnostics;
using System.Globalization;
using Passavant.Accords;
using Passavant.Bench.Generated;

namespace Passavant.Bench.Measure;

/// <summary>One figure: nanoseconds and bytes for one transfer; the median and the best of many short runs.</summary>
internal sealed record Figure(string Name, double Median, double Best, long Bytes)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name, -32} median {Median, 9:n0} ns {1e9 / Median, 11:n0}/s   best {Best, 9:n0} ns {1e9 / Best, 11:n0}/s   {Bytes, 7:n0} B"
        );
}

/// <summary>The engine's own figures in seconds rather than minutes, for tuning: many short runs, so that other work on the machine shows in the median and not in the best.</summary>
internal static class Figures
{
    public static IEnumerable<Figure> Measure(double seconds)
    {
        var accord = new GeneratedAccord(AccordShape.TwoHundredRules, 1);
        var assessor = new Assessor(
            accord.Accord,
            Instruments.None,
            Compare.Comparison.Today,
            Compare.Comparison.Today
        );
        Transfer[] full =
        [
            .. GeneratedTransfer.Make(accord, 256, 2).Select(transfer => transfer.For(accord)),
        ];
        Transfer[] open =
        [
            .. GeneratedTransfer.Make(accord, 256, 3, 0.2).Select(transfer => transfer.For(accord)),
        ];
        (string, Transfer[], Func<Transfer, int>)[] runs =
        [
            ("Decide, every fact stated", full, transfer => (int)assessor.Decide(transfer).Stands),
            ("Decide, a fifth missing", open, transfer => (int)assessor.Decide(transfer).Stands),
            (
                "Trace, every fact stated",
                full,
                transfer => (int)assessor.Trace(transfer).Decision.Stands
            ),
            ("Classify, every fact stated", full, transfer => assessor.Classify(transfer).Count),
            ("Assess, every fact stated", full, transfer => (int)assessor.Assess(transfer).Stands),
            ("Assess, a fifth missing", open, transfer => (int)assessor.Assess(transfer).Stands),
        ];
        foreach (var (name, set, run) in runs)
            yield return One(name, set, run, seconds);
    }

    private static Figure One(string name, Transfer[] set, Func<Transfer, int> run, double seconds)
    {
        var times = new List<double>();
        long bytes = 0;
        // Seconds of processor time: other work on the machine must not cut the warming up short.
        for (
            var start = Environment.CpuUsage.TotalTime;
            (Environment.CpuUsage.TotalTime - start).TotalSeconds < seconds || times.Count < 3;

        )
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var from = Stopwatch.GetTimestamp();
            var sum = 0;
            foreach (var transfer in set)
                sum += run(transfer);
            times.Add(Stopwatch.GetElapsedTime(from).TotalNanoseconds / set.Length);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / set.Length;
            GC.KeepAlive(sum);
        }
        // The first half compiles and warms up.
        var warm = times.Skip(times.Count / 2).Order().ToList();
        return new Figure(name, warm[warm.Count / 2], warm[0], bytes);
    }
}
