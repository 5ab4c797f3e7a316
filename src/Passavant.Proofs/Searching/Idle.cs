using Passavant.Accords;
using Passavant.Accords.Words;

namespace Passavant.Proofs.Searching;

/// <summary>Provisions that never come to bear, that others make needless, or that something else always overrides.</summary>
internal static class Idle
{
    /// <summary>Adds a finding where a provision never comes to bear.</summary>
    public static void Dead(this Inspection inspection, Provision provision)
    {
        if (
            !inspection.Never(
                FindingKind.Dead,
                () =>
                    Findings.Say(
                        $"Does {provision.Id} ever apply?",
                        $"{provision.Id} s'applique-t-elle jamais ?"
                    ),
                [provision],
                Bears(inspection, provision)
            )
        )
            return;
        inspection.Add(
            new Finding(
                FindingKind.Dead,
                Contradictions.Gravity(provision),
                Findings.Say(language =>
                    (language == Language.French, provision) switch
                    {
                        (false, Authorisation) =>
                            $"{Inspection.Name(provision, language)} never comes to bear: no transfer it covers needs what it lifts.",
                        (true, Authorisation) =>
                            $"{Inspection.Name(provision, language)} ne sert jamais : aucun transfert qu'elle couvre n'exige ce qu'elle dispense.",
                        (false, Mitigation) =>
                            $"{Inspection.Name(provision, language)} never comes to bear: there is no risk above its floor where it applies.",
                        (true, Mitigation) =>
                            $"{Inspection.Name(provision, language)} ne sert jamais : là où elle vaut, aucun risque ne dépasse son plancher.",
                        (false, _) =>
                            $"{Inspection.Name(provision, language)} never applies: what it excepts, or what comes first, leaves nothing.",
                        (true, _) =>
                            $"{Inspection.Name(provision, language)} ne s'applique jamais : ses exceptions, ou ce qui passe d'abord, ne lui laissent rien.",
                    }
                )
            )
            {
                Provisions = [provision],
                Suggestion = Findings.Say(
                    "Narrow the exceptions, or strike the provision.",
                    "Restreindre les exceptions, ou supprimer la disposition."
                ),
            }
        );
    }

    /// <summary>Where a provision comes to bear.</summary>
    private static int Bears(Inspection inspection, Provision provision)
    {
        var (law, formulas) = (inspection.Law, inspection.Formulas);
        return provision switch
        {
            Control control => law.Applies(control),
            Requirement requirement => formulas.All(law.Arises(requirement), law.Jurisdiction),
            Prohibition prohibition => formulas.All(law.Arises(prohibition), law.Jurisdiction),
            Derogation derogation => formulas.All(
                law.Text(derogation),
                law.Arises(
                    law.Prohibitions.First(prohibition =>
                        prohibition.Derogations.Contains(derogation)
                    )
                )
            ),
            Authorisation authorisation => Lifts(inspection, authorisation),
            Mitigation mitigation => formulas.All(
                law.Text(mitigation),
                formulas.Any([
                    .. law
                        .Indicators.Where(indicator =>
                            indicator.Tier == mitigation.Tier
                            && mitigation.Apply(indicator.Level) < indicator.Level
                        )
                        .Select(law.Text),
                ])
            ),
            _ => law.Text(provision),
        };
    }

    /// <summary>Where an authorisation lifts something.</summary>
    public static int Lifts(Inspection inspection, Authorisation authorisation) =>
        inspection.Formulas.Any([
            .. inspection
                .Law.Requirements.Where(requirement => authorisation.Lifts.Contains(requirement.Id))
                .Select(requirement => Lifts(inspection, authorisation, requirement)),
        ]);

    private static int Lifts(
        Inspection inspection,
        Authorisation authorisation,
        Requirement requirement
    )
    {
        var (law, formulas) = (inspection.Law, inspection.Formulas);
        var selected = requirement.Controls is { } selection
            ? formulas.Any([
                .. law
                    .Controls.Where(control =>
                        selection.Covers(control)
                        && authorisation.Controls?.Covers(control) != false
                    )
                    .Select(law.Applies),
            ])
            : FormulaOf(true);
        return formulas.All(
            law.Text(authorisation),
            law.Text(requirement),
            selected,
            law.Jurisdiction
        );
    }

    private static int FormulaOf(bool holds) =>
        holds ? Regions.FormulaTable.Always : Regions.FormulaTable.Never;

    public static void Inspect(Inspection inspection)
    {
        var needless = new HashSet<Provision>();
        foreach (var control in Enumerable.Reverse(inspection.Law.Controls))
            if (!IsNamed(inspection, control))
                Covered(
                    inspection,
                    FindingKind.Redundant,
                    control,
                    inspection.Law.Applies(control),
                    [
                        .. inspection
                            .Law.Classes.First(same => same.Contains(control))
                            .Where(other => other != control),
                    ],
                    other => inspection.Law.Applies((Control)other),
                    needless
                );
        foreach (var indicator in Enumerable.Reverse(inspection.Law.Indicators))
            Covered(
                inspection,
                FindingKind.Redundant,
                indicator,
                inspection.Law.Text(indicator),
                [
                    .. inspection.Law.Indicators.Where(other =>
                        other != indicator
                        && other.Tier == indicator.Tier
                        && other.Level >= indicator.Level
                    ),
                ],
                inspection.Law.Text,
                needless
            );
        foreach (var mitigation in Enumerable.Reverse(inspection.Law.Mitigations))
            Covered(
                inspection,
                FindingKind.Redundant,
                mitigation,
                inspection.Law.Text(mitigation),
                [
                    .. inspection.Law.Mitigations.Where(other =>
                        other != mitigation
                        && other.Tier == mitigation.Tier
                        && other.Lowers >= mitigation.Lowers
                        && other.Floor <= mitigation.Floor
                    ),
                ],
                inspection.Law.Text,
                needless
            );
        foreach (var prohibition in Enumerable.Reverse(inspection.Law.Prohibitions))
            Covered(
                inspection,
                FindingKind.Redundant,
                prohibition,
                Bites(inspection, prohibition, true),
                [.. inspection.Law.Prohibitions.Where(other => other != prohibition)],
                other => Bites(inspection, (Prohibition)other, false),
                needless
            );
        foreach (var prohibition in inspection.Law.Prohibitions)
        foreach (var derogation in prohibition.Derogations.Where(inspection.Law.Holds).Reverse())
            Covered(
                inspection,
                FindingKind.Shadowed,
                derogation,
                inspection.Formulas.All(
                    inspection.Law.Text(derogation),
                    inspection.Law.Arises(prohibition)
                ),
                [
                    .. prohibition.Derogations.Where(other =>
                        other != derogation && inspection.Law.Holds(other)
                    ),
                ],
                inspection.Law.Text,
                needless
            );
        foreach (var authorisation in Enumerable.Reverse(inspection.Law.Authorisations))
            Shadow(inspection, authorisation, needless);
    }

    // What a prohibition forbids: all it speaks of, or what no derogation takes out.
    private static int Bites(Inspection inspection, Prohibition prohibition, bool all) =>
        all || prohibition.Derogations.Count == 0
            ? inspection.Law.Arises(prohibition)
            : inspection.Formulas.All(
                inspection.Law.Arises(prohibition),
                inspection.Formulas.Not(
                    inspection.Formulas.Any([
                        .. prohibition
                            .Derogations.Where(inspection.Law.Holds)
                            .Select(inspection.Law.Text),
                    ])
                )
            );

    private static bool IsNamed(Inspection inspection, Control control) =>
        inspection.Accord.Controls.Any(other =>
            other != control && other.After.Any(code => code.Covers(control.Code))
        );

    private static void Covered(
        Inspection inspection,
        FindingKind kind,
        Provision provision,
        int bears,
        IReadOnlyList<Provision> others,
        Func<Provision, int> covers,
        HashSet<Provision> needless
    )
    {
        // Others that are themselves needless cover nothing, and two that are the same are found once.
        var left = others.Where(other => !needless.Contains(other)).ToList();
        if (left.Count == 0)
            return;
        var formulas = inspection.Formulas;
        if (
            !inspection.Never(
                kind,
                () =>
                    Findings.Say(
                        $"Do others do all that {provision.Id} does?",
                        $"D'autres font-elles tout ce que fait {provision.Id} ?"
                    ),
                [provision],
                [bears, .. left.Select(other => formulas.Not(covers(other)))]
            ) || inspection.Prover.Never(bears)
        )
            return;
        needless.Add(provision);
        // Fewest of them that do.
        for (var i = left.Count - 1; i >= 0; i--)
        {
            var without = left.Where((_, j) => j != i).ToList();
            if (
                inspection.Prover.Never([
                    bears,
                    .. without.Select(other => formulas.Not(covers(other))),
                ])
            )
                left = without;
        }
        inspection.Add(
            new Finding(
                kind,
                kind == FindingKind.Shadowed ? Gravity.Flaw : Gravity.Note,
                Findings.Say(language =>
                    language == Language.French
                        ? $"{Inspection.Name(provision, language)} n'ajoute rien : {Inspection.Names(left, language)} couvre{(left.Count > 1 ? "nt" : "")} tout ce qu'elle couvre, avec le même effet."
                        : $"{Inspection.Name(provision, language)} adds nothing: {Inspection.Names(left, language)} cover{(left.Count > 1 ? "" : "s")} all it covers, to the same effect."
                )
            )
            {
                Provisions = [provision, .. left],
                Suggestion = Findings.Say(
                    "Strike it, unless it is kept for its own legal basis.",
                    "La supprimer, sauf si elle est gardée pour sa base juridique propre."
                ),
            }
        );
    }

    private static void Shadow(
        Inspection inspection,
        Authorisation authorisation,
        HashSet<Provision> needless
    )
    {
        var (law, formulas) = (inspection.Law, inspection.Formulas);
        var lifts = Lifts(inspection, authorisation);
        var others = law
            .Authorisations.Where(other =>
                other != authorisation
                && !needless.Contains(other)
                && other.Lifts.Intersect(authorisation.Lifts).Any()
            )
            .ToList();
        // Where it lifts something nothing else lifts.
        var alone = formulas.Any([
            .. law
                .Requirements.Where(requirement => authorisation.Lifts.Contains(requirement.Id))
                .SelectMany(requirement => Alone(inspection, authorisation, requirement, others)),
        ]);
        var question = Findings.Say(
            $"Does {authorisation.Id} lift anything that nothing else lifts?",
            $"{authorisation.Id} dispense-t-elle de ce dont rien d'autre ne dispense ?"
        );
        if (inspection.Never(FindingKind.Shadowed, () => question, [authorisation], alone))
        {
            if (inspection.Prover.Never(lifts))
                return;
            needless.Add(authorisation);
            var by = others
                .Where(other => !inspection.Prover.Never(lifts, Lifts(inspection, other)))
                .ToList();
            inspection.Add(
                new Finding(
                    FindingKind.Shadowed,
                    Gravity.Flaw,
                    Findings.Say(language =>
                        language == Language.French
                            ? $"{Inspection.Name(authorisation, language)} n'ouvre rien : {Inspection.Names(by, language)} dispense{(by.Count > 1 ? "nt" : "")} déjà de tout ce dont elle dispense."
                            : $"{Inspection.Name(authorisation, language)} opens nothing: {Inspection.Names(by, language)} already lift{(by.Count > 1 ? "" : "s")} all it lifts."
                    )
                )
                {
                    Provisions = [authorisation, .. by],
                }
            );
            return;
        }
        var prohibited = inspection.AtLeast(Outcome.Prohibited);
        if (
            law.Prohibitions.Count > 0
            && inspection.Never(
                FindingKind.Shadowed,
                () => question,
                [authorisation],
                lifts,
                formulas.Not(prohibited)
            )
            && !inspection.Prover.Never(lifts)
        )
            inspection.Add(
                new Finding(
                    FindingKind.Shadowed,
                    Gravity.Flaw,
                    Findings.Say(language =>
                        language == Language.French
                            ? $"{Inspection.Name(authorisation, language)} n'ouvre rien : tout ce qu'elle couvre reste interdit."
                            : $"{Inspection.Name(authorisation, language)} opens nothing: all it covers stays prohibited."
                    )
                )
                {
                    Provisions = [authorisation],
                }
            );
    }

    // Where it lifts a requirement, class by class of controls, that no other lifts there.
    private static IEnumerable<int> Alone(
        Inspection inspection,
        Authorisation authorisation,
        Requirement requirement,
        List<Authorisation> others
    )
    {
        var (law, formulas) = (inspection.Law, inspection.Formulas);
        int Unlifted(Control? control) =>
            formulas.Not(
                formulas.Any([
                    .. others
                        .Where(other =>
                            other.Lifts.Contains(requirement.Id)
                            && (control is null || other.Controls?.Covers(control) != false)
                        )
                        .Select(law.Text),
                ])
            );
        if (requirement.Controls is not { } selection)
        {
            yield return formulas.All(
                law.Text(authorisation),
                law.Text(requirement),
                law.Jurisdiction,
                Unlifted(null)
            );
            yield break;
        }
        for (var number = 0; number < law.Classes.Count; number++)
        {
            var first = law.Classes[number][0];
            if (selection.Covers(first) && authorisation.Controls?.Covers(first) != false)
                yield return formulas.All(
                    law.OfClass(number),
                    law.Text(authorisation),
                    law.Text(requirement),
                    law.Jurisdiction,
                    Unlifted(first)
                );
        }
    }
}
