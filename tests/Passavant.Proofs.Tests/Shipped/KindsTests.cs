using Passavant.Accords.Words;

namespace Passavant.Proofs.Tests.Shipped;

/// <summary>A search for some kinds says of them what the search for all says, and nothing of the others.</summary>
public sealed class KindsTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    private static LoopholeReport Run(string name, params FindingKind[] kinds) =>
        LoopholeCheck.Run(
            ShippedAccords.Named(name),
            new LoopholeOptions
            {
                AsOf = Day,
                KnownAt = Day,
                Beside = [ShippedAccords.Named("us-2026-06")],
                Kinds = kinds.ToHashSet(),
            }
        );

    [Theory]
    [InlineData("model")]
    [InlineData("eu-2025-11")]
    public void A_kind_looked_for_alone_is_answered_as_among_all(string name)
    {
        var all = Run(name);
        foreach (var kind in Enum.GetValues<FindingKind>())
        {
            var alone = Run(name, kind);
            Assert.Equal(
                all.Findings.Where(one => one.Kind == kind).Select(one => one.Id),
                alone.Findings.Select(one => one.Id)
            );
            Assert.Equal(
                all.NotDecided.Where(one => one.Kind == kind).Select(one => $"{one.Question}"),
                alone.NotDecided.Select(one => $"{one.Question}")
            );
            Assert.Equal(all.Asked.Where(one => one.Key == kind), alone.Asked);
            Assert.Equal(all.ProvedOf(kind), alone.Proved);
        }
    }

    [Fact]
    public void A_prohibition_that_several_authorisations_reach_is_one_question()
    {
        var report = Run("model", FindingKind.ReachesProhibited);
        var prohibitions = ShippedAccords.Named("model").Prohibitions.Count;
        Assert.InRange(
            report.Asked.GetValueOrDefault(FindingKind.ReachesProhibited),
            1,
            prohibitions
        );
        Assert.NotEmpty(report.Findings);
        Assert.InRange(report.Proved, 0, prohibitions - report.Findings.Count);
    }

    [Fact]
    public void What_was_not_looked_for_is_not_said_to_be_proved()
    {
        var text = LoopholeDocument
            .Of(Run("eu-2025-11", FindingKind.Dead, FindingKind.Contradiction), Language.English)
            .Render(DocumentFormat.Text);
        Assert.Contains("Looked for: Contradiction; Never comes to bear; nothing else.", text);
        Assert.Contains("Nothing found of what was looked for", text);
        Assert.DoesNotContain("No loophole found", text);
        Assert.DoesNotContain("Overlap", text);
    }
}
