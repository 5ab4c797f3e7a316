using System.Globalization;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Administration;

/// <summary>A year of a calendar as twelve small months, with days of rest and days off marked.</summary>
internal static class YearDrawing
{
    /// <summary>The year.</summary>
    public static Markup Of(Here here, CalendarFile calendar, int year, DateOnly today)
    {
        var off = calendar.Holidays.Where(day => day.Year == year).ToHashSet();
        var months = Enumerable
            .Range(1, 12)
            .Select(month => Month(here, calendar, off, new DateOnly(year, month, 1), today));
        return Markup.Of(
            $"""<ul class="p-admin-key"><li><i class="p-rest"></i>{here["day of rest each week"]}</li><li><i class="p-off"></i>{here["day off"]}</li><li><i class="p-today"></i>{here["today"]}</li></ul><div class="p-year">{months}</div>"""
        );
    }

    private static Markup Month(
        Here here,
        CalendarFile calendar,
        HashSet<DateOnly> off,
        DateOnly first,
        DateOnly today
    )
    {
        // Weeks begin on Monday.
        var lead = ((int)first.DayOfWeek + 6) % 7;
        var days = DateTime.DaysInMonth(first.Year, first.Month);
        var heads = Enumerable
            .Range(1, 7)
            .Select(day =>
            {
                var name = here.Culture.DateTimeFormat.GetDayName((DayOfWeek)(day % 7));
                return Markup.Of(
                    $"""<th scope="col"><abbr title="{name}">{name[..1].ToUpper(here.Culture)}</abbr></th>"""
                );
            });
        var weeks = Enumerable
            .Range(0, (lead + days + 6) / 7)
            .Select(week =>
                Markup.Of(
                    $"<tr>{Enumerable.Range(week * 7 - lead + 1, 7).Select(day => day < 1 || day > days ? Markup.Of($"<td></td>") : Day(here, calendar, off, first.AddDays(day - 1), today))}</tr>"
                )
            );
        var title = first.ToString("MMMM yyyy", here.Culture);
        return Markup.Of(
            $"""<table class="p-month"><caption>{title[..1].ToUpper(here.Culture)}{title[1..]}</caption><thead><tr>{heads}</tr></thead><tbody>{weeks}</tbody></table>"""
        );
    }

    private static Markup Day(
        Here here,
        CalendarFile calendar,
        HashSet<DateOnly> off,
        DateOnly day,
        DateOnly today
    )
    {
        var isOff = off.Contains(day);
        var isRest = calendar.Weekend.Contains(day.DayOfWeek);
        var look =
            $"{(isOff ? "p-off" : isRest ? "p-rest" : "")}{(day == today ? " p-today" : "")}".Trim();
        var said =
            isOff ? calendar.Names?.GetValueOrDefault(day) ?? here["day off"]
            : isRest ? here["day of rest"]
            : null;
        return Markup.Of(
            $"""<td{(look.Length == 0 ? Markup.Empty : Markup.Of($" class=\"{look}\""))}{(isOff ? Markup.Of($" title=\"{said}\"") : Markup.Empty)}>{day.Day.ToString(CultureInfo.InvariantCulture)}{(said is null ? Markup.Empty : Markup.Of($"""<span class="govuk-visually-hidden"> ({said})</span>"""))}</td>"""
        );
    }
}
