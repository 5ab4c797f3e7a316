using System.Text;

namespace Passavant.Products;

/// <summary>The comparison as Markdown.</summary>
internal static class Report
{
    private static readonly (Agreement Agreement, string Words)[] Columns =
    [
        (Agreement.Match, "match"),
        (Agreement.MoreSpecific, "ours more specific"),
        (Agreement.Disagreement, "disagreement"),
        (Agreement.Undecided, "undecided"),
        (Agreement.NotCovered, "not covered"),
        (Agreement.NoLabel, "no label"),
    ];

    public static void Write(
        StringBuilder report,
        string title,
        IReadOnlyList<Comparison> comparisons,
        Mapping mapping
    )
    {
        report.AppendLine($"## {title}").AppendLine();
        report.AppendLine(
            $"| | rows | {string.Join(" | ", Columns.Select(column => column.Words))} |"
        );
        report.AppendLine($"|---|---{string.Concat(Columns.Select(_ => "|---"))}|");
        foreach (var state in comparisons.GroupBy(one => one.State))
            report.AppendLine(
                $"| {state.Key} | {state.Count()} | {string.Join(" | ", Columns.Select(column => state.Count(one => one.Agreement == column.Agreement)))} |"
            );
        report.AppendLine();
        Section(
            report,
            "Disagreements",
            comparisons,
            Agreement.Disagreement,
            one => $"deciding: {one.Grounds}{Added(one, mapping)}"
        );
        Section(
            report,
            "Undecided",
            comparisons,
            Agreement.Undecided,
            one => $"missing: {one.Grounds}"
        );
        Section(
            report,
            "More specific than the label",
            comparisons,
            Agreement.MoreSpecific,
            _ => ""
        );
        Ids(report, "Not covered", comparisons, Agreement.NotCovered);
        Ids(report, "Matches", comparisons, Agreement.Match);
    }

    private static string Added(Comparison one, Mapping mapping)
    {
        var added = mapping.Added(one.Product.Id);
        var note = mapping.Note(one.Product.Id);
        return (added.Length == 0 ? "" : $". Added to the row: {added}")
            + (note is null ? "" : $". {note}");
    }

    // By id only: the table is not ours to copy.
    private static void Ids(
        StringBuilder report,
        string title,
        IReadOnlyList<Comparison> comparisons,
        Agreement agreement
    )
    {
        report.AppendLine($"### {title}").AppendLine();
        foreach (
            var state in comparisons
                .Where(one => one.Agreement == agreement)
                .GroupBy(one => one.State)
        )
            report.AppendLine(
                $"- {state.Key}: {string.Join(", ", state.Select(one => one.Product.Id))}"
            );
        report.AppendLine();
    }

    private static void Section(
        StringBuilder report,
        string title,
        IReadOnlyList<Comparison> comparisons,
        Agreement agreement,
        Func<Comparison, string> remark
    )
    {
        var chosen = comparisons.Where(one => one.Agreement == agreement).ToList();
        if (chosen.Count == 0)
            return;
        report.AppendLine($"### {title}").AppendLine();
        foreach (var one in chosen)
        {
            var published = one.Published.Length == 0 ? "nothing" : one.Published;
            var said = remark(one);
            report.AppendLine(
                $"- {one.Product.Id} {one.Product.Maker} {one.Product.Name}, {one.State}: published {published}; ours {one.Ours}{(said.Length == 0 ? "" : $"; {said}")}"
            );
        }
        report.AppendLine();
    }
}
