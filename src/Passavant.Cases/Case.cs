using Passavant.Accords;
using Passavant.Accords.Identity;

namespace Passavant.Cases;

/// <summary>A case as it stands: what its events add up to. Immutable; computed by <see cref="Casework"/>, never stored as truth.</summary>
/// <remarks>Holds lists; compared by reference in effect. Everything that was ever said is still in it: what is superseded stays beside what supersedes it.</remarks>
public sealed record Case
{
    /// <summary>Its number.</summary>
    public required CaseNumber Number { get; init; }

    /// <summary>How many events it has.</summary>
    public int Version { get; init; }

    /// <summary>What it asks for.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>What it is about, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>The agency that asks.</summary>
    public required string Applicant { get; init; }

    /// <summary>The authority that decides.</summary>
    public required string Authority { get; init; }

    /// <summary>The edition of the accord whose procedure it runs under: the one in force when it was opened, then when it was submitted.</summary>
    public required AccordIdentity Under { get; init; }

    /// <summary>What is asked for.</summary>
    public required Application Application { get; init; }

    /// <summary>Colleagues and agents let into the case, by person, with the agency they belong to.</summary>
    public IReadOnlyList<TeamMember> Team { get; init; } = [];

    /// <summary>Documents.</summary>
    public IReadOnlyList<CaseDocument> Documents { get; init; } = [];

    /// <summary>Statements asked for and given.</summary>
    public IReadOnlyList<StatementOnFile> Statements { get; init; } = [];

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>When anything was last done in it.</summary>
    public DateTimeOffset Touched { get; init; }

    /// <summary>When it was submitted last.</summary>
    public DateTimeOffset? Submitted { get; init; }

    /// <summary>When it counted as complete.</summary>
    public DateTimeOffset? Completed { get; init; }

    /// <summary>When the authority first acted on it: asked, referred, proposed.</summary>
    public DateTimeOffset? FirstAction { get; init; }

    /// <summary>When it ended by being withdrawn, and why.</summary>
    public Ending? Withdrawn { get; init; }

    /// <summary>When it was returned without action, and why.</summary>
    public Ending? Returned { get; init; }

    /// <summary>The officer who has it.</summary>
    public string? Officer { get; init; }

    /// <summary>The persons it is restricted to, beside applicants and auditors; empty when it is not.</summary>
    public IReadOnlyList<string> Restricted { get; init; } = [];

    /// <summary>Conflicts of interest declared.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];

    /// <summary>The assessment it rests on; earlier ones are in the history.</summary>
    public CaseAssessment? Assessment { get; init; }

    /// <summary>The screening it rests on.</summary>
    public CaseScreening? Screening { get; init; }

    /// <summary>What was decided of hits, the latest last.</summary>
    public IReadOnlyList<HitDecision> HitDecisions { get; init; } = [];

    /// <summary>Questions to the applicant.</summary>
    public IReadOnlyList<CaseQuestion> Questions { get; init; } = [];

    /// <summary>Other grounds on which the clock stood still.</summary>
    public IReadOnlyList<Standstill> Standstills { get; init; } = [];

    /// <summary>Requests for advice, each to one agency.</summary>
    public IReadOnlyList<AdviceRequest> AdviceRequests { get; init; } = [];

    /// <summary>Advice given, the latest last; nothing is taken away.</summary>
    public IReadOnlyList<GivenAdvice> Advice { get; init; } = [];

    /// <summary>Consultations of partner states.</summary>
    public IReadOnlyList<Consultation> Consultations { get; init; } = [];

    /// <summary>What came of asking partner states by keys, without showing them the transaction.</summary>
    public IReadOnlyList<PartnerComparison> Comparisons { get; init; } = [];

    /// <summary>The rung of the ladder it is on; null before it is complete.</summary>
    public string? Rung { get; init; }

    /// <summary>The rungs it has been on, with when it came there.</summary>
    public IReadOnlyList<Climb> Climbs { get; init; } = [];

    /// <summary>Every proposal made, the latest last.</summary>
    public IReadOnlyList<Proposal> Proposals { get; init; } = [];

    /// <summary>The proposal that stands; null when none was made, it was sent back or it was decided.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>The notice of intent to refuse that stands.</summary>
    public RefusalNotice? Notice { get; init; }

    /// <summary>Every decision, the first one first. An appeal adds one; none is taken away.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>The decision that stands.</summary>
    public Decision? Decision => Decisions.Count == 0 ? null : Decisions[^1];

    /// <summary>Conditions of the standing decision, and how far they are fulfilled.</summary>
    public IReadOnlyList<TrackedCondition> Conditions { get; init; } = [];

    /// <summary>Changes to the licence that needed no new decision.</summary>
    public IReadOnlyList<NotedChange> Changes { get; init; } = [];

    /// <summary>Partners told of a refusal, or of a grant they had refused.</summary>
    public IReadOnlyList<PartnerNotice> PartnerNotices { get; init; } = [];

    /// <summary>The latest appeal, if one was lodged.</summary>
    public Appeal? Appeal { get; init; }

    /// <summary>Appeals before the latest, the first one first.</summary>
    public IReadOnlyList<Appeal> PastAppeals { get; init; } = [];

    /// <summary>The grievance, in a case that is one.</summary>
    public Grievance? Grievance { get; init; }

    /// <summary>Correspondence.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>Notes within the authority and material under an originator's control.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>Limits that ran out and acted, by limit and key.</summary>
    public IReadOnlyList<RanOut> RanOut { get; init; } = [];

    /// <summary>Everybody who acted for the authority, a body of the ladder, an agency that advises or a partner state: none of them may hear an appeal.</summary>
    public IReadOnlyList<string> ActedForAuthority { get; init; } = [];

    /// <summary>Everybody who ever prepared a decision in this case: none of them may approve one.</summary>
    public IReadOnlyList<string> Preparers { get; init; } = [];

    /// <summary>Everybody who prepared or signed a decision made: none of them decides it again.</summary>
    public IEnumerable<string> FirstHands =>
        Decisions
            .Where(decision => !decision.OnAppeal)
            .SelectMany(decision =>
                decision
                    .Proposal.Signatures.Select(signature => signature.By)
                    .Append(decision.Proposal.By)
                    .Append(decision.By)
            )
            .Distinct();

    /// <summary>Whether the panel sent it back to be decided again.</summary>
    public bool Remitted { get; init; }

    /// <summary>Each time the panel sent it back.</summary>
    public IReadOnlyList<Remit> Remits { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public Phase Phase =>
        Withdrawn is not null ? Phase.Withdrawn
        : Returned is not null ? Phase.Returned
        : Appeal is { IsPending: true, Against: not AppealAgainst.Delay } ? Phase.Appeal
        : Decision is not null && !Remitted || Grievance?.Ended is not null ? Phase.Decided
        : Notice is not null ? Phase.Notice
        : Proposal is not null ? Phase.Proposed
        : Completed is not null ? Phase.Review
        : Submitted is not null ? Phase.Submitted
        : Phase.Draft;

    /// <summary>Whether anything more may come of it but appeal, evidence and correspondence.</summary>
    public bool IsOpen => Phase is not (Phase.Decided or Phase.Withdrawn or Phase.Returned);

    /// <summary>The hits of the screening with what was decided of each.</summary>
    public IEnumerable<(CaseHit Hit, HitDecision? Decision)> Hits =>
        (Screening?.Hits ?? []).Select(hit =>
            (hit, HitDecisions.LastOrDefault(decision => decision.IsAbout(hit)))
        );

    /// <summary>The parties of the transfer in a role, by id.</summary>
    public IReadOnlyList<string> InRole(string role) => Applying.InRole(Application.Transfer, role);

    /// <summary>Whether somebody declared a conflict of interest.</summary>
    public bool IsConflicted(string person) => Conflicts.Any(conflict => conflict.Person == person);

    /// <summary>The latest advice of an agency; null when there is none.</summary>
    public GivenAdvice? AdviceOf(string agency) =>
        Advice.LastOrDefault(advice => advice.Agency == agency);

    /// <summary>Whether a limit on <paramref name="span"/> ran out for <paramref name="key"/>.</summary>
    public bool HasRunOut(Span span, string key) =>
        RanOut.Any(ran => ran.Span == span && ran.Key == key);

    /// <summary>Whether agencies disagree: some would grant what others would refuse.</summary>
    public bool AdviceConflicts
    {
        get
        {
            var latest = AdviceRequests
                .Select(request => request.Agency)
                .Distinct()
                .Select(AdviceOf)
                .OfType<GivenAdvice>()
                .SelectMany(advice => advice.On)
                .GroupBy(on => (on.Line, on.Party));
            return latest.Any(group =>
                group.Any(on => on.View == View.Refuse)
                && group.Any(on => on.View is View.Approve or View.ApproveWithProviso)
            );
        }
    }
}

/// <summary>A colleague or agent let into a case by the applicant.</summary>
public sealed record TeamMember(string Person, string Agency, bool MaySubmit);

/// <summary>How a case ended before it was decided.</summary>
public sealed record Ending(DateTimeOffset At, string By, string Why);

/// <summary>A conflict of interest somebody declared, or had declared for them.</summary>
public sealed record Conflict(string Person, string Why, DateTimeOffset At, string DeclaredBy);

/// <summary>A rung reached.</summary>
/// <param name="Rung">The rung, by id.</param>
/// <param name="At">When.</param>
/// <param name="Why">Why: the level assessed, a limit missed, a dissent with its legal basis.</param>
/// <param name="By">By whom.</param>
public sealed record Climb(string Rung, DateTimeOffset At, string Why, string By)
{
    /// <summary>How many decisions had been made in the case by then.</summary>
    public int After { get; init; }
}

/// <summary>The panel sent a case back to be decided again by other hands.</summary>
/// <param name="At">When.</param>
/// <param name="After">How many decisions had been made in the case by then.</param>
public sealed record Remit(DateTimeOffset At, int After);

/// <summary>A limit that ran out and acted.</summary>
public sealed record RanOut(string Limit, Span Span, string Key, DateTimeOffset At, string Deeds);
