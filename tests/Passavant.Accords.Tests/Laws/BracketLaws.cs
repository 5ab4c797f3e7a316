namespace Passavant.Accords.Tests.Laws;

/// <summary>A draft with brackets is a family of accords.</summary>
public sealed class BracketLaws
{
    const string Requirement =
        "requirements:\n  - { id: R1, trigger: destination, authority: A, legal basis: a law, when: [item is WORD] }\n";

    static readonly string Open = Small.Text(
        Requirement.Replace(
            "[item is WORD]",
            "{ bracket: B-1, alternatives: { a: [item is pump], b: [item is laser], delete: } }",
            StringComparison.Ordinal
        )
    );

    [Theory]
    [InlineData("a", "pump")]
    [InlineData("b", "laser")]
    public void Choosing_gives_the_accord_that_says_so_directly(string choice, string word)
    {
        var chosen = Small.Sound(
            Small.Read(Open, new Dictionary<string, string> { ["B-1"] = choice })
        );
        Assert.Equal(
            Small.Accord(Requirement.Replace("WORD", word, StringComparison.Ordinal)).Identity,
            chosen.Identity
        );
    }

    [Fact]
    public void Choosing_to_delete_gives_the_accord_without_the_entry()
    {
        var chosen = Small.Sound(
            Small.Read(Open, new Dictionary<string, string> { ["B-1"] = "delete" })
        );
        Assert.Equal(
            Small
                .Accord(Requirement.Replace(", when: [item is WORD]", "", StringComparison.Ordinal))
                .Identity,
            chosen.Identity
        );
    }

    [Fact]
    public void An_open_draft_is_checked_and_gives_no_accord()
    {
        var open = Small.Read(Open);
        Assert.False(open.IsSound);
        Assert.Empty(open.Faults);
        Assert.Equal(
            ["B-1: a, b, delete"],
            open.Brackets.Select(bracket =>
                $"{bracket.Id}: {string.Join(", ", bracket.Alternatives)}"
            )
        );
    }

    [Theory]
    [InlineData("B-1", "c")]
    [InlineData("B-2", "a")]
    public void A_choice_that_does_not_exist_is_a_fault(string bracket, string choice) =>
        Assert.Contains(
            Small.Read(Open, new Dictionary<string, string> { [bracket] = choice }).Faults,
            fault => fault.Code == "unknown-choice"
        );
}
