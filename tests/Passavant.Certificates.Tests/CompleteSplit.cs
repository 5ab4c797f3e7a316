using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests.Laws;

namespace Passavant.Certificates.Tests;

/// <summary>A cell of one term: how a certificate writes it, and a value that stands for it.</summary>
internal sealed record Cell(string Json, object Value);

/// <summary>Every cell that a generated accord's thresholds cut, and a tree that splits all of them one after the other.</summary>
internal sealed class CompleteSplit
{
    private readonly Draft draft;
    private readonly Accord accord;

    public CompleteSplit(Draft draft, Accord accord)
    {
        (this.draft, this.accord) = (draft, accord);
        var used = draft
            .Clauses.SelectMany(clause => clause.Uses())
            .Select(use => use.Word)
            .Concat(
                draft.Provisions.Any(provision => provision.Times.ByContract) ? [Word.Contract] : []
            )
            .Distinct()
            .ToList();
        Words = [.. Word.All.Where(used.Contains)];
        Things =
        [
            .. Clauses()
                .OfType<Clause.Over>()
                .SelectMany(over => Read(Json(over)).Walk().OfType<Condition.Over>())
                .DistinctBy(thing => Variable.Of(thing).Key),
        ];
    }

    /// <summary>The words the accord speaks of.</summary>
    public IReadOnlyList<Word> Words { get; }

    /// <summary>What its quantifiers ask for, in normal form.</summary>
    public IReadOnlyList<Condition.Over> Things { get; }

    IEnumerable<Clause> Clauses() => draft.Clauses.SelectMany(clause => clause.Walk());

    Condition Read(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return new NormalForms().Of(
            new Part(document.RootElement, null, "").Condition(accord.Glossary)
        );
    }

    /// <summary>Sentences whose truth is a variable of its own.</summary>
    public IReadOnlyList<Condition.Sentence> Sentences =>
        [
            .. Clauses()
                .Where(clause => clause is Clause.Formula or Clause.Codes { Word.Name: "alloys" })
                .Select(clause =>
                    Read(Json(clause is Clause.Codes codes ? codes with { Not = false } : clause))
                )
                .Cast<Condition.Sentence>()
                .DistinctBy(sentence => Variable.Of(sentence).Key),
        ];

    /// <summary>A variable as a certificate writes it.</summary>
    public static string Spell(Condition.Over thing) =>
        $$"""{ "some": "{{thing.Set.ToString().ToLowerInvariant()}}"{{(thing.Role is null ? "" : $", \"role\": \"{thing.Role}\"")}}, "with": {{Spell(thing.Content)}} }""";

    /// <summary>A condition as a certificate writes it.</summary>
    public static string Spell(Condition condition)
    {
        using var bytes = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(bytes))
            ConditionJson.Write(writer, condition);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    static string Json(Clause clause) =>
        clause switch
        {
            Clause.Group group =>
                $"{{ \"{group.Kind}\": [{string.Join(", ", group.Parts.Select(Json))}] }}",
            Clause.Limb limb => Json(limb.Part),
            Clause.Over over => $"{{ \"{over.Quantifier} {over.Set}\": [{Json(over.Part)}] }}",
            _ => new Spelling().Of(clause),
        };

    /// <summary>The cells of a word: whatever no condition of the accord can tell apart lies in one.</summary>
    public IReadOnlyList<Cell> Cells(Word word) =>
        word.Kind switch
        {
            WordKind.Choice => [.. word.Values.Select(value => new Cell($"\"{value}\"", value))],
            WordKind.Country =>
            [
                .. word.Named.Select(code => new Cell($"\"{code}\"", code)),
                new Cell(
                    string.Join(
                        ", ",
                        Countries.All.Except(word.Named).Select(code => $"\"{code}\"")
                    ),
                    "JP"
                ),
            ],
            WordKind.Codes =>
            [
                .. accord
                    .Controls.SelectMany(control =>
                        control.Limbs.Select(limb => limb.Code).Prepend(control.Code)
                    )
                    .Select(code => code.ToString())
                    .Append("9Z9")
                    .Distinct()
                    .Select(code => new Cell($"\"{code}\"", (string[])[code])),
                new Cell("\"none\"", Array.Empty<string>()),
            ],
            WordKind.Band =>
            [
                .. Lines(word)
                    .SelectMany(low =>
                        Lines(word)
                            .Where(high => (decimal)high.Value >= (decimal)low.Value)
                            .Select(high => new Cell(
                                $"{{ \"lower\": {low.Json}, \"upper\": {high.Json} }}",
                                ((decimal)low.Value, (decimal)high.Value)
                            ))
                    ),
            ],
            _ => Lines(word),
        };

    // Points and what lies between them, beyond them included.
    List<Cell> Lines(Word word)
    {
        var cuts = Cuts(word).Distinct().Order().ToList();
        var cells = new List<Cell>();
        for (var i = 0; i <= cuts.Count; i++)
        {
            var (from, to) = (
                i > 0 ? cuts[i - 1] : (decimal?)null,
                i < cuts.Count ? cuts[i] : (decimal?)null
            );
            var between = (from, to) switch
            {
                (null, null) => 1m,
                (null, { } high) => word.Kind != WordKind.Number || word == Word.Density
                    ? high - 1
                    : high / 2,
                ({ } low, null) => low + 1,
                var (low, high) => (low!.Value + high!.Value) / 2,
            };
            if (word == Word.Count || word.Kind == WordKind.Day)
                between = Math.Floor(between);
            if (!(between <= from || between >= to) && Fits(word, between))
                cells.Add(
                    new Cell(
                        $"{{ {string.Join(", ", ((string?[])[from is { } a ? $"\"above\": \"{Base(word, a)}\"" : null, to is { } b ? $"\"below\": \"{Base(word, b)}\"" : null]).OfType<string>())} }}",
                        Value(word, between)
                    )
                );
            if (to is { } point && Fits(word, point))
                cells.Add(
                    new Cell(
                        $"{{ \"from\": \"{Base(word, point)}\", \"to\": \"{Base(word, point)}\" }}",
                        Value(word, point)
                    )
                );
        }
        return cells;
    }

    static bool Fits(Word word, decimal number) =>
        word == Word.Count ? number is >= 0 and <= 3 && number == Math.Floor(number)
        : word == Word.Area ? number >= 1
        : word.Kind != WordKind.Number || word == Word.Density || number >= 0;

    static object Value(Word word, decimal number) =>
        word.Kind == WordKind.Day
            ? DateOnly
                .FromDayNumber((int)number)
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : number;

    Rational Base(Word word, decimal number)
    {
        var exact = Rational.Parse(number.ToString(CultureInfo.InvariantCulture));
        return accord.Glossary.FindTerm(word.Name)!.Kind switch
        {
            TermKind.Number kind => kind.Unit.ToBase(exact),
            TermKind.Derived kind => kind.Unit.ToBase(exact),
            TermKind.Band kind => kind.Unit.ToBase(exact),
            _ => exact,
        };
    }

    IEnumerable<decimal> Cuts(Word word) =>
        Clauses()
            .SelectMany(clause =>
                clause switch
                {
                    Clause.Number number when number.Word == word => [number.First, number.Second],
                    Clause.Band band when band.Word == word => [band.Low, band.High],
                    Clause.Day day when day.Word == word => [Number(day.On)],
                    _ => (decimal[])[],
                }
            )
            .Concat(
                word == Word.Contract
                    ? draft
                        .Provisions.SelectMany(provision =>
                            (string?[])[provision.Times.From, provision.Times.Until]
                        )
                        .OfType<string>()
                        .Select(Number)
                : word == Word.Count ? [0m, 1m, 2m, 3m]
                : []
            );

    static decimal Number(string day) => Case.Day(day).DayNumber;
}
