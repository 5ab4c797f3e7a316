using Passavant.Accords.Quantities;

namespace Passavant.Accords.Tests.Quantities;

public sealed class UnitTests
{
    static readonly string[] Prefixes = ["", "k", "m", "u", "G", "da"];

    static readonly Gen<string> Atoms = Gen.OneOf([
        .. Units
            .All.Where(known => known.Unit.Offset.IsZero && !known.Unit.IsLogarithmic)
            .SelectMany(known =>
                known.TakesPrefixes
                    ? Prefixes.Select(prefix => prefix + known.Unit.Code)
                    : [known.Unit.Code]
            ),
    ]);

    static readonly Gen<string> Products = Gen.Select(
            Atoms,
            Gen.OneOf("", "2", "-1", "3", "-2"),
            Gen.OneOf(".", "/")
        )
        .Array[1, 4]
        .Select(rows =>
            string.Concat(
                rows.SelectMany((row, i) => new[] { i == 0 ? "" : row.Item3, row.Item1, row.Item2 })
            )
        );

    [Fact]
    public void A_code_reads_back_to_an_equal_unit_with_the_same_measure() =>
        Products.Sample(text =>
        {
            if (!Unit.TryParse(text, out var unit))
            {
                return; // two currencies, or a code grown too long
            }

            var again = Unit.Parse(unit.Code, null);
            Assert.Equal(unit, again);
            Assert.Equal(unit.Code, again.Code);
            Assert.Equal(unit.Dimension, again.Dimension);
            Assert.Equal(unit.Factor, again.Factor);
        });

    [Fact]
    public void To_base_and_back_is_exact() =>
        Gen.Select(Gen.OneOf([.. Units.All]), Gen.Long, Gen.Long[1, 1_000_000])
            .Sample(
                (known, n, d) =>
                {
                    var value = Rational.Of(n, d);
                    Assert.Equal(value, known.Unit.FromBase(known.Unit.ToBase(value)));
                }
            );

    [Fact]
    public void Every_listed_unit_and_every_printed_spelling_reads()
    {
        Assert.Equal(Units.All.Count, Units.All.DistinctBy(known => known.Unit).Count());
        Assert.True(Units.All.Count > 300);
        foreach (var known in Units.All)
        {
            Assert.Equal(known.Unit, Unit.Parse(known.Unit.Code, null));
            Assert.NotEmpty(known.Measures);
            foreach (var printed in known.Printed)
            {
                Assert.Equal(known.Unit, Unit.Parse(printed, null));
            }
        }
    }

    [Theory]
    [InlineData("µm", "um")]
    [InlineData("μm", "um")]
    [InlineData("um", "um")]
    [InlineData("°C", "Cel")]
    [InlineData("degC", "Cel")]
    [InlineData("VA", "V.A")]
    [InlineData("kVA", "kV.A")]
    [InlineData("litres", "l")]
    [InlineData("l", "l")]
    [InlineData("L", "L")]
    [InlineData("seconds", "s")]
    [InlineData("sec", "s")]
    [InlineData("rpm", "{rev}/min")]
    [InlineData("MSPS", "10*6/s")]
    [InlineData("GSPS", "10*9/s")]
    [InlineData("ohm", "Ohm")]
    [InlineData("Ω", "Ohm")]
    [InlineData("kΩ", "kOhm")]
    [InlineData("Gb/s", "Gbit/s")]
    [InlineData("Gbit/s", "Gbit/s")]
    [InlineData("GB/s", "GBy/s")]
    [InlineData("Gbyte/s", "GBy/s")]
    [InlineData("Wh/kg", "W.h/kg")]
    [InlineData("kWh", "kW.h")]
    [InlineData("m²", "m2")]
    [InlineData("m³/h", "m3/h")]
    [InlineData("W/cm²", "W/cm2")]
    [InlineData("s⁻¹", "1/s")]
    [InlineData("m.s-1", "m/s")]
    [InlineData("m^2", "m2")]
    [InlineData("%", "%")]
    [InlineData("ppm", "[ppm]")]
    [InlineData("ppb", "[ppb]")]
    [InlineData("nmi", "[nmi_i]")]
    [InlineData("nmi/h", "[nmi_i]/h")]
    [InlineData("kn", "[kn_i]")]
    [InlineData("kt", "[kn_i]")]
    [InlineData("g_rms", "[g]")]
    [InlineData("ug", "ug")]
    [InlineData("u[g]", "u[g]")]
    [InlineData("µg0", "u[g]")]
    [InlineData("micro-g", "u[g]")]
    [InlineData("μGal", "uGal")]
    [InlineData("pT/sqrtHz", "pT/sqrt(Hz)")]
    [InlineData("pT/√Hz", "pT/sqrt(Hz)")]
    [InlineData("deg/sqrt_h", "deg/sqrt(h)")]
    [InlineData("°/√h", "deg/sqrt(h)")]
    [InlineData("°/s", "deg/s")]
    [InlineData("degree per hour", "deg/h")]
    [InlineData("degrees per hour", "deg/h")]
    [InlineData("deg_secLat", "deg")]
    [InlineData("n/cm2", "{neutron}/cm2")]
    [InlineData("n/s", "{neutron}/s")]
    [InlineData("frames/s", "{frame}/s")]
    [InlineData("rad(Si)", "RAD")]
    [InlineData("krad(Si)", "kRAD")]
    [InlineData("rad(Si)/s", "RAD/s")]
    [InlineData("rad", "rad")]
    [InlineData("mm*mrad", "mm.mrad")]
    [InlineData("mm·mrad", "mm.mrad")]
    [InlineData("kg/24h", "kg/24/h")]
    [InlineData("kg/(N*h)", "kg/N/h")]
    [InlineData("uA/lm", "uA/lm")]
    [InlineData("u", "u")]
    [InlineData("kilobase", "kbase")]
    [InlineData("kilograms", "kg")]
    [InlineData("millimetres", "mm")]
    [InlineData("count", "1")]
    [InlineData("1/s", "1/s")]
    [InlineData("/s", "1/s")]
    [InlineData("1e4 m", "10*4.m")]
    [InlineData("10^6.m", "10*6.m")]
    [InlineData("10*-3", "10*-3")]
    [InlineData("1/10*3", "10*-3")]
    [InlineData("GHz.GHz", "GHz.GHz")]
    [InlineData("GB/s/mm2", "GBy/s/mm2")]
    [InlineData("TPP/mm2", "TPP/mm2")]
    [InlineData("dBm", "dB[mW]")]
    [InlineData("dBm/Hz", "dB[mW]/Hz")]
    [InlineData("€", "EUR")]
    [InlineData("(m.s)2", "m2.s2")]
    public void Printed_spellings_stand_for_ucum_codes(string printed, string code) =>
        Assert.Equal(code, Unit.Parse(printed, null).Code);

    [Theory]
    [InlineData("")]
    [InlineData(" m")]
    [InlineData("KHz")]
    [InlineData("m/")]
    [InlineData("m..s")]
    [InlineData("kmin")]
    [InlineData("kkg")]
    [InlineData("Cel/s")]
    [InlineData("Cel2")]
    [InlineData("W/m*K")]
    [InlineData("EUR.USD")]
    [InlineData("dB[mW].dB[mW]")]
    [InlineData("dB[mW]/[in_i]")]
    [InlineData("pT/sqrt(kHz)")]
    [InlineData("m99")]
    [InlineData("m0")]
    [InlineData("000")]
    [InlineData("{")]
    [InlineData("((((((((((((((m))))))))))))))")]
    [InlineData("Kim")]
    [InlineData("NM")] // nautical miles, or nanometres in capitals: not ours to guess
    public void What_is_no_unit_is_refused(string text)
    {
        Assert.False(Unit.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Unit.Parse(text, null));
    }

    [Fact]
    public void Compatible_units_share_a_dimension()
    {
        Assert.True(Unit.Parse("N.m", null).IsCompatibleWith(Unit.Parse("J", null)));
        Assert.NotEqual(Unit.Parse("N.m", null), Unit.Parse("J", null));
        Assert.False(Unit.Parse("bit", null).IsCompatibleWith(Unit.One));
        Assert.False(Unit.Parse("EUR", null).IsCompatibleWith(Unit.Parse("USD", null)));
        Assert.False(Unit.Parse("dBm", null).IsCompatibleWith(Unit.Parse("W", null)));
        Assert.False(Unit.Parse("dBc", null).IsCompatibleWith(Unit.Parse("dB", null)));
        Assert.True(Unit.Parse("dBm", null).IsCompatibleWith(Unit.Parse("dBW", null)));
    }

    [Fact]
    public void Approximation_is_declared_where_pi_enters_and_nowhere_else()
    {
        Assert.True(Unit.Parse("mm.mrad", null).IsApproximate);
        Assert.False(Unit.Parse("deg/h", null).IsApproximate);
        Assert.False(Unit.Parse("uA/lm", null).IsApproximate);
        Assert.False(Unit.Parse("[psi]", null).IsApproximate);
    }

    [Theory]
    [InlineData("KHz", "kHz")]
    [InlineData("Kw", "kW")]
    [InlineData("celcius", "celsius")]
    public void An_unknown_unit_is_met_with_the_nearest_known(string text, string nearest)
    {
        Assert.Contains(
            $"'{nearest}'",
            Assert.Throws<FormatException>(() => Unit.Parse(text, null)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_unit_in_use_in_the_EU_list_reads()
    {
        var lines = File.ReadAllLines(SharedData.Require("controls/eu-unit-inventory.csv"));
        var unread = lines
            .Skip(1)
            .Select(line => line[..line.LastIndexOf(',')])
            .Where(unit => !Unit.TryParse(unit, out _));
        Assert.Empty(unread);
    }

    [Fact]
    public void Every_unit_in_the_worked_entries_reads()
    {
        var text = File.ReadAllText(SharedData.Require("controls/entries.yaml"));
        var unread = System
            .Text.RegularExpressions.Regex.Matches(
                text,
                @"\[\w+, '?(?:[<>]=?|in|gt_le|mpe<=)'?, (?:[-0-9.e]+|\[[^\]]*\]), '?(?<unit>[^\]']+)'?\]"
            )
            .Select(match => match.Groups["unit"].Value)
            .Distinct()
            .ToList();
        Assert.True(unread.Count > 60, $"only {unread.Count} units found");
        Assert.DoesNotContain(unread, unit => !Unit.TryParse(unit, out _));
    }

    [Fact]
    public void A_spelling_that_UCUM_reads_otherwise_is_one_of_those_chosen()
    {
        // UCUM reads these as gigabels, femtotonnes, kilotonnes; control lists mean bytes, feet and knots.
        string[] chosen = ["ft", "kB", "MB", "GB", "TB", "PB", "EB", "kt"];
        var clashes =
            from known in Units.All
            from spelling in UnitTableSpellings()
            where
                known.TakesPrefixes
                && spelling.EndsWith(known.Unit.Code, StringComparison.Ordinal)
                && "YZEPTGMkhdcmunpfazy".Contains(spelling[0], StringComparison.Ordinal)
                && spelling.Length == known.Unit.Code.Length + 1
            select spelling;
        Assert.Equal(
            string.Join(' ', chosen.Order(StringComparer.Ordinal)),
            string.Join(' ', clashes.Distinct().Order(StringComparer.Ordinal))
        );
    }

    static IEnumerable<string> UnitTableSpellings() =>
        Units
            .All.SelectMany(known => known.Printed)
            .Concat(["kB", "MB", "GB", "TB", "PB", "EB", "kb", "Mb", "Gb", "Tb", "KB"]);
}
