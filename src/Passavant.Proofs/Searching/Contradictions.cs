using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Words;

namespace Passavant.Proofs.Searching;

/// <summary>Provisions that apply to nothing: their conditions contradict one another, or what they except leaves nothing.</summary>
internal static class Contradictions
{
    public static void Inspect(Inspection inspection)
    {
        foreach (var provision in Provisions(inspection))
        {
            // What selects no control is a gap, and found as one.
            if (!IsContradictory(inspection, provision) && !Gaps.IsEmpty(inspection, provision))
                inspection.Dead(provision);
        }
        foreach (var requirement in inspection.Law.Requirements)
        foreach (var rule in requirement.Review)
            Review(inspection, requirement, rule);
    }

    private static IEnumerable<Provision> Provisions(Inspection inspection)
    {
        var law = inspection.Law;
        return law
            .Controls.Concat<Provision>(law.Requirements)
            .Concat(
                law.Prohibitions.SelectMany(prohibition =>
                    prohibition.Derogations.Where(law.Holds).Prepend<Provision>(prohibition)
                )
            )
            .Concat(law.Authorisations)
            .Concat(law.Indicators)
            .Concat(law.Mitigations);
    }

    private static bool IsContradictory(Inspection inspection, Provision provision)
    {
        if (
            !inspection.Never(
                FindingKind.Contradiction,
                () =>
                    Findings.Say(
                        $"Can the conditions of {provision.Id} hold together?",
                        $"Les conditions de {provision.Id} peuvent-elles être réunies ?"
                    ),
                [provision],
                inspection.Law.Read(provision.When)
            )
        )
            return false;
        var clash = Clash(inspection, provision.When);
        inspection.Add(
            new Finding(
                FindingKind.Contradiction,
                Gravity(provision),
                Findings.Say(language =>
                    (
                        language == Language.French
                            ? $"{Inspection.Name(provision, language)} : ses conditions ne peuvent être réunies, elle ne s'applique à rien"
                            : $"{Inspection.Name(provision, language)}: its conditions cannot hold together, so it applies to nothing"
                    )
                    + (
                        clash is null
                            ? "."
                            : (language == Language.French ? " : " : ": ")
                                + string.Join(
                                    language == Language.French ? " ; et " : "; and ",
                                    clash.Select(part =>
                                        ConditionWords.Say(
                                            part,
                                            language,
                                            inspection.Accord.Glossary
                                        )
                                    )
                                )
                                + "."
                    )
                )
            )
            {
                Provisions = [provision],
                Suggestion = Findings.Say(
                    "Mend one of these conditions, or strike the provision.",
                    "Corriger l'une de ces conditions, ou supprimer la disposition."
                ),
            }
        );
        return true;
    }

    // Two parts that already exclude one another, if two do.
    private static Condition[]? Clash(Inspection inspection, Condition when)
    {
        var parts = when is Condition.All all ? all.Parts : [when];
        for (var i = 0; i < parts.Count; i++)
        for (var j = i; j < parts.Count; j++)
            if (
                inspection.Prover.Never(
                    inspection.Law.Read(parts[i]),
                    inspection.Law.Read(parts[j])
                )
            )
                return i == j ? [parts[i]] : [parts[i], parts[j]];
        return null;
    }

    private static void Review(Inspection inspection, Requirement requirement, ReviewRule rule)
    {
        var applies = inspection.Formulas.All(
            inspection.Law.Read(rule.When),
            inspection.Formulas.Not(
                inspection.Formulas.Any([.. rule.Unless.Select(inspection.Law.Read)])
            )
        );
        if (
            inspection.Never(
                FindingKind.Dead,
                () =>
                    Findings.Say(
                        $"Does a review policy of {requirement.Id} ever apply?",
                        $"Une politique d'examen de {requirement.Id} s'applique-t-elle jamais ?"
                    ),
                [requirement],
                applies,
                inspection.Law.Arises(requirement)
            ) && !inspection.Prover.Never(inspection.Law.Arises(requirement))
        )
            inspection.Add(
                new Finding(
                    FindingKind.Dead,
                    Proofs.Gravity.Flaw,
                    Findings.Say(language =>
                        language == Language.French
                            ? $"{Inspection.Name(requirement, language)} : sa politique d'examen « {language.Say(rule.Policy)} » ne s'applique jamais."
                            : $"{Inspection.Name(requirement, language)}: its review policy “{language.Say(rule.Policy)}” never applies."
                    )
                )
                {
                    Provisions = [requirement],
                }
            );
    }

    /// <summary>How grave it is that a provision does nothing: what should stop or examine something and does not lets it pass.</summary>
    public static Gravity Gravity(Provision provision) =>
        provision is Control or Requirement or Prohibition
            ? Proofs.Gravity.Loophole
            : Proofs.Gravity.Flaw;
}
