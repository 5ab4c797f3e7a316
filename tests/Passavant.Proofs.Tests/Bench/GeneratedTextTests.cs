using Passavant.Accords;
using Passavant.Proofs.Bench.Generated;
using Passavant.Proofs.Smt;

namespace Passavant.Proofs.Tests.Bench;

/// <summary>The texts the benchmarks make up are what they are said to be, by our answers and by a solver's.</summary>
public sealed class GeneratedTextTests
{
    private static readonly DateOnly Day = new(2026, 7, 1);

    public static TheoryData<int> Seeds => [1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_text_written_differently_means_the_same(int seed)
    {
        foreach (var draft in Drafts(seed))
            Agree(draft.Read(), draft.Otherwise(seed).Read(), Milder.Nowhere, Milder.Nowhere);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_loosened_limit_is_found_and_nothing_else(int seed)
    {
        var draft = Draft.Text(seed, 20);
        Agree(
            draft.Read(),
            draft.Loosened(seed).Otherwise(seed).Read(),
            Milder.Somewhere,
            Milder.Nowhere
        );
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_two_of_a_class_overlap_and_none_is_needless_unless_a_solver_says_so(int seed)
    {
        var solver = Solvers.Require("z3");
        var accord = Draft.OneClass(seed, 12).Read();
        var report = LoopholeCheck.Run(accord, new LoopholeOptions { AsOf = Day, KnownAt = Day });
        Assert.Empty(report.NotDecided);
        var text = new SmtText([accord], Day);
        bool Can(string formula) =>
            solver.Ask(text, text.Question(formula), TestContext.Current.CancellationToken)
            is SolverAnswer.Satisfied;
        Assert.True(
            Can($"(and {string.Join(' ', accord.Controls.Select(one => text.Applies(one)))})")
        );
        var needless = report
            .Findings.Where(finding => finding.Kind == FindingKind.Redundant)
            .Select(finding => finding.Provisions[0])
            .ToHashSet();
        var left = accord.Controls.ToHashSet();
        foreach (var control in accord.Controls.Reverse())
        {
            var others = left.Where(other => other != control).Select(one => text.Applies(one));
            Assert.Equal(
                !needless.Contains(control),
                Can($"(and {text.Applies(control)} (not (or false {string.Join(' ', others)})))")
            );
            if (needless.Contains(control))
                left.Remove(control);
        }
    }

    private static Draft[] Drafts(int seed) => [Draft.Text(seed, 20), Draft.OneClass(seed, 20)];

    private static void Agree(Accord left, Accord right, Milder isLeft, Milder isRight)
    {
        var comparison = TextComparer.Compare(
            left,
            right,
            new ComparisonOptions
            {
                LeftAsOf = Day,
                RightAsOf = Day,
                KnownAt = Day,
                Most = 0,
            }
        );
        Assert.Equal(
            (isLeft, isRight),
            (comparison.LeftMilder.Answer, comparison.RightMilder.Answer)
        );
        var solver = Solvers.Require("z3");
        var text = new SmtText([left, right], Day);
        foreach (var (mild, answer) in new[] { (0, isLeft), (1, isRight) })
        {
            var parted = Enum.GetValues<Outcome>()[1..]
                .Select(outcome =>
                    $"(and {text.OutcomeAtLeast(1 - mild, outcome)} (not {text.OutcomeAtLeast(mild, outcome)}))"
                );
            var asked = solver.Ask(
                text,
                text.Question($"(or {string.Join(' ', parted)})"),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(answer == Milder.Somewhere, asked is SolverAnswer.Satisfied);
            Assert.Equal(answer == Milder.Nowhere, asked is SolverAnswer.Unsatisfied);
        }
    }
}
