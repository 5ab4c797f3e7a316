namespace Passavant.Accords.Tests.Shipped;

public sealed class ShippedAccordTests
{
    // Warnings somebody has looked at and accepts, as "state code: what was found". None at present.
    private static readonly string[] Approved = [];

    [Theory]
    [InlineData("EU")]
    [InlineData("US")]
    public void An_accord_that_ships_has_no_error_and_no_warning_nobody_approved(string state)
    {
        var reading = ShippedAccords.Reading(state);
        Assert.Empty(
            reading
                .Faults.Select(fact => $"{state} {fact.Code}: {fact.Found} at {fact.Place}")
                .Except(Approved)
        );
        Assert.True(reading.IsSound);
        Assert.Empty(reading.Brackets);
    }

    [Theory]
    [InlineData("EU", 93)]
    [InlineData("US", 89)]
    public void Every_entry_of_our_list_of_thresholds_is_a_control(string state, int entries)
    {
        var listed = Thresholds.Entries().Where(entry => entry.Lists.Contains(state)).ToList();
        var accord = ShippedAccords.Reading(state).Accord!;
        Assert.Equal(entries, listed.Count);
        Assert.Empty(
            listed
                .Where(entry =>
                    !accord.Controls.Any(control =>
                        Thresholds.Represents(state, entry.Code, control.Id)
                    )
                )
                .Select(entry => entry.Code)
        );
    }

    [Theory]
    [InlineData("EU")]
    [InlineData("US")]
    public void Every_control_says_why_it_is_there_and_where_it_comes_from(string state)
    {
        foreach (var control in ShippedAccords.Reading(state).Accord!.Controls)
        {
            Assert.True(control.Title is not null && control.Why is not null, control.Id);
            Assert.True(control.Source is { Of: not null, Read: not null }, control.Id);
        }
    }

    [Theory]
    [InlineData("EU")]
    [InlineData("US")]
    public void An_accord_that_ships_carries_a_notice_that_it_is_no_legal_advice(string state) =>
        Assert.Contains(
            "No legal advice",
            ShippedAccords.Reading(state).Accord!.Notice!.ToString(),
            StringComparison.OrdinalIgnoreCase
        );
}
