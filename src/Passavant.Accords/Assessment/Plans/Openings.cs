using System.Numerics;
using Passavant.Accords.Conditions;

namespace Passavant.Accords.Plans;

/// <summary>Finds which facts that are not stated still bear on an answer, by walking what is undecided.</summary>
internal sealed class Openings(Plan plan, Situation situation)
{
    private readonly List<(Subject Subject, Axis Axis)> found = [];
    private readonly HashSet<(Subject, Axis)> seen = [];
    private readonly HashSet<(Subject, int)> visited = [];

    // The mildest outcome still possible of a line that the accord reaches: what is no stricter decides nothing.
    private int mildest;

    /// <summary>A fact worth supposing next: what the item is before all else, then the one with the fewest cells. The situation must have been evaluated.</summary>
    public (Subject Subject, Axis Axis)? First(Subject? item)
    {
        Collect(item);
        (Subject Subject, Axis Axis)? best = null;
        foreach (var opening in found)
            if (
                opening.Axis.Distinct.Length > 0
                && (best is null || Order(opening).CompareTo(Order(best.Value)) < 0)
            )
                best = opening;
        return best;
    }

    private static (bool, int, int, int) Order((Subject Subject, Axis Axis) opening) =>
        (
            !(opening.Axis.Term is { Name: "item", About: About.Item }),
            opening.Axis.Distinct.Length,
            opening.Subject.Ordinal,
            opening.Axis.Rank
        );

    /// <summary>Every such fact, in the order met.</summary>
    public IReadOnlyList<(Subject Subject, Axis Axis)> All(Subject? item)
    {
        Collect(item);
        return [.. found];
    }

    /// <summary>Every fact a control that is open for an item depends on, in the order met. The situation must have been evaluated.</summary>
    public IReadOnlyList<(Subject Subject, Axis Axis)> OfControl(int position, Subject item)
    {
        found.Clear();
        seen.Clear();
        visited.Clear();
        ControlOpen(position, item);
        return [.. found];
    }

    private void Collect(Subject? item)
    {
        found.Clear();
        seen.Clear();
        visited.Clear();
        if (!plan.IsInForce)
            return;
        if (item is not null)
            Line(item);
        else
            foreach (var line in situation.Items)
                Line(line);
    }

    private void Line(Subject item)
    {
        var reached = situation.Eval(plan.Jurisdiction, item, null);
        if (reached == Truth.No)
            return;
        mildest = Mildest(situation.Latest);
        if (reached == Truth.NotStated)
        {
            var within = situation.OutcomesIfReached(item);
            if (Strictest(within) > mildest)
                Walk(plan.Jurisdiction, item, null);
            mildest = Math.Max(mildest, Mildest(within));
        }
        // What the item falls under first: most else depends on it.
        foreach (var requirement in plan.Requirements)
        {
            var truth = situation.Eval(requirement.Applies, item, null);
            if (truth == Truth.No)
                continue;
            if (requirement.Controls is null)
            {
                if (IsOutdone(situation.InstanceOutcomes(requirement, truth, -1, item)))
                    continue;
                Walk(requirement.Applies, item, null);
                Instance(requirement, -1, item);
                continue;
            }
            var any = false;
            for (var word = 0; word < requirement.Controls.Length; word++)
            {
                var candidates =
                    (item.Applies[word] | item.MayApply[word]) & requirement.Controls[word];
                while (candidates != 0)
                {
                    var control = (word << 6) + BitOperations.TrailingZeroCount(candidates);
                    candidates &= candidates - 1;
                    if (
                        IsOutdone(
                            situation.InstanceOutcomes(requirement, Truth.NotStated, control, item)
                        )
                    )
                        continue;
                    any = true;
                    if ((item.Applies[word] & 1UL << control) == 0)
                        ControlOpen(control, item);
                    Instance(requirement, control, item);
                }
            }
            if (any)
                Walk(requirement.Applies, item, null);
        }
        foreach (var prohibition in plan.Prohibitions)
        {
            if (
                situation.Eval(prohibition.Applies, item, null) == Truth.No
                || IsOutdone(situation.ProhibitionOutcomes(prohibition, item))
            )
                continue;
            if (prohibition.Controls is { } mask && !Reaches(mask, item))
                continue;
            Walk(prohibition.Applies, item, null);
            foreach (var derogation in prohibition.Derogations)
                Walk(derogation.Applies, item, null);
        }
    }

    private bool IsOutdone(int bits) => Strictest(bits) <= mildest;

    private static int Mildest(int bits) => BitOperations.TrailingZeroCount(bits);

    private static int Strictest(int bits) => BitOperations.Log2((uint)bits);

    private bool Reaches(ulong[] mask, Subject item)
    {
        var reached = false;
        for (var word = 0; word < mask.Length; word++)
        {
            reached |= (item.Applies[word] & mask[word]) != 0;
            var candidates = item.MayApply[word] & mask[word];
            reached |= candidates != 0;
            while (candidates != 0)
            {
                ControlOpen((word << 6) + BitOperations.TrailingZeroCount(candidates), item);
                candidates &= candidates - 1;
            }
        }
        return reached;
    }

    private void Instance(PreparedRequirement requirement, int control, Subject item)
    {
        var lifted = Truth.No;
        foreach (var lift in requirement.Lifts)
            lifted = lifted.Or(situation.LiftTruth(lift, control, item));
        if (lifted == Truth.Yes)
            return;
        foreach (var lift in requirement.Lifts)
            if (situation.LiftTruth(lift, control, item) == Truth.NotStated)
                Walk(lift.Applies, item, null);
        if (requirement.Requirement.NotifyAndWait)
            return;
        var policy = situation.PolicyOutcomes(requirement, control, item);
        if (IsOutdone(policy))
            return;
        // Where nothing lifts it, the mildest policy still possible is a floor of its own.
        var floor = Math.Max(mildest, Mildest(policy));
        foreach (var review in requirement.Review)
            if ((int)Outcome.PresumptionOfApproval + (int)review.Rule.Policy > floor)
                Walk(review.Applies, item, null);
        Risks(situation.PolicyRow(requirement, control), floor, item);
    }

    // An indicator or a mitigation bears on a policy where levels it can move between are treated differently.
    private void Risks(int[] row, int floor, Subject item)
    {
        var lowest = Mildest(situation.Risks(item));
        for (var tier = RiskTier.EndUse; tier <= RiskTier.RegionalStability; tier++)
        {
            var raised = situation.RaisedRisks(tier, item);
            foreach (var indicator in plan.IndicatorsOfTier[(int)tier])
                if (
                    indicator.Provision.Level > Mildest(raised)
                    && Differs(row, lowest, indicator.Provision.Level, floor)
                )
                    Walk(indicator.Applies, item, null);
            foreach (var mitigation in plan.Mitigations)
                if (
                    mitigation.Provision.Tier == tier
                    && CanLower(mitigation.Provision, raised, row, lowest, floor, item)
                )
                    Walk(mitigation.Applies, item, null);
        }
    }

    private bool CanLower(
        Mitigation mitigation,
        int raised,
        int[] row,
        int lowest,
        int floor,
        Subject item
    )
    {
        for (var level = 1; level < row.Length; level++)
            if (
                (raised >> level & 1) != 0
                && situation.Lowered(mitigation.Tier, level, item) is var best
                && mitigation.Apply(level) < best
                && Differs(row, Math.Max(lowest, mitigation.Apply(level)), best, floor)
            )
                return true;
        return false;
    }

    private static bool Differs(int[] row, int from, int to, int floor)
    {
        for (var level = from + 1; level <= to; level++)
            if (Math.Max(Strictest(row[level]), floor) != Math.Max(Strictest(row[from]), floor))
                return true;
        return false;
    }

    private void ControlOpen(int position, Subject item)
    {
        if (!visited.Add((item, position)))
            return;
        foreach (var control in plan.Controls)
            if (control.Position == position)
            {
                Walk(control.Text, item, null);
                if (control.After is { } after)
                    foreach (var other in plan.Controls)
                        if (
                            (after[other.Position >> 6] & 1UL << other.Position) != 0
                            && IsOpen(item, other.Position)
                        )
                            ControlOpen(other.Position, item);
            }
    }

    private static bool IsOpen(Subject item, int control) =>
        (item.MayApply[control >> 6] & 1UL << control) != 0;

    private void Walk(Node node, Subject? item, Subject? other)
    {
        if (situation.Eval(node, item, other) != Truth.NotStated)
            return;
        switch (node.Op)
        {
            case Op.Bits or Op.AnyBits or Op.NoBits:
                var subject = node.Space switch
                {
                    0 => situation.Transfer,
                    1 => item,
                    _ => other,
                };
                if (subject is null)
                    return;
                var open = subject.Open[node.Word] & node.Mask;
                foreach (var axis in subject.Space.Axes)
                    if ((axis.Mask[node.Word] & open) == 0 || !seen.Add((subject, axis)))
                        continue;
                    else
                    {
                        // The list of what it contains decides, and what the parts are may show it.
                        if (axis.IsSynthetic && axis.Sentences[0] is Condition.Contains contains)
                            foreach (var part in subject.Parts)
                                Part(part, contains.Patterns);
                        if (!IsListed(subject, axis))
                            found.Add((subject, axis));
                    }
                break;
            case Op.FallsUnder when item is not null:
                for (var control = 0; control < plan.ControlList.Count; control++)
                    if (
                        (node.Controls[control >> 6] & 1UL << control) != 0
                        && IsOpen(item, control)
                    )
                        ControlOpen(control, item);
                break;
            case Op.Over:
                foreach (var member in situation.Members(node))
                    if (node.Space == 1)
                        Walk(node.Children[0], member, null);
                    else
                        Walk(node.Children[0], item, member);
                break;
            default:
                foreach (var child in node.Children)
                    Walk(child, item, other);
                break;
        }
    }

    // Where the list of what an item contains is given, only its parts are open.
    private static bool IsListed(Subject subject, Axis axis) =>
        axis.IsSynthetic
        && axis.Sentences[0] is Condition.Contains contains
        && subject.Facts.Find(contains.Term) is { Counts: true } fact
        && fact.Standing >= axis.Demand;

    private void Part(Subject part, IReadOnlyList<CodePattern> patterns)
    {
        for (var control = 0; control < plan.ControlList.Count; control++)
            if (
                IsOpen(part, control)
                && patterns.Any(pattern => pattern.Covers(plan.ControlList[control].Code))
            )
                ControlOpen(control, part);
    }
}
