using System.Globalization;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Asking;

namespace Passavant.Web.Cases;

/// <summary>A calendar of an authority as it is given and kept: it replaces the accord's calendar of the same name.</summary>
internal sealed record CalendarFile
{
    private const int MostHolidays = 5000;

    /// <summary>The IANA time zone.</summary>
    public required string Zone { get; init; }

    /// <summary>The days of rest in each week, in English: saturday, sunday.</summary>
    public IReadOnlyList<DayOfWeek> Weekend { get; init; } = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Days off.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>What days off are called, where somebody said it.</summary>
    public IReadOnlyDictionary<DateOnly, string>? Names { get; init; }

    /// <summary>The time of day, such as <c>16:00</c>, after which what arrives counts as of the next working day.</summary>
    public string? CutOff { get; init; }

    /// <summary>The calendar of that text.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static WorkingCalendar Read(string name, string json)
    {
        CalendarFile file;
        try
        {
            file = JsonSerializer.Deserialize<CalendarFile>(json, CaseJson.Options)!;
        }
        catch (JsonException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }
        if (file.Faults() is { Count: > 0 } faults)
            throw new FormatException(
                string.Join("; ", faults.Select(fault => $"{fault.Loc[^1]}: {fault.Msg}"))
            );
        return file.Calendar(name);
    }

    /// <summary>The calendar limits are counted by.</summary>
    public WorkingCalendar Calendar(string name) =>
        new(name, Zone, Weekend, Holidays.ToHashSet(), CutOff is null ? null : Time(CutOff));

    /// <summary>A calendar of the accord, as a start for an authority's own.</summary>
    public static CalendarFile Of(WorkingCalendar calendar) =>
        new()
        {
            Zone = calendar.Zone,
            Weekend = [.. calendar.Weekend],
            Holidays = [.. calendar.Holidays.Order()],
            CutOff = calendar.CutOff?.ToString("HH:mm", CultureInfo.InvariantCulture),
        };

    /// <summary>The text it is kept as.</summary>
    public string ToText() => JsonSerializer.Serialize(this, CaseJson.Options);

    /// <summary>What is wrong with it; all of it.</summary>
    public IReadOnlyList<Fault> Faults()
    {
        var faults = new List<Fault>();
        if (
            !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _)
            || !Zone.Contains('/', StringComparison.Ordinal) && Zone != "UTC"
        )
            faults.Add(
                new(["body", "zone"], "is no time zone; expected one such as Europe/London, or UTC")
            );
        if (Weekend.Distinct().Count() == 7)
            faults.Add(new(["body", "weekend"], "at least one day of the week is worked"));
        if (Holidays.Count > MostHolidays || Holidays.Distinct().Count() < Holidays.Count)
            faults.Add(new(["body", "holidays"], $"expected up to {MostHolidays} days, each once"));
        if (
            Names?.Any(one => !Holidays.Contains(one.Key) || one.Value.Length is 0 or > 100) == true
        )
            faults.Add(
                new(["body", "names"], "expected up to 100 signs for a day of the holidays")
            );
        if (CutOff is not null && Time(CutOff) is null)
            faults.Add(new(["body", "cutOff"], "expected a time of day such as 16:00"));
        return faults;
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(
            text,
            ["HH:mm", "HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : null;
}
