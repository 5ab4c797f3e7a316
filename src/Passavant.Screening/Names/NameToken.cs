namespace Passavant.Screening.Names;

/// <summary>One word of a name, brought to Latin letters.</summary>
/// <remarks>Equal when all parts are equal.</remarks>
/// <param name="Text">Lower-case <c>a</c>–<c>z</c> and digits only; never empty. Words that mean the same in several languages (<see cref="TokenKind.LegalForm"/>, <see cref="TokenKind.Common"/>, <see cref="TokenKind.Place"/>) stand as one English word.</param>
/// <param name="Kind">What part it plays in a name.</param>
/// <param name="Source">How its letters came about.</param>
public readonly record struct NameToken(string Text, TokenKind Kind, TokenSource Source);

/// <summary>What part a word plays in a name; it says how much it identifies.</summary>
public enum TokenKind
{
    /// <summary>A name proper.</summary>
    Name,

    /// <summary>A single letter that stands for a name.</summary>
    Initial,

    /// <summary>A particle that comes and goes: al, de, van, bin, von.</summary>
    Particle,

    /// <summary>A title or courtesy: Dr, Haji, Sheikh, General.</summary>
    Title,

    /// <summary>A legal form: “llc”, “joint stock company”.</summary>
    LegalForm,

    /// <summary>A word that says what an organisation does or is: trading, research, institute, group.</summary>
    Common,

    /// <summary>A country, region or city that is known by several words.</summary>
    Place,

    /// <summary>A number, in digits whatever it was written in; numbers must agree.</summary>
    Number,
}

/// <summary>How the letters of a token came about; it says which comparison is fair.</summary>
public enum TokenSource
{
    /// <summary>Written in Latin letters, or taken from a table of words.</summary>
    Written,

    /// <summary>Transliterated from a script that writes vowels (Cyrillic, Greek, Kana, Hangul …).</summary>
    Transliterated,

    /// <summary>Transliterated from a script that leaves most vowels out (Arabic, Hebrew): only its consonants can be relied on.</summary>
    Consonants,

    /// <summary>A reading of Chinese characters, of which there may be others.</summary>
    Reading,
}
