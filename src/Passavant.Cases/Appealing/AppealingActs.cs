using Passavant.Accords;

namespace Passavant.Cases;

/// <summary>The applicant appeals against a refusal, a condition or a delay.</summary>
public sealed record LodgeAppeal(AppealAgainst Against, string Grounds, bool AsksHearing) : Act
{
    /// <summary>The panel that hears it; set by the program from the accord.</summary>
    [Computed]
    public string? Body { get; init; }

    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Applying.OnlyWrites(now, stamp.By)
        ?? Unreadable("grounds", Grounds)
        ?? (
            office.Procedure.Appeal?.Body is not { } body
            || office.Agencies.GetValueOrDefault(body)?.Kind != AgencyKind.Panel
                ? No(
                    "no-panel",
                    "The accord names no panel for appeals that exists here; a grievance to the ombudsperson remains open to you.",
                    "L'accord ne nomme pas d'instance de recours présente ici ; un grief auprès du médiateur vous reste ouvert."
                )
            : now.Appeal is { IsPending: true }
                ? No(
                    "appealed",
                    "An appeal is before the panel already; add a submission.",
                    "Un recours est déjà pendant ; ajoutez un mémoire."
                )
            : Against == AppealAgainst.Delay && now.Phase == Phase.Decided
                ? No(
                    "decided",
                    "The case is decided: appeal against the decision, or file a grievance about the delay.",
                    "Le dossier est tranché : formez recours contre la décision, ou un grief pour le retard."
                )
            : Against == AppealAgainst.Delay
            && !now.RanOut.Any(ran =>
                ran.Span is Span.Application or Span.Rung or Span.FirstAction or Span.Receipt
                && !(ran.At <= now.Decision?.At)
                && !(ran.At <= now.Appeal?.Lodged)
            )
                ? No(
                    "no-delay",
                    "No limit has been missed in this case, or none since your last appeal; the clock shows when one will be.",
                    "Aucun délai n'a été dépassé dans ce dossier, ou aucun depuis votre dernier recours ; l'horloge montre quand il le sera."
                )
            : Against != AppealAgainst.Delay && now.Phase != Phase.Decided
                ? No(
                    "not-decided",
                    "The case is not decided; while it is open, appeal against a delay where a limit was missed.",
                    "Le dossier n'est pas tranché ; tant qu'il est ouvert, formez recours contre un retard si un délai fut dépassé."
                )
            : Against == AppealAgainst.Refusal && now.Decision is not { Proposal.Refuses: true }
                ? No(
                    "no-refusal",
                    "Nothing was refused; appeal against a condition, if it carries one.",
                    "Rien n'a été refusé ; formez recours contre une condition, s'il y en a."
                )
            : Against == AppealAgainst.Condition && now.Conditions.Count == 0
                ? No(
                    "no-condition",
                    "The decision carries no condition; appeal against a refusal, if there is one.",
                    "La décision ne porte aucune condition ; formez recours contre un refus, s'il y en a."
                )
            : Against != AppealAgainst.Delay
            && (
                now.Decision is { OnAppeal: true }
                // What the panel left standing is not put to it again.
                || now.PastAppeals.Append(now.Appeal)
                    .Any(past =>
                        past is { Outcome: AppealOutcome.Dismissed, Against: not AppealAgainst.Delay }
                        && past.Lodged >= now.Decision?.At
                    )
            )
                ? No(
                    "final",
                    "The panel's decision is final here; courts, where they are open to you, are outside this procedure.",
                    "La décision de l'instance est définitive ici ; les tribunaux, s'ils vous sont ouverts, sont hors de cette procédure."
                )
            : Against != AppealAgainst.Delay
            && now.Decision is { } decision
            && now.HasRunOut(Span.AppealFiling, decision.Id)
                ? No(
                    "too-late",
                    "The time for an appeal is over; the decision is final. A grievance remains open to you.",
                    "Le délai de recours est écoulé ; la décision est définitive. Un grief vous reste ouvert."
                )
            : null
        );

    internal override Act Settle(Case now, Stamp stamp, Office office) =>
        this with
        {
            Body = office.Procedure.Appeal!.Body,
        };

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            PastAppeals = now.Appeal is { } past ? [.. now.PastAppeals, past] : now.PastAppeals,
            Appeal = new Appeal
            {
                Lodged = stamp.At,
                By = stamp.By.Person,
                Against = Against,
                Grounds = Grounds,
                AsksHearing = AsksHearing,
                Body = Body!,
            },
        };
}

/// <summary>The panel names the members who hear an appeal: none of them took part before.</summary>
public sealed record SeatPanel(IReadOnlyList<string> Members) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Appealing.NotPending(now)
        ?? (
            now.Appeal!.Hearing is not null
                ? No(
                    "heard-already",
                    "The appeal was heard by those seated, and they decide it.",
                    "Le recours a été entendu par ceux qui siègent, et ils en décident."
                )
                : null
        )
        ?? (
            Members.Count == 0
                ? No(
                    "nobody",
                    "Name the members, at least one.",
                    "Nommez les membres, un au moins."
                )
            : Members.FirstOrDefault(person =>
                !office.Appointments.Any(one =>
                    one.Person == person && one.Role == Role.Panel && one.Agency == now.Appeal!.Body
                )
            )
                is { } stranger
                ? No(
                    "no-member",
                    $"'{stranger}' is no member of the panel.",
                    $"« {stranger} » n'est pas membre de l'instance."
                )
            : Members
                .Select(person => Appealing.NotIndependent(now, person))
                .FirstOrDefault(refusal => refusal is not null)
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Appeal = now.Appeal! with { Members = [.. Members.Distinct()] },
        };
}

/// <summary>The authority hands the whole record to the panel.</summary>
public sealed record HandOverRecord(string Remark) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Appealing.NotPending(now)
        ?? (
            now.Appeal!.Record is not null
                ? No(
                    "handed-over",
                    "The record was handed over; say more by a submission.",
                    "Le dossier a été remis ; complétez par un mémoire."
                )
                : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Appeal = now.Appeal! with { Record = stamp.At },
        };
}

/// <summary>Either side says something more to the panel.</summary>
public sealed record AddSubmission(string Text) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Appealing.NotPending(now) ?? Unreadable("text", Text);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Appeal = now.Appeal! with
            {
                Submissions =
                [
                    .. now.Appeal.Submissions,
                    new Submission(stamp.At, stamp.By.Agency, stamp.By.Person, Text),
                ],
            },
        };
}

/// <summary>The panel heard the sides.</summary>
public sealed record Hear(IReadOnlyList<string> Present, string Minutes) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Appealing.NotSeated(now, stamp.By) ?? Unreadable("minutes", Minutes);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Appeal = now.Appeal! with { Hearing = new Hearing(stamp.At, Present, Minutes) },
        };
}

/// <summary>The panel orders a measure until it decides.</summary>
public sealed record OrderInterim(string Measure, DateOnly? Until = null) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Appealing.NotSeated(now, stamp.By) ?? Unreadable("measure", Measure, 5000);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Appeal = now.Appeal! with
            {
                Interim =
                [
                    .. now.Appeal.Interim,
                    new InterimMeasure(stamp.At, stamp.By.Person, Measure, Until),
                ],
            },
        };
}

/// <summary>The panel decides: the first decision stands, is replaced, or goes back to other hands. It stays readable either way.</summary>
public sealed record DecideAppeal(AppealOutcome Outcome, Reasons Reasons) : Act
{
    /// <summary>What the panel puts in place of the decision; for a replacement.</summary>
    public IReadOnlyList<VerdictOn> Verdicts { get; init; } = [];

    /// <summary>Its conditions.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>The provisions it rests on.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>How long what is granted holds.</summary>
    public TimeLimit? Validity { get; init; }

    /// <summary>The last day of conditions with a limit, by id; set by the program.</summary>
    [Computed]
    public IReadOnlyDictionary<string, DateOnly> Dues { get; init; } =
        new Dictionary<string, DateOnly>();

    /// <summary>The last day on which it holds; set by the program.</summary>
    [Computed]
    public DateOnly? Until { get; init; }

    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Appealing.NotSeated(now, stamp.By)
        ?? Unreadable("reasons.public", Reasons.Public)
        ?? Unreadable("reasons.applicant", Reasons.Applicant)
        ?? (
            Outcome == AppealOutcome.Replaced
                ? Advising.NotIn(
                    now,
                    [.. Verdicts.Select(on => on.Line), .. Conditions.SelectMany(one => one.Lines)],
                    Verdicts.Select(on => on.Party)
                )
                    ?? Deciding.Uncovered(now, Verdicts)
                    ?? Deciding.WrongVerdict(now, Verdicts)
            : Verdicts.Count > 0 || Conditions.Count > 0
                ? No(
                    "no-replacement",
                    "Only a replacement says something of lines, parties and conditions.",
                    "Seul un remplacement porte sur des lignes, des parties et des conditions."
                )
            : null
        )
        ?? (
            Outcome != AppealOutcome.Dismissed
            && now.Appeal!.Against == AppealAgainst.Delay
            && Outcome == AppealOutcome.Remitted
                ? No(
                    "not-decided",
                    "There is no decision to send back; set a day by an interim measure, or decide.",
                    "Il n'y a pas de décision à renvoyer ; fixez une date par mesure provisoire, ou décidez."
                )
            : now.Appeal!.AsksHearing
            && now.Appeal.Hearing is null
            && !now.HasRunOut(Span.AppealHearing, Spans.AppealKey(now))
                ? No(
                    "not-heard",
                    "A hearing was asked for; hold it, or wait until its time is over.",
                    "Une audience a été demandée ; tenez-la, ou attendez la fin de son délai."
                )
            : Outcome == AppealOutcome.Replaced
            && Verdicts.Any(on => on.Verdict == Verdict.Grant)
            && now.Assessment?.Outcomes.Contains(Passavant.Accords.Outcome.Prohibited) == true
                ? No(
                    "prohibited",
                    "A prohibition holds or is possible; not even the panel clears what the accord prohibits. Dismiss the appeal, or send the case back.",
                    "Une interdiction vaut ou reste possible ; même l'instance ne peut l'écarter. Rejetez le recours, ou renvoyez le dossier."
                )
            : Outcome == AppealOutcome.Replaced
            && Gates.OpenToPanel(now, Replacement(now, stamp), office) is { Count: > 0 } gates
                ? No(
                    "gates",
                    "What is granted rests on facts as they now are; the authority has to settle what is named below, or send the case back.",
                    "Ce qui est accordé repose sur les faits du moment ; l'autorité doit régler ce qui est nommé ci-dessous, ou renvoyez le dossier."
                ) with
                {
                    Gates = gates,
                }
            : null
        );

    internal override Act Settle(Case now, Stamp stamp, Office office)
    {
        var day = Deciding.Day(stamp.At, now, office);
        var conditions = Conditions.Select((one, i) => one with { Id = $"K{i + 1}" }).ToList();
        return this with
        {
            Conditions = conditions,
            Dues = Deciding.Dues(conditions, day, now, office),
            Until = Deciding.Ends(Validity, day, now, office),
        };
    }

    internal override Case Change(Case now, Stamp stamp)
    {
        var after = now with
        {
            Appeal = now.Appeal! with { Outcome = Outcome, Reasons = Reasons, Decided = stamp.At },
        };
        if (Outcome == AppealOutcome.Remitted)
            return after with
            {
                Remitted = true,
                Remits = [.. now.Remits, new Remit(stamp.At, now.Decisions.Count)],
                Proposal = null,
                Notice = null,
                // Other hands take it, and their time on the rung begins.
                Officer = now.FirstHands.Contains(now.Officer) ? null : now.Officer,
                Climbs = now.Rung is { } rung
                    ?
                    [
                        .. now.Climbs,
                        new Climb(rung, stamp.At, "The panel sent the case back.", stamp.By.Person)
                        {
                            After = now.Decisions.Count,
                        },
                    ]
                    : now.Climbs,
            };
        if (Outcome == AppealOutcome.Dismissed)
            return after;
        var proposal = Replacement(now, stamp);
        return Deciding.Decided(
            after with
            {
                Proposals = [.. now.Proposals, proposal],
            },
            new Decision(
                $"D{now.Decisions.Count + 1}",
                stamp.At,
                stamp.By.Person,
                now.Appeal.Body,
                proposal,
                false,
                true,
                Until
            ),
            Dues
        );
    }

    internal override IEnumerable<Act> Follow(Case after, Stamp stamp, Office office) =>
        after.Remitted ? Climbing.ToLevel(after, office) : [];

    private Proposal Replacement(Case now, Stamp stamp) =>
        new()
        {
            Id = $"P{now.Proposals.Count + 1}",
            By = stamp.By.Person,
            At = stamp.At,
            Rung = null,
            Determination = stamp.Determination,
            Verdicts = Verdicts,
            Conditions = Conditions,
            Reasons = Reasons,
            Basis = Basis,
            Validity = Validity,
        };
}

/// <summary>What an appeal rests on.</summary>
internal static class Appealing
{
    public static Refusal? NotPending(Case now) =>
        now.Appeal is { IsPending: true }
            ? null
            : Refusal.Of(
                "no-appeal",
                "No appeal is before the panel; the applicant lodges one.",
                "Aucun recours n'est pendant ; c'est au demandeur d'en former un."
            );

    /// <summary>An appeal with nothing left to decide, because the case ended another way.</summary>
    public static Appeal? Overtaken(Appeal? appeal, DateTimeOffset at) =>
        appeal is { IsPending: true } ? appeal with { Overtaken = at } : appeal;

    /// <summary>Nobody hears an appeal who took part before, in whatever role they now act.</summary>
    public static Refusal? NotIndependent(Case now, string person) =>
        now.ActedForAuthority.Contains(person)
        || now.FirstHands.Contains(person)
        || now.Team.Any(member => member.Person == person)
        || now.IsConflicted(person)
            ? Refusal.Of(
                "not-independent",
                $"{person} took part in the case before, or has a conflict of interest, and cannot hear the appeal.",
                $"{person} a pris part au dossier, ou a un conflit d'intérêts, et ne peut connaître du recours."
            )
            : null;

    public static Refusal? NotSeated(Case now, Actor by) =>
        NotPending(now)
        ?? (
            now.Appeal!.Members.Contains(by.Person)
                ? NotIndependent(now, by.Person)
                : Refusal.Of(
                    "not-seated",
                    "You are not among the members who hear this appeal; the panel names them by 'seat-panel'.",
                    "Vous n'êtes pas des membres qui connaissent de ce recours ; l'instance les nomme par « seat-panel »."
                )
        );
}
