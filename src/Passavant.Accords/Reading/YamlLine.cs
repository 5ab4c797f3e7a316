namespace Passavant.Accords.Reading;

/// <summary>One line of a text, by offsets into it.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Content">Its first character that is neither space nor tab; <paramref name="End"/> when there is none.</param>
/// <param name="End">Where it ends, before the line break.</param>
/// <param name="Tab">Whether a tab stands before its content.</param>
readonly record struct YamlLine(int Start, int Content, int End, bool Tab)
{
    /// <summary>Whether nothing but spaces and tabs stands on it.</summary>
    public bool Blank => Content == End;

    /// <summary>How many columns its content is indented; a tab counts as one, and is reported where it matters.</summary>
    public int Indent => Content - Start;

    /// <summary>The lines of a text.</summary>
    public static YamlLine[] Of(string text)
    {
        var lines = new List<YamlLine>(text.Length / 32);
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            var end = length < 0 ? text.Length : start + length;
            var content = start;
            var tab = false;
            while (content < end && text[content] is ' ' or '\t')
            {
                tab |= text[content++] == '\t';
            }
            lines.Add(new YamlLine(start, content, end, tab));
            start =
                end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }
        return [.. lines];
    }
}
