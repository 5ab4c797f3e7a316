using Passavant.Accords.Conditions;

namespace Passavant.Accords.Plans;

/// <summary>A provision with the conditions that decide whether it applies, prepared.</summary>
internal sealed record Prepared<T>(T Provision, Node Applies);

/// <summary>A review policy in law, prepared.</summary>
internal sealed record PreparedReview(ReviewRule Rule, Node Applies);

/// <summary>Something that lifts a requirement: an authorisation or a licence in hand.</summary>
internal sealed record PreparedLift(
    int Index,
    Authorisation? Authorisation,
    Instrument? Licence,
    Node Applies,
    ulong[]? Controls
);

internal sealed record PreparedRequirement(
    Requirement Requirement,
    Node Applies,
    ulong[]? Controls,
    PreparedLift[] Lifts,
    PreparedReview[] Review,
    Instrument[] InformedBy
);

internal sealed record PreparedProhibition(
    Prohibition Prohibition,
    Node Applies,
    ulong[]? Controls,
    Prepared<Derogation>[] Derogations
);

internal sealed record PreparedControl(Control Control, int Position, Node Text, ulong[]? After);

/// <summary>An accord made ready for one day: the provisions in force on it, their conditions as nodes, and the axes their thresholds cut. Immutable; shared by any number of assessments.</summary>
internal sealed class Plan
{
    private readonly Compiler compiler;

    public Plan(Accord accord, Instruments acts, DateOnly asOf, DateOnly knownAt)
    {
        Accord = accord;
        AsOf = asOf;
        KnownAt = knownAt;
        Acts = [.. acts.InForce(asOf, knownAt)];
        var inForce = accord.Valid.Holds(asOf) && !(accord.Published > knownAt);
        IsInForce = inForce;
        bool Holds(Provision provision) => inForce && LegalTime.MayHold(provision, asOf, knownAt);

        ControlList = [.. accord.Controls.Where(Holds)];
        compiler = new Compiler(ControlList);
        var positions = ControlList
            .Select((control, position) => (control, position))
            .ToDictionary(pair => pair.control, pair => pair.position);
        Controls = [.. Ordered().Select(control => PrepareControl(control, positions[control]))];
        Jurisdiction = compiler.Compile(accord.Jurisdiction);
        var requirements = accord.Requirements.Where(Holds).ToList();
        var authorisations = accord
            .Authorisations.Where(Holds)
            .Select(
                (authorisation, index) =>
                    new PreparedLift(
                        index,
                        authorisation,
                        null,
                        Suspended(authorisation.Id, Applies(authorisation)),
                        Mask(authorisation.Controls)
                    )
            )
            .ToList();
        var licences = Acts.Where(act => act.Kind == InstrumentKind.Licence)
            .Select(
                (act, index) =>
                    new PreparedLift(
                        authorisations.Count + index,
                        null,
                        act,
                        compiler.Compile(act.Scope),
                        null
                    )
            )
            .ToList();
        Lifts = [.. authorisations, .. licences];
        Requirements =
        [
            .. requirements.Select(requirement => new PreparedRequirement(
                requirement,
                requirement.Trigger == Trigger.Informed
                    ? Informed(requirement)
                    : Applies(requirement),
                requirement.Controls is null ? null : Mask(requirement.Controls),
                [
                    .. Lifts.Where(lift =>
                        (lift.Authorisation?.Lifts ?? lift.Licence!.Names).Contains(requirement.Id)
                    ),
                ],
                [
                    .. requirement.Review.Select(rule => new PreparedReview(
                        rule,
                        Guarded(rule.When, rule.Unless)
                    )),
                ],
                [.. InformedBy(requirement)]
            )),
        ];
        Prohibitions =
        [
            .. accord
                .Prohibitions.Where(Holds)
                .Select(prohibition => new PreparedProhibition(
                    prohibition,
                    Applies(prohibition),
                    prohibition.Controls is null ? null : Mask(prohibition.Controls),
                    [
                        .. prohibition
                            .Derogations.Where(Holds)
                            .Select(derogation => new Prepared<Derogation>(
                                derogation,
                                Applies(derogation)
                            )),
                    ]
                )),
        ];
        Indicators =
        [
            .. accord
                .Indicators.Where(Holds)
                .Select(indicator => new Prepared<Indicator>(indicator, Applies(indicator))),
        ];
        Mitigations =
        [
            .. accord
                .Mitigations.Where(Holds)
                .Select(mitigation => new Prepared<Mitigation>(mitigation, Applies(mitigation))),
        ];
        OwnershipOf = accord
            .Glossary.Terms.Where(term => term.Kind is TermKind.Ownership)
            .ToDictionary(
                term => term,
                term => compiler.Compile(((TermKind.Ownership)term.Kind).Of)
            );
        var codes = accord
            .Controls.SelectMany(control =>
                control.Limbs.Select(limb => limb.Code).Prepend(control.Code)
            )
            .Concat(
                accord
                    .CodesElsewhere.Keys.Select(key =>
                        ControlCode.TryParse(key, null, out var code) ? code : null
                    )
                    .OfType<ControlCode>()
            )
            .Distinct()
            .ToList();
        foreach (var space in compiler.Spaces)
            space.Finish(accord.Glossary.Terms.Count, codes);
        ControlWords = (ControlList.Count + 63) >> 6;
        IndicatorsOfTier =
        [
            .. Enum.GetValues<RiskTier>()
                .Select(tier =>
                    Indicators
                        .Where(indicator => indicator.Provision.Tier == tier)
                        .OrderByDescending(indicator => indicator.Provision.Level)
                        .ToArray()
                ),
        ];
        Sieve = new Sieve(Controls, compiler.Spaces[1]);
        PolicyBits = new int[accord.Matrix.Sensitivities.Count][];
        for (var row = 0; row < PolicyBits.Length; row++)
            PolicyBits[row] =
            [
                .. Enumerable
                    .Range(0, accord.Matrix.Risks.Count)
                    .Select(column =>
                        1
                        << (
                            (int)Outcome.PresumptionOfApproval
                            + (int)accord.Matrix[row, column].Policy
                        )
                    ),
            ];
        RequiredRoles =
        [
            .. accord
                .Glossary.Roles.Values.Where(role => role.Required)
                .Select(role => role.Name)
                .Order(StringComparer.Ordinal),
        ];
        ContainsTerm = accord.Glossary.FindTerm("contains");
    }

    public Accord Accord { get; }
    public DateOnly AsOf { get; }
    public DateOnly KnownAt { get; }
    public bool IsInForce { get; }
    public IReadOnlyList<Instrument> Acts { get; }
    public Space[] Spaces => compiler.Spaces;

    /// <summary>Controls in force, in list order; a control's position here is its bit.</summary>
    public IReadOnlyList<Control> ControlList { get; }

    /// <summary>The same, so ordered that none comes before one it speaks of.</summary>
    public PreparedControl[] Controls { get; }
    public int ControlWords { get; }

    /// <summary>Which controls are worth looking at once it is known what the item is.</summary>
    public Sieve Sieve { get; }

    /// <summary>Whether a condition on one line asks what others fall under or contain.</summary>
    public bool LooksAcross => compiler.LooksAcross;
    public Node Jurisdiction { get; }
    public PreparedRequirement[] Requirements { get; }
    public IReadOnlyList<PreparedLift> Lifts { get; }
    public PreparedProhibition[] Prohibitions { get; }
    public Prepared<Indicator>[] Indicators { get; }

    /// <summary>Indicators by tier, the gravest first.</summary>
    public Prepared<Indicator>[][] IndicatorsOfTier { get; }
    public Prepared<Mitigation>[] Mitigations { get; }
    public bool HasRulings =>
        Acts.Any(act => act.Kind is InstrumentKind.Ruling or InstrumentKind.TrustedStatus);
    public IReadOnlyDictionary<Term, Node> OwnershipOf { get; }
    public string[] RequiredRoles { get; }
    public Term? ContainsTerm { get; }

    /// <summary>The outcome as a bit, by sensitivity and risk.</summary>
    public int[][] PolicyBits { get; }

    private PreparedControl PrepareControl(Control control, int position)
    {
        var text = Guarded(
            new Condition.All([control.When, LegalTime.Reach(control, Accord.Glossary, AsOf)]),
            [.. control.AllExclusions]
        );
        if (control.After.Count == 0)
            return new PreparedControl(control, position, text, null);
        var after = compiler.ControlMask(
            control.After.Select(code => CodePattern.Parse(code.ToString()))
        );
        after[position >> 6] &= ~(1UL << position);
        return new PreparedControl(
            control,
            position,
            text,
            Array.TrueForAll(after, word => word == 0) ? null : after
        );
    }

    private IEnumerable<Control> Ordered()
    {
        var acrossLines = Reading.References.LookAcross(ControlList);
        var done = new HashSet<Control>();
        var list = new List<Control>();
        foreach (var control in ControlList)
            Visit(control);
        return list;

        void Visit(Control control)
        {
            if (!done.Add(control))
                return;
            foreach (var other in Reading.References.SpokenOf(control, ControlList, acrossLines))
                Visit(other);
            list.Add(control);
        }
    }

    private Node Applies(Provision provision) =>
        Guarded(
            new Condition.All([provision.When, LegalTime.Reach(provision, Accord.Glossary, AsOf)]),
            provision.Unless
        );

    private Node Guarded(Condition when, IReadOnlyList<Condition> unless) =>
        compiler.Compile(
            unless.Count == 0 ? when : new Condition.All([when, new Condition.None(unless)])
        );

    private ulong[]? Mask(Selection? selection)
    {
        if (selection is null)
            return null;
        var mask = new ulong[(ControlList.Count + 63) >> 6];
        for (var i = 0; i < ControlList.Count; i++)
            if (selection.Covers(ControlList[i]))
                mask[i >> 6] |= 1UL << i;
        return mask;
    }

    private IEnumerable<Instrument> InformedBy(Requirement requirement) =>
        Acts.Where(act =>
            act.Kind == InstrumentKind.BeingInformed && act.Names.Contains(requirement.Id)
        );

    private Node Informed(Requirement requirement)
    {
        var scopes = InformedBy(requirement).Select(act => act.Scope).ToList();
        return Guarded(
            new Condition.All([
                new Condition.Any(scopes),
                requirement.When,
                LegalTime.Reach(requirement, Accord.Glossary, AsOf),
            ]),
            requirement.Unless
        );
    }

    private Node Suspended(string id, Node applies)
    {
        var scopes = Acts.Where(act =>
                act.Kind == InstrumentKind.Suspension && act.Names.Contains(id)
            )
            .Select(act => act.Scope)
            .ToList();
        return scopes.Count == 0
            ? applies
            : new Node
            {
                Op = Op.All,
                Children = [applies, compiler.Compile(new Condition.None(scopes))],
            };
    }
}
