using System.Diagnostics;

namespace Passavant.Screening.Bench;

/// <summary>The machine it runs on, and its clocks.</summary>
internal static class Machine
{
    private const string Begin = "<!-- begin: written by bench/run-screening -->";
    private const string End = "<!-- end: written by bench/run-screening -->";

    public static string Processor =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1]
                .Trim()
                ?? "unknown"
            : "unknown";

    public static string Load =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>Seconds on the clock and of the processor.</summary>
    public static (double Clock, double Processor) Time(Action run)
    {
        var clock = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        run();
        return (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    /// <summary>Puts the measured part of a page in its place.</summary>
    public static void Write(string path, string measured)
    {
        var page = File.ReadAllText(path);
        var (from, to) = (
            page.IndexOf(Begin, StringComparison.Ordinal),
            page.IndexOf(End, StringComparison.Ordinal)
        );
        File.WriteAllText(path, $"{page[..(from + Begin.Length)]}\n\n{measured}\n{page[to..]}");
    }
}

/// <summary>How fast one thread asks.</summary>
/// <param name="PerSecond">Questions a second of processor time of the whole process, or of the clock where another process works.</param>
/// <param name="Median">Milliseconds on the clock.</param>
/// <param name="Hundredth">Milliseconds on the clock that 99 of 100 stay under.</param>
/// <param name="Allocated">Bytes a question.</param>
internal sealed record Speed(double PerSecond, double Median, double Hundredth, double Allocated)
{
    public static Speed Of<T>(Func<Party, T> ask, List<Party> parties, TimeSpan budget)
    {
        // Another order, so that neighbours do not help one another.
        Party[] order = [.. parties];
        new Random(1).Shuffle(order);
        var clock = Stopwatch.StartNew();
        for (var i = 0; clock.Elapsed < budget / 4; i++)
            ask(order[i % order.Length]);
        var times = new List<double>();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        clock.Restart();
        for (var i = 0; clock.Elapsed < budget; i++)
        {
            var began = Stopwatch.GetTimestamp();
            ask(order[i % order.Length]);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var perSecond = times.Count / clock.Elapsed.TotalSeconds;
        var count = times.Count;
        times.Sort();
        return new(perSecond, times[count / 2], times[count * 99 / 100], (double)allocated / count);
    }
}
