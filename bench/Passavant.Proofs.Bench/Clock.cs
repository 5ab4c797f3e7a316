using System.Runtime.InteropServices;

namespace Passavant.Proofs.Bench;

/// <summary>Milliseconds of processor time: the first run, and the best and the median of those after warming up.</summary>
public sealed record Times(double First, double Best, double Median);

/// <summary>Measures processor time, not time on the clock.</summary>
internal static partial class Clock
{
    /// <summary>Runs again and again for some milliseconds of processor time.</summary>
    public static Times Measure(
        Action run,
        double warming = 3000,
        double measuring = 1500,
        int least = 7
    )
    {
        var first = Once(run);
        for (var spent = 0.0; spent < warming; )
            spent += Once(run);
        var times = new List<double>();
        for (var spent = 0.0; spent < measuring || times.Count < least; spent += times[^1])
            times.Add(Once(run));
        times.Sort();
        return new(first, times[0], times[times.Count / 2]);
    }

    /// <summary>Processor time of this process, all its threads.</summary>
    public static double Once(Action run)
    {
        var start = Environment.CpuUsage.TotalTime;
        run();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }

    /// <summary>Processor time of programs that were started and have ended.</summary>
    public static double OfPrograms()
    {
        const int Children = -1;
        Span<long> usage = stackalloc long[18];
        if (Usage(Children, ref MemoryMarshal.GetReference(usage)) != 0)
            throw new InvalidOperationException("Processor time cannot be had.");
        return (usage[0] + usage[2]) * 1e3 + (usage[1] + usage[3]) / 1e3;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int Usage(int who, ref long usage);
}
