using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Certificates;

/// <summary>One accord on the days of a certificate: which provisions hold, with their conditions in normal form.</summary>
internal sealed class Law
{
    private readonly DateOnly asOf;
    private readonly DateOnly knownAt;
    private readonly NormalForms forms;
    private readonly Dictionary<Provision, (Condition Own, Condition Reach)> texts = [];
    private readonly Dictionary<ReviewRule, Condition> rules = new(
        ReferenceEqualityComparer.Instance
    );

    public Law(
        Accord accord,
        DateOnly asOf,
        DateOnly knownAt,
        bool withinJurisdiction,
        NormalForms forms
    )
    {
        (Accord, this.asOf, this.knownAt, this.forms) = (accord, asOf, knownAt, forms);
        InForce = accord.Valid.Holds(asOf) && !(accord.Published > knownAt);
        Jurisdiction = withinJurisdiction ? NormalForms.Always : forms.Of(accord.Jurisdiction);
        Controls = [.. accord.Controls.Where(Holds)];
        Requirements = [.. accord.Requirements.Where(Holds)];
        Authorisations = [.. accord.Authorisations.Where(Holds)];
        Prohibitions = [.. accord.Prohibitions.Where(Holds)];
        Indicators = [.. accord.Indicators.Where(Holds)];
        Mitigations = [.. accord.Mitigations.Where(Holds)];
        // Where a provision says "the broker", a transfer without one is not complete.
        var spoken = accord
            .Provisions.Where(Holds)
            .SelectMany(provision => (Condition[])[Own(provision), Reach(provision)])
            .Concat(Requirements.SelectMany(requirement => requirement.Review.Select(Own)))
            .Append(withinJurisdiction ? NormalForms.Always : accord.Jurisdiction)
            .SelectMany(RolesSpokenOf);
        Filled =
        [
            .. accord
                .Glossary.Roles.Values.Where(role => role.Required)
                .Select(role => role.Name)
                .Concat(spoken),
        ];
    }

    public Accord Accord { get; }
    public bool InForce { get; }
    public Condition Jurisdiction { get; }
    public IReadOnlyList<Control> Controls { get; }
    public IReadOnlyList<Requirement> Requirements { get; }
    public IReadOnlyList<Authorisation> Authorisations { get; }
    public IReadOnlyList<Prohibition> Prohibitions { get; }
    public IReadOnlyList<Indicator> Indicators { get; }
    public IReadOnlyList<Mitigation> Mitigations { get; }

    /// <summary>The roles in which a complete transfer names somebody.</summary>
    public IReadOnlyList<string> Filled { get; }

    /// <summary>The roles a condition says there is somebody in.</summary>
    public static IEnumerable<string> RolesSpokenOf(Condition condition) =>
        condition
            .Walk()
            .OfType<Condition.Over>()
            .Where(over => over.Quantifier == Quantifier.The)
            .Select(over => over.Role!);

    /// <summary>Whether a provision holds on the day, as far as published by the day of knowledge.</summary>
    public bool Holds(Provision provision) =>
        InForce && LegalTime.MayHold(provision, asOf, knownAt);

    /// <summary>The provision of that id, in force or not. A note excludes within controls and has no text of its own.</summary>
    public Provision? Find(string id) =>
        Accord.Provisions.FirstOrDefault(provision =>
            provision.Id == id && provision is not GeneralNote
        );

    /// <summary>What a provision itself says, and what the transfer's own days must be for it to hold.</summary>
    public (Condition Own, Condition Reach) Text(Provision provision)
    {
        if (!texts.TryGetValue(provision, out var text))
            texts[provision] = text = (forms.Of(Own(provision)), forms.Of(Reach(provision)));
        return text;
    }

    /// <summary>What a review policy in law asks.</summary>
    public Condition Text(ReviewRule rule)
    {
        if (!rules.TryGetValue(rule, out var text))
            rules[rule] = text = forms.Of(Own(rule));
        return text;
    }

    private static Condition Own(Provision provision) =>
        Guarded(
            provision.When,
            provision is Control control ? control.AllExclusions : provision.Unless
        );

    private static Condition Own(ReviewRule rule) => Guarded(rule.When, rule.Unless);

    private static Condition Guarded(Condition when, IEnumerable<Condition> unless) =>
        new Condition.All([when, new Condition.None([.. unless])]);

    private Condition Reach(Provision provision) =>
        LegalTime.Reach(provision, Accord.Glossary, asOf);
}
