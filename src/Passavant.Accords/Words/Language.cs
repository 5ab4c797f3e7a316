using System.Diagnostics.CodeAnalysis;

namespace Passavant.Accords.Words;

/// <summary>A language Passavant speaks: English or French.</summary>
/// <remarks>Equal by reference: there is one value for each language. What an accord itself says in another language is printed in it only where it is one of these.</remarks>
public sealed class Language : IParsable<Language>
{
    private readonly IReadOnlyDictionary<Phrase, string> phrases;

    private Language(string code, string name, IReadOnlyDictionary<Phrase, string> phrases) =>
        (Code, Name, this.phrases) = (code, name, phrases);

    /// <summary>English, as the United Kingdom spells it.</summary>
    public static Language English { get; } = new("en", "English", EnglishPhrases.Table);

    /// <summary>French.</summary>
    public static Language French { get; } = new("fr", "français", FrenchPhrases.Table);

    /// <summary>Every language there is.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, French];

    /// <summary>The ISO 639-1 code.</summary>
    public string Code { get; }

    /// <summary>What its speakers call it.</summary>
    public string Name { get; }

    /// <summary>What stands between the parts of a list whose parts hold commas.</summary>
    public string Semicolon => this == French ? "\u00A0; " : "; ";

    /// <summary>A text of the interface.</summary>
    public string this[Phrase phrase] => phrases[phrase];

    /// <summary>A text of the interface with its places filled.</summary>
    public string Say(Phrase phrase, params ReadOnlySpan<string> parts)
    {
        var text = phrases[phrase];
        for (var i = 0; i < parts.Length; i++)
            text = text.Replace($"{{{i}}}", parts[i], StringComparison.Ordinal);
        return text;
    }

    internal bool Has(Phrase phrase) => phrases.ContainsKey(phrase);

    /// <summary>Reads a code: <c>en</c> or <c>fr</c>, in any letter case, with or without a country (<c>fr-CA</c>).</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static Language Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var language)
            ? language
            : throw new FormatException(
                $"'{s}' is no language spoken here; expected 'en' or 'fr'."
            );

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Language result
    )
    {
        var code = (s ?? "").Split('-', '_')[0].Trim();
        result = All.FirstOrDefault(language =>
            string.Equals(language.Code, code, StringComparison.OrdinalIgnoreCase)
        );
        return result is not null;
    }

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
