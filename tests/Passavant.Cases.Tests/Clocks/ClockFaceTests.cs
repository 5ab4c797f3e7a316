using Passavant.Accords;
using Passavant.Cases.Clocks;

namespace Passavant.Cases.Tests.Clocks;

using Consultation = Passavant.Accords.Consultation;

/// <summary>Which clocks a case has, and whose calendar they go by.</summary>
public sealed class ClockFaceTests
{
    // A Wednesday, ten in the morning in UTC.
    private static readonly DateTimeOffset Start = new(2026, 6, 3, 10, 0, 0, TimeSpan.Zero);

    private static readonly Wording Title = new("made up");

    [Fact]
    public void A_limit_sets_the_clock_of_its_span_for_its_kinds_of_case_and_its_rung()
    {
        var procedure = Procedure(
            Limit("all", Span.Application),
            Limit("licences", Span.Application) with
            {
                For = ["licence", "ruling"],
            },
            Limit("opinions", Span.Application) with
            {
                For = ["opinion"],
            },
            Limit("from desk", Span.Escalation) with
            {
                At = "desk",
            },
            Limit("from board", Span.Escalation) with
            {
                At = "board",
            },
            Limit("nobody's", null)
        );
        Assert.Equal(
            ["all", "licences"],
            Read(procedure, new Occurrence(Span.Application, "case", Start, null))
                .Select(clock => clock.Limit)
        );
        Assert.Equal(
            ["from board"],
            Read(procedure, new Occurrence(Span.Escalation, "again", Start, null, "board"))
                .Select(clock => clock.Limit)
        );
        // Where nothing else is said, the key is the rung.
        Assert.Equal(
            ["from desk"],
            Read(procedure, new Occurrence(Span.Escalation, "desk", Start, null))
                .Select(clock => clock.Limit)
        );
        Assert.Empty(Read(procedure, new Occurrence(Span.Statement, "case", Start, null)));
    }

    [Fact]
    public void A_rung_sets_its_own_clock_and_a_rung_without_a_time_sets_none()
    {
        var procedure = Procedure();
        var clock = Assert.Single(
            Read(procedure, new Occurrence(Span.Rung, "first time", Start, null, "desk"))
        );
        Assert.Equal(("desk", "first time"), (clock.Limit, clock.Key));
        Assert.Equal([Deed.Escalate], clock.Then);
        Assert.Empty(Read(procedure, new Occurrence(Span.Rung, "board", Start, null)));
    }

    [Fact]
    public void A_limit_given_instead_takes_the_place_of_the_accords()
    {
        var instead = TimeLimit.Parse("2 days");
        foreach (var rung in (string[])["desk", "board"])
        {
            var clock = Assert.Single(
                Read(Procedure(), new Occurrence(Span.Rung, rung, Start, null, Instead: instead))
            );
            Assert.Equal(2, clock.Days);
        }
    }

    [Theory]
    [InlineData("stays open")]
    [InlineData("no objection", Deed.NoObjection)]
    [InlineData("not identical", Deed.NotIdentical)]
    public void Silence_in_a_consultation_does_what_the_accord_deems(
        string deems,
        params Deed[] deeds
    )
    {
        var consultation = new Consultation(
            "C",
            Title,
            null,
            null,
            null,
            TimeLimit.Parse("10 days"),
            null,
            new Wording("what it means"),
            Enum.Parse<Deeming>(deems.Replace(" ", "", StringComparison.Ordinal), true)
        );
        var clock = Assert.Single(
            Read(
                Procedure([], [consultation]),
                new Occurrence(Span.Consultation, "DE", Start, null, "C")
            )
        );
        Assert.Equal(deeds, clock.Then);
        Assert.Equal("what it means", clock.IfMissed);
        Assert.Equal(("C", "DE"), (clock.Limit, clock.Key));
    }

    [Fact]
    public void The_calendar_is_that_of_the_limit_else_of_the_body_asked_else_of_the_lowest_rung()
    {
        // Midnight is 22:00 UTC in Warsaw, 15:00 in Tokyo, 04:00 in New York.
        var own = Limit("own", Span.Advice, "10 days", "Warsaw");
        var none = Limit("none", Span.Advice);
        Assert.Equal(22, Due(own, "tokyo-office"));
        Assert.Equal(15, Due(none, "tokyo-office"));
        Assert.Equal(4, Due(none, "somebody"));
        Assert.Equal(
            15,
            Due(Limit("rung", Span.Advice) with { At = "board" }, "somebody", "board")
        );

        static int Due(StageLimit limit, string key, string? at = null) =>
            Assert
                .Single(Read(Procedure(limit), new Occurrence(Span.Advice, key, Start, null, at)))
                .Due!.Value.Hour;
    }

    [Fact]
    public void An_authoritys_own_calendar_stands_in_for_the_accords_and_a_changed_one_is_counted_anew()
    {
        var procedure = Procedure(Limit("L", Span.Advice, "2 working days", "Warsaw"));
        var occurrence = new Occurrence(Span.Advice, "K", Start, null);
        Assert.Equal(5, Assert.Single(Read(procedure, occurrence)).Due!.Value.Day);
        var holidays = new HashSet<DateOnly> { new(2026, 6, 4) };
        var own = new WorkingCalendar(
            "Warsaw",
            "Europe/Warsaw",
            [DayOfWeek.Saturday],
            holidays,
            null
        );
        var clock = Assert.Single(
            ClockFace.Read(
                procedure,
                "licence",
                new Dictionary<string, WorkingCalendar> { ["Warsaw"] = own },
                [occurrence],
                [],
                Start
            )
        );
        // Thursday off, Friday 1, Saturday off, Sunday 2.
        Assert.Equal(new DateTimeOffset(2026, 6, 7, 22, 0, 0, TimeSpan.Zero), clock.Due);
    }

    [Fact]
    public void A_limit_of_no_days_ends_with_day_0()
    {
        var procedure = Procedure(Limit("L", Span.Advice, "0 working days", "Warsaw"));
        var clock = Assert.Single(Read(procedure, new Occurrence(Span.Advice, "K", Start, null)));
        Assert.Equal(new DateTimeOffset(2026, 6, 3, 22, 0, 0, TimeSpan.Zero), clock.Due);
    }

    [Theory]
    [InlineData("36500 days")]
    [InlineData("36500 working days")]
    [InlineData("36500 months")]
    [InlineData("36500 years")]
    public void The_longest_limits_have_an_end(string limit)
    {
        var procedure = Procedure(Limit("L", Span.Advice, limit, "Warsaw"));
        var clock = Assert.Single(
            ClockFace.Read(
                procedure,
                "licence",
                new Dictionary<string, WorkingCalendar>(),
                [new Occurrence(Span.Advice, "K", Start, null)],
                [new Stop("G", "1", Start, Start.AddYears(7000))],
                Start
            )
        );
        Assert.True(clock.Due > Start.AddYears(90));
        Assert.Equal(ClockState.Stopped, clock.State);
    }

    private static IReadOnlyList<Clock> Read(Procedure procedure, Occurrence occurrence) =>
        ClockFace.Read(
            procedure,
            "licence",
            new Dictionary<string, WorkingCalendar>(),
            [occurrence],
            [],
            Start
        );

    private static StageLimit Limit(
        string id,
        Span? runs,
        string within = "10 days",
        string? calendar = null
    ) =>
        new(
            id,
            Title,
            "made up",
            TimeLimit.Parse(within) with
            {
                Calendar = calendar,
            },
            null,
            null,
            ["G"]
        )
        {
            Runs = runs,
        };

    private static Procedure Procedure(params StageLimit[] limits) => Procedure(limits, []);

    private static Procedure Procedure(StageLimit[] limits, Consultation[] consultations) =>
        new()
        {
            Authorities = new Dictionary<string, Authority>
            {
                ["office"] = new("office", Title, null, null, "New York"),
                ["tokyo-office"] = new("tokyo-office", Title, null, null, "Tokyo"),
            },
            Calendars = new Dictionary<string, WorkingCalendar>
            {
                ["Warsaw"] = Calendar("Warsaw", "Europe/Warsaw"),
                ["Tokyo"] = Calendar("Tokyo", "Asia/Tokyo"),
                ["New York"] = Calendar("New York", "America/New_York"),
            },
            Ladder =
            [
                new("desk", Title, "office", TimeLimit.Parse("20 days"), "board", null)
                {
                    Then = [Deed.Escalate],
                },
                new("board", Title, "tokyo-office", null, null, null),
            ],
            Limits = limits,
            Consultations = consultations,
            StopGrounds = [new("G", Title, null)],
        };

    private static WorkingCalendar Calendar(string name, string zone) =>
        new(name, zone, [DayOfWeek.Saturday, DayOfWeek.Sunday], new HashSet<DateOnly>(), null);
}
