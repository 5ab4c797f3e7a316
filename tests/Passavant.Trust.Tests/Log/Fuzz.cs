using Passavant.Accords.Tests.Laws;

namespace Passavant.Trust.Tests.Log;

/// <summary>Hostile bytes: good ones bent, cut, doubled and spliced, and plain noise.</summary>
internal static class Fuzz
{
    /// <summary>Hands bytes to a reader that must answer, never throw. Fifty times as many in the long run.</summary>
    public static void Bytes(byte[][] seeds, Action<byte[]> reader, int times) =>
        Long.Sample(From(seeds), hostile => reader(hostile.Bytes), times);

    private static Gen<Hostile> From(byte[][] seeds)
    {
        var seed = Choose.Of(seeds);
        var step = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20], Gen.Byte);
        var bent = Gen.Select(seed, step.Array[0, 4], seed)
            .Select(
                (bytes, steps, other) =>
                    new Hostile(steps.Aggregate(bytes, (now, how) => Bend(now, how, other)))
            );
        var noise = Gen.Byte.Array[0, 200].Select(bytes => new Hostile(bytes));
        return Gen.Frequency((9, bent), (1, noise));
    }

    private static byte[] Bend(
        byte[] bytes,
        (int How, int At, int To, byte Value) step,
        byte[] other
    )
    {
        if (bytes.Length == 0)
            return [step.Value];
        var (at, to) = (step.At % bytes.Length, step.To % bytes.Length);
        var (low, high) = (Math.Min(at, to), Math.Max(at, to));
        var copy = bytes.ToArray();
        switch (step.How)
        {
            case 0:
                copy[at] ^= (byte)(1 << (step.Value % 8));
                return copy;
            case 1:
                copy[at] = step.Value;
                return copy;
            case 2:
                return [.. bytes[..at], .. bytes[(at + 1)..]];
            case 3:
                return [.. bytes[..at], step.Value, .. bytes[at..]];
            case 4:
                return bytes[..at];
            case 5:
                return [.. bytes[..high], .. bytes[low..]];
            case 6:
                return [.. bytes[..low], .. bytes[high..]];
            case 7:
                return [.. bytes[..at], .. other.AsSpan(Math.Min(to, other.Length))];
            default:
                // Swapping lines keeps every line good.
                var lines = System.Text.Encoding.Latin1.GetString(bytes).Split('\n');
                (lines[at % lines.Length], lines[to % lines.Length]) = (
                    lines[to % lines.Length],
                    lines[at % lines.Length]
                );
                return System.Text.Encoding.Latin1.GetBytes(string.Join('\n', lines));
        }
    }

    private sealed record Hostile(byte[] Bytes)
    {
        public override string ToString() => Convert.ToBase64String(Bytes);
    }
}
