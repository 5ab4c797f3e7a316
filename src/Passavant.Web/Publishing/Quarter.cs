using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Passavant.Web.Publishing;

/// <summary>A quarter of a year in universal time, such as <c>2026-Q3</c>: the period figures are published for.</summary>
/// <remarks>Equal when year and number are; sorts in time. <c>default</c> is none.</remarks>
internal readonly record struct Quarter : IParsable<Quarter>, IComparable<Quarter>
{
    private readonly int months;

    private Quarter(int months) => this.months = months;

    /// <summary>When it begins.</summary>
    public DateTimeOffset From => new(months / 12, (months % 12) + 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When the next begins.</summary>
    public DateTimeOffset To => From.AddMonths(3);

    /// <summary>The next.</summary>
    public Quarter Next => new(months + 3);

    /// <summary>The quarter an instant is in.</summary>
    public static Quarter Of(DateTimeOffset at)
    {
        var day = at.UtcDateTime;
        return new((day.Year * 12) + ((day.Month - 1) / 3 * 3));
    }

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        out Quarter result
    )
    {
        result = default;
        if (
            s is not { Length: 7 }
            || s[4..6] != "-Q"
            || s[6] is < '1' or > '4'
            || !int.TryParse(s[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year == 0
        )
            return false;
        result = new((year * 12) + ((s[6] - '1') * 3));
        return true;
    }

    /// <inheritdoc/>
    public static Quarter Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var quarter)
            ? quarter
            : throw new FormatException($"'{s}' is no quarter; expected one such as 2026-Q3");

    /// <inheritdoc/>
    public int CompareTo(Quarter other) => months.CompareTo(other.months);

    /// <summary>Such as <c>2026-Q3</c>.</summary>
    public override string ToString() => $"{months / 12:0000}-Q{(months % 12 / 3) + 1}";
}
