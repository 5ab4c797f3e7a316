namespace Passavant.Accords.Tests.Laws;

/// <summary>How hard laws are tried: the same few hundred cases in every normal run, so that a build says the same each time; tens of thousands of fresh ones when PASSAVANT_LONG is 1.</summary>
internal static class Long
{
    public static bool Run { get; } = Environment.GetEnvironmentVariable("PASSAVANT_LONG") == "1";

    public static long Times(long normally, int more = 50) => Run ? normally * more : normally;

    /// <summary>Tries a law on generated values: on cases 1 to <paramref name="times"/> in the normal run; in the long run on fifty times as many, drawn anew, where a failure prints the smallest found and the seed that leads to it.</summary>
    public static void Sample<T>(Gen<T> gen, Action<T> law, int times)
        where T : class
    {
        if (Run)
        {
            gen.Sample(law, iter: 50L * times, print: value => value.ToString()!);
            return;
        }
        Parallel.For(
            1,
            times + 1,
            number =>
            {
                var value = gen.Generate(new PCG((uint)number, (ulong)number), null, out _);
                try
                {
                    law(value);
                }
                catch (Exception failure)
                {
                    throw new InvalidOperationException(
                        $"case {number}: {value}\n{failure.Message}",
                        failure
                    );
                }
            }
        );
    }
}
