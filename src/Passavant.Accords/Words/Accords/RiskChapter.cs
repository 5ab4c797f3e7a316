namespace Passavant.Accords.Words;

/// <summary>Risk: indicators by tier, and the mitigations that lower a tier.</summary>
internal static class RiskChapter
{
    public static void Write(AccordWriting writing)
    {
        var (accord, language) = (writing.Accord, writing.Language);
        if (accord.Indicators.Count + accord.Mitigations.Count == 0)
            return;
        writing.Heading(2, language[Phrase.RiskTitle]);
        writing.Say(language[Phrase.RiskDecidesReading]);
        writing.Note(writing.Record("risk")?.Wording("note"));
        foreach (
            var tier in accord
                .Indicators.Where(writing.MaySee)
                .GroupBy(indicator => indicator.Tier)
                .OrderBy(tier => tier.Key)
        )
            writing.Table(
                $"{language[Phrase.IndicatorsTitle]}, {language.Say(tier.Key)}",
                [Phrase.ById, Phrase.ColumnTitle, Phrase.ColumnLevel, Phrase.ColumnCondition],
                tier.Select(indicator =>
                    (IReadOnlyList<Cell>)
                        [
                            indicator.Id,
                            writing.In(indicator.Title),
                            accord.Matrix.Risks[indicator.Level],
                            Say(writing, indicator),
                        ]
                )
            );
        foreach (var mitigation in accord.Mitigations.Where(writing.MaySee))
        {
            writing.Heading(3, writing.Name(mitigation), mitigation.Id);
            writing.Say(
                language.Say(
                    Phrase.LowersBy,
                    Names.Capital(language.Say(mitigation.Tier)),
                    mitigation.Lowers.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    accord.Matrix.Risks[mitigation.Floor]
                )
            );
            writing.Conditions(Phrase.HoldsIf, mitigation.When, mitigation.Unless);
            if (mitigation.Conditions.Count > 0)
                writing.Add(
                    new Block.Listing([
                        .. mitigation.Conditions.Select(text => new Outline(writing.In(text), [])),
                    ])
                );
            writing.Pairs([
                (language[Phrase.VerifiedBy], writing.In(mitigation.VerifiedBy)),
                .. writing.Common(mitigation),
            ]);
        }
    }

    private static string Say(AccordWriting writing, Provision provision) =>
        Names.Capital(
            ConditionWords.Say(
                provision.Unless.Count == 0
                    ? provision.When
                    : new Conditions.Condition.All([
                        provision.When,
                        new Conditions.Condition.None(provision.Unless),
                    ]),
                writing.Language,
                writing.Accord.Glossary
            )
        );
}
