using Passavant.Accords;
using Passavant.Accords.Words;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Searching;

/// <summary>Controls said to be equal to, broader or narrower than one of another text, that are not.</summary>
internal static class Correspondences
{
    public static void Inspect(Inspection inspection)
    {
        if (!inspection.Wants(FindingKind.CorrelationDrift))
            return;
        foreach (var beside in inspection.Options.Beside)
        {
            var pairs = inspection
                .Law.Controls.SelectMany(control =>
                    control
                        .Corresponds.Where(one => one.Regime == beside.State)
                        .Select(one => (control, one.Relation, Other: beside.FindControl(one.Code)))
                )
                .Where(pair => pair.Other is not null)
                .ToList();
            if (pairs.Count == 0)
                continue;
            var prover = new Prover(
                [
                    (inspection.Accord, inspection.Options.AsOf, inspection.Options.KnownAt),
                    (beside, inspection.Options.AsOf, inspection.Options.KnownAt),
                ],
                inspection.Options.Budget,
                inspection.Options.SolveNumbers
            );
            foreach (var (control, relation, other) in pairs)
                Compare(inspection, prover, beside.State, control, relation, other!);
        }
    }

    private static void Compare(
        Inspection inspection,
        Prover prover,
        string regime,
        Control control,
        string relation,
        Control other
    )
    {
        inspection.Ask(FindingKind.CorrelationDrift);
        var (ours, theirs) = (prover.Laws[0].Text(control), prover.Laws[1].Text(other));
        var (more, less) = (
            prover.Find(ours, prover.Formulas.Not(theirs)),
            prover.Find(theirs, prover.Formulas.Not(ours))
        );
        // Theirs, seen from here.
        var real = (more.Answer, less.Answer) switch
        {
            (Answer.NotDecided, _) or (_, Answer.NotDecided) => null,
            (Answer.None, Answer.None) => "equal",
            (Answer.None, _) => "broader",
            (_, Answer.None) => "narrower",
            _ => prover.Find(ours, theirs).Answer == Answer.None ? "apart" : "overlaps",
        };
        if (real is null)
        {
            inspection.LeaveOpen(
                FindingKind.CorrelationDrift,
                Findings.Say(
                    $"Is {other.Id} ({regime}) {relation} as {control.Id} says?",
                    $"{other.Id} ({regime}) est-il « {relation} » comme le dit {control.Id} ?"
                ),
                control
            );
            return;
        }
        if (real == relation)
            return;
        var conjuncts =
            more.Answer == Answer.Found && relation is "equal" or "broader"
                ? new[] { ours, prover.Formulas.Not(theirs) }
                : [theirs, prover.Formulas.Not(ours)];
        if (prover.Never(conjuncts))
            conjuncts = [ours, theirs];
        inspection.Add(
            new Finding(
                FindingKind.CorrelationDrift,
                Gravity.Note,
                Findings.Say(language =>
                    language == Language.French
                        ? $"{Inspection.Name(control, language)} dit {other.Id} ({regime}) « {Relation(relation, language)} » ; en fait il est « {Relation(real, language)} »."
                        : $"{Inspection.Name(control, language)} says that {other.Id} ({regime}) is {Relation(relation, language)}; in fact it is {Relation(real, language)}."
                )
            )
            {
                Provisions = [control],
                Concerned = [control.Id, regime, other.Id],
                Region = Inspection.Region(prover, conjuncts),
                Suggestion = Findings.Say(
                    real == "apart"
                        ? $"Strike the correspondence with {other.Id}."
                        : $"Write “{other.Id}: {real}”.",
                    real == "apart"
                        ? $"Supprimer la correspondance avec {other.Id}."
                        : $"Écrire « {other.Id}: {real} »."
                ),
            }
        );
    }

    private static string Relation(string relation, Language language) =>
        (language == Language.French, relation) switch
        {
            (false, "overlaps") => "overlapping",
            (false, "apart") => "about other items",
            (false, _) => relation,
            (true, "equal") => "égal",
            (true, "broader") => "plus large",
            (true, "narrower") => "plus étroit",
            (true, "overlaps") => "en partie commun",
            _ => "sur d'autres articles",
        };
}
