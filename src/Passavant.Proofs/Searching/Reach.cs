using Passavant.Accords;
using Passavant.Accords.Words;

namespace Passavant.Proofs.Searching;

/// <summary>Authorisations that reach what they had better not: a prohibition, or the gravest sensitivity.</summary>
internal static class Reach
{
    public static void Inspect(Inspection inspection)
    {
        var (law, formulas) = (inspection.Law, inspection.Formulas);
        foreach (var prohibition in law.Prohibitions)
        {
            var stands = formulas.All(
                law.Arises(prohibition),
                formulas.Not(
                    formulas.Any([.. prohibition.Derogations.Where(law.Holds).Select(law.Text)])
                )
            );
            var reaching = new List<Authorisation>();
            foreach (var authorisation in law.Authorisations)
                if (!inspection.Prover.Never(Idle.Lifts(inspection, authorisation), stands))
                    reaching.Add(authorisation);
            // One question, and one finding, of a prohibition.
            if (reaching.Count == 0)
            {
                if (law.Authorisations.Count > 0)
                    inspection.Ask(FindingKind.ReachesProhibited);
                continue;
            }
            inspection.Seek(
                _ => new Finding(
                    FindingKind.ReachesProhibited,
                    Gravity.Note,
                    Findings.Say(language =>
                        language == Language.French
                            ? $"{Inspection.Names(reaching, language)} ouvre{(reaching.Count > 1 ? "nt" : "")} des transferts qu'interdit {Inspection.Name(prohibition, language)} : l'interdiction l'emporte, mais qui ne lit que l'autorisation ne le sait pas."
                            : $"{Inspection.Names(reaching, language)} open{(reaching.Count > 1 ? "" : "s")} transfers that {Inspection.Name(prohibition, language)} prohibits: the prohibition prevails, but who reads the authorisation alone does not know."
                    )
                )
                {
                    Provisions = [prohibition, .. reaching],
                },
                FindingKind.ReachesProhibited,
                () =>
                    Findings.Say(
                        $"Does an authorisation reach what {prohibition.Id} prohibits?",
                        $"Une autorisation atteint-elle ce qu'interdit {prohibition.Id} ?"
                    ),
                [prohibition],
                [Idle.Lifts(inspection, reaching[0]), stands],
                outcomes => outcomes[0] == Outcome.Prohibited
            );
        }
        var gravest = inspection.Accord.Matrix.Sensitivities.Count - 1;
        var grave = law.Controls.Where(control => control.Sensitivity == gravest).ToList();
        if (gravest < 1 || grave.Count == 0)
            return;
        foreach (var authorisation in law.Authorisations)
        {
            var reached = formulas.Any([
                .. law
                    .Requirements.Where(requirement =>
                        authorisation.Lifts.Contains(requirement.Id)
                        && requirement.Controls is not null
                    )
                    .Select(requirement =>
                        formulas.All(
                            law.Text(requirement),
                            formulas.Any([
                                .. grave
                                    .Where(control =>
                                        requirement.Controls!.Covers(control)
                                        && authorisation.Controls?.Covers(control) != false
                                    )
                                    .Select(law.Applies),
                            ])
                        )
                    ),
            ]);
            inspection.Seek(
                _ => new Finding(
                    FindingKind.ReachesGravest,
                    authorisation.Kind is "safe harbour" or "research"
                        ? Gravity.Loophole
                        : Gravity.Flaw,
                    Findings.Say(language =>
                        language == Language.French
                            ? $"{Inspection.Name(authorisation, language)} laisse passer sans licence des articles de la sensibilité la plus haute ({inspection.Accord.Matrix.Sensitivities[gravest]})."
                            : $"{Inspection.Name(authorisation, language)} lets items of the gravest sensitivity ({inspection.Accord.Matrix.Sensitivities[gravest]}) pass without a licence."
                    )
                )
                {
                    Provisions = [authorisation],
                    Suggestion = Findings.Say(
                        "Take the gravest sensitivity out of its “controls”, if it is not meant to reach it.",
                        "Retirer la sensibilité la plus haute de ses « controls », si elle ne doit pas l'atteindre."
                    ),
                },
                FindingKind.ReachesGravest,
                () =>
                    Findings.Say(
                        $"Does {authorisation.Id} reach the gravest sensitivity?",
                        $"{authorisation.Id} atteint-elle la sensibilité la plus haute ?"
                    ),
                [authorisation],
                [
                    reached,
                    law.Text(authorisation),
                    law.Jurisdiction,
                    inspection.AtLeast(Outcome.Authorised),
                    formulas.Not(inspection.AtLeast(Outcome.NotifyAndWait)),
                ],
                outcomes => outcomes[0] == Outcome.Authorised
            );
        }
    }
}
