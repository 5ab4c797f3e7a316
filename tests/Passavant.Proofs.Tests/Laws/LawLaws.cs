using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Tests.Laws;
using Passavant.Proofs.Regions;
using Passavant.Proofs.Smt;

namespace Passavant.Proofs.Tests.Laws;

using Case = Passavant.Accords.Tests.Laws.Case;

/// <summary>The formulas of a law, held against the assessment and against a solver.</summary>
public sealed class LawLaws
{
    private const long Budget = 2_000_000;
    private static readonly Outcome[] Each = Enum.GetValues<Outcome>();

    private static Prover Prover(Case @case, params Accord[] accords)
    {
        var (asOf, knownAt) = (Case.Day(@case.AsOf), Case.Day(@case.KnownAt));
        return new Prover([.. accords.Select(accord => (accord, asOf, knownAt))], Budget);
    }

    [Fact]
    public void An_outcome_of_a_law_is_the_outcome_of_the_assessment() =>
        Long.Sample(
            Plain.Case,
            @case =>
            {
                var assessor = @case.Assessor();
                var prover = Prover(@case, assessor.Accord);
                var law = prover.Laws[0];
                foreach (var outcome in Each)
                    _ = law.AtLeast(outcome, within: false);
                var transfer = @case.Deal.For(assessor.Accord);
                for (var line = 0; line < transfer.Items.Count; line++)
                {
                    var place = new Located(prover.Universe, transfer, line);
                    var assessed = assessor.DecideLine(transfer, line);
                    Assert.True(assessed.IsSettled);
                    Assert.Equal(
                        assessed.Mildest,
                        Each.Last(outcome => place.Holds(law.AtLeast(outcome, within: false)))
                    );
                    Assert.Equal(
                        Each.Where(outcome => outcome <= assessed.Mildest),
                        Each.Where(outcome => place.Holds(law.AtLeast(outcome, within: false)))
                    );
                }
            },
            800
        );

    [Fact]
    public void A_control_applies_where_the_classification_says_so() =>
        Long.Sample(
            Plain.Case,
            @case =>
            {
                var assessor = @case.Assessor();
                var prover = Prover(@case, assessor.Accord);
                var law = prover.Laws[0];
                foreach (var control in law.Controls)
                    _ = law.Applies(control);
                var transfer = @case.Deal.For(assessor.Accord);
                for (var line = 0; line < transfer.Items.Count; line++)
                {
                    var place = new Located(prover.Universe, transfer, line);
                    var found = assessor.Classify(transfer, line);
                    foreach (var control in assessor.Accord.Controls)
                    {
                        var finding = found.FirstOrDefault(one => one.Control == control);
                        Assert.Equal(
                            finding?.Applies == Truth.Yes,
                            law.Controls.Contains(control) && place.Holds(law.Applies(control))
                        );
                        if (finding is not null && law.Controls.Contains(control))
                            Assert.Equal(finding.Text == Truth.Yes, place.Holds(law.Text(control)));
                    }
                }
            },
            500
        );

    [Fact]
    public void A_box_found_for_an_outcome_gives_a_transfer_assessed_to_it() =>
        Long.Sample(
            Gen.Select(Plain.Case, Plain.Draft, Tuple.Create),
            pair =>
            {
                var (left, right) = (pair.Item1.Draft.Read(), pair.Item2.Read());
                var prover = Prover(pair.Item1, left, right);
                foreach (var outcome in Each.Skip(1))
                {
                    var (answer, box, witness) = prover.Show(
                        [
                            prover.Laws[0].AtLeast(outcome, within: false),
                            prover.Formulas.Not(prover.Laws[1].AtLeast(outcome, within: false)),
                        ],
                        outcomes => outcomes[0] >= outcome && outcomes[1] < outcome
                    );
                    if (answer == Answer.Found)
                        Assert.True(Replay.Again(witness!) && box is not null);
                }
            },
            300
        );

    [Fact]
    public void A_difference_is_impossible_exactly_where_a_solver_says_so()
    {
        var solver = Solvers.Require("z3");
        Long.Sample(
            Gen.Select(Plain.Case, Plain.Draft, Gen.Int[1, 6], Tuple.Create),
            triple =>
            {
                var (@case, other, goal) = triple;
                var outcome = (Outcome)goal;
                var (left, right) = (@case.Draft.Read(), other.Read());
                var prover = Prover(@case, left, right);
                int[] asked =
                [
                    prover.Laws[0].AtLeast(outcome, within: true),
                    prover.Formulas.Not(prover.Laws[1].AtLeast(outcome, within: true)),
                    prover.Laws[0].Jurisdiction,
                    prover.Laws[1].Jurisdiction,
                ];
                var answer = prover.Find(asked).Answer;
                var shown = prover
                    .Show(asked, outcomes => outcomes[0] >= outcome && outcomes[1] < outcome)
                    .Answer;
                var enough = SmtWorld.Enough(left, right);
                var text = new SmtText(
                    [left, right],
                    Case.Day(@case.AsOf),
                    Case.Day(@case.KnownAt),
                    new SmtWorld
                    {
                        Parties = enough.Parties,
                        Legs = enough.Legs,
                        Lines =
                            1
                            + prover.Universe.Axes.Count(axis =>
                                axis.Kind == AxisKind.Some && axis.Set == About.Item
                            ),
                    }
                );
                var solved = solver.Ask(
                    text,
                    text.Question(
                        text.OutcomeAtLeast(0, outcome),
                        $"(not {text.OutcomeAtLeast(1, outcome)})",
                        text.Jurisdiction(0),
                        text.Jurisdiction(1)
                    ),
                    TestContext.Current.CancellationToken
                );
                Assert.IsNotType<SolverAnswer.Unknown>(solved);
                var possible = solved is SolverAnswer.Satisfied;
                Assert.NotEqual(Answer.NotDecided, answer);
                // Numbers that hang together by a formula are found by trying: a box of them may be empty.
                var hangs = @case
                    .Draft.Clauses.Concat(other.Clauses)
                    .Any(clause => clause.HasFormula);
                if (!hangs)
                    Assert.Equal(possible, answer == Answer.Found);
                else if (possible)
                    Assert.Equal(Answer.Found, answer);
                // A derived number may be stated itself, where its parts would not give it: only without one are both bound.
                if (!hangs)
                    Assert.Equal(answer, shown);
            },
            150
        );
    }
}
