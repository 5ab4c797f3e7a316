using Passavant.Accords;
using Passavant.Accords.Quantities;

namespace Passavant.Proofs.Smt;

/// <summary>A world a solver found: the value of each constant the question spoke of, by name. Compared by reference.</summary>
/// <remarks>What the question did not speak of cannot change its answer, and is filled in as plainly as the glossary allows.</remarks>
public sealed class SmtModel
{
    private readonly SmtText text;

    internal SmtModel(SmtText text, IReadOnlyDictionary<string, SmtValue> values) =>
        (this.text, Values) = (text, values);

    /// <summary>The values as the solver gave them.</summary>
    public IReadOnlyDictionary<string, SmtValue> Values { get; }

    /// <summary>The world as a complete transfer in the terms of one accord, each fact officially determined; to be assessed beside <see cref="Acts"/>.</summary>
    public Transfer ToTransfer(int accord = 0)
    {
        var glossary = text.Accords[accord].Glossary;
        Facts FactsOf(Subject subject) =>
            new(
                glossary
                    .Terms.Where(term => term.About == subject.About)
                    .Select(term => (term, Value: ValueOf(term, subject)))
                    .Where(pair => pair.Value is not null)
                    .Select(pair => new Fact(pair.term, pair.Value!)
                    {
                        Standing = Standing.OfficiallyDetermined,
                    })
            );
        return new Transfer
        {
            Id = "found by a solver",
            Facts = FactsOf(Subject.Transfer),
            Items =
            [
                .. Enumerable
                    .Range(0, text.World.Lines)
                    .Select(line => new Item
                    {
                        Line = $"{line + 1}",
                        Facts = FactsOf(Subject.Line(line)),
                    }),
            ],
            Parties =
            [
                .. PartiesThere()
                    .Select(party => new Party
                    {
                        Id = Subject.Party(party).Name,
                        Roles = text.World.Parties[party],
                        Facts = FactsOf(Subject.Party(party)),
                    }),
            ],
            Legs =
            [
                .. Enumerable
                    .Range(0, text.World.Legs)
                    .Select(Subject.Leg)
                    .Where(leg => Truth(leg.Existence))
                    .Select(leg => new Leg { Facts = FactsOf(leg) }),
            ],
        };
    }

    /// <summary>The acts of the world: for each requirement it takes to have been brought about so, one that informs of it.</summary>
    public Instruments Acts(int accord = 0) =>
        new(
            text.Accords[accord]
                .Requirements.Where(requirement =>
                    Truth(text.Text(accord).InformedName(requirement.Id))
                )
                .Select(requirement => new Instrument
                {
                    Id = $"informed of {requirement.Id}",
                    Kind = InstrumentKind.BeingInformed,
                    Names = [requirement.Id],
                })
        );

    // Nobody is named in a required role the question did not speak of: then its first party is there.
    private IEnumerable<int> PartiesThere()
    {
        var there = Enumerable
            .Range(0, text.World.Parties.Count)
            .Where(party => Truth(Subject.Party(party).Existence))
            .ToHashSet();
        foreach (var role in text.Vocabulary.RequiredRoles.Order(StringComparer.Ordinal))
            if (!there.Any(party => text.World.Parties[party].Contains(role)))
                there.Add(
                    Enumerable
                        .Range(0, text.World.Parties.Count)
                        .First(party => text.World.Parties[party].Contains(role))
                );
        return there.Order();
    }

    private bool Truth(string name) =>
        Values.TryGetValue(Symbols.Escaped(name), out var value) && value.Truth;

    private Rational? Number(string name) =>
        Values.TryGetValue(Symbols.Escaped(name), out var value) ? value.Number : null;

    private FactValue? ValueOf(Term term, Subject subject)
    {
        switch (term.Kind)
        {
            case TermKind.Number number:
                return NumberOf(term, number, Number(subject.Fact(term.Name)));
            case TermKind.Derived:
                return null;
            case TermKind.Band band:
                var from = Number(subject.Fact(term.Name, "from"));
                var to = Number(subject.Fact(term.Name, "to"));
                return new FactValue.Band(
                    InUnit(from ?? to ?? Rational.One, band.Unit),
                    InUnit(to ?? from ?? Rational.One, band.Unit)
                );
            case TermKind.Day:
                return new FactValue.Day(
                    DateOnly.FromDayNumber(
                        (int)(Number(subject.Fact(term.Name))?.Numerator ?? text.AsOf.DayNumber)
                    )
                );
            case TermKind.Codes { Several: true }:
                return new FactValue.Codes([
                    .. text.Vocabulary.Codes.Where(code =>
                        Truth(subject.Fact(term.Name, $"{code}"))
                    ),
                ]);
            case TermKind.Codes:
                var place = Place(term, subject, text.Vocabulary.Codes.Count + 1);
                return new FactValue.Codes(
                    place < text.Vocabulary.Codes.Count ? [text.Vocabulary.Codes[place]] : []
                );
            case TermKind.Shown:
                return new FactValue.Shown("");
            case TermKind.Country:
                return new FactValue.Country(
                    Countries.All[Place(term, subject, Countries.All.Count)]
                );
            default:
                var words = Vocabulary.Words(term);
                return new FactValue.Word(words[Place(term, subject, words.Count)]);
        }
    }

    private int Place(Term term, Subject subject, int count) =>
        Enumerable
            .Range(0, Terms.BitsFor(count))
            .Where(bit => Truth(subject.Fact(term.Name, $"bit {bit}")))
            .Sum(bit => 1 << bit);

    private FactValue.Number NumberOf(Term term, TermKind.Number kind, Rational? found)
    {
        if (kind.Whole)
        {
            var whole = Quantity.Of(found ?? Plain(term, kind.Unit, whole: true), kind.Unit);
            return new FactValue.Number(whole, whole.BaseValue);
        }
        // A level is held as the linear number it stands for.
        var unit = kind.Reference is { Unit.IsLogarithmic: false } linear ? linear.Unit : kind.Unit;
        var stands = found ?? unit.ToBase(Plain(term, unit, whole: false));
        return new FactValue.Number(InUnit(stands, unit), stands);
    }

    // One, or the nearest to it within bounds.
    private Rational Plain(Term term, Unit unit, bool whole)
    {
        var (least, most) = text.Vocabulary.Bounds(term);
        var value = Rational.One;
        if (least is { } from && unit.FromBase(from) is var low && value < low)
            value = whole ? -Floor(-low) : low;
        if (most is { } to && unit.FromBase(to) is var high && value > high)
            value = whole ? Floor(high) : high;
        return value;
    }

    private static Rational Floor(Rational value)
    {
        var whole = System.Numerics.BigInteger.DivRem(
            value.Numerator,
            value.Denominator,
            out var rest
        );
        return rest.Sign < 0 ? whole - 1 : whole;
    }

    private static Quantity InUnit(Rational value, Unit unit) =>
        Quantity.Of(unit.FromBase(value), unit);
}
