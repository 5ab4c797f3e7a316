using static Passavant.Certificates.Tests.Example;

namespace Passavant.Certificates.Tests;

/// <summary>Parties, legs and other lines.</summary>
public sealed class QuantifierTests
{
    private static string Some(string variable, string yes, string no) =>
        $$"""{ "split": {{variable}}, "parts": [{ "values": ["yes"], "tree": {{yes}} }, { "values": ["no"], "tree": {{no}} }] }""";

    private const string Listed =
        """{ "some": "party", "role": "end user", "with": ["listed is yes"] }""";

    private const string ByListed = """
        { "split": { "term": "listed" }, "parts": [
            { "values": ["yes"], "tree": { "refuted": 1 } },
            { "values": ["no", "possible"], "tree": { "refuted": 0 } } ] }
        """;

    [Fact]
    public void Nobody_is_what_all_are_denied_to_be()
    {
        const string Refutes = """
            [{ "condition": { "any end user": "listed is yes" } }, { "condition": { "no party": "listed is one of possible, yes" } }]
            """;
        const string Party = """{ "some": "party", "with": ["listed is one of yes, possible"] }""";
        var nobody =
            $$"""{ "nobody": { "some": {{Listed}}, "role": "end user", "tree": {{ByListed}} } }""";
        var tree = Some(
            Listed,
            Some(Party, """{ "refuted": 1 }""", nobody),
            """{ "refuted": 0 }"""
        );
        Accepted(Refutes, tree);

        // Without the yes above, without the role, and in a role whose like the denial does not reach.
        Assert.Equal(
            "tree.parts[0].tree.nobody.some",
            Refused(Refutes, Some(Party, nobody, """{ "refuted": 1 }""")).Where
        );
        Assert.Equal(
            "tree.parts[0].tree.parts[1].tree.nobody",
            Refused(
                Refutes,
                tree.Replace(
                    """}, "role": "end user", "tree":""",
                    """}, "tree":""",
                    StringComparison.Ordinal
                )
            ).Where
        );
        Refused(
            Refutes.Replace("no party", "no broker", StringComparison.Ordinal),
            tree.Replace(
                """{ "some": "party", "with": ["listed is one of""",
                """{ "some": "party", "role": "broker", "with": ["listed is one of""",
                StringComparison.Ordinal
            )
        );
        Refused(
            Refutes,
            tree.Replace(
                """["yes"], "tree": { "refuted": 1 }""",
                """["yes"], "tree": { "refuted": 0 }""",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void A_complete_transfer_names_somebody_in_a_required_role()
    {
        const string Refutes = """
            [{ "condition": { "no end user": "listed is yes" } }, { "condition": { "no party": "listed is one of no, possible" } }]
            """;
        const string Other = """{ "some": "party", "with": ["listed is one of no, possible"] }""";
        var tree = Some(
            Listed,
            """{ "refuted": 0 }""",
            Some(
                Other,
                """{ "refuted": 1 }""",
                """
                { "nobody": { "role": "end user", "tree": { "split": { "term": "listed" }, "parts": [
                    { "values": ["yes"], "tree": { "refuted": 0 } },
                    { "values": ["no", "possible"], "tree": { "refuted": 1 } } ] } } }
                """
            )
        );
        Accepted(Refutes, tree);
        Assert.Equal(
            "nobody who must be there",
            Refused(
                Refutes,
                tree.Replace(
                    "\"nobody\": { \"role\": \"end user\"",
                    "\"nobody\": { \"role\": \"broker\"",
                    StringComparison.Ordinal
                )
            ).Found
        );
        // Of anybody only what is denied of everybody is denied.
        Assert.Equal(
            "tree.parts[1].tree.parts[1].tree.nobody.tree.parts[0].tree.refuted",
            Refused(
                Refutes,
                tree.Replace(
                    "\"nobody\": { \"role\": \"end user\"",
                    "\"nobody\": { \"role\": null",
                    StringComparison.Ordinal
                )
            ).Where
        );
        // No leg has to be there.
        Refused(
            Refutes,
            tree.Replace(
                "\"nobody\": { \"role\": \"end user\"",
                "\"nobody\": { \"set\": \"leg\"",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void A_role_spoken_of_by_the_is_filled()
    {
        const string Refutes =
            """[{ "condition": { "the broker": "listed is yes" } }, { "condition": { "no broker": "listed is yes" } }]""";
        var tree = Some(
            Listed.Replace("end user", "broker", StringComparison.Ordinal),
            """{ "refuted": 1 }""",
            Some(
                """{ "some": "party", "role": "broker", "with": { "none": "listed is yes" } }""",
                """{ "refuted": 0 }""",
                """{ "nobody": { "role": "broker", "tree": { "split": { "term": "listed" }, "parts": [{ "values": ["yes"], "tree": { "refuted": 0 } }, { "values": ["no", "possible"], "tree": { "refuted": 1 } }] } } }"""
            )
        );
        Accepted(Refutes, tree);
        Refused(Refutes.Replace("the broker", "every broker", StringComparison.Ordinal), tree);
    }

    [Fact]
    public void What_does_not_speak_of_the_party_comes_out()
    {
        const string Refutes =
            """[{ "condition": { "any party": ["listed is yes", { "any": ["end use is military", "seat is FR"] }] } }, { "condition": "end use is civil" }, { "condition": { "no party": ["seat is FR", "listed is yes"] } }]""";
        const string Civil =
            """{ "split": { "term": "end use" }, "parts": [{ "values": ["military"], "tree": { "refuted": 1 } }, { "values": ["civil"], "tree": TREE }] }""";
        var tree = Some(
            """{ "some": "party", "with": ["seat is FR", "listed is yes"] }""",
            """{ "refuted": 2 }""",
            """{ "refuted": 0 }"""
        );
        Accepted(Refutes, Civil.Replace("TREE", tree, StringComparison.Ordinal));
        Assert.Equal(
            "tree.split",
            Refused(
                Refutes,
                Some(
                    """{ "some": "party", "with": ["seat is FR", "end use is civil"] }""",
                    """{ "refuted": 2 }""",
                    """{ "refuted": 0 }"""
                )
            ).Where
        );
        Refused(
            Refutes,
            Some(
                """{ "some": "party", "with": { "any": ["seat is FR", "listed is yes"] } }""",
                """{ "refuted": 2 }""",
                """{ "refuted": 0 }"""
            )
        );
    }

    [Fact]
    public void Any_item_is_this_line_or_another()
    {
        const string Refutes =
            """[{ "condition": { "any item": "item is laser" } }, { "condition": "item is not laser" }, { "condition": { "no item": "item is laser" } }]""";
        const string Tree = """
            { "split": { "some": "item", "with": "item is laser" }, "parts": [
                { "values": ["yes"], "tree": { "refuted": 2 } },
                { "values": ["no"], "tree": { "split": { "term": "item" }, "parts": [
                    { "values": ["laser"], "tree": { "refuted": 1 } },
                    { "values": ["other", "changer"], "tree": { "refuted": 0 } } ] } } ] }
            """;
        Accepted(Refutes, Tree);
        Refused(
            Refutes,
            """
            { "split": { "term": "item" }, "parts": [
                { "values": ["laser"], "tree": { "refuted": 1 } },
                { "values": ["other", "changer"], "tree": { "refuted": 0 } } ] }
            """
        );
    }

    [Fact]
    public void Legs_need_not_be_there()
    {
        const string Refutes =
            """[{ "condition": { "any leg": [] } }, { "condition": { "every leg": "stop is in G" } }, { "condition": { "any leg": "stop is US" } }]""";
        var tree = Some(
            """{ "some": "leg", "with": "stop is US" }""",
            Some(
                """{ "some": "leg", "with": { "none": ["stop is in G"] } }""",
                """{ "refuted": 1 }""",
                $$"""
                { "nobody": { "some": { "some": "leg", "with": "stop is US" }, "tree": { "split": { "term": "stop" }, "parts": [
                    { "values": ["US"], "tree": { "refuted": 1 } },
                    { "values": [{{string.Join(
                    ", ",
                    Passavant.Accords.Countries.All.Where(code => code != "US").Select(code =>
                        $"\"{code}\""
                    )
                )}}], "tree": { "refuted": 0 } } ] } } }
                """
            ),
            """{ "refuted": 2 }"""
        );
        Accepted(Refutes, tree);
        Refused(Refutes.Replace("stop is in G", "stop is US", StringComparison.Ordinal), tree);
    }

    [Theory]
    [InlineData("alloys is one of C-1", true)]
    [InlineData("contains C-1", true)]
    [InlineData("frequency is at least 1 Hz/kg * mass", true)]
    [InlineData("alloys is not one of C-1", false)]
    [InlineData("fibre is one of C-1", false)]
    public void Sentences_on_codes_that_stand_together_and_formulas_are_split_by_their_truth(
        string sentence,
        bool read
    )
    {
        var refutes =
            $$"""[{ "condition": "{{sentence}}" }, { "condition": { "none": "{{sentence}}" } }]""";
        var tree = Some(
            $$"""{ "sentence": "{{sentence}}" }""",
            """{ "refuted": 1 }""",
            """{ "refuted": 0 }"""
        );
        if (read)
            Accepted(refutes, tree);
        else
            Assert.Equal("tree.split", Refused(refutes, tree).Where);
    }
}
