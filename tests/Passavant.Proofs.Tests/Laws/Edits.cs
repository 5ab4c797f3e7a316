using Passavant.Accords.Tests.Laws;

namespace Passavant.Proofs.Tests.Laws;

/// <summary>Changes to generated accords: some that change what they say, some that must not.</summary>
internal static class Edits
{
    /// <summary>One provision fewer, or a cell of the matrix another, by number.</summary>
    public static Draft Changed(Draft draft, int number) =>
        (number % 5) switch
        {
            0 when draft.Authorisations.Length > 0 => draft with
            {
                Authorisations = draft.Authorisations[1..],
            },
            1 when draft.Prohibitions.Length > 0 => draft with
            {
                Prohibitions = draft.Prohibitions[1..],
            },
            2 when draft.Mitigations.Length > 0 => draft with
            {
                Mitigations = draft.Mitigations[1..],
            },
            3 when draft.Indicators.Length > 0 => draft with { Indicators = draft.Indicators[1..] },
            _ => draft with
            {
                Policies =
                [
                    .. draft.Policies.Select(
                        (policy, cell) => cell == number % 6 ? (policy + 1) % 3 : policy
                    ),
                ],
            },
        };

    private static readonly Clause Low = new Clause.Number(
        Word.Power,
        "less than",
        2m,
        0,
        false,
        0
    );
    private static readonly Clause High = new Clause.Number(
        Word.Power,
        "at least",
        2m,
        0,
        false,
        0
    );

    /// <summary>The same said otherwise: provisions split in two along a threshold, <c>between</c> as two sentences, what is common to alternatives said in each.</summary>
    public static Draft Rewritten(Draft draft) =>
        new(
            Maybe(draft.Jurisdiction),
            draft.Times,
            draft.Policies,
            [
                .. draft.Controls.Select(one =>
                    one with
                    {
                        When = Maybe(one.When),
                        Unless = Each(one.Unless),
                        Times = Said(one.Times),
                    }
                ),
            ],
            [.. draft.Notes.Select(one => one with { Unless = Each(one.Unless) })],
            [
                .. draft.Requirements.SelectMany(one =>
                    new[] { (one.Id, Low), ($"{one.Id}-b", High) }.Select(half =>
                        one with
                        {
                            Id = half.Item1,
                            When = And(one.When, half.Item2),
                            Unless = Each(one.Unless),
                            Times = Said(one.Times),
                            Reviews =
                            [
                                .. one
                                    .Reviews.Reverse()
                                    .Select(rule => rule with { When = Of(rule.When) }),
                            ],
                        }
                    )
                ),
            ],
            [
                .. draft
                    .Authorisations.Reverse()
                    .Select(one =>
                        one with
                        {
                            When = Maybe(one.When),
                            Unless = Each(one.Unless),
                            Times = Said(one.Times),
                            Lifts = [.. one.Lifts.SelectMany(id => new[] { $"{id}-b", id })],
                        }
                    ),
            ],
            [
                .. draft.Prohibitions.SelectMany(one =>
                    new[] { ("", Low), ("-b", High) }.Select(half =>
                        one with
                        {
                            Id = one.Id + half.Item1,
                            When = And(one.When, half.Item2),
                            Unless = Each(one.Unless),
                            Times = Said(one.Times),
                            Derogations =
                            [
                                .. one
                                    .Derogations.Reverse()
                                    .Select(derogation =>
                                        derogation with
                                        {
                                            Id = derogation.Id + half.Item1,
                                            When = Maybe(derogation.When),
                                        }
                                    ),
                            ],
                        }
                    )
                ),
            ],
            [
                .. draft.Indicators.SelectMany(one =>
                    new[]
                    {
                        one with
                        {
                            Id = one.Id + "-b",
                            When = And(one.When, High),
                        },
                        one with
                        {
                            When = And(one.When, Low),
                        },
                    }
                ),
            ],
            [.. draft.Mitigations.Reverse().Select(one => one with { When = Maybe(one.When) })]
        );

    private static Clause And(Clause? when, Clause half) =>
        when is null ? half : new Clause.Group("all", [half, Of(when)]);

    private static Clause? Maybe(Clause? clause) => clause is null ? null : Of(clause);

    private static Clause[] Each(Clause[] clauses) => [.. clauses.Reverse().Select(Of)];

    private static Times Said(Times times) => times with { Saved = Maybe(times.Saved) };

    private static Clause Of(Clause clause) =>
        clause switch
        {
            Clause.Number { Verb: "between", Not: false } number => new Clause.Group(
                "all",
                [
                    number with
                    {
                        Verb = "at most",
                        First = number.Second,
                    },
                    number with
                    {
                        Verb = "at least",
                    },
                ]
            ),
            Clause.Number { Verb: "between", Not: true } number => new Clause.Group(
                "any",
                [
                    number with
                    {
                        Verb = "more than",
                        First = number.Second,
                        Not = false,
                    },
                    number with
                    {
                        Verb = "less than",
                        Not = false,
                    },
                ]
            ),
            Clause.Words { Among.Length: > 1, Not: false } words => new Clause.Group(
                "any",
                [.. words.Among.Select(word => words with { Among = [word] })]
            ),
            Clause.Group { Kind: "none" } group => new Clause.Group(
                "all",
                [.. group.Parts.Reverse().Select(part => new Clause.Group("none", [Of(part)]))]
            ),
            // a or (b and c) is (a or b) and (a or c).
            Clause.Group { Kind: "any" } group
                when Array.FindIndex(group.Parts, part => part is Clause.Group { Kind: "all" })
                    is >= 0
                        and var at => new Clause.Group(
                "all",
                [
                    .. ((Clause.Group)group.Parts[at]).Parts.Select(part => new Clause.Group(
                        "any",
                        [Of(part), .. group.Parts.Where((_, index) => index != at).Select(Of)]
                    )),
                ]
            ),
            Clause.Group group => group with { Parts = Each(group.Parts) },
            Clause.Limb limb => limb with { Part = Of(limb.Part) },
            Clause.Over over => over with { Part = Of(over.Part) },
            _ => clause,
        };
}
