using Passavant.Accords;
using Passavant.Accords.Words;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Searching;

/// <summary>What the states expect of the text, proved or refuted: line by line, within jurisdiction, without individual acts.</summary>
internal static class Expectations
{
    public static void Inspect(Inspection inspection)
    {
        foreach (var expectation in inspection.Accord.Expectations.Where(inspection.Law.Holds))
        {
            var where = Where(inspection.Prover, inspection.Law, expectation);
            foreach (var (conjuncts, expected, english, french) in Demands(inspection, expectation))
                inspection.Seek(
                    witness => new Finding(
                        FindingKind.FailedExpectation,
                        Gravity.Loophole,
                        Findings.Say(language =>
                            language == Language.French
                                ? $"{Inspection.Name(expectation, language)} n'est pas tenue : attendu {french}, trouvé « {language.Say(witness.Cases[0].Outcome)} »."
                                : $"{Inspection.Name(expectation, language)} is not kept: expected {english}, found “{language.Say(witness.Cases[0].Outcome)}”."
                        )
                    )
                    {
                        Provisions = [expectation],
                    },
                    FindingKind.FailedExpectation,
                    () =>
                        Findings.Say(
                            $"Is {expectation.Id} kept?",
                            $"{expectation.Id} est-elle tenue ?"
                        ),
                    [expectation],
                    [where, conjuncts],
                    expected
                );
        }
    }

    /// <summary>The transfers an expectation speaks of.</summary>
    public static int Where(Prover prover, Law law, Expectation expectation) =>
        prover.Formulas.All([
            law.Text(expectation),
            law.Jurisdiction,
            .. law
                .Requirements.Where(requirement => requirement.Trigger == Trigger.Informed)
                .Select(requirement =>
                    prover.Formulas.Not(prover.Universe.Informed(requirement.Id))
                ),
        ]);

    // Each demand as what would break it.
    private static IEnumerable<(
        int Broken,
        Func<IReadOnlyList<Outcome>, bool> Expected,
        string English,
        string French
    )> Demands(Inspection inspection, Expectation expectation)
    {
        var formulas = inspection.Formulas;
        if (expectation.NeverMilderThan is { } least)
            yield return (
                formulas.Not(inspection.AtLeast(least)),
                outcomes => outcomes[0] < least,
                $"“{Language.English.Say(least)}” at least",
                $"au moins « {Language.French.Say(least)} »"
            );
        if (expectation.NeverStricterThan is { } most and < Outcome.Prohibited)
            yield return (
                inspection.AtLeast(most + 1),
                outcomes => outcomes[0] > most,
                $"“{Language.English.Say(most)}” at most",
                $"au plus « {Language.French.Say(most)} »"
            );
        if (expectation.Controlled is { } controlled)
            yield return (
                controlled ? formulas.Not(inspection.Law.Controlled) : inspection.Law.Controlled,
                _ => true,
                controlled ? "a control to apply" : "no control to apply",
                controlled ? "qu'un contrôle s'applique" : "qu'aucun contrôle ne s'applique"
            );
    }
}
