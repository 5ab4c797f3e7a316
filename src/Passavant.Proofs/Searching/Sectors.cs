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
            // What is of every item tells none apart; a measure has to be declared of the other name too.
            var declared = measured.Where(axis => axis.Term!.Of.Count > 0).ToList();
            if (!declared.Exists(axis => axis.IsScale || axis.IsBand))
                continue;
            var alike = declared
                .Select(axis => axis.Term!.Of.AsEnumerable())
                .Aggregate((left, right) => left.Intersect(right, StringComparer.Ordinal))
                .Where(word =>
                    formulas.Restrict(applies, names, names.Among([word])) == FormulaTable.Never
                )
                .ToList();
            var passing = new List<(string Other, string Named, Box Box, Witness Witness)>();
            var undecided = false;
            foreach (var other in alike)
                if (Compare(inspection, control, names, other, ref undecided) is { } found)
                    passing.Add((other, found.Named, found.Box, found.Witness));
            // One question, and one finding, of a control.
            if (alike.Count > 0)
                inspection.Ask(FindingKind.SectorLoophole);
            if (passing.Count > 0)
                Add(inspection, control, names, passing);
            else if (undecided)
                inspection.LeaveOpen(
                    FindingKind.SectorLoophole,
                    Findings.Say(
                        $"Does what {control.Id} controls pass more mildly under another name?",
                        $"Ce que contrôle {control.Id} passe-t-il plus doucement sous un autre nom ?"
                    ),
                    [control]
                );
        }
    }

    // The same values: controlled under the one name, under the other by nothing as sensitive, and milder for it.
    private static (string Named, Box Box, Witness Witness)? Compare(
        Inspection inspection,
        Control control,
        Axis names,
        string other,
        ref bool undecided
    )
    {
        var (law, formulas) = (inspection.Law, inspection.Formulas);
        int As(int formula, string word) => formulas.Restrict(formula, names, names.Among([word]));
        var sensitive = formulas.Any([
            .. law
                .Controls.Where(one => one.Sensitivity >= control.Sensitivity)
                .Select(law.Applies),
        ]);
        foreach (var word in Named(inspection, control, names))
        foreach (var outcome in Strict)
        {
            var (answer, box) = inspection.Prover.Find(
                As(law.Applies(control), word),
                formulas.Not(As(sensitive, other)),
                As(inspection.AtLeast(outcome), word),
                formulas.Not(As(inspection.AtLeast(outcome), other)),
                law.Jurisdiction
            );
            undecided |= answer == Answer.NotDecided;
            if (
                answer == Answer.Found
                && inspection.Prover.Witness(
                    box!.With(names.Index, names.Among([word])),
                    outcomes => outcomes[0] >= outcome
                )
                    is { } strict
                && inspection.Prover.Witness(
                    box.With(names.Index, names.Among([other])),
                    outcomes => outcomes[0] < outcome
                )
                    is { } mild
            )
                return (
                    word,
                    box.Without(names.Index),
                    new Witness([.. strict.Cases, .. mild.Cases])
                );
        }
        return null;
    }

    private static void Add(
        Inspection inspection,
        Control control,
        Axis names,
        List<(string Other, string Named, Box Box, Witness Witness)> passing
    ) =>
        inspection.Add(
            new Finding(
                FindingKind.SectorLoophole,
                Gravity.Loophole,
                Findings.Say(language =>
                {
                    var others = language.Or(
                        passing.Select(one => $"“{names.Term!.WordIn(language.Code, one.Other)}”")
                    );
                    var named = names.Term!.WordIn(language.Code, passing[0].Named);
                    return language == Language.French
                        ? $"Ce que {Inspection.Name(control, language)} contrôle sous le nom de « {named} » passe plus doucement sous le nom de {others.Replace("“", "« ", StringComparison.Ordinal).Replace("”", " »", StringComparison.Ordinal)}, aux mêmes valeurs."
                        : $"What {Inspection.Name(control, language)} controls as “{named}” passes more mildly as {others}, with the same values.";
                })
            )
            {
                Provisions = [control],
                Region = [Regions.Words.Of(passing[0].Box, inspection.Prover.Universe)],
                Witness = passing[0].Witness,
                Suggestion = Findings.Say(
                    $"Control by capability: let {control.Id} name these items too, or say in the glossary that what it measures is not of them.",
                    $"Contrôler par capacité : que {control.Id} nomme aussi ces articles, ou que le glossaire dise que ce qu'il mesure n'est pas à eux."
                ),
            }
        );

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
