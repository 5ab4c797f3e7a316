namespace Passavant.Accords.Tests.Laws;

/// <summary>How hard laws are tried: two seconds each in the normal run, tens of thousands of times when PASSAVANT_LONG is 1.</summary>
internal static class Long
{
    public static bool Run { get; } = Environment.GetEnvironmentVariable("PASSAVANT_LONG") == "1";

    public static long Times(long normally, int more = 50) => Run ? normally * more : normally;

    /// <summary>Tries a law on generated values for two seconds, so that the whole suite takes a known time on a busy machine; in the long run <paramref name="times"/> times over. A failure prints the smallest found and the seed that leads to it.</summary>
    public static void Sample<T>(Gen<T> gen, Action<T> law, long times)
        where T : class
    {
        if (Run)
            gen.Sample(law, iter: 50 * times, print: value => value.ToString()!);
        else
            gen.Sample(law, time: 2, print: value => value.ToString()!);
    }
}
