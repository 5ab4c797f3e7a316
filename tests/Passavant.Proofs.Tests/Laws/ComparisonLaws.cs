using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Accords.Tests.Laws;
using Passavant.Accords.Words;
using Passavant.Proofs.Regions;
using Passavant.Proofs.Tests.Smt;

namespace Passavant.Proofs.Tests.Laws;

using Case = Passavant.Accords.Tests.Laws.Case;

/// <summary>What must be so of every comparison of two texts.</summary>
public sealed class ComparisonLaws
{
    private static TextComparison Compare(Case @case, Draft left, Draft right, int most = 4) =>
        Compare(@case, left.Read(), right.Read(), most);

    private static TextComparison Compare(Case @case, Accord left, Accord right, int most = 4) =>
        TextComparer.Compare(
            left,
            right,
            new ComparisonOptions
            {
                LeftAsOf = Case.Day(@case.AsOf),
                RightAsOf = Case.Day(@case.AsOf),
                KnownAt = Case.Day(@case.KnownAt),
                Most = most,
            }
        );

    private static readonly Gen<Tuple<Case, Draft>> Pair = Gen.Select(
        Plain.Case,
        Plain.Draft,
        Gen.Int[0, 30],
        (@case, other, edit) =>
            // Now and then not another text but the same a little changed.
            Tuple.Create(@case, edit % 3 == 0 ? other : Edits.Changed(@case.Draft, edit))
    );

    [Fact]
    public void A_text_is_nowhere_milder_than_itself() =>
        Long.Sample(
            Plain.Case,
            @case => AssertEqual(Compare(@case, @case.Draft, @case.Draft)),
            100
        );

    [Fact]
    public void A_text_written_otherwise_is_nowhere_milder_or_stricter() =>
        Long.Sample(
            Plain.Case,
            @case =>
            {
                var other = Edits.Rewritten(@case.Draft);
                AssertEqual(Compare(@case, @case.Draft, other));
                AssertEqual(
                    Compare(
                        @case,
                        other.Read(new Spelling(Backwards: true, Doubled: true, Kilo: true)),
                        @case.Draft.Read()
                    )
                );
            },
            100
        );

    private static void AssertEqual(TextComparison comparison)
    {
        Assert.Equal(
            (Milder.Nowhere, Milder.Nowhere),
            (comparison.LeftMilder.Answer, comparison.RightMilder.Answer)
        );
        Assert.Empty(comparison.Groups);
        Assert.Equal(VersionStep.Patch, comparison.Step);
    }

    [Fact]
    public void A_comparison_the_other_way_round_is_its_mirror() =>
        Long.Sample(
            Pair,
            pair =>
            {
                var (@case, other) = pair;
                var there = Compare(@case, @case.Draft, other);
                var back = Compare(@case, other, @case.Draft);
                Mirrors(there.LeftMilder.Answer, back.RightMilder.Answer);
                Mirrors(there.RightMilder.Answer, back.LeftMilder.Answer);
                Assert.Equal(there.ShareJurisdiction, back.ShareJurisdiction);
                // What one text alone controls is the same, item by item.
                foreach (
                    var group in there.Groups.Where(group =>
                        group is { Controls: not null, IsComplete: true }
                    )
                )
                {
                    var mirror = back.Groups.FirstOrDefault(one =>
                        one.Codes.SequenceEqual(group.Codes)
                        && one.Controls == Opposite(group.Controls!.Value)
                    );
                    Assert.NotNull(mirror);
                    if (mirror.IsComplete)
                        Assert.Equal(
                            group.Differences.Select(one => Opposite(one.Milder)).Distinct(),
                            mirror.Differences.Select(one => one.Milder).Distinct()
                        );
                }
            },
            100
        );

    private static Side Opposite(Side side) => side == Side.Left ? Side.Right : Side.Left;

    private static void Mirrors(Milder one, Milder other)
    {
        if (one != Milder.NotDecided && other != Milder.NotDecided)
            Assert.Equal(one, other);
    }

    [Fact]
    public void What_is_nowhere_milder_than_a_text_nowhere_milder_is_nowhere_milder() =>
        Long.Sample(
            Gen.Select(Plain.Case, Gen.Int[0, 30], Gen.Int[0, 30], Tuple.Create),
            triple =>
            {
                var (@case, first, second) = triple;
                var a = @case.Draft.Read();
                var changed = Edits.Changed(@case.Draft, first);
                var (b, c) = (changed.Read(), Edits.Changed(changed, second).Read());
                var (ab, bc, ac) = (
                    Compare(@case, a, b, 0),
                    Compare(@case, b, c, 0),
                    Compare(@case, a, c, 0)
                );
                if (
                    (ab.LeftMilder.Answer, bc.LeftMilder.Answer) == (Milder.Nowhere, Milder.Nowhere)
                )
                    Assert.NotEqual(Milder.Somewhere, ac.LeftMilder.Answer);
                if (
                    (ab.RightMilder.Answer, bc.RightMilder.Answer)
                    == (Milder.Nowhere, Milder.Nowhere)
                )
                    Assert.NotEqual(Milder.Somewhere, ac.RightMilder.Answer);
            },
            150
        );

    [Fact]
    public void Boxes_of_a_difference_are_disjoint_and_hold_every_transfer_that_differs() =>
        Long.Sample(
            Gen.Select(Pair, Gen.Int[1, 6], Complete.Deal.Array[40], Tuple.Create),
            triple =>
            {
                var ((@case, other), goal, deals) = triple;
                var (asOf, knownAt) = (Case.Day(@case.AsOf), Case.Day(@case.KnownAt));
                var (left, right) = (@case.Draft.Read(), other.Read());
                var prover = new Prover([(left, asOf, knownAt), (right, asOf, knownAt)], 1_000_000);
                var outcome = (Outcome)goal;
                var (answer, boxes) = prover.All(
                    5_000,
                    prover.Laws[0].AtLeast(outcome, within: false),
                    prover.Formulas.Not(prover.Laws[1].AtLeast(outcome, within: false))
                );
                if (answer == Answer.NotDecided)
                    return;
                var merged = Box.Merge(boxes, prover.Universe.Axes);
                var assessors = new[] { left, right }
                    .Select(accord => new Assessor(accord, Instruments.None, asOf, knownAt))
                    .ToArray();
                foreach (var deal in deals)
                {
                    var transfer = deal.For(left);
                    for (var line = 0; line < transfer.Items.Count; line++)
                    {
                        var place = new Located(prover.Universe, transfer, line);
                        var differs =
                            assessors[0].DecideLine(transfer, line).Mildest >= outcome
                            && assessors[1].DecideLine(transfer, line).Mildest < outcome;
                        Assert.Equal(differs ? 1 : 0, boxes.Count(place.Lies));
                        Assert.Equal(differs ? 1 : 0, merged.Count(place.Lies));
                    }
                }
            },
            100
        );

    [Fact]
    public void A_witness_of_a_difference_comes_out_again_and_lies_in_its_region() =>
        Long.Sample(
            Pair,
            pair =>
            {
                var (@case, other) = pair;
                var comparison = Compare(@case, @case.Draft, other);
                foreach (
                    var (answer, witness, side) in new[]
                    {
                        (comparison.LeftMilder.Answer, comparison.LeftMilder.Witness, Side.Left),
                        (comparison.RightMilder.Answer, comparison.RightMilder.Witness, Side.Right),
                    }
                )
                {
                    Assert.Equal(answer == Milder.Somewhere, witness is not null);
                    if (witness is not null)
                        AssertMilder(witness, side);
                }
                foreach (var group in comparison.Groups)
                foreach (var difference in group.Differences)
                {
                    AssertMilder(difference.Witness, difference.Milder);
                    Assert.Contains(
                        difference.Milder == Side.Left
                            ? comparison.LeftMilder.Answer
                            : comparison.RightMilder.Answer,
                        new[] { Milder.Somewhere, Milder.NotDecided }
                    );
                    // What a region says of items it says of the other lines, for which conditions have no word.
                    if (
                        difference
                            .Region.Walk()
                            .Any(part => part is Condition.Over { Set: About.Item })
                    )
                        continue;
                    foreach (var one in difference.Witness.Cases)
                        Assert.True(
                            new Reasoning(one.Accord, one.Transfer, one.AsOf, one.KnownAt)
                                .Of(difference.Region, one.Transfer.Items[0])
                                .Truth == Truth.Yes,
                            $"{ConditionWords.Say(difference.Region, Language.English)} does not hold of {string.Join("; ", one.Transfer.Facts.All.Concat(one.Transfer.Items[0].Facts.All).Select(fact => $"{fact.Term.Name} = {fact.Value}"))}; parties {string.Join("; ", one.Transfer.Parties.Select(party => string.Join(",", party.Roles) + ": " + string.Join(", ", party.Facts.All.Select(fact => $"{fact.Term.Name} = {fact.Value}"))))}"
                        );
                }
            },
            100
        );

    private static void AssertMilder(Witness witness, Side side)
    {
        Assert.Equal(2, witness.Cases.Count);
        Assert.True(Replay.Again(witness));
        var (left, right) = (witness.Cases[0].Outcome, witness.Cases[1].Outcome);
        Assert.True(side == Side.Left ? left < right : right < left);
    }

    [Fact]
    public void A_loosened_threshold_is_found_between_the_old_and_the_new() =>
        Long.Sample(
            Gen.Select(Plain.Case, Choose.Of(1m, 2m), Choose.Of(3m, 5m), Tuple.Create),
            triple =>
            {
                var (@case, old, loose) = triple;
                Draft From(decimal limit) =>
                    @case.Draft with
                    {
                        Controls =
                        [
                            new DraftControl(
                                "1A1",
                                new Clause.Group(
                                    "all",
                                    [
                                        new Clause.Words(Word.Item, ["pump"], false, 0),
                                        new Clause.Number(
                                            Word.Power,
                                            "at least",
                                            limit,
                                            0,
                                            false,
                                            0
                                        ),
                                    ]
                                ),
                                [],
                                Times.Always,
                                [],
                                1,
                                "NP"
                            ),
                            .. @case.Draft.Controls[1..],
                        ],
                    };
                var (strict, mild) = (From(old).Read(), From(loose).Read());
                var comparison = Compare(@case, strict, mild);
                foreach (
                    var witness in comparison
                        .Groups.SelectMany(group => group.Differences)
                        .Select(difference => difference.Witness)
                        .Append(comparison.LeftMilder.Witness)
                        .Append(comparison.RightMilder.Witness)
                        .OfType<Witness>()
                )
                    Assert.Contains(
                        witness.Cases[0].Transfer.Items,
                        item =>
                            item.Facts.All.Any(fact =>
                                fact.Term.Name == "power"
                                && fact.Value is FactValue.Number { Quantity: var power }
                                && power.In(Unit.Parse("W")) >= (long)old
                                && power.In(Unit.Parse("W")) < (long)loose
                            )
                    );
                // Some pump between the two that comes out more mildly is enough.
                var (before, after) = (
                    @case.Assessor(draft: From(old)),
                    @case.Assessor(draft: From(loose))
                );
                for (uint seed = 0; seed < 40; seed++)
                {
                    var deal = Complete.Deal.Generate(new PCG(seed, 3), null, out _);
                    var transfer = deal.For(strict);
                    for (var line = 0; line < transfer.Items.Count; line++)
                    {
                        var (was, now) = (
                            before.DecideLine(transfer, line).Mildest,
                            after.DecideLine(transfer, line).Mildest
                        );
                        if (now < was)
                            Assert.NotEqual(Milder.Nowhere, comparison.RightMilder.Answer);
                        if (was < now)
                            Assert.NotEqual(Milder.Nowhere, comparison.LeftMilder.Answer);
                    }
                }
            },
            120
        );
}
