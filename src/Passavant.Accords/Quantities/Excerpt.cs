namespace Passavant.Accords.Quantities;

/// <summary>The start of refused text, short and on one line, for a message.</summary>
static class Excerpt
{
    const int Longest = 60;

    public static string Of(ReadOnlySpan<char> text)
    {
        var cut = text.Length > Longest;
        var shown = (cut ? text[..Longest] : text).ToString().ToCharArray();
        for (var i = 0; i < shown.Length; i++)
        {
            if (char.IsControl(shown[i]) || char.IsSurrogate(shown[i]))
            {
                shown[i] = '?';
            }
        }

        return cut ? $"{new string(shown)}…" : new string(shown);
    }
}
