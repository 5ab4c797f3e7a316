using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests;

namespace Passavant.Cases.Tests.Scenarios;

/// <summary>A service in working days, with requests for information and 28 days to appeal.</summary>
public sealed class UkServiceTests
{
    private const string Unit = "licensing-unit";

    private static readonly Accord Law = AccordReader
        .ReadFolder(
            Path.Combine(Repository.Root, "tests/Passavant.Cases.Tests/Scenarios/uk-service")
        )
        .Accord!;

    private static readonly Actor Officer = new("ole", Unit, Role.Officer) { Rungs = ["officer"] };
    private static readonly Actor Manager = new("mia", Unit, Role.Head)
    {
        Rungs = ["officer", "manager"],
    };
    private static readonly Actor Appeals = new("pia", "appeals-unit", Role.Panel);

    [Fact]
    public void After_sixty_working_days_the_manager_decides_what_was_signed_below_is_signed_again()
    {
        var room = Opened();
        room.Wait(60);
        room.Did(Officer, Room.Grant())
            .Did(Manager with { Person = "old", Rungs = ["officer"] }, new Countersign("P1"));
        room.Wait(40);
        Assert.Equal(["officer", "manager"], room.Case.Climbs.Select(climb => climb.Rung));
        Assert.Equal(
            ["UK-LIM-target", "UK-LIM-long"],
            room.Case.RanOut.Select(ran => ran.Limit)
                .Where(id => id.StartsWith("UK-LIM", StringComparison.Ordinal))
        );
        Assert.Equal("P1", room.Case.Proposal!.Id);
        Assert.Equal(
            ["countersignature"],
            room.Do(Manager, new Issue("P1"))!.Gates.Select(gate => gate.Code)
        );
        room.Did(Manager, new Countersign("P1")).Did(Manager, new Issue("P1"));
    }

    [Fact]
    public void A_request_for_information_stops_the_clock_and_unanswered_closes_the_case()
    {
        var room = Opened();
        room.Wait(1);
        var target = Due(room, "UK-LIM-target");
        room.Did(Officer, new Ask("route", "Which route?", "UK-STOP-information"));
        room.Wait(7);
        room.Did(Room.Applicant, new AnswerQuestion("Q1", "By sea."));
        Assert.Equal(target.AddDays(7), Due(room, "UK-LIM-target"));
        // A second question on the same point stops nothing.
        room.Did(Officer, new Ask("Route", "Which ship?", "UK-STOP-information"));
        Assert.Null(room.Case.Questions[1].Ground);
        room.Wait(40);
        Assert.Equal(Phase.Returned, room.Case.Phase);
        Assert.Equal("ran out", room.Case.Questions[1].How);
        Assert.Null(room.Case.Decision);
    }

    [Fact]
    public void An_appeal_is_filed_within_twenty_eight_days()
    {
        foreach (var (days, code) in ((int, string?)[])[(28, null), (29, "too-late")])
        {
            var room = Opened();
            room.Did(Officer, Room.Refusing())
                .Did(Manager, new Countersign("P1"))
                .Did(Manager, new GiveNotice("The route.", "Another route."))
                .Did(Room.Applicant, new AnswerNotice("By sea."))
                .Did(Manager, new Issue("P1"));
            room.Wait(days);
            Assert.Equal(
                code,
                room.Do(
                    Room.Applicant,
                    new LodgeAppeal(AppealAgainst.Refusal, "It is wrong.", false)
                )?.Code
            );
            if (code is null)
                room.Did(Appeals, new SeatPanel(["pia"]))
                    .Did(
                        Appeals,
                        new DecideAppeal(AppealOutcome.Dismissed, new Reasons("So.", "So."))
                    );
        }
    }

    private static DateTimeOffset Due(Room room, string limit) =>
        Casework
            .Clocks(room.Case, room.Now, room.Office)
            .Single(clock => clock.Limit == limit)
            .Due!.Value;

    private static Room Opened()
    {
        var room = new Room
        {
            Accord = Law,
            Addressee = Unit,
            Appointments = [Officer, Manager, Appeals],
        };
        room.Agencies[Unit] = new Agency(Unit, new Wording(Unit), AgencyKind.Authority);
        room.Agencies["appeals-unit"] = new Agency(
            "appeals-unit",
            new Wording("appeals-unit"),
            AgencyKind.Panel
        );
        // This service asks for no facts.
        var application = Room.Application();
        return room.Worked(
            Officer,
            application: application with
            {
                Transfer = JsonSerializer.Deserialize<JsonElement>(
                    """
                    {"transfer":"T-1","items":[{"line":"1"}],
                    "parties":[{"id":"Nordic Drives"},{"id":"Fábrica Sul"}]}
                    """
                ),
            }
        );
    }
}
