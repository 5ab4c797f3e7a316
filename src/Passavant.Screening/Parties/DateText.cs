using System.Globalization;

namespace Passavant.Screening;

/// <summary>Which of two numbers in a date such as <c>05/07/1983</c> is the day.</summary>
public enum DateOrder
{
    /// <summary>Not agreed: such dates are not read.</summary>
    Unsaid,

    /// <summary>The day stands first.</summary>
    DayFirst,

    /// <summary>The month stands first.</summary>
    MonthFirst,
}

/// <summary>Reads dates as lists and people write them: <c>1961</c>, <c>1961-05-03</c>, <c>03 May 1961</c>, <c>May 1961</c>, <c>circa 1960</c>, <c>1960 to 1965</c>, <c>between 1960 and 1965</c>, <c>1960s</c>, <c>00/05/1961</c>.</summary>
public static class DateText
{
    private static readonly string[] About =
    [
        "circa ",
        "circa-",
        "circa. ",
        "approximately ",
        "approx. ",
        "approx ",
        "about ",
        "around ",
        "ca. ",
        "c. ",
        "c.",
        "ca ",
        "c ",
        "early ",
        "late ",
        "mid-",
        "mid ",
    ];
    private static readonly string[] Months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    /// <summary>Reads a date; false where the text is none, or names a day that does not exist.</summary>
    public static bool TryRead(string text, DateOrder order, out PartialDate date)
    {
        var rest = text.AsSpan().Trim();
        var about = false;
        foreach (var word in About)
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                about = true;
                rest = rest[word.Length..].TrimStart();
                break;
            }
        if (!TrySpan(rest, order, out date))
            return false;
        if (about)
            date = date with { IsAbout = true };
        return true;
    }

    private static bool TrySpan(ReadOnlySpan<char> text, DateOrder order, out PartialDate date)
    {
        if (TryOne(text, order, out date))
            return true;
        if (
            text.StartsWith("between ", StringComparison.OrdinalIgnoreCase)
            && Split(text[8..], " and ", out var first, out var second)
        )
            return TryBoth(first, second, order, out date);
        if (
            text.StartsWith("from ", StringComparison.OrdinalIgnoreCase)
            && Split(text[5..], " to ", out first, out second)
        )
            return TryBoth(first, second, order, out date);
        if (Split(text, " to ", out first, out second) || Split(text, " - ", out first, out second))
            return TryBoth(first, second, order, out date);
        if (text.Length == 9 && text[4] is '-' or '/' or '–')
            return TryBoth(text[..4], text[5..], order, out date);
        return false;
    }

    private static bool TryBoth(
        ReadOnlySpan<char> first,
        ReadOnlySpan<char> second,
        DateOrder order,
        out PartialDate date
    )
    {
        date = default;
        if (!TryOne(second.Trim(), order, out var to))
            return false;
        // “between Aug. and Sep. 1977”: the year is said once.
        if (
            !TryOne(first.Trim(), order, out var from)
            && !(Month(first.Trim()) is { } month && TryDay(to.From.Year, month, null, out from))
        )
            return false;
        date = new PartialDate(from.From, to.To);
        return from.From <= to.To;
    }

    private static bool TryOne(ReadOnlySpan<char> text, DateOrder order, out PartialDate date)
    {
        date = default;
        if (text.Length == 5 && text[4] is 's' or 'S' && Number(text[..4]) is { } decade)
        {
            if (decade % 10 != 0)
                return false;
            date = PartialDate.Years(decade, decade + 9);
            return true;
        }
        // Of an instant, or a day with its offset from UTC, the day is meant.
        if (text.Length > 10 && text[4] == '-' && text[10] is 'T' or 'Z' or '+' or '-')
            text = text[..10];
        if (
            text.Length >= 4
            && Number(text[..4]) is { } year
            && (text.Length == 4 || text[4] == '-')
        )
            return TryIso(text, year, out date);
        if (text.IndexOfAny('/', '.') >= 0 && TryNumbers(text, order, out date))
            return true;
        return TryWords(text, out date);
    }

    // 1961, 1961-05, 1961-05-03; a month or day of one digit too.
    private static bool TryIso(ReadOnlySpan<char> text, int year, out PartialDate date)
    {
        if (text.Length == 4)
            return TryDay(year, null, null, out date);
        var rest = text[5..];
        var dash = rest.IndexOf('-');
        date = default;
        return dash < 0
            ? rest.Length <= 2
                && Number(rest) is { } only
                && TryDay(year, Said(only), null, out date)
            : dash is 1 or 2
                && rest.Length - dash is 2 or 3
                && Number(rest[..dash]) is { } month
                && Number(rest[(dash + 1)..]) is { } day
                && (month != 0 || day == 0)
                && TryDay(year, Said(month), Said(day), out date);
    }

    // 0 stands for what is not known.
    private static int? Said(int number) => number == 0 ? null : number;

    private static bool TryNumbers(ReadOnlySpan<char> text, DateOrder order, out PartialDate date)
    {
        date = default;
        Span<Range> parts = stackalloc Range[4];
        var dotted = text.Contains('.');
        if (text.Split(parts, dotted ? '.' : '/') != 3)
            return false;
        if (
            Number(text[parts[0]]) is not { } first
            || Number(text[parts[1]]) is not { } second
            || text[parts[2]].Length != 4
            || Number(text[parts[2]]) is not { } year
        )
            return false;
        var (day, month) =
            dotted || order == DateOrder.DayFirst ? (first, second) : (second, first);
        if (!dotted && order == DateOrder.Unsaid)
            return false;
        return TryDay(
            year,
            month == 0 ? null : month,
            month == 0 || day == 0 ? null : day,
            out date
        );
    }

    // 03 May 1961, May 3, 1961, May 1961.
    private static bool TryWords(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        Span<Range> parts = stackalloc Range[5];
        var count = text.SplitAny(parts, " ,-", StringSplitOptions.RemoveEmptyEntries);
        if (count is not (2 or 3) || text[parts[count - 1]].Length != 4)
            return false;
        if (Number(text[parts[count - 1]]) is not { } year)
            return false;
        if (count == 2)
            return Month(text[parts[0]]) is { } only && TryDay(year, only, null, out date);
        if (Month(text[parts[1]]) is { } month && Number(Ordinal(text[parts[0]])) is { } day)
            return TryDay(year, month, day, out date);
        return Month(text[parts[0]]) is { } leading
            && Number(Ordinal(text[parts[1]])) is { } following
            && TryDay(year, leading, following, out date);
    }

    private static ReadOnlySpan<char> Ordinal(ReadOnlySpan<char> text) =>
        text.Length > 2
        && (
            text.EndsWith("st", StringComparison.Ordinal)
            || text.EndsWith("nd", StringComparison.Ordinal)
            || text.EndsWith("rd", StringComparison.Ordinal)
            || text.EndsWith("th", StringComparison.Ordinal)
        )
            ? text[..^2]
            : text;

    private static bool TryDay(int year, int? month, int? day, out PartialDate date)
    {
        date = default;
        if (year is < 1000 or > 2999 || month is < 1 or > 12)
            return false;
        if (month is not { } known)
        {
            date = PartialDate.Year(year);
            return true;
        }
        if (day is not { } number)
        {
            date = PartialDate.Month(year, known);
            return true;
        }
        if (number < 1 || number > DateTime.DaysInMonth(year, known))
            return false;
        date = PartialDate.Day(new DateOnly(year, known, number));
        return true;
    }

    private static int? Month(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd('.');
        if (text.Length < 3)
            return null;
        for (var i = 0; i < Months.Length; i++)
            if (
                Months[i].AsSpan().StartsWith(text, StringComparison.OrdinalIgnoreCase)
                || i == 8 && text.Equals("sept", StringComparison.OrdinalIgnoreCase)
            )
                return i + 1;
        return null;
    }

    private static int? Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static bool Split(
        ReadOnlySpan<char> text,
        ReadOnlySpan<char> at,
        out ReadOnlySpan<char> first,
        out ReadOnlySpan<char> second
    )
    {
        var found = text.IndexOf(at, StringComparison.OrdinalIgnoreCase);
        first = found < 0 ? default : text[..found];
        second = found < 0 ? default : text[(found + at.Length)..];
        return found >= 0;
    }
}
