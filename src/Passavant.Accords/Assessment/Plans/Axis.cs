using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Plans;

/// <summary>A line of possible values of one term (as far as a demanded standing is concerned), cut into cells by every threshold that conditions name: within a cell no condition can tell values apart.</summary>
/// <remarks>A number's cells are points and open intervals in turn, so that <c>&gt;</c> and <c>≥</c> differ. Each cell knows the sentences true in it, as bits of its space.</remarks>
internal sealed class Axis
{
    private readonly List<Condition.Sentence> sentences = [];
    private readonly List<int> bits = [];
    private Rational[] breaks = [];
    private Breakpoints breakpoints = Breakpoints.None;
    private string[] choices = [];
    private Dictionary<string, int> words = [];
    private ulong[][] cells = [];

    public Axis(int index, Term term, Standing demand, bool isSynthetic = false)
    {
        Index = index;
        Term = term;
        Demand = demand;
        IsSynthetic = isSynthetic;
    }

    public int Index { get; }

    public Term Term { get; }

    /// <summary>The standing a fact must have to be placed here.</summary>
    public Standing Demand { get; }

    /// <summary>An axis of one sentence whose truth is computed rather than looked up: true or false, nothing else is known of it.</summary>
    public bool IsSynthetic { get; }

    /// <summary>Whether its values follow from others: a derived number, a comparison with a formula, an answer from the ownership graph.</summary>
    public bool IsComputed =>
        Term.Kind is TermKind.Derived or TermKind.Ownership
        || (IsSynthetic && sentences[0] is Condition.Against);

    /// <summary>The numbers its thresholds name, in order.</summary>
    public IReadOnlyList<Rational> Breaks => breaks;

    public IReadOnlyList<Condition.Sentence> Sentences => sentences;

    /// <summary>The bits of this axis's sentences.</summary>
    public ulong[] Mask { get; private set; } = [];

    /// <summary>Cells a value can lie in, one for each set of sentences that can be true together.</summary>
    public int[] Distinct { get; private set; } = [];

    /// <summary>Whether there are more cells than are worth trying; <see cref="Distinct"/> is empty then.</summary>
    public bool IsBeyondCounting { get; private set; }

    /// <summary>The place among the axes of its space that does not depend on the order of the text.</summary>
    public int Rank { get; set; }

    /// <summary>Axes whose values depend on one another share a group; -1 for independent ones.</summary>
    public int Coupling { get; set; } = -1;

    public int Add(Condition.Sentence sentence, int bit)
    {
        sentences.Add(sentence);
        bits.Add(bit);
        return bit;
    }

    public ulong[] Cell(int cell) => cells[cell];

    public int CellCount => cells.Length;

    public void Finish(int wordCount, IReadOnlyList<ControlCode> knownCodes)
    {
        Mask = new ulong[wordCount];
        foreach (var bit in bits)
            Mask[bit >> 6] |= 1UL << bit;
        var truths = IsSynthetic
            ? [sentences.Select(_ => false).ToArray(), sentences.Select(_ => true).ToArray()]
            : CellTruths(knownCodes);
        cells =
        [
            .. truths.Select(truth =>
            {
                var mask = new ulong[wordCount];
                for (var i = 0; i < bits.Count; i++)
                    if (truth[i])
                        mask[bits[i] >> 6] |= 1UL << bits[i];
                return mask;
            }),
        ];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var cellTruths = truths as IReadOnlyList<bool[]>;
        for (var cell = 0; cell < cells.Length; cell++)
            if (IsSynthetic || IsReachable(cell))
                seen.TryAdd(Pattern(cellTruths[cell]), cell);
        Distinct = IsBeyondCounting ? [] : [.. seen.Values];
    }

    private static string Pattern(bool[] truths) =>
        string.Create(
            truths.Length,
            truths,
            static (text, truths) =>
            {
                for (var i = 0; i < truths.Length; i++)
                    text[i] = truths[i] ? '1' : '0';
            }
        );

    // For each cell, whether each sentence is true in it.
    private List<bool[]> CellTruths(IReadOnlyList<ControlCode> knownCodes)
    {
        switch (Term.Kind)
        {
            case TermKind.Number or TermKind.Derived or TermKind.Day:
                CutNumbers(sentences.OfType<Condition.Within>().Select(within => within.Interval));
                var reaches = sentences.Select(Reach).ToArray();
                return
                [
                    .. Enumerable
                        .Range(0, 2 * breaks.Length + 1)
                        .Select(cell =>
                            Array.ConvertAll(
                                reaches,
                                reach =>
                                    reach.Negated != (cell >= reach.First && cell <= reach.Last)
                            )
                        ),
                ];
            case TermKind.Band:
                CutNumbers(sentences.OfType<Condition.Meets>().Select(meets => meets.Interval));
                var ends = 2 * breaks.Length + 1;
                return
                [
                    .. Enumerable
                        .Range(0, ends * ends)
                        .Select(cell =>
                            sentences
                                .Select(sentence => BandTruth(sentence, cell / ends, cell % ends))
                                .ToArray()
                        ),
                ];
            case TermKind.Codes:
                var single = knownCodes
                    .Append(null)
                    .Select(code =>
                        sentences.Select(sentence => CodeTruth(sentence, code)).ToArray()
                    )
                    .ToList();
                return ((TermKind.Codes)Term.Kind).Several ? Together(single) : single;
            default:
                choices = [.. Term.Kind is TermKind.Country ? Countries.All : Term.Choices];
                words = choices
                    .Select((word, index) => (word, index))
                    .ToDictionary(pair => pair.word, pair => pair.index);
                var among = sentences
                    .Select(sentence =>
                        (sentence as Condition.OneOf)?.Words.ToHashSet(StringComparer.Ordinal)
                    )
                    .ToArray();
                return
                [
                    .. choices.Select(word =>
                        sentences
                            .Select((sentence, i) => WordTruth(sentence, among[i], word))
                            .ToArray()
                    ),
                ];
        }
    }

    // Several codes stated together: what one of them makes true (or untrue, where a sentence is negated) stays so.
    private List<bool[]> Together(List<bool[]> single)
    {
        const int Most = 1024;
        var negated = sentences
            .Select(sentence => sentence is Condition.CodeIs { Negated: true })
            .ToArray();
        var all = new List<bool[]>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var truth in single)
            Add(truth);
        for (var i = 0; i < all.Count && all.Count <= Most; i++)
            foreach (var other in single)
                Add([
                    .. all[i]
                        .Select(
                            (holds, bit) => negated[bit] ? holds && other[bit] : holds || other[bit]
                        ),
                ]);
        IsBeyondCounting = all.Count > Most;
        return all;

        void Add(bool[] truth)
        {
            if (seen.Add(string.Concat(truth.Select(holds => holds ? '1' : '0'))))
                all.Add(truth);
        }
    }

    private void CutNumbers(IEnumerable<Interval> intervals)
    {
        breaks =
        [
            .. intervals
                .SelectMany(interval => new[] { interval.Lower, interval.Upper })
                .OfType<Bound>()
                .Select(bound => bound.Value)
                .Distinct()
                .Order(),
        ];
        breakpoints = new Breakpoints(breaks);
    }

    // Cell 2i+1 is the point breaks[i]; cell 2i the open interval before it.
    private static bool AtLeast(int cell, int breakIndex, bool included) =>
        cell > 2 * breakIndex + 1 || (included && cell == 2 * breakIndex + 1);

    private static bool AtMost(int cell, int breakIndex, bool included) =>
        cell < 2 * breakIndex + 1 || (included && cell == 2 * breakIndex + 1);

    private int BreakOf(Bound bound) => Array.BinarySearch(breaks, bound.Value);

    // The cells from which to which an interval reaches, and whether all others are meant.
    private (int First, int Last, bool Negated) Reach(Condition.Sentence sentence)
    {
        if (sentence is not Condition.Within within)
            return (0, sentence is Condition.Stated ? int.MaxValue : -1, false);
        var (lower, upper) = (within.Interval.Lower, within.Interval.Upper);
        return (
            lower is null ? 0 : 2 * BreakOf(lower) + (lower.Included ? 1 : 2),
            upper is null ? int.MaxValue : 2 * BreakOf(upper) + (upper.Included ? 1 : 0),
            within.Negated
        );
    }

    private bool BandTruth(Condition.Sentence sentence, int from, int to)
    {
        if (sentence is not Condition.Meets meets)
            return true;
        var (lower, upper) = (meets.Interval.Lower, meets.Interval.Upper);
        return meets.Relation switch
        {
            BandRelation.Overlaps => (lower is null || AtLeast(to, BreakOf(lower), lower.Included))
                && (upper is null || AtMost(from, BreakOf(upper), upper.Included)),
            BandRelation.Covers => AtMost(from, BreakOf(lower!), true)
                && AtLeast(to, BreakOf(upper!), true),
            _ => (lower is null || AtLeast(from, BreakOf(lower), lower.Included))
                && (upper is null || AtMost(to, BreakOf(upper), upper.Included)),
        };
    }

    private static bool WordTruth(
        Condition.Sentence sentence,
        HashSet<string>? among,
        string word
    ) => sentence is not Condition.OneOf oneOf || among!.Contains(word) != oneOf.Negated;

    // Null stands for no code.
    private static bool CodeTruth(Condition.Sentence sentence, ControlCode? code) =>
        sentence is not Condition.CodeIs codeIs
        || (code is not null && codeIs.Patterns.Any(pattern => pattern.Covers(code)))
            != codeIs.Negated;

    /// <summary>Whether any value of the term lies in the cell.</summary>
    private bool IsReachable(int cell)
    {
        switch (Term.Kind)
        {
            case TermKind.Band:
                // The lower end does not lie above the upper one.
                var ends = 2 * breaks.Length + 1;
                return cell / ends <= cell % ends;
            case TermKind.Number number:
                var (lower, upper) = (
                    cell / 2 - 1 + (cell & 1),
                    (cell & 1) == 1 ? cell / 2 : cell / 2
                );
                if ((cell & 1) == 1)
                {
                    var point = breaks[cell / 2];
                    return !(number.From is { } least && point < least)
                        && !(number.To is { } most && point > most)
                        && (!number.Whole || number.Unit.FromBase(point).IsInteger);
                }
                Rational? from = lower >= 0 ? breaks[lower] : null;
                Rational? to = upper < breaks.Length ? breaks[upper] : null;
                if (number.From is { } floor && to is { } below && below <= floor)
                    return false;
                if (number.To is { } ceiling && from is { } above && above >= ceiling)
                    return false;
                if (!number.Whole)
                    return true;
                // An open interval between whole numbers next to one another holds none.
                var low =
                    number.From is { } bound && !(from >= bound)
                        ? (Value: number.Unit.FromBase(bound), Open: false)
                    : from is { } start ? (number.Unit.FromBase(start), true)
                    : ((Rational Value, bool Open)?)null;
                var high =
                    number.To is { } cap && !(to <= cap)
                        ? (Value: number.Unit.FromBase(cap), Open: false)
                    : to is { } end ? (number.Unit.FromBase(end), true)
                    : ((Rational Value, bool Open)?)null;
                if (low is null || high is null)
                    return true;
                var first = Ceiling(low.Value.Value);
                if (low.Value.Open && first == low.Value.Value)
                    first += Rational.One;
                return high.Value.Open ? first < high.Value.Value : first <= high.Value.Value;
            default:
                return true;
        }
    }

    private static Rational Ceiling(Rational value)
    {
        var quotient = System.Numerics.BigInteger.DivRem(
            value.Numerator,
            value.Denominator,
            out var remainder
        );
        return remainder.Sign > 0 ? quotient + 1 : quotient;
    }

    /// <summary>The cell a value lies in; -1 where the value is of no kind this axis can place.</summary>
    private int CellOf(FactValue value)
    {
        switch (value)
        {
            case FactValue.Number number:
                return breakpoints.CellOf(number.Base, number.Approximate);
            case FactValue.Word word:
                return IndexOf(word.Text);
            case FactValue.Country country:
                return Countries.IndexOf(country.Code);
            case FactValue.Day day:
                return breakpoints.CellOf(day.Date.DayNumber, day.Date.DayNumber);
            case FactValue.Band band:
                var from = breakpoints.CellOf(band.From.BaseValue, band.From.BaseValue.ToDouble());
                var to = breakpoints.CellOf(band.To.BaseValue, band.To.BaseValue.ToDouble());
                return from * (2 * breaks.Length + 1) + to;
            default:
                return -1;
        }
    }

    /// <summary>No cell: the value is of no kind this axis can place.</summary>
    public const int Nowhere = -2;

    /// <summary>Adds the sentences true of a value to <paramref name="known"/>. Gives the cell it lies in, -1 where cells do not say (lists of codes), or <see cref="Nowhere"/>.</summary>
    public int Place(FactValue value, double near, ulong[] known)
    {
        if (!double.IsNaN(near) && breakpoints.TryCellOf(near, out var cell))
            return Add(cell, known);
        if (value is FactValue.Codes codes)
        {
            for (var i = 0; i < sentences.Count; i++)
                if (CodesTruth(sentences[i], codes.List))
                    known[bits[i] >> 6] |= 1UL << bits[i];
            return -1;
        }
        cell = CellOf(value);
        return cell < 0 ? Nowhere : Add(cell, known);
    }

    private int Add(int cell, ulong[] known)
    {
        var truths = cells[cell];
        for (var word = 0; word < truths.Length; word++)
            known[word] |= truths[word];
        return cell;
    }

    private static bool CodesTruth(Condition.Sentence sentence, IReadOnlyList<ControlCode> codes) =>
        sentence is not Condition.CodeIs codeIs
        || codes.Any(code => codeIs.Patterns.Any(pattern => pattern.Covers(code)))
            != codeIs.Negated;

    // Words read from text are the glossary's own, so most are found without being read.
    private int IndexOf(string text)
    {
        var few = Math.Min(choices.Length, 16);
        for (var i = 0; i < few; i++)
            if (ReferenceEquals(choices[i], text))
                return i;
        return words.GetValueOrDefault(text, -1);
    }
}
