using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Identity;
using Passavant.Accords.Quantities;

namespace Passavant.Proofs.Smt;

/// <summary>Sentences about one thing, over constants for its facts.</summary>
internal sealed class Sentences(Symbols symbols, Vocabulary vocabulary)
{
    private readonly Dictionary<(Subject?, string), string> names = [];
    private readonly Dictionary<(Subject?, string), int> counts = [];

    /// <summary>Whether a sentence is true in a scope. Where nothing it could be about is spoken of, that is left open.</summary>
    public string Of(Condition.Sentence sentence, Scope scope) =>
        Of(sentence, scope.For(sentence.Term.About));

    private string Of(Condition.Sentence sentence, Subject? subject) =>
        symbols.Define(
            Name(subject, sentence),
            () => subject is null ? Open(sentence, null) : Meaning(sentence, subject)
        );

    /// <summary>A fact is this one and no other. A derived number is what its formula gives; a code the accords do not know is stated in no world.</summary>
    public string Is(Fact fact, Subject subject)
    {
        var term = fact.Term;
        switch (fact.Value)
        {
            case FactValue.Word word:
                return Among(term, subject, [word.Text]);
            case FactValue.Country country:
                return Among(term, subject, [country.Code]);
            case FactValue.Number number:
                return Of(
                    new Condition.Within(term, Only(number.Base), false, fact.Standing),
                    subject
                );
            case FactValue.Day day:
                return Between(Only(day.Date.DayNumber), Day(term, subject));
            case FactValue.Band band:
                var (from, to) = Ends(term, subject);
                return Terms.And(
                    Between(Only(band.From.BaseValue), from),
                    Between(Only(band.To.BaseValue), to)
                );
            case FactValue.Codes codes when ((TermKind.Codes)term.Kind).Several:
                return codes.List.Except(vocabulary.Codes).Any()
                    ? Terms.False
                    : Terms.And(
                        vocabulary.Codes.Select(code =>
                            Negated(!codes.List.Contains(code), Holds(term, subject, code))
                        )
                    );
            case FactValue.Codes codes:
                var place = codes.List is [var only]
                    ? vocabulary.Codes.ToList().IndexOf(only)
                    : vocabulary.Codes.Count;
                return Terms.Among(
                    Bits(term, subject, vocabulary.Codes.Count + 1),
                    vocabulary.Codes.Count + 1,
                    index => index == place
                );
            default:
                return Terms.True;
        }
    }

    private static Interval Only(Rational value)
    {
        var bound = new Bound(value, true, "");
        return new Interval(bound, bound);
    }

    // Sentences that say the same of the same thing have the same name: its term and a number.
    private string Name(Subject? subject, Condition.Sentence sentence)
    {
        var key = (
            subject,
            CanonicalConditions.Of(sentence with { Demand = Standing.DeemedBySilence }).ToString()
        );
        if (names.TryGetValue(key, out var known))
            return known;
        var term = sentence.Term.Name;
        var number = counts[(subject, term)] = counts.GetValueOrDefault((subject, term)) + 1;
        return names[key] = $"{subject?.Name ?? "nothing"}: {term}: sentence {number}";
    }

    private Definition Meaning(Condition.Sentence sentence, Subject subject)
    {
        switch (sentence)
        {
            case Condition.Stated { Term.Kind: TermKind.Derived }:
                return Value(sentence.Term, subject) is { } derived
                    ? new Definition(Terms.True) { Guards = derived.Guards }
                    : Open(sentence, subject);
            case Condition.Stated:
                return Terms.True;
            case Condition.OneOf oneOf:
                return Negated(oneOf.Negated, Among(oneOf.Term, subject, oneOf.Words));
            case Condition.CodeIs codeIs:
                return Negated(codeIs.Negated, Selected(codeIs.Term, subject, codeIs.Patterns));
            case Condition.Contains contains:
                return Selected(contains.Term, subject, contains.Patterns);
            case Condition.Meets meets:
                return Meets(meets, subject);
            case Condition.Within { Term.Kind: TermKind.Day } within:
                return Negated(within.Negated, Between(within.Interval, Day(within.Term, subject)));
            case Condition.Within within:
                return Value(within.Term, subject) is { } value
                    ? Within(within, value)
                    : Open(sentence, subject);
            default:
                var against = (Condition.Against)sentence;
                return
                    Value(against.Term, subject) is { } left
                    && Ratio.Of(against.Formula, term => Value(term, subject)) is { } right
                    ? left.Compare(against.Comparison, right)
                    : Open(sentence, subject);
        }
    }

    private string Open(Condition.Sentence sentence, Subject? subject) =>
        symbols.Declare($"{Name(subject, sentence)}: open", "Bool");

    private static string Negated(bool negated, string text) => negated ? Terms.Not(text) : text;

    private string Among(Term term, Subject subject, IReadOnlyList<string> among)
    {
        var words = Vocabulary.Words(term);
        return Terms.Among(
            Bits(term, subject, words.Count),
            words.Count,
            index => among.Contains(words[index])
        );
    }

    // One of several codes is selected; of terms for one code the last choice is that there is none.
    private string Selected(Term term, Subject subject, IReadOnlyList<CodePattern> patterns)
    {
        var codes = vocabulary.Codes;
        bool Covered(ControlCode code) => patterns.Any(pattern => pattern.Covers(code));
        return ((TermKind.Codes)term.Kind).Several
            ? Terms.Or(codes.Where(Covered).Select(code => Holds(term, subject, code)))
            : Terms.Among(
                Bits(term, subject, codes.Count + 1),
                codes.Count + 1,
                index => index < codes.Count && Covered(codes[index])
            );
    }

    private string Holds(Term term, Subject subject, ControlCode code) =>
        symbols.Declare(subject.Fact(term.Name, $"{code}"), "Bool");

    private List<string> Bits(Term term, Subject subject, int count)
    {
        string Name(int bit) => subject.Fact(term.Name, $"bit {bit}");
        var bits = new List<string>();
        for (var bit = 0; bit < Terms.BitsFor(count); bit++)
            bits.Add(
                symbols.Declare(
                    Name(bit),
                    "Bool",
                    // That the number the bits make is one of the count.
                    _ => [Limited(Bits(term, subject, count), count)]
                )
            );
        return bits;
    }

    private static string Limited(List<string> bits, int count)
    {
        var all = 1 << bits.Count;
        return Terms.Among(bits, all, index => index < count);
    }

    private string Meets(Condition.Meets meets, Subject subject)
    {
        var (from, to) = Ends(meets.Term, subject);
        var (lower, upper) = (meets.Interval.Lower, meets.Interval.Upper);
        return meets.Relation switch
        {
            BandRelation.Overlaps when meets.Interval.IsEmpty => Terms.False,
            BandRelation.Overlaps => Terms.And(Above(lower, to), Below(upper, from)),
            BandRelation.Covers when lower is null || upper is null => Terms.False,
            BandRelation.Covers => Terms.And(
                $"(<= {from} {Terms.Real(lower.Value)})",
                $"(>= {to} {Terms.Real(upper.Value)})"
            ),
            _ => Terms.And(
                Above(lower, from),
                Below(upper, from),
                Above(lower, to),
                Below(upper, to)
            ),
        };
    }

    private (string From, string To) Ends(Term term, Subject subject)
    {
        var from = symbols.Declare(subject.Fact(term.Name, "from"), "Real");
        return (
            from,
            symbols.Declare(subject.Fact(term.Name, "to"), "Real", to => [$"(<= {from} {to})"])
        );
    }

    private static string Above(Bound? bound, string number) =>
        bound is null
            ? Terms.True
            : $"({(bound.Included ? ">=" : ">")} {number} {Terms.Real(bound.Value)})";

    private static string Below(Bound? bound, string number) =>
        bound is null
            ? Terms.True
            : $"({(bound.Included ? "<=" : "<")} {number} {Terms.Real(bound.Value)})";

    private static string Between(Interval interval, string number) =>
        Terms.And(Above(interval.Lower, number), Below(interval.Upper, number));

    private string Day(Term term, Subject subject) =>
        $"(to_real {symbols.Declare(
            subject.Fact(term.Name),
            "Int",
            day => [$"(<= 0 {day} {DateOnly.MaxValue.DayNumber})"]
        )})";

    private static Definition Within(Condition.Within within, Ratio value)
    {
        var lower = within.Interval.Lower is { } low
            ? value.Compare(
                low.Included ? Comparison.AtLeast : Comparison.MoreThan,
                new Ratio(Number.Of(low.Value))
            )
            : Terms.True;
        var upper = within.Interval.Upper is { } high
            ? value.Compare(
                high.Included ? Comparison.AtMost : Comparison.LessThan,
                new Ratio(Number.Of(high.Value))
            )
            : Terms.True;
        return new Definition(Negated(within.Negated, Terms.And(lower.Body, upper.Body)))
        {
            Guards = value.Guards,
            HasProduct = lower.HasProduct || upper.HasProduct,
        };
    }

    /// <summary>The value of a numeric term in base units; null where the thing has no such fact. A fact about the transfer serves formulas about anything.</summary>
    private Ratio? Value(Term term, Subject subject)
    {
        if (term.About == About.Transfer)
            subject = Subject.Transfer;
        if (term.About != subject.About)
            return null;
        if (term.Kind is TermKind.Derived derived)
            return Ratio.Of(derived.Expression, part => Value(part, subject));
        var number = (TermKind.Number)term.Kind;
        var (least, most) = vocabulary.Bounds(term);
        string Base(string symbol) =>
            number.Whole
                ? Number
                    .Unknown($"(to_real {symbol})", false)
                    .Times(Number.Of(number.Unit.Factor))
                    .Plus(Number.Of(number.Unit.Offset))
                    .Text
                : symbol;
        var symbol = symbols.Declare(
            subject.Fact(term.Name),
            number.Whole ? "Int" : "Real",
            fact =>
                [
                    .. least is { } from ? [$"(>= {Base(fact)} {Terms.Real(from)})"] : (string[])[],
                    .. most is { } to ? [$"(<= {Base(fact)} {Terms.Real(to)})"] : (string[])[],
                ]
        );
        return new Ratio(Number.Unknown(Base(symbol), least?.Sign >= 0));
    }
}
