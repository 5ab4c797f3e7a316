using Passavant.Accords.Quantities;

namespace Passavant.Accords.Tests.Quantities;

public sealed class QuantityTests
{
    static Quantity Q(string text) => Quantity.Parse(text, null);

    [Theory]
    [InlineData("650 Hz", "650 Hz")]
    [InlineData("1.33 kPa", "1330 Pa")]
    [InlineData("0.2 %", "0.002")]
    [InlineData("12", "12")]
    [InlineData("-55 °C", "218.15 K")]
    [InlineData("−55°C", "218.15 K")]
    [InlineData("5.0e13 n/cm2", "500000000000000000 1/m2")]
    [InlineData("1/3 m", "1/3 m")]
    [InlineData("10.15e6 m", "10150000 m")]
    [InlineData("5 1e4 m", "50000 m")]
    [InlineData("30 dBW", "60 dB[mW]")]
    [InlineData("-100 dBm/MHz", "-160 dB[mW]/Hz")]
    [InlineData("6000 TPP", "6000 TPP")]
    [InlineData("100 EUR", "100 EUR")]
    [InlineData("600 GB/s", "4800000000000 bit/s")]
    [InlineData("32 °F", "273.15 K")]
    [InlineData("0.0035 deg/√h", "0.0035 deg/sqrt(h)")]
    [InlineData("60 rpm", "1 Hz")]
    [InlineData("3 dB/km", "0.003 level/m")]
    public void Quantities_are_read_exactly_and_kept_as_written(string text, string inBase)
    {
        Assert.Equal(text, Q(text).ToString());
        Assert.Equal(inBase, Q(text).ToBaseText());
    }

    [Theory]
    [InlineData("1 000")]
    [InlineData("1 000 Hz")]
    [InlineData("1 234")]
    [InlineData("1,5 m")]
    [InlineData("Hz")]
    [InlineData("")]
    [InlineData("5 ")]
    [InlineData("5  m")]
    [InlineData(" 5 m")]
    [InlineData("5 m ")]
    [InlineData("5 parsnips")]
    [InlineData("1/0 m")]
    [InlineData("5 24")]
    public void What_is_no_quantity_is_refused_with_the_input_and_an_example(string text)
    {
        Assert.False(Quantity.TryParse(text, out _));
        var message = Assert.Throws<FormatException>(() => Q(text)).Message;
        Assert.Contains($"'{text}'", message, StringComparison.Ordinal);
        Assert.Matches("for example|nearest known", message);
    }

    [Fact]
    public void A_kilowatt_is_a_thousand_watts()
    {
        Assert.Equal(Q("1 kW"), Q("1000 W"));
        Assert.Equal(Q("1 kW").GetHashCode(), Q("1000 W").GetHashCode());
        Assert.True(Q("1.0000000000000000000001 kW") > Q("1000 W"));
        Assert.Equal(1000, Q("1 kW").In(Unit.Parse("W", null)));
        Assert.Equal(Q("0 Cel"), Q("273.15 K"));
        Assert.Equal(Q("1 [in_i]"), Q("25.4 mm"));
        Assert.Equal(Q("1 µm"), Q("1 μm"));
        Assert.NotEqual(Q("0 m"), Q("0 s"));
    }

    [Fact]
    public void Different_things_do_not_compare()
    {
        Assert.Throws<ArgumentException>(() => Q("1 W") < Q("1 m"));
        Assert.Throws<ArgumentException>(() => Q("1 W").CompareTo(Q("30 dBm")));
        Assert.Throws<ArgumentException>(() => Q("1 EUR").CompareTo(Q("1 USD")));
        Assert.Throws<ArgumentException>(() => Q("1 W").In(Unit.One));
    }

    [Fact]
    public void Order_is_that_of_the_value_in_any_shared_unit() =>
        Gen.Select(
                Gen.Int,
                Gen.Int,
                Gen.OneOf("W", "kW", "[HP]", "J/s"),
                Gen.OneOf("MW", "W", "mW")
            )
            .Sample(
                (a, b, left, right) =>
                {
                    var (x, y) = (Q($"{a} {left}"), Q($"{b} {right}"));
                    var watt = Unit.Parse("W", null);
                    Assert.Equal(x.In(watt).CompareTo(y.In(watt)), x.CompareTo(y));
                    Assert.Equal(a, x.Value);
                    Assert.Equal(x, Q(Quantity.Of(a, Unit.Parse(left, null)).ToString()));
                }
            );

    [Fact]
    public void Default_is_the_plain_number_nought()
    {
        Assert.Equal(Q("0"), default);
        Assert.Equal("0", default(Quantity).ToString());
        Assert.Equal("0", default(Quantity).ToBaseText());
        Assert.Equal(Unit.One, default(Quantity).Unit);
    }

    [Fact]
    public void Arbitrary_text_is_read_or_refused_and_nothing_else()
    {
        const string Likely = "0123456789.eE+-/ *^()[]{}_'mskgWHzPaVCelBdTuµμ²√°%ΩhLlbitEURn·\0";
        var pieces = Gen.OneOf<string>(
            Gen.String,
            Gen.Char[Likely].Array[0, 40].Select(chars => new string(chars)),
            Gen.Select(
                Gen.OneOf("1", "-1e400", "1/3", "9e-400"),
                Gen.OneOf("Ym20.Ym20", "sqrt(h)", "(((m)))", "dB[W]/MHz", "10*99", "1/(s.m)"),
                Gen.Char[Likely].Array[0, 6].Select(chars => new string(chars)),
                (number, unit, tail) => $"{number} {unit}{tail}"
            )
        );
        var long_ = Environment.GetEnvironmentVariable("PASSAVANT_LONG") == "1";
        pieces.Sample(
            text =>
            {
                if (Quantity.TryParse(text, out var quantity))
                {
                    Assert.Equal(text, quantity.ToString());
                    Assert.Equal(quantity, Quantity.Parse(text, null));
                    Assert.Equal(quantity.Unit, Unit.Parse(quantity.Unit.Code, null));
                    Assert.NotEmpty(quantity.ToBaseText());
                }
                else
                {
                    Assert.Throws<FormatException>(() => Quantity.Parse(text, null));
                }

                if (!Unit.TryParse(text, out _))
                {
                    Assert.Throws<FormatException>(() => Unit.Parse(text, null));
                }
            },
            iter: long_ ? 1_000_000 : 10_000
        );
    }

    [Fact]
    public void Hostile_text_is_cheap()
    {
        string[] hostile =
        [
            new('(', 1_000_000),
            "1 " + new string('(', 70),
            "1e400 Ym20.Ym20.Ym20.Ym20.Ym20.Ym20.Ym20.Ym20.Ym20.Ym20.Ym20.Ym20.Ym20",
            "1 " + string.Concat(Enumerable.Repeat("sqrt(", 15)),
            new string('9', 200) + " m",
            "1 ((((((m20)20)20)20)20)20)20",
            new string('9', 99) + "/" + new string('7', 100) + " 10*99.10*99.10*99.10*99",
            "1 " + new string('x', 78),
        ];
        foreach (var text in hostile)
        {
            for (var i = 0; i < 100; i++)
            {
                _ = Quantity.TryParse(text, out _);
            }

            if (!Quantity.TryParse(text, out _))
            {
                Assert.True(
                    Assert.Throws<FormatException>(() => Quantity.Parse(text, null)).Message.Length
                        < 400
                );
            }
        }
    }
}
