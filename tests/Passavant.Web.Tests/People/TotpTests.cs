using Passavant.Web.People;

namespace Passavant.Web.Tests.People;

public sealed class TotpTests
{
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Key, Totp.Step(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_half_a_minute_off_and_a_code_is_good_once(int steps, bool good)
    {
        var now = Some.Now;
        var code = Totp.Code(Key, Totp.Step(now) + steps);
        var found = Totp.Find(Key, code, now, 0);
        Assert.Equal(good, found is not null);
        if (found is { } step)
            Assert.Null(Totp.Find(Key, code, now, step));
    }
}
