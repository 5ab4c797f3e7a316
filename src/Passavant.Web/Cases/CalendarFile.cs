using System.Text.Json;
using Passavant.Accords;
using Passavant.Cases;

namespace Passavant.Web.Cases;

/// <summary>A calendar of an authority as it is kept: it replaces the accord's calendar of the same name.</summary>
internal sealed record CalendarFile
{
    /// <summary>The IANA time zone.</summary>
    public required string Zone { get; init; }

    /// <summary>The days of rest in each week, in English: saturday, sunday.</summary>
    public required IReadOnlyList<DayOfWeek> Weekend { get; init; }

    /// <summary>Days off.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>The time of day after which what arrives counts as of the next working day.</summary>
    public TimeOnly? CutOff { get; init; }

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
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(file.Zone, out _))
            throw new FormatException(
                $"zone: '{file.Zone}' is no time zone; expected for example Europe/London"
            );
        if (file.Weekend.Distinct().Count() == 7)
            throw new FormatException("weekend: at least one day of the week is worked");
        return new WorkingCalendar(
            name,
            file.Zone,
            file.Weekend,
            file.Holidays.ToHashSet(),
            file.CutOff
        );
    }
}
