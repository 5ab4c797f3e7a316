using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;

namespace Passavant.Accords;

/// <summary>What brings a requirement about.</summary>
public enum Trigger
{
    /// <summary>The item falls under a control.</summary>
    Control,

    /// <summary>Where it goes.</summary>
    Destination,

    /// <summary>What it is for.</summary>
    EndUse,

    /// <summary>Who uses it.</summary>
    EndUser,

    /// <summary>The authority has told the proposer; arises only through an instrument that names the requirement.</summary>
    Informed,

    /// <summary>The proposer knows.</summary>
    Awareness,

    /// <summary>The proposer has grounds to suspect.</summary>
    Suspicion,
}

/// <summary>How an application is looked at, from mild to strict.</summary>
public enum ReviewPolicy
{
    /// <summary>Approval is presumed.</summary>
    PresumptionOfApproval,

    /// <summary>Each case is weighed.</summary>
    CaseByCase,

    /// <summary>Denial is presumed.</summary>
    PresumptionOfDenial,
}

/// <summary>A review policy in law, for cases where its conditions hold.</summary>
public sealed record ReviewRule(
    Condition When,
    IReadOnlyList<Condition> Unless,
    ReviewPolicy Policy,
    string? Level
);

/// <summary>A duty to ask before a transfer. Requirements accumulate; each stands until something that names it lifts it.</summary>
public sealed class Requirement : Provision
{
    internal Requirement(Entry entry, IReadOnlyList<string> sensitivities)
        : base(entry)
    {
        Trigger = entry.Choice<Trigger>("trigger");
        Controls = entry.Record("controls") is { } selection ? new Selection(selection) : null;
        NotifyAndWait = entry.Text("effect") is "notify and wait";
        Sensitivity = entry.Text("sensitivity") is { } level
            ? Math.Max(0, sensitivities.ToList().IndexOf(level))
            : 0;
        Authority = entry.Text("authority") ?? "";
        List = entry.Wording("list");
        LegalBasis = entry.Wording("legal basis");
        Review =
        [
            .. entry
                .Records("review")
                .Select(rule => new ReviewRule(
                    rule.Condition("when") ?? Condition.Always,
                    rule.Conditions("unless"),
                    rule.Choice<ReviewPolicy>("policy"),
                    rule.Text("level")
                )),
        ];
    }

    /// <summary>What brings it about.</summary>
    public Trigger Trigger { get; }

    /// <summary>The controls that bring it about, one requirement for each; null for other triggers.</summary>
    public Selection? Controls { get; }

    /// <summary>Whether it demands a notice and a wait rather than a licence.</summary>
    public bool NotifyAndWait { get; }

    /// <summary>The matrix row for triggers other than a control.</summary>
    public int Sensitivity { get; }

    /// <summary>Who is asked, by id.</summary>
    public string Authority { get; }

    /// <summary>The list the requirement belongs to, for example dual-use or sanctions.</summary>
    public Wording? List { get; }

    /// <summary>The law it rests on.</summary>
    public Wording? LegalBasis { get; }

    /// <summary>Review policies in law; the strictest of these and the matrix is taken.</summary>
    public IReadOnlyList<ReviewRule> Review { get; }
}

/// <summary>What may not pass. Yields only to its own derogations.</summary>
public sealed class Prohibition : Provision
{
    internal Prohibition(Entry entry)
        : base(entry)
    {
        Controls = entry.Record("controls") is { } selection ? new Selection(selection) : null;
        LegalBasis = entry.Wording("legal basis");
        Authority = entry.Text("authority");
        Derogations =
        [
            .. entry
                .Records("derogations")
                .Select(derogation => new Derogation(derogation))
                .OrderBy(derogation => derogation.Id, Natural.Order),
        ];
    }

    /// <summary>The controls it reaches; null where it reaches every item.</summary>
    public Selection? Controls { get; }

    /// <summary>The law it rests on.</summary>
    public Wording? LegalBasis { get; }

    /// <summary>Who enforces it, by id.</summary>
    public string? Authority { get; }

    /// <summary>What it yields to.</summary>
    public IReadOnlyList<Derogation> Derogations { get; }
}

/// <summary>A named exception to one prohibition, with its own conditions.</summary>
public sealed class Derogation : Provision
{
    internal Derogation(Entry entry)
        : base(entry)
    {
        Conditions = entry.Wordings("conditions");
        Authority = entry.Text("authority");
    }

    /// <summary>What must be kept to by whoever relies on it.</summary>
    public IReadOnlyList<Wording> Conditions { get; }

    /// <summary>Who grants it, by id; null where it holds of itself.</summary>
    public string? Authority { get; }
}

/// <summary>A duty that comes with an authorisation: what, within which time, to whom.</summary>
public sealed record Duty(string Id, Wording Text, TimeLimit? Within, string? To);

/// <summary>A permission published in advance. Lifts only the requirements it names, for the controls it covers.</summary>
public sealed class Authorisation : Provision
{
    internal Authorisation(Entry entry)
        : base(entry)
    {
        Kind = entry.Text("kind") ?? "";
        Lifts = entry.Texts("lifts");
        Controls = entry.Record("controls") is { } selection ? new Selection(selection) : null;
        Conditions = entry.Wordings("conditions");
        Registration = entry.Wording("registration");
        Duties =
        [
            .. entry
                .Records("duties")
                .Select(duty => new Duty(
                    duty.Text("id") ?? "",
                    duty.Wording("text") ?? new Wording(""),
                    duty.Limit("within"),
                    duty.Text("to")
                )),
        ];
    }

    /// <summary>Baseline, general, safe harbour, research or intra-group.</summary>
    public string Kind { get; }

    /// <summary>The requirements it lifts, by id.</summary>
    public IReadOnlyList<string> Lifts { get; }

    /// <summary>The controls it covers; null for all.</summary>
    public Selection? Controls { get; }

    /// <summary>What must be kept to by whoever relies on it.</summary>
    public IReadOnlyList<Wording> Conditions { get; }

    /// <summary>What must be registered first.</summary>
    public Wording? Registration { get; }

    /// <summary>Reporting and other duties.</summary>
    public IReadOnlyList<Duty> Duties { get; }
}
