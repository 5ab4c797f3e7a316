namespace Passavant.Accords.Words;

/// <summary>The glossary: terms by what they are about, roles, groups of countries.</summary>
internal static class GlossaryChapter
{
    public static void Write(AccordWriting writing)
    {
        var (glossary, language) = (writing.Accord.Glossary, writing.Language);
        writing.Heading(2, language[Phrase.GlossaryTitle]);
        writing.Say(language[Phrase.GlossaryIntro]);
        foreach (var about in Enum.GetValues<About>())
        {
            var terms = glossary
                .Terms.Where(term =>
                    term.About == about && term.Handling <= writing.Selection.Audience
                )
                .ToList();
            if (terms.Count == 0)
                continue;
            writing.Heading(3, language.Say(Phrase.GlossaryAbout, language.Say(about)));
            writing.Table(
                "",
                [
                    Phrase.ColumnTerm,
                    Phrase.ColumnMeaning,
                    Phrase.ColumnValues,
                    Phrase.ColumnConcerns,
                ],
                terms.Select(term =>
                    (IReadOnlyList<Cell>)
                        [
                            term.Name,
                            string.Join(
                                " ",
                                new[]
                                {
                                    writing.In(term.Label) + ".",
                                    term.Note is { } note ? writing.In(note) : null,
                                }.OfType<string>()
                            ),
                            Values(term, writing),
                            string.Join(", ", term.Of),
                        ]
                )
            );
        }
        writing.Heading(3, language[Phrase.Roles]);
        writing.Table(
            "",
            [Phrase.ColumnTerm, Phrase.ColumnMeaning, Phrase.ColumnRemark],
            glossary
                .Roles.Values.OrderBy(role => role.Name, StringComparer.Ordinal)
                .Select(role =>
                    (IReadOnlyList<Cell>)
                        [
                            role.Name,
                            writing.In(role.Label),
                            role.Required ? language[Phrase.RoleRequired] : "",
                        ]
                )
        );
        if (glossary.Groups.Count == 0)
            return;
        writing.Heading(3, language[Phrase.Groups]);
        writing.Table(
            "",
            [Phrase.ColumnTerm, Phrase.ColumnMeaning, Phrase.ColumnMembers],
            glossary
                .Groups.Values.OrderBy(group => group.Name, Natural.Order)
                .Select(group =>
                    (IReadOnlyList<Cell>)
                        [
                            group.Name,
                            writing.In(group.Label),
                            string.Join(
                                ", ",
                                group.Countries.Select(code => CountryNames.In(language, code))
                            ),
                        ]
                )
        );
    }

    private static string Values(Term term, AccordWriting writing) =>
        term.Kind switch
        {
            TermKind.Choice choice => string.Join(
                ", ",
                choice.Words.Select(word => FactWords.Choice(term, word, writing.Language))
            ),
            TermKind.Judgement judgement =>
                $"{QuestionWords.Answer(term, writing.Language)}; {writing.Language.Say(Phrase.ToBeSettledBy, judgement.SettledBy)}",
            _ => QuestionWords.Answer(term, writing.Language),
        };
}
