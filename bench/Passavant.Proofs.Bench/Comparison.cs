using Passavant.Accords;
using Passavant.Proofs.Smt;

namespace Passavant.Proofs.Bench;

/// <summary>What a solver answered to the questions of one row, beside ours.</summary>
/// <param name="Time">Milliseconds of processor time, programs started and ended included.</param>
/// <param name="Equal">How many answers are ours.</param>
/// <param name="Asked">How many there were.</param>
public sealed record Agreement(double Time, int Equal, int Asked);

/// <summary>Puts a question to a solver as SMT-LIB, and holds its answers against ours.</summary>
internal static class Comparison
{
    private static readonly Outcome[] Strict = Enum.GetValues<Outcome>()[1..];

    /// <summary>One question for each side: is there a transfer, within both jurisdictions, in which this text comes out milder?</summary>
    public static Agreement OfTwo(Solver solver, Accord left, Accord right)
    {
        var ours = Question.Compare(left, right);
        var (equal, time) = (0, 0.0);
        foreach (var (mild, answer) in new[] { (0, ours.LeftMilder), (1, ours.RightMilder) })
        {
            var (printed, spent) = solver.Ask(Milder(left, right, mild));
            time += spent;
            if (Word(printed) == (answer.Answer == Proofs.Milder.Somewhere ? "sat" : "unsat"))
                equal++;
        }
        return new(time, equal, 2);
    }

    /// <summary>The script that asks for a transfer in which one text comes out milder.</summary>
    public static string Milder(Accord left, Accord right, int mild)
    {
        var text = new SmtText([left, right], Question.Day);
        return text.Question([
            text.Jurisdiction(0),
            text.Jurisdiction(1),
            Any(
                Strict.Select(outcome =>
                    $"(and {text.OutcomeAtLeast(1 - mild, outcome)} (not {text.OutcomeAtLeast(mild, outcome)}))"
                )
            ),
            .. SameActs(text, left, right),
        ]);
    }

    // Who is told under a requirement of one text is told under that of the other that bears its name, as we take it.
    private static IEnumerable<string> SameActs(SmtText text, Accord left, Accord right)
    {
        foreach (var one in left.Requirements)
            if (
                one.Trigger == Trigger.Informed
                && right.Requirements.FirstOrDefault(other => other.Id == one.Id)
                    is { Trigger: Trigger.Informed } same
                && text.Applies(one) != "false"
                && text.Applies(same) != "false"
            )
                yield return $"(= |accord 1: informed: {one.Id}| |accord 2: informed: {same.Id}|)";
    }

    /// <summary>Whether controls ever apply, whether others do all that they do, and whether two of a family that are treated differently meet: one run of the solver, one question after the other.</summary>
    public static Agreement OfChecks(Solver solver, Accord accord)
    {
        var asked = Checks(accord).ToList();
        var (printed, time) = solver.Ask(Together(accord, asked), several: true);
        var answers = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(
            time,
            asked
                .Where(
                    (check, i) => answers.ElementAtOrDefault(i) == (check.Holds ? "sat" : "unsat")
                )
                .Count(),
            asked.Count
        );
    }

    /// <summary>Formulas by the truths of a text, and whether we found that they can hold.</summary>
    public static IEnumerable<(Func<SmtText, string> Formula, bool Holds)> Checks(Accord accord)
    {
        var ours = Question.Check(accord);
        bool Found(FindingKind kind, params Provision[] provisions) =>
            ours.Findings.Any(finding =>
                finding.Kind == kind
                && provisions.SequenceEqual(finding.Provisions.Take(provisions.Length))
            );
        foreach (var control in accord.Controls)
            yield return (
                text => text.Applies(control),
                !Found(FindingKind.Dead, control) && !Found(FindingKind.Contradiction, control)
            );
        // From the last to the first, as ours does: what is needless covers nothing.
        var needless = new HashSet<Control>();
        foreach (var control in accord.Controls.Reverse())
        {
            var others = accord
                .Controls.Where(other =>
                    other != control
                    && other.Sensitivity == control.Sensitivity
                    && !needless.Contains(other)
                )
                .ToList();
            var isNeedless = Found(FindingKind.Redundant, control);
            yield return (
                text =>
                    $"(and {text.Applies(control)} (not {Any(others.Select(other => text.Applies(other)))}))",
                !isNeedless
            );
            if (isNeedless)
                needless.Add(control);
        }
        foreach (var one in accord.Controls)
        foreach (var other in accord.Controls)
            if (
                accord.Controls.Index().First(pair => pair.Item == one).Index
                    < accord.Controls.Index().First(pair => pair.Item == other).Index
                && one.Sensitivity != other.Sensitivity
                && one.Id.Split('.')[0] == other.Id.Split('.')[0]
            )
                yield return (
                    text => $"(and {text.Applies(one)} {text.Applies(other)})",
                    Found(FindingKind.Overlap, one, other)
                );
    }

    // What the questions rest on once, then each by itself.
    private static string Together(
        Accord accord,
        List<(Func<SmtText, string> Formula, bool Holds)> asked
    )
    {
        var text = new SmtText([accord], Question.Day);
        var formulas = asked.ConvertAll(check => check.Formula(text));
        var all = text.Question(formulas);
        var assertions = formulas.Select(formula => $"(assert {formula})").ToHashSet();
        return string.Join(
                '\n',
                all.Split('\n')
                    .Where(line =>
                        !assertions.Contains(line)
                        && !line.StartsWith("(check-sat", StringComparison.Ordinal)
                        && !line.StartsWith("(get-value", StringComparison.Ordinal)
                    )
            )
            + string.Concat(
                formulas.Select(formula => $"(push 1)\n(assert {formula})\n(check-sat)\n(pop 1)\n")
            );
    }

    public static string Word(string printed) => printed.Split('\n')[0].Trim();

    private static string Any(IEnumerable<string> parts) =>
        $"(or false false {string.Join(' ', parts)})";
}
