using System.Diagnostics;

namespace Passavant.Bench.Compare;

/// <summary>An engine with the rules loaded: what it answers, and how long it takes.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Answers">Its answers for the fully stated transfers, or those with facts missing.</param>
/// <param name="Measure">Nanoseconds of processor time for one of the fully stated transfers, taken over about so many milliseconds. Processor time, since other work on the machine stretches time on the clock.</param>
internal sealed record Contestant(
    string Name,
    Func<bool, IReadOnlyList<Answer>> Answers,
    Func<double, double> Measure
)
{
    /// <summary>One that decides in this process.</summary>
    public static Contestant Here<T>(string name, T[] full, T[] open, Func<T, int> decide) =>
        new(
            name,
            stated =>
                [
                    .. (stated ? full : open).Select(transfer =>
                    {
                        try
                        {
                            return new Answer(decide(transfer));
                        }
                        catch (Exception error) when (error is not OutOfMemoryException)
                        {
                            return new Answer(-1, error.Message);
                        }
                    }),
                ],
            milliseconds =>
            {
                var (count, sum) = (0, 0);
                var start = Stopwatch.GetTimestamp();
                var used = Environment.CpuUsage.TotalTime;
                while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < milliseconds)
                    for (var next = 0; next < 16; next++, count++)
                        sum += decide(full[count % full.Length]);
                GC.KeepAlive(sum);
                return (Environment.CpuUsage.TotalTime - used).TotalNanoseconds / count;
            }
        );
}
