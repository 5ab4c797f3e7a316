using System.Numerics;
using Passavant.Accords.Conditions;
using Passavant.Accords.Plans;

namespace Passavant.Accords;

/// <summary>How far an assessment goes.</summary>
public sealed record AssessmentOptions
{
    /// <summary>Everything, with the default budget.</summary>
    public static AssessmentOptions Default { get; } = new();

    /// <summary>How many suppositions may be tried to make an outcome set exact; beyond it the answer says that it is not.</summary>
    public int Budget { get; init; } = 2_000;

    /// <summary>Whether to say what to ask next.</summary>
    public bool WithQuestions { get; init; } = true;
}

/// <summary>An outcome in short: for millions of transfers, where reasons are asked for later or never.</summary>
/// <param name="Outcomes">The outcomes strong Kleene logic leaves: every one that can come about, and perhaps more.</param>
/// <param name="Stands">What stands meanwhile.</param>
public readonly record struct Decision(OutcomeSet Outcomes, Outcome Stands);

/// <summary>An accord made ready to assess transfers as of one day. Immutable, and safe to use from several threads; making one costs milliseconds, using it microseconds.</summary>
/// <remarks>Same inputs, same answer: nothing here reads a clock, a file or the network.</remarks>
public sealed class Assessor
{
    private readonly Plan plan;
    private readonly Instruments acts;
    private readonly bool hasRulings;
    private readonly Recording recording;
    private Situation? idle;

    /// <summary>Prepares <paramref name="accord"/> with the <paramref name="acts"/> beside it, for the law of <paramref name="asOf"/> as known on <paramref name="knownAt"/>.</summary>
    public Assessor(Accord accord, Instruments acts, DateOnly asOf, DateOnly knownAt)
    {
        this.acts = acts;
        plan = new Plan(accord, acts, asOf, knownAt);
        hasRulings = plan.HasRulings;
        recording = new Recording(plan);
    }

    /// <summary>The accord.</summary>
    public Accord Accord => plan.Accord;

    /// <summary>Assesses one transfer; for several, prepare an <see cref="Assessor"/> once.</summary>
    public static Determination Assess(
        Transfer transfer,
        Accord accord,
        Instruments acts,
        DateOnly asOf,
        DateOnly knownAt,
        AssessmentOptions? options = null
    ) => new Assessor(accord, acts, asOf, knownAt).Assess(transfer, options);

    /// <summary>The outcome in short, without allocation.</summary>
    public Decision Decide(Transfer transfer)
    {
        var situation = Rent(transfer);
        var outcomes = new OutcomeSet(situation.Outcomes());
        Return(situation);
        return new Decision(outcomes, Stands(outcomes));
    }

    /// <summary>The same with the full trace: everything the decision rests on, to be read as reasons later.</summary>
    public DecisionTrace Trace(Transfer transfer)
    {
        var situation = Rent(transfer);
        var outcomes = new OutcomeSet(situation.Outcomes());
        var trace = new DecisionTrace(
            plan,
            recording,
            situation.Subject,
            new Decision(outcomes, Stands(outcomes)),
            recording.Record(situation)
        );
        Return(situation);
        return trace;
    }

    /// <summary>The determination with reasons, exact outcomes and questions.</summary>
    public Determination Assess(Transfer transfer, AssessmentOptions? options = null)
    {
        options ??= AssessmentOptions.Default;
        var situation = Rent(transfer);
        var whole = new Completions(plan, situation, options.Budget).Find(null);
        var single = situation.Items.Count == 1;
        var each = situation
            .Items.Select(item =>
                single
                    ? whole
                    : new Completions(plan, situation, options.Budget / situation.Items.Count).Find(
                        item
                    )
            )
            .ToList();
        var outcomes = Governed(whole.Bits, each.ConvertAll(line => new OutcomeSet(line.Bits)));
        situation.Outcomes();
        var lines = situation
            .Items.Select(
                (item, i) =>
                    Line(
                        situation,
                        item,
                        // No line is stricter than the whole it is part of.
                        new OutcomeSet(each[i].Bits & (2 << (int)outcomes.Strictest) - 1),
                        each[i].Exact
                    )
            )
            .ToList();
        var determination = new Determination
        {
            Transfer = transfer,
            Accord = plan.Accord,
            AsOf = plan.AsOf,
            KnownAt = plan.KnownAt,
            Acts = acts.All,
            Options = options,
            IsInForce = plan.IsInForce,
            Jurisdiction = situation
                .Items.Select(item => situation.Eval(plan.Jurisdiction, item, null))
                .DefaultIfEmpty(Truth.NotStated)
                .Max(),
            Outcomes = outcomes,
            IsExact = whole.Exact,
            Stands = Stands(outcomes),
            Lines = lines,
            DecidedBy = [.. Deciders.For(plan, lines, Stands(outcomes))],
            Attached = [.. Attachments(lines)],
            Questions =
                outcomes.IsSettled || !options.WithQuestions
                    ? []
                    : new Questioner(plan, situation).Ask(),
        };
        Return(situation);
        return determination;
    }

    // The strictest line governs: where one set is exact and another only holds what is possible, each narrows the other.
    private static OutcomeSet Governed(int whole, List<OutcomeSet> lines)
    {
        if (lines.Count < 2)
            return new OutcomeSet(whole);
        var (most, least) = (lines.Max(line => line.Strictest), lines.Max(line => line.Mildest));
        return new OutcomeSet(whole & (2 << (int)most) - 1 & -1 << (int)least);
    }

    /// <summary>The outcomes strong Kleene logic leaves for one line.</summary>
    public OutcomeSet DecideLine(Transfer transfer, int line)
    {
        var situation = Rent(transfer);
        situation.Outcomes();
        var outcomes = new OutcomeSet(situation.Outcomes(situation.Items[line]));
        Return(situation);
        return outcomes;
    }

    /// <summary>Which controls an item falls under, all of them, those that certainly do not included.</summary>
    public IReadOnlyList<ControlFinding> Classify(Transfer transfer, int line = 0)
    {
        var situation = Rent(transfer);
        situation.Outcomes();
        var findings = Findings(situation, situation.Items[line], all: true).ToList();
        Return(situation);
        return findings;
    }

    /// <summary>Which controls an item falls under, which facts the open ones depend on, and what to ask first.</summary>
    public Classification ClassifyWithQuestions(Transfer transfer, int line = 0)
    {
        var situation = Rent(transfer);
        situation.Outcomes();
        var item = situation.Items[line];
        var classifier = new Classifier(plan, situation, item);
        var classification = new Classification
        {
            Controls = [.. Findings(situation, item, all: true)],
            DependsOn = classifier.DependsOn(),
            Questions = classifier.Ask(),
        };
        Return(situation);
        return classification;
    }

    /// <summary>Reads conditions for one transfer, sentence by sentence, to give reasons.</summary>
    public Reasoning Reason(Transfer transfer) =>
        new(plan.Accord, transfer, plan.AsOf, plan.KnownAt);

    private Outcome Stands(OutcomeSet outcomes) =>
        outcomes.IsSettled
            ? outcomes.Mildest
            : (Outcome)Math.Max((int)plan.Accord.IfUndecided, (int)outcomes.Mildest);

    private Situation Rent(Transfer transfer)
    {
        var situation = Interlocked.Exchange(ref idle, null) ?? new Situation(plan);
        situation.Load(
            hasRulings ? Rulings.Apply(transfer, plan.Acts, Reason(transfer)) : transfer
        );
        return situation;
    }

    private void Return(Situation situation) => Volatile.Write(ref idle, situation);

    private LineDetermination Line(
        Situation situation,
        Subject item,
        OutcomeSet outcomes,
        bool exact
    ) =>
        new()
        {
            Item = item.Item!,
            Outcomes = outcomes,
            IsExact = exact,
            Controls = [.. Findings(situation, item, all: false)],
            Requirements = [.. Requirements(situation, item)],
            Prohibitions = [.. Prohibitions(situation, item)],
            Risk = [.. Enum.GetValues<RiskTier>().Select(tier => Tier(situation, tier, item))],
        };

    private IEnumerable<ControlFinding> Findings(Situation situation, Subject item, bool all)
    {
        for (var i = 0; i < plan.ControlList.Count; i++)
        {
            var text = Of(item.TextHolds, item.TextMayHold, i);
            if (text == Truth.No && !all)
                continue;
            var control = plan.ControlList[i];
            var limbs = new List<(ControlCode, Truth)>();
            if (control.Limbs.Count > 0 && text != Truth.No)
            {
                var reasoning = Reason(situation.Subject);
                // A paragraph written in several places holds where one of them does.
                foreach (var same in control.Limbs.GroupBy(limb => limb.Code))
                    if (
                        same.Max(limb => reasoning.Of(limb, item.Item).Truth) is var holds
                        && holds != Truth.No
                    )
                        limbs.Add((same.Key, holds));
            }
            yield return new ControlFinding(
                control,
                text,
                Of(item.Applies, item.MayApply, i),
                limbs
            );
        }
    }

    private static Truth Of(ulong[] yes, ulong[] may, int control) =>
        (yes[control >> 6] >> control & 1) != 0 ? Truth.Yes
        : (may[control >> 6] >> control & 1) != 0 ? Truth.NotStated
        : Truth.No;

    private IEnumerable<RequirementFinding> Requirements(Situation situation, Subject item)
    {
        if (!plan.IsInForce)
            yield break;
        foreach (var requirement in plan.Requirements)
        {
            var truth = situation.Eval(requirement.Applies, item, null);
            if (truth == Truth.No)
                continue;
            if (requirement.Controls is null)
            {
                yield return Finding(requirement, truth, -1);
                continue;
            }
            for (var word = 0; word < requirement.Controls.Length; word++)
            {
                var candidates =
                    (item.Applies[word] | item.MayApply[word]) & requirement.Controls[word];
                while (candidates != 0)
                {
                    var control = (word << 6) + BitOperations.TrailingZeroCount(candidates);
                    candidates &= candidates - 1;
                    yield return Finding(
                        requirement,
                        truth.And(Of(item.Applies, item.MayApply, control)),
                        control
                    );
                }
            }
        }

        RequirementFinding Finding(PreparedRequirement requirement, Truth truth, int control) =>
            new(
                requirement.Requirement,
                control < 0 ? null : plan.ControlList[control],
                truth,
                [
                    .. requirement
                        .Lifts.Select(lift => new Lifting(
                            lift.Authorisation,
                            lift.Licence,
                            situation.LiftTruth(lift, control, item)
                        ))
                        .Where(lifting => lifting.Holds != Truth.No),
                ],
                new OutcomeSet(situation.InstanceOutcomes(requirement, truth, control, item))
            );
    }

    private IEnumerable<ProhibitionFinding> Prohibitions(Situation situation, Subject item)
    {
        foreach (var prohibition in plan.Prohibitions)
        {
            var truth = situation.Eval(prohibition.Applies, item, null);
            if (prohibition.Controls is { } mask)
                truth = truth.And(
                    Enumerable
                        .Range(0, plan.ControlList.Count)
                        .Where(control => (mask[control >> 6] >> control & 1) != 0)
                        .Select(control => Of(item.Applies, item.MayApply, control))
                        .DefaultIfEmpty(Truth.No)
                        .Max()
                );
            if (truth != Truth.No)
                yield return new ProhibitionFinding(
                    prohibition.Prohibition,
                    truth,
                    [
                        .. prohibition
                            .Derogations.Select(derogation =>
                                (
                                    derogation.Provision,
                                    situation.Eval(derogation.Applies, item, null)
                                )
                            )
                            .Where(pair => pair.Item2 != Truth.No),
                    ]
                );
        }
    }

    private TierFinding Tier(Situation situation, RiskTier tier, Subject item)
    {
        var levels = situation.Risks(tier, item);
        return new TierFinding(
            tier,
            [.. plan.Accord.Matrix.Risks.Where((_, level) => (levels >> level & 1) != 0)],
            [
                .. plan
                    .Indicators.Where(indicator => indicator.Provision.Tier == tier)
                    .Select(indicator =>
                        (indicator.Provision, situation.Eval(indicator.Applies, item, null))
                    )
                    .Where(pair => pair.Item2 != Truth.No),
            ],
            [
                .. plan
                    .Mitigations.Where(mitigation => mitigation.Provision.Tier == tier)
                    .Select(mitigation =>
                        (mitigation.Provision, situation.Eval(mitigation.Applies, item, null))
                    )
                    .Where(pair => pair.Item2 != Truth.No),
            ]
        );
    }

    private static IEnumerable<Attached> Attachments(IReadOnlyList<LineDetermination> lines)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            foreach (
                var authorisation in line
                    .Requirements.SelectMany(finding => finding.LiftedBy)
                    .Where(lifting => lifting.Holds == Truth.Yes)
                    .Select(lifting => lifting.Authorisation)
                    .OfType<Authorisation>()
            )
                if (seen.Add(authorisation.Id))
                {
                    foreach (var condition in authorisation.Conditions)
                        yield return new Attached(authorisation.Id, condition);
                    if (authorisation.Registration is { } registration)
                        yield return new Attached(authorisation.Id, registration);
                    foreach (var duty in authorisation.Duties)
                        yield return new Attached(authorisation.Id, duty.Text, duty.Within);
                }
            foreach (
                var (derogation, holds) in line.Prohibitions.SelectMany(finding =>
                    finding.Derogations
                )
            )
                if (holds == Truth.Yes && seen.Add(derogation.Id))
                    foreach (var condition in derogation.Conditions)
                        yield return new Attached(derogation.Id, condition);
            foreach (var (mitigation, holds) in line.Risk.SelectMany(tier => tier.Mitigations))
                if (holds == Truth.Yes && seen.Add(mitigation.Id))
                    foreach (var condition in mitigation.Conditions)
                        yield return new Attached(mitigation.Id, condition);
        }
    }
}
