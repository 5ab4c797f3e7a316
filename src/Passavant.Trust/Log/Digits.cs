using System.Globalization;

namespace Passavant.Trust.Log;

/// <summary>Numbers as logs write them: ASCII digits without leading zeros.</summary>
internal static class Digits
{
    /// <summary>Reads a number from 0 to 2^63−1 in its one spelling.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        return text.Length is > 0 and < 20
            && (text[0] != '0' || text.Length == 1)
            && !text.ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
