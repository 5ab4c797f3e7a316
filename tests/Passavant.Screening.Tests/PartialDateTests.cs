namespace Passavant.Screening.Tests;

public sealed class PartialDateTests
{
    [Fact]
    public void A_month_ends_on_its_last_day() =>
        Assert.Equal(new DateOnly(2024, 2, 29), PartialDate.Month(2024, 2).To);
}
