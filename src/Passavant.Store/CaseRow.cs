namespace Passavant.Store;

/// <summary>A case as lists of cases show it.</summary>
public sealed record CaseRow
{
    /// <summary>The case's number, which is its stream.</summary>
    public required string Number { get; init; }

    /// <summary>How many events it was computed from.</summary>
    public required int Version { get; init; }

    /// <summary>What is asked for.</summary>
    public required string Kind { get; init; }

    /// <summary>How far it has come.</summary>
    public required string Phase { get; init; }

    /// <summary>Whether something is still to be done in it.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>A line that tells people which case it is.</summary>
    public required string Title { get; init; }

    /// <summary>The agency that decides.</summary>
    public required string Authority { get; init; }

    /// <summary>The agency that asks.</summary>
    public required string Applicant { get; init; }

    /// <summary>The officer who has it.</summary>
    public string? Officer { get; init; }

    /// <summary>The rung of the ladder it stands on.</summary>
    public string? Rung { get; init; }

    /// <summary>The level of risk.</summary>
    public string? Risk { get; init; }

    /// <summary>The rank of that level, higher for a higher risk; 0 where it is not known.</summary>
    public int RiskRank { get; init; }

    /// <summary>The review policy that was assessed.</summary>
    public string? Policy { get; init; }

    /// <summary>The country of destination.</summary>
    public string? Destination { get; init; }

    /// <summary>The end user's name.</summary>
    public string? EndUser { get; init; }

    /// <summary>What it is worth, in the currency's smallest unit.</summary>
    public long? Value { get; init; }

    /// <summary>The currency.</summary>
    public string? Currency { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset? Submitted { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? Decided { get; init; }

    /// <summary>What was decided.</summary>
    public string? Outcome { get; init; }

    /// <summary>The next instant at which a clock asks for something.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>The limit or condition that instant belongs to.</summary>
    public string? NextDueWhat { get; init; }

    /// <summary>How many limits were missed.</summary>
    public int Missed { get; init; }

    /// <summary>Whether only named people may see it.</summary>
    public bool Restricted { get; init; }
}

/// <summary>A party to a case.</summary>
public sealed record PartyRow
{
    /// <summary>What it does in the transfer.</summary>
    public required string Role { get; init; }

    /// <summary>Its name as given.</summary>
    public required string Name { get; init; }

    /// <summary>Its name folded, so that spellings of one name meet; see <see cref="Dossiers.Key"/>.</summary>
    public required string NameKey { get; init; }

    /// <summary>Its country.</summary>
    public string? Country { get; init; }
}

/// <summary>Who may see a case: an agency, or only a named person of it.</summary>
public sealed record AccessRow
{
    /// <summary>The agency.</summary>
    public required string Agency { get; init; }

    /// <summary>What it is to the case, such as <c>authority</c>, <c>applicant</c> or <c>adviser</c>.</summary>
    public required string Relation { get; init; }

    /// <summary>The person; empty for everybody of the agency.</summary>
    public string Person { get; init; } = "";
}

/// <summary>A limit that runs, or ran, in a case.</summary>
public sealed record DeadlineRow
{
    /// <summary>Which limit of the accord.</summary>
    public required string LimitName { get; init; }

    /// <summary>Which of several of that limit: a referral, a question; empty where there is one.</summary>
    public string Key { get; init; } = "";

    /// <summary>When it ends; null while it is stopped.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Whether it runs, is stopped, was kept or was missed.</summary>
    public required string State { get; init; }
}

/// <summary>Something a licence obliges its holder to.</summary>
public sealed record ConditionRow
{
    /// <summary>Which of the case's conditions.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done.</summary>
    public required string What { get; init; }

    /// <summary>By when.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? Fulfilled { get; init; }
}

/// <summary>A message in a case.</summary>
public sealed record MessageRow
{
    /// <summary>Which of the case's messages.</summary>
    public required string Id { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who sent it.</summary>
    public required string Sender { get; init; }

    /// <summary>Whom to.</summary>
    public required string Recipient { get; init; }

    /// <summary>What it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The hash of what it says.</summary>
    public required string BodyHash { get; init; }
}
