using Passavant.Accords;
using Passavant.Proofs.Smt;
using Passavant.Proofs.Tests.Shipped;

namespace Passavant.Proofs.Tests.Smt;

/// <summary>What a solver finds for the accords that ship is assessed as it says.</summary>
public sealed class ShippedAccordTests
{
    private static readonly DateOnly Day = new(2026, 7, 1);

    // Outcomes no transfer comes to: the Union's text prohibits nothing, and its matrix presumes no approval.
    private static readonly (string, Outcome)[] Never =
    [
        ("eu-2025-11", Outcome.PresumptionOfApproval),
        ("eu-2025-11", Outcome.Prohibited),
    ];

    public static TheoryData<string, Outcome> Goals
    {
        get
        {
            var goals = new TheoryData<string, Outcome>();
            foreach (var name in new[] { "eu-2025-11", "us-2026-06", "model" })
            foreach (var outcome in Enum.GetValues<Outcome>())
                goals.Add(name, outcome);
            return goals;
        }
    }

    [Theory]
    [MemberData(nameof(Goals))]
    public void A_transfer_found_for_an_outcome_is_assessed_to_it(string name, Outcome goal)
    {
        var solver = Solvers.Require("z3");
        var accord = ShippedAccords.Named(name);
        var text = new SmtText([accord], Day);
        var question = text.Question(
            text.Jurisdiction(0),
            text.OutcomeAtLeast(0, goal),
            goal == Outcome.Prohibited ? "true" : $"(not {text.OutcomeAtLeast(0, goal + 1)})"
        );
        var answer = solver.Ask(text, question, TestContext.Current.CancellationToken);
        if (Never.Contains((name, goal)))
        {
            Assert.IsType<SolverAnswer.Unsatisfied>(answer);
            return;
        }
        var model = Assert.IsType<SolverAnswer.Satisfied>(answer).Model;
        var assessed = new Assessor(accord, model.Acts(), Day, Day).Decide(model.ToTransfer());
        Assert.Equal(new OutcomeSet(goal), assessed.Outcomes);
    }
}
