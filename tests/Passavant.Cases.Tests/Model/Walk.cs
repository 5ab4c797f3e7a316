using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests;

namespace Passavant.Cases.Tests.Model;

/// <summary>Numbers that decide, one a step, what is done next: half of the time what brings the case on, else anything by anybody.</summary>
internal sealed record Steps(CaseKind Kind, bool Trusted, uint[] Numbers)
{
    public static readonly Gen<Steps> Gen = CsCheck.Gen.Select(
        CsCheck.Gen.Frequency(
            (16, CsCheck.Gen.Const(CaseKind.Licence)),
            (1, CsCheck.Gen.Const(CaseKind.Amendment)),
            (1, CsCheck.Gen.Const(CaseKind.Ruling)),
            (2, CsCheck.Gen.Const(CaseKind.Grievance))
        ),
        CsCheck.Gen.Frequency((4, CsCheck.Gen.Const(false)), (1, CsCheck.Gen.Const(true))),
        CsCheck.Gen.UInt.Array[20, 90],
        (kind, trusted, numbers) => new Steps(kind, trusted, numbers)
    );

    public override string ToString() =>
        $"{Kind}{(Trusted ? ", trusted" : "")}: {string.Join(" ", Numbers)}";
}

/// <summary>A case on which anybody tries anything, with the world changing around it.</summary>
internal sealed class Walk
{
    /// <summary>The same rules in another edition: a longer time for the desk officer.</summary>
    private static readonly Accord Later = AccordReader
        .ReadFolder(
            Path.Combine(Repository.Root, "accords", "model"),
            new Dictionary<string, string>
            {
                ["B-1"] = "a",
                ["B-2"] = "a",
                ["B-3"] = "b",
            }
        )
        .Accord!;

    private static readonly Actor Agent = new("aki", "agent-house", Role.Applicant);

    /// <summary>Everybody, some of them in a second role, and one who has no part in it.</summary>
    private static readonly Actor[] Actors =
    [
        .. Room.Everybody,
        Agent,
        Room.Officer with
        {
            Agency = "appeal-panel",
            Role = Role.Panel,
            Rungs = [],
        },
        Room.Defence with
        {
            Agency = "appeal-panel",
            Role = Role.Panel,
        },
        Room.Second with
        {
            Role = Role.Head,
            Rungs = ["desk", "unit"],
        },
        Room.OtherPanellist with
        {
            Agency = Room.Authority,
            Role = Role.Officer,
            Rungs = ["desk", "unit", "committee", "board"],
        },
        Room.Applicant with
        {
            Agency = Room.Authority,
            Role = Role.Officer,
            Rungs = ["desk"],
        },
        new("liv", Room.Authority, Role.Officer) { Rungs = ["desk", "unit"] },
        new("kim", Room.Authority, Role.Head) { Rungs = ["desk", "unit", "committee", "board"] },
        new("lea", Room.Authority, Role.Head) { Rungs = ["desk", "unit", "committee", "board"] },
        new("max", Room.Authority, Role.Head) { Rungs = ["desk", "unit", "committee", "board"] },
        new("zoe", "elsewhere", Role.Officer) { Rungs = ["board"] },
        new("root", "secretariat", Role.Administrator),
        new("S1", "Fábrica Sul", Role.EndUser),
        new("S2", "Fábrica Sul", Role.EndUser),
    ];

    private static readonly Type[] Kinds =
    [
        .. WhoMay.Acts.Where(type => type != typeof(OpenCase) && type != typeof(RunOut)),
    ];

    private readonly Room room;
    private readonly Chronicle chronicle;
    private readonly IReadOnlyList<Type> favourites;
    private readonly bool slow;
    private PCG dice;
    private int lists = 1;

    public Walk(Steps steps)
    {
        room = new Room { Appointments = Actors };
        room.Agencies["agent-house"] = new Agency(
            "agent-house",
            new Wording("agent-house"),
            AgencyKind.Applicant
        );
        room.Agencies["nordic-drives"] = room.Agencies["nordic-drives"] with
        {
            Trusted = steps.Trusted,
        };
        dice = new PCG(7, steps.Numbers[0]);
        favourites = [.. Enumerable.Range(0, 6).Select(_ => Pick(Kinds))];
        slow = Roll(3) == 0;
        Assert.Null(room.Open(steps.Kind));
        chronicle = new Chronicle(steps.Kind);
        chronicle.Add(room.Events[^1], room.Office);
        chronicle.Agree(room.Case, null);
    }

    public Chronicle Chronicle => chronicle;

    public Case Case => room.Case;

    public IReadOnlyList<CaseEvent> Events => room.Events;

    public void Step(uint number)
    {
        dice = new PCG(number % 1000, number);
        var before = room.Case;
        var known = room.Events.Count;
        var kind = Roll(20);
        if (kind < 4)
            room.Now = room.Now.AddHours(1 + Roll(kind == 0 || slow ? 24 * 28 : 60));
        else if (kind == 4 && Roll(3) == 0)
            ChangeWorld();
        // The clocks first: what anybody then meets is the case as the limits left it.
        room.Wait(0);
        Took(before, known);
        if (kind > 4)
            Try(
                kind < 13 ? Next()
                : kind < 17 ? Aside()
                : Anything()
            );
        if (Roll(60) == 0)
            Again();
    }

    /// <summary>The events, read again from their bytes, add up to the same case.</summary>
    public void Again() =>
        Assert.Equal(
            Room.Bytes(room.Case),
            Room.Bytes(
                Casework.Load(room.Events.Select(one => CaseJson.Read(CaseJson.ToBytes(one))))!
            )
        );

    private void Try((Actor By, Act Act)? tried)
    {
        if (tried is not { } one)
            return;
        var (before, known) = (room.Case, room.Events.Count);
        var may =
            WhoMay.May(
                one.Act.GetType(),
                one.By.Role,
                WhoMay.RelationOf(before, one.By, room.Office),
                before.Phase
            )
            && (
                before.Restricted.Count == 0
                || before.Restricted.Contains(one.By.Person)
                || !Named(one.By.Role)
            );
        var refusal = room.Do(one.By, one.Act);
        if (refusal is null)
        {
            Assert.True(may, $"{one.By.Role} did {WhoMay.Name(one.Act.GetType())} unlisted");
            Assert.True(room.Events.Count > known);
            Assert.Equal(one.By.Person, room.Events[known].Stamp.By.Person);
        }
        else
        {
            Assert.Same(before, room.Case);
            Assert.Equal(known, room.Events.Count);
            Assert.Equal(may, refusal.Code is not ("not-yours" or "not-yours-to-do" or "not-now"));
            foreach (var language in (string[])["en", "fr"])
                Assert.NotEmpty(refusal.Why.In(language));
        }
        Took(before, known);
    }

    private static bool Named(Role role) =>
        role is Role.Officer or Role.Head or Role.Member or Role.Adviser;

    private void Took(Case before, int known)
    {
        var after = before;
        foreach (var one in room.Events.Skip(known))
        {
            chronicle.Add(one, room.Office);
            var next = Casework.Evolve(after, one);
            chronicle.Agree(next, after);
            after = next;
        }
    }

    private void ChangeWorld()
    {
        switch (Roll(3))
        {
            case 0:
                room.Lists = [new ListStamp("un", $"{++lists:x64}")];
                break;
            case 1:
                room.Accord = room.Accord == Room.Model ? Later : Room.Model;
                room.Procedure = Room.Model.Procedure;
                break;
            default:
                room.Denials =
                [
                    new Denial(
                        "EE-7",
                        "EE",
                        "estonia",
                        new DateOnly(2026, 3, 1),
                        null,
                        "Fábrica Sul",
                        "BR",
                        [],
                        null
                    ),
                ];
                break;
        }
    }

    // What brings the case on from where it stands, by somebody who may.
    private (Actor By, Act Act)? Next()
    {
        var one = room.Case;
        var decider = Pick(
            Actors.Where(actor =>
                actor.Role is Role.Officer or Role.Head && actor.Agency == Room.Authority
            )
        );
        if (one.Kind == CaseKind.Grievance)
            return one.Phase switch
            {
                Phase.Draft => (Room.Applicant, new Submit()),
                Phase.Submitted => (
                    Room.Ombudsperson,
                    Roll(3) == 0 ? new DeclineGrievance("Ask the court.") : new AdmitGrievance()
                ),
                _ => (
                    Room.Ombudsperson,
                    Roll(2) == 0
                        ? new ProposeRedress("Answer.")
                        : new EndGrievance("Answered.", true)
                ),
            };
        var unsigned = one.Statements.LastOrDefault(s => s is { SignedAt: null, Ended: null });
        switch (one.Phase)
        {
            case Phase.Draft:
                return one.Statements.Any(s => s.SignedAt is not null)
                        ? (Room.Applicant, new Submit())
                    : unsigned is { Certificate: null } ? Signing(unsigned)
                    : (Room.Applicant, Make(typeof(AskStatement)));
            case Phase.Submitted:
                return (decider, new Acknowledge());
            case Phase.Decided:
                return Roll(4) == 0 ? (Room.Applicant, Make(typeof(LodgeAppeal)))
                    : Roll(3) == 0 ? (decider, Make(typeof(TellPartners)))
                    : Roll(2) == 0 ? (Room.Applicant, Make(typeof(ShowEvidence)))
                    : (decider, Make(typeof(JudgeEvidence)));
            case Phase.Appeal:
                return one.Appeal!.Members.Count == 0 ? (Room.Panellist, new SeatPanel(["pia"]))
                    : one.Appeal.Record is null ? (decider, new HandOverRecord("All of it."))
                    : one.Appeal.AsksHearing && one.Appeal.Hearing is null
                        ? (Room.Panellist, new Hear(["ann"], "Both spoke."))
                    : (Room.Panellist, Make(typeof(DecideAppeal)));
            case Phase.Withdrawn or Phase.Returned:
                return null;
        }
        if (
            one.Appeal is null or { Outcome: not null }
            && one.RanOut.Any(ran => ran.Span is Span.Rung or Span.FirstAction)
            && Roll(4) == 0
        )
            return (
                Room.Applicant,
                new LodgeAppeal(AppealAgainst.Delay, "Too slow.", Roll(2) == 0)
            );
        if (one.Appeal is { Outcome: null, Overtaken: null } && Roll(8) == 0)
            return one.Appeal.Members.Count == 0
                ? (Room.Panellist, new SeatPanel(["pia"]))
                : (Room.Panellist, Make(typeof(DecideAppeal)));
        if (unsigned is { Certificate: not null } && Roll(2) == 0)
            return (decider, new AcceptCertificate(unsigned.Id, "Seal checked."));
        if (unsigned is { Certificate: null })
            return Signing(unsigned);
        if (!one.Statements.Any(s => s.Holds(one.Application)))
            return (Room.Applicant, Make(typeof(AskStatement)));
        if (
            one.Questions.FirstOrDefault(q => q.Ended is null) is { } question
            && Roll(slow ? 9 : 2) == 0
        )
            return (Room.Applicant, new AnswerQuestion(question.Id, "This."));
        if (
            one.AdviceRequests.FirstOrDefault(r => r.Ended is null) is { } asked
            && Roll(slow ? 9 : 2) == 0
        )
            return (asked.Agency == "defence" ? Room.Defence : Room.Foreign, Make(typeof(Advise)));
        if (
            one.Consultations.FirstOrDefault(c => c.Ended is null) is not null
            && Roll(slow ? 9 : 2) == 0
        )
            return (Room.Estonia, Make(typeof(AnswerConsultation)));
        if (one.Standstills.FirstOrDefault(s => s.To is null) is { } stop)
            return (decider, new ResumeClock(stop.Id));
        if (
            one.Comparisons.FirstOrDefault(c =>
                c.Hits.Count > 0 && one.Consultations.All(asked => asked.Denial != c.Reference)
            ) is
            { } hit
        )
            return (decider, new Consult("M-CON-undercut", "estonia", "Same?", hit.Reference));
        if (room.Denials.Count > 0 && one.Consultations.All(c => c.Denial != "EE-7"))
            return (decider, new Consult("M-CON-undercut", "estonia", "Identical?", "EE-7"));
        var essentials = one.Application.Essentials();
        if (
            one.Screening is null
            || one.Screening.Covers != essentials
            || !one.Screening.Lists.SequenceEqual(room.Lists)
        )
            return (decider, Make(typeof(Screen)));
        if (one.Hits.FirstOrDefault(h => h.Decision is null).Hit is not null)
            return (decider, Make(typeof(ResolveHit)));
        if (
            one.Assessment is null
            || one.Assessment.Covers != essentials
            || one.Assessment.Accord != room.Office.Identity
            || !one.Assessment.Lists.SequenceEqual(room.Lists)
            || one.HitDecisions.Any(d => d.At > one.Assessment.At)
        )
            return (decider, Make(typeof(Assess)));
        if (
            one.Proposal is not { } proposal
            || one.Assessment.Determination != proposal.Determination
            || proposal.Grants && one.Assessment.Outcomes.Contains(Outcome.Prohibited)
        )
            return (decider, Make(typeof(Propose)));
        if (proposal.Signatures.Count == 0 && !(room.Office.SignaturesFor(one, proposal) == 1))
            return (decider, new Countersign(proposal.Id));
        if (proposal.Refuses && one.Notice is null)
            return (decider, new GiveNotice("The route.", "Another route."));
        if (proposal.Refuses && one.Notice is { Answered: null, RanOut: null })
            return Roll(2) == 0 ? (Room.Applicant, new AnswerNotice("By sea.")) : null;
        return (decider, new Issue(proposal.Id));
    }

    private static (Actor, Act) Signing(StatementOnFile asked) =>
        (
            new Actor(asked.Id, "Fábrica Sul", Role.EndUser),
            new SignStatement(asked.Id, Room.Statement(Room.Application()))
        );

    // Anybody, anything; often somebody whose role may do it sometimes.
    private (Actor By, Act Act) Anything()
    {
        var type = Pick(Kinds);
        var by = Pick(Actors);
        if (Roll(3) > 0)
            by = Pick(
                Actors
                    .Where(actor =>
                        Enum.GetValues<Phase>()
                            .Any(phase => WhoMay.May(type, actor.Role, Relation.Own, phase))
                    )
                    .DefaultIfEmpty(by)
            );
        return (by, Make(type));
    }

    // Something that may be done where the case stands, by one of those who may.
    private (Actor By, Act Act)? Aside()
    {
        var one = room.Case;
        var type = Pick(Roll(3) > 0 ? favourites : Kinds);
        var may = Actors
            .Where(actor =>
                WhoMay.May(type, actor.Role, WhoMay.RelationOf(one, actor, room.Office), one.Phase)
            )
            .ToList();
        return may.Count == 0 ? null : (Pick(may), Make(type));
    }

    private Act Make(Type type)
    {
        var one = room.Case;
        var id = 1 + Roll(3);
        var person = Pick(Actors).Person;
        return type.Name switch
        {
            nameof(Redraft) => new Redraft(Application()),
            nameof(AmendApplication) => new AmendApplication(Application(), "A mistake."),
            nameof(LetIn) => new LetIn(Roll(2) == 0 ? "aki" : person, "agent-house", Roll(2) == 0),
            nameof(LeaveOut) => new LeaveOut(Roll(2) == 0 ? "aki" : person),
            nameof(AddDocument) => new AddDocument(
                new CaseDocument(Hash(), "contract.pdf", "application/pdf", 1000, "contract")
            ),
            nameof(AskStatement) => new AskStatement(
                "Fábrica Sul",
                new string('a', 64),
                room.Now.AddDays(30),
                "maria@fabrica.example"
            ),
            nameof(SignStatement) => new SignStatement($"S{id}", Room.Statement(one.Application)),
            nameof(LodgeCertificate) => new LodgeCertificate(
                "Fábrica Sul",
                new GovernmentCertificate(
                    "BR",
                    "77",
                    new DateOnly(2026, 10, 1),
                    one.Documents is [.., var last] ? last.Sha256 : Hash(),
                    Room.Statement(one.Application).Lines
                )
            ),
            nameof(AcceptCertificate) => new AcceptCertificate(
                one.Statements.LastOrDefault(s => s.Certificate is not null)?.Id ?? "S1",
                "Seal checked."
            ),
            nameof(DeclareChange) => new DeclareChange("Fábrica Sul", "Other machines."),
            nameof(Submit) => new Submit(),
            nameof(Withdraw) => Roll(2) == 0 ? new Withdraw("No longer needed.") : new Withdraw(""),
            nameof(Acknowledge) => new Acknowledge(),
            nameof(Screen) => new Screen(
                new CaseScreening(
                    room.Lists,
                    Roll(3) == 0 ? [Hit()] : [],
                    one.Application.Essentials(),
                    room.Now
                )
            ),
            nameof(ResolveHit) => new ResolveHit(
                "Fábrica Sul",
                "un",
                "E-1",
                one.Screening is { Hits: [var hit, ..] } ? hit.Fingerprint : "f",
                Roll(4) == 0,
                "Another place of birth."
            ),
            nameof(Assess) => new Assess(Assessment()),
            nameof(Assign) => new Assign(person),
            nameof(Restrict) => new Restrict(
                Roll(3) == 0 ? ["ole", "siv", "hege", "kim", "lea"] : [],
                "Delicate."
            ),
            nameof(DeclareConflict) => new DeclareConflict(
                Roll(3) == 0 ? Pick(["ole", "per", "dina", "max", "cato"]) : "nobody",
                "Holds shares."
            ),
            nameof(WriteNote) => new WriteNote("Seen.", Pick(Enum.GetValues<NoteHandling>())),
            nameof(ReleaseNote) => new ReleaseNote(
                one.Notes is [.., var note] ? note.Id : $"N{id}",
                ["defence"]
            ),
            nameof(SendMessage) => new SendMessage("nordic-drives", "Hello", "A message."),
            nameof(StopClock) => new StopClock("M-STOP-visit", "A visit."),
            nameof(ResumeClock) => new ResumeClock($"H{id}"),
            nameof(ReturnCase) => new ReturnCase(Roll(4) == 0 ? "Too little." : ""),
            nameof(Ask) => new Ask(
                $"point {id}",
                "Which route?",
                Roll(2) == 0 ? "M-STOP-applicant" : null
            ),
            nameof(AnswerQuestion) => new AnswerQuestion($"Q{id}", "This."),
            nameof(CloseQuestion) => new CloseQuestion(
                one.Questions.LastOrDefault(q => q.Ended is null)?.Id ?? $"Q{id}"
            ),
            nameof(Refer) => new Refer(
                Roll(2) == 0 ? ["defence"] : ["defence", "foreign-affairs"],
                "Any objection?"
            ),
            nameof(AskBack) => new AskBack("Which end user?"),
            nameof(Advise) => new Advise(
                [new AdviceOn(Pick([View.Approve, View.NoObjection, View.Refuse]))],
                "As said."
            )
            {
                Basis = ["M-control"],
            },
            nameof(TakeSilence) => new TakeSilence("defence", Deed.NoObjection),
            nameof(Compare) => new Compare(
                new PartnerComparison
                {
                    Comparison = new string((char)('0' + Roll(10)), 64),
                    Partner = "estonia",
                    Day = new DateOnly(2026, 11, 2),
                    LegalBasis = "Arrangement, article 4",
                    Asked = 4,
                    Held = 90,
                    Hits = Roll(3) == 0 ? [$"key {Roll(2)}"] : [],
                    Covers = one.Application.Essentials(),
                }
            ),
            nameof(Consult) => new Consult(
                Pick(["M-CON-located", "M-CON-screening"]),
                "estonia",
                "What do you say?",
                null,
                Roll(2) == 0 ? "M-STOP-consultation" : null
            ),
            nameof(AnswerConsultation) => new AnswerConsultation(
                one.Consultations.LastOrDefault(c => c.Ended is null)?.Id ?? $"C{id}",
                Pick(Enum.GetValues<PartnerAnswer>()),
                "As known here."
            ),
            nameof(ExtendConsultation) => new ExtendConsultation(
                one.Consultations.LastOrDefault(c => c.Ended is null)?.Id ?? $"C{id}",
                "More to read."
            ),
            nameof(TellPartners) => new TellPartners(["estonia"], "We refused."),
            nameof(Propose) => Proposal(),
            nameof(SendBack) => new SendBack("Thin."),
            nameof(Countersign) => new Countersign(one.Proposal?.Id ?? "P1"),
            nameof(GiveNotice) => new GiveNotice("The route.", "Another route."),
            nameof(AnswerNotice) => new AnswerNotice("By sea."),
            nameof(Issue) => new Issue(one.Proposal?.Id ?? "P1"),
            nameof(Escalate) => new Escalate("We differ.", ["M-control"]),
            nameof(ShowEvidence) => new ShowEvidence("K1", "Delivered."),
            nameof(JudgeEvidence) => new JudgeEvidence("K1", Roll(2) == 0, "Seen."),
            nameof(NoteChange) => new NoteChange("M-CHG-name", "A new name."),
            nameof(LodgeAppeal) => new LodgeAppeal(
                one.Phase == Phase.Decided && one.Decision?.Proposal.Refuses == true
                    ? AppealAgainst.Refusal
                    : Pick(Enum.GetValues<AppealAgainst>()),
                "It is wrong.",
                Roll(2) == 0
            ),
            nameof(SeatPanel) => new SeatPanel([Pick(["pia", "per", "ole", "dina"])]),
            nameof(HandOverRecord) => new HandOverRecord("All of it."),
            nameof(AddSubmission) => new AddSubmission("Further."),
            nameof(Hear) => new Hear(["ann"], "Both spoke."),
            nameof(OrderInterim) => new OrderInterim("Decide by Friday."),
            nameof(DecideAppeal) => OfPanel(),
            nameof(AdmitGrievance) => new AdmitGrievance(),
            nameof(DeclineGrievance) => new DeclineGrievance("Ask the court."),
            nameof(ProposeRedress) => new ProposeRedress("Answer."),
            nameof(EndGrievance) => new EndGrievance("Answered.", false),
            _ => throw new InvalidOperationException($"the walk does not know {type.Name}"),
        };
    }

    private DecideAppeal OfPanel()
    {
        var outcome = Pick(Enum.GetValues<AppealOutcome>());
        return new DecideAppeal(outcome, new Reasons("So.", "So."))
        {
            Verdicts = outcome == AppealOutcome.Replaced ? [new VerdictOn(Verdict.Grant)] : [],
        };
    }

    private Propose Proposal()
    {
        var verdict = Pick([
            Verdict.Grant,
            Verdict.Grant,
            Verdict.Refuse,
            Verdict.Refuse,
            Verdict.NotRequired,
        ]);
        if (room.Case.Kind.EndsInRuling())
            verdict = Pick([Verdict.Rule, Verdict.Refuse, Verdict.Grant]);
        return new([new VerdictOn(verdict)], new Reasons("So.", "So."))
        {
            Basis = ["M-control"],
            WouldHelp = "Another route.",
            DepartsBecause = "Exceptional.",
            UndercutBecause = Roll(2) == 0 ? "The goods differ." : null,
            Reliance = "Two years.",
            Conditions =
                verdict == Verdict.Grant && Roll(2) == 0
                    ?
                    [
                        new Condition("Confirm delivery", "Delivery note")
                        {
                            Within = TimeLimit.Parse("60 days"),
                        },
                    ]
                    : [],
            Instruction =
                Roll(12) == 0
                    ? new Instruction(Pick(Actors).Person, "unit", "M-control", "Told.")
                    : null,
        };
    }

    private CaseAssessment Assessment()
    {
        var stands = Pick([
            Outcome.PresumptionOfApproval,
            Outcome.PresumptionOfApproval,
            Outcome.CaseByCase,
            Outcome.PresumptionOfDenial,
        ]);
        return new CaseAssessment
        {
            Determination = $"{Roll(1_000_000):x64}",
            Accord = room.Office.Identity,
            AsOf = DateOnly.FromDateTime(room.Now.UtcDateTime),
            Lists = room.Lists,
            Outcomes = Roll(8) == 0 ? [stands, Outcome.Prohibited] : [stands],
            Stands = stands,
            Level = Pick(["desk", "desk", "desk", "unit"]),
            Covers = room.Case.Application.Essentials(),
        };
    }

    private CaseHit Hit() =>
        new("Fábrica Sul", "un", "E-1", "Fabrica do Sul", 9100, "strong", "prohibits", $"f{lists}");

    private string Hash() => new(Pick<char>(['a', 'b']), 64);

    private Application Application() => Room.Application(Pick(["1000 Hz", "1000 Hz", "400 Hz"]));

    private int Roll(int sides) => (int)dice.Next((uint)sides);

    private T Pick<T>(IEnumerable<T> from)
    {
        var all = from as IReadOnlyList<T> ?? [.. from];
        return all[Roll(all.Count)];
    }
}
