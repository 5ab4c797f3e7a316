using AnyAscii;

namespace Passavant.Screening.Names;

/// <summary>How a name is read where there is a choice.</summary>
enum Reading
{
    Usual,

    /// <summary>Cyrillic as Ukrainian and Belarusian.</summary>
    Southern,

    /// <summary>Hangul in the spelling of the South.</summary>
    South,

    /// <summary>Chinese characters as Korean names.</summary>
    Korean,

    /// <summary>Chinese characters in Wade-Giles or Cantonese, where common.</summary>
    Cantonese,

    /// <summary>Chinese characters as Japanese names.</summary>
    Japanese,
}

/// <summary>Brings one folded word to Latin letters.</summary>
static class Romaniser
{
    public static TokenSource Source(Script script) =>
        script switch
        {
            Script.None or Script.Latin => TokenSource.Written,
            Script.Arabic or Script.Hebrew => TokenSource.Consonants,
            Script.Han => TokenSource.Reading,
            _ => TokenSource.Transliterated,
        };

    /// <summary>Appends the word to the Latin buffer.</summary>
    public static void Romanise(ReadOnlySpan<char> word, Script script, Reading reading, Scratch to)
    {
        if (word.IsEmpty)
            return;
        switch (script)
        {
            case Script.None or Script.Latin:
                to.Write(word);
                break;
            case Script.Cyrillic:
                Cyrillic.Romanise(word, reading == Reading.Southern, to);
                break;
            case Script.Arabic:
                Arabic.Romanise(word, to);
                break;
            case Script.Hangul:
                Hangul.Romanise(word, reading == Reading.South, to);
                break;
            case Script.Hebrew:
                Hebrew.Romanise(word, to);
                break;
            case Script.Greek:
                Greek.Romanise(word, to);
                break;
            case Script.Han:
                Han.Romanise(word, reading, to);
                break;
            case Script.Unspaced when Indic.IsKhmer(word[0]):
                Indic.Khmer(word, to);
                break;
            case Script.Unspaced:
                Indic.Thai(word, to);
                break;
            case Script.Other when Indic.IsIndian(word[0]):
                Indic.Romanise(word, to);
                break;
            default:
                ByTable(word, to);
                break;
        }
    }

    /// <summary>Appends what the AnyAscii tables give.</summary>
    public static void ByTable(ReadOnlySpan<char> word, Scratch to)
    {
        foreach (var rune in word.EnumerateRunes())
        foreach (var part in Transliteration.Transliterate(rune))
            if (char.IsAsciiLetterOrDigit((char)part))
                to.Write(char.ToLowerInvariant((char)part));
    }
}
