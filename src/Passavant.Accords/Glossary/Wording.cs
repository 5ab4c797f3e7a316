namespace Passavant.Accords;

/// <summary>A text in one or more languages, such as a label or a title.</summary>
/// <remarks>Compared by reference: wordings are read from an accord and printed, never matched.</remarks>
public sealed class Wording
{
    /// <summary>The language of a text that names none.</summary>
    public const string DefaultLanguage = "en";

    private readonly IReadOnlyDictionary<string, string> byLanguage;

    /// <summary>A text in several languages, by ISO 639-1 code.</summary>
    public Wording(IReadOnlyDictionary<string, string> byLanguage) => this.byLanguage = byLanguage;

    /// <summary>A text in the default language.</summary>
    public Wording(string text)
        : this(new Dictionary<string, string> { [DefaultLanguage] = text }) { }

    /// <summary>Each language with its text, in order of language code.</summary>
    public IEnumerable<KeyValuePair<string, string>> All =>
        byLanguage.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The text in <paramref name="language"/>, else in English, else in the first language there is.</summary>
    public string In(string language) =>
        byLanguage.TryGetValue(language, out var text)
        || byLanguage.TryGetValue(DefaultLanguage, out text)
            ? text
            : All.First().Value;

    /// <summary>The text in English, or in the first language there is.</summary>
    public override string ToString() => In(DefaultLanguage);
}
