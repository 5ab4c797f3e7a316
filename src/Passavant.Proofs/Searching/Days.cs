using Passavant.Accords;
using Passavant.Accords.Words;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Searching;

/// <summary>Days on which an outcome drops because a provision ends and none follows it.</summary>
internal static class Days
{
    public static void Inspect(Inspection inspection)
    {
        if (!inspection.Wants(FindingKind.SunsetCliff))
            return;
        var (accord, options) = (inspection.Accord, inspection.Options);
        foreach (
            var day in accord
                .Provisions.Where(provision =>
                    provision is not Expectation
                    && provision.GovernedBy == GoverningDay.Assessment
                    && !(provision.Published > options.KnownAt)
                )
                .Select(provision => provision.Valid.Until)
                .OfType<DateOnly>()
                .Where(day => day > options.AsOf && accord.Valid.Holds(day))
                .Distinct()
                .Order()
        )
            Compare(inspection, day);
        if (accord.Valid.Until is { } end && end > options.AsOf)
        {
            inspection.Ask(FindingKind.SunsetCliff);
            inspection.Add(
                new Finding(
                    FindingKind.SunsetCliff,
                    Gravity.Note,
                    Findings.Say(
                        $"The whole text ends on {end:yyyy-MM-dd}: from that day nothing is required, unless another follows it.",
                        $"Tout le texte prend fin le {end:yyyy-MM-dd} : dès ce jour rien n'est exigé, sauf si un autre lui succède."
                    )
                )
                {
                    Concerned = ["accord", $"{end:yyyy-MM-dd}"],
                    Places = [accord.Header.Place],
                }
            );
        }
    }

    private static void Compare(Inspection inspection, DateOnly day)
    {
        var (accord, options) = (inspection.Accord, inspection.Options);
        var known = options.KnownAt > day ? options.KnownAt : day;
        var prover = new Prover(
            [(accord, day.AddDays(-1), known), (accord, day, known)],
            options.Budget,
            options.Solver
        );
        var ending = accord.Provisions.Where(provision => provision.Valid.Until == day).ToList();
        for (var outcome = Outcome.Prohibited; outcome > Outcome.NotRequired; outcome--)
        {
            var least = outcome;
            if (
                inspection.Seek(
                    witness => new Finding(
                        FindingKind.SunsetCliff,
                        Gravity.Loophole,
                        Findings.Say(language =>
                            language == Language.French
                                ? $"Le {day:yyyy-MM-dd} prend fin {Inspection.Names(ending, language)}, et rien ne lui succède : ce qui était « {language.Say(witness.Cases[0].Outcome)} » devient « {language.Say(witness.Cases[1].Outcome)} »."
                                : $"On {day:yyyy-MM-dd} {Inspection.Names(ending, language)} end{(ending.Count > 1 ? "" : "s")} and nothing follows: what was “{language.Say(witness.Cases[0].Outcome)}” becomes “{language.Say(witness.Cases[1].Outcome)}”."
                        )
                    )
                    {
                        Provisions = ending,
                        Suggestion = Findings.Say(
                            "Let a provision follow it from that day, or say that the drop is meant.",
                            "Prévoir une disposition qui lui succède dès ce jour, ou dire que la baisse est voulue."
                        ),
                    },
                    FindingKind.SunsetCliff,
                    () =>
                        Findings.Say(
                            $"Does any outcome drop on {day:yyyy-MM-dd}?",
                            $"Un résultat baisse-t-il le {day:yyyy-MM-dd} ?"
                        ),
                    ending,
                    [
                        prover.Laws[0].AtLeast(outcome, within: true),
                        prover.Formulas.Not(prover.Laws[1].AtLeast(outcome, within: true)),
                        prover.Laws[0].Jurisdiction,
                    ],
                    outcomes => outcomes[0] >= least && outcomes[1] < least,
                    prover
                )
            )
                return;
        }
    }
}
