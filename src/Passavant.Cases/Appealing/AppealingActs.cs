using Passavant.Accords;

namespace Passavant.Cases;

/// <summary>The applicant appeals against a refusal, a condition or a delay.</summary>
public sealed record LodgeAppeal(AppealAgainst Against, string Grounds, bool AsksHearing) : Act
{
    /// <summary>The panel that hears it; set by the program from the accord.</summary>
    [Computed]
    public string? Body { get; init; }

    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("grounds", Grounds)
        ?? (
            office.Procedure.Appeal?.Body is not { } body
            || office.Agencies.GetValueOrDefault(body)?.Kind != AgencyKind.Panel
                ? No(
                    "no-panel",
                    "The accord names no panel for appeals that exists here.",
                    "L'accord ne nomme pas d'instance de recours présente ici."
                )
            : now.Appeal is { Outcome: null }
                ? No(
                    "appealed",
                    "An appeal is before the panel already; add a submission.",
                    "Un recours est déjà pendant ; ajoutez un mémoire."
                )
            : Against == AppealAgainst.Delay
            && !now.RanOut.Any(ran =>
                ran.Span is Span.Application or Span.Rung or Span.FirstAction or Span.Receipt
            )
                ? No(
                    "no-delay",
                    "No limit has been missed in this case.",
                    "Aucun délai n'a été dépassé dans ce dossier."
                )
            : Against == AppealAgainst.Refusal && now.Decision is not { Proposal.Refuses: true }
                ? No("no-refusal", "Nothing was refused.", "Rien n'a été refusé.")
            : Against == AppealAgainst.Condition && now.Conditions.Count == 0
                ? No(
                    "no-condition",
                    "The decision carries no condition.",
                    "La décision ne porte aucune condition."
                )
            : now.Decision is { OnAppeal: true } && Against != AppealAgainst.Delay
                ? No(
                    "final",
                    "The panel's decision is final here.",
                    "La décision de l'instance est définitive ici."
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
            Members.Count == 0 ? No("nobody", "Name the members.", "Nommez les membres.")
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
                ? No("handed-over", "The record was handed over.", "Le dossier a été remis.")
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
                ) ?? Deciding.Uncovered(now, Verdicts)
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
            && !now.HasRunOut(Span.AppealHearing, "case")
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
                    "A prohibition holds or is possible; not even the panel clears what the accord prohibits.",
                    "Une interdiction vaut ou reste possible ; même l'instance ne peut l'écarter."
                )
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
            return after with { Remitted = true, Proposal = null, Notice = null };
        if (Outcome == AppealOutcome.Dismissed)
            return after;
        var proposal = new Proposal
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
}

/// <summary>What an appeal rests on.</summary>
internal static class Appealing
{
    public static Refusal? NotPending(Case now) =>
        now.Appeal is { Outcome: null }
            ? null
            : Refusal.Of(
                "no-appeal",
                "No appeal is before the panel.",
                "Aucun recours n'est pendant."
            );

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
                    "You are not among the members who hear this appeal.",
                    "Vous n'êtes pas des membres qui connaissent de ce recours."
                )
        );
}
