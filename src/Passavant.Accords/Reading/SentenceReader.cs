using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Reading;

/// <summary>Reads one sentence: a term, a verb, and what it is compared with.</summary>
internal sealed class SentenceReader
{
    private static readonly (string Text, Standing Standing)[] Demands =
    [
        (", documented", Standing.Documented),
        (", verified", Standing.Verified),
        (", officially determined", Standing.OfficiallyDetermined),
    ];

    private static readonly (string Text, Comparison Comparison)[] Comparisons =
    [
        ("at least ", Comparison.AtLeast),
        ("at most ", Comparison.AtMost),
        ("more than ", Comparison.MoreThan),
        ("less than ", Comparison.LessThan),
        ("≥", Comparison.AtLeast),
        ("≤", Comparison.AtMost),
        (">=", Comparison.AtLeast),
        ("<=", Comparison.AtMost),
        (">", Comparison.MoreThan),
        ("<", Comparison.LessThan),
    ];

    private static readonly string[] Verbs =
    [
        "is",
        "overlaps",
        "covers",
        "lies within",
        "contains",
        "≥",
        "≤",
        ">=",
        "<=",
        ">",
        "<",
    ];

    private readonly Glossary glossary;
    private readonly ReadingContext context;
    private readonly Term[] byLength;
    private readonly Dictionary<string, Term[]> byFirstWord;

    public SentenceReader(Glossary glossary, ReadingContext context)
    {
        this.glossary = glossary;
        this.context = context;
        byLength = [.. glossary.Terms.OrderByDescending(term => term.Name.Length)];
        byFirstWord = byLength
            .GroupBy(term => FirstWord(term.Name))
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    private static string FirstWord(string text) =>
        text.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var space ? text[..space] : text;

    public Condition? Read(YamlNode.Scalar scalar)
    {
        var source = new Source(scalar);
        var text = scalar.Text.Trim();
        if (text.Length == 0)
            return Refuse(
                scalar.Place,
                "an empty condition",
                "a sentence such as 'output frequency is at least 600 Hz'"
            );
        var demand = Standing.DeemedBySilence;
        foreach (var (ending, standing) in Demands)
            if (text.EndsWith(ending, StringComparison.Ordinal))
                (text, demand) = (text[..^ending.Length].TrimEnd(), standing);
        if (text.StartsWith("falls under ", StringComparison.Ordinal))
            return FallsUnder(source, text["falls under ".Length..].Trim());
        if (
            text.StartsWith("contains ", StringComparison.Ordinal)
            && glossary.FindTerm("contains") is { } contains
        )
            return Contains(source, contains, text["contains ".Length..].Trim(), demand);

        var term = Subject(text);
        if (term is null)
            return UnknownSubject(source, text);
        var rest = text[term.Name.Length..].TrimStart();
        if (term.Kind is TermKind.Shown)
            return Refuse(
                scalar.Place,
                $"a condition on '{term.Name}'",
                "a term other than a name or description, which conditions cannot speak of"
            );
        if (rest is "is stated" or "is not stated")
            return rest == "is stated"
                ? new Condition.Stated(term, demand)
                : Refuse(
                    source.At(rest),
                    "'is not stated'",
                    "'is stated', or what the fact must be: what is missing is unknown and clears nothing"
                );
        return term.Kind switch
        {
            TermKind.Band => Band(source, term, rest, demand),
            TermKind.Number number => Number(
                source,
                term,
                number.Unit,
                number.Dimension,
                rest,
                demand
            ),
            TermKind.Derived derived => Number(
                source,
                term,
                derived.Unit,
                derived.Unit.Dimension,
                rest,
                demand
            ),
            TermKind.Day => Day(source, term, rest, demand),
            TermKind.Codes => Codes(source, term, rest, demand),
            _ => Words(source, term, rest, demand),
        };
    }

    private Term? Subject(string text)
    {
        if (!byFirstWord.TryGetValue(FirstWord(text), out var candidates))
            return null;
        foreach (var term in candidates)
            if (
                text.StartsWith(term.Name, StringComparison.Ordinal)
                && Verbs.Any(verb =>
                    text.AsSpan(term.Name.Length)
                        .TrimStart()
                        .StartsWith(verb, StringComparison.Ordinal)
                )
                && (
                    text.Length == term.Name.Length || !char.IsLetterOrDigit(text[term.Name.Length])
                )
            )
                return term;
        return null;
    }

    private Condition? UnknownSubject(Source source, string text)
    {
        var verb = Verbs
            .Select(verb =>
                text.IndexOf(char.IsLetter(verb[0]) ? $" {verb} " : verb, StringComparison.Ordinal)
            )
            .Where(index => index > 0)
            .DefaultIfEmpty(-1)
            .Min();
        var subject = verb < 0 ? text : text[..verb].Trim();
        if (verb < 0 && glossary.FindTerm(subject) is not null)
            return Refuse(
                source.Place,
                $"'{text}'",
                $"what {subject} must be, such as '{subject} is …'"
            );
        if (verb < 0)
            return Refuse(
                source.Place,
                ReadingContext.Quote(text),
                "a sentence such as 'output frequency is at least 600 Hz'"
            );
        if (context.Declared("terms").Contains(subject))
            return null;
        context.Refuse(
            source.Place,
            "unknown-term",
            $"the term '{subject}'",
            "a term of the glossary",
            Nearest.Of(subject, glossary.Terms.Select(term => term.Name))
        );
        return null;
    }

    private Condition? FallsUnder(Source source, string rest)
    {
        if (rest is "any control")
            return new Condition.FallsUnder([CodePattern.All]);
        return Patterns(source, rest) is { } patterns ? new Condition.FallsUnder(patterns) : null;
    }

    private Condition? Contains(Source source, Term term, string rest, Standing demand) =>
        Patterns(source, rest) is { } patterns
            ? new Condition.Contains(term, patterns, demand)
            : null;

    private List<CodePattern>? Patterns(Source source, string text)
    {
        text = text.StartsWith("one of ", StringComparison.Ordinal)
            ? text["one of ".Length..]
            : text;
        var patterns = new List<CodePattern>();
        var sound = true;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
            if (CodePattern.TryParse(part, null, out var pattern))
                patterns.Add(pattern);
            else
                sound =
                    Refuse(
                        source.At(part),
                        $"'{part}'",
                        "a control code such as 3A001.b.2, or a pattern such as 1C*"
                    )
                        is not null;
        return sound ? patterns : null;
    }

    private Condition? Codes(Source source, Term term, string rest, Standing demand)
    {
        if (Verb(ref rest, "contains"))
            return Contains(source, term, rest, demand);
        if (!Verb(ref rest, "is"))
            return Refuse(
                source.At(rest),
                ReadingContext.Quote(rest),
                "'is one of' and control codes"
            );
        var negated = Verb(ref rest, "not");
        return Patterns(source, rest) is { } patterns
            ? new Condition.CodeIs(term, patterns, negated, demand)
            : null;
    }

    private Condition? Words(Source source, Term term, string rest, Standing demand)
    {
        if (!Verb(ref rest, "is"))
            return Refuse(
                source.At(rest),
                ReadingContext.Quote(rest),
                $"'is' and a word, such as '{term.Name} is {Example(term)}'"
            );
        var negated = Verb(ref rest, "not");
        var inGroups = term.Kind is TermKind.Country && Verb(ref rest, "in");
        if (!inGroups)
            Verb(ref rest, "one of");
        var words = new List<string>();
        var groups = new List<string>();
        var sound = true;
        foreach (var part in Listed(rest, term))
        {
            if (inGroups && glossary.Groups.TryGetValue(part, out var group))
            {
                groups.Add(part);
                words.AddRange(group.Countries);
            }
            else if (inGroups)
                sound = Unknown(
                    source,
                    part,
                    $"a group of countries ({glossary.Groups.Count} are defined)",
                    glossary.Groups.Keys
                );
            else if (term.Kind is TermKind.Country && Countries.IndexOf(part) >= 0)
                words.Add(part);
            else if (term.Kind is TermKind.Country)
                sound = Unknown(
                    source,
                    part,
                    glossary.Groups.ContainsKey(part)
                        ? $"a country code; for a group write '{term.Name} is in {part}'"
                        : "an ISO 3166 country code of two letters",
                    glossary.Groups.Keys
                );
            else if (term.Choices.Contains(part))
                words.Add(part);
            else
                sound = Unknown(
                    source,
                    part,
                    $"a word of '{term.Name}' ({Some(term.Choices)})",
                    term.Choices
                );
        }
        return sound
            ? new Condition.OneOf(
                term,
                [.. words.Distinct().Order(StringComparer.Ordinal)],
                groups,
                negated,
                demand
            )
            : null;
    }

    private static string Some(IReadOnlyList<string> words) =>
        words.Count <= 10
            ? string.Join(", ", words)
            : $"{string.Join(", ", words.Take(8))} and {words.Count - 8} more";

    // Choice words may hold commas: a part that is no word is joined with the next before it is refused.
    private static IEnumerable<string> Listed(string text, Term term)
    {
        if (term.Choices.Contains(text.Trim()))
            return [text.Trim()];
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (term.Choices.All(word => !word.Contains(',', StringComparison.Ordinal)))
            return parts;
        var joined = new List<string>();
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            while (
                !term.Choices.Contains(part)
                && i + 1 < parts.Length
                && term.Choices.Any(word => word.StartsWith($"{part}, ", StringComparison.Ordinal))
            )
                part = $"{part}, {parts[++i]}";
            joined.Add(part);
        }
        return joined;
    }

    private bool Unknown(Source source, string part, string expected, IEnumerable<string> known)
    {
        context.Refuse(
            source.At(part),
            "unknown-word",
            part.Length == 0 ? "nothing" : $"'{part}'",
            expected,
            Nearest.Of(part, known)
        );
        return false;
    }

    private static string Example(Term term) =>
        term.Kind is TermKind.Country ? "DE"
        : term.Choices.Count > 0 ? term.Choices[0]
        : "yes";

    private Condition? Day(Source source, Term term, string rest, Standing demand)
    {
        const string Expected =
            "'is before', 'is after', 'is on or before', 'is on or after' or 'is' and a day such as 2026-01-31";
        if (!Verb(ref rest, "is"))
            return Refuse(source.At(rest), ReadingContext.Quote(rest), Expected);
        var negated = Verb(ref rest, "not");
        if (Verb(ref rest, "between"))
        {
            var ends = rest.Split(" and ", StringSplitOptions.TrimEntries);
            return ends.Length == 2
                && DayBound(source, ends[0], true) is { } from
                && DayBound(source, ends[1], true) is { } to
                    ? new Condition.Within(term, new Interval(from, to), negated, demand)
                : ends.Length == 2 ? null
                : Refuse(source.At(rest), ReadingContext.Quote(rest), "two days joined by 'and'");
        }
        (bool Lower, bool Upper, bool Included) ends2 =
            Verb(ref rest, "on or before") ? (false, true, true)
            : Verb(ref rest, "on or after") ? (true, false, true)
            : Verb(ref rest, "before") ? (false, true, false)
            : Verb(ref rest, "after") ? (true, false, false)
            : (true, true, true);
        if (DayBound(source, rest, ends2.Included) is not { } bound)
            return null;
        return new Condition.Within(
            term,
            new Interval(ends2.Lower ? bound : null, ends2.Upper ? bound : null),
            negated,
            demand
        );
    }

    private Bound? DayBound(Source source, string text, bool included)
    {
        if (ReadingContext.Day(text) is { } day)
            return new Bound(day.DayNumber, included, text);
        Refuse(source.At(text), ReadingContext.Quote(text), "a day such as 2026-01-31");
        return null;
    }

    private Condition? Number(
        Source source,
        Term term,
        Unit unit,
        Dimension dimension,
        string rest,
        Standing demand
    )
    {
        var levels = term.Kind is TermKind.Number { Reference: not null };
        Verb(ref rest, "is");
        var negated = Verb(ref rest, "not");
        if (Verb(ref rest, "between"))
        {
            var and = rest.IndexOf(" and ", StringComparison.Ordinal);
            if (and < 0)
                return Refuse(
                    source.At(rest),
                    ReadingContext.Quote(rest),
                    "two numbers joined by 'and', such as 'between 75 mm and 650 mm'"
                );
            var (low, high) = (rest[..and].Trim(), rest[(and + 5)..].Trim());
            // "between 75 and 650 mm": the unit of the second serves both.
            if (Rational.TryParse(low, out _) && UnitOf(high) is { } shared)
                low = $"{low} {shared}";
            if (
                Limit(source, low, unit, true, levels) is not { } from
                || Limit(source, high, unit, true, levels) is not { } to
            )
                return null;
            return Checked(source, term, new Interval(from, to), negated, demand);
        }
        if (Compared(ref rest) is not { } comparison)
        {
            if (Limit(source, rest, unit, true, levels) is not { } exact)
                return null;
            return Checked(source, term, new Interval(exact, exact), negated, demand);
        }
        var chain = rest.IndexOf(" and ", StringComparison.Ordinal);
        if (chain >= 0)
        {
            var second = rest[(chain + 5)..].Trim();
            if (Compared(ref second) is not { } other)
                return Refuse(
                    source.At(second),
                    ReadingContext.Quote(second),
                    "'at least', 'at most', 'more than' or 'less than' after 'and'"
                );
            var first = rest[..chain].Trim();
            if (Rational.TryParse(first, out _) && UnitOf(second) is { } shared)
                first = $"{first} {shared}";
            if (IsLower(comparison) == IsLower(other))
                return Refuse(
                    source.At(second),
                    "two limits on the same side",
                    "a lower and an upper limit"
                );
            if (
                Limit(source, first, unit, Includes(comparison), levels) is not { } one
                || Limit(source, second, unit, Includes(other), levels) is not { } two
            )
                return null;
            return Checked(
                source,
                term,
                IsLower(comparison) ? new Interval(one, two) : new Interval(two, one),
                negated,
                demand
            );
        }
        if (new ExpressionReader(glossary, context, source).IsFormula(rest))
        {
            if (
                new ExpressionReader(glossary, context, source).Read(rest, unit, dimension)
                is not { } formula
            )
                return null;
            Condition against = new Condition.Against(term, comparison, formula, demand);
            return negated ? new Condition.None([against]) : against;
        }
        if (Limit(source, rest, unit, Includes(comparison), levels) is not { } bound)
            return null;
        return Checked(
            source,
            term,
            IsLower(comparison) ? new Interval(bound, null) : new Interval(null, bound),
            negated,
            demand
        );
    }

    private Condition? Checked(
        Source source,
        Term term,
        Interval interval,
        bool negated,
        Standing demand
    ) =>
        interval.IsEmpty
            ? Refuse(
                source.Place,
                $"limits that no number meets ({interval.Lower!.Written} to {interval.Upper!.Written})",
                "the lower limit first"
            )
            : new Condition.Within(term, interval, negated, demand);

    private static bool IsLower(Comparison comparison) =>
        comparison is Comparison.AtLeast or Comparison.MoreThan;

    private static bool Includes(Comparison comparison) =>
        comparison is Comparison.AtLeast or Comparison.AtMost;

    private static Comparison? Compared(ref string rest)
    {
        foreach (var (text, comparison) in Comparisons)
            if (rest.StartsWith(text, StringComparison.Ordinal))
            {
                rest = rest[text.Length..].Trim();
                return comparison;
            }
        return null;
    }

    private static string? UnitOf(string text) =>
        text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
        && Rational.TryParse(text[..space], out _)
            ? text[(space + 1)..]
            : null;

    private Bound? Limit(Source source, string text, Unit unit, bool included, bool levels = false)
    {
        if (FactText.TryMeasure(text, unit, levels, out _, out var stands, out var refusal))
            return new Bound(stands, included, text);
        context.Refuse(
            source.At(text),
            "wrong-quantity",
            refusal.Found,
            refusal.Expected,
            refusal.Nearest
        );
        return null;
    }

    private Condition? Band(Source source, Term term, string rest, Standing demand)
    {
        BandRelation? relation =
            Verb(ref rest, "overlaps") ? BandRelation.Overlaps
            : Verb(ref rest, "covers") ? BandRelation.Covers
            : Verb(ref rest, "lies within") ? BandRelation.LiesWithin
            : null;
        if (relation is null)
            return Refuse(
                source.At(rest),
                ReadingContext.Quote(rest),
                "'overlaps', 'covers' or 'lies within' and an interval such as 'above 2.7 GHz to 2.9 GHz'"
            );
        var unit = ((TermKind.Band)term.Kind).Unit;
        if (ReadInterval(source, rest, unit) is not { } interval)
            return null;
        return relation == BandRelation.Covers && (interval.Lower is null || interval.Upper is null)
            ? Refuse(
                source.At(rest),
                $"'{rest}', which has no end",
                "an interval with two ends: nothing covers what does not end"
            )
            : new Condition.Meets(term, relation.Value, interval, demand);
    }

    private Interval? ReadInterval(Source source, string text, Unit unit)
    {
        var (low, high) =
            text.IndexOf(" to ", StringComparison.Ordinal) is > 0 and var to
            && !text.StartsWith("up to", StringComparison.Ordinal)
                ? (text[..to].Trim(), text[(to + 4)..].Trim())
                : (text, null);
        if (high is null)
        {
            if (Verb(ref low, "above"))
                return Limit(source, low, unit, false) is { } above
                    ? new Interval(above, null)
                    : null;
            if (Verb(ref low, "from"))
                return Limit(source, low, unit, true) is { } from ? new Interval(from, null) : null;
            if (Verb(ref low, "below"))
                return Limit(source, low, unit, false) is { } below
                    ? new Interval(null, below)
                    : null;
            if (Verb(ref low, "up to"))
                return Limit(source, low, unit, true) is { } upTo ? new Interval(null, upTo) : null;
            return Limit(source, low, unit, true) is { } point ? new Interval(point, point) : null;
        }
        var lowOpen = Verb(ref low, "above");
        if (!lowOpen)
            Verb(ref low, "from");
        var highOpen = Verb(ref high, "below");
        if (Rational.TryParse(low, out _) && UnitOf(high) is { } shared)
            low = $"{low} {shared}";
        if (
            Limit(source, low, unit, !lowOpen) is not { } lower
            || Limit(source, high, unit, !highOpen) is not { } upper
        )
            return null;
        var interval = new Interval(lower, upper);
        if (!interval.IsEmpty)
            return interval;
        Refuse(source.At(text), $"the empty interval '{text}'", "the lower end first");
        return null;
    }

    private static bool Verb(ref string rest, string verb)
    {
        if (
            !rest.StartsWith(verb, StringComparison.Ordinal)
            || (rest.Length > verb.Length && rest[verb.Length] != ' ')
        )
            return false;
        rest = rest[verb.Length..].Trim();
        return true;
    }

    private Condition? Refuse(Place place, string found, string expected, string? nearest = null) =>
        (Condition?)context.Refuse(place, "unreadable-condition", found, expected, nearest);
}

/// <summary>A sentence with its place, so that a fault can point at a part of it.</summary>
internal sealed class Source(YamlNode.Scalar scalar)
{
    public Place Place => scalar.Place;

    /// <summary>Where <paramref name="part"/> stands; the beginning of the sentence where its letters do not follow one another in the file.</summary>
    public Place At(string part)
    {
        if (
            scalar.Quoted
            || part.Length == 0
            || scalar.Text.Contains('\n', StringComparison.Ordinal)
        )
            return scalar.Place;
        var index = scalar.Text.LastIndexOf(part, StringComparison.Ordinal);
        return index < 0
            ? scalar.Place
            : scalar.Place with
            {
                Column = scalar.Place.Column + index,
            };
    }
}
