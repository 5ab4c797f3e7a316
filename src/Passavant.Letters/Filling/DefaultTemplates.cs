namespace Passavant.Letters.Filling;

/// <summary>The templates that come with the program, in English and French, for an authority that has none of its own.</summary>
public static class DefaultTemplates
{
    /// <summary>The template for a kind of letter.</summary>
    /// <exception cref="ArgumentException">There is none in this language.</exception>
    public static LetterTemplate Of(LetterKind kind, LetterWords words) =>
        LetterTemplate.Read(Text(kind, words), words, LetterFields.Of(kind));

    /// <summary>Its text, as a start for an authority's own.</summary>
    /// <exception cref="ArgumentException">There is none in this language.</exception>
    public static string Text(LetterKind kind, LetterWords words)
    {
        using var stream =
            typeof(DefaultTemplates).Assembly.GetManifestResourceStream($"{words.Language}/{kind}")
            ?? throw new ArgumentException(
                $"there is no template for {kind} in '{words.Language}'; expected 'en' or 'fr'"
            );
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
