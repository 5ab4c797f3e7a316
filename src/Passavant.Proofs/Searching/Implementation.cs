using Passavant.Accords.Words;

namespace Passavant.Proofs.Searching;

/// <summary>Transfers that come out milder than under the text this one implements.</summary>
internal static class Implementation
{
    public static void Inspect(Inspection inspection)
    {
        if (inspection.Options.Implements is not { } above || !inspection.Wants(FindingKind.Milder))
            return;
        inspection.Ask(FindingKind.Milder);
        var comparison = TextComparer.Compare(
            inspection.Accord,
            above,
            new ComparisonOptions
            {
                LeftAsOf = inspection.Options.AsOf,
                RightAsOf = inspection.Options.AsOf,
                KnownAt = inspection.Options.KnownAt,
                Budget = inspection.Options.Budget,
                Solver = inspection.Options.Solver,
                Most = 3,
            }
        );
        if (comparison.LeftMilder.Answer == Milder.NotDecided)
            inspection.LeaveOpen(
                FindingKind.Milder,
                Findings.Say(
                    $"Is the text anywhere milder than {above.State} {above.Version}?",
                    $"Le texte est-il quelque part plus doux que {above.State} {above.Version} ?"
                )
            );
        if (comparison.LeftMilder.Witness is not { } witness)
            return;
        inspection.Add(
            new Finding(
                FindingKind.Milder,
                Gravity.Loophole,
                Findings.Say(language =>
                    language == Language.French
                        ? $"Le texte est plus doux que {above.Title.In("fr")} qu'il met en œuvre : « {language.Say(witness.Cases[0].Outcome)} » au lieu de « {language.Say(witness.Cases[1].Outcome)} »."
                        : $"The text is milder than {above.Title.In("en")}, which it implements: “{language.Say(witness.Cases[0].Outcome)}” instead of “{language.Say(witness.Cases[1].Outcome)}”."
                )
            )
            {
                Concerned = [above.State, above.Version],
                Places = [inspection.Accord.Header.Place],
                Witness = witness,
                Region =
                [
                    .. comparison
                        .Groups.SelectMany(group => group.Differences)
                        .Where(difference => difference.Milder == Side.Left)
                        .Take(8)
                        .Select(difference => difference.Region),
                ],
            }
        );
    }
}
