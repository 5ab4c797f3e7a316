using System.Text;
using System.Text.Json.Nodes;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Reading;

/// <summary>What an accord says it guarantees: read like every provision, part of what the text says, and read by no assessment.</summary>
public sealed class ExpectationTests
{
    private const string Kept = """
        expectations:
          - id: E1
            title: { en: Lasers to DE, fr: Des lasers vers DE }
            of: transfer
            when:
              - item is laser
              - falls under 1B1
              - destination is DE
            unless: [special is yes]
            never milder than: notify and wait
            never stricter than: prohibited
            controlled: yes
            why: To be sure.

        """;

    [Fact]
    public void An_expectation_is_read_with_its_three_demands()
    {
        var accord = Read(Kept).Accord!;
        var expectation = Assert.Single(accord.Expectations, one => one.Id == "E1");
        Assert.Equal("E1 (Lasers to DE)", expectation.ToString());
        Assert.Equal(Outcome.NotifyAndWait, expectation.NeverMilderThan);
        Assert.Equal(Outcome.Prohibited, expectation.NeverStricterThan);
        Assert.True(expectation.Controlled);
        Assert.Equal("To be sure.", expectation.Why!.ToString());
        Assert.Equal(3, Assert.IsType<Condition.All>(expectation.When).Parts.Count);
        Assert.Single(expectation.Unless);
        Assert.Contains(expectation, accord.Provisions);
    }

    [Theory]
    [InlineData("never milder than: prohibited", Outcome.Prohibited, null, null)]
    [InlineData("never stricter than: notify and wait", null, Outcome.NotifyAndWait, null)]
    [InlineData("controlled: no", null, null, false)]
    public void One_demand_is_enough(
        string demand,
        Outcome? mildest,
        Outcome? strictest,
        bool? controlled
    )
    {
        var reading = Read($"expectations: [{{ id: E1, when: item is pump, {demand} }}]\n");
        Assert.Empty(reading.Faults);
        var expectation = Assert.Single(reading.Accord!.Expectations, one => one.Id == "E1");
        Assert.Equal(mildest, expectation.NeverMilderThan);
        Assert.Equal(strictest, expectation.NeverStricterThan);
        Assert.Equal(controlled, expectation.Controlled);
    }

    [Fact]
    public void An_expectation_that_demands_nothing_is_a_fault_with_what_was_expected()
    {
        var fault = Assert.Single(
            Read("expectations:\n  - id: E1\n    when: [item is pump]\n").Faults
        );
        Assert.Equal("missing-key", fault.Code);
        Assert.Equal(
            "an expectation with none of never milder than, never stricter than, controlled",
            fault.Found
        );
        Assert.Equal("at least one of them", fault.Expected);
        Assert.Equal(("E.yaml", 2, 5), (fault.Place.File, fault.Place.Line, fault.Place.Column));
    }

    [Theory]
    [InlineData("item is laser", "item is lasr", "unknown-word", 6, "laser")]
    [InlineData("destination is DE", "destinaton is DE", "unknown-term", 8, "destination")]
    [InlineData("falls under 1B1", "falls under 1B2", "unknown-code", 7, "1B1")]
    [InlineData("notify and wait", "notify", "unknown-word", 10, null)]
    [InlineData("never stricter than: prohibited", "never stricter: x", "unknown-key", 11, null)]
    [InlineData("never stricter than: prohibited", "cites: [I-9]", "unknown-reference", 11, null)]
    [InlineData("controlled: yes", "controlled: maybe", "unknown-word", 12, null)]
    [InlineData("of: transfer", "of: party", "unknown-word", 4, null)]
    [InlineData("id: E1", "id: R1", "repeated-id", 2, null)]
    [InlineData("special is yes", "special is perhaps", "unknown-word", 9, null)]
    public void What_is_wrong_in_an_expectation_is_named_where_it_stands(
        string what,
        string by,
        string code,
        int line,
        string? nearest
    )
    {
        Assert.Equal(2, Kept.Split(what).Length);
        var faults = Read(Kept.Replace(what, by, StringComparison.Ordinal)).Faults;
        var fault = faults.First(one => one.Place.File == "E.yaml");
        Assert.Equal((code, line), (fault.Code, fault.Place.Line));
        if (nearest is not null)
            Assert.Equal(nearest, fault.Nearest);
    }

    [Fact]
    public void Demands_no_outcome_can_keep_are_a_fault()
    {
        var fault = Assert.Single(
            Read(
                Kept.Replace(
                    "stricter than: prohibited",
                    "stricter than: \"authorised, with conditions\"",
                    StringComparison.Ordinal
                )
            ).Faults
        );
        Assert.Equal(("wrong-value", 11), (fault.Code, fault.Place.Line));
        Assert.Contains(
            "never milder than 'notify and wait' and never stricter than 'authorised, with conditions' in E1",
            fault.Found,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_expected_is_part_of_what_an_accord_says_whatever_the_order_of_its_conditions()
    {
        var without = Read("").Accord!.Identity;
        var with = Read(Kept).Accord!.Identity;
        Assert.NotEqual(without, with);
        Assert.NotEqual(
            with,
            Read(
                Kept.Replace("and wait", "and wait  ", StringComparison.Ordinal)
                    .Replace("is DE", "is FR", StringComparison.Ordinal)
            ).Accord!.Identity
        );
        Assert.Equal(
            with,
            Read(
                Kept.Replace(
                    "      - item is laser\n      - falls under 1B1\n",
                    "      - falls under 1B1\n      - item is laser\n",
                    StringComparison.Ordinal
                )
            ).Accord!.Identity
        );
    }

    [Fact]
    public void Editors_are_told_that_one_demand_must_be_there()
    {
        var schema = JsonNode.Parse(AccordSchema.Write())!["$defs"]!.AsObject();
        var demanding = schema
            .Select(definition => definition.Value!["else"]?.AsObject())
            .OfType<JsonObject>()
            .Single(record =>
                record["description"]?.ToString() == "an expectation"
                && record["properties"] is not null
            );
        Assert.Equal(
            ["never milder than", "never stricter than", "controlled"],
            demanding["anyOf"]!.AsArray().Select(one => one!["required"]![0]!.ToString())
        );
    }

    private static AccordReading Read(string chapter) =>
        AccordReader.Read([
            new AccordFile("accord.yaml", Encoding.UTF8.GetBytes(FaultLineTests.Sound)),
            new AccordFile("E.yaml", Encoding.UTF8.GetBytes(chapter)),
        ]);
}
