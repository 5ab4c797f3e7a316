using Passavant.Accords;

namespace Passavant.Cases.Tests;

/// <summary>A case from draft to decision, and what stands in its way.</summary>
public sealed class LifeTests
{
    [Fact]
    public void An_amendment_runs_under_the_limits_of_a_licence()
    {
        var room = new Room();
        Assert.Null(
            room.Open(CaseKind.Amendment, Room.Application() with { Amends = "2026-000001" })
        );
        room.Stated().Did(Room.Applicant, new Submit()).Did(Room.Officer, new Acknowledge());
        var clocks = Casework.Clocks(room.Case, room.Now, room.Office);
        Assert.Contains(clocks, clock => clock.Limit == "M-LIM-total");
        Assert.Contains(clocks, clock => clock.Limit == "M-LIM-first");
    }

    [Fact]
    public void A_case_is_granted_with_a_condition_by_two_officers()
    {
        var room = new Room().UnderReview();
        Assert.Equal(Phase.Review, room.Case.Phase);
        Assert.Equal("desk", room.Case.Rung);
        room.Did(
                Room.Officer,
                Room.Grant(
                    new Condition("Confirm delivery", "Delivery note")
                    {
                        Within = TimeLimit.Parse("60 days"),
                    }
                )
            )
            .Did(Room.Second, new Countersign("P1"))
            .Did(Room.Second, new Issue("P1"));
        Assert.Equal(Phase.Decided, room.Case.Phase);
        Assert.Equal(new DateOnly(2027, 1, 1), room.Case.Conditions[0].Due);
        Assert.Equal(new DateOnly(2028, 11, 2), room.Case.Decision!.Until);
        room.Did(Room.Applicant, new ShowEvidence("K1", "Delivered."))
            .Did(Room.Officer, new JudgeEvidence("K1", true, "Seen."));
        Assert.NotNull(room.Case.Conditions[0].Fulfilled);
    }

    [Fact]
    public void Who_prepared_cannot_sign_nor_issue_even_after_another_proposal()
    {
        var room = new Room().UnderReview().Did(Room.Officer, Room.Grant());
        Assert.Equal("four-eyes", room.Do(Room.Officer, new Countersign("P1"))?.Code);
        room.Did(Room.Second, new SendBack("Reasons are thin.")).Did(Room.Second, Room.Grant());
        Assert.Equal("four-eyes", room.Do(Room.Officer, new Countersign("P2"))?.Code);
        room.Did(Room.Head, new Countersign("P2"));
        Assert.Equal("four-eyes", room.Do(Room.Second, new Issue("P2"))?.Code);
        room.Did(Room.Head, new Issue("P2"));
    }

    [Fact]
    public void A_refusal_is_heard_first_and_an_appeal_replaces_it_while_it_stays_readable()
    {
        var room = new Room()
            .UnderReview()
            .Did(Room.Officer, Room.Refusing())
            .Did(Room.Second, new Countersign("P1"));
        var refusal = room.Do(Room.Second, new Issue("P1"));
        Assert.Equal(["notice-missing"], refusal!.Gates.Select(gate => gate.Code));
        room.Did(Room.Second, new GiveNotice("The route is not known.", "Name the route."));
        Assert.Equal(Phase.Notice, room.Case.Phase);
        Assert.Equal("gates", room.Do(Room.Second, new Issue("P1"))?.Code);
        room.Did(Room.Applicant, new AnswerNotice("It goes by sea."))
            .Did(Room.Second, new Issue("P1"));
        Assert.Equal(Phase.Decided, room.Case.Phase);

        room.Did(Room.Applicant, new LodgeAppeal(AppealAgainst.Refusal, "It is wrong.", true));
        Assert.Equal(Phase.Appeal, room.Case.Phase);
        room.Did(Room.Panellist, new SeatPanel(["pia", "per"]))
            .Did(Room.Officer, new HandOverRecord("All of it."));
        var replace = new DecideAppeal(AppealOutcome.Replaced, new Reasons("Upheld.", "Upheld."))
        {
            Verdicts = [new VerdictOn(Verdict.Grant)],
            Validity = TimeLimit.Parse("1 year"),
        };
        Assert.Equal("not-heard", room.Do(Room.Panellist, replace)?.Code);
        room.Did(Room.Panellist, new Hear(["ann", "ole"], "Both spoke."))
            .Did(Room.Panellist, replace);
        Assert.Equal(Phase.Decided, room.Case.Phase);
        Assert.True(room.Case.Decisions[0].Proposal.Refuses);
        Assert.True(room.Case.Decision!.OnAppeal && room.Case.Decision.Proposal.Grants);
    }

    [Fact]
    public void Nobody_who_acted_on_the_case_hears_its_appeal()
    {
        var room = new Room()
            .UnderReview()
            .Did(Room.Officer, Room.Refusing())
            .Did(Room.Second, new Countersign("P1"))
            .Did(Room.Second, new GiveNotice("c", "w"))
            .Did(Room.Applicant, new AnswerNotice("a"))
            .Did(Room.Second, new Issue("P1"))
            .Did(Room.Applicant, new LodgeAppeal(AppealAgainst.Refusal, "It is wrong.", false));
        // The officer has since become a member of the panel.
        var office = room.Office;
        var turned = Room.Officer with { Agency = "appeal-panel", Role = Role.Panel };
        var reply = Casework.Decide(
            room.Case,
            new SeatPanel(["ole"]),
            Room.Panellist,
            room.Now,
            new Office
            {
                Accord = office.Accord,
                Procedure = office.Procedure,
                Lists = office.Lists,
                Agencies = office.Agencies,
                Appointments = [.. office.Appointments, turned],
            }
        );
        Assert.Equal("not-independent", reply.Refusal?.Code);
    }

    [Fact]
    public void Every_gate_is_looked_at_again_at_the_final_act()
    {
        var room = new Room().UnderReview();
        room.Did(Room.Officer, Room.Grant()).Did(Room.Second, new Countersign("P1"));
        room.Lists = [new ListStamp("un", new string('2', 64))];
        var refusal = room.Do(Room.Second, new Issue("P1"));
        Assert.Equal(["list-newer", "list-newer"], refusal!.Gates.Select(gate => gate.Code));
    }

    [Fact]
    public void Changed_intentions_need_a_new_statement()
    {
        var room = new Room()
            .UnderReview()
            .Did(Room.Applicant, new DeclareChange("Fábrica Sul", "Other machines."))
            .Did(Room.Officer, Room.Grant())
            .Did(Room.Second, new Countersign("P1"));
        Assert.Equal(
            ["statement-missing"],
            room.Do(Room.Second, new Issue("P1"))!.Gates.Select(gate => gate.Code)
        );
        room.Stated().Did(Room.Second, new Issue("P1"));
    }

    [Fact]
    public void Silence_of_an_agency_is_no_objection_at_the_instant_its_limit_ends()
    {
        var room = new Room()
            .UnderReview()
            .Did(Room.Officer, new Refer(["defence"], "Any objection?"));
        room.Wait(30);
        var advice = Assert.Single(room.Case.Advice);
        Assert.True(advice.BySilence);
        // Twenty days after 2 November, by the end of the day in UTC.
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero), advice.At);
    }

    [Fact]
    public void A_missed_rung_moves_the_case_up_once()
    {
        var room = new Room().UnderReview();
        room.Wait(60);
        Assert.Equal(["desk", "unit"], room.Case.Climbs.Select(climb => climb.Rung).Take(2));
        var before = room.Events.Count;
        room.Wait(0);
        Assert.Equal(before, room.Events.Count);
    }

    [Fact]
    public void What_events_add_up_to_is_what_was_decided()
    {
        var room = new Room()
            .UnderReview()
            .Did(Room.Officer, Room.Grant())
            .Did(Room.Second, new Countersign("P1"))
            .Did(Room.Second, new Issue("P1"));
        var read = room.Events.Select(one => CaseJson.Read(CaseJson.ToBytes(one))).ToList();
        var again = Casework.Load(read)!;
        Assert.Equal(Room.Bytes(room.Case), Room.Bytes(again));
    }
}
