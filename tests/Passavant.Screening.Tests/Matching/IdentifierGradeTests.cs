using Passavant.Screening.Matching;

namespace Passavant.Screening.Tests.Matching;

public sealed class IdentifierGradeTests
{
    [Theory]
    [InlineData("passport", "AB 123456", "passport", "ab123456", 4000)]
    [InlineData("bic", "COBADEFFXXX", "registration", "COBADEFF", 4000)]
    [InlineData("passport", "1234567", "other", "1234567", 2500)]
    [InlineData("passport", "1234567", "tax", "1234567", 0)]
    [InlineData("imo", "9187629", "imo", "9187631", -1500)]
    [InlineData("passport", "AB123456", "passport", "AB123457", 0)]
    [InlineData("other", "12", "other", "12", 500)]
    public void Numbers_speak_for_and_against_both_ways(
        string kind,
        string value,
        string otherKind,
        string otherValue,
        int points
    )
    {
        var (one, other) = (new Identifier(kind, value), new Identifier(otherKind, otherValue));
        Assert.Equal(points, IdentifierGrade.Of(one, other));
        Assert.Equal(points, IdentifierGrade.Of(other, one));
    }

    [Fact]
    public void Numbers_of_two_countries_say_nothing_of_each_other() =>
        Assert.Equal(
            0,
            IdentifierGrade.Of(
                new Identifier("passport", "AB123456", "FR"),
                new Identifier("passport", "AB123456", "DE")
            )
        );
}
