using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Passavant.Accords;

/// <summary>In what a time limit is counted.</summary>
public enum TimeUnit
{
    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Days on which the authority's calendar says it works.</summary>
    WorkingDays,

    /// <summary>Calendar months; the day of the month is kept, or is the last day of a shorter month.</summary>
    Months,

    /// <summary>Calendar years, counted as twelve months each.</summary>
    Years,
}

/// <summary>A length of time in law, such as <c>10 working days</c> or <c>4 months</c>, with the calendar it is counted in where one is named.</summary>
/// <remarks>Equal when number, unit and calendar are equal: 12 months and 1 year differ, as texts differ.</remarks>
public sealed record TimeLimit : IParsable<TimeLimit>
{
    private TimeLimit(int number, TimeUnit unit) => (Number, Unit) = (number, unit);

    /// <summary>How many; at least 0.</summary>
    public int Number { get; }

    /// <summary>In what it is counted.</summary>
    public TimeUnit Unit { get; }

    /// <summary>The calendar that says which days are worked; null for the authority's own.</summary>
    public string? Calendar { get; init; }

    /// <summary>Reads <c>30 days</c>, <c>10 working days</c>, <c>4 months</c>, <c>2 years</c>.</summary>
    /// <exception cref="FormatException">The text is none of these; the message names it and gives an example.</exception>
    public static TimeLimit Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var limit)
            ? limit
            : throw new FormatException(
                $"'{s}' is no length of time; expected for example '10 working days'."
            );

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out TimeLimit result
    )
    {
        result = null;
        var parts = (s ?? "").Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (parts.Length is not (2 or 3))
            return false;
        if (
            !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
            return false;
        TimeUnit? unit = string.Join(' ', parts[1..]) switch
        {
            "day" or "days" or "calendar day" or "calendar days" => TimeUnit.Days,
            "working day" or "working days" => TimeUnit.WorkingDays,
            "month" or "months" => TimeUnit.Months,
            "year" or "years" => TimeUnit.Years,
            _ => null,
        };
        if (unit is null || number > 36_500)
            return false;
        result = new TimeLimit(number, unit.Value);
        return true;
    }

    /// <summary>The day on which the limit ends, counted from <paramref name="start"/> (which is day 0).</summary>
    public DateOnly EndsOn(DateOnly start, WorkingCalendar calendar) =>
        Unit switch
        {
            TimeUnit.Days => start.AddDays(Number),
            TimeUnit.WorkingDays => calendar.AddWorkingDays(start, Number),
            TimeUnit.Months => start.AddMonths(Number),
            _ => start.AddMonths(12 * Number),
        };

    /// <summary>The limit as it is read: <c>10 working days</c>.</summary>
    public override string ToString() =>
        Unit switch
        {
            TimeUnit.Days => $"{Number} day",
            TimeUnit.WorkingDays => $"{Number} working day",
            TimeUnit.Months => $"{Number} month",
            _ => $"{Number} year",
        } + (Number == 1 ? "" : "s");
}
