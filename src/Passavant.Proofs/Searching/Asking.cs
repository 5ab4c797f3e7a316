using Passavant.Accords;
using Passavant.Accords.Words;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Searching;

/// <summary>Facts nobody is asked for that can decide an outcome.</summary>
internal static class Asking
{
    public static void Inspect(Inspection inspection)
    {
        foreach (var axis in inspection.Prover.Universe.Axes.ToList())
        {
            if (
                axis.Kind != AxisKind.Fact
                || axis.Term is not { Ask.Question: null, Source: FactSource.Stated } term
                || term.Kind is TermKind.Derived or TermKind.Ownership or TermKind.Judgement
            )
                continue;
            inspection.Ask(FindingKind.UnaskedFact);
            var undecided = false;
            var witness = term.About is About.Party or About.Leg
                ? OfParty(inspection, axis, ref undecided)
                : OfItem(inspection, axis, ref undecided);
            if (witness is null)
            {
                if (undecided)
                    inspection.LeaveOpen(
                        FindingKind.UnaskedFact,
                        Findings.Say(
                            $"Can “{term.Label.In("en")}” decide an outcome?",
                            $"« {term.Label.In("fr")} » peut-il décider du résultat ?"
                        )
                    );
                continue;
            }
            var speaking = inspection
                .Accord.Provisions.Where(provision =>
                    provision is not Expectation
                    && Law.ConditionsOf(provision)
                        .SelectMany(condition => condition.Walk())
                        .OfType<Accords.Conditions.Condition.Sentence>()
                        .Any(sentence => sentence.Term.Name == term.Name)
                )
                .ToList();
            inspection.Add(
                new Finding(
                    FindingKind.UnaskedFact,
                    Gravity.Flaw,
                    Findings.Say(language =>
                        language == Language.French
                            ? $"« {term.Label.In("fr")} » peut décider du résultat, et personne n'est interrogé là-dessus."
                            : $"“{term.Label.In("en")}” can decide an outcome, and nobody is asked for it."
                    )
                )
                {
                    Provisions = speaking,
                    Concerned = [term.Name.Replace(' ', '-')],
                    Witness = witness,
                    Suggestion = Findings.Say(
                        "Say in the glossary who is asked and how: “ask: { who: exporter, cost: low, text: … }”.",
                        "Dire dans le glossaire qui est interrogé, et comment : « ask: { who: exporter, cost: low, text: … } »."
                    ),
                }
            );
        }
    }

    // Two transfers that differ in this fact alone and come out differently.
    private static Witness? OfItem(Inspection inspection, Axis axis, ref bool undecided)
    {
        var formulas = inspection.Formulas;
        foreach (var outcome in Enum.GetValues<Outcome>().Skip(1))
        {
            var formula = inspection.AtLeast(outcome);
            var kinds = formulas.Kinds(formula, axis);
            var known = new int?[kinds.Count];
            (int Formula, int Cell) Kind(int number) =>
                (
                    known[number] ??= formulas.Restrict(
                        formula,
                        axis,
                        CellSet.Of(kinds[number].Cell)
                    ),
                    kinds[number].Cell
                );
            for (var i = 0; i < kinds.Count; i++)
            for (var j = 0; j < kinds.Count; j++)
            {
                if (kinds[i].Sets.IsWithin(kinds[j].Sets))
                    continue;
                var (strict, mild) = (Kind(i), Kind(j));
                if (strict.Formula == mild.Formula)
                    continue;
                var (answer, box) = inspection.Prover.Find(
                    strict.Formula,
                    formulas.Not(mild.Formula),
                    inspection.Law.Jurisdiction
                );
                undecided |= answer == Answer.NotDecided;
                if (box is null)
                    continue;
                var least = outcome;
                var one = inspection.Prover.Witness(
                    box.With(axis.Index, CellSet.Of(strict.Cell)),
                    outcomes => outcomes[0] >= least
                );
                var other = inspection.Prover.Witness(
                    box.With(axis.Index, CellSet.Of(mild.Cell)),
                    outcomes => outcomes[0] < least
                );
                if (one is not null && other is not null)
                    return new Witness([.. one.Cases, .. other.Cases]);
            }
        }
        return null;
    }

    private static Witness? OfParty(Inspection inspection, Axis axis, ref bool undecided)
    {
        foreach (
            var some in inspection.Prover.Universe.Axes.Where(some =>
                some.Kind == AxisKind.Some
                && inspection.Formulas.AxesOf(some.Formula).Contains(axis.Index)
            )
        )
            if (OfItem(inspection, some, ref undecided) is { } witness)
                return witness;
        return null;
    }
}
