using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Certificates;

/// <summary>What one accord says of the line looked at, over all transfers of a box: never less than can come about.</summary>
internal sealed class Line(Law law, Truths truths, Box box)
{
    private readonly Dictionary<Provision, Truth> texts = [];
    private readonly Dictionary<Control, Truth> applies = [];
    private IReadOnlySet<int>? risks;
    private IReadOnlySet<int>? outcomes;

    /// <summary>Whether a condition in normal form holds.</summary>
    public Truth Holds(Condition condition) => truths.Of(condition, box, FallsUnder);

    private Truth FallsUnder(Condition.FallsUnder falls) =>
        Truths.Most(
            law.Controls.Where(control =>
                    falls.Patterns.Any(pattern => pattern.Covers(control.Code))
                )
                .Select(Applies)
        );

    /// <summary>Whether a provision's own text holds; not where it is not in force.</summary>
    public Truth Text(Provision provision)
    {
        if (!texts.TryGetValue(provision, out var truth))
        {
            var (own, reach) = law.Text(provision);
            texts[provision] = truth = law.Holds(provision)
                ? Holds(own).And(Holds(reach))
                : Truth.No;
        }
        return truth;
    }

    /// <summary>Whether a control governs: its text holds, and none that is tried first applies.</summary>
    public Truth Applies(Control control)
    {
        if (!applies.TryGetValue(control, out var truth))
        {
            truth = Text(control);
            if (truth != Truth.No)
                truth = truth.And(
                    Truths
                        .Most(
                            law.Controls.Where(other =>
                                    other != control
                                    && control.After.Any(code => code.Covers(other.Code))
                                )
                                .Select(Applies)
                        )
                        .Not()
                );
            applies[control] = truth;
        }
        return truth;
    }

    /// <summary>Whether a provision applies: what it asks of controls and of jurisdiction included.</summary>
    public Truth Applies(Provision provision) =>
        provision switch
        {
            Control control => Applies(control),
            Requirement requirement => Arises(requirement)
                .And(Selected(requirement.Controls))
                .And(Holds(law.Jurisdiction)),
            Prohibition prohibition => Text(prohibition)
                .And(Selected(prohibition.Controls))
                .And(Holds(law.Jurisdiction)),
            Authorisation authorisation => Text(authorisation)
                .And(Selected(authorisation.Controls)),
            _ => Text(provision),
        };

    /// <summary>Whether some control in force applies.</summary>
    public Truth IsControlled => Truths.Most(law.Controls.Select(Applies));

    private Truth Selected(Selection? selection) =>
        selection is null
            ? Truth.Yes
            : Truths.Most(law.Controls.Where(selection.Covers).Select(Applies));

    // An act that names a requirement brings it about. Whether the days of the transfer bear on it then, the
    // accord leaves to reading, so that where they might, nothing is concluded from it.
    private Truth Arises(Requirement requirement)
    {
        if (requirement.Trigger != Trigger.Informed || !law.Holds(requirement))
            return Text(requirement);
        var (own, reach) = law.Text(requirement);
        return box.Truth(Variable.Informed(requirement.Id))
            .And(Holds(own))
            .And(Holds(reach).Or(Truth.NotStated));
    }

    /// <summary>The outcomes that can come about, as numbers from mild to strict.</summary>
    public IReadOnlySet<int> Outcomes => outcomes ??= FindOutcomes();

    private HashSet<int> FindOutcomes()
    {
        HashSet<int> possible = [(int)Outcome.NotRequired];
        if (!law.InForce)
            return possible;
        foreach (var requirement in law.Requirements)
        {
            var arises = Arises(requirement);
            if (requirement.Controls is null)
                possible = Stricter(possible, Required(requirement, arises, null));
            else
                foreach (var control in law.Controls.Where(requirement.Controls.Covers))
                    possible = Stricter(
                        possible,
                        Required(requirement, arises.And(Applies(control)), control)
                    );
        }
        foreach (var prohibition in law.Prohibitions)
            possible = Stricter(
                possible,
                If(
                    Text(prohibition).And(Selected(prohibition.Controls)),
                    If(
                        Truths.Most(prohibition.Derogations.Select(Text)),
                        [(int)Outcome.Authorised],
                        [(int)Outcome.Prohibited]
                    ),
                    [(int)Outcome.NotRequired]
                )
            );
        return If(Holds(law.Jurisdiction), possible, [(int)Outcome.NotRequired]);
    }

    private HashSet<int> Required(Requirement requirement, Truth arises, Control? control) =>
        arises == Truth.No
            ? [(int)Outcome.NotRequired]
            : If(
                arises,
                If(
                    Truths.Most(
                        law.Authorisations.Where(one =>
                                one.Lifts.Contains(requirement.Id)
                                && (control is null || one.Controls?.Covers(control) != false)
                            )
                            .Select(Text)
                    ),
                    [(int)Outcome.Authorised],
                    Review(requirement, control)
                ),
                [(int)Outcome.NotRequired]
            );

    // The stricter of the matrix and every review policy in law.
    private HashSet<int> Review(Requirement requirement, Control? control)
    {
        if (requirement.NotifyAndWait)
            return [(int)Outcome.NotifyAndWait];
        var row = control?.Sensitivity ?? requirement.Sensitivity;
        HashSet<int> policies =
        [
            .. (risks ??= FindRisks()).Select(risk => At(law.Accord.Matrix[row, risk].Policy)),
        ];
        foreach (var rule in requirement.Review)
            policies = If(Holds(law.Text(rule)), Stricter(policies, [At(rule.Policy)]), policies);
        return policies;
    }

    private static int At(ReviewPolicy policy) => (int)Outcome.PresumptionOfApproval + (int)policy;

    // The highest tier. A tier stands at its highest indicator; of its mitigations the best counts.
    private HashSet<int> FindRisks()
    {
        HashSet<int> highest = [0];
        foreach (var tier in Enum.GetValues<RiskTier>())
        {
            HashSet<int> levels = [0];
            foreach (var indicator in law.Indicators.Where(one => one.Tier == tier))
                levels = If(Text(indicator), Stricter(levels, [indicator.Level]), levels);
            highest = Stricter(highest, [.. levels.SelectMany(level => Mitigated(tier, level))]);
        }
        return highest;
    }

    private HashSet<int> Mitigated(RiskTier tier, int level)
    {
        HashSet<int> lowered = [level];
        foreach (var mitigation in law.Mitigations.Where(one => one.Tier == tier))
            lowered = If(
                Text(mitigation),
                [.. lowered.Select(one => Math.Min(one, mitigation.Apply(level)))],
                lowered
            );
        return lowered;
    }

    private static HashSet<int> If(Truth truth, HashSet<int> then, HashSet<int> otherwise) =>
        truth switch
        {
            Truth.Yes => then,
            Truth.No => otherwise,
            _ => [.. then, .. otherwise],
        };

    /// <summary>The greater of one from each.</summary>
    private static HashSet<int> Stricter(HashSet<int> left, HashSet<int> right) =>
        [.. left.SelectMany(one => right.Select(other => Math.Max(one, other)))];
}
