using System.Globalization;
using Fhir.Metrics;
using Passavant.Accords.Quantities;
using Unit = Passavant.Accords.Quantities.Unit;

namespace Passavant.Accords.Tests.Quantities;

/// <summary>Holds our factors against another implementation of UCUM.</summary>
public sealed class FhirMetricsOracleTests(ITestOutputHelper output)
{
    // Measured constants: UCUM 1.9 carries the values of 1986, we carry those of 2019 and 2022.
    static readonly string[] OldConstants = ["eV", "[e]", "u", "[k]", "AU"];

    // Scales the oracle has no formula for, and units that are not UCUM's.
    static readonly string[] Untested =
    [
        "Cel",
        "[degF]",
        "Np",
        "B",
        "B[W]",
        "B[kW]",
        "B[V]",
        "B[mV]",
        "B[uV]",
        "B[SPL]",
        "dBi", // the gain of an antenna here, a tenth of a biot there
        "kt", // a knot here, a kilotonne there: see the aliases
        "[h]", // UCUM 1.9 prints 10^-24 for 10^-34
        "b", // its decimal underflows
    ];

    static readonly string[] SharedBases = ["C", "K", "cd", "g", "m", "s"];

    static readonly SystemOfUnits Oracle = UCUM.Load();

    [Fact]
    public void Factors_agree_with_FhirMetrics_for_every_unit_both_know()
    {
        var compared = 0;
        var known = Units
            .All.Select(unit => unit.Unit.Code)
            .SelectMany(code =>
                Units.All.First(unit => unit.Unit.Code == code).TakesPrefixes
                    ? new[] { code, "k" + code, "m" + code, "u" + code }
                    : [code]
            )
            .Where(code => !Untested.Contains(code) && !Untested.Contains(code[1..]))
            .Concat([
                "W/cm2",
                "m3/h",
                "km/h",
                "J/kg",
                "W.h/kg",
                "uA/lm",
                "m.s-2",
                "kg/m3",
                "[lbf_av]/[in_i]2",
            ]);
        var wrong = new List<string>();
        foreach (var code in known)
        {
            if (Canonical(code) is not var (theirs, axes))
            {
                continue;
            }

            compared++;
            var unit = Unit.Parse(code, null);
            if (axes != Axes(unit.Dimension))
            {
                wrong.Add($"{code}: ours {Axes(unit.Dimension)}, theirs {axes}");
            }

            var ours =
                unit.Factor.ToDouble()
                * Math.Pow(Math.PI / 180, unit.Dimension.DoubledExponent("deg") / 2.0)
                * Math.Pow(6.0221367e23, unit.Dimension.DoubledExponent("mol") / 2.0);
            var tolerance = OldConstants.Any(old => code.EndsWith(old, StringComparison.Ordinal))
                ? 1e-4
                : 1e-12;
            if (!(Math.Abs(ours / theirs - 1) < tolerance))
            {
                wrong.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{code}: ours {ours:R}, theirs {theirs:R}"
                    )
                );
            }
        }

        output.WriteLine($"{compared} compared");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(compared > 150, $"only {compared} compared");
    }

    static (double Factor, string Axes)? Canonical(string code)
    {
        try
        {
            var quantity = Oracle.Canonical(Oracle.Quantity("1", code));
            var axes = quantity
                .Metric.Axes.Where(axis => axis.Unit.IsBase && axis.Exponent != 0)
                .Select(axis => $"{axis.Unit.Symbol}{axis.Exponent}")
                .Order(StringComparer.Ordinal);
            return quantity.Metric.IsInBaseUnits()
                ? (quantity.Value.ValueToFloat(), string.Join(' ', axes))
                : null;
        }
        catch (Exception refused)
            when (refused
                    is ArgumentException
                        or InvalidOperationException
                        or InvalidCastException
                        or OverflowException
            )
        {
            return null;
        }
    }

    // In the oracle's terms: angle in radians, solid angle its square, moles and bits plain numbers.
    static string Axes(Dimension dimension) =>
        string.Join(
            ' ',
            SharedBases
                .Select(code => (Code: code, Exponent: dimension.DoubledExponent(code) / 2))
                .Append(
                    (
                        Code: "rad",
                        Exponent: dimension.DoubledExponent("deg") / 2
                            + dimension.DoubledExponent("sr")
                    )
                )
                .Where(axis => axis.Exponent != 0)
                .Select(axis => $"{axis.Code}{axis.Exponent}")
                .Order(StringComparer.Ordinal)
        );
}
