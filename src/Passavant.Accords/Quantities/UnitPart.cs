using System.Globalization;
using System.Numerics;
using System.Text;

namespace Passavant.Accords.Quantities;

/// <summary>How an atom may stand among others.</summary>
enum AtomKind
{
    /// <summary>Multiplies freely.</summary>
    Linear,

    /// <summary>Has a zero of its own, so stands alone: degrees Celsius.</summary>
    Affine,

    /// <summary>Ten decibels per factor of ten over a reference; dividing by a unit divides the reference: dBm/Hz.</summary>
    PowerLevel,

    /// <summary>Twenty decibels per factor of ten; stands alone.</summary>
    FieldLevel,
}

/// <summary>One factor of a unit: an atom with its prefix, raised to half of <c>Halves</c>.</summary>
readonly record struct UnitPart(
    string Code,
    UnitMeasure Measure,
    int Halves,
    AtomKind Kind = AtomKind.Linear
)
{
    bool IsNumber => Code[0] is >= '0' and <= '9' && Code != "10*";

    /// <summary>Multiplies parts into a unit; null when they do not make one.</summary>
    public static Unit? Assemble(List<UnitPart> parts)
    {
        var dimension = Dimension.None;
        var factor = Rational.One;
        var underRoot = Rational.One;
        var approximate = false;
        Rational offset = default;
        foreach (var (part, index) in parts.Select((part, index) => (part, index)))
        {
            if (
                part.Kind != AtomKind.Linear
                    && (
                        index > 0
                        || part.Halves != 2
                        || (part.Kind != AtomKind.PowerLevel && parts.Count > 1)
                    )
                || !dimension.TryTimes(part.Measure.Dimension, part.Halves, out dimension)
            )
            {
                return null;
            }

            approximate |= part.Measure.IsApproximate;
            offset += part.Measure.Offset;
            if (part.Halves % 2 == 0)
            {
                factor *= part.Measure.Factor.Pow(part.Halves / 2);
            }
            else
            {
                underRoot *= part.Measure.Factor.Pow(part.Halves);
            }
        }

        if (!underRoot.TryRoot(out var root))
        {
            return null;
        }

        factor *= root;
        if (parts[0].Kind == AtomKind.PowerLevel && parts.Count > 1)
        {
            // x dBm/MHz is x - 60 dBm/Hz: the divisor moves the reference, not the size of a decibel.
            var own = parts[0].Measure.Factor;
            if (approximate || !TryPowerOfTen(factor / own, out var power))
            {
                return null;
            }

            offset += 10 * power;
            factor = own;
        }

        var code = Write(parts);
        return code.Length > Unit.LongestText
            ? null
            : new Unit(code, new(dimension, factor, offset, approximate));
    }

    static bool TryPowerOfTen(Rational value, out int power)
    {
        power = 0;
        for (; value.IsInteger && value > 1; power++)
        {
            value /= 10;
        }

        for (; value < 1 && value.Numerator.IsOne; power--)
        {
            value *= 10;
        }

        return value == Rational.One;
    }

    static string Write(List<UnitPart> parts)
    {
        var above = new StringBuilder();
        var below = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.Halves == 0 || part.Code == "1")
            {
                continue;
            }

            if (part.Code == "10*" && part.Halves % 2 == 0)
            {
                above
                    .Append(above.Length == 0 ? "" : ".")
                    .Append(CultureInfo.InvariantCulture, $"10*{part.Halves / 2}");
            }
            else if (part.Halves > 0)
            {
                above.Append(above.Length == 0 ? "" : ".").Append(part.Text(part.Halves));
            }
            else
            {
                below.Append('/').Append(part.Text(-part.Halves));
            }
        }

        return (above.Length == 0 ? "1" : above.ToString()) + below;
    }

    string Text(int halves)
    {
        if (Code[0] == '{')
        {
            return Code;
        }

        if (!IsNumber)
        {
            return Dimension.Power(Code, halves);
        }

        var number = BigInteger.Parse(Code, NumberStyles.None, CultureInfo.InvariantCulture);
        return halves % 2 == 0
            ? BigInteger.Pow(number, halves / 2).ToString(CultureInfo.InvariantCulture)
            : $"sqrt({BigInteger.Pow(number, halves).ToString(CultureInfo.InvariantCulture)})";
    }
}
