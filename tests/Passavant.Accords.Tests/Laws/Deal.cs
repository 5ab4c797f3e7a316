using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Laws;

/// <summary>A fact of a generated transfer.</summary>
public sealed record Given(Word Word, object Value, Standing Standing, bool Settled)
{
    /// <summary>Whether a condition that demands a standing (2 documented, 3 verified, 4 officially determined; 0 none) may rely on it.</summary>
    public bool Meets(int demand) =>
        (Word.Name != "special" || Settled || Standing == Standing.OfficiallyDetermined)
        && (demand == 0 || (int)Standing >= demand);

    public override string ToString() =>
        $"{Word} = {Word.Spell(Value, false)} ({Standing}{(Settled ? ", settled" : "")})";
}

/// <summary>What is given about one thing: the transfer, a line, a party, a leg.</summary>
public sealed record Thing(About About, string[] Roles, Given[] Facts, Thing[] Parts)
{
    public Given? Find(Word word) => Facts.FirstOrDefault(fact => fact.Word == word);

    public override string ToString() =>
        $"{About}{(Roles.Length > 0 ? $" [{string.Join(", ", Roles)}]" : "")}: {string.Join("; ", (object[])Facts)}"
        + string.Concat(Parts.Select(part => $"\n    part {part}"));
}

/// <summary>A generated transfer.</summary>
public sealed record Deal(Thing Whole, Thing[] Items, Thing[] Parties, Thing[] Legs)
{
    public IEnumerable<Thing> Things => Items.Concat(Parties).Concat(Legs).Prepend(Whole);

    /// <summary>The same with one thing in place of another.</summary>
    public Deal With(Thing old, Thing changed)
    {
        Thing Swap(Thing thing) => ReferenceEquals(thing, old) ? changed : thing;
        return new Deal(
            Swap(Whole),
            [.. Items.Select(Swap)],
            [.. Parties.Select(Swap)],
            [.. Legs.Select(Swap)]
        );
    }

    public Transfer For(Accord accord, bool kilo = false)
    {
        var glossary = accord.Glossary;
        Facts FactsOf(Thing thing) => new(thing.Facts.Select(fact => FactOf(glossary, fact, kilo)));
        Item ItemOf(Thing thing, string line) =>
            new()
            {
                Line = line,
                Facts = FactsOf(thing),
                Parts =
                [
                    .. thing.Parts.Select((part, index) => ItemOf(part, $"{line}.{index + 1}")),
                ],
            };
        return new Transfer
        {
            Id = "generated",
            Facts = FactsOf(Whole),
            Items = [.. Items.Select((item, index) => ItemOf(item, $"{index + 1}"))],
            Parties =
            [
                .. Parties.Select(
                    (party, index) =>
                        new Party
                        {
                            Id = $"P{index + 1}",
                            Roles = party.Roles,
                            Facts = FactsOf(party),
                        }
                ),
            ],
            Legs = [.. Legs.Select(leg => new Leg { Facts = FactsOf(leg) })],
        };
    }

    public static Fact FactOf(Glossary glossary, Given given, bool kilo = false)
    {
        var term = glossary.FindTerm(given.Word.Name)!;
        Assert.True(
            FactText.TryRead(
                term,
                given.Word.Spell(given.Value, kilo),
                out var value,
                out var refusal
            ),
            refusal?.ToString()
        );
        return new Fact(term, value)
        {
            Standing = given.Standing,
            SettledBy = given.Settled ? Word.Note : null,
        };
    }

    public override string ToString() => string.Join("\n  ", Things);
}
