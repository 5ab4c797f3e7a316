using System.Globalization;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Asking;

namespace Passavant.Web.Administration;

/// <summary>A calendar of working days as an authority writes it. It replaces the accord's of the same name.</summary>
/// <param name="Zone">The IANA time zone in which its days begin and end.</param>
/// <param name="Weekend">The days of rest in each week, such as <c>saturday</c>; Saturdays and Sundays unless said.</param>
/// <param name="Holidays">Days off besides.</param>
/// <param name="CutOff">The time of day, such as <c>16:00</c>, after which what arrives counts as of the next working day.</param>
internal sealed record CalendarContent(
    string Zone,
    IReadOnlyList<DayOfWeek>? Weekend = null,
    IReadOnlyList<DateOnly>? Holidays = null,
    string? CutOff = null
)
{
    private const int MostHolidays = 5000;

    /// <summary>Reads what the records keep.</summary>
    public static WorkingCalendar Read(string name, string content) =>
        JsonSerializer.Deserialize<CalendarContent>(content, CaseJson.Options)!.Calendar(name);

    /// <summary>What the records keep.</summary>
    public string Text() => JsonSerializer.Serialize(this, CaseJson.Options);

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Fault> Faults()
    {
        var faults = new List<Fault>();
        if (
            !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _)
            || !Zone.Contains('/') && Zone != "UTC"
        )
            faults.Add(
                new(
                    ["body", "zone"],
                    "is no time zone; expected one such as Europe/Brussels, or UTC"
                )
            );
        if (Weekend?.Distinct().Count() == 7)
            faults.Add(
                new(
                    ["body", "weekend"],
                    "leaves no working day in the week; expected six days at most"
                )
            );
        if (Holidays?.Count > MostHolidays)
            faults.Add(new(["body", "holidays"], $"expected {MostHolidays} days at most"));
        if (Holidays is { } days && days.Distinct().Count() < days.Count)
            faults.Add(new(["body", "holidays"], "names a day twice"));
        if (CutOff is not null && Time(CutOff) is null)
            faults.Add(new(["body", "cutOff"], "expected a time of day such as 16:00"));
        return faults;
    }

    /// <summary>The calendar it is.</summary>
    public WorkingCalendar Calendar(string name) =>
        new(
            name,
            Zone,
            Weekend ?? [DayOfWeek.Saturday, DayOfWeek.Sunday],
            (Holidays ?? []).ToHashSet(),
            CutOff is null ? null : Time(CutOff)
        );

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(
            text,
            "HH:mm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : null;
}
