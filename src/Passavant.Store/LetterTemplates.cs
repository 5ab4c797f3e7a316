namespace Passavant.Store;

/// <summary>The text letters of one kind are made from, for an authority and a language.</summary>
public sealed record LetterTemplateRow
{
    /// <summary>The authority that writes.</summary>
    public required string Authority { get; init; }

    /// <summary>What kind of letter.</summary>
    public required string Kind { get; init; }

    /// <summary>Its language.</summary>
    public required string Language { get; init; }

    /// <summary>The text.</summary>
    public required string Content { get; init; }
}

/// <summary>The templates of letters that authorities have changed to their own.</summary>
public static class LetterTemplates
{
    /// <summary>Keeps one, in place of what it was.</summary>
    public static Task Put(Transaction change, LetterTemplateRow template) =>
        new Batch()
            .Put(
                "letter_templates",
                "authority, kind, language",
                ("authority", template.Authority),
                ("kind", template.Kind),
                ("language", template.Language),
                ("content", template.Content)
            )
            .Do(change);

    /// <summary>Forgets one: what came with the program is used again.</summary>
    public static Task Remove(Transaction change, LetterTemplateRow template) =>
        change.Do(
            "DELETE FROM letter_templates WHERE authority = @Authority AND kind = @Kind AND language = @Language",
            template
        );

    /// <summary>An authority's own.</summary>
    public static Task<IReadOnlyList<LetterTemplateRow>> Of(Reading reading, string authority) =>
        reading.All<LetterTemplateRow>(
            "SELECT authority, kind, language, content FROM letter_templates WHERE authority = @authority ORDER BY kind, language",
            new { authority }
        );

    /// <summary>One; null where the authority has none of its own.</summary>
    public static Task<LetterTemplateRow?> Find(
        Reading reading,
        string authority,
        string kind,
        string language
    ) =>
        reading.One<LetterTemplateRow>(
            "SELECT authority, kind, language, content FROM letter_templates WHERE authority = @authority AND kind = @kind AND language = @language",
            new
            {
                authority,
                kind,
                language,
            }
        );
}
