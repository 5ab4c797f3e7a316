using Passavant.Accords.Conditions;

namespace Passavant.Accords.Tests.Laws;

/// <summary>The fast engine agrees with the slow, obvious reading of the tree.</summary>
public sealed class ReadingsAgreeLaws
{
    [Fact]
    public void Both_readings_find_the_same_controls() =>
        Long.Sample(
            Deals.WithParts,
            @case =>
            {
                var assessor = @case.Assessor();
                var transfer = @case.Deal.For(assessor.Accord);
                for (var line = 0; line < transfer.Items.Count; line++)
                {
                    var reasoning = assessor.Reason(transfer);
                    foreach (var finding in assessor.Classify(transfer, line))
                    {
                        Assert.Equal(
                            (
                                finding.Control.Id,
                                reasoning.Text(finding.Control, transfer.Items[line]).Truth
                            ),
                            (finding.Control.Id, finding.Text)
                        );
                        Assert.Equal(
                            (
                                finding.Control.Id,
                                reasoning.Applies(finding.Control, transfer.Items[line])
                            ),
                            (finding.Control.Id, finding.Applies)
                        );
                    }
                }
            },
            1500
        );

    [Fact]
    public void Both_readings_find_the_same_provisions_to_hold() =>
        Long.Sample(
            Deals.WithParts,
            @case =>
            {
                var assessor = @case.Assessor();
                var transfer = @case.Deal.For(assessor.Accord);
                var reasoning = assessor.Reason(transfer);
                foreach (
                    var line in assessor
                        .Assess(
                            transfer,
                            new AssessmentOptions { WithQuestions = false, Budget = 0 }
                        )
                        .Lines
                )
                {
                    foreach (var finding in line.Requirements)
                    {
                        var control = finding.Control is { } one
                            ? reasoning.Applies(one, line.Item)
                            : Truth.Yes;
                        Assert.Equal(
                            reasoning.Of(finding.Requirement, line.Item).Truth.And(control),
                            finding.Holds
                        );
                        Assert.All(
                            finding.LiftedBy,
                            lifting =>
                                Assert.Equal(
                                    reasoning.Of(lifting.Authorisation!, line.Item).Truth,
                                    lifting.Holds
                                )
                        );
                    }
                    foreach (var finding in line.Prohibitions)
                    {
                        var controls = assessor.Accord.Controls.Where(control =>
                            finding.Prohibition.Controls?.Covers(control) != false
                        );
                        var reached = finding.Prohibition.Controls is null
                            ? Truth.Yes
                            : controls.Max(control => reasoning.Applies(control, line.Item));
                        Assert.Equal(
                            reasoning.Of(finding.Prohibition, line.Item).Truth.And(reached),
                            finding.Holds
                        );
                        Assert.All(
                            finding.Derogations,
                            pair =>
                                Assert.Equal(
                                    reasoning.Of(pair.Derogation, line.Item).Truth,
                                    pair.Holds
                                )
                        );
                    }
                    foreach (var tier in line.Risk)
                    {
                        Assert.All(
                            tier.Indicators,
                            pair =>
                                Assert.Equal(
                                    reasoning.Of(pair.Indicator, line.Item).Truth,
                                    pair.Holds
                                )
                        );
                        Assert.All(
                            tier.Mitigations,
                            pair =>
                                Assert.Equal(
                                    reasoning.Of(pair.Mitigation, line.Item).Truth,
                                    pair.Holds
                                )
                        );
                    }
                }
            },
            1500
        );

    [Fact]
    public void What_the_findings_leave_out_does_not_hold() =>
        Long.Sample(
            Deals.WithParts,
            @case =>
            {
                var assessor = @case.Assessor();
                var transfer = @case.Deal.For(assessor.Accord);
                var reasoning = assessor.Reason(transfer);
                if (
                    @case.Draft.Provisions.Any(provision => provision.Times != Times.Always)
                    || @case.Draft.Times != Times.Always
                )
                    return;
                foreach (
                    var line in assessor
                        .Assess(
                            transfer,
                            new AssessmentOptions { WithQuestions = false, Budget = 0 }
                        )
                        .Lines
                )
                {
                    foreach (var requirement in assessor.Accord.Requirements)
                    foreach (
                        var control in requirement.Controls is null
                            ? [null]
                            : assessor
                                .Accord.Controls.Where(requirement.Controls.Covers)
                                .Cast<Control?>()
                    )
                        if (
                            !line.Requirements.Any(finding =>
                                finding.Requirement == requirement && finding.Control == control
                            )
                        )
                            Assert.Equal(
                                Truth.No,
                                reasoning
                                    .Of(requirement, line.Item)
                                    .Truth.And(
                                        control is null
                                            ? Truth.Yes
                                            : reasoning.Applies(control, line.Item)
                                    )
                            );
                    foreach (
                        var indicator in assessor.Accord.Indicators.Except(
                            line.Risk.SelectMany(tier => tier.Indicators)
                                .Select(pair => pair.Indicator)
                        )
                    )
                        Assert.Equal(Truth.No, reasoning.Of(indicator, line.Item).Truth);
                    foreach (
                        var mitigation in assessor.Accord.Mitigations.Except(
                            line.Risk.SelectMany(tier => tier.Mitigations)
                                .Select(pair => pair.Mitigation)
                        )
                    )
                        Assert.Equal(Truth.No, reasoning.Of(mitigation, line.Item).Truth);
                }
            },
            1500
        );

    [Fact]
    public void A_used_assessor_answers_like_a_new_one() =>
        Long.Sample(
            Gen.Select(
                Deals.WithParts,
                Deals.Of(70, true),
                (@case, before) => Tuple.Create(@case, before)
            ),
            pair =>
            {
                var fresh = pair.Item1.Assessor();
                var used = pair.Item1.Assessor();
                var quick = new AssessmentOptions { Budget = 200 };
                used.Assess(pair.Item2.For(used.Accord), quick);
                used.Decide(pair.Item2.For(used.Accord));
                Assert.Equal(
                    Summary.Of(fresh.Assess(pair.Item1.Deal.For(fresh.Accord), quick)),
                    Summary.Of(used.Assess(pair.Item1.Deal.For(used.Accord), quick))
                );
            },
            300
        );
}
