using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Proofs.Regions;

/// <summary>Something a transfer can differ in: a fact, or a sentence whose truth is a fact of its own. Its possible values fall into finitely many cells that no condition of the texts tells apart.</summary>
internal sealed class Axis
{
    /// <summary>The cells of a sentence.</summary>
    public static readonly CellSet No = CellSet.Of(0);

    /// <inheritdoc cref="No"/>
    public static readonly CellSet Yes = CellSet.Of(1);

    private Rational[] breaks = [];
    private readonly SortedSet<Rational> cuts = [];
    private readonly Dictionary<Rational, string> written = [];
    private Dictionary<string, int> places = [];

    private Axis(int index, AxisKind kind) => (Index, Kind) = (index, kind);

    public static Axis OfTerm(
        int index,
        Term term,
        IReadOnlyList<string> words,
        bool unbounded = false
    ) =>
        new(index, AxisKind.Fact)
        {
            IsUnbounded = unbounded,
            Term = term,
            Words = words,
            places = words
                .Select((word, place) => (word, place))
                .ToDictionary(pair => pair.word, pair => pair.place, StringComparer.Ordinal),
        };

    public static Axis OfSentence(int index, Condition.Sentence sentence) =>
        Settled(new(index, AxisKind.Sentence) { Term = sentence.Term, Sentence = sentence });

    public static Axis OfSome(int index, About set, string? role, Condition with, int formula) =>
        Settled(
            new(index, AxisKind.Some)
            {
                Set = set,
                Role = role,
                With = with,
                Formula = formula,
            }
        );

    public static Axis OfInformed(int index, string requirement) =>
        Settled(new(index, AxisKind.Informed) { Requirement = requirement });

    private static Axis Settled(Axis axis)
    {
        axis.Size = 2;
        axis.Full = No.Or(Yes);
        return axis;
    }

    public int Index { get; }

    public AxisKind Kind { get; }

    /// <summary>The term, for a fact or a sentence.</summary>
    public Term? Term { get; private init; }

    /// <summary>The sentence, where it is one.</summary>
    public Condition.Sentence? Sentence { get; private init; }

    /// <summary>For <see cref="AxisKind.Some"/>: over what is asked.</summary>
    public About Set { get; private init; }

    public string? Role { get; private init; }

    /// <summary>For <see cref="AxisKind.Some"/>: what one of them must meet.</summary>
    public Condition With { get; private init; } = Condition.Always;

    /// <summary>The same as a formula over the axes of that thing.</summary>
    public int Formula { get; private init; }

    public string Requirement { get; private init; } = "";

    /// <summary>The words of a choice, a country or a code, in order; the last word of codes is empty and stands for none.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>Whether a number is taken to have no bounds, and to be whole or not: texts bound it differently.</summary>
    public bool IsUnbounded { get; init; }

    public int Size { get; private set; }

    /// <summary>The cells in which a value can lie.</summary>
    public CellSet Full { get; private set; }

    /// <summary>The numbers at which a scale is cut, in order: cell 2i+1 is the point i, cell 2i the open interval before it.</summary>
    public IReadOnlyList<Rational> Breaks => breaks;

    public bool IsScale => Term?.Kind is TermKind.Number or TermKind.Derived or TermKind.Day;

    /// <summary>Whether its value follows from numbers: a derived number, or a comparison with a formula.</summary>
    public bool IsFormula =>
        Sentence is Condition.Against || (Kind == AxisKind.Fact && Term!.Kind is TermKind.Derived);

    public bool IsBand => Kind == AxisKind.Fact && Term!.Kind is TermKind.Band;

    /// <summary>Whether a part of a transfer other than the line and the transfer itself is meant.</summary>
    public About About =>
        Kind switch
        {
            AxisKind.Some or AxisKind.Informed => About.Transfer,
            _ => Term!.About,
        };

    /// <summary>How a threshold was written.</summary>
    public string Written(Rational value) => written[value];

    /// <summary>Takes note of the ends of an interval; all of them before <see cref="Cut"/>.</summary>
    public void Note(Interval interval)
    {
        foreach (var bound in new[] { interval.Lower, interval.Upper })
            if (bound is not null && cuts.Add(bound.Value))
                written[bound.Value] = bound.Written;
    }

    /// <summary>Cuts the axis into cells.</summary>
    public void Cut()
    {
        if (Kind != AxisKind.Fact)
            return;
        breaks = [.. cuts];
        if (IsBand)
        {
            var ends = 2 * breaks.Length + 1;
            Size = ends * ends;
            Full = CellSet.Where(Size, cell => cell / ends <= cell % ends);
        }
        else if (IsScale)
        {
            Size = 2 * breaks.Length + 1;
            Full = CellSet.Where(Size, CanHold);
        }
        else
        {
            Size = Words.Count;
            Full = CellSet.Where(Size, _ => true);
        }
    }

    /// <summary>The cells in which a number or day lies in an interval whose ends were noted.</summary>
    public CellSet Within(Interval interval)
    {
        var (from, to) = Reach(interval, Size - 1);
        return CellSet.Between(from, to).And(Full);
    }

    private (int From, int To) Reach(Interval interval, int last) =>
        (
            interval.Lower is { } lower ? 2 * Place(lower.Value) + (lower.Included ? 1 : 2) : 0,
            interval.Upper is { } upper ? 2 * Place(upper.Value) + (upper.Included ? 1 : 0) : last
        );

    /// <summary>The cells in which a band meets an interval whose ends were noted.</summary>
    public CellSet Meets(BandRelation relation, Interval interval)
    {
        var ends = 2 * breaks.Length + 1;
        var (from, to) = Reach(interval, ends - 1);
        return CellSet
            .Where(
                Size,
                cell =>
                {
                    var (lower, upper) = (cell / ends, cell % ends);
                    return relation switch
                    {
                        BandRelation.Overlaps => upper >= from && lower <= to && !interval.IsEmpty,
                        BandRelation.Covers => interval is { Lower: { } least, Upper: { } most }
                            && lower <= 2 * Place(least.Value) + 1
                            && upper >= 2 * Place(most.Value) + 1,
                        _ => lower >= from && lower <= to && upper >= from && upper <= to,
                    };
                }
            )
            .And(Full);
    }

    /// <summary>The cells of these words; words the axis does not know are passed over.</summary>
    public CellSet Among(IEnumerable<string> words)
    {
        var set = new CellSet();
        foreach (var word in words)
            if (places.TryGetValue(word, out var place))
                set = set.Or(CellSet.Of(place));
        return set;
    }

    public int PlaceOf(string word) => places.GetValueOrDefault(word, -1);

    private int Place(Rational value) =>
        Array.BinarySearch(breaks, value) is >= 0 and var place
            ? place
            : throw new InvalidOperationException($"{Term} was not cut at {value}.");

    /// <summary>The ends of a cell of a scale: both null where it is open to that side.</summary>
    public (Rational? From, Rational? To, bool IsPoint) Ends(int cell) =>
        (cell & 1) == 1
            ? (breaks[cell / 2], breaks[cell / 2], true)
            : (
                cell / 2 > 0 ? breaks[cell / 2 - 1] : null,
                cell / 2 < breaks.Length ? breaks[cell / 2] : null,
                false
            );

    /// <summary>The plainest value, as one cell: a no, another, nothing, the least number.</summary>
    public CellSet Plainest
    {
        get
        {
            if (Kind != AxisKind.Fact)
                return No;
            if (Term!.Kind is TermKind.Codes)
                return CellSet.Of(Size - 1);
            foreach (var word in PlainWords)
                if (places.TryGetValue(word, out var place))
                    return CellSet.Of(place);
            return Term.Kind is TermKind.Country
                ? CellSet.Of(places[Usual[0]])
                : CellSet.Of(Full.First);
        }
    }

    private static readonly string[] PlainWords = ["no", "none", "other", "civil", "unknown"];

    /// <summary>The cell a number lies in.</summary>
    public int CellOf(Rational value)
    {
        var place = Array.BinarySearch(breaks, value);
        return place >= 0 ? 2 * place + 1 : 2 * ~place;
    }

    /// <summary>A plain number in a cell, in base units; one that may be stated.</summary>
    public Rational Plain(int cell)
    {
        var (from, to, isPoint) = Ends(cell);
        if (isPoint)
            return from!.Value;
        if (Term!.Kind is TermKind.Day)
            return Numbers.Between(from ?? 730_000, to ?? (from ?? 730_000) + 1000, true);
        var number = Term.Kind as TermKind.Number;
        var unit = number?.Unit ?? ((TermKind.Derived)Term.Kind).Unit;
        // A physical bound is a value itself, where nothing lies before it.
        if (number?.From is { } least && !(from >= least))
        {
            if (to is null || number.Whole)
                return least;
            from = least;
        }
        if (number?.To is { } most && !(to <= most))
        {
            if (from is null)
                return most;
            to = most;
        }
        var level = number?.Reference is not null;
        Rational? Own(Rational? value) =>
            value is { } there ? (level ? there : unit.FromBase(there)) : null;
        var (low, high) = (Own(from), Own(to));
        if (low is { } a && high is { } b && a == b)
            return from!.Value;
        var plain = Numbers.Between(low, high, number?.Whole ?? false);
        return level ? plain : unit.ToBase(plain);
    }

    /// <summary>A value in one of some cells; null where none can be stated.</summary>
    public FactValue? ValueIn(CellSet cells, Term term)
    {
        switch (Term!.Kind)
        {
            case TermKind.Country:
                return new FactValue.Country(
                    Words[Usual.Select(PlaceOf).FirstOrDefault(cells.Contains, cells.First)]
                );
            case TermKind.Codes:
                return cells.Contains(Size - 1)
                    ? new FactValue.Codes([])
                    : new FactValue.Codes([ControlCode.Parse(Words[cells.First])]);
            case TermKind.Band:
            {
                var ends = 2 * breaks.Length + 1;
                var cell = cells.First;
                var (lower, upper) = (EndIn(cell / ends), EndIn(cell % ends));
                if (upper < lower)
                    upper = lower;
                var unit = ((TermKind.Band)term.Kind).Unit;
                return new FactValue.Band(
                    Quantity.Of(unit.FromBase(lower), unit),
                    Quantity.Of(unit.FromBase(upper), unit)
                );
            }
            case TermKind.Day:
                return new FactValue.Day(
                    DateOnly.FromDayNumber((int)Plain(Roomiest(cells)).ToDouble())
                );
            case TermKind.Number or TermKind.Derived:
                return NumberOf(Plain(Roomiest(cells)), term);
            default:
            {
                // What the text at hand does not know as a word it cannot be told.
                var words = cells.Cells.Select(cell => Words[cell]).Where(term.Choices.Contains);
                var word = words.FirstOrDefault(word => word == "other") ?? words.FirstOrDefault();
                return word is null ? null : new FactValue.Word(word);
            }
        }
    }

    private static readonly string[] Usual = ["CH", "DE", "US", "JP", "BR", "IN", "ZA", "CN", "RU"];

    // An open stretch rather than its ends, where there is one.
    private int Roomiest(CellSet cells) =>
        cells.Cells.FirstOrDefault(
            cell => (cell & 1) == 0 && cell > 0 && cell < Size - 1,
            cells.First
        );

    private Rational EndIn(int cell)
    {
        var (from, to, isPoint) = Ends(cell);
        return isPoint ? from!.Value : Numbers.Between(from, to, false);
    }

    /// <summary>A number in base units as a fact: in the unit of the glossary, or, where that is a level, in the usual unit of what it measures.</summary>
    public static FactValue.Number NumberOf(Rational value, Term term)
    {
        var unit = term.Kind switch
        {
            TermKind.Number { Reference: not null } level => Units.UsualFor(level.Dimension),
            TermKind.Number number => number.Unit,
            _ => ((TermKind.Derived)term.Kind).Unit,
        };
        return new FactValue.Number(Quantity.Of(unit.FromBase(value), unit));
    }

    private bool CanHold(int cell)
    {
        if (IsUnbounded)
            return true;
        if (Term!.Kind is not TermKind.Number number)
            return Term.Kind is not TermKind.Day || HoldsWhole(cell, Rational.One, Rational.Zero);
        var (from, to, isPoint) = Ends(cell);
        if (isPoint)
        {
            if (from < number.From || from > number.To)
                return false;
        }
        else if (to <= number.From || from >= number.To)
            return false;
        return !number.Whole || HoldsWhole(cell, number.Unit.Factor, number.Unit.Offset);
    }

    // Whether some whole number, in its own unit, lies in the cell.
    private bool HoldsWhole(int cell, Rational factor, Rational offset)
    {
        var (from, to, isPoint) = Ends(cell);
        if (isPoint)
            return ((from!.Value - offset) / factor).IsInteger;
        if (from is null || to is null)
            return true;
        var (low, high) = ((from.Value - offset) / factor, (to.Value - offset) / factor);
        return Numbers.Floor(low) + Rational.One < high;
    }
}

internal enum AxisKind
{
    /// <summary>The value of a fact.</summary>
    Fact,

    /// <summary>Whether a sentence holds whose truth boxes cannot work out: what an item contains, a comparison with a formula.</summary>
    Sentence,

    /// <summary>Whether some party, leg or other line meets a condition.</summary>
    Some,

    /// <summary>Whether the authority has told the proposer under a requirement.</summary>
    Informed,
}
