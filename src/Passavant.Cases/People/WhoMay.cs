using System.Reflection;
using System.Text.Json.Serialization;

namespace Passavant.Cases;

/// <summary>How an actor's agency stands to a case.</summary>
public enum Relation
{
    /// <summary>It is theirs: they ask, decide, advise, are consulted, hear the appeal.</summary>
    Own,

    /// <summary>It is not.</summary>
    Other,
}

/// <summary>Who may do what, in which phase: written once, read by the API, the pages and the table of rights alike. What is not listed is refused.</summary>
public static class WhoMay
{
    private static readonly Phase[] Any = Enum.GetValues<Phase>();
    private static readonly Phase[] Open =
    [
        Phase.Submitted,
        Phase.Review,
        Phase.Proposed,
        Phase.Notice,
    ];

    // A panel that grants rests on an assessment as fresh as anybody's.
    private static readonly Phase[] Assessing =
    [
        Phase.Submitted,
        Phase.Review,
        Phase.Proposed,
        Phase.Notice,
        Phase.Appeal,
    ];
    private static readonly Phase[] Working = [Phase.Review, Phase.Proposed, Phase.Notice];
    private static readonly Phase[] Begun =
    [
        Phase.Submitted,
        Phase.Review,
        Phase.Proposed,
        Phase.Notice,
        Phase.Decided,
        Phase.Appeal,
        Phase.Withdrawn,
        Phase.Returned,
    ];
    private static readonly Role[] Deciders = [Role.Officer, Role.Head, Role.Member];
    private static readonly Role[] AuthoritySide =
    [
        Role.Officer,
        Role.Head,
        Role.Member,
        Role.Supervisor,
    ];

    private static readonly Dictionary<Type, string> Names = typeof(Act)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(one => one.DerivedType, one => (string)one.TypeDiscriminator!);

    private static readonly Dictionary<Type, Right[]> Rights = new()
    {
        [typeof(OpenCase)] = [new([Role.Applicant], [])],
        [typeof(Redraft)] = [new([Role.Applicant], [Phase.Draft])],
        [typeof(AmendApplication)] = [new([Role.Applicant], [Phase.Submitted, Phase.Review])],
        [typeof(LetIn)] = [new([Role.Applicant], Any)],
        [typeof(LeaveOut)] = [new([Role.Applicant], Any)],
        [typeof(AddDocument)] =
        [
            new([Role.Applicant], [Phase.Draft, .. Open, Phase.Decided, Phase.Appeal]),
            new([Role.Officer], [.. Open, Phase.Decided]),
        ],
        [typeof(AskStatement)] = [new([Role.Applicant], [Phase.Draft, .. Open, Phase.Appeal])],
        [typeof(SignStatement)] = [new([Role.EndUser], [Phase.Draft, .. Open, Phase.Appeal])],
        [typeof(LodgeCertificate)] = [new([Role.Applicant], [Phase.Draft, .. Open])],
        [typeof(AcceptCertificate)] = [new([Role.Officer, Role.Head], Open)],
        [typeof(DeclareChange)] =
        [
            new([Role.Applicant, Role.EndUser], [Phase.Draft, .. Open, Phase.Decided]),
            new([Role.Officer], [.. Open, Phase.Decided]),
        ],
        [typeof(Submit)] = [new([Role.Applicant], [Phase.Draft])],
        [typeof(Withdraw)] = [new([Role.Applicant], [Phase.Draft, .. Open])],
        [typeof(Acknowledge)] = [new([Role.Officer, Role.Head, Role.System], [Phase.Submitted])],
        [typeof(Screen)] = [new([Role.Officer, Role.Head, Role.System], Assessing)],
        [typeof(ResolveHit)] = [new([Role.Officer, Role.Head], Assessing)],
        [typeof(Assess)] = [new([Role.Officer, Role.Head, Role.System], Assessing)],
        [typeof(Assign)] = [new([Role.Officer, Role.Head, Role.Supervisor], Open)],
        [typeof(Restrict)] = [new([Role.Head, Role.Supervisor], Begun)],
        [typeof(DeclareConflict)] =
        [
            new([.. AuthoritySide, Role.Adviser, Role.Panel, Role.Ombudsperson], Begun),
        ],
        [typeof(WriteNote)] =
        [
            new([.. AuthoritySide, Role.Adviser], Begun),
            new([Role.Panel], [Phase.Appeal]),
            new([Role.Ombudsperson], Open),
        ],
        [typeof(ReleaseNote)] = [new([.. AuthoritySide, Role.Adviser], Begun)],
        [typeof(SendMessage)] =
        [
            new([Role.Applicant, Role.Officer, Role.Head, Role.Member, Role.Ombudsperson], Begun),
            new([Role.Panel], [Phase.Appeal, Phase.Decided]),
        ],
        [typeof(StopClock)] = [new([Role.Officer, Role.Head], Working)],
        [typeof(ResumeClock)] = [new([Role.Officer, Role.Head], Working)],
        [typeof(ReturnCase)] = [new([Role.Officer, Role.Head, Role.System], Open)],
        [typeof(Ask)] = [new([Role.Officer, Role.Head, Role.Member], Open)],
        [typeof(AnswerQuestion)] = [new([Role.Applicant], Open)],
        [typeof(CloseQuestion)] = [new([Role.Officer, Role.Head, Role.Member], Open)],
        [typeof(Refer)] = [new([Role.Officer, Role.Head, Role.System], Working)],
        [typeof(AskBack)] = [new([Role.Adviser], Working)],
        [typeof(Advise)] = [new([Role.Adviser], Working)],
        [typeof(TakeSilence)] = [new([Role.System], Working)],
        [typeof(Compare)] = [new([Role.Officer, Role.Head], Working)],
        [typeof(Consult)] = [new([Role.Officer, Role.Head], Working)],
        [typeof(AnswerConsultation)] = [new([Role.Partner], Working)],
        [typeof(ExtendConsultation)] = [new([Role.Partner, Role.Officer, Role.Head], Working)],
        [typeof(TellPartners)] = [new([Role.Officer, Role.Head], [Phase.Decided, Phase.Appeal])],
        [typeof(Propose)] = [new(Deciders, Working)],
        [typeof(SendBack)] = [new(Deciders, [Phase.Proposed, Phase.Notice])],
        [typeof(Countersign)] = [new(Deciders, [Phase.Proposed, Phase.Notice])],
        [typeof(GiveNotice)] = [new(Deciders, [Phase.Proposed])],
        [typeof(AnswerNotice)] = [new([Role.Applicant], [Phase.Notice])],
        [typeof(Issue)] = [new(Deciders, [Phase.Proposed, Phase.Notice])],
        [typeof(Escalate)] = [new([.. Deciders, Role.Adviser, Role.System], Working)],
        [typeof(ShowEvidence)] = [new([Role.Applicant], [Phase.Decided, Phase.Appeal])],
        [typeof(JudgeEvidence)] = [new([Role.Officer, Role.Head], [Phase.Decided, Phase.Appeal])],
        [typeof(NoteChange)] = [new([Role.Applicant], [Phase.Decided])],
        [typeof(LodgeAppeal)] = [new([Role.Applicant], [.. Open, Phase.Decided])],
        [typeof(SeatPanel)] = [new([Role.Panel], [.. Open, Phase.Appeal])],
        [typeof(HandOverRecord)] =
        [
            new([Role.Officer, Role.Head, Role.Member], [.. Open, Phase.Appeal]),
        ],
        [typeof(AddSubmission)] =
        [
            new([Role.Applicant, Role.Officer, Role.Head], [.. Open, Phase.Appeal]),
        ],
        [typeof(Hear)] = [new([Role.Panel], [.. Open, Phase.Appeal])],
        [typeof(OrderInterim)] = [new([Role.Panel], [.. Open, Phase.Appeal])],
        [typeof(DecideAppeal)] = [new([Role.Panel], [.. Open, Phase.Appeal])],
        [typeof(AdmitGrievance)] = [new([Role.Ombudsperson, Role.System], [Phase.Submitted])],
        [typeof(DeclineGrievance)] = [new([Role.Ombudsperson], [Phase.Submitted])],
        [typeof(ProposeRedress)] = [new([Role.Ombudsperson], [Phase.Review])],
        [typeof(EndGrievance)] = [new([Role.Ombudsperson], [Phase.Review])],
        [typeof(RunOut)] = [new([Role.System], Any)],
    };

    /// <summary>Every kind of act, in the order of a case's life.</summary>
    public static IReadOnlyList<Type> Acts { get; } = [.. Names.Keys];

    /// <summary>The name of an act: <c>ask</c>, <c>countersign</c>.</summary>
    public static string Name(Type act) => Names[act];

    /// <summary>The kind of act of that name; null when there is none.</summary>
    public static Type? Find(string name) => Names.FirstOrDefault(pair => pair.Value == name).Key;

    /// <summary>Whether people do it by sending it, rather than the program by computing it.</summary>
    public static bool IsGiven(Type act) =>
        act != typeof(OpenCase)
        && act != typeof(Screen)
        && act != typeof(Assess)
        && act != typeof(Compare)
        && act != typeof(SignStatement)
        && act != typeof(AskStatement)
        && act != typeof(AddDocument)
        && Rights[act].Any(right => right.Roles.Any(role => role != Role.System));

    /// <summary>Whether a role may do an act in a case in that phase, if the case is theirs.</summary>
    public static bool May(Type act, Role role, Relation relation, Phase? phase) =>
        relation == Relation.Own
        && Rights[act]
            .Any(right =>
                right.Roles.Contains(role)
                && (phase is null ? right.Phases.Count == 0 : right.Phases.Contains(phase.Value))
            );

    /// <summary>Whether somebody may read a case at all.</summary>
    public static bool MayRead(Case one, Actor by, Office office) =>
        by.Role switch
        {
            Role.Auditor => one.Phase != Phase.Draft,
            Role.Applicant => RelationOf(one, by, office) == Relation.Own,
            Role.System => true,
            // Who signs a statement sees the statement, not the case.
            Role.Administrator or Role.EndUser => false,
            _ => one.Phase != Phase.Draft
                && RelationOf(one, by, office) == Relation.Own
                && NeedsToKnow(one, by),
        };

    /// <summary>How somebody stands to a case.</summary>
    public static Relation RelationOf(Case one, Actor by, Office office)
    {
        var own = by.Role switch
        {
            Role.System => true,
            // Who acts for two organisations is in the case for the one they were let in with.
            Role.Applicant => one.Team.Any(member =>
                member.Person == by.Person && member.Agency == by.Agency
            ),
            Role.EndUser => one.Statements.Any(statement => statement.Id == by.Person),
            // Grievances are the ombudsperson's, whoever else serves in the same house.
            Role.Officer or Role.Head => one.Authority == by.Agency
                && one.Kind != CaseKind.Grievance,
            Role.Supervisor => one.Authority == by.Agency,
            // A body of the ladder sees what is on its rung or was.
            Role.Member => one.Climbs.Any(climb =>
                Ladder.Find(office.Procedure, climb.Rung)?.Authority == by.Agency
            ),
            // Agencies see what the authority they advise is working on, without having to object.
            Role.Adviser => office.Agencies.GetValueOrDefault(by.Agency)?.Reviews == one.Authority
                || one.AdviceRequests.Any(request => request.Agency == by.Agency),
            Role.Partner => one.Consultations.Any(asked => asked.Partner == by.Agency)
                || one.PartnerNotices.Any(notice => notice.Partners.Contains(by.Agency)),
            Role.Panel => one.Appeal?.Body == by.Agency,
            Role.Ombudsperson => one.Kind == CaseKind.Grievance && one.Authority == by.Agency,
            _ => false,
        };
        return own ? Relation.Own : Relation.Other;
    }

    internal static Refusal? Refuse(Act act, Case? now, Actor by, Office? office = null)
    {
        var (type, relation) = (
            act.GetType(),
            now is null ? Relation.Own : RelationOf(now, by, office!)
        );
        if (May(type, by.Role, relation, now?.Phase) && (now is null || NeedsToKnow(now, by)))
            return null;
        if (now is null || relation == Relation.Own && NeedsToKnow(now, by))
            return Rights[type].Any(right => right.Roles.Contains(by.Role)) && now is not null
                ? Refusal.Of(
                    "not-now",
                    $"'{Names[type]}' is not done while the case is {CaseJson.Word(now.Phase)}; it is done in {string.Join(", ", Rights[type].Where(right => right.Roles.Contains(by.Role)).SelectMany(right => right.Phases).Distinct().Select(phase => CaseJson.Word(phase)))}.",
                    $"« {Names[type]} » ne se fait pas dans un dossier à cette étape ({CaseJson.Word(now.Phase)}) ; étapes où cela se fait : {string.Join(", ", Rights[type].Where(right => right.Roles.Contains(by.Role)).SelectMany(right => right.Phases).Distinct().Select(phase => CaseJson.Word(phase)))}."
                )
                : Refusal.Of(
                    "not-yours-to-do",
                    $"'{Names[type]}' is not done by {CaseJson.Word(by.Role)}; it is done by {string.Join(", ", Rights[type].SelectMany(right => right.Roles).Distinct().Select(role => CaseJson.Word(role)))}.",
                    $"« {Names[type]} » n'est pas fait par {CaseJson.Word(by.Role)} ; c'est fait par {string.Join(", ", Rights[type].SelectMany(right => right.Roles).Distinct().Select(role => CaseJson.Word(role)))}."
                );
        return Refusal.Of(
            "not-yours",
            "This case is not yours: you are not among those who ask, decide, advise or are consulted in it, or it is restricted to others. Ask whoever has it to let you in.",
            "Ce dossier n'est pas le vôtre : vous n'êtes pas de ceux qui y demandent, décident, conseillent ou sont consultés, ou il est réservé à d'autres. Demandez l'accès à qui en est chargé."
        );
    }

    // A restricted case is worked on by those named; the applicant, the panel and partners keep their own access.
    private static bool NeedsToKnow(Case one, Actor by) =>
        one.Restricted.Count == 0
        || by.Role
            is not (Role.Officer or Role.Head or Role.Member or Role.Adviser or Role.Supervisor)
        || one.Restricted.Contains(by.Person)
        // Who restricts can lift it.
        || by.Role == Role.Supervisor;

    /// <summary>Roles and the phases in which they may; no phases for what begins a case.</summary>
    private sealed record Right(IReadOnlyList<Role> Roles, IReadOnlyList<Phase> Phases);
}
