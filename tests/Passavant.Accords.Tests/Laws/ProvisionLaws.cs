using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Laws;

/// <summary>What each kind of provision can and cannot do.</summary>
public sealed class ProvisionLaws
{
    static readonly AssessmentOptions Quick = new() { WithQuestions = false, Budget = 500 };

    [Fact]
    public void An_authorisation_lifts_only_what_it_names_for_controls_it_covers() =>
        Long.Sample(
            Deals.Any,
            @case =>
            {
                var assessor = @case.Assessor();
                foreach (
                    var finding in assessor
                        .Assess(@case.Deal.For(assessor.Accord), Quick)
                        .Lines.SelectMany(line => line.Requirements)
                )
                foreach (var lifting in finding.LiftedBy)
                {
                    Assert.Contains(finding.Requirement.Id, lifting.Authorisation!.Lifts);
                    Assert.True(
                        finding.Control is null
                            || lifting.Authorisation.Controls?.Covers(finding.Control) != false
                    );
                }
            },
            500
        );

    [Fact]
    public void Removing_an_authorisation_never_makes_an_outcome_milder() =>
        Long.Sample(
            Deals.Any,
            @case =>
            {
                if (@case.Draft.Authorisations.Length == 0)
                    return;
                var with = @case.Assessor();
                var without = @case.Assessor(
                    draft: @case.Draft with
                    {
                        Authorisations = @case.Draft.Authorisations[1..],
                    }
                );
                var before = with.Decide(@case.Deal.For(with.Accord)).Outcomes;
                var after = without.Decide(@case.Deal.For(without.Accord)).Outcomes;
                Assert.True(
                    after.Mildest >= before.Mildest && after.Strictest >= before.Strictest,
                    $"{after} after {before}"
                );
            },
            1000
        );

    [Fact]
    public void A_prohibition_yields_to_no_authorisation_and_to_no_other_prohibition_s_derogation() =>
        Long.Sample(
            Deals.Any,
            @case =>
            {
                var everything = new DraftAuthorisation(
                    "G9",
                    null,
                    [],
                    Times.Always,
                    [.. @case.Draft.Requirements.Select(one => one.Id)],
                    null
                );
                var yielding = new DraftProhibition(
                    "P9",
                    Always,
                    [],
                    Times.Always,
                    null,
                    [new DraftDerogation("D9", Always, [], Times.Always)]
                );
                var draft = @case.Draft with
                {
                    Authorisations = [.. @case.Draft.Authorisations, everything],
                    Prohibitions = [.. @case.Draft.Prohibitions, yielding],
                };
                var with = @case.Assessor();
                var more = @case.Assessor(draft: draft);
                Assert.Equal(
                    with.Decide(@case.Deal.For(with.Accord)).Outcomes.Contains(Outcome.Prohibited),
                    more.Decide(@case.Deal.For(more.Accord)).Outcomes.Contains(Outcome.Prohibited)
                );
            },
            500
        );

    static readonly Clause Always = new Clause.Group("none", [new Clause.Group("any", [])]);

    [Fact]
    public void An_expectation_changes_no_determination_whatever_it_speaks_of() =>
        Long.Sample(
            Deals.Any,
            @case =>
            {
                var with = new Assessor(
                    Expecting(@case.Draft),
                    Instruments.None,
                    Case.Day(@case.AsOf),
                    Case.Day(@case.KnownAt)
                );
                var without = @case.Assessor();
                Assert.Equal(
                    Summary.Of(without.Assess(@case.Deal.For(without.Accord))),
                    Summary.Of(with.Assess(@case.Deal.For(with.Accord)))
                );
            },
            100
        );

    static Accord Expecting(Draft draft)
    {
        var spelling = new Spelling();
        var expectations = draft.Clauses.Select(
            (clause, number) =>
                $"  - {{ id: X{number}, when: {spelling.List([clause])}, never milder than: prohibited, controlled: yes }}\n"
        );
        var reading = AccordReader.Read([
            .. draft
                .Files(spelling)
                .Append(("expectations.yaml", $"expectations:\n{string.Concat(expectations)}"))
                .Select(file => new AccordFile(file.Item1, Encoding.UTF8.GetBytes(file.Item2))),
        ]);
        Assert.True(reading.IsSound, string.Join('\n', reading.Faults));
        return reading.Accord!;
    }

    [Fact]
    public void Risk_neither_creates_nor_removes_a_requirement() =>
        Long.Sample(
            Deals.Any,
            @case =>
            {
                var with = @case.Assessor();
                var without = @case.Assessor(
                    draft: @case.Draft with
                    {
                        Indicators = [],
                        Mitigations = [],
                    }
                );
                Assert.Equal(
                    with.Assess(@case.Deal.For(with.Accord), Quick)
                        .Lines.Select(Summary.Requirements),
                    without
                        .Assess(@case.Deal.For(without.Accord), Quick)
                        .Lines.Select(Summary.Requirements)
                );
            },
            300
        );

    [Fact]
    public void A_mitigation_lowers_its_own_tier_alone_and_never_below_its_floor() =>
        Long.Sample(
            Deals.Any,
            @case =>
            {
                var with = @case.Assessor();
                var without = @case.Assessor(draft: @case.Draft with { Mitigations = [] });
                var lowered = with.Assess(@case.Deal.For(with.Accord), Quick).Lines;
                var plain = without.Assess(@case.Deal.For(without.Accord), Quick).Lines;
                foreach (
                    var (low, high) in lowered
                        .Zip(plain)
                        .SelectMany(lines => lines.First.Risk.Zip(lines.Second.Risk))
                )
                {
                    int Level(string name) => Array.IndexOf(Draft.Levels, name);
                    if (low.Mitigations.Count == 0)
                        Assert.Equal(high.Levels, low.Levels);
                    var floor = low
                        .Mitigations.Select(pair => pair.Mitigation.Floor)
                        .DefaultIfEmpty(0)
                        .Min();
                    Assert.True(low.Levels.Min(Level) >= Math.Min(floor, high.Levels.Min(Level)));
                    Assert.True(low.Levels.Max(Level) <= high.Levels.Max(Level));
                    // What is unknown mitigates nothing: the level without it stays possible.
                    if (low.Mitigations.All(pair => pair.Holds == Conditions.Truth.NotStated))
                        Assert.Superset(high.Levels.ToHashSet(), low.Levels.ToHashSet());
                }
            },
            500
        );

    [Fact]
    public void The_strictest_line_governs() =>
        Long.Sample(
            Deals.Any,
            @case =>
            {
                var assessor = @case.Assessor();
                var one = assessor.Assess(
                    @case.Deal.For(assessor.Accord),
                    new AssessmentOptions { WithQuestions = false }
                );
                Assert.Equal(
                    one.Lines.Max(line => line.Outcomes.Strictest),
                    one.Outcomes.Strictest
                );
                Assert.True(one.Lines.Max(line => line.Outcomes.Mildest) <= one.Outcomes.Mildest);
            },
            500
        );
}
