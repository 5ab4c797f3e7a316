using Passavant.Accords.Quantities;

namespace Passavant.Accords.Tests.Quantities;

public sealed class LevelTests
{
    static Quantity Q(string text) => Quantity.Parse(text, null);

    [Fact]
    public void Levels_of_one_dimension_compare_exactly()
    {
        Assert.Equal(Q("0 dBW"), Q("30 dBm"));
        Assert.Equal(Q("3 B[W]"), Q("60 dBm"));
        Assert.Equal(Q("0 dBV"), Q("120 dBuV"));
        Assert.Equal(Q("-100 dBm/Hz"), Q("-40 dBm/MHz"));
        Assert.Equal(Q("-130 dBW/Hz"), Q("-100 dBm/Hz"));
        Assert.True(Q("1 dB/m") > Q("999 dB/km"));
    }

    [Fact]
    public void The_enclosure_holds_the_linear_value_and_is_narrow() =>
        Gen.Select(Gen.Int[-200_000, 200_000], Gen.Int[1, 3000])
            .Sample(
                (n, d) =>
                {
                    var decibels =
                        Rational.Of(n, d) is var x && Rational.Abs(x) > 300 ? x / 1000 : x;
                    var level = Quantity.Of(decibels, Unit.Parse("dBm", null));
                    Assert.True(Level.TryToLinear(level, out var lower, out var upper));
                    Assert.True(lower.Sign > 0 && lower <= upper);
                    Assert.True((upper - lower) / lower < Rational.Of(1, 10).Pow(25));
                    var approximate = Math.Pow(10, decibels.ToDouble() / 10);
                    Assert.InRange(lower.ToDouble() / approximate, 1 - 1e-12, 1 + 1e-12);
                }
            );

    [Fact]
    public void Multiplying_levels_back_encloses_the_whole_power() =>
        Gen.Select(Gen.Int[-400, 400], Gen.Int[2, 30])
            .Sample(
                (power, parts) =>
                {
                    // (10^(p/k))^k is 10^p exactly, so the enclosure raised to k must hold it.
                    var level = Quantity.Of(
                        Rational.Of(power * 10L, parts),
                        Unit.Parse("dBm", null)
                    );
                    Assert.True(Level.TryToLinear(level, out var lower, out var upper));
                    var whole = ((Rational)10).Pow(power);
                    Assert.True(lower.Pow(parts) <= whole && whole <= upper.Pow(parts));
                }
            );

    [Fact]
    public void Whole_tens_of_decibels_are_exact()
    {
        Assert.True(Level.TryToLinear(Q("30 dBm"), out var lower, out var upper));
        Assert.Equal(Q("1 W").BaseValue, lower);
        Assert.Equal(lower, upper);
        Assert.True(Level.TryToLinear(Q("-20 dBV"), out lower, out _));
        Assert.Equal(Q("0.1 V").BaseValue, lower);
        Assert.True(Level.TryToLinear(Q("0 dBSPL"), out lower, out _));
        Assert.Equal(Q("20 uPa").BaseValue, lower);
        Assert.True(Level.TryToLinear(Q("-60 dBm/MHz"), out lower, out _));
        Assert.Equal(Q("1e-15 W/Hz").BaseValue, lower);
    }

    [Fact]
    public void The_linear_dimension_is_that_of_the_reference()
    {
        static Dimension Of(string code) => Unit.Parse(code, null).Dimension;
        Assert.Equal(Of("W"), Level.LinearDimension(Unit.Parse("dBm", null)));
        Assert.Equal(Of("W/Hz"), Level.LinearDimension(Unit.Parse("dBW/Hz", null)));
        Assert.Equal(Of("1"), Level.LinearDimension(Unit.Parse("dB", null)));
        Assert.Equal(Of("1"), Level.LinearDimension(Unit.Parse("dBi", null)));
        Assert.Equal(Of("V"), Level.LinearDimension(Unit.Parse("dBuV", null)));
        Assert.Null(Level.LinearDimension(Unit.Parse("dB/km", null)));
        Assert.Null(Level.LinearDimension(Unit.Parse("W", null)));
        Assert.False(Level.TryToLinear(Q("5000 dBm"), out _, out _));
        Assert.False(Level.TryToLinear(Q("1 W"), out _, out _));
    }
}
