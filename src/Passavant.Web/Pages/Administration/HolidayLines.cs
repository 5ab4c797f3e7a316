using System.Globalization;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Administration;

/// <summary>Days off as people type them: one a line, with a name if they like, such as <c>2026-12-25 Christmas Day</c>.</summary>
internal static class HolidayLines
{
    /// <summary>The days of a calendar, one a line.</summary>
    public static string Write(CalendarFile calendar) =>
        string.Join(
            '\n',
            calendar
                .Holidays.Order()
                .Select(day =>
                    $"{day:yyyy-MM-dd} {calendar.Names?.GetValueOrDefault(day)}".TrimEnd()
                )
        );

    /// <summary>Reads the lines; every line that is no day is named.</summary>
    public static (
        IReadOnlyList<DateOnly> Days,
        IReadOnlyDictionary<DateOnly, string> Names,
        IReadOnlyList<string> Faults
    ) Read(string text, Here here)
    {
        var days = new SortedSet<DateOnly>();
        var names = new Dictionary<DateOnly, string>();
        var faults = new List<string>();
        foreach (var (index, raw) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.Length == 0)
                continue;
            var parts = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
            if (
                !DateOnly.TryParseExact(
                    parts[0],
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                faults.Add(
                    here[
                        "Line {0}: “{1}” is no day; write it such as 2026-12-25",
                        index + 1,
                        parts[0].Length > 30 ? parts[0][..30] + "…" : parts[0]
                    ]
                );
            else if (!days.Add(day))
                faults.Add(here["Line {0}: {1} stands there twice", index + 1, here.Day(day)]);
            else if (parts.Length > 1 && parts[1].Length > 100)
                faults.Add(here["Line {0}: the name has more than 100 letters", index + 1]);
            else if (parts.Length > 1)
                names[day] = parts[1];
        }
        return ([.. days], names, faults);
    }
}
