using System.Collections;
using System.Numerics;

namespace Passavant.Accords;

/// <summary>What an accord says of a transfer, ordered from mild to strict.</summary>
public enum Outcome : byte
{
    /// <summary>No authorisation is required.</summary>
    NotRequired = 0,

    /// <summary>A general authorisation, safe harbour, research exemption, derogation or licence in hand covers it, with conditions.</summary>
    Authorised = 1,

    /// <summary>The authority must be told, and its answer waited for.</summary>
    NotifyAndWait = 2,

    /// <summary>A licence is required; approval is presumed.</summary>
    PresumptionOfApproval = 3,

    /// <summary>A licence is required; each case is weighed.</summary>
    CaseByCase = 4,

    /// <summary>A licence is required; denial is presumed.</summary>
    PresumptionOfDenial = 5,

    /// <summary>It is prohibited.</summary>
    Prohibited = 6,
}

/// <summary>The outcomes still possible, in order from mild to strict.</summary>
/// <remarks>The default is the empty set, which no assessment gives. Equal when the same outcomes are in it.</remarks>
public readonly record struct OutcomeSet : IReadOnlyCollection<Outcome>
{
    private readonly byte bits;

    internal OutcomeSet(int bits) => this.bits = (byte)bits;

    /// <summary>The set of one outcome.</summary>
    public OutcomeSet(Outcome outcome) => bits = (byte)(1 << (int)outcome);

    /// <summary>The set of these outcomes.</summary>
    public OutcomeSet(IEnumerable<Outcome> outcomes)
    {
        foreach (var outcome in outcomes)
            bits |= (byte)(1 << (int)outcome);
    }

    /// <summary>Every outcome there is.</summary>
    public static OutcomeSet Everything { get; } = new((1 << 7) - 1);

    internal int Bits => bits;

    /// <summary>How many outcomes are possible.</summary>
    public int Count => BitOperations.PopCount(bits);

    /// <summary>Whether exactly one outcome is possible.</summary>
    public bool IsSettled => Count == 1;

    /// <summary>The mildest possible outcome.</summary>
    public Outcome Mildest => (Outcome)BitOperations.TrailingZeroCount((uint)bits);

    /// <summary>The strictest possible outcome.</summary>
    public Outcome Strictest => (Outcome)(31 - BitOperations.LeadingZeroCount((uint)bits));

    /// <summary>Whether <paramref name="outcome"/> is possible.</summary>
    public bool Contains(Outcome outcome) => (bits >> (int)outcome & 1) != 0;

    /// <summary>Whether everything possible here is possible there.</summary>
    public bool IsWithin(OutcomeSet other) => (bits & ~other.bits) == 0;

    /// <summary>What is possible in one or the other.</summary>
    public static OutcomeSet operator |(OutcomeSet left, OutcomeSet right) =>
        new(left.bits | right.bits);

    /// <summary>What is possible when the stricter of one outcome from each governs.</summary>
    public OutcomeSet Stricter(OutcomeSet other) => new(StricterBits(bits, other.bits));

    /// <summary>The bits of the sets of greatest members: a member stays if it is at least the least of the other set.</summary>
    internal static int StricterBits(int left, int right)
    {
        var fromLeft = left & -(right & -right);
        var fromRight = right & -(left & -left);
        return fromLeft | fromRight;
    }

    /// <inheritdoc/>
    public IEnumerator<Outcome> GetEnumerator()
    {
        for (var outcome = 0; outcome < 7; outcome++)
            if ((bits >> outcome & 1) != 0)
                yield return (Outcome)outcome;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The outcomes in English, from mild to strict, joined by <c>|</c>.</summary>
    public override string ToString() => string.Join(" | ", this.Select(Outcomes.Name));
}

/// <summary>The names of outcomes in the accord's own words.</summary>
public static class Outcomes
{
    private static readonly string[] Names =
    [
        "no authorisation required",
        "authorised, with conditions",
        "notify and wait",
        "licence required: presumption of approval",
        "licence required: case by case",
        "licence required: presumption of denial",
        "prohibited",
    ];

    /// <summary>Every name, from mild to strict.</summary>
    public static IReadOnlyList<string> AllNames => Names;

    /// <summary>The name in English, as accords spell it.</summary>
    public static string Name(this Outcome outcome) => Names[(int)outcome];

    /// <summary>The outcome of that name, or null.</summary>
    public static Outcome? Find(string name) =>
        Array.IndexOf(Names, name) is >= 0 and var index ? (Outcome)index : null;
}
