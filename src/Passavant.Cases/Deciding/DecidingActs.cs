using Passavant.Accords;

namespace Passavant.Cases;

/// <summary>A decision is prepared, line by line and party by party.</summary>
public sealed record Propose(IReadOnlyList<VerdictOn> Verdicts, Reasons Reasons) : Act
{
    /// <summary>Conditions; their ids are given by the program.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>The provisions it rests on.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>What would have to change for a grant; for a refusal.</summary>
    public string? WouldHelp { get; init; }

    /// <summary>Why it departs from the review policy assessed.</summary>
    public string? DepartsBecause { get; init; }

    /// <summary>Why it is granted though a partner refused an essentially identical transaction.</summary>
    public string? UndercutBecause { get; init; }

    /// <summary>The instruction it carries out, by its author.</summary>
    public Instruction? Instruction { get; init; }

    /// <summary>How long the licence, ruling or status holds.</summary>
    public TimeLimit? Validity { get; init; }

    /// <summary>For a ruling, how far it may be relied on.</summary>
    public string? Reliance { get; init; }

    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("reasons.public", Reasons.Public)
        ?? Unreadable("reasons.applicant", Reasons.Applicant)
        ?? Deciding.Conflicted(now, stamp.By)
        ?? Deciding.FirstHand(now, stamp.By)
        ?? Advising.NotIn(
            now,
            [.. Verdicts.Select(on => on.Line), .. Conditions.SelectMany(one => one.Lines)],
            Verdicts.Select(on => on.Party)
        )
        ?? Deciding.Uncovered(now, Verdicts)
        ?? Deciding.WrongVerdict(now, Verdicts)
        ?? Conditions
            .Select(one =>
                Unreadable("condition.what", one.What, 5000)
                ?? Unreadable("condition.evidence", one.Evidence, 2000)
            )
            .FirstOrDefault(refusal => refusal is not null)
        ?? (
            now.Assessment is null && !now.Kind.EndsInRuling() && now.Kind != CaseKind.TrustedStatus
                ? No(
                    "not-assessed",
                    "The case has not been assessed under the accord; assess it first.",
                    "Le dossier n'a pas été évalué selon l'accord ; évaluez-le d'abord."
                )
            : Verdicts.Any(on => on.Verdict == Verdict.Refuse) && Basis.Count == 0
                ? No(
                    "no-basis",
                    "A refusal names the provisions it rests on.",
                    "Un refus cite les dispositions qui le fondent."
                )
            : Verdicts.Any(on => on.Verdict == Verdict.Refuse)
            && string.IsNullOrWhiteSpace(WouldHelp)
                ? No(
                    "no-way-out",
                    "A refusal says what would have to change for a grant, or that nothing would help.",
                    "Un refus dit ce qui devrait changer pour un accord, ou que rien n'y ferait."
                )
            : Deciding.Departs(now, Verdicts) && string.IsNullOrWhiteSpace(DepartsBecause)
                ? No(
                    "departs",
                    $"This departs from the review policy assessed ({now.Assessment!.Stands.Name()}): say why. It is counted in public.",
                    $"Cela s'écarte de la politique d'examen ({now.Assessment!.Stands.Name()}) : dites pourquoi. C'est compté publiquement."
                )
            : Instruction is { } from
            && (from.Author != stamp.By.Person || !stamp.By.Rungs.Contains(from.Rung))
                ? No(
                    "not-the-author",
                    "An instruction is given by its author, who sits on the rung it names.",
                    "Une instruction est donnée par son auteur, qui siège à l'échelon qu'elle nomme."
                )
            : Instruction is { } above
            && Ladder.Height(office.Procedure, above.Rung)
                <= Ladder.Height(office.Procedure, now.Rung)
                ? No(
                    "not-from-above",
                    $"An instruction comes from a higher rung than the one the case is on ({now.Rung}); on that rung, or a lower one, propose without 'instruction'.",
                    $"Une instruction vient d'un échelon au-dessus de celui du dossier ({now.Rung}) ; à cet échelon ou plus bas, proposez sans « instruction »."
                )
            : Instruction is { } given
            && (
                string.IsNullOrWhiteSpace(given.Basis)
                || string.IsNullOrWhiteSpace(given.ClosedReasons)
            )
                ? No(
                    "no-basis",
                    "An instruction names its basis and its reasons.",
                    "Une instruction cite son fondement et ses motifs."
                )
            : now.Kind.EndsInRuling() && string.IsNullOrWhiteSpace(Reliance)
                ? No(
                    "no-reliance",
                    "A ruling says how far it may be relied on.",
                    "Une réponse dit dans quelle mesure on peut s'y fier."
                )
            : null
        );

    internal override Act Settle(Case now, Stamp stamp, Office office) =>
        this with
        {
            Conditions = [.. Conditions.Select((one, i) => one with { Id = $"K{i + 1}" })],
        };

    internal override Case Change(Case now, Stamp stamp)
    {
        var proposal = new Proposal
        {
            Id = $"P{now.Proposals.Count + 1}",
            By = stamp.By.Person,
            At = stamp.At,
            Rung = Instruction?.Rung ?? now.Rung,
            Determination = stamp.Determination,
            Verdicts = Verdicts,
            Conditions = Conditions,
            Reasons = Reasons,
            Basis = Basis,
            WouldHelp = WouldHelp,
            DepartsBecause = Deciding.Departs(now, Verdicts) ? DepartsBecause : null,
            UndercutBecause = UndercutBecause,
            Instruction = Instruction,
            Validity = Validity,
            Reliance = Reliance,
        };
        return now with
        {
            FirstAction = now.FirstAction ?? stamp.At,
            Proposals = [.. now.Proposals, proposal],
            Proposal = proposal,
            Preparers = [.. now.Preparers.Union([stamp.By.Person])],
            // Whoever was heard on as much is not heard again; on more, they are.
            Notice =
                now.Notice is { } notice
                && proposal.Refuses
                && proposal.Refused.All(notice.Refused.Contains)
                    ? notice
                    : null,
        };
    }
}

/// <summary>A proposal is sent back: it has to be prepared again.</summary>
public sealed record SendBack(string Why) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("why", Why)
        ?? (
            now.Proposal is null
                ? No(
                    "no-proposal",
                    "Nothing is proposed that could be sent back; prepare a proposal.",
                    "Rien n'est proposé qui puisse être renvoyé ; préparez une proposition."
                )
                : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Proposal = null,
            Notes =
            [
                .. now.Notes,
                new Note(
                    $"N{now.Notes.Count + 1}",
                    stamp.By.Agency,
                    stamp.By.Person,
                    stamp.At,
                    Why,
                    NoteHandling.Internal,
                    []
                ),
            ],
        };
}

/// <summary>A second officer signs what another prepared.</summary>
/// <param name="Proposal">The proposal signed, by id: what was read is what is signed.</param>
/// <param name="Remark">A remark.</param>
public sealed record Countersign(string Proposal, string? Remark = null) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Deciding.OtherProposal(now, Proposal)
        ?? Deciding.Conflicted(now, stamp.By)
        ?? Deciding.FirstHand(now, stamp.By)
        ?? Deciding.Prepared(now, stamp.By)
        ?? Deciding.TooLow(now, stamp.By, office)
        ?? (
            now.Proposal!.Signatures.Any(one => one.By == stamp.By.Person)
                ? No(
                    "signed",
                    "You have signed it; it waits for the final act.",
                    "Vous l'avez signé ; il attend l'acte final."
                )
                : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Proposal = now.Proposal! with
            {
                Signatures =
                [
                    .. now.Proposal.Signatures,
                    new Signature(stamp.By.Person, stamp.At, Remark),
                ],
            },
        };
}

/// <summary>The applicant is told of an intent to refuse, and what would allow a grant.</summary>
public sealed record GiveNotice(string Considerations, string WouldHelp) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("considerations", Considerations)
        ?? Unreadable("wouldHelp", WouldHelp)
        ?? Deciding.FirstHand(now, stamp.By)
        ?? (
            now.Proposal is not { Refuses: true } proposal
                ? No(
                    "no-refusal",
                    "No refusal is proposed; there is nothing to give notice of.",
                    "Aucun refus n'est proposé ; il n'y a rien à annoncer."
                )
            : Gates.Unsigned(now, proposal, office) is { } gate
                ? new Refusal(gate.Code, gate.What) { Gates = [gate] }
            : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Notice = new RefusalNotice(
                stamp.At,
                stamp.By.Person,
                Considerations,
                WouldHelp,
                [.. now.Proposal!.Refused],
                Proposal: now.Proposal.Id
            ),
        };
}

/// <summary>The applicant answers a notice of intent to refuse.</summary>
public sealed record AnswerNotice(string Answer) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("answer", Answer)
        ?? (
            now.Notice is not { Answered: null, RanOut: null }
                ? No(
                    "too-late",
                    "The notice was answered, or the time for an answer is over. Send a message instead.",
                    "L'avis a reçu réponse, ou le délai de réponse est écoulé. Envoyez plutôt un message."
                )
                : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Notice = now.Notice! with { Answer = Answer, Answered = stamp.At },
        };
}

/// <summary>The final act: the proposal becomes the decision. Everything that matters is looked at again.</summary>
/// <param name="Proposal">The proposal decided on, by id: what was read is what is decided.</param>
public sealed record Issue(string Proposal) : Act
{
    /// <summary>The body whose decision it is; set by the program.</summary>
    [Computed]
    public string? Body { get; init; }

    /// <summary>The last day of conditions with a limit, by id; set by the program.</summary>
    [Computed]
    public IReadOnlyDictionary<string, DateOnly> Dues { get; init; } =
        new Dictionary<string, DateOnly>();

    /// <summary>The last day on which it holds; set by the program.</summary>
    [Computed]
    public DateOnly? Until { get; init; }

    internal override Refusal? Refuse(Case now, Stamp stamp, Office office)
    {
        var refusal =
            Deciding.OtherProposal(now, Proposal)
            ?? Deciding.Conflicted(now, stamp.By)
            ?? Deciding.FirstHand(now, stamp.By)
            ?? Deciding.TooLow(now, stamp.By, office);
        if (refusal is not null)
            return refusal;
        if (
            office.SignaturesFor(now, now.Proposal!) > 1
            && Deciding.Prepared(now, stamp.By) is { } prepared
        )
            return prepared;
        var gates = Gates.Open(now, now.Proposal!, office);
        return gates.Count == 0
            ? null
            : No(
                "gates",
                gates.Count == 1
                    ? "One thing has to be settled before this can be decided; it is named below."
                    : $"{gates.Count} things have to be settled before this can be decided; they are named below.",
                gates.Count == 1
                    ? "Un point doit être réglé avant la décision ; il est nommé ci-dessous."
                    : $"{gates.Count} points doivent être réglés avant la décision ; ils sont nommés ci-dessous."
            ) with
            {
                Gates = gates,
            };
    }

    internal override Act Settle(Case now, Stamp stamp, Office office)
    {
        var (proposal, day) = (now.Proposal!, Deciding.Day(stamp.At, now, office));
        return this with
        {
            // That of the rung the case is on, whichever it was prepared on; an instruction is its author's.
            Body =
                Ladder.Find(office.Procedure, proposal.Instruction?.Rung ?? now.Rung)?.Authority
                ?? now.Authority,
            Dues = Deciding.Dues(proposal.Conditions, day, now, office),
            Until = Deciding.Ends(proposal.Validity, day, now, office),
        };
    }

    internal override Case Change(Case now, Stamp stamp) =>
        Deciding.Decided(
            now,
            new Decision(
                $"D{now.Decisions.Count + 1}",
                stamp.At,
                stamp.By.Person,
                Body ?? now.Authority,
                now.Proposal!,
                now.Proposal!.DepartsBecause is not null,
                false,
                Until
            ),
            Dues
        );
}

/// <summary>The case moves up the ladder: by dissent with its legal basis, by a limit that ran out, or because the assessment asks for a higher level.</summary>
public sealed record Escalate(string Why, IReadOnlyList<string> Basis, string? To = null) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office)
    {
        var height = Ladder.Height(office.Procedure, now.Rung);
        var to = To ?? Ladder.Above(office.Procedure, now.Rung)?.Id;
        if (to is null || Ladder.Height(office.Procedure, to) <= height)
            return No(
                "no-higher-rung",
                $"There is no higher rung than {now.Rung} to take the case to{(To is null ? "" : $" ('{To}' is none)")}.",
                $"Il n'y a pas d'échelon au-dessus de {now.Rung} où porter le dossier."
            );
        if (stamp.By.Role == Role.System)
            return null;
        return Unreadable("why", Why)
            ?? (
                To is not null && To != Ladder.Above(office.Procedure, now.Rung)?.Id
                    ? No(
                        "one-rung",
                        $"From {now.Rung} a case moves up to {Ladder.Above(office.Procedure, now.Rung)?.Id ?? "nowhere"}; leave 'to' out.",
                        $"De {now.Rung} un dossier monte à {Ladder.Above(office.Procedure, now.Rung)?.Id ?? "rien"} ; ne donnez pas « to »."
                    )
                : stamp.By.Role == Role.Adviser && Basis.Count == 0
                    ? No(
                        "no-basis",
                        "An agency that takes a case up names the provision it rests on.",
                        "Un organisme qui porte un dossier plus haut cite la disposition qui le fonde."
                    )
                : stamp.By.Role == Role.Adviser
                && now.HasRunOut(Span.Escalation, Spans.EscalationKey(now))
                    ? No(
                        "too-late",
                        "The time to take this up is over; the decision on this rung is final.",
                        "Le délai pour porter l'affaire plus haut est écoulé ; la décision de cet échelon est définitive."
                    )
                : null
            );
    }

    internal override Act Settle(Case now, Stamp stamp, Office office) =>
        this with
        {
            To = To ?? Ladder.Above(office.Procedure, now.Rung)?.Id,
        };

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Rung = To,
            Climbs =
            [
                .. now.Climbs,
                new Climb(To!, stamp.At, Why, stamp.By.Person) { After = now.Decisions.Count },
            ],
            // A dissent undoes what was proposed; a limit that ran out only changes who signs it: signatures of the lower rung do not count on the higher.
            Proposal =
                stamp.By.Role == Role.System && now.Proposal is { } proposal
                    ? proposal with
                    {
                        Signatures = [],
                    }
                    : null,
            Notice = stamp.By.Role == Role.System ? now.Notice : null,
        };
}

/// <summary>The holder shows that a condition was kept.</summary>
public sealed record ShowEvidence(string Condition, string Text) : Act
{
    /// <summary>Documents, by SHA-256; put into the case before.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        now.Conditions.All(one => one.Condition.Id != Condition)
            ? NoSuch("condition", "condition", Condition)
            : Unreadable("text", Text) ?? Asking.NoDocument(now, Documents);

    internal override Case Change(Case now, Stamp stamp) =>
        Deciding.Track(
            now,
            Condition,
            one =>
                one with
                {
                    Evidence =
                    [
                        .. one.Evidence,
                        new ConditionEvidence(stamp.At, stamp.By.Person, Text, Documents),
                    ],
                }
        );
}

/// <summary>The authority accepts the latest evidence for a condition, or does not.</summary>
public sealed record JudgeEvidence(string Condition, bool Accepted, string Remark) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        now.Conditions.FirstOrDefault(one => one.Condition.Id == Condition)
            is not { Evidence: [.., { Accepted: null }] }
            ? NoSuch(
                "evidence to judge for condition",
                "preuve à juger pour la condition",
                Condition
            )
            : Unreadable("remark", Remark, 5000);

    internal override Case Change(Case now, Stamp stamp) =>
        Deciding.Track(
            now,
            Condition,
            one =>
                one with
                {
                    Fulfilled = Accepted ? stamp.At : one.Fulfilled,
                    Evidence =
                    [
                        .. one.Evidence.SkipLast(1),
                        one.Evidence[^1] with
                        {
                            Accepted = Accepted,
                            Remark = Remark,
                        },
                    ],
                }
        );
}

/// <summary>A change to the licence that the accord lists as not material: noted, with no new decision.</summary>
/// <param name="Rule">The change of the accord's list, by id.</param>
/// <param name="Text">What changes.</param>
public sealed record NoteChange(string Rule, string Text) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        office.Procedure.NonMaterialChanges.All(change => change.Id != Rule)
            ? No(
                "material",
                $"'{Rule}' is not among the changes that need no new decision ({(office.Procedure.NonMaterialChanges.Count == 0 ? "the accord lists none" : string.Join(", ", office.Procedure.NonMaterialChanges.Select(change => change.Id)))}); ask for an amendment.",
                $"« {Rule} » n'est pas des changements sans nouvelle décision ; demandez une modification."
            )
        : now.Decision is not { Proposal.Grants: true }
            ? No(
                "no-licence",
                "There is no licence to change; the case did not end in one.",
                "Il n'y a pas de licence à modifier ; le dossier n'a pas abouti à une licence."
            )
        : Unreadable("text", Text, 5000);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Changes = [.. now.Changes, new NotedChange(Rule, Text, stamp.At, stamp.By.Person)],
        };
}

/// <summary>What deciding rests on.</summary>
internal static class Deciding
{
    /// <summary>Whether verdicts depart from the review policy assessed, line by line.</summary>
    public static bool Departs(Case now, IReadOnlyList<VerdictOn> verdicts) =>
        now.Assessment is { } assessment
        && verdicts.Any(on =>
            on.Verdict == Verdict.Refuse && Stands(assessment, on) <= Outcome.PresumptionOfApproval
            || on.Verdict == Verdict.Grant && Stands(assessment, on) >= Outcome.PresumptionOfDenial
        );

    /// <summary>The outcomes still possible for what a verdict is about.</summary>
    public static IReadOnlyList<Outcome> Possible(CaseAssessment assessment, VerdictOn on) =>
        on.Line is { } line && assessment.ByLine.TryGetValue(line, out var outcomes)
            ? outcomes
            : assessment.Outcomes;

    // What is known of the line alone; else what stands for the whole.
    private static Outcome Stands(CaseAssessment assessment, VerdictOn on) =>
        on.Line is not null && Possible(assessment, on) is [var only] ? only : assessment.Stands;

    /// <summary>A licence is granted, refused or not required; only what asks for an answer is ruled on.</summary>
    public static Refusal? WrongVerdict(Case now, IReadOnlyList<VerdictOn> verdicts) =>
        now.Kind.EndsInRuling() && verdicts.Any(on => on.Verdict == Verdict.Grant)
            ? Refusal.Of(
                "wrong-verdict",
                "This case asks for a ruling; nothing can be granted in it. Answer 'rule', 'not-required' or 'refuse'.",
                "Ce dossier demande une réponse ; rien n'y peut être accordé. Répondez « rule », « not-required » ou « refuse »."
            )
        : now.Kind is CaseKind.Licence or CaseKind.Amendment
        && verdicts.Any(on => on.Verdict == Verdict.Rule)
            ? Refusal.Of(
                "wrong-verdict",
                "This case asks for a licence, not for a ruling. Say 'grant', 'refuse' or 'not-required'.",
                "Ce dossier demande une licence, non une réponse de principe. Dites « grant », « refuse » ou « not-required »."
            )
        : null;

    public static Refusal? Conflicted(Case now, Actor by) =>
        now.IsConflicted(by.Person)
            ? Refusal.Of(
                "conflict-of-interest",
                "You have a conflict of interest in this case; another has to act.",
                "Vous avez un conflit d'intérêts dans ce dossier ; un autre doit agir."
            )
            : null;

    /// <summary>After an appeal the case is decided by other hands.</summary>
    public static Refusal? FirstHand(Case now, Actor by) =>
        now.PastAppeals.Append(now.Appeal).Any(one => one?.Members.Contains(by.Person) == true)
            ? Refusal.Of(
                "heard-appeal",
                "You heard an appeal in this case, and cannot decide for the authority; another has to act.",
                "Vous avez connu d'un recours dans ce dossier et ne pouvez décider pour l'autorité ; un autre doit agir."
            )
        : now.Remitted && now.FirstHands.Contains(by.Person)
            ? Refusal.Of(
                "other-hands",
                "The panel sent the case back to be decided by others than the first time; you took part then. Another has to act.",
                "L'instance a renvoyé le dossier à d'autres mains ; vous aviez pris part à la première décision. Un autre doit agir."
            )
        : null;

    /// <summary>Whoever ever prepared a decision in the case approves none.</summary>
    public static Refusal? Prepared(Case now, Actor by) =>
        now.Preparers.Contains(by.Person)
            ? Refusal.Of(
                "four-eyes",
                "Who prepared a decision in this case cannot approve one; another has to sign.",
                "Qui a préparé une décision dans ce dossier ne peut en approuver ; un autre doit signer."
            )
            : null;

    public static Refusal? OtherProposal(Case now, string id) =>
        now.Proposal is null
            ? Refusal.Of(
                "no-proposal",
                "Nothing is proposed; somebody has to prepare a proposal first.",
                "Rien n'est proposé ; il faut d'abord préparer une proposition."
            )
        : now.Proposal.Id != id
            ? Refusal.Of(
                "other-proposal",
                $"'{id}' is no longer what is proposed; read {now.Proposal.Id}.",
                $"« {id} » n'est plus ce qui est proposé ; lisez {now.Proposal.Id}."
            )
        : null;

    /// <summary>Who decides sits on the rung the case is on, or higher.</summary>
    public static Refusal? TooLow(Case now, Actor by, Office office)
    {
        if (office.Procedure.Ladder.Count == 0)
            return null;
        var needed = Math.Max(
            Ladder.Height(office.Procedure, now.Rung),
            Ladder.Height(office.Procedure, now.Assessment?.Level)
        );
        return by.Rungs.Any(rung => Ladder.Height(office.Procedure, rung) >= needed)
            ? null
            : Refusal.Of(
                "level",
                $"This is decided on the rung '{office.Procedure.Ladder[Math.Max(needed, 0)].Id}' or higher; you do not sit there. Ask somebody who does.",
                $"Ceci se décide à l'échelon « {office.Procedure.Ladder[Math.Max(needed, 0)].Id} » ou plus haut ; vous n'y siégez pas. Demandez à qui y siège."
            );
    }

    /// <summary>A decision says something of every line; a licence also of every party, together or one by one.</summary>
    public static Refusal? Uncovered(Case now, IReadOnlyList<VerdictOn> verdicts)
    {
        if (verdicts.Count == 0)
            return Refusal.Of(
                "no-verdict",
                "A decision says something of every line; give 'verdicts', or one without line and party for the whole.",
                "Une décision dit quelque chose de chaque ligne ; donnez « verdicts », ou un seul sans ligne ni partie pour l'ensemble."
            );
        if (
            verdicts.GroupBy(on => (on.Line, on.Party)).Any(same => same.Count() > 1)
            || verdicts.Count > 1 && verdicts.Any(on => on.Line is null && on.Party is null)
        )
            return Refusal.Of(
                "verdict-twice",
                "Something is said twice of the same: give one verdict on the whole, or one on each line and party.",
                "Il est dit deux fois quelque chose du même point : donnez un verdict sur l'ensemble, ou un par ligne et partie."
            );
        if (verdicts.Any(on => on.Line is null && on.Party is null))
            return null;
        var missing = Applying
            .Ids(now.Application.Transfer, "items", "line")
            .Where(line => verdicts.All(on => on.Line != line))
            .ToList();
        return missing.Count == 0
            ? null
            : Refusal.Of(
                "no-verdict",
                $"Nothing is said of line {string.Join(", ", missing)}; add a verdict on it.",
                $"Rien n'est dit de la ligne {string.Join(", ", missing)} ; ajoutez ce qui en est décidé."
            );
    }

    public static WorkingCalendar Calendar(TimeLimit? limit, Case now, Office office)
    {
        var authority = office.Procedure.Authorities.GetValueOrDefault(now.Authority);
        var calendar = limit is null
            ? office.Procedure.Calendars.GetValueOrDefault(authority?.Calendar ?? "")
                ?? WorkingCalendar.Plain
            : office.Procedure.CalendarFor(limit, authority);
        return office.Calendars.GetValueOrDefault(calendar.Name) ?? calendar;
    }

    /// <summary>The authority's local day of an instant.</summary>
    public static DateOnly Day(DateTimeOffset at, Case now, Office office) =>
        DateOnly.FromDateTime(
            TimeZoneInfo
                .ConvertTime(
                    at,
                    TimeZoneInfo.FindSystemTimeZoneById(Calendar(null, now, office).Zone)
                )
                .Date
        );

    /// <summary>The last day of each condition that has one, by id.</summary>
    public static IReadOnlyDictionary<string, DateOnly> Dues(
        IReadOnlyList<Condition> conditions,
        DateOnly day,
        Case now,
        Office office
    ) =>
        conditions
            .Where(one => one.Within is not null)
            .ToDictionary(one => one.Id, one => Ends(one.Within, day, now, office)!.Value);

    /// <summary>The last day of a length of time counted from <paramref name="day"/>; null for none.</summary>
    public static DateOnly? Ends(TimeLimit? limit, DateOnly day, Case now, Office office) =>
        limit?.EndsOn(day, Calendar(limit, now, office));

    public static Case Decided(
        Case now,
        Decision decision,
        IReadOnlyDictionary<string, DateOnly> dues
    ) =>
        now with
        {
            Decisions = [.. now.Decisions, decision],
            Proposal = null,
            Notice = null,
            Remitted = false,
            Appeal = decision.OnAppeal ? now.Appeal : Appealing.Overtaken(now.Appeal, decision.At),
            Conditions =
            [
                .. decision.Proposal.Conditions.Select(one => new TrackedCondition(
                    one,
                    dues.TryGetValue(one.Id, out var due) ? due : null,
                    [],
                    null
                )),
            ],
        };

    public static Case Track(
        Case now,
        string condition,
        Func<TrackedCondition, TrackedCondition> change
    ) =>
        now with
        {
            Conditions =
            [
                .. now.Conditions.Select(one => one.Condition.Id == condition ? change(one) : one),
            ],
        };
}
