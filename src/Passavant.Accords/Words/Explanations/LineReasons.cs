using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>The reasons for one line: prohibitions, requirements from strict to mild, risk, and on demand everything that does not match.</summary>
internal static class LineReasons
{
    public static void Write(Telling telling, LineDetermination line)
    {
        var (language, full) = (telling.Language, telling.Options.Full);
        telling.Heading(
            2,
            telling.Determination.Lines.Count == 1
                ? language[Phrase.Reasons]
                : language.Say(
                    Phrase.ReasonsForLine,
                    line.Item.Line,
                    Names.Capital(Explanation.Say(line.Outcomes, language))
                )
        );
        var requirements = line
            .Requirements.Where(finding =>
                telling.MaySee(finding.Requirement)
                && (finding.Control is null || telling.MaySee(finding.Control))
            )
            .OrderByDescending(finding => finding.Outcomes.Strictest)
            .ThenByDescending(finding => finding.Holds)
            .ToList();
        var prohibitions = line
            .Prohibitions.Where(finding => telling.MaySee(finding.Prohibition))
            .OrderByDescending(finding => finding.Holds)
            .ToList();
        var deciding = full
            ? requirements
            : requirements.Where(finding => Decides(finding, line)).ToList();
        var barring = full
            ? prohibitions
            : prohibitions.Where(finding => Decides(finding, line)).ToList();
        var shown = full ? int.MaxValue : telling.Options.Shown;
        foreach (var finding in barring.Take(shown))
            ProhibitionReasons.Write(telling, line, finding);
        foreach (var finding in deciding.Take(shown))
            RequirementReasons.Write(telling, line, finding);
        var more = Math.Max(0, barring.Count - shown) + Math.Max(0, deciding.Count - shown);
        if (more > 0)
            telling.Say(
                language.Say(
                    Phrase.AndMore,
                    more.ToString(System.Globalization.CultureInfo.InvariantCulture)
                ),
                ParagraphKind.Note
            );
        if (barring.Count == 0 && deciding.Count == 0)
            NothingHolds(telling, line);
        if (
            requirements.Any(finding =>
                !finding.Requirement.NotifyAndWait
                && finding.LiftedBy.All(lifting => lifting.Holds != Truth.Yes)
            )
        )
            RiskReasons.Write(telling, line);
        if (full)
            Unmatched.Write(telling, line);
    }

    private static bool Decides(RequirementFinding finding, LineDetermination line) =>
        line.Outcomes.IsSettled
            ? finding.Holds == Truth.Yes
                && finding.Outcomes.Contains(line.Outcomes.Mildest)
                && line.Outcomes.Mildest != Outcome.Prohibited
            : finding.Outcomes.Strictest >= line.Outcomes.Mildest;

    private static bool Decides(ProhibitionFinding finding, LineDetermination line) =>
        line.Outcomes.IsSettled
            ? line.Outcomes.Mildest == Outcome.Prohibited
                && finding.Holds == Truth.Yes
                && finding.Derogations.All(pair => pair.Holds != Truth.Yes)
            : line.Outcomes.Contains(Outcome.Prohibited);

    // No duty to ask: say which controls reach the item, and why what they could bring about does not hold.
    private static void NothingHolds(Telling telling, LineDetermination line)
    {
        var language = telling.Language;
        var reached = line
            .Controls.Where(finding =>
                finding.Applies != Truth.No && telling.MaySee(finding.Control)
            )
            .ToList();
        telling.Say(
            reached.Count == 0
                ? language.Say(
                    Phrase.NoControlReaches,
                    telling.Accord.Controls.Count.ToString(
                        System.Globalization.CultureInfo.InvariantCulture
                    )
                )
                : language.Say(
                    Phrase.ControlsButNoDuty,
                    language.And(reached.Select(finding => telling.Name(finding.Control)))
                )
        );
        foreach (var finding in reached.Take(telling.Options.Shown))
        {
            RequirementReasons.WriteControl(telling, telling.ItemOf(line), finding.Control);
            foreach (var requirement in telling.Accord.Requirements)
                if (
                    requirement.Controls?.Covers(finding.Control) == true
                    && telling.MaySee(requirement)
                )
                    new ReasonTable(telling, telling.ItemOf(line)).Write(
                        language.Say(Phrase.WhyNotRequirement, telling.Name(requirement)),
                        telling.Reasoning.Of(requirement, telling.ItemOf(line))
                    );
        }
    }
}
