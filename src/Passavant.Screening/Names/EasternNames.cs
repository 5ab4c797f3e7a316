namespace Passavant.Screening.Names;

/// <summary>Persons' names in Chinese characters and Hangul: the family name first, given names as one word (Chinese) or by syllable (Korean).</summary>
static class EasternNames
{
    public static void Read(ReadOnlySpan<char> text, Script script, Reading reading, Scratch scratch)
    {
        var family = text.Length is >= 2 and <= 4 ? 1 : 0;
        if (script == Script.Hangul)
        {
            foreach (ref readonly var syllable in text)
                Word(new ReadOnlySpan<char>(in syllable), script, reading, scratch);
            return;
        }

        Word(text[..family], script, reading, scratch);
        Word(text[family..], script, reading, scratch);
    }

    static void Word(ReadOnlySpan<char> text, Script script, Reading reading, Scratch scratch)
    {
        var start = scratch.LatinCount;
        Romaniser.Romanise(text, script, reading, scratch);
        scratch.End(start, Romaniser.Source(script));
    }
}
