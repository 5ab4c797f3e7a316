namespace Passavant.Accords.Tests.Laws;

/// <summary>Generates transfers over the glossary of generated accords, and whole cases.</summary>
public static class Deals
{
    static Gen<Given?> Fact(Word word, int presence) =>
        Gen.Select(
            Gen.Int[1, 100],
            Choose.Of(word.Values),
            Choose.Of(
                Standing.Asserted,
                Standing.Asserted,
                Standing.DeemedBySilence,
                Standing.Documented,
                Standing.Verified,
                Standing.OfficiallyDetermined
            ),
            Gen.Int[0, 3],
            (chance, value, standing, settled) =>
                chance <= presence
                    ? new Given(word, value, standing, word.Name == "special" && settled > 0)
                    : null
        );

    static Gen<Given[]> Facts(About about, int presence) =>
        Word
            .All.Where(word => word.About == about)
            .Select(word => Fact(word, word.Name == "density" ? presence / 4 : presence))
            .Aggregate(
                Gen.Const(Array.Empty<Given>()),
                (all, next) =>
                    Gen.Select(all, next, (first, last) => last is null ? first : [.. first, last])
            );

    static Gen<Thing> Thing(
        About about,
        int presence,
        string[]? roles = null,
        Gen<Thing[]>? parts = null
    ) =>
        Gen.Select(
            Facts(about, presence),
            parts ?? Gen.Const(Array.Empty<Thing>()),
            (facts, inner) => new Thing(about, roles ?? [], facts, inner)
        );

    static Gen<Thing> Item(int presence, bool parts) =>
        Thing(
            About.Item,
            presence,
            null,
            parts
                ? Thing(About.Item, presence, null, Thing(About.Item, presence).Array[0, 1]).Array[
                    0,
                    2
                ]
                : null
        );

    static Gen<Thing> Party(int presence) =>
        Choose
            .Of<string[]>(["end user"], ["broker"], ["broker", "end user"], [])
            .SelectMany(roles => Thing(About.Party, presence, roles));

    /// <summary>A transfer in which about so many of a hundred facts are stated.</summary>
    public static Gen<Deal> Of(int presence, bool parts = false) =>
        Gen.Select(
            Thing(About.Transfer, presence),
            Item(presence, parts).Array[1, 2],
            Party(presence).Array[0, 2],
            Thing(About.Leg, presence).Array[0, 2],
            (whole, items, parties, legs) => new Deal(whole, items, parties, legs)
        );

    public static readonly Gen<Case> Any = Cases(Choose.From(Of(50), Of(85), Of(95)));

    public static readonly Gen<Case> WithParts = Cases(Choose.From(Of(50, true), Of(85, true)));

    static Gen<Case> Cases(Gen<Deal> deals) =>
        Gen.Select(
            Drafts.Any,
            deals,
            Drafts.AnyDay,
            Drafts.AnyDay,
            (draft, deal, asOf, knownAt) => new Case(draft, deal, asOf, knownAt)
        );
}
