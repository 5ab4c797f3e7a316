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
}
