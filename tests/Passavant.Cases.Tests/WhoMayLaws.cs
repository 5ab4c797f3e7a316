using Passavant.Accords;

namespace Passavant.Cases.Tests;

/// <summary>The table of rights is kept to its word: what is listed gets past it, what is not is refused, in every phase, for every role, for cases of one's own and of others.</summary>
public sealed class WhoMayLaws
{
    private static readonly Dictionary<Role, (Actor Own, Actor Other)> Everybody = new()
    {
        [Role.Applicant] = (Room.Applicant, new("xan", "nordic-drives", Role.Applicant)),
        [Role.EndUser] = (
            new("S1", "Fábrica Sul", Role.EndUser),
            new("S9", "Fábrica Sul", Role.EndUser)
        ),
        [Role.Officer] = (Room.Officer, Elsewhere(Role.Officer)),
        [Role.Head] = (Room.Head, Elsewhere(Role.Head)),
        [Role.Member] = (Room.Committee, Elsewhere(Role.Member)),
        [Role.Adviser] = (Room.Defence, Elsewhere(Role.Adviser)),
        [Role.Partner] = (Room.Estonia, Elsewhere(Role.Partner)),
        [Role.Panel] = (Room.Panellist, Elsewhere(Role.Panel)),
        [Role.Ombudsperson] = (Room.Ombudsperson, Elsewhere(Role.Ombudsperson)),
        [Role.Supervisor] = (Room.Supervisor, Elsewhere(Role.Supervisor)),
        [Role.Auditor] = (Room.Auditor, Room.Auditor),
        [Role.Administrator] = (Elsewhere(Role.Administrator), Elsewhere(Role.Administrator)),
        [Role.System] = (Actor.System, Actor.System),
    };

    private static readonly Dictionary<Type, Act> Acts = new Act[]
    {
        new OpenCase(
            CaseNumber.Of(2026, 2),
            CaseKind.Licence,
            "Another",
            Room.Authority,
            Room.Application()
        ),
        new Redraft(Room.Application()),
        new AmendApplication(Room.Application(), "w"),
        new LetIn("aki", "nordic-drives", true),
        new LeaveOut("aki"),
        new AddDocument(
            new CaseDocument(new string('a', 64), "a.pdf", "application/pdf", 9, "contract")
        ),
        new AskStatement(
            "Fábrica Sul",
            new string('a', 64),
            DateTimeOffset.MaxValue,
            "a@b.example"
        ),
        new SignStatement("S1", Room.Statement(Room.Application())),
        new LodgeCertificate(
            "Fábrica Sul",
            new GovernmentCertificate("BR", "7", new DateOnly(2026, 1, 1), new string('a', 64), [])
        ),
        new AcceptCertificate("S1", "Seal checked."),
        new DeclareChange("Fábrica Sul", "w"),
        new Submit(),
        new Withdraw("w"),
        new Acknowledge(),
        new Screen(new CaseScreening([], [], "", default)),
        new ResolveHit("p", "l", "e", "f", true, "r"),
        new Assess(
            new CaseAssessment
            {
                Determination = new string('0', 64),
                Accord = Room.Model.Identity,
                AsOf = new DateOnly(2026, 11, 2),
                Lists = [],
                Outcomes = [Outcome.CaseByCase],
                Stands = Outcome.CaseByCase,
                Covers = "",
            }
        ),
        new Assign("ole"),
        new Restrict([], "w"),
        new DeclareConflict("nobody", "w"),
        new WriteNote("t", NoteHandling.Internal),
        new ReleaseNote("N1", ["defence"]),
        new SendMessage("nordic-drives", "s", "t"),
        new StopClock("M-STOP-visit", "w"),
        new ResumeClock("H1"),
        new ReturnCase("w"),
        new Ask("p", "t"),
        new AnswerQuestion("Q1", "a"),
        new CloseQuestion("Q1"),
        new Refer(["defence"], "q"),
        new AskBack("t"),
        new Advise([new AdviceOn(View.Approve)], "r"),
        new TakeSilence("defence", Deed.NoObjection),
        new Compare(
            new PartnerComparison
            {
                Comparison = new string('0', 64),
                Partner = "estonia",
                Day = new DateOnly(2026, 11, 2),
                LegalBasis = "l",
                Asked = 2,
                Held = 9,
                Covers = "",
            }
        ),
        new Consult("M-CON-located", "estonia", "q"),
        new AnswerConsultation("C1", PartnerAnswer.NoObjection, "r"),
        new ExtendConsultation("C1", "w"),
        new TellPartners(["estonia"], "t"),
        Room.Grant(),
        new SendBack("w"),
        new Countersign("P1"),
        new GiveNotice("c", "w"),
        new AnswerNotice("a"),
        new Issue("P1"),
        new Escalate("w", ["M-control"]),
        new ShowEvidence("K1", "t"),
        new JudgeEvidence("K1", true, "r"),
        new NoteChange("M-CHG-name", "t"),
        new LodgeAppeal(AppealAgainst.Refusal, "g", false),
        new SeatPanel(["pia"]),
        new HandOverRecord("r"),
        new AddSubmission("t"),
        new Hear([], "m"),
        new OrderInterim("m"),
        new DecideAppeal(AppealOutcome.Dismissed, new Reasons("r", "r")),
        new AdmitGrievance(),
        new DeclineGrievance("w"),
        new ProposeRedress("t"),
        new EndGrievance("r", false),
        new RunOut("M-LIM-total", Span.Application, "case", []),
    }.ToDictionary(one => one.GetType());

    public static TheoryData<CaseKind, Phase> Phases
    {
        get
        {
            var data = new TheoryData<CaseKind, Phase>();
            foreach (var phase in Enum.GetValues<Phase>())
                data.Add(CaseKind.Licence, phase);
            foreach (
                var phase in (Phase[])
                    [Phase.Draft, Phase.Submitted, Phase.Review, Phase.Decided, Phase.Withdrawn]
            )
                data.Add(CaseKind.Grievance, phase);
            return data;
        }
    }

    [Fact]
    public void Every_act_is_tried() =>
        Assert.Equal(
            WhoMay.Acts.Select(WhoMay.Name).Order(),
            Acts.Keys.Select(WhoMay.Name).Order()
        );

    [Theory]
    [MemberData(nameof(Phases))]
    public void An_act_is_refused_as_not_theirs_exactly_where_the_table_does_not_list_it(
        CaseKind kind,
        Phase phase
    )
    {
        var room = kind == CaseKind.Grievance ? Grieved(phase) : In(phase);
        Assert.Equal(phase, room.Case.Phase);
        var wrong = new List<string>();
        foreach (var (type, act) in Acts)
        foreach (var (role, (own, other)) in Everybody)
        foreach (var by in (Actor[])[own, other])
        {
            var relation = WhoMay.RelationOf(room.Case, by, room.Office);
            var may = WhoMay.May(type, role, relation, phase);
            Reply reply;
            try
            {
                reply = Casework.Decide(room.Case, act, by, room.Now, room.Office);
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                wrong.Add($"{WhoMay.Name(type)} by {role} ({relation}) threw {failure.Message}");
                continue;
            }
            var turned = reply.Refusal?.Code is "not-yours" or "not-yours-to-do" or "not-now";
            if (may == turned)
                wrong.Add(
                    $"{WhoMay.Name(type)} by {role} ({relation}): {(may ? "listed" : "unlisted")}, {reply.Refusal?.Code ?? "done"}"
                );
            if (relation == Relation.Other && reply.Refusal?.Code != "not-yours")
                wrong.Add($"{WhoMay.Name(type)} by a stranger {role}: {reply.Refusal?.Code}");
        }
        Assert.Equal("", string.Join("\n", wrong));
    }

    [Fact]
    public void Strangers_are_strangers_and_their_own_are_not()
    {
        var room = In(Phase.Appeal);
        foreach (var (role, (own, other)) in Everybody)
        {
            var knows = role is not (Role.Auditor or Role.Administrator or Role.Ombudsperson);
            Assert.Equal(
                knows ? Relation.Own : Relation.Other,
                WhoMay.RelationOf(room.Case, own, room.Office)
            );
            Assert.Equal(
                role == Role.System ? Relation.Own : Relation.Other,
                WhoMay.RelationOf(room.Case, other, room.Office)
            );
        }
    }

    private static Actor Elsewhere(Role role) => new("zoe", "elsewhere", role);

    private static Room Grieved(Phase phase)
    {
        var room = new Room();
        Assert.Null(room.Open(CaseKind.Grievance));
        if (phase == Phase.Draft)
            return room;
        room.Did(Room.Applicant, new Submit());
        return phase switch
        {
            Phase.Review => room.Did(Room.Ombudsperson, new AdmitGrievance()),
            Phase.Decided => room.Did(Room.Ombudsperson, new DeclineGrievance("Ask the court.")),
            Phase.Withdrawn => room.Did(Room.Applicant, new Withdraw("Settled.")),
            _ => room,
        };
    }

    // With everybody in it who can have a part: a partner consulted, the committee's rung reached, an appeal lodged where one can be.
    private static Room In(Phase phase)
    {
        var room = new Room();
        Assert.Null(room.Open());
        room.Stated();
        if (phase == Phase.Draft)
            return room;
        room.Did(Room.Applicant, new Submit());
        if (phase == Phase.Submitted)
            return room;
        room.Did(Room.Officer, new Acknowledge()).ScreenedAndAssessed();
        room.Did(Room.Officer, new Escalate("Hard.", [])).Did(Room.Head, new Escalate("Hard.", []));
        room.Did(Room.Officer, new Consult("M-CON-located", "estonia", "Any objection?"))
            .Did(Room.Estonia, new AnswerConsultation("C1", PartnerAnswer.NoObjection, "None."));
        if (phase == Phase.Review)
            return room;
        if (phase == Phase.Withdrawn)
            return room.Did(Room.Applicant, new Withdraw("No longer needed."));
        if (phase == Phase.Returned)
            return room.Did(Room.Officer, new ReturnCase("Too little."));
        room.Did(Room.Officer, Room.Refusing("Signs of diversion."));
        if (phase == Phase.Proposed)
            return room;
        room.Did(Room.Committee, new Countersign("P1"))
            .Did(Room.Committee, new GiveNotice("The route.", "Another route."));
        if (phase == Phase.Notice)
            return room;
        room.Did(Room.Applicant, new AnswerNotice("By sea.")).Did(Room.Committee, new Issue("P1"));
        return phase == Phase.Decided
            ? room
            : room.Did(
                Room.Applicant,
                new LodgeAppeal(AppealAgainst.Refusal, "It is wrong.", false)
            );
    }
}
