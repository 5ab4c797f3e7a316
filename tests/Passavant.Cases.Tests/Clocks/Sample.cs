using System.Globalization;
using Passavant.Accords;
using Passavant.Cases.Clocks;

namespace Passavant.Cases.Tests.Clocks;

/// <summary>A clock made up: a calendar, a limit, an event that begins it, stops, and an instant to read it at.</summary>
/// <remarks>The limit names the grounds <c>free</c> and <c>short</c>; the second has a limit of its own. <c>other</c> is a ground of another limit.</remarks>
internal sealed record Sample(
    WorkingCalendar Calendar,
    TimeLimit Limit,
    TimeLimit Short,
    DateTimeOffset From,
    DateTimeOffset? To,
    DateTimeOffset Now,
    IReadOnlyList<Stop> Stops
)
{
    // Zones whose clocks change at midnight, by half an hour, far from UTC, or that once left out a day.
    public static readonly string[] Zones =
    [
        "UTC",
        "Europe/London",
        "Europe/Brussels",
        "America/New_York",
        "America/Santiago",
        "America/Havana",
        "Africa/Cairo",
        "Asia/Beirut",
        "Asia/Tehran",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Pacific/Kiritimati",
    ];

    private static readonly Gen<TimeLimit> Limits = Gen.OneOf(
        Limited(40, "days"),
        Limited(40, "working days"),
        Limited(8, "months"),
        Limited(2, "years")
    );

    private static readonly DateTimeOffset Origin = new(2009, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A stop, in minutes from the beginning: some end with a day of UTC, some never.</summary>
    private static Gen<(string Ground, int From, int For)> Stopped { get; } =
        Gen.Select(
            OneOf("free", "short", "other"),
            Gen.Int[-30 * 24 * 60, 60 * 24 * 60],
            Gen.Frequency(
                (1, Gen.Const(-1)),
                (9, Gen.Int[0, 30 * 24 * 60]),
                (3, Gen.Int[0, 12].Select(days => days * 24 * 60))
            )
        );

    public static Gen<Sample> Any { get; } =
        from zone in OneOf(Zones)
        from rest in Gen.OneOf(
            Gen.Const(new[] { DayOfWeek.Saturday, DayOfWeek.Sunday }),
            Gen.Int[0, 6]
                .Select(Gen.Int[0, 6])
                .Select(
                    (a, b) => Enumerable.Range(a, b).Select(day => (DayOfWeek)(day % 7)).ToArray()
                )
        )
        from cutOff in Gen.OneOf(
            Gen.Const(() => (TimeOnly?)null),
            Gen.Int[0, 24 * 60 - 1]
                .Select(minute => (TimeOnly?)TimeOnly.MinValue.AddMinutes(minute))
        )
        from start in Gen.Int[0, 365 * 22]
        from minute in Gen.Int[0, 24 * 60 - 1]
        from holidays in Gen.Int[-10, 120].Array[0, 40]
        from limit in Limits
        from own in Limits
        from stops in Stopped.Array[0, 5]
        from to in Gen.OneOf(Gen.Const(-1), Gen.Int[0, 100 * 24 * 60])
        from now in Gen.Int[0, 120 * 24 * 60]
        let begin = Origin.AddDays(start).AddMinutes(minute)
        select new Sample(
            new WorkingCalendar(
                "made up",
                zone,
                rest,
                holidays
                    .Select(day => DateOnly.FromDateTime(begin.UtcDateTime).AddDays(day))
                    .ToHashSet(),
                cutOff
            ),
            limit,
            own,
            begin,
            to < 0 ? null : begin.AddMinutes(to),
            begin.AddMinutes(Math.Max(now, to)),
            [
                .. stops.Select(
                    (stop, number) =>
                        new Stop(
                            stop.Ground,
                            number.ToString(CultureInfo.InvariantCulture),
                            begin.AddMinutes(stop.From),
                            stop.For < 0 ? null : begin.AddMinutes(stop.From + stop.For)
                        )
                ),
            ]
        );

    private static Gen<T> OneOf<T>(params T[] values) =>
        Gen.Int[0, values.Length - 1].Select(place => values[place]);

    private static Gen<TimeLimit> Limited(int most, string unit) =>
        Gen.Int[0, most]
            .Select(number =>
                TimeLimit.Parse(string.Create(CultureInfo.InvariantCulture, $"{number} {unit}"))
            );

    /// <summary>The clock as the engine shows it.</summary>
    public Clock Read() =>
        Assert.Single(
            ClockFace.Read(
                new Procedure
                {
                    Authorities = new Dictionary<string, Authority>(),
                    Calendars = new Dictionary<string, WorkingCalendar>(),
                    Ladder = [],
                    Limits =
                    [
                        new StageLimit(
                            "L",
                            null,
                            "made up",
                            Counted(Limit),
                            null,
                            null,
                            ["free", "short"]
                        )
                        {
                            Runs = Span.Advice,
                        },
                    ],
                    StopGrounds =
                    [
                        new StopGround("free", new Wording("free"), null),
                        new StopGround("short", new Wording("short"), Counted(Short)),
                        new StopGround("other", new Wording("other"), null),
                    ],
                },
                "licence",
                new Dictionary<string, WorkingCalendar> { [Calendar.Name] = Calendar },
                [new Occurrence(Span.Advice, "K", From, To)],
                Stops,
                Now
            )
        );

    /// <summary>The same in the slow way.</summary>
    public Oracle Slowly() =>
        new(
            Limit,
            Calendar,
            From,
            [
                .. Stops
                    .Where(stop => stop.Ground != "other" && !(stop.From >= To))
                    .Select(stop =>
                        stop.Ground == "short"
                        && new Oracle(Short, Calendar, stop.From, []).Due() is { } end
                        && !(stop.To <= end)
                            ? (stop.From, end)
                            : (stop.From, stop.To)
                    ),
            ]
        );

    private TimeLimit Counted(TimeLimit limit) => limit with { Calendar = Calendar.Name };

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Calendar.Zone}, off {string.Join("+", Calendar.Weekend)}, cut-off {Calendar.CutOff}, holidays {string.Join(" ", Calendar.Holidays.Order().Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}; {Limit} (own {Short}) from {From:O} to {To:O}, read {Now:O}; {string.Join("; ", Stops)}"
        );
}
