using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests;

namespace Passavant.Cases.Tests.Scenarios;

/// <summary>The ladder of the United States, from registration to the President.</summary>
public sealed class UsLadderTests
{
    private const string Bis = "bis";

    private static readonly Accord Law = AccordReader
        .ReadFolder(Path.Combine(Repository.Root, "accords/us-2026-06"))
        .Accord!;

    private static readonly Actor Officer = new("ole", Bis, Role.Officer) { Rungs = ["BIS"] };
    private static readonly Actor Second = new("siv", Bis, Role.Head) { Rungs = ["BIS"] };
    private static readonly Actor Defence = new("dina", "defense", Role.Adviser);
    private static readonly Actor Energy = new("ed", "energy", Role.Adviser);
    private static readonly Actor Chair = new("cato", "operating-committee", Role.Member)
    {
        Rungs = ["OC"],
    };
    private static readonly Actor OtherChair = new("cilla", "operating-committee", Role.Member)
    {
        Rungs = ["OC"],
    };

    public static TheoryData<string> Grounds =>
        [.. Law.Procedure.StopGrounds.Select(ground => ground.Id)];

    [Fact]
    public void A_case_nobody_takes_up_is_with_the_president_after_ninety_days()
    {
        var room = Registered();
        room.Wait(100);
        Assert.Equal(
            ["BIS 2026-03-02", "OC 2026-04-11", "President 2026-06-01"],
            room.Case.Climbs.Select(climb => $"{climb.Rung} {climb.At:yyyy-MM-dd}")
        );
        Assert.Contains(room.Case.RanOut, ran => ran.Limit == "US-LIM-first");
        Assert.Null(room.Case.Decision);
    }

    [Fact]
    public void A_rung_reached_because_a_limit_ran_out_loses_no_day()
    {
        var room = Registered();
        room.Wait(45);
        // 39 days end on 10 April; the fourteen of the committee on 24 April.
        var clock = Casework
            .Clocks(room.Case, room.Now, room.Office)
            .Single(clock => clock.Limit == "OC");
        Assert.Equal(new DateTimeOffset(2026, 4, 25, 4, 0, 0, TimeSpan.Zero), clock.Due);
    }

    [Fact]
    public void Silence_of_an_agency_is_no_objection_after_thirty_days_and_stands_beside_advice()
    {
        var room = Registered();
        room.Did(Officer, new Refer(["defense", "energy"], "Any objection?"))
            .Did(Defence, Advice(View.Approve));
        room.Wait(31);
        Assert.Equal([false, true], room.Case.Advice.Select(advice => advice.BySilence));
        Assert.Equal(
            new DateTimeOffset(2026, 4, 2, 4, 0, 0, TimeSpan.Zero),
            room.Case.Advice[1].At
        );
        Assert.Equal("not-asked", room.Do(Energy, new AskBack("Late."))?.Code);
    }

    [Fact]
    public void A_second_referral_to_the_same_agency_has_its_own_silence()
    {
        var room = Registered();
        room.Did(Officer, new Refer(["defense"], "Any objection?"));
        room.Wait(31);
        room.Did(Officer, new Refer(["defense"], "And now?"));
        room.Wait(31);
        Assert.Equal([true, true], room.Case.Advice.Select(advice => advice.BySilence));
        Assert.All(room.Case.AdviceRequests, request => Assert.NotNull(request.Ended));
    }

    [Fact]
    public void A_dissenting_agency_takes_the_case_up_the_whole_ladder_within_five_days_each()
    {
        var room = Registered();
        room.Did(Officer, new Refer(["defense"], "Any objection?"))
            .Did(Defence, Advice(View.Refuse) with { Basis = ["744.21"] })
            .Did(Defence, new Escalate("We differ.", ["50 U.S.C. 4813", "750.4(e)"]));
        Assert.Equal("OC", room.Case.Rung);
        room.Did(Chair, Room.Grant()).Did(OtherChair, new Countersign("P1"));
        Assert.Contains(
            "dissent-open",
            room.Do(OtherChair, new Issue("P1"))!.Gates.Select(gate => gate.Code)
        );
        Assert.Equal("no-basis", room.Do(Defence, new Escalate("We differ.", []))?.Code);
        foreach (var rung in (string[])["ACEP", "EARB", "President"])
        {
            room.Did(Defence, new Escalate("We differ still.", ["50 U.S.C. 4813"]));
            Assert.Equal(rung, room.Case.Rung);
            Assert.Null(room.Case.Proposal);
        }
        Assert.Equal("no-higher-rung", room.Do(Defence, new Escalate("Up.", ["x"]))?.Code);
    }

    [Fact]
    public void After_five_days_the_decision_of_a_rung_is_final()
    {
        var room = Registered();
        room.Did(Officer, new Refer(["defense"], "Any objection?"))
            .Did(Defence, Advice(View.Refuse) with { Basis = ["744.21"] })
            .Did(Officer, new Escalate("They differ.", []))
            .Did(Chair, Room.Grant())
            .Did(OtherChair, new Countersign("P1"));
        room.Wait(7);
        Assert.Equal(
            "too-late",
            room.Do(Defence, new Escalate("We differ.", ["50 U.S.C. 4813"]))?.Code
        );
        room.Did(OtherChair, new Issue("P1"));
        Assert.Equal("operating-committee", room.Case.Decision!.Body);
    }

    [Theory]
    [MemberData(nameof(Grounds))]
    public void The_clock_stands_on_each_of_the_eight_grounds(string ground)
    {
        var room = Registered();
        room.Wait(1);
        var before = Due(room);
        room.Did(Officer, new StopClock(ground, "As the rule says."));
        Assert.Equal("already-stopped", room.Do(Officer, new StopClock(ground, "Again."))?.Code);
        room.Wait(10);
        room.Did(Officer, new ResumeClock("H1"));
        Assert.Equal(before.AddDays(10), Due(room));
    }

    [Fact]
    public void There_are_eight_grounds() => Assert.Equal(8, Law.Procedure.StopGrounds.Count);

    private static DateTimeOffset Due(Room room) =>
        Casework
            .Clocks(room.Case, room.Now, room.Office)
            .Single(clock => clock.Limit == "US-LIM-total")
            .Due!.Value;

    private static Advise Advice(View view) => new([new AdviceOn(view)], "As said.");

    // Registered on 2 March 2026 at ten in the morning of Washington.
    private static Room Registered()
    {
        var room = new Room
        {
            Now = new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero),
            Accord = Law,
            Addressee = Bis,
        };
        foreach (
            var (id, kind) in ((string, AgencyKind)[])
                [
                    (Bis, AgencyKind.Authority),
                    ("operating-committee", AgencyKind.Body),
                    ("acep", AgencyKind.Body),
                    ("earb", AgencyKind.Body),
                    ("defense", AgencyKind.Adviser),
                    ("energy", AgencyKind.Adviser),
                ]
        )
            room.Agencies[id] = new Agency(
                id,
                new Wording(id),
                kind,
                Reviews: kind == AgencyKind.Adviser ? Bis : null
            );
        return room.Worked(Officer);
    }
}
