using System.Numerics;
using System.Runtime.CompilerServices;
using Passavant.Accords.Conditions;

namespace Passavant.Accords.Plans;

/// <summary>One transfer laid out for evaluation against a plan. Reused from one transfer to the next; belongs to one thread at a time.</summary>
internal sealed class Situation
{
    private readonly Plan plan;
    private readonly List<Subject> items = [];
    private readonly List<Subject> parties = [];
    private readonly List<Subject> legs = [];
    private readonly Stack<Subject>[] spare =
    [
        [],
        [],
        [],
        [],
    ];
    private readonly Dictionary<string, Subject> phantoms = new(StringComparer.Ordinal);
    private readonly byte[] requirementTruths;
    private readonly byte[] liftTruths;
    private int risks;
    private Subject? remembered;

    public Situation(Plan plan)
    {
        this.plan = plan;
        Transfer = new Subject(plan.Spaces[0], plan.ControlWords);
        requirementTruths = new byte[plan.Requirements.Length];
        liftTruths = new byte[plan.Lifts.Count];
    }

    private int ordinal;

    public Subject Transfer { get; }

    public IReadOnlyList<Subject> Items => items;

    public IReadOnlyList<Subject> Parties => parties;

    public IReadOnlyList<Subject> Legs => legs;

    public Transfer Subject { get; private set; } = null!;

    public void Load(Transfer transfer)
    {
        Subject = transfer;
        remembered = null;
        Release(1, items);
        Release(2, parties);
        Release(3, legs);
        if (phantoms.Count > 0)
            foreach (var phantom in phantoms.Values)
                phantom.Load(Facts.None, null);
        Transfer.Load(transfer.Facts, null);
        ordinal = 0;
        for (var i = 0; i < transfer.Parties.Count; i++)
        {
            var party = Take(2);
            party.Ordinal = ++ordinal;
            party.Party = transfer.Parties[i];
            party.Load(transfer.Parties[i].Facts, transfer.Facts);
            parties.Add(party);
        }
        for (var i = 0; i < transfer.Legs.Count; i++)
        {
            var leg = Take(3);
            leg.Ordinal = ++ordinal;
            leg.Load(transfer.Legs[i].Facts, transfer.Facts);
            legs.Add(leg);
        }
        for (var i = 0; i < transfer.Items.Count; i++)
            items.Add(LoadItem(transfer.Items[i]));
        if (plan.OwnershipOf.Count > 0)
            Ownership.Settle(this, plan);
    }

    private Subject LoadItem(Item item)
    {
        var subject = Take(1);
        subject.Ordinal = ++ordinal;
        subject.Item = item;
        subject.Load(item.Facts, Subject.Facts);
        for (var i = 0; i < item.Parts.Count; i++)
            subject.Parts.Add(LoadItem(item.Parts[i]));
        return subject;
    }

    private Subject Take(int space)
    {
        return spare[space].TryPop(out var subject)
            ? subject
            : new Subject(plan.Spaces[space], plan.ControlWords);
    }

    private void Release(int space, List<Subject> subjects)
    {
        for (var i = 0; i < subjects.Count; i++)
        {
            Release(space, subjects[i].Parts);
            spare[space].Push(subjects[i]);
        }
        subjects.Clear();
    }

    /// <summary>The outcomes strong Kleene logic leaves for the transfer: the strictest line governs.</summary>
    public int Outcomes()
    {
        ClassifyAll();
        var bits = 1;
        for (var i = 0; i < items.Count; i++)
            bits = OutcomeSet.StricterBits(bits, LineOutcomes(items[i]));
        return Latest = bits;
    }

    /// <summary>The outcomes found last.</summary>
    public int Latest { get; private set; }

    /// <summary>The outcomes strong Kleene logic leaves for one line.</summary>
    public int Outcomes(Subject item)
    {
        // Where lines look at one another, what is supposed of one can change the others.
        if (plan.LooksAcross)
            ClassifyAll();
        else
            Classify(item);
        return Latest = LineOutcomes(item);
    }

    private void ClassifyAll()
    {
        if (!plan.LooksAcross)
        {
            foreach (var item in items)
                Classify(item);
            return;
        }
        foreach (var item in items)
            Unclassify(item);
        // Control by control, so that each line finds the others classified as far as it may speak of them.
        foreach (var control in plan.Controls)
        foreach (var item in items)
            ClassifyBy(control, item);
        // Parts decide last what no control, but a provision may ask.
        foreach (var item in items)
            SettleParts(item);
    }

    private void ClassifyBy(PreparedControl control, Subject item)
    {
        foreach (var part in item.Parts)
            ClassifyBy(control, part);
        SettleParts(item);
        Try(control, item);
    }

    private static void Unclassify(Subject item)
    {
        foreach (var part in item.Parts)
            Unclassify(part);
        Array.Clear(item.Applies);
        Array.Clear(item.MayApply);
        Array.Clear(item.TextHolds);
        Array.Clear(item.TextMayHold);
    }

    /// <summary>Which controls the item falls under, and may fall under.</summary>
    public void Classify(Subject item)
    {
        for (var i = 0; i < item.Parts.Count; i++)
            Classify(item.Parts[i]);
        if (item.Parts.Count > 0 || plan.ContainsTerm is not null)
            SettleParts(item);
        for (var word = 0; word < item.Applies.Length; word++)
            item.Applies[word] =
                item.MayApply[word] =
                item.TextHolds[word] =
                item.TextMayHold[word] =
                    0;
        var candidates = item.Candidates;
        plan.Sieve.Sift(item, candidates);
        for (var word = 0; word < candidates.Length; word++)
        for (var left = candidates[word]; left != 0; left &= left - 1)
            Try(plan.Controls[(word << 6) + BitOperations.TrailingZeroCount(left)], item);
    }

    private void Try(PreparedControl control, Subject item)
    {
        var text = Eval(control.Text, item, null);
        if (text == Truth.No)
            return;
        var (word, bit) = (control.Position >> 6, 1UL << control.Position);
        var applies = text;
        if (control.After is { } after)
            applies = applies.And(Among(item, after).Not());
        if (text == Truth.Yes)
            item.TextHolds[word] |= bit;
        else
            item.TextMayHold[word] |= bit;
        if (applies == Truth.Yes)
            item.Applies[word] |= bit;
        else if (applies == Truth.NotStated)
            item.MayApply[word] |= bit;
    }

    private void SettleParts(Subject item)
    {
        foreach (var axis in item.Space.Synthetic)
            if (
                axis.Sentences[0] is Condition.Contains contains
                && !supposed.Contains((item, axis))
            )
            {
                item.Forget(axis);
                item.Settle(axis, Holds(item, contains));
            }
    }

    private readonly HashSet<(Subject, Axis)> supposed = [];

    /// <summary>Supposes a value in a cell of an open axis, for as long as the situation holds this transfer or until it is forgotten.</summary>
    public void Suppose(Subject subject, Axis axis, int cell)
    {
        remembered = null;
        subject.Suppose(axis, cell);
        if (axis.IsSynthetic)
            supposed.Add((subject, axis));
    }

    /// <summary>Takes a supposition back.</summary>
    public void Forget(Subject subject, Axis axis)
    {
        remembered = null;
        subject.Forget(axis);
        if (axis.IsSynthetic)
            supposed.Remove((subject, axis));
    }

    // What the list of contained codes says, and what each stated part is. Parts can show that something
    // is there, never that nothing else is: only the list says so, and stating it later changes no answer.
    private Truth Holds(Subject item, Condition.Contains contains)
    {
        var listed =
            item.Facts.Find(contains.Term) is { Counts: true } fact
            && fact.Standing >= contains.Demand
                ? (FactValue.Codes)fact.Value
                : null;
        var truth = listed is null
            ? Truth.NotStated
            : listed
                .List.Any(code => contains.Patterns.Any(pattern => pattern.Covers(code)))
                .ToTruth();
        foreach (var part in item.Parts)
        {
            for (var i = 0; i < plan.ControlList.Count && truth != Truth.Yes; i++)
                if (contains.Patterns.Any(pattern => pattern.Covers(plan.ControlList[i].Code)))
                    truth = truth.Or(Bit(part, i));
            if (
                part.Parts.Count > 0
                || part.Facts.Find(contains.Term) is { Counts: true } said
                    && said.Standing >= contains.Demand
            )
                truth = truth.Or(Holds(part, contains));
        }
        return truth;
    }

    private static Truth Bit(Subject item, int control)
    {
        var (word, bit) = (control >> 6, 1UL << control);
        return (item.Applies[word] & bit) != 0 ? Truth.Yes
            : (item.MayApply[word] & bit) != 0 ? Truth.NotStated
            : Truth.No;
    }

    private static Truth Among(Subject item, ulong[] mask)
    {
        ulong may = 0;
        for (var word = 0; word < mask.Length; word++)
        {
            if ((item.Applies[word] & mask[word]) != 0)
                return Truth.Yes;
            may |= item.MayApply[word] & mask[word];
        }
        return may != 0 ? Truth.NotStated : Truth.No;
    }

    private int LineOutcomes(Subject item)
    {
        var bits = OutcomesIfReached(item);
        return Eval(plan.Jurisdiction, item, null) switch
        {
            Truth.Yes => bits,
            Truth.No => 1 << (int)Outcome.NotRequired,
            _ => bits | 1 << (int)Outcome.NotRequired,
        };
    }

    /// <summary>The outcomes left for one line where the accord reaches it.</summary>
    public int OutcomesIfReached(Subject item)
    {
        if (!plan.IsInForce)
            return 1 << (int)Outcome.NotRequired;
        Remember(item);
        var bits = 1 << (int)Outcome.NotRequired;
        for (var r = 0; r < plan.Requirements.Length; r++)
        {
            var requirement = plan.Requirements[r];
            if (requirement.Controls is null)
            {
                if (RequirementTruth(r, item) is var truth && truth != Truth.No)
                    bits = OutcomeSet.StricterBits(
                        bits,
                        InstanceOutcomes(requirement, truth, -1, item)
                    );
                continue;
            }
            for (var word = 0; word < requirement.Controls.Length; word++)
            {
                var candidates =
                    (item.Applies[word] | item.MayApply[word]) & requirement.Controls[word];
                while (candidates != 0)
                {
                    var control = (word << 6) + BitOperations.TrailingZeroCount(candidates);
                    candidates &= candidates - 1;
                    if (
                        Bit(item, control).And(RequirementTruth(r, item)) is var truth
                        && truth != Truth.No
                    )
                        bits = OutcomeSet.StricterBits(
                            bits,
                            InstanceOutcomes(requirement, truth, control, item)
                        );
                }
            }
        }
        foreach (var prohibition in plan.Prohibitions)
            bits = OutcomeSet.StricterBits(bits, ProhibitionOutcomes(prohibition, item));
        return bits;
    }

    private Truth RequirementTruth(int r, Subject item)
    {
        if (requirementTruths[r] == byte.MaxValue)
            requirementTruths[r] = (byte)Eval(plan.Requirements[r].Applies, item, null);
        return (Truth)requirementTruths[r];
    }

    /// <summary>What one requirement contributes, given its truth and the control that brings it about (-1 for none).</summary>
    public int InstanceOutcomes(
        PreparedRequirement requirement,
        Truth truth,
        int control,
        Subject item
    )
    {
        var lifted = Truth.No;
        foreach (var lift in requirement.Lifts)
            if (LiftTruth(lift, control, item) is var one && one > lifted)
                lifted = one;
        var bits = truth == Truth.Yes ? 0 : 1 << (int)Outcome.NotRequired;
        if (lifted != Truth.No)
            bits |= 1 << (int)Outcome.Authorised;
        if (lifted != Truth.Yes)
            bits |= PolicyOutcomes(requirement, control, item);
        return bits;
    }

    /// <summary>Whether something lifts a requirement brought about by a control (-1 for none).</summary>
    public Truth LiftTruth(PreparedLift lift, int control, Subject item)
    {
        if (
            control >= 0
            && lift.Controls is { } covered
            && (covered[control >> 6] & 1UL << control) == 0
        )
            return Truth.No;
        if (liftTruths[lift.Index] == byte.MaxValue || !ReferenceEquals(item, remembered))
        {
            if (!ReferenceEquals(item, remembered))
                Remember(item);
            liftTruths[lift.Index] = (byte)Eval(lift.Applies, item, null);
        }
        return (Truth)liftTruths[lift.Index];
    }

    // Truths of requirements and lifts are kept while one line is looked at.
    private void Remember(Subject? item)
    {
        remembered = item;
        Array.Fill(requirementTruths, byte.MaxValue);
        Array.Fill(liftTruths, byte.MaxValue);
        risks = 0;
    }

    /// <summary>How an application would be looked at: the matrix, and the review policies in law, whichever is stricter.</summary>
    public int PolicyOutcomes(PreparedRequirement requirement, int control, Subject item)
    {
        if (requirement.Requirement.NotifyAndWait)
            return 1 << (int)Outcome.NotifyAndWait;
        var row = PolicyRow(requirement, control);
        if (!ReferenceEquals(item, remembered))
            Remember(item);
        if (risks == 0)
            risks = Risks(item);
        var bits = 0;
        for (var level = 0; level < row.Length; level++)
            if ((risks >> level & 1) != 0)
                bits |= row[level];
        foreach (var review in requirement.Review)
        {
            var truth = Eval(review.Applies, item, null);
            if (truth == Truth.No)
                continue;
            var stricter = OutcomeSet.StricterBits(
                bits,
                1 << ((int)Outcome.PresumptionOfApproval + (int)review.Rule.Policy)
            );
            bits = truth == Truth.Yes ? stricter : bits | stricter;
        }
        return bits;
    }

    /// <summary>The outcome of each level of risk, as bits, for what brings a requirement about.</summary>
    public int[] PolicyRow(PreparedRequirement requirement, int control) =>
        plan.PolicyBits[
            control >= 0
                ? plan.ControlList[control].Sensitivity
                : requirement.Requirement.Sensitivity
        ];

    /// <summary>What one prohibition contributes.</summary>
    public int ProhibitionOutcomes(PreparedProhibition prohibition, Subject item)
    {
        var truth = prohibition.Controls is null ? Truth.Yes : Among(item, prohibition.Controls);
        if (truth != Truth.No)
            truth = truth.And(Eval(prohibition.Applies, item, null));
        if (truth == Truth.No)
            return 1 << (int)Outcome.NotRequired;
        var lifted = Truth.No;
        foreach (var derogation in prohibition.Derogations)
            lifted = lifted.Or(Eval(derogation.Applies, item, null));
        return (truth == Truth.Yes ? 0 : 1 << (int)Outcome.NotRequired)
            | (lifted != Truth.No ? 1 << (int)Outcome.Authorised : 0)
            | (lifted != Truth.Yes ? 1 << (int)Outcome.Prohibited : 0);
    }

    /// <summary>The levels of risk still possible, as bits: the highest of the tiers.</summary>
    public int Risks(Subject item)
    {
        var overall = 1;
        for (var tier = RiskTier.EndUse; tier <= RiskTier.RegionalStability; tier++)
            overall = OutcomeSet.StricterBits(overall, Risks(tier, item));
        return overall;
    }

    /// <summary>The levels of one tier still possible, as bits.</summary>
    public int Risks(RiskTier tier, Subject item)
    {
        var levels = RaisedRisks(tier, item);
        if (levels == 1 || plan.Mitigations.Length == 0)
            return levels;
        var lowered = 0;
        for (var level = 0; level < 31; level++)
            if ((levels >> level & 1) != 0)
                lowered |= Mitigated(tier, level, item);
        return lowered;
    }

    /// <summary>The levels the indicators of one tier can raise it to, as bits, before anything mitigates them.</summary>
    public int RaisedRisks(RiskTier tier, Subject item)
    {
        var levels = 1;
        foreach (var indicator in plan.IndicatorsOfTier[(int)tier])
        {
            var truth = Eval(indicator.Applies, item, null);
            if (truth == Truth.No)
                continue;
            var raised = OutcomeSet.StricterBits(levels, 1 << indicator.Provision.Level);
            levels = truth == Truth.Yes ? raised : levels | raised;
            // The gravest come first: once one holds, those after it change nothing.
            if (truth == Truth.Yes)
                break;
        }
        return levels;
    }

    /// <summary>What a level of one tier is lowered to by the mitigations that hold.</summary>
    public int Lowered(RiskTier tier, int level, Subject item)
    {
        var best = level;
        foreach (var mitigation in plan.Mitigations)
            if (
                mitigation.Provision.Tier == tier
                && Eval(mitigation.Applies, item, null) == Truth.Yes
            )
                best = Math.Min(best, mitigation.Provision.Apply(level));
        return best;
    }

    private int Mitigated(RiskTier tier, int level, Subject item)
    {
        var best = Lowered(tier, level, item);
        var bits = 1 << best;
        foreach (var mitigation in plan.Mitigations)
            if (
                mitigation.Provision.Tier == tier
                && Eval(mitigation.Applies, item, null) == Truth.NotStated
            )
                bits |= 1 << Math.Min(best, mitigation.Provision.Apply(level));
        return bits;
    }

    /// <summary>The truth of a prepared condition for a line, and for a party or leg where the condition speaks of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Truth Eval(Node node, Subject? item, Subject? other)
    {
        switch (node.Op)
        {
            case Op.Bits:
            {
                var subject = SubjectOf(node.Space, item, other);
                if (subject is null)
                    return Truth.NotStated;
                var mask = node.Mask;
                var known = subject.Known[node.Word] & mask;
                if (known == mask)
                    return Truth.Yes;
                return ((known | subject.Open[node.Word]) & mask) == mask
                    ? Truth.NotStated
                    : Truth.No;
            }
            case Op.Constant:
                return node.Constant;
            default:
                return EvalGroup(node, item, other);
        }
    }

    private Subject? SubjectOf(int space, Subject? item, Subject? other) =>
        space switch
        {
            0 => Transfer,
            1 => item,
            _ => other,
        };

    private Truth EvalGroup(Node node, Subject? item, Subject? other)
    {
        switch (node.Op)
        {
            case Op.AnyBits:
            case Op.NoBits:
            {
                var subject = SubjectOf(node.Space, item, other);
                if (subject is null)
                    return Truth.NotStated;
                var truth =
                    (subject.Known[node.Word] & node.Mask) != 0 ? Truth.Yes
                    : (subject.Open[node.Word] & node.Mask) != 0 ? Truth.NotStated
                    : Truth.No;
                return node.Op == Op.AnyBits ? truth : truth.Not();
            }
            case Op.All:
            {
                var truth = Truth.Yes;
                foreach (var child in node.Children)
                {
                    truth = truth.And(Eval(child, item, other));
                    if (truth == Truth.No)
                        return truth;
                }
                return truth;
            }
            case Op.Any:
            {
                var truth = Truth.No;
                foreach (var child in node.Children)
                {
                    truth = truth.Or(Eval(child, item, other));
                    if (truth == Truth.Yes)
                        return truth;
                }
                return truth;
            }
            case Op.None:
                return Eval(node.Children[0], item, other).Not();
            case Op.FallsUnder:
                return item is null ? Truth.NotStated : Among(item, node.Controls);
            default:
                return EvalOver(node, item);
        }
    }

    private Truth EvalOver(Node node, Subject? item)
    {
        var any = Truth.No;
        var every = Truth.Yes;
        var count = 0;
        var set = node.Space switch
        {
            1 => items,
            3 => legs,
            _ => parties,
        };
        for (var i = 0; i < set.Count; i++)
            if (node.Space != 2 || node.Role is null || set[i].Party!.Roles.Contains(node.Role))
                Take(set[i]);
        if (node.Space == 2)
            foreach (var role in plan.RequiredRoles)
                if ((node.Role is null || node.Role == role) && !IsNamed(role))
                    Take(Phantom(role));
        return node.Quantifier switch
        {
            Quantifier.Any => any,
            Quantifier.No => any.Not(),
            Quantifier.Every => every,
            // There is one, even where nobody is named yet.
            _ => count == 0 ? Truth.NotStated : every,
        };

        void Take(Subject subject)
        {
            count++;
            var truth =
                node.Space == 1
                    ? Eval(node.Children[0], subject, null)
                    : Eval(node.Children[0], item, subject);
            any = any.Or(truth);
            every = every.And(truth);
        }
    }

    /// <summary>The things a quantifier ranges over, an unknown party for each required role nobody is named in among them.</summary>
    public IEnumerable<Subject> Members(Node node)
    {
        switch (node.Space)
        {
            case 1:
                foreach (var item in items)
                    yield return item;
                break;
            case 3:
                foreach (var leg in legs)
                    yield return leg;
                break;
            default:
                foreach (var party in parties)
                    if (node.Role is null || party.Party!.Roles.Contains(node.Role))
                        yield return party;
                foreach (var role in plan.RequiredRoles)
                    if ((node.Role is null || node.Role == role) && !IsNamed(role))
                        yield return Phantom(role);
                break;
        }
    }

    private bool IsNamed(string role)
    {
        foreach (var party in parties)
            if (party.Party!.Roles.Contains(role))
                return true;
        return false;
    }

    private Subject Phantom(string role)
    {
        if (phantoms.TryGetValue(role, out var phantom))
            return phantom;
        phantom = new Subject(plan.Spaces[2], plan.ControlWords)
        {
            Party = new Party { Id = role, Roles = [role] },
            Ordinal = int.MaxValue - Array.IndexOf(plan.RequiredRoles, role),
        };
        phantom.Load(Facts.None, null);
        phantoms[role] = phantom;
        return phantom;
    }
}
