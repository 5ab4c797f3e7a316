using System.Diagnostics.CodeAnalysis;

namespace Passavant.Accords.Quantities;

/// <summary>A unit of measurement, known by its UCUM code, such as <c>kW</c>, <c>W/cm2</c> or <c>10*6/s</c>.</summary>
/// <remarks>
/// <para>Equal when the canonical code is equal: <c>m/s</c> and <c>m.s-1</c> are one unit, <c>N.m</c> and <c>J</c> are two that are compatible. No order.</para>
/// <para>A value in this unit times <see cref="Factor"/> plus <see cref="Offset"/> is the value in base units (<see cref="Dimension"/>), exactly unless <see cref="IsApproximate"/>.</para>
/// <para>Read from UCUM's case-sensitive grammar (<c>.</c>, <c>/</c>, integer exponents, parentheses, <c>10*6</c>, annotations) and from the spellings control lists print (<c>µm</c>, <c>°C</c>, <c>rpm</c>, <c>MSPS</c>, <c>W/cm²</c>, <c>pT/√Hz</c>; see <see cref="Units.All"/>).
/// Not UCUM, and written as follows: <c>sqrt(Hz)</c> for a half power, <c>dB[mW]</c> for dBm, <c>dBc</c>, <c>dBi</c>, <c>TPP</c>, <c>WT</c>, <c>base</c>, and the ISO 4217 currency codes.
/// <c>°C</c> and <c>°F</c> stand alone only: no exponent, no product.</para>
/// <para>Reading refused text throws <see cref="FormatException"/>. Text longer than <see cref="LongestText"/> is refused.</para>
/// </remarks>
public sealed record Unit : IParsable<Unit>
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int LongestText = 80;

    internal Unit(string code, UnitMeasure measure)
    {
        Code = code;
        Dimension = measure.Dimension;
        Factor = measure.Factor;
        Offset = measure.Offset;
        IsApproximate = measure.IsApproximate;
    }

    /// <summary>The unit of plain numbers, <c>1</c>.</summary>
    public static Unit One { get; } = new("1", new(Dimension.None, Rational.One));

    /// <summary>The canonical code; reads back to an equal unit.</summary>
    public string Code { get; }

    /// <summary>What it measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>How many base units one of these is; for a logarithmic unit, how many decibels.</summary>
    public Rational Factor { get; }

    /// <summary>What zero of this unit is in base units: 273.15 for <c>Cel</c>, 30 for <c>dB[W]</c>, otherwise zero.</summary>
    public Rational Offset { get; }

    /// <summary>Whether the factor rests on a rational stand-in, to thirty digits, for an irrational number (radians, nepers). Comparisons within one such unit are still exact.</summary>
    public bool IsApproximate { get; }

    /// <summary>Whether values are logarithms of a ratio (decibel and its kin): see <see cref="Level"/>.</summary>
    public bool IsLogarithmic => Dimension.IsLevel;

    /// <summary>Whether values in both units can be compared.</summary>
    public bool IsCompatibleWith(Unit other) => Dimension == other.Dimension;

    /// <summary>A value in this unit, in base units.</summary>
    public Rational ToBase(Rational value) => value * Factor + Offset;

    /// <summary>A value in base units, in this unit.</summary>
    public Rational FromBase(Rational value) => (value - Offset) / Factor;

    /// <summary>Reads a unit; see the type's remarks for the grammar. The provider is ignored.</summary>
    /// <exception cref="FormatException">The text is no unit known here; the message names the nearest that is.</exception>
    public static Unit Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var unit)
            ? unit
            : throw new FormatException($"'{Excerpt.Of(s)}' is not a known unit; {Units.Hint(s)}.");

    /// <summary>Reads a unit as <see cref="Parse"/> does, answering false where that throws.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        [MaybeNullWhen(false)] out Unit result
    ) => TryParse(s, null, out result);

    /// <inheritdoc cref="TryParse(string?, out Unit)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Unit result
    )
    {
        result = s is null || s.Length > LongestText ? null : UnitReader.Read(s);
        return result is not null;
    }

    /// <inheritdoc/>
    public bool Equals(Unit? other) => Code == other?.Code;

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <summary>The canonical code.</summary>
    public override string ToString() => Code;
}

/// <summary>How a unit relates to the base units of its dimension.</summary>
readonly record struct UnitMeasure(
    Dimension Dimension,
    Rational Factor,
    Rational Offset = default,
    bool IsApproximate = false
);
