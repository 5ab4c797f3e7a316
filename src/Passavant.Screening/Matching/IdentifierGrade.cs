namespace Passavant.Screening.Matching;

/// <summary>What two numbers of registers say of each other, in hundredths of a point.</summary>
internal static class IdentifierGrade
{
    /// <summary>From here on the number alone makes it the same party, or one that took over its papers.</summary>
    public const int Certain = 4000;

    /// <summary>Numbers agree when letters and digits do, and the registers may be the same; of registers that give each party one number for life, another number speaks against.</summary>
    public static int Of(Identifier one, Identifier other)
    {
        if (one.Country is { } here && other.Country is { } there && here != there)
            return 0;
        var length = Same(Trimmed(one.Value), Trimmed(other.Value));
        if (length > 0)
            return length < 5 ? 500
                : one.Kind == other.Kind || length >= 8 && HasLetters(one.Value) ? Certain
                : one.Kind == "other" || other.Kind == "other" ? 2500
                : 0;
        return one.Kind == other.Kind && one.Kind is "imo" or "lei" or "inn" or "ogrn" ? -1500 : 0;
    }

    /// <summary>A number without the branch code that stands for a head office: <c>ABCDDEFFXXX</c> is <c>ABCDDEFF</c>.</summary>
    internal static string Trimmed(string value) =>
        value.Length == 11 && value.EndsWith("XXX", StringComparison.OrdinalIgnoreCase)
            ? value[..8]
            : value;

    private static bool HasLetters(string value) => value.Any(char.IsAsciiLetter);

    // How many letters and digits both are made of; 0 where they are not the same.
    private static int Same(string one, string other)
    {
        var (i, j, length) = (0, 0, 0);
        while (true)
        {
            while (i < one.Length && !char.IsLetterOrDigit(one[i]))
                i++;
            while (j < other.Length && !char.IsLetterOrDigit(other[j]))
                j++;
            if (i == one.Length || j == other.Length)
                return i == one.Length && j == other.Length ? length : 0;
            if (char.ToUpperInvariant(one[i++]) != char.ToUpperInvariant(other[j++]))
                return 0;
            length++;
        }
    }
}
