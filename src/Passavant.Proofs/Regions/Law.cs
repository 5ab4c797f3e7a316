using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Proofs.Regions;

/// <summary>What an accord says on one day, as formulas: when each provision applies, and when the outcome of a line is at least as strict as each outcome.</summary>
internal sealed class Law
{
    private readonly Universe universe;
    private readonly Dictionary<Control, int> applies = [];
    private readonly Dictionary<Provision, int> texts = [];
    private readonly Dictionary<(int Class, int Requirement, int Outcome), int> contributions = [];
    private readonly int[] atLeast = [.. Enumerable.Repeat(-1, 7)];
    private readonly Dictionary<int, int> risks = [];
    private int[]? classes;
    private List<List<Control>>? members;
    private List<string>? treatments;

    public Law(Universe universe, Accord accord, DateOnly asOf, DateOnly knownAt)
    {
        this.universe = universe;
        Accord = accord;
        AsOf = asOf;
        KnownAt = knownAt;
        IsInForce = accord.Valid.Holds(asOf) && !(accord.Published > knownAt);
        Controls = [.. accord.Controls.Where(Holds)];
        Requirements = [.. accord.Requirements.Where(Holds)];
        Prohibitions = [.. accord.Prohibitions.Where(Holds)];
        Authorisations = [.. accord.Authorisations.Where(Holds)];
        Indicators = [.. accord.Indicators.Where(Holds)];
        Mitigations = [.. accord.Mitigations.Where(Holds)];
    }

    /// <summary>Every condition a day's law may read, for a universe to cut its axes by.</summary>
    public static IEnumerable<Condition> ConditionsOf(Accord accord, DateOnly asOf) =>
        accord
            .Provisions.SelectMany(provision =>
                ConditionsOf(provision).Append(LegalTime.Reach(provision, accord.Glossary, asOf))
            )
            .Prepend(accord.Jurisdiction);

    /// <summary>The conditions a provision holds.</summary>
    public static IEnumerable<Condition> ConditionsOf(Provision provision) =>
        provision
            .Unless.Prepend(provision.When)
            .Concat(
                provision is Requirement requirement
                    ? requirement.Review.SelectMany(rule => rule.Unless.Prepend(rule.When))
                    : []
            );

    public Accord Accord { get; }
    public DateOnly AsOf { get; }
    public DateOnly KnownAt { get; }
    public bool IsInForce { get; }
    public IReadOnlyList<Control> Controls { get; }
    public IReadOnlyList<Requirement> Requirements { get; }
    public IReadOnlyList<Prohibition> Prohibitions { get; }
    public IReadOnlyList<Authorisation> Authorisations { get; }
    public IReadOnlyList<Indicator> Indicators { get; }
    public IReadOnlyList<Mitigation> Mitigations { get; }

    private FormulaTable Formulas => universe.Formulas;

    public bool Holds(Provision provision) =>
        IsInForceOn(Accord, AsOf, KnownAt) && LegalTime.MayHold(provision, AsOf, KnownAt);

    private static bool IsInForceOn(Accord accord, DateOnly asOf, DateOnly knownAt) =>
        accord.Valid.Holds(asOf) && !(accord.Published > knownAt);

    public int Read(Condition condition) => universe.Read(condition, FallsUnder);

    private int FallsUnder(IReadOnlyList<CodePattern> patterns) =>
        Formulas.Any([
            .. Controls
                .Where(control => patterns.Any(pattern => pattern.Covers(control.Code)))
                .Select(Applies),
        ]);

    /// <summary>Where a provision's own text holds: its conditions, less what it does not reach.</summary>
    public int Text(Provision provision)
    {
        if (texts.TryGetValue(provision, out var known))
            return known;
        var formula = OwnText(provision);
        if (provision is Requirement { Trigger: Trigger.Informed })
            // Whether the days of a transfer bear on what somebody was told is left to reading.
            formula = Formulas.All(
                universe.IsAsWritten
                    ? Formulas.All(Own(provision), Formulas.Any(Reach(provision), universe.Doubted))
                    : formula,
                universe.Informed(provision.Id)
            );
        return texts[provision] = formula;
    }

    /// <summary>The same, whoever was told.</summary>
    public int OwnText(Provision provision) => Formulas.All(Own(provision), Reach(provision));

    private int Own(Provision provision) =>
        Formulas.All(
            Read(provision.When),
            Formulas.Not(Formulas.Any([.. ExclusionsOf(provision).Select(Read)]))
        );

    private int Reach(Provision provision) =>
        Read(LegalTime.Reach(provision, Accord.Glossary, AsOf));

    private static IEnumerable<Condition> ExclusionsOf(Provision provision) =>
        provision is Control control ? control.AllExclusions : provision.Unless;

    /// <summary>Where a control applies: its text, save what falls under one to be tried first.</summary>
    public int Applies(Control control)
    {
        if (applies.TryGetValue(control, out var known))
            return known;
        var formula = Text(control);
        if (control.After.Count > 0)
            formula = Formulas.All(
                formula,
                Formulas.Not(
                    Formulas.Any([
                        .. Controls
                            .Where(other =>
                                other != control
                                && control.After.Any(code => code.Covers(other.Code))
                            )
                            .Select(Applies),
                    ])
                )
            );
        return applies[control] = formula;
    }

    /// <summary>Where an item falls under some control of a selection; everywhere where there is none.</summary>
    public int Selected(Selection? selection) =>
        selection is null
            ? FormulaTable.Always
            : Formulas.Any([.. Controls.Where(selection.Covers).Select(Applies)]);

    /// <summary>Where an item falls under some control.</summary>
    public int Controlled => Formulas.Any([.. Controls.Select(Applies)]);

    public int Jurisdiction => Read(Accord.Jurisdiction);

    /// <summary>Where a requirement is brought about.</summary>
    public int Arises(Requirement requirement) =>
        Formulas.All(Text(requirement), Selected(requirement.Controls));

    /// <summary>Where a prohibition bites, its derogations left aside.</summary>
    public int Arises(Prohibition prohibition) =>
        Formulas.All(Text(prohibition), Selected(prohibition.Controls));

    /// <summary>Authorisations that name a requirement.</summary>
    public IEnumerable<Authorisation> LiftsOf(Requirement requirement) =>
        Authorisations.Where(authorisation => authorisation.Lifts.Contains(requirement.Id));

    /// <summary>Controls the law treats alike, whatever the transfer: of one sensitivity, and in the same selections.</summary>
    public IReadOnlyList<IReadOnlyList<Control>> Classes
    {
        get
        {
            if (members is not null)
                return members;
            var selections = Requirements
                .Select(requirement => requirement.Controls)
                .Concat(Authorisations.Select(authorisation => authorisation.Controls))
                .Concat(Prohibitions.Select(prohibition => prohibition.Controls))
                .OfType<Selection>()
                .ToList();
            var groups = Controls
                .GroupBy(control =>
                    control.Sensitivity
                    + ":"
                    + string.Concat(
                        selections.Select(selection => selection.Covers(control) ? '1' : '0')
                    )
                )
                .ToList();
            members = groups.ConvertAll(group => group.ToList());
            treatments = groups.ConvertAll(group => group.Key);
            classes = new int[members.Count];
            return members;
        }
    }

    /// <summary>Where an item falls under some control of a class.</summary>
    public int OfClass(int number)
    {
        var count = Classes.Count;
        if (classes![number] == 0 && count > 0)
            classes[number] = 1 + Formulas.Any([.. members![number].Select(Applies)]);
        return classes[number] - 1;
    }

    /// <summary>Says where items fall under a class in terms of the same class of another law, so that what is proved of the two once need not be proved again. To be called before outcomes are asked for.</summary>
    /// <param name="other">The other law.</param>
    /// <param name="say">The formula of this class and that of the other: the first said by the second.</param>
    public void Share(Law other, Func<int, int, int> say)
    {
        for (var number = 0; number < Classes.Count; number++)
        {
            _ = other.Classes;
            var same = other.treatments!.IndexOf(treatments![number]);
            if (same >= 0)
                classes![number] = 1 + say(OfClass(number), other.OfClass(same));
        }
    }

    /// <summary>Where the outcome of a line is at least as strict as this.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="within">Whether the transfer is taken to be within the text's jurisdiction.</param>
    public int AtLeast(Outcome outcome, bool within)
    {
        if (outcome == Outcome.NotRequired)
            return FormulaTable.Always;
        if (!IsInForce)
            return FormulaTable.Never;
        ref var formula = ref atLeast[(int)outcome];
        if (formula < 0)
        {
            var parts = new List<int>();
            for (var requirement = 0; requirement < Requirements.Count; requirement++)
                if (Requirements[requirement].Controls is not { } selection)
                    parts.Add(
                        Formulas.All(
                            Text(Requirements[requirement]),
                            Contribution(-1, requirement, outcome)
                        )
                    );
                else
                    for (var number = 0; number < Classes.Count; number++)
                        if (selection.Covers(Classes[number][0]))
                            parts.Add(
                                Formulas.All(
                                    OfClass(number),
                                    Text(Requirements[requirement]),
                                    Contribution(number, requirement, outcome)
                                )
                            );
            foreach (var prohibition in Prohibitions)
                parts.Add(
                    Formulas.All(
                        Arises(prohibition),
                        outcome <= Outcome.Authorised
                            ? FormulaTable.Always
                            : Formulas.Not(
                                Formulas.Any([.. prohibition.Derogations.Where(Holds).Select(Text)])
                            )
                    )
                );
            formula = Formulas.Any([.. parts]);
        }
        return within ? formula : Formulas.All(Jurisdiction, formula);
    }

    /// <summary>Where a requirement, once brought about by a control of a class (-1 for none), weighs at least as much as an outcome.</summary>
    public int Contribution(int number, int requirement, Outcome outcome)
    {
        if (outcome <= Outcome.Authorised)
            return FormulaTable.Always;
        if (contributions.TryGetValue((number, requirement, (int)outcome), out var known))
            return known;
        var text = Requirements[requirement];
        return contributions[(number, requirement, (int)outcome)] = Formulas.All(
            Policy(text, number < 0 ? text.Sensitivity : Classes[number][0].Sensitivity, outcome),
            Formulas.Not(Lifted(text, number < 0 ? null : Classes[number][0]))
        );
    }

    /// <summary>Where something lifts a requirement brought about by a control (null for none).</summary>
    public int Lifted(Requirement requirement, Control? control) =>
        Formulas.Any([
            .. LiftsOf(requirement)
                .Where(authorisation =>
                    control is null
                    || authorisation.Controls is null
                    || authorisation.Controls.Covers(control)
                )
                .Select(Text),
        ]);

    private int Policy(Requirement requirement, int row, Outcome outcome)
    {
        if (requirement.NotifyAndWait)
            return outcome <= Outcome.NotifyAndWait ? FormulaTable.Always : FormulaTable.Never;
        if (outcome <= Outcome.PresumptionOfApproval)
            return FormulaTable.Always;
        if (outcome == Outcome.Prohibited)
            return FormulaTable.Never;
        var policy = (ReviewPolicy)(outcome - Outcome.PresumptionOfApproval);
        var parts = requirement
            .Review.Where(rule => rule.Policy >= policy)
            .Select(rule =>
                Formulas.All(
                    Read(rule.When),
                    Formulas.Not(Formulas.Any([.. rule.Unless.Select(Read)]))
                )
            )
            .ToList();
        for (var level = 0; level < Accord.Matrix.Risks.Count; level++)
            if (Accord.Matrix[row, level].Policy >= policy)
            {
                var last = level;
                while (
                    last + 1 < Accord.Matrix.Risks.Count
                    && Accord.Matrix[row, last + 1].Policy >= policy
                )
                    last++;
                parts.Add(
                    last + 1 == Accord.Matrix.Risks.Count
                        ? Risk(level)
                        : Formulas.All(Risk(level), Formulas.Not(Risk(last + 1)))
                );
                level = last;
            }
        return Formulas.Any([.. parts]);
    }

    /// <summary>Where the risk of a transfer is at least at a level.</summary>
    public int Risk(int level)
    {
        if (level == 0)
            return FormulaTable.Always;
        if (!risks.TryGetValue(level, out var formula))
            risks[level] = formula = Formulas.Any([
                .. Enum.GetValues<RiskTier>().Select(tier => Tier(tier, level)),
            ]);
        return formula;
    }

    // A tier stands at its gravest indicator, lowered by the mitigation that lowers it most.
    private int Tier(RiskTier tier, int level)
    {
        int Raised(int to) =>
            Formulas.Any([
                .. Indicators
                    .Where(indicator => indicator.Tier == tier && indicator.Level >= to)
                    .Select(Text),
            ]);
        var mitigations = Mitigations.Where(mitigation => mitigation.Tier == tier).ToList();
        if (mitigations.Count == 0)
            return Raised(level);
        var parts = new List<int>();
        for (var raised = level; raised < Accord.Matrix.Risks.Count; raised++)
            parts.Add(
                Formulas.All(
                    Raised(raised),
                    Formulas.Not(Raised(raised + 1)),
                    Formulas.Not(
                        Formulas.Any([
                            .. mitigations
                                .Where(mitigation => mitigation.Apply(raised) < level)
                                .Select(Text),
                        ])
                    )
                )
            );
        return Formulas.Any([.. parts]);
    }
}
