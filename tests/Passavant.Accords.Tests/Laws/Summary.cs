namespace Passavant.Accords.Tests.Laws;

/// <summary>A determination as text, so that two can be compared and read.</summary>
internal static class Summary
{
    public static string Of(Determination one) =>
        $"{one.Outcomes} (exact {one.IsExact}), stands {one.Stands}, nexus {one.Jurisdiction}, in force {one.IsInForce}\n"
        + string.Join('\n', one.Lines.Select(Line))
        + $"\nby {string.Join(", ", one.DecidedBy.Select(by => $"{by.Rung?.Id} {by.Authority?.Id} {by.By}"))}"
        + $"\nask {string.Join(", ", one.Questions.Select(question => $"{question.Term} of '{question.About}' {question.Demand} {question.CanSettle} {question.Remaining:0.###}"))}";

    public static string Requirements(LineDetermination line) =>
        string.Join(
            "; ",
            line.Requirements.Select(finding =>
                $"{finding.Requirement.Id} for {finding.Control?.Id} {finding.Holds} lifted by [{string.Join(", ", finding.LiftedBy.Select(lifting => $"{lifting.Id} {lifting.Holds}"))}]"
            )
        );

    static string Line(LineDetermination line) =>
        $"{line.Item.Line}: {line.Outcomes} (exact {line.IsExact})"
        + $"\n  controls {string.Join("; ", line.Controls.Select(finding => $"{finding.Control.Id} {finding.Text} {finding.Applies} [{string.Join(", ", finding.Limbs)}]"))}"
        + $"\n  requirements {Requirements(line)} {string.Join("; ", line.Requirements.Select(finding => finding.Outcomes))}"
        + $"\n  prohibitions {string.Join("; ", line.Prohibitions.Select(finding => $"{finding.Prohibition.Id} {finding.Holds} [{string.Join(", ", finding.Derogations.Select(pair => $"{pair.Derogation.Id} {pair.Holds}"))}]"))}"
        + $"\n  risk {string.Join("; ", line.Risk.Select(tier => $"{tier.Tier} {string.Join("/", tier.Levels)}"))}";
}
