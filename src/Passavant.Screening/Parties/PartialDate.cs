using System.Globalization;

namespace Passavant.Screening;

/// <summary>A day, month, year or span of years, as far as it is known.</summary>
/// <remarks>Equal when both ends, and whether it is about, are equal. The default is 1 January of year 1.</remarks>
/// <param name="From">The first day it may be.</param>
/// <param name="To">The last day it may be.</param>
/// <param name="IsAbout">Whether the source says “circa”: it may lie a little outside.</param>
public readonly record struct PartialDate(DateOnly From, DateOnly To, bool IsAbout = false)
{
    /// <summary>One day.</summary>
    public static PartialDate Day(DateOnly day) => new(day, day);

    /// <summary>Any day of a year.</summary>
    public static PartialDate Year(int year, bool isAbout = false) => Years(year, year, isAbout);

    /// <summary>Any day of a month.</summary>
    public static PartialDate Month(int year, int month) =>
        new(new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>Any day from the first of one year to the last of another.</summary>
    public static PartialDate Years(int first, int last, bool isAbout = false) =>
        new(new(first, 1, 1), new(last, 12, 31), isAbout);

    /// <summary>The one spelling of it: <c>1961</c>, <c>1961-05</c>, <c>1961-05-03</c>, a span as <c>1960/1965</c>, and a <c>~</c> after what is about.</summary>
    public override string ToString()
    {
        var about = IsAbout ? "~" : "";
        if (Single(From, To) is { } one)
            return one + about;
        var whole = From is { Month: 1, Day: 1 } && To is { Month: 12, Day: 31 };
        return whole
            ? string.Create(CultureInfo.InvariantCulture, $"{From.Year:0000}/{To.Year:0000}{about}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{From:yyyy-MM-dd}/{To:yyyy-MM-dd}{about}"
            );
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        var about = text.EndsWith("~");
        if (about)
            text = text[..^1];
        var slash = text.IndexOf('/');
        if (!TryOne(slash < 0 ? text : text[..slash], out var from))
            return false;
        var to = from;
        if (slash >= 0 && !TryOne(text[(slash + 1)..], out to))
            return false;
        date = new PartialDate(from.From, to.To, about);
        return date.From <= date.To;
    }

    private static bool TryOne(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        if (
            text.Length is not (4 or 7 or 10)
            || !int.TryParse(
                text[..4],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var year
            )
            || year == 0
        )
            return false;
        if (text.Length == 4)
        {
            date = Year(year);
            return true;
        }
        if (text.Length == 10)
        {
            var read = DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            );
            date = Day(day);
            return read;
        }
        if (
            text[4] != '-'
            || !int.TryParse(
                text[5..],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var month
            )
            || month is < 1 or > 12
        )
            return false;
        date = Month(year, month);
        return true;
    }

    private static string? Single(DateOnly from, DateOnly to) =>
        from == to ? from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : from.Year != to.Year || from.Day != 1 ? null
        : from.Month == to.Month && to.Day == DateTime.DaysInMonth(to.Year, to.Month)
            ? from.ToString("yyyy-MM", CultureInfo.InvariantCulture)
        : from.Month == 1 && to is { Month: 12, Day: 31 }
            ? from.ToString("yyyy", CultureInfo.InvariantCulture)
        : null;
}
