namespace Passavant.Accords.Words;

/// <summary>Every control as sentences, beside its source, why it exists, and what other regimes call it.</summary>
internal static class ControlsChapter
{
    public static void Write(AccordWriting writing)
    {
        var (accord, language) = (writing.Accord, writing.Language);
        var chosen = accord
            .Controls.Where(control =>
                writing.Selection.Control is null || control.Id == writing.Selection.Control
            )
            .Where(writing.MaySee)
            .ToList();
        if (chosen.Count == 0)
            return;
        if (writing.Selection.Control is not null)
            Control(writing, chosen[0], 2);
        else
            foreach (var domain in chosen.GroupBy(control => control.Domain))
            {
                writing.Heading(
                    2,
                    domain.Key is null
                        ? language[Phrase.ControlsTitle]
                        : language.Say(Phrase.ControlsDomain, writing.Domain(domain.Key))
                );
                foreach (var control in domain)
                    Control(writing, control, 3);
            }
        if (writing.Selection.Control is null && accord.GeneralNotes.Count > 0)
            Notes(writing);
    }

    private static void Control(AccordWriting writing, Control control, int level)
    {
        var language = writing.Language;
        writing.Heading(
            level,
            control.Title is { } title ? $"{control.Id} — {writing.In(title)}" : control.Id,
            control.Id
        );
        writing.Conditions(Phrase.ControlReachesIf, control.When, control.Unless);
        writing.Pairs([
            (language[Phrase.TriedFirstCodes], string.Join(", ", control.After)),
            (
                language[Phrase.GeneralNotesApply],
                string.Join(", ", control.Notes.Select(note => note.Id))
            ),
            (
                language[Phrase.Sensitivity],
                writing.Accord.Matrix.Sensitivities[control.Sensitivity]
            ),
            (language[Phrase.ReasonsForControl], string.Join(", ", control.Reasons)),
            (language[Phrase.Measure], writing.In(control.Measure)),
            (
                language[Phrase.Correspondences],
                string.Join(
                    language.Semicolon,
                    control.Corresponds.Select(one => Corresponds(one, language))
                )
            ),
            .. writing.Common(control),
        ]);
    }

    private static string Corresponds(Correspondence one, Language language) =>
        $"{one.Regime} {one.Code} ({language[one.Relation switch
        {
            "equal" => Phrase.CorrespondsEqual,
            "broader" => Phrase.CorrespondsBroader,
            "narrower" => Phrase.CorrespondsNarrower,
            _ => Phrase.CorrespondsOverlaps,
        }]})";

    private static void Notes(AccordWriting writing)
    {
        writing.Heading(2, writing.Language[Phrase.GeneralNotes]);
        foreach (var note in writing.Accord.GeneralNotes.Where(writing.MaySee))
        {
            writing.Heading(3, writing.Name(note), note.Id);
            writing.Say(writing.Language[Phrase.Unless]);
            writing.Add(
                new Block.Listing([
                    .. note.Unless.Select(one =>
                        ConditionWords.Lines(one, writing.Language, writing.Accord.Glossary)
                    ),
                ])
            );
            writing.Pairs([
                (writing.Language[Phrase.Scope], string.Join(", ", note.Scope)),
                .. writing.Common(note),
            ]);
        }
    }
}
