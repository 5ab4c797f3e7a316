namespace Passavant.Screening.Matching;

/// <summary>What two dates of birth, founding or building say of each other, in hundredths of a point.</summary>
internal static class DateGrade
{
    /// <summary>The most that any two of the dates say; null where one side states none.</summary>
    public static int? Best(IReadOnlyList<PartialDate> asked, IReadOnlyList<PartialDate> listed)
    {
        int? best = null;
        for (var i = 0; i < asked.Count; i++)
        for (var j = 0; j < listed.Count; j++)
            best = Math.Max(best ?? int.MinValue, Of(asked[i], listed[j]));
        return best;
    }

    /// <summary>What two dates say of each other; the same whichever comes first.</summary>
    public static int Of(PartialDate one, PartialDate other)
    {
        var (exactOne, exactOther) = (one.From == one.To, other.From == other.To);
        if (exactOne && exactOther)
        {
            if (one.From == other.From)
                return one.IsAbout || other.IsAbout ? 600 : 1000;
            if (one.From.Year == other.From.Year)
                return one.From.Month == other.From.Day && one.From.Day == other.From.Month ? 700
                    : DigitsApart(one.From, other.From) == 1 ? 500
                    // The first of January often stands for an unknown day.
                    : IsNewYear(one.From) || IsNewYear(other.From) ? 300
                    : 100;
            if (
                DigitsApart(one.From, other.From) == 1
                && Math.Abs(one.From.Year - other.From.Year) <= 10
            )
                return 300;
        }
        var apart = YearsApart(one, other) - (one.IsAbout || other.IsAbout ? 2 : 0);
        return apart switch
        {
            <= 0 when one.From <= other.To && other.From <= one.To => exactOne || exactOther
                ? 500
                : 500 - 50 * Math.Min(8, Span(one) + Span(other)),
            <= 0 => 200,
            1 => 0,
            2 => -300,
            <= 4 => -900,
            <= 8 => -1800,
            _ => -2600,
        };
    }

    private static bool IsNewYear(DateOnly day) => day is { Month: 1, Day: 1 };

    private static int Span(PartialDate date) => date.To.Year - date.From.Year;

    private static int YearsApart(PartialDate one, PartialDate other) =>
        one.From.Year > other.To.Year ? one.From.Year - other.To.Year
        : other.From.Year > one.To.Year ? other.From.Year - one.To.Year
        : 0;

    private static int DigitsApart(DateOnly one, DateOnly other)
    {
        var (a, b) = (Number(one), Number(other));
        var apart = 0;
        for (; a > 0 || b > 0; a /= 10, b /= 10)
            apart += a % 10 == b % 10 ? 0 : 1;
        return apart;
    }

    private static int Number(DateOnly day) => day.Year * 10_000 + day.Month * 100 + day.Day;
}
