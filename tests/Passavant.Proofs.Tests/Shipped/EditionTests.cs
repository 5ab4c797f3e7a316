using Passavant.Accords;
using Passavant.Accords.Quantities;
using Passavant.Accords.Tests.Laws;

namespace Passavant.Proofs.Tests.Shipped;

using Replay = Passavant.Proofs.Tests.Laws.Replay;

/// <summary>The Union's list held against what it was: the changes that were made come out, in their direction and at their place, and no others.</summary>
public sealed class EditionTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    private static TextComparison Compare(Accord older, Accord newer, int most) =>
        TextComparer.Compare(
            older,
            newer,
            new ComparisonOptions
            {
                LeftAsOf = Day,
                RightAsOf = Day,
                KnownAt = Day,
                Most = most,
            }
        );

    private static Accord Newer => ShippedAccords.Named("eu-2025-11");

    // One by one in the long run.
    public static TheoryData<string> Paths =>
        [.. Change.All.Select(change => change.Path).Where(path => Long.Run || path == "2B352.j")];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_change_alone_relaxes_or_tightens_as_it_was_meant(string path)
    {
        var change = Change.All.First(one => one.Path == path);
        var comparison = Compare(Edition.Before(change), Newer, 0);
        var (answer, witness) = change.Relaxes ? comparison.RightMilder : comparison.LeftMilder;
        Assert.Equal(Milder.Somewhere, answer);
        AssertBetween(witness!, change);
        // What is listed no longer may meet a stricter rule for what is not: there too between the two thresholds.
        if ((change.Relaxes ? comparison.LeftMilder : comparison.RightMilder).Witness is { } other)
            AssertBetween(other, change);
    }

    [Fact]
    public void All_changes_together_come_out_each_under_its_control_and_nothing_else()
    {
        var comparison = Compare(Edition.Before(Change.All), Newer, 8);
        Assert.Equal(VersionStep.Major, comparison.Step);
        foreach (var change in Change.All)
        {
            var group = Assert.Single(
                comparison.Groups,
                group => group.Controls is not null && group.Codes.Contains(change.Control)
            );
            Assert.Equal(change.Relaxes ? Side.Left : Side.Right, group.Controls);
            Assert.NotEmpty(group.Differences);
            Assert.All(
                group.Differences,
                difference =>
                    Assert.Equal(change.Relaxes ? Side.Right : Side.Left, difference.Milder)
            );
        }
        foreach (var group in comparison.Groups)
        {
            // What a change leaves under another control is told with it.
            Change[] changes =
            [
                .. Change.All.Where(change => group.Codes.Contains(change.Control)),
            ];
            Assert.True(
                changes.Length > 0 || group.Codes.Count == 0,
                $"differs too: {string.Join(", ", group.Codes)}"
            );
            foreach (var difference in group.Differences)
                AssertBetween(difference.Witness, changes.Length > 0 ? changes : Change.All);
        }
    }

    [Fact]
    public void An_edition_without_changes_is_equal()
    {
        var comparison = Compare(Edition.Before(), Newer, 3);
        Assert.Equal(VersionStep.Patch, comparison.Step);
        Assert.Empty(comparison.Groups);
    }

    // The item of a witness has a number where one of these changes is.
    private static void AssertBetween(Witness witness, params Change[] changes)
    {
        Assert.True(Replay.Again(witness));
        var facts = witness.Cases[0].Transfer.Items[0].Facts.All;
        Assert.True(
            changes.Any(change =>
                facts.Any(fact =>
                    fact.Term.Name == change.Term
                    && ((FactValue.Number)fact.Value)
                        .Quantity.In(Unit.Parse(change.Unit))
                        .ToDouble()
                        is var number
                    && number >= (double)change.Least
                    && number <= (double)change.Most
                )
            ),
            string.Join("; ", facts.Select(fact => $"{fact.Term.Name} = {fact.Value}"))
        );
    }
}
