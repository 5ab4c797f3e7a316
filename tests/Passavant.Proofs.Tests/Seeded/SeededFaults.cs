using Passavant.Accords;
using Passavant.Accords.Tests.Laws;
using Passavant.Accords.Words;

namespace Passavant.Proofs.Tests.Seeded;

using Replay = Passavant.Proofs.Tests.Laws.Replay;

/// <summary>Faults planted in accords that have none: each is found, named and shown, and without it nothing is.</summary>
public sealed class SeededFaults
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    private sealed record Seed(uint Number, FindingKind Kind)
    {
        public Sketch Clean => CleanAccords.Make(new Chance(Number));

        public (Sketch, Fault) Planted()
        {
            var sketch = Clean;
            return (sketch, Planters.Plant(Kind, sketch, new Chance(Number + 7)));
        }

        public override string ToString()
        {
            var (sketch, fault) = Planted();
            return $"seed {Number}, {Findings.Name(Kind)}: {fault.Form} ({string.Join(", ", fault.Concerned)})\n{sketch}";
        }
    }

    private static Gen<Seed> Seeds(FindingKind kind) =>
        Gen.UInt[0, 1_000_000_000].Select(number => new Seed(number, kind));

    // The clean text is also what another state has, and what the text is to implement.
    private static LoopholeReport Run(Sketch sketch, Sketch clean)
    {
        var other = clean.Copy();
        other.State = "US";
        return LoopholeCheck.Run(
            sketch.Read(),
            new LoopholeOptions
            {
                AsOf = Day,
                KnownAt = Day,
                Beside = [other.Read()],
                Implements = clean.Read(),
            }
        );
    }

    private static string Say(Finding finding) =>
        $"{finding.Id}: {finding.Sentence.In(Language.English.Code)}";

    [Fact]
    public void In_a_clean_accord_there_is_nothing_to_find() =>
        Long.Sample(
            Seeds(FindingKind.Gap),
            seed =>
            {
                var report = Run(seed.Clean, seed.Clean);
                Assert.Empty(report.Findings.Select(Say));
                Assert.Empty(report.NotDecided.Select(one => one.Question.In("en")));
                // Every kind was asked for.
                Assert.Empty(
                    Enum.GetValues<FindingKind>()
                        .Except(report.Asked.Keys)
                        .Except([
                            // Nothing ends, nothing is of one family, and a limit that adds up is there by chance.
                            FindingKind.SunsetCliff,
                            FindingKind.Overlap,
                            FindingKind.Splitting,
                            // No measure is of two items.
                            FindingKind.SectorLoophole,
                            // Whatever is asked for is asked of somebody.
                            FindingKind.UnaskedFact,
                        ])
                );
            },
            60
        );

    public static TheoryData<FindingKind> Kinds => [.. Enum.GetValues<FindingKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_planted_fault_is_found(FindingKind kind) =>
        Long.Sample(
            Seeds(kind),
            seed =>
            {
                var (sketch, fault) = seed.Planted();
                var report = Run(sketch, seed.Clean);
                var found = report.Findings.FirstOrDefault(finding =>
                    finding.Kind == kind
                    && Array.TrueForAll(fault.Concerned, finding.Concerned.Contains)
                );
                Assert.True(
                    found is not null,
                    $"missed; found only:\n{string.Join('\n', report.Findings.Select(Say))}\nopen:\n{string.Join('\n', report.NotDecided.Select(one => one.Question.In("en")))}"
                );
                Assert.NotEmpty(found.Places);
                Assert.False(string.IsNullOrWhiteSpace(found.Sentence.In("fr")));
                if (fault.Shown)
                    Assert.NotNull(found.Witness);
                if (found.Witness is { } witness)
                    Assert.True(Replay.Again(witness));
                if (fault.Contrasts)
                    Assert.NotEqual(
                        found.Witness!.Cases[0].Outcome,
                        found.Witness.Cases[^1].Outcome
                    );
            },
            24
        );
}
