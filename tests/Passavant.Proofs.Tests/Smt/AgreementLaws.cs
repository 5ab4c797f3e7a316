using Passavant.Accords;
using Passavant.Accords.Tests.Laws;
using Passavant.Proofs.Smt;

namespace Passavant.Proofs.Tests.Smt;

using Case = Passavant.Accords.Tests.Laws.Case;

/// <summary>The SMT-LIB reading of an accord and the assessment agree on complete transfers.</summary>
public sealed class AgreementLaws
{
    private static readonly Outcome[] Each = Enum.GetValues<Outcome>();

    [Fact]
    public void The_facts_of_a_transfer_have_the_outcomes_it_is_assessed_to_and_no_others()
    {
        var solver = Solvers.Require("z3");
        Long.Sample(
            Complete.Case,
            @case =>
            {
                var (text, transfer, assessor) = Prepared(@case);
                var lines = assessor
                    .Assess(transfer, new AssessmentOptions { WithQuestions = false })
                    .Lines;
                Assert.All(lines, line => Assert.True(line.Outcomes.IsSettled));
                var assessed = Same(
                    lines.SelectMany(
                        (line, index) =>
                            Each.Select(least =>
                                (
                                    text.OutcomeAtLeast(0, least, index),
                                    line.Outcomes.Mildest >= least
                                )
                            )
                    )
                );
                Decided(solver, text, transfer, assessed);
            },
            80
        );
    }

    [Fact]
    public void The_facts_of_a_transfer_fall_under_the_controls_it_is_assessed_to()
    {
        var solver = Solvers.Require("z3");
        Long.Sample(
            Complete.Case,
            @case =>
            {
                var (text, transfer, assessor) = Prepared(@case);
                var assessed = Same(
                    Enumerable
                        .Range(0, transfer.Items.Count)
                        .SelectMany(line =>
                            assessor
                                .Classify(transfer, line)
                                .SelectMany(finding =>
                                    ((string, bool)[])
                                        [
                                            (
                                                text.TextHolds(finding.Control, line),
                                                finding.Text == Accords.Conditions.Truth.Yes
                                            ),
                                            (
                                                text.Applies(finding.Control, line),
                                                finding.Applies == Accords.Conditions.Truth.Yes
                                            ),
                                        ]
                                )
                        )
                );
                Decided(solver, text, transfer, assessed);
            },
            80
        );
    }

    [Fact]
    public void Another_solver_finds_the_same()
    {
        var solver = Solvers.Require("cvc5");
        Long.Sample(
            Complete.Case,
            @case =>
            {
                var (text, transfer, assessor) = Prepared(@case);
                var outcome = assessor.Decide(transfer).Outcomes;
                Assert.True(outcome.IsSettled);
                Decided(
                    solver,
                    text,
                    transfer,
                    Same(Each.Select(least => (Whole(text, least), outcome.Mildest >= least)))
                );
            },
            25
        );
    }

    [Fact]
    public void What_is_found_for_an_outcome_is_assessed_to_it_and_what_is_not_found_never_comes_about()
    {
        var solver = Solvers.Require("z3");
        Long.Sample(
            Gen.Select(Complete.Case, Gen.Int[0, 6], (@case, goal) => Tuple.Create(@case, goal)),
            pair =>
            {
                var (@case, goal) = pair;
                var assessor = @case.Assessor();
                var text = new SmtText(
                    [assessor.Accord],
                    Case.Day(@case.AsOf),
                    Case.Day(@case.KnownAt)
                );
                var answer = Asked(
                    solver,
                    text,
                    text.OutcomeAtLeast(0, (Outcome)goal),
                    goal == 6 ? "true" : $"(not {text.OutcomeAtLeast(0, (Outcome)goal + 1)})"
                );
                if (answer is SolverAnswer.Satisfied { Model: var model })
                    Assert.Equal(
                        new OutcomeSet((Outcome)goal),
                        assessor.Decide(model.ToTransfer()).Outcomes
                    );
                else
                {
                    Assert.IsType<SolverAnswer.Unsatisfied>(answer);
                    for (uint seed = 0; seed < 50; seed++)
                    {
                        var deal = Complete.Deal.Generate(new PCG(seed, 7), null, out _);
                        var transfer = (deal with { Items = [deal.Items[0]] }).For(assessor.Accord);
                        Assert.NotEqual(
                            new OutcomeSet((Outcome)goal),
                            assessor.Decide(transfer).Outcomes
                        );
                    }
                }
            },
            60
        );
    }

    [Fact]
    public void A_transfer_on_which_two_accords_differ_is_assessed_differently_by_them()
    {
        var solver = Solvers.Require("z3");
        Long.Sample(
            Gen.Select(Complete.Case, Drafts.Any, (@case, other) => Tuple.Create(@case, other)),
            pair =>
            {
                var assessors = new[]
                {
                    pair.Item1.Assessor(),
                    pair.Item1.Assessor(draft: pair.Item2),
                };
                var text = new SmtText(
                    [.. assessors.Select(assessor => assessor.Accord)],
                    Case.Day(pair.Item1.AsOf),
                    Case.Day(pair.Item1.KnownAt)
                );
                var answer = Asked(
                    solver,
                    text,
                    text.OutcomeAtLeast(0, Outcome.CaseByCase),
                    $"(not {text.OutcomeAtLeast(1, Outcome.CaseByCase)})"
                );
                if (answer is not SolverAnswer.Satisfied { Model: var model })
                    return;
                Assert.True(
                    assessors[0].Decide(model.ToTransfer()).Outcomes.Mildest >= Outcome.CaseByCase
                );
                Assert.True(
                    assessors[1].Decide(model.ToTransfer(1)).Outcomes.Strictest < Outcome.CaseByCase
                );
            },
            60
        );
    }

    internal static (SmtText, Transfer, Assessor) Prepared(Case @case)
    {
        var assessor = @case.Assessor();
        var transfer = @case.Deal.For(assessor.Accord);
        var world = new SmtWorld
        {
            Lines = transfer.Items.Count,
            Parties = [.. transfer.Parties.Select(party => party.Roles)],
            Legs = transfer.Legs.Count,
        };
        return (
            new SmtText([assessor.Accord], Case.Day(@case.AsOf), Case.Day(@case.KnownAt), world),
            transfer,
            assessor
        );
    }

    private static string Whole(SmtText text, Outcome least) =>
        $"(or false {string.Join(' ', Enumerable.Range(0, text.World.Lines).Select(line => text.OutcomeAtLeast(0, least, line)))})";

    private static string Same(IEnumerable<(string Text, bool Holds)> truths) =>
        $"(and true {string.Join(' ', truths.Select(one => one.Holds ? one.Text : $"(not {one.Text})"))})";

    // True of the transfer, and true of it in every world that it is.
    private static void Decided(
        SolverProcess solver,
        SmtText text,
        Transfer transfer,
        string assessed
    )
    {
        Assert.IsType<SolverAnswer.Satisfied>(Asked(solver, text, text.Is(transfer), assessed));
        Assert.IsType<SolverAnswer.Unsatisfied>(
            Asked(solver, text, text.Is(transfer), $"(not {assessed})")
        );
    }

    private static SolverAnswer Asked(
        SolverProcess solver,
        SmtText text,
        params string[] assertions
    ) => solver.Ask(text, text.Question(assertions));
}
