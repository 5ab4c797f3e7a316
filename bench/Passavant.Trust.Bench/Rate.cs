using System.Diagnostics;
using System.Globalization;

namespace Passavant.Trust.Bench;

/// <summary>Times work on one thread, by the clock and by the processor time of the process.</summary>
internal static class Rate
{
    /// <summary>Runs the work some times and prints the best time, as things a second where it is done often.</summary>
    public static void Print(string what, int things, int times, string aim, Action work)
    {
        var (wall, cpu) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < times; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            work();
            wall = Math.Min(wall, Stopwatch.GetElapsedTime(start).TotalSeconds);
            cpu = Math.Min(cpu, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what, -46} {things / wall, 12:N0}/s {wall, 8:0.000} s {cpu, 8:0.000} cpu-s   {aim}"
            )
        );
    }
}
