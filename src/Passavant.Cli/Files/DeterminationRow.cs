using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Cli.Files;

/// <summary>A determination in a table: one row for each line. A question mark follows what holds only if facts not stated turn out so.</summary>
internal sealed record DeterminationRow(
    string Transfer,
    string Line,
    string Outcomes,
    string Exact,
    string Stands,
    string Requirements,
    string LiftedBy,
    string DecidedBy,
    string By,
    string Provisions,
    string AskNext,
    string Accord
)
{
    public static readonly string[] Header =
    [
        "transfer",
        "line",
        "outcomes",
        "exact",
        "stands",
        "requirements",
        "lifted by",
        "decided by",
        "by",
        "provisions",
        "ask next",
        "accord",
    ];

    public string[] Cells =>
        [
            Transfer,
            Line,
            Outcomes,
            Exact,
            Stands,
            Requirements,
            LiftedBy,
            DecidedBy,
            By,
            Provisions,
            AskNext,
            Accord,
        ];

    /// <summary>A row for each line.</summary>
    public static IEnumerable<DeterminationRow> Lines(Determination determination) =>
        determination.Lines.Select(line =>
            Of(determination, [line], line.Item.Line, line.Outcomes, line.IsExact)
        );

    /// <summary>A row for the whole.</summary>
    public static DeterminationRow Whole(Determination determination) =>
        Of(determination, determination.Lines, "", determination.Outcomes, determination.IsExact);

    private static DeterminationRow Of(
        Determination determination,
        IReadOnlyList<LineDetermination> lines,
        string line,
        OutcomeSet outcomes,
        bool exact
    )
    {
        // A line milder than the rest stands by itself, and nobody has to decide it.
        var stands =
            line.Length == 0 ? determination.Stands
            : outcomes.IsSettled ? outcomes.Mildest
            : (Outcome)Math.Max((int)determination.Accord.IfUndecided, (int)outcomes.Mildest);
        var deciding = stands < Outcome.NotifyAndWait ? [] : determination.DecidedBy;
        return new(
            determination.Transfer.Id,
            line,
            outcomes.ToString(),
            exact ? "yes" : "no",
            stands.Name(),
            Joined(
                lines
                    .SelectMany(one => one.Requirements)
                    .Select(finding => Mark(finding.Requirement.Id, finding.Holds))
            ),
            Joined(
                lines
                    .SelectMany(one => one.Requirements)
                    .SelectMany(finding => finding.LiftedBy)
                    .Select(lifting => Mark(lifting.Id, lifting.Holds))
            ),
            Joined(
                deciding.Select(by =>
                    string.Join(
                        ": ",
                        new[]
                        {
                            by.Authority?.Title.ToString(),
                            by.Rung?.Title.ToString(),
                        }.OfType<string>()
                    )
                )
            ),
            Joined(
                deciding
                    .Select(by => by.By?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                    .OfType<string>()
            ),
            Joined(lines.SelectMany(Deciding).Concat(Silent(determination))),
            Joined(
                determination
                    .Questions.Where(question =>
                        line.Length == 0 || About(question, determination, line)
                    )
                    .Take(3)
                    .Select(Text)
            ),
            determination.Accord.State
        );
    }

    // Why nothing is required where the text does not speak at all: that clears nothing.
    private static IEnumerable<string> Silent(Determination determination)
    {
        if (!determination.IsInForce)
            yield return $"{determination.Accord.State} not in force";
        else if (determination.Jurisdiction == Truth.No)
            yield return $"{determination.Accord.State} does not apply";
    }

    /// <summary>The provisions that decide a line: what it rests on, and what could still make it stricter.</summary>
    private static IEnumerable<string> Deciding(LineDetermination line)
    {
        var governing = line.Outcomes.Strictest;
        foreach (var finding in line.Prohibitions)
        {
            yield return Mark(finding.Prohibition.Id, finding.Holds);
            foreach (var (derogation, holds) in finding.Derogations)
                yield return Mark(derogation.Id, holds);
        }
        foreach (
            var finding in line.Requirements.Where(finding =>
                finding.Outcomes.Strictest == governing || finding.LiftedBy.Count > 0
            )
        )
        {
            if (finding.Control is { } control)
                yield return Mark(
                    control.Id,
                    line.Controls.FirstOrDefault(one => one.Control == control)?.Applies
                        ?? finding.Holds
                );
            yield return Mark(finding.Requirement.Id, finding.Holds);
            foreach (var lifting in finding.LiftedBy)
                yield return Mark(lifting.Id, lifting.Holds);
        }
        if (governing < Outcome.PresumptionOfApproval)
            yield break;
        foreach (var (indicator, holds) in line.Risk.SelectMany(tier => tier.Indicators))
            if (holds == Truth.Yes)
                yield return indicator.Id;
    }

    private static bool About(Question question, Determination determination, string line) =>
        question.About == line
        || determination.Lines.All(other => other.Item.Line != question.About);

    private static string Text(Question question) =>
        (
            question.About.Length == 0 || question.Term.About == Passavant.Accords.About.Item
                ? question.Term.Name
                : $"{question.About}: {question.Term.Name}"
        )
        + (
            question.Demand > Standing.Asserted
                ? $" ({Passavant.Accords.Reading.Standings.Name(question.Demand)})"
                : ""
        );

    private static string Mark(string id, Truth holds) => holds == Truth.Yes ? id : $"{id}?";

    private static string Joined(IEnumerable<string> parts)
    {
        var distinct = parts.Distinct(StringComparer.Ordinal).ToList();
        // What holds for one line or control need not be named again as open for another.
        distinct.RemoveAll(part => part.EndsWith('?') && distinct.Contains(part[..^1]));
        return string.Join("; ", distinct);
    }
}
