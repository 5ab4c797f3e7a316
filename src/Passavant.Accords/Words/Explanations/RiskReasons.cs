using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>Risk tier by tier: the level, the indicators that raise it, the mitigations that lower it.</summary>
internal static class RiskReasons
{
    /// <summary>The columns of the matrix still possible: the highest of the tiers, for any combination of their levels.</summary>
    public static IEnumerable<int> Overall(Telling telling, LineDetermination line)
    {
        var risks = telling.Accord.Matrix.Risks.ToList();
        var tiers = line
            .Risk.Select(tier => tier.Levels.Select(level => risks.IndexOf(level)).ToList())
            .Where(levels => levels.Count > 0)
            .ToList();
        var floor = tiers.Select(levels => levels.Min()).DefaultIfEmpty(0).Max();
        return tiers
            .SelectMany(levels => levels)
            .Where(level => level >= floor)
            .Append(floor)
            .Distinct()
            .Order();
    }

    public static void Write(Telling telling, LineDetermination line)
    {
        var language = telling.Language;
        telling.Heading(3, language[Phrase.Risk]);
        telling.Say(language[Phrase.RiskDecidesReading], ParagraphKind.Note);
        telling.Add(
            new Block.Table(
                "",
                [
                    language[Phrase.ColumnTier],
                    language[Phrase.ColumnLevel],
                    language[Phrase.ColumnIndicators],
                    language[Phrase.ColumnMitigations],
                ],
                [
                    .. line.Risk.Select(tier =>
                        (IReadOnlyList<Cell>)
                            [
                                language.Say(tier.Tier),
                                language.Or(tier.Levels),
                                Told(
                                    telling,
                                    tier.Indicators.Select(pair =>
                                        ((Provision)pair.Indicator, pair.Holds)
                                    )
                                ),
                                Told(
                                    telling,
                                    tier.Mitigations.Select(pair =>
                                        ((Provision)pair.Mitigation, pair.Holds)
                                    )
                                ),
                            ]
                    ),
                ],
                RowHeads: true
            )
        );
        foreach (
            var (provision, holds) in line.Risk.SelectMany(tier =>
                tier.Indicators.Select(pair => ((Provision)pair.Indicator, pair.Holds))
                    .Concat(
                        tier.Mitigations.Select(pair => ((Provision)pair.Mitigation, pair.Holds))
                    )
            )
        )
            if ((telling.Options.Full || holds == Truth.Yes) && telling.MaySee(provision))
                new ReasonTable(telling, telling.ItemOf(line)).Write(
                    telling.Name(provision),
                    telling.Reasoning.Of(provision, telling.ItemOf(line))
                );
    }

    private static string Told(
        Telling telling,
        IEnumerable<(Provision Provision, Truth Holds)> pairs
    )
    {
        var seen = pairs
            .Where(pair => telling.MaySee(pair.Provision))
            .OrderByDescending(pair => pair.Holds)
            .ToList();
        var shown = telling.Options.Full
            ? seen
            : seen.Where(pair => pair.Holds == Truth.Yes).ToList();
        var open = seen.Count - shown.Count;
        return string.Join(
            telling.Language.Semicolon,
            shown
                .Select(pair =>
                    $"{Title(telling, pair.Provision)} ({telling.Language.Say(pair.Holds)})"
                )
                .Concat(
                    open > 0
                        ?
                        [
                            telling.Language.Say(
                                Phrase.OpenCount,
                                open.ToString(System.Globalization.CultureInfo.InvariantCulture)
                            ),
                        ]
                        : []
                )
        );
    }

    private static string Title(Telling telling, Provision provision) =>
        provision.Title is { } title ? telling.In(title) : provision.Id;
}
