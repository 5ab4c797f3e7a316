using Passavant.Accords;

namespace Passavant.Cases.Tests.Scenarios;

/// <summary>What the Model Accord promises, act by act.</summary>
public sealed class ModelAccordTests
{
    private static readonly Actor Third = new("liv", Room.Authority, Role.Officer)
    {
        Rungs = ["desk"],
    };
    private static readonly Actor Fourth = new("lea", Room.Authority, Role.Officer)
    {
        Rungs = ["desk"],
    };
    private static readonly DecideAppeal Remit = new(
        AppealOutcome.Remitted,
        new Reasons("Look again.", "Look again.")
    );

    [Fact]
    public void A_trusted_applicant_has_a_decision_by_one_officer_within_five_working_days()
    {
        var room = Trusted();
        Assert.Equal("5 working days", Desk(room).Days + " working days");
        room.Did(Room.Officer, Room.Grant()).Did(Room.Officer, new Issue("P1"));
        Assert.Equal("ole", room.Case.Decision!.By);
    }

    [Fact]
    public void The_fast_channel_is_left_by_a_refusal_and_by_moving_up()
    {
        var refused = Trusted().Did(Room.Officer, Room.Refusing("Signs of diversion."));
        Assert.Equal("four-eyes", refused.Do(Room.Officer, new Issue("P1"))?.Code);
        var late = Trusted().Did(Room.Head, Room.Grant());
        late.Wait(8);
        Assert.Equal("unit", late.Case.Rung);
        Assert.Equal("four-eyes", late.Do(Room.Head, new Issue("P1"))?.Code);
    }

    [Fact]
    public void A_notice_nobody_answers_lets_the_refusal_be_issued_and_issues_nothing_itself()
    {
        var room = Noticed();
        room.Wait(20);
        Assert.Equal(["answer-open"], Codes(room.Do(Room.Second, new Issue("P1"))));
        room.Wait(1);
        Assert.Equal(Phase.Notice, room.Case.Phase);
        Assert.Empty(room.Case.Decisions);
        Assert.Equal("too-late", room.Do(Room.Applicant, new AnswerNotice("By sea."))?.Code);
        room.Did(Room.Head, new Countersign("P1")).Did(Room.Head, new Issue("P1"));
    }

    [Fact]
    public void A_second_notice_has_its_own_time_to_answer()
    {
        var room = Noticed();
        room.Wait(21);
        room.Did(Room.Head, new Escalate("Too hard here.", []))
            .Did(Room.Head, new Escalate("And here.", []))
            .Did(Room.Officer, Room.Refusing())
            .Did(Room.Committee, new Countersign("P2"))
            .Did(Room.Committee, new GiveNotice("The route.", "Another route."));
        Assert.Equal(["answer-open"], Codes(room.Do(Room.Committee, new Issue("P2"))));
        room.Wait(21);
        room.Did(Room.OtherCommittee, new Issue("P2"));
        Assert.Equal("committee", room.Case.Decision!.Body);
    }

    [Fact]
    public void A_late_appeal_is_refused_whoever_asks()
    {
        var room = Refused();
        room.Wait(46);
        var refusal = room.Do(Room.Applicant, Appeal());
        Assert.Equal("too-late", refusal?.Code);
        Assert.Contains("grievance", refusal!.Why.In("en"), StringComparison.Ordinal);
        Assert.Null(room.Case.Appeal);
    }

    [Fact]
    public void An_appeal_against_a_delay_does_not_hold_up_the_case_and_ends_with_it()
    {
        var room = new Room().UnderReview();
        Assert.Equal("no-delay", room.Do(Room.Applicant, Delay())?.Code);
        room.Wait(40);
        room.Did(Room.Applicant, Delay()).Did(Room.Panellist, new SeatPanel(["pia"]));
        Assert.Equal(Phase.Review, room.Case.Phase);
        room.Did(
            Room.Panellist,
            new OrderInterim("Decide within ten days.", new DateOnly(2026, 12, 22))
        );
        Assert.Single(room.Case.Appeal!.Interim);
        room.Wait(25);
        room.Did(Room.Head, Room.Grant(new Condition("Confirm delivery", "A delivery note")))
            .Did(Room.Deputy, new Countersign("P1"))
            .Did(Room.Deputy, new Issue("P1"));
        Assert.Equal(Phase.Decided, room.Case.Phase);
        Assert.NotNull(room.Case.Appeal!.Overtaken);
        Assert.Equal("decided", room.Do(Room.Applicant, Delay())?.Code);
        Assert.Equal("not-now", room.Do(Room.Panellist, Remit)?.Code);
        // It does not stand in the way of one against the decision, and is not forgotten.
        room.Did(Room.Applicant, new LodgeAppeal(AppealAgainst.Condition, "Not possible.", false));
        Assert.Equal(Phase.Appeal, room.Case.Phase);
        Assert.Equal(AppealAgainst.Delay, Assert.Single(room.Case.PastAppeals).Against);
    }

    [Fact]
    public void A_case_sent_back_is_decided_by_other_hands_in_its_full_time_again()
    {
        var room = Appealed();
        room.Wait(50);
        room.Did(Room.Panellist, Remit);
        Assert.Equal(Phase.Review, room.Case.Phase);
        Assert.Null(room.Case.Officer);
        var desk = Desk(room);
        Assert.Equal(room.Now, desk.Started);
        Assert.Equal(0, desk.Used);
        Assert.DoesNotContain(room.Case.RanOut, ran => ran.Span == Span.Rung);
        Assert.Equal("other-hands", room.Do(Room.Officer, Room.Grant())?.Code);
        Assert.Equal("other-hands", room.Do(Room.Supervisor, new Assign("siv"))?.Code);
        Assert.Equal("not-decided", room.Do(Room.Applicant, Appeal())?.Code);
        room.AssessedAs(Third, Outcome.CaseByCase).Did(Third, Room.Grant());
        Assert.Equal("other-hands", room.Do(Room.Second, new Countersign("P2"))?.Code);
        // Who heard the appeal does not then decide for the authority either.
        var judge = Third with
        {
            Person = "pia",
        };
        Assert.Equal("heard-appeal", room.Do(judge, new Countersign("P2"))?.Code);
        room.Did(Fourth, new Countersign("P2")).Did(Fourth, new Issue("P2"));
        Assert.True(room.Case.Decisions[0].Proposal.Refuses);
        Assert.True(room.Case.Decision!.Proposal.Grants);
    }

    [Fact]
    public void A_case_sent_back_and_left_alone_moves_up_again()
    {
        var room = Appealed();
        room.Wait(50);
        room.Did(Room.Panellist, Remit);
        room.Wait(130);
        Assert.Equal(
            ["desk", "desk", "unit", "committee", "board"],
            room.Case.Climbs.Select(climb => climb.Rung)
        );
        Assert.Contains(room.Case.RanOut, ran => ran is { Limit: "M-LIM-total", Key: "case 2" });
    }

    [Fact]
    public void Not_even_the_panel_grants_on_what_is_no_longer_so()
    {
        var room = Appealed();
        room.Lists = [new ListStamp("un", new string('2', 64))];
        var replace = new DecideAppeal(AppealOutcome.Replaced, new Reasons("So.", "So."))
        {
            Verdicts = [new VerdictOn(Verdict.Grant)],
        };
        Assert.Equal(["list-newer", "list-newer"], Codes(room.Do(Room.Panellist, replace)));
        room.AssessedAs(Room.Officer, Outcome.CaseByCase, Outcome.Prohibited);
        Assert.Equal("prohibited", room.Do(Room.Panellist, replace)?.Code);
        room.AssessedAs(Room.Officer, Outcome.CaseByCase).Did(Room.Panellist, replace);
        Assert.True(room.Case.Decision!.OnAppeal);
    }

    [Fact]
    public void A_grievance_nobody_looks_at_counts_as_admitted_and_is_nobody_elses()
    {
        var room = new Room();
        Assert.Null(room.Open(CaseKind.Grievance));
        room.Did(Room.Applicant, new Submit());
        room.Wait(15);
        Assert.NotNull(room.Case.Grievance!.Admitted);
        var inside = Room.Officer with { Agency = "ombudsperson" };
        Assert.Equal("not-yours", room.Do(inside, new ReturnCase("No."))?.Code);
        room.Did(Room.Ombudsperson, new ProposeRedress("Answer within a week."))
            .Did(Room.Ombudsperson, new EndGrievance("Answered.", true));
        Assert.Equal(Phase.Decided, room.Case.Phase);
        Assert.Equal("no-refusal", room.Do(Room.Applicant, Appeal())?.Code);
    }

    [Fact]
    public void A_grievance_goes_to_the_ombudsperson_and_nothing_else_does()
    {
        foreach (
            var (kind, authority) in ((CaseKind, string)[])
                [(CaseKind.Grievance, Room.Authority), (CaseKind.Licence, "ombudsperson")]
        )
        {
            var room = new Room();
            var reply = Casework.Open(
                new OpenCase(
                    CaseNumber.Of(2026, 1),
                    kind,
                    "A case",
                    authority,
                    Room.Application(),
                    new Grievance { Kind = GrievanceKind.Delay, Text = "Nobody answers." }
                ),
                Room.Applicant,
                room.Now,
                room.Office
            );
            Assert.Equal("no-such-authority", reply.Refusal?.Code);
        }
    }

    [Fact]
    public void A_listed_change_is_noted_and_any_other_asks_for_an_amendment()
    {
        var room = new Room()
            .UnderReview()
            .Did(Room.Officer, Room.Grant())
            .Did(Room.Second, new Countersign("P1"))
            .Did(Room.Second, new Issue("P1"))
            .Did(Room.Applicant, new NoteChange("M-CHG-name", "Nordic Drives Group AS."));
        Assert.Single(room.Case.Changes);
        Assert.Single(room.Case.Decisions);
        var refusal = room.Do(Room.Applicant, new NoteChange("new end user", "Another."));
        Assert.Equal("material", refusal?.Code);
        Assert.Contains("amendment", refusal!.Why.In("en"), StringComparison.Ordinal);
        var amendment = new Room();
        Assert.Null(amendment.Open(CaseKind.Amendment));
        Assert.Equal(
            ["application.amends"],
            amendment.Do(Room.Applicant, new Submit())!.Gates.Select(gate => gate.About)
        );
        amendment
            .Did(
                Room.Applicant,
                new Redraft(Room.Application(quantity: 3) with { Amends = "L-2026-1" })
            )
            .Did(Room.Applicant, new Submit());
    }

    [Fact]
    public void A_note_under_control_is_released_by_its_owner_alone()
    {
        var room = new Room()
            .UnderReview()
            .Did(Room.Defence, new WriteNote("From a partner.", NoteHandling.OriginatorControlled));
        var refusal = room.Do(Room.Officer, new ReleaseNote("N1", ["appeal-panel"]));
        Assert.Equal("not-the-owner", refusal?.Code);
        Assert.Contains("defence", refusal!.Why.In("en"), StringComparison.Ordinal);
        room.Did(Room.Defence, new ReleaseNote("N1", ["appeal-panel"]));
        Assert.Equal(["appeal-panel"], room.Case.Notes[0].ReleasedTo);
    }

    [Fact]
    public void An_instruction_from_above_names_its_author_and_is_counted_apart()
    {
        var room = new Room().UnderReview();
        var instruction = new Instruction("hege", "unit", "M-control", "Foreign policy.");
        Assert.Equal(
            "not-the-author",
            room.Do(Room.Officer, Room.Grant() with { Instruction = instruction })?.Code
        );
        Assert.Equal(
            "not-from-above",
            room.Do(
                Room.Head,
                Room.Grant() with
                {
                    Instruction = instruction with { Rung = "desk" },
                }
            )?.Code
        );
        room.Did(Room.Head, Room.Grant() with { Instruction = instruction });
        Assert.Equal("four-eyes", room.Do(Room.Head, new Issue("P1"))?.Code);
        room.Did(Room.Second, new Countersign("P1")).Did(Room.Second, new Issue("P1"));
        Assert.Equal(instruction, room.Case.Decision!.Proposal.Instruction);
    }

    [Fact]
    public void Departing_from_the_policy_takes_reasons_and_a_second_officer_even_in_the_fast_channel()
    {
        var room = Trusted();
        Assert.Equal("departs", room.Do(Room.Officer, Room.Refusing())?.Code);
        room.Did(Room.Officer, Room.Refusing("Signs of diversion."));
        Assert.Equal(
            "countersignature",
            room.Do(Room.Officer, new GiveNotice("The route.", "Another."))?.Code
        );
        room.Did(Room.Second, new Countersign("P1"))
            .Did(Room.Second, new GiveNotice("The route.", "Another."))
            .Did(Room.Applicant, new AnswerNotice("By sea."))
            .Did(Room.Second, new Issue("P1"));
        Assert.True(room.Case.Decision!.Departs);
    }

    [Fact]
    public void A_verdict_goes_past_no_gate_by_another_name()
    {
        var room = new Room().UnderReview();
        Assert.Equal("wrong-verdict", room.Do(Room.Officer, Saying(Verdict.Rule))?.Code);
        room.Did(Room.Officer, Saying(Verdict.NotRequired)).Did(Room.Second, new Countersign("P1"));
        Assert.Equal(["required"], Codes(room.Do(Room.Second, new Issue("P1"))));
        var ruling = new Room();
        Assert.Null(ruling.Open(CaseKind.Ruling));
        ruling.Did(Room.Applicant, new Submit()).Did(Room.Officer, new Acknowledge());
        Assert.Equal(
            "wrong-verdict",
            ruling.Do(Room.Officer, Saying(Verdict.Grant) with { Reliance = "Two years." })?.Code
        );
    }

    [Fact]
    public void Silence_that_settles_nothing_still_ends_a_consultation()
    {
        var room = new Room()
            .UnderReview()
            .Did(Room.Officer, new Consult("M-CON-screening", "estonia", "Is it he?"));
        room.Wait(4);
        Assert.True(room.Case.Consultations[0] is { BySilence: true, Answer: null });
    }

    [Fact]
    public void Who_may_only_write_in_a_case_cannot_make_themselves_its_master()
    {
        var room = new Room().UnderReview();
        room.Agencies["agents"] = new Agency("agents", new Wording("x"), AgencyKind.Applicant);
        var agent = new Actor("aki", "agents", Role.Applicant);
        room.Did(Room.Applicant, new LetIn("aki", "agents", false));
        foreach (
            var act in (Act[])
                [new LetIn("aki", "agents", true), new LeaveOut("ann"), new Withdraw("Not needed.")]
        )
            Assert.Equal("may-not-submit", room.Do(agent, act)?.Code);
        Assert.Equal("last-member", room.Do(Room.Applicant, new LeaveOut("ann"))?.Code);
        // For another organisation they have no part in it.
        Assert.Equal(
            "not-yours",
            room.Do(agent with { Agency = "elsewhere" }, new SendMessage("x", "y", "z"))?.Code
        );
        room.Did(agent, new LeaveOut("aki"));
    }

    [Fact]
    public void A_link_signs_its_own_statement_and_no_other()
    {
        var room = new Room();
        Assert.Null(room.Open());
        var ask = new AskStatement(
            "Nordic Drives",
            new string('a', 64),
            room.Now.AddDays(9),
            "a@b.example"
        );
        room.Did(Room.Applicant, ask with { Party = "Fábrica Sul" }).Did(Room.Applicant, ask);
        var other = new Actor("S2", "Nordic Drives", Role.EndUser);
        Assert.Equal(
            "not-your-statement",
            room.Do(other, new SignStatement("S1", Room.Statement(room.Case.Application)))?.Code
        );
        Assert.Equal(
            "not-your-statement",
            room.Do(other, new DeclareChange("Fábrica Sul", "Other machines."))?.Code
        );
        Assert.False(WhoMay.MayRead(room.Case, other, room.Office));
    }

    [Fact]
    public void A_clock_that_is_behind_does_not_turn_the_case_back()
    {
        var room = new Room().UnderReview();
        room.Now = room.Now.AddHours(-3).AddTicks(7);
        room.Did(Room.Officer, new WriteNote("Seen.", NoteHandling.Internal));
        Assert.Equal(room.Events[^2].Stamp.At, room.Events[^1].Stamp.At);
    }

    [Fact]
    public void Who_has_a_conflict_of_interest_does_nothing_more_and_another_house_does_not_declare_it()
    {
        var room = new Room().UnderReview();
        Assert.Equal(
            "not-your-staff",
            room.Do(Room.Head, new DeclareConflict("pia", "Knows them."))?.Code
        );
        room.Did(Room.Defence, new DeclareConflict("dina", "Holds shares."));
        Assert.Equal(
            "conflict-of-interest",
            room.Do(Room.Defence, new WriteNote("All the same.", NoteHandling.Internal))?.Code
        );
    }

    [Fact]
    public void A_case_restricted_to_nobody_is_open_again()
    {
        var room = new Room().UnderReview().Did(Room.Head, new Restrict(["hege"], "Delicate."));
        Assert.Equal("not-yours", room.Do(Room.Officer, new Acknowledge())?.Code);
        Assert.Equal("empty", room.Do(Room.Head, new Restrict([""], "Delicate."))?.Code);
        room.Did(Room.Supervisor, new Restrict([], "No longer."))
            .Did(Room.Officer, new WriteNote("Seen.", NoteHandling.Internal));
    }

    [Fact]
    public void The_line_that_needs_no_licence_may_be_told_so_beside_one_that_does()
    {
        var room = new Room().UnderReview();
        var assessment = room.Case.Assessment! with
        {
            Determination = new string('9', 64),
            Outcomes = [Outcome.PresumptionOfDenial],
            Stands = Outcome.PresumptionOfDenial,
            ByLine = new Dictionary<string, IReadOnlyList<Outcome>>
            {
                ["1"] = [Outcome.NotRequired],
            },
        };
        room.Did(Room.Officer, new Assess(assessment))
            .Did(
                Room.Officer,
                Saying(Verdict.NotRequired) with
                {
                    Verdicts = [new VerdictOn(Verdict.NotRequired, "1")],
                }
            )
            .Did(Room.Head, new Countersign("P1"))
            .Did(Room.Head, new Issue("P1"));
    }

    private static Propose Saying(Verdict verdict) =>
        Room.Grant() with
        {
            Verdicts = [new VerdictOn(verdict)],
        };

    private static LodgeAppeal Appeal() => new(AppealAgainst.Refusal, "It is wrong.", false);

    private static LodgeAppeal Delay() => new(AppealAgainst.Delay, "Nobody decides.", false);

    private static IEnumerable<string> Codes(Refusal? refusal) =>
        refusal!.Gates.Select(gate => gate.Code);

    private static Cases.Clocks.Clock Desk(Room room) =>
        Casework.Clocks(room.Case, room.Now, room.Office).Last(clock => clock.Limit == "desk");

    private static Room Trusted()
    {
        var room = new Room();
        room.Agencies["nordic-drives"] = room.Agencies["nordic-drives"] with { Trusted = true };
        return room.Worked(Room.Officer, Outcome.PresumptionOfApproval);
    }

    private static Room Noticed() =>
        new Room()
            .UnderReview()
            .Did(Room.Officer, Room.Refusing())
            .Did(Room.Second, new Countersign("P1"))
            .Did(Room.Second, new GiveNotice("The route.", "Another route."));

    private static Room Refused() =>
        Noticed()
            .Did(Room.Applicant, new AnswerNotice("By sea."))
            .Did(Room.Second, new Issue("P1"));

    private static Room Appealed() =>
        Refused()
            .Did(Room.Applicant, Appeal())
            .Did(Room.Panellist, new SeatPanel(["pia"]))
            .Did(Room.Officer, new HandOverRecord("All of it."));
}
