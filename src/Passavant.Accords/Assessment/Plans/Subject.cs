using System.Runtime.CompilerServices;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Plans;

/// <summary>What is known of one thing (the transfer, an item, a party, a leg): for each sentence of its space, true or unknown as bits; neither is false.</summary>
internal sealed class Subject
{
    private readonly Space space;
    private readonly int[] placed;

    public Subject(Space space, int controlWords)
    {
        this.space = space;
        Known = new ulong[space.WordCount];
        Open = new ulong[space.WordCount];
        Applies = new ulong[controlWords];
        MayApply = new ulong[controlWords];
        TextHolds = new ulong[controlWords];
        TextMayHold = new ulong[controlWords];
        Candidates = new ulong[controlWords];
        placed = new int[space.Axes.Count];
        Array.Fill(placed, -1);
    }

    public Space Space => space;

    /// <summary>The place among the things of the transfer.</summary>
    public int Ordinal { get; set; }

    /// <summary>Sentences known to be true.</summary>
    public ulong[] Known { get; }

    /// <summary>Sentences not known either way.</summary>
    public ulong[] Open { get; }

    /// <summary>Controls that apply to the item.</summary>
    public ulong[] Applies { get; }

    /// <summary>Controls that may apply, depending on facts not stated.</summary>
    public ulong[] MayApply { get; }

    /// <summary>Controls whose own text holds, whatever the order of review.</summary>
    public ulong[] TextHolds { get; }

    /// <summary>Controls whose own text may hold.</summary>
    public ulong[] TextMayHold { get; }

    /// <summary>Room for the sieve to leave controls in.</summary>
    public ulong[] Candidates { get; }

    public Facts Facts { get; private set; } = Facts.None;

    public Item? Item { get; set; }

    public Party? Party { get; set; }

    public List<Subject> Parts { get; } = [];

    public void Load(Facts facts, Facts? above)
    {
        Facts = facts;
        // By hand: these arrays are a word or two long.
        for (var word = 0; word < Known.Length; word++)
        {
            Known[word] = 0;
            Open[word] = space.Everything[word];
        }
        for (var axis = 0; axis < placed.Length; axis++)
            placed[axis] = -1;
        foreach (ref readonly var fact in facts.ThatCount)
        foreach (var axis in space.AxesOfTerm[fact.Term])
            if (
                fact.Standing >= axis.Demand
                && axis.Place(fact.Value, fact.Near, Known) is var cell
                && cell != Axis.Nowhere
            )
                Close(axis, cell);
        if (space.Derived.Length > 0 || space.Synthetic.Length > 0)
            Compute(above);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Close(Axis axis, int cell)
    {
        placed[axis.Index] = cell;
        var mask = axis.Mask;
        for (var word = 0; word < mask.Length; word++)
            Open[word] &= ~mask[word];
    }

    /// <summary>The cell the value on each axis lies in; -1 where it is open or lies in several.</summary>
    public ReadOnlySpan<int> Placed => placed;

    /// <summary>Puts a value on an axis.</summary>
    public void Place(Axis axis, FactValue value)
    {
        if (axis.Place(value, double.NaN, Known) is var cell && cell != Axis.Nowhere)
            Close(axis, cell);
    }

    /// <summary>Whether nothing is known of an axis.</summary>
    public bool IsOpen(Axis axis)
    {
        for (var word = 0; word < axis.Mask.Length; word++)
            if ((Open[word] & axis.Mask[word]) != 0)
                return true;
        return false;
    }

    /// <summary>Supposes a value in a cell of an open axis.</summary>
    public void Suppose(Axis axis, int cell)
    {
        placed[axis.Index] = cell;
        var truths = axis.Cell(cell);
        for (var word = 0; word < axis.Mask.Length; word++)
        {
            Open[word] &= ~axis.Mask[word];
            Known[word] = (Known[word] & ~axis.Mask[word]) | truths[word];
        }
    }

    /// <summary>Takes a supposition back.</summary>
    public void Forget(Axis axis)
    {
        placed[axis.Index] = -1;
        for (var word = 0; word < axis.Mask.Length; word++)
        {
            Open[word] |= axis.Mask[word];
            Known[word] &= ~axis.Mask[word];
        }
    }

    /// <summary>Settles a computed sentence.</summary>
    public void Settle(Axis axis, Truth truth)
    {
        if (truth != Truth.NotStated)
            Suppose(axis, truth == Truth.Yes ? 1 : 0);
    }

    private void Compute(Facts? above)
    {
        foreach (var axis in space.Derived)
            if (IsOpen(axis) && Formulas.Value(axis.Term, Facts, above, axis.Demand) is { } value)
            {
                var number = new FactValue.Number(
                    Quantity.Of(
                        ((TermKind.Derived)axis.Term.Kind).Unit.FromBase(value),
                        ((TermKind.Derived)axis.Term.Kind).Unit
                    )
                );
                if (
                    axis.Place(number, number.Approximate, Known) is var cell
                    && cell != Axis.Nowhere
                )
                    Close(axis, cell);
            }
        foreach (var axis in space.Synthetic)
            if (axis.Sentences[0] is Condition.Against against)
                Settle(axis, Formulas.Truth(against, Facts, above));
    }
}
