using Passavant.Bench.Generated;
using RulesEngine.Models;

namespace Passavant.Bench.Compare;

/// <summary>The rules for Microsoft RulesEngine: one workflow finds what holds, a second looks the matrix up; the host takes the greatest in between.</summary>
internal sealed class MicrosoftRules
{
    private readonly GeneratedAccord accord;
    private readonly RulesEngine.RulesEngine engine;

    public MicrosoftRules(GeneratedAccord accord)
    {
        this.accord = accord;
        engine = new RulesEngine.RulesEngine([Classify(), Review()]);
    }

    public int Decide(PeerFacts facts)
    {
        var (top, lift, risk) = (-1, -1, 0);
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var result in Run("classify", new RuleParameter("t", facts)))
        {
            if (!result.IsSuccess)
                continue;
            var name = result.Rule.RuleName;
            var index = int.Parse(
                name.AsSpan(1),
                System.Globalization.CultureInfo.InvariantCulture
            );
            switch (name[0])
            {
                case 'c':
                    top = Math.Max(top, accord.Controls[index].Sensitivity);
                    break;
                case 'a':
                    lift = Math.Max(lift, accord.Authorisations[index].UpTo);
                    break;
                case 'i':
                    risk = Math.Max(risk, accord.Indicators[index].Level);
                    break;
                default:
                    held.Add(name);
                    break;
            }
        }
        var outcome =
            top < 0 ? 0
            : top <= lift ? 1
            : Run("review", new RuleParameter("top", top), new RuleParameter("risk", risk))
                .First(result => result.IsSuccess)
                .Rule.SuccessEvent[0] - '0';
        for (var index = 0; index < accord.Prohibitions.Count; index++)
            if (
                held.Contains($"p{index}")
                && (accord.Prohibitions[index].From == 0 || top >= accord.Prohibitions[index].From)
            )
                outcome = Math.Max(outcome, held.Contains($"d{index}") ? 1 : 6);
        return outcome;
    }

    private List<RuleResultTree> Run(string workflow, params RuleParameter[] parameters)
    {
        var results = engine
            .ExecuteAllRulesAsync(workflow, parameters)
            .AsTask()
            .GetAwaiter()
            .GetResult();
        return results.Find(result => !string.IsNullOrEmpty(result.ExceptionMessage)) is { } failed
            ? throw new InvalidOperationException(failed.ExceptionMessage)
            : results;
    }

    private Workflow Classify() =>
        new()
        {
            WorkflowName = "classify",
            Rules =
            [
                .. accord.Controls.Select(
                    (control, index) => Rule($"c{index}", When(control.When))
                ),
                .. accord.Authorisations.Select(
                    (authorisation, index) => Rule($"a{index}", When(authorisation.When))
                ),
                .. accord.Indicators.Select(
                    (indicator, index) => Rule($"i{index}", When(indicator.When))
                ),
                .. accord.Prohibitions.Select(
                    (prohibition, index) => Rule($"p{index}", When(prohibition.When))
                ),
                .. accord.Prohibitions.Select(
                    (prohibition, index) => Rule($"d{index}", When(prohibition.Derogation))
                ),
            ],
        };

    private Workflow Review() =>
        new()
        {
            WorkflowName = "review",
            Rules =
            [
                .. from top in Enumerable.Range(0, accord.Shape.Sensitivities)
                from risk in Enumerable.Range(0, accord.Shape.Risks)
                select Rule(
                    $"m{top},{risk}",
                    $"top == {top} && risk == {risk}",
                    $"{3 + accord.Policy(top, risk)}"
                ),
            ],
        };

    private static Rule Rule(string name, string expression, string outcome = "") =>
        new()
        {
            RuleName = name,
            Expression = expression,
            SuccessEvent = outcome,
        };

    private static string When(IReadOnlyList<Test> tests) =>
        string.Join(
            " && ",
            tests.Select(test =>
                test.Infix(
                    "t.",
                    (name, words) =>
                        $"{name} in ({string.Join(", ", words.Select(word => $"\"{word}\""))})"
                )
            )
        );
}
