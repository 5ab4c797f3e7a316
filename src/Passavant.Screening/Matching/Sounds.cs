using System.Numerics;

namespace Passavant.Screening.Matching;

/// <summary>The sounds a Latin word is made of: letter groups that stand for one sound become one sign, doubled letters one, so that spellings of one name come close together.</summary>
/// <remarks>A sign is a byte from 1 to <see cref="Count"/>. The costs of exchanging, dropping and adding signs are in hundredths of a plain error; they say which slips and which transliterations are usual.</remarks>
internal static class Sounds
{
    // One sign a letter, then those for groups: sh, ch, kh, th, gh, zh, ts, ai.
    private const string Signs = "abcdefghijklmnopqrstuvwxyz0123456789SCKTGZEA";
    private const string Vowels = "aeiouA";

    /// <summary>How many signs there are; they are numbered from 1.</summary>
    public const int Count = 44;

    /// <summary>The longest word read; what goes beyond is left out of the comparison.</summary>
    public const int Longest = 48;

    private static readonly byte[] exchange = AllExchanges();
    private static readonly byte[] drop = Drops();
    private static readonly byte[] least = Leasts();

    // The first group that fits is taken: longer ones stand first.
    private static readonly (string Group, string Sign)[] groups =
    [
        ("tsch", "C"),
        ("stch", "S"),
        ("shch", "S"),
        ("sch", "S"),
        ("tch", "C"),
        ("dzh", "j"),
        ("sh", "S"),
        ("sz", "S"),
        ("ch", "C"),
        ("cz", "C"),
        ("kh", "K"),
        ("th", "T"),
        ("dh", "d"),
        ("gh", "G"),
        ("zh", "Z"),
        ("ph", "f"),
        ("ck", "k"),
        ("ts", "E"),
        ("tz", "E"),
        ("dj", "j"),
        ("ks", "x"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ie", "i"),
        ("iy", "i"),
        ("ij", "i"),
        ("yi", "i"),
        ("ii", "i"),
        ("yy", "i"),
        ("ai", "A"),
        ("ay", "A"),
        ("ei", "A"),
        ("ey", "A"),
        ("ya", "ia"),
        ("yu", "iu"),
        ("ju", "iu"),
        ("ja", "ja"),
        ("ye", "e"),
        ("yo", "io"),
    ];

    /// <summary>Reads a word of <c>a</c>–<c>z</c> and digits as signs.</summary>
    /// <returns>How many signs were written, at most <see cref="Longest"/>.</returns>
    public static int Read(ReadOnlySpan<char> word, Span<byte> signs)
    {
        var length = 0;
        for (var at = 0; at < word.Length && length < Longest; )
        {
            var taken = 1;
            ReadOnlySpan<char> sign = word.Slice(at, 1);
            foreach (var group in groups)
                if (word[at] == group.Group[0] && word[at..].StartsWith(group.Group))
                {
                    taken = group.Group.Length;
                    sign = group.Sign;
                    break;
                }
            foreach (var letter in sign)
            {
                var one = Sign(letter);
                if ((length == 0 || signs[length - 1] != one) && length < Longest)
                    signs[length++] = one;
            }
            at += taken;
        }
        return length;
    }

    /// <summary>What it costs to find one sign where the other was expected, in hundredths.</summary>
    public static byte Exchange(byte one, byte other) => exchange[one * (Count + 1) + other];

    /// <summary>What it costs to find each sign where one was expected.</summary>
    public static ReadOnlySpan<byte> Exchanges(byte one) =>
        exchange.AsSpan(one * (Count + 1), Count + 1);

    /// <summary>What it costs to miss a sign, or find one too many, in hundredths.</summary>
    public static byte Drop(byte sign) => drop[sign];

    /// <summary>What it costs to find two neighbouring signs the other way round, in hundredths.</summary>
    public const int Swap = 70;

    /// <summary>The least it can cost to be rid of signs, each once, whatever takes their place.</summary>
    /// <param name="signs">The signs, a bit each.</param>
    public static int Least(ulong signs)
    {
        var cost = 0;
        for (; signs != 0; signs &= signs - 1)
            cost += least[BitOperations.TrailingZeroCount(signs)];
        return cost;
    }

    private static byte[] Leasts()
    {
        var costs = new byte[Count + 1];
        for (byte one = 1; one <= Count; one++)
        {
            costs[one] = drop[one];
            for (byte other = 1; other <= Count; other++)
                if (other != one)
                    costs[one] = Math.Min(costs[one], Exchange(one, other));
        }
        return costs;
    }

    private static byte Sign(char letter) =>
        letter switch
        {
            >= 'a' and <= 'z' => (byte)(letter - 'a' + 1),
            >= '0' and <= '9' => (byte)(letter - '0' + 27),
            _ => (byte)(Signs.IndexOf(letter) + 1),
        };

    private static byte[] Drops()
    {
        var costs = new byte[Count + 1];
        for (var i = 0; i < Signs.Length; i++)
            costs[i + 1] = Signs[i] switch
            {
                'h' => 40,
                'w' or 'y' or 'e' => 50,
                'G' => 70,
                _ when Vowels.Contains(Signs[i]) => 55,
                _ => 100,
            };
        return costs;
    }

    private static byte[] AllExchanges()
    {
        var costs = new byte[(Count + 1) * (Count + 1)];
        Array.Fill(costs, (byte)100);
        for (var i = 1; i <= Count; i++)
            costs[i * (Count + 1) + i] = 0;
        foreach (var one in Vowels)
        foreach (var other in Vowels)
            if (one != other)
                Near(one, other, 45);
        foreach (
            var (pairs, cost) in new[]
            {
                ("yi vw ck kq Tt Gg Zz Zj Ss Kh ij yj fv Ec", 20),
                ("uo uw ei ou sz Kk Gq gq CS Ae Ai cs Es Ez jg Ch GK", 35),
                ("dt bp gk gh uv Td Ts CZ Sj Cj Ck Cc ye ya xs xk hK Sc Ss EC wb vb", 50),
                ("mn lr fp jC", 80),
            }
        )
        foreach (var pair in pairs.Split(' '))
            Near(pair[0], pair[1], cost);
        return costs;

        void Near(char one, char other, int cost)
        {
            costs[Sign(one) * (Count + 1) + Sign(other)] = (byte)cost;
            costs[Sign(other) * (Count + 1) + Sign(one)] = (byte)cost;
        }
    }
}
