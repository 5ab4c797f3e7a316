using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Words;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Searching;

/// <summary>Capabilities controlled under one name of an item that pass more mildly under another name for which the glossary defines them too.</summary>
internal static class Sectors
{
    public static void Inspect(Inspection inspection)
    {
        var (law, formulas, universe) = (
            inspection.Law,
            inspection.Formulas,
            inspection.Prover.Universe
        );
        if (
            inspection.Accord.Glossary.FindTerm("item") is not { } item
            || universe.Find(item) is not { } names
        )
            return;
        foreach (var control in law.Controls)
        {
            var applies = law.Applies(control);
            var measured = formulas
                .AxesOf(law.Read(control.When))
                .Select(axis => universe.Axes[axis])
                .Where(axis =>
                    axis.Kind == AxisKind.Fact && axis.Term!.About == About.Item && axis != names
                )
                .ToList();
            if (
                measured.Count == 0
                || !measured.Exists(axis => axis.IsScale || axis.IsBand)
                || measured.Exists(axis => axis.Term!.Of.Count == 0)
            )
                continue;
            var alike = measured
                .Select(axis => axis.Term!.Of.AsEnumerable())
                .Aggregate((left, right) => left.Intersect(right, StringComparer.Ordinal))
                .Where(word =>
                    formulas.Restrict(applies, names, names.Among([word])) == FormulaTable.Never
                )
                .ToList();
            foreach (var other in alike)
                Compare(inspection, control, names, other);
        }
    }

    private static void Compare(Inspection inspection, Control control, Axis names, string other)
    {
        var (law, formulas) = (inspection.Law, inspection.Formulas);
        var named = Named(inspection, control, names);
        foreach (var word in named)
        {
            // The same values: controlled under the one name, under the other nothing at least as sensitive.
            var asNamed = formulas.Restrict(law.Applies(control), names, names.Among([word]));
            var asOther = formulas.Restrict(
                formulas.Any([
                    .. law
                        .Controls.Where(one => one.Sensitivity >= control.Sensitivity)
                        .Select(law.Applies),
                ]),
                names,
                names.Among([other])
            );
            inspection.Ask(FindingKind.SectorLoophole);
            foreach (var outcome in Strict)
            {
                var strict = formulas.Restrict(
                    inspection.AtLeast(outcome),
                    names,
                    names.Among([word])
                );
                var mild = formulas.Restrict(
                    inspection.AtLeast(outcome),
                    names,
                    names.Among([other])
                );
                var conjuncts = new[]
                {
                    asNamed,
                    formulas.Not(asOther),
                    strict,
                    formulas.Not(mild),
                    law.Jurisdiction,
                };
                var (answer, box) = inspection.Prover.Find(conjuncts);
                if (answer != Answer.Found)
                    continue;
                var first = inspection.Prover.Witness(
                    box!.With(names.Index, names.Among([word])),
                    outcomes => outcomes[0] >= outcome
                );
                var second = inspection.Prover.Witness(
                    box.With(names.Index, names.Among([other])),
                    outcomes => outcomes[0] < outcome
                );
                if (first is null || second is null)
                    continue;
                inspection.Add(
                    new Finding(
                        FindingKind.SectorLoophole,
                        Gravity.Loophole,
                        Findings.Say(language =>
                            language == Language.French
                                ? $"Ce que {Inspection.Name(control, language)} contrôle sous le nom « {names.Term!.WordIn("fr", word)} » passe plus doucement sous le nom « {names.Term.WordIn("fr", other)} », aux mêmes valeurs."
                                : $"What {Inspection.Name(control, language)} controls as “{word}” passes more mildly as “{other}”, with the same values."
                        )
                    )
                    {
                        Provisions = [control],
                        Concerned = [control.Id, other.Replace(' ', '-')],
                        Region = [Regions.Words.Of(box.Without(names.Index), inspection.Prover.Universe)],
                        Witness = new Witness([.. first.Cases, .. second.Cases]),
                        Suggestion = Findings.Say(
                            $"Control by capability: let {control.Id} name “{other}” too, or no item at all.",
                            $"Contrôler par capacité : que {control.Id} nomme aussi « {other} », ou aucun article."
                        ),
                    }
                );
                return;
            }
        }
    }

    private static readonly Outcome[] Strict =
    [
        Outcome.PresumptionOfApproval,
        Outcome.Authorised,
        Outcome.CaseByCase,
        Outcome.PresumptionOfDenial,
    ];

    private static IEnumerable<string> Named(Inspection inspection, Control control, Axis names) =>
        names.Words.Where(word =>
            inspection.Formulas.Restrict(
                inspection.Law.Applies(control),
                names,
                names.Among([word])
            ) != FormulaTable.Never
        );
}
