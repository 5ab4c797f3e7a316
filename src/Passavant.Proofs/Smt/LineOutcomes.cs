using Passavant.Accords;

namespace Passavant.Proofs.Smt;

/// <summary>What an accord says of a line, in two truth values: requirements that add up, what lifts them, the matrix and review policies in law, prohibitions and their derogations.</summary>
internal sealed class LineOutcomes(AccordText reading)
{
    private Accord Accord => reading.Accord;

    /// <summary>The outcome of a line is <paramref name="least"/> or stricter.</summary>
    public string AtLeast(Outcome least, int line) =>
        least == Outcome.NotRequired ? Terms.True
        : !reading.IsInForce ? Terms.False
        : reading.Define(
            $"at least {(int)least}",
            line,
            () =>
                Terms.And(
                    Jurisdiction(line),
                    Terms.Or([
                        .. Accord.Requirements.Select(one => Required(one, least, line)),
                        .. Accord.Prohibitions.Select(one => Prohibited(one, least, line)),
                    ])
                )
        );

    /// <summary>The accord reaches the line.</summary>
    public string Jurisdiction(int line) => reading.Of(Accord.Jurisdiction, new Scope(line));

    /// <summary>A requirement arises, lifted or not.</summary>
    public string Arises(Requirement requirement, int line) =>
        Required(requirement, Outcome.Authorised, line);

    /// <summary>A prohibition reaches the line, whether or not it yields to a derogation.</summary>
    public string Reaches(Prohibition prohibition, int line) =>
        Terms.And(
            prohibition.Controls is { } selection
                ? reading.FallsUnder(selection.Covers, line)
                : Terms.True,
            reading.Holds(prohibition, line)
        );

    private string Prohibited(Prohibition prohibition, Outcome least, int line) =>
        least == Outcome.Authorised
            ? Reaches(prohibition, line)
            : reading.Define(
                $"prohibited: {prohibition.Id}",
                line,
                () =>
                    Terms.And(
                        Reaches(prohibition, line),
                        Terms.Not(
                            Terms.Or(
                                prohibition.Derogations.Select(one => reading.Holds(one, line))
                            )
                        )
                    )
            );

    /// <summary>Controls that bring a requirement about alike: the same row of the matrix, the same authorisations.</summary>
    private sealed record Instance(string Arises, int Row, IReadOnlyList<Authorisation> Lifts);

    private string Required(Requirement requirement, Outcome least, int line) =>
        reading.Define(
            $"at least {(int)least}: {requirement.Id}",
            line,
            () =>
                Terms.Or(
                    Instances(requirement, line)
                        .Select(instance =>
                            Terms.And(
                                instance.Arises,
                                reading.Holds(requirement, line),
                                Handled(requirement, instance, least, line)
                            )
                        )
                )
        );

    private IEnumerable<Instance> Instances(Requirement requirement, int line)
    {
        var lifts = Accord.Authorisations.Where(one => one.Lifts.Contains(requirement.Id)).ToList();
        return requirement.Controls is not { } selection
            ? [new Instance(Terms.True, requirement.Sensitivity, lifts)]
            : reading
                .Controls.Where(selection.Covers)
                .GroupBy(control =>
                    (
                        control.Sensitivity,
                        string.Join(
                            ' ',
                            lifts.Select(one => one.Controls?.Covers(control) != false)
                        )
                    )
                )
                .Select(alike => new Instance(
                    Terms.Or(alike.Select(control => reading.Governs(control, line))),
                    alike.Key.Sensitivity,
                    [.. lifts.Where(one => one.Controls?.Covers(alike.First()) != false)]
                ));
    }

    // What a requirement that has arisen comes to.
    private string Handled(Requirement requirement, Instance instance, Outcome least, int line)
    {
        if (least == Outcome.Authorised)
            return Terms.True;
        var stands = Terms.Not(Terms.Or(instance.Lifts.Select(lift => reading.Holds(lift, line))));
        if (least == Outcome.NotifyAndWait)
            return stands;
        if (requirement.NotifyAndWait || least == Outcome.Prohibited)
            return Terms.False;
        var policy = (ReviewPolicy)(least - Outcome.PresumptionOfApproval);
        return Terms.And(
            stands,
            Terms.Or([
                Matrix(instance.Row, policy, line),
                .. requirement
                    .Review.Where(rule => rule.Policy >= policy)
                    .Select(rule => reading.Guarded(rule.When, rule.Unless, line)),
            ])
        );
    }

    // The cell of a row, at whatever level the risk is.
    private string Matrix(int row, ReviewPolicy least, int line) =>
        Terms.Or(
            Enumerable
                .Range(0, Accord.Matrix.Risks.Count)
                .Where(risk => Accord.Matrix[row, risk].Policy >= least)
                .GroupBy(risk => EndOfRun(row, risk, least))
                .Select(run =>
                    Terms.And(RiskAtLeast(run.Min(), line), Terms.Not(RiskAtLeast(run.Key, line)))
                )
        );

    // The next column after one that is milder than asked.
    private int EndOfRun(int row, int risk, ReviewPolicy least) =>
        Enumerable
            .Range(risk, Accord.Matrix.Risks.Count - risk)
            .Where(other => Accord.Matrix[row, other].Policy < least)
            .FirstOrDefault(Accord.Matrix.Risks.Count);

    private string RiskAtLeast(int level, int line) =>
        level == 0 ? Terms.True
        : level >= Accord.Matrix.Risks.Count ? Terms.False
        : reading.Define(
            $"risk at least {level}",
            line,
            () =>
                Terms.Or(Enum.GetValues<RiskTier>().Select(tier => TierAtLeast(tier, level, line)))
        );

    // Raised to a level by an indicator and to no graver one, and lowered below it by no mitigation.
    private string TierAtLeast(RiskTier tier, int level, int line)
    {
        var indicators = Accord.Indicators.Where(one => one.Tier == tier).ToList();
        string Raised(Func<int, bool> to) =>
            Terms.Or(
                indicators.Where(one => to(one.Level)).Select(one => reading.Holds(one, line))
            );
        return Terms.Or(
            indicators
                .Select(one => one.Level)
                .Where(raised => raised >= level)
                .Distinct()
                .Select(raised =>
                    Terms.And(
                        Raised(other => other == raised),
                        Terms.Not(Raised(other => other > raised)),
                        Terms.Not(
                            Terms.Or(
                                Accord
                                    .Mitigations.Where(one =>
                                        one.Tier == tier && one.Apply(raised) < level
                                    )
                                    .Select(one => reading.Holds(one, line))
                            )
                        )
                    )
                )
        );
    }
}
