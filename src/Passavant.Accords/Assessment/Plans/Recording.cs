using Passavant.Accords.Conditions;

namespace Passavant.Accords.Plans;

/// <summary>How a trace is laid out in one array of bits: for the transfer, each party, leg and item (parts after their item) the sentences known and open; for items also which controls hold by their text and apply, and which provisions hold, each as a pair of yes and perhaps.</summary>
internal sealed class Recording
{
    private readonly Plan plan;
    private readonly Node[] nodes;
    private readonly int provisionWords;
    private readonly Dictionary<object, int> positions = new(ReferenceEqualityComparer.Instance);

    public Recording(Plan plan)
    {
        this.plan = plan;
        (object, Node)[] provisions =
        [
            .. plan.Requirements.Select(requirement =>
                ((object)requirement.Requirement, requirement.Applies)
            ),
            .. plan.Lifts.Select(lift =>
                ((object?)lift.Authorisation ?? lift.Licence!, lift.Applies)
            ),
            .. plan.Prohibitions.Select(prohibition =>
                ((object)prohibition.Prohibition, prohibition.Applies)
            ),
            .. plan
                .Prohibitions.SelectMany(prohibition => prohibition.Derogations)
                .Select(derogation => ((object)derogation.Provision, derogation.Applies)),
            .. plan.Indicators.Select(indicator =>
                ((object)indicator.Provision, indicator.Applies)
            ),
            .. plan.Mitigations.Select(mitigation =>
                ((object)mitigation.Provision, mitigation.Applies)
            ),
        ];
        nodes = [.. provisions.Select(provision => provision.Item2)];
        for (var i = 0; i < provisions.Length; i++)
            positions[provisions[i].Item1] = i;
        for (var i = 0; i < plan.ControlList.Count; i++)
            positions[plan.ControlList[i]] = i;
        provisionWords = (nodes.Length + 63) >> 6;
    }

    public int SizeOf(int space) =>
        2 * plan.Spaces[space].WordCount
        + (space == 1 ? 4 * plan.ControlWords + 2 * provisionWords : 0);

    /// <summary>Writes down what a situation that has been evaluated says.</summary>
    public ulong[] Record(Situation situation)
    {
        var size =
            SizeOf(0) + situation.Parties.Count * SizeOf(2) + situation.Legs.Count * SizeOf(3);
        for (var i = 0; i < situation.Items.Count; i++)
            size += SizeWithParts(situation.Items[i]);
        var bits = new ulong[size];
        var at = Sentences(situation.Transfer, bits, 0);
        for (var i = 0; i < situation.Parties.Count; i++)
            at = Sentences(situation.Parties[i], bits, at);
        for (var i = 0; i < situation.Legs.Count; i++)
            at = Sentences(situation.Legs[i], bits, at);
        for (var i = 0; i < situation.Items.Count; i++)
            at = Item(situation, situation.Items[i], bits, at);
        return bits;
    }

    /// <summary>The truth of a provision's conditions for an item recorded at an offset.</summary>
    public Truth Provision(ulong[] bits, int item, object provision) =>
        positions.TryGetValue(provision, out var position)
            ? At(
                bits,
                item + 2 * plan.Spaces[1].WordCount + 4 * plan.ControlWords,
                provisionWords,
                position
            )
            : Truth.No;

    /// <summary>Whether a control's own text holds for an item.</summary>
    public Truth Text(ulong[] bits, int item, Control control) =>
        Control(bits, item + 2 * plan.Spaces[1].WordCount, control);

    /// <summary>Whether a control applies to an item.</summary>
    public Truth Applies(ulong[] bits, int item, Control control) =>
        Control(bits, item + 2 * plan.Spaces[1].WordCount + 2 * plan.ControlWords, control);

    /// <summary>The truth of a sentence for what is recorded at an offset; null where no provision in force says it.</summary>
    public Truth? Sentence(ulong[] bits, int at, Condition.Sentence sentence)
    {
        var space = plan.Spaces[(int)sentence.Term.About];
        return space.FindBit(sentence) is >= 0 and var bit
            ? At(bits, at, space.WordCount, bit)
            : null;
    }

    private Truth Control(ulong[] bits, int at, Control control) =>
        positions.TryGetValue(control, out var position)
            ? At(bits, at, plan.ControlWords, position)
            : Truth.No;

    private static Truth At(ulong[] bits, int at, int words, int bit) =>
        (bits[at + (bit >> 6)] >> bit & 1) != 0 ? Truth.Yes
        : (bits[at + words + (bit >> 6)] >> bit & 1) != 0 ? Truth.NotStated
        : Truth.No;

    private int SizeWithParts(Subject item)
    {
        var size = SizeOf(1);
        for (var i = 0; i < item.Parts.Count; i++)
            size += SizeWithParts(item.Parts[i]);
        return size;
    }

    private static int Sentences(Subject subject, ulong[] bits, int at)
    {
        at = Copy(subject.Known, bits, at);
        return Copy(subject.Open, bits, at);
    }

    private int Item(Situation situation, Subject item, ulong[] bits, int at)
    {
        at = Sentences(item, bits, at);
        at = Copy(item.TextHolds, bits, at);
        at = Copy(item.TextMayHold, bits, at);
        at = Copy(item.Applies, bits, at);
        at = Copy(item.MayApply, bits, at);
        for (var i = 0; i < nodes.Length; i++)
            switch (situation.Eval(nodes[i], item, null))
            {
                case Truth.Yes:
                    bits[at + (i >> 6)] |= 1UL << i;
                    break;
                case Truth.NotStated:
                    bits[at + provisionWords + (i >> 6)] |= 1UL << i;
                    break;
            }
        at += 2 * provisionWords;
        for (var i = 0; i < item.Parts.Count; i++)
            at = Item(situation, item.Parts[i], bits, at);
        return at;
    }

    private static int Copy(ulong[] from, ulong[] to, int at)
    {
        for (var i = 0; i < from.Length; i++)
            to[at + i] = from[i];
        return at + from.Length;
    }
}
