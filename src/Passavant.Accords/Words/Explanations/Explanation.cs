using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>A determination as reasons a minister could sign: what was asked, the answer, then provision by provision in the order that decides.</summary>
/// <remarks>Same determination and options, same document. Nothing is judged anew: what the determination says is told, with the sentence-by-sentence reading beside it.</remarks>
public static class Explanation
{
    /// <summary>The explanation of a determination.</summary>
    public static Document Of(
        Determination determination,
        Language language,
        ExplanationOptions? options = null
    )
    {
        var telling = new Telling(determination, language, options ?? ExplanationOptions.Default);
        Answered.Write(telling);
        Asked.Write(telling);
        foreach (var line in determination.Lines)
            LineReasons.Write(telling, line);
        Endings.Write(telling);
        return new Document(
            language,
            language.Say(Phrase.DeterminationOf, determination.Transfer.Id),
            telling.Blocks
        )
        {
            Subtitle = language.Say(
                Phrase.UnderAccord,
                telling.In(determination.Accord.Title),
                determination.Accord.Version,
                language.Say(determination.AsOf)
            ),
        };
    }

    /// <summary>The tone of an outcome.</summary>
    internal static Tone ToneOf(OutcomeSet outcomes) =>
        !outcomes.IsSettled ? Tone.Open
        : outcomes.Mildest <= Outcome.Authorised ? Tone.Mild
        : outcomes.Mildest < Outcome.PresumptionOfDenial ? Tone.Middle
        : Tone.Grave;

    /// <summary>Outcomes as a sentence joins them.</summary>
    internal static string Say(OutcomeSet outcomes, Language language) =>
        language.Or(outcomes.Select(outcome => language.Say(outcome)));
}

/// <summary>The answer first: the outcome, or those still possible, and what stands meanwhile.</summary>
internal static class Answered
{
    public static void Write(Telling telling)
    {
        var (determination, language) = (telling.Determination, telling.Language);
        telling.Say(
            Sentence(determination, language),
            ParagraphKind.Lead,
            Explanation.ToneOf(determination.Outcomes)
        );
        if (!determination.IsExact)
            telling.Say(language[Phrase.NotExact]);
        if (!determination.IsInForce)
            telling.Say(language.Say(Phrase.NotInForce, language.Say(determination.AsOf)));
        else if (determination.Jurisdiction != Truth.Yes)
            telling.Say(
                language[
                    determination.Jurisdiction == Truth.No
                        ? Phrase.NoJurisdiction
                        : Phrase.JurisdictionOpen
                ]
            );
        foreach (var decider in determination.DecidedBy)
            telling.Say(Decides(telling, decider));
        var milder = determination.Milder.ToList();
        if (milder.Count > 0)
            telling.Say(
                language.Say(
                    Phrase.MilderLines,
                    language.And(milder.Select(line => line.Item.Line)),
                    language.Or(
                        milder
                            .SelectMany(line => line.Outcomes)
                            .Distinct()
                            .Order()
                            .Select(outcome => language.Say(outcome))
                    )
                )
            );
    }

    public static string Sentence(Determination determination, Language language) =>
        determination.Outcomes.IsSettled
            ? $"{Names.Capital(language.Say(determination.Outcomes.Mildest))}."
            : language.Say(
                Phrase.StillPossible,
                Explanation.Say(determination.Outcomes, language),
                language.Say(determination.Stands)
            );

    private static string Decides(Telling telling, DecidedBy decider)
    {
        var language = telling.Language;
        var authority = decider.Authority is { } known ? telling.In(known.Title) : "";
        var who = decider.Rung is { } rung
            ? language.Say(Phrase.AtRung, authority, telling.In(rung.Title))
            : authority;
        return (decider.Within, decider.By) switch
        {
            ({ } within, { } by) => language.Say(
                Phrase.DecidesBy,
                who,
                language.Say(by),
                language.Say(within)
            ),
            ({ } within, null) => language.Say(Phrase.DecidesWithin, who, language.Say(within)),
            _ => language.Say(Phrase.Decides, who),
        };
    }
}
