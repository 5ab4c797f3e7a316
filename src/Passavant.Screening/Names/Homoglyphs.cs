namespace Passavant.Screening.Names;

/// <summary>Letters of Cyrillic and Latin that look alike, for words that mix both.</summary>
static class Homoglyphs
{
    const string Cyrillic = "авекмнорстухіјѕ";
    const string Latin = "abekmhopctyxijs";

    /// <summary>Brings a mixed word to the script most of its letters are in, as far as letters look alike.</summary>
    public static Script Settle(Span<char> word, int latin, int other)
    {
        var (from, to, script) =
            latin >= other ? (Cyrillic, Latin, Script.Latin) : (Latin, Cyrillic, Script.Cyrillic);
        foreach (ref var letter in word)
            if (from.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0)
                letter = to[at];
        foreach (var letter in word)
            if (letter > 'z')
                return Script.Cyrillic;
        return script;
    }
}
