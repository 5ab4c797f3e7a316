using Passavant.Accords;
using Passavant.Accords.Identity;

namespace Passavant.Cases;

/// <summary>A snapshot of a list in force.</summary>
/// <param name="List">The id of the list.</param>
/// <param name="Hash">The hash of the snapshot.</param>
public sealed record ListStamp(string List, string Hash);

/// <summary>A refusal another state has shared, or one of our own: what no state should undercut.</summary>
/// <param name="Id">Its reference.</param>
/// <param name="State">The state that refused.</param>
/// <param name="Partner">The agency that is consulted about it.</param>
/// <param name="Refused">The day of the refusal.</param>
/// <param name="Until">The last day on which it stands.</param>
/// <param name="EndUser">The end user as the notification names it.</param>
/// <param name="Country">Its country, by ISO 3166 code.</param>
/// <param name="Items">The codes or words of the items.</param>
/// <param name="Reason">The ground of refusal as shared.</param>
public sealed record Denial(
    string Id,
    string State,
    string Partner,
    DateOnly Refused,
    DateOnly? Until,
    string EndUser,
    string? Country,
    IReadOnlyList<string> Items,
    string? Reason
);

/// <summary>Where a case is worked on, as it is at the moment of an act: the law, the lists, the calendars, the agencies, and the refusals shared by partners that may be essentially identical. Brought in from the edge.</summary>
public sealed class Office
{
    /// <summary>The edition of the accord active now.</summary>
    public required Accord Accord { get; init; }

    /// <summary>The procedure the case runs under: that of the edition active when it was submitted.</summary>
    public required Procedure Procedure { get; init; }

    /// <summary>The snapshots in force.</summary>
    public required IReadOnlyList<ListStamp> Lists { get; init; }

    /// <summary>Calendars of the authority that replace the accord's, by name.</summary>
    public IReadOnlyDictionary<string, WorkingCalendar> Calendars { get; init; } =
        new Dictionary<string, WorkingCalendar>();

    /// <summary>Every agency, by id.</summary>
    public required IReadOnlyDictionary<string, Agency> Agencies { get; init; }

    /// <summary>Who holds which appointment now.</summary>
    public IReadOnlyList<Actor> Appointments { get; init; } = [];

    /// <summary>The names of people, by id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } =
        new Dictionary<string, string>();

    /// <summary>Refusals shared by partners whose end user and items may be those of the case.</summary>
    public IReadOnlyList<Denial> Denials { get; init; } = [];

    /// <summary>Whether a case goes through the fast channel: its applicant is trusted, and the accord opens the channel for what was assessed.</summary>
    public bool IsFast(Case one) =>
        Procedure.FastChannel is { } channel
        && Agencies.GetValueOrDefault(one.Applicant) is { Trusted: true }
        && one.Assessment is { Outcomes.Count: 1 } assessment
        && channel.For.Any(policy =>
            (int)Outcome.PresumptionOfApproval + (int)policy == (int)assessment.Stands
        );

    /// <summary>How many officers sign a decision on <paramref name="proposal"/>. The fast channel is for the lowest rung: what was taken higher goes the ordinary way.</summary>
    public int SignaturesFor(Case one, Proposal proposal) =>
        proposal
            is { DepartsBecause: null, UndercutBecause: null, Instruction: null, Refuses: false }
            ? IsFast(one) && Ladder.Height(Procedure, one.Rung) <= 0
                ? Procedure.FastChannel!.Signatures
                : Ladder.Find(Procedure, one.Rung)?.Signatures ?? 2
            : 2;

    /// <summary>The identity of the accord active now.</summary>
    public AccordIdentity Identity => Accord.Identity;
}
