using Passavant.Accords;
using static Passavant.Certificates.Tests.Example;

namespace Passavant.Certificates.Tests;

/// <summary>True certificates are accepted; the same with any one thing wrong are not.</summary>
public sealed class CertificateTests
{
    private const string LaserThatIsControlledAtThreeAxes =
        """[{ "text": "C-3" }, { "condition": "axes is at most 3" }]""";

    private const string Axes = """
        { "split": { "term": "axes" }, "parts": [
            { "values": [{ "to": "3" }], "tree": { "refuted": 0, "by": "C-3" } },
            { "values": [{ "from": "4" }], "tree": { "refuted": 1 } }
        ] }
        """;

    [Fact]
    public void A_split_that_refutes_on_both_sides_is_accepted()
    {
        var verdict = Check(Certificate(LaserThatIsControlledAtThreeAxes, Axes));
        Assert.True(verdict.IsAccepted, verdict.ToString());
        Assert.Equal((2, 2), (verdict.Leaves, verdict.Depth));
        Assert.Equal("No transfer does that.", verdict.Claim);
        Assert.StartsWith("under ", verdict.Proved, StringComparison.Ordinal);
        Assert.EndsWith(
            "of no complete transfer is all of this true: the conditions of C-3 hold; axes is at most 3",
            verdict.Proved,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("tree/parts/1", null, "tree.parts", "leave out from 4 to 9")]
    [InlineData("tree/parts/0", null, "tree.parts", "leave out from 0 to 3")]
    [InlineData("tree/parts/1/values/0/from", "\"5\"", "tree.parts", "leave out from 4 to 4")]
    [InlineData("tree/parts/0/values/0/to", "\"4\"", "tree.parts[0].tree.refuted", "may hold")]
    [InlineData("tree/parts/1/tree/refuted", "0", "tree.parts[1].tree.refuted", "may hold")]
    [InlineData("tree/parts/1/tree/refuted", "2", "tree.parts[1].tree.refuted", "the number 2")]
    [InlineData("tree/parts/1/tree/refuted", "-1", "tree.parts[1].tree.refuted", "the number -1")]
    [InlineData("tree/parts/1/tree/sure", "1", "tree.parts[1].tree", "the key 'sure'")]
    [InlineData("tree/split/term", "\"axles\"", "tree.split.term", "'axles'")]
    [InlineData("tree/split/term", "\"listed\"", "tree.split.term", "'listed'")]
    [InlineData("tree/split/term", "\"alloys\"", "tree.split.term", "'alloys'")]
    [InlineData("refutes/0/text", "\"C-9\"", "refutes[0].text", "'C-9'")]
    [InlineData("refutes/0/text", "\"I-1\"", "tree.parts[0].tree.refuted", "may hold")]
    [InlineData("refutes/0/text", "\"R-1\"", "tree.parts[0].tree.refuted", "holds here")]
    [InlineData("refutes/0/holds", "false", "tree.parts[0].tree.refuted", "holds here")]
    [InlineData("refutes/0/in", "1", "refutes[0].in", "the number 1")]
    [InlineData(
        "refutes/1/condition",
        "\"axes is at most 4\"",
        "tree.parts[1].tree.refuted",
        "may"
    )]
    [InlineData("refutes/1/condition", "\"axles is at most 4\"", "refutes[1].condition", "'axles'")]
    [InlineData("refutes/1/sure", "true", "refutes[1]", "the key 'sure'")]
    [InlineData("accords/0", "\"sha256:00\"", "accords[0]", "sha256:00")]
    [InlineData("accords", "[]", "accords", "0 identities")]
    [InlineData("passavant certificate", "2", "passavant certificate", "2")]
    [InlineData("as of", null, "", "no 'as of'")]
    [InlineData("as of", "\"2026-13-01\"", "as of", "'2026-13-01'")]
    [InlineData("known at", "\"today\"", "known at", "'today'")]
    [InlineData("tree", null, "", "no 'tree'")]
    [InlineData("tree", "{}", "tree", "no 'refuted'")]
    [InlineData("tree", "[]", "tree", "a list")]
    [InlineData("more", "1", "", "the key 'more'")]
    [InlineData("claim", "1", "claim", "a number")]
    [InlineData("within jurisdiction", "1", "within jurisdiction", "a number")]
    public void One_thing_wrong_is_refused_where_it_stands(
        string change,
        string? value,
        string where,
        string found
    )
    {
        var certificate = Certificate(LaserThatIsControlledAtThreeAxes, Axes);
        var fault = Refused(Check(Changed(certificate, change, value)));
        Assert.Equal(where, fault.Where);
        Assert.Contains(found, fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void At_least_and_more_than_differ()
    {
        const string Tree = """
            { "split": { "term": "frequency" }, "parts": [
                { "values": [{ "below": "600" }], "tree": { "refuted": 0 } },
                { "values": [{ "from": "600" }], "tree": { "refuted": 1 } }
            ] }
            """;
        const string Refutes =
            """[{ "text": "C-1" }, { "condition": "frequency is less than 600 Hz" }]""";
        Accepted(Refutes, Tree);
        var moved = Changed(
            Certificate(Refutes, Tree),
            "tree/parts/0/values/0",
            """{ "to": "600" }"""
        );
        Assert.Contains("may hold", Refused(Check(moved)).Found, StringComparison.Ordinal);
        moved = Changed(
            Certificate(Refutes, Tree),
            "tree/parts/1/values/0",
            """{ "above": "600" }"""
        );
        Assert.Equal("parts that leave out from 600 to 600", Refused(Check(moved)).Found);
        var stricter = Read(
            Chapters.Replace("at least 600 Hz", "more than 600 Hz", StringComparison.Ordinal)
        );
        Accepted(Refutes, Tree, stricter);
        Refused(
            """[{ "text": "C-1", "holds": false }, { "condition": ["item is changer", "frequency is at least 600 Hz"] }]""",
            Changer("""{ "refuted": 0 }""", "1"),
            stricter
        );
    }

    private static string Changer(string high, string low) =>
        $$"""
            { "split": { "term": "frequency" }, "parts": [
                { "values": [{ "below": "600" }], "tree": { "refuted": {{low}} } },
                { "values": [{ "from": "600" }], "tree": { "split": { "term": "item" }, "parts": [
                    { "values": ["changer"], "tree": {{high}} },
                    { "values": ["laser", "other"], "tree": { "refuted": 1 } } ] } }
            ] }
            """;

    [Fact]
    public void A_text_in_force_no_longer_holds_on_another_day()
    {
        const string Refutes = """[{ "text": "C-3" }]""";
        var certificate = Certificate(Refutes, """{ "refuted": 0 }""");
        Refused(Check(certificate));
        var later = Changed(certificate, "as of", "\"2026-12-01\"");
        Assert.True(Check(later).IsAccepted);
        Refused(Check(Changed(later, "as of", "\"2026-11-30\"")));
    }

    [Fact]
    public void What_is_tried_first_takes_out_what_comes_after()
    {
        const string Frequency = """
            { "split": { "term": "frequency" }, "parts": [
                { "values": [{ "below": "600" }], "tree": { "refuted": 1 } },
                { "values": [{ "from": "600" }], "tree": { "split": { "term": "item" }, "parts": [
                    { "values": ["changer"], "tree": { "refuted": 0 } },
                    { "values": ["other", "laser"], "tree": { "refuted": 0 } } ] } }
            ] }
            """;
        Accepted("""[{ "applies": "C-2" }, { "text": "C-1" }]""", Frequency);
        Refused("""[{ "text": "C-2" }, { "text": "C-1" }]""", Frequency);
    }

    [Fact]
    public void Controlled_asks_every_control_in_force() =>
        Accepted(
            """[{ "controlled": true }, { "condition": "item is other" }]""",
            """
            { "split": { "term": "item" }, "parts": [
                { "values": ["other"], "tree": { "refuted": 0 } },
                { "values": ["changer", "laser"], "tree": { "refuted": 1 } } ] }
            """
        );

    [Fact]
    public void An_outcome_follows_from_controls_lifts_risk_and_prohibitions()
    {
        const string Refutes =
            """[{ "outcome": "at least", "is": "licence required: presumption of denial" }, { "condition": ["end use is civil"] }]""";
        const string Tree = """
            { "split": { "term": "end use" }, "parts": [
                { "values": ["civil"], "tree": { "refuted": 0 } },
                { "values": ["military"], "tree": { "refuted": 1 } } ] }
            """;
        Accepted(Refutes, Tree);
        Refused(
            Refutes.Replace("presumption of denial", "case by case", StringComparison.Ordinal),
            Tree
        );
        Refused(
            Refutes,
            Tree,
            Read(
                Chapters.Replace(
                    ", derogations: [{ id: D-1, when: [end use is civil] }]",
                    "",
                    StringComparison.Ordinal
                )
            )
        );
    }

    [Fact]
    public void A_mitigation_that_may_be_missing_lowers_nothing()
    {
        const string Refutes =
            """[{ "outcome": "at least", "is": "licence required: presumption of denial" }, { "condition": "destination is in G" }, { "condition": { "no end user": "listed is yes" } }]""";
        var elsewhere = string.Join(
            ", ",
            Countries.All.Except(["FR", "DE"]).Select(code => $"\"{code}\"")
        );
        const string Listed = """
            { "split": { "some": "party", "role": "end user", "with": "listed is yes" }, "parts": [
                { "values": ["yes"], "tree": { "refuted": 2 } },
                { "values": ["no"], "tree": REST } ] }
            """;
        var byDestination = $$"""
            { "split": { "term": "destination" }, "parts": [
                { "values": ["FR", "DE"], "tree": { "refuted": 0 } },
                { "values": [{{elsewhere}}], "tree": { "refuted": 1 } } ] }
            """;
        Accepted(Refutes, Listed.Replace("REST", byDestination, StringComparison.Ordinal));
        Refused(Refutes, Listed.Replace("REST", """{ "refuted": 0 }""", StringComparison.Ordinal));
        Refused(Refutes, byDestination);
    }

    [Fact]
    public void Beyond_jurisdiction_nothing_applies_unless_it_is_read_as_held()
    {
        const string Refutes =
            """[{ "outcome": "at most", "is": "no authorisation required" }, { "text": "C-2" }]""";
        const string Tree = """
            { "split": { "term": "item" }, "parts": [
                { "values": ["changer"], "tree": { "split": { "term": "frequency" }, "parts": [
                    { "values": [{ "below": "100" }], "tree": { "refuted": 1 } },
                    { "values": [{ "from": "100", "below": "600" }, { "from": "600" }], "tree": { "split": { "term": "frequency" }, "parts": [
                        { "values": [{ "below": "600" }], "tree": { "refuted": 0 } },
                        { "values": [{ "from": "600" }], "tree": { "refuted": 0 } } ] } } ] } },
                { "values": ["laser", "other"], "tree": { "refuted": 1 } } ] }
            """;
        var certificate = Certificate(Refutes, Tree);
        Refused(Check(certificate));
        Assert.True(Check(Changed(certificate, "within jurisdiction", "true")).IsAccepted);
    }

    [Fact]
    public void A_requirement_of_being_informed_needs_an_act_that_names_it()
    {
        const string Tree = """
            { "split": { "informed": "R-2" }, "parts": [
                { "values": ["no"], "tree": { "refuted": 0 } },
                { "values": ["yes"], "tree": { "refuted": 0 } } ] }
            """;
        Assert.Equal(
            "tree.parts[1].tree.refuted",
            Refused("""[{ "applies": "R-2" }]""", Tree).Where
        );
        Assert.Equal(
            "tree.split.informed",
            Refused(
                """[{ "applies": "R-2" }]""",
                Tree.Replace("R-2", "R-1", StringComparison.Ordinal)
            ).Where
        );
    }

    [Fact]
    public void One_of_several_cases_is_refuted_where_each_is()
    {
        const string Tree = """{ "refuted": 0 }""";
        Accepted(
            """[{ "any": [[{ "condition": "falls under C-9" }], [{ "text": "C-1" }, { "condition": { "any": [] } }]] }]""",
            Tree
        );
        Refused("""[{ "any": [[{ "condition": { "any": [] } }], [{ "text": "C-1" }]] }]""", Tree);
        Accepted("""[{ "any": [] }]""", Tree);
        Refused("""[{ "any": [[]] }]""", Tree);
    }

    private const string ByItem = """
        { "split": { "term": "item" }, "parts": [
            { "values": ["laser"], "tree": { "refuted": 0 } },
            { "values": ["changer"], "tree": { "refuted": 0 } },
            { "values": ["other"], "tree": { "refuted": 0 } } ] }
        """;

    private static Accord Prohibiting(string condition) =>
        Read($$"""prohibitions: [{ id: P-1, when: [{{condition}}], legal basis: a law }]""");

    [Fact]
    public void One_accord_milder_than_another_is_refuted_by_both_outcomes()
    {
        var narrow = Prohibiting("item is laser");
        var wide = Prohibiting("\"item is one of laser, other\"");
        const string Refutes = """[{ "milder": 1, "than": 0 }]""";
        var certificate = Certificate(Refutes, ByItem, narrow, wide)
            .Replace(
                "\"claim\"",
                "\"within jurisdiction\": true, \"claim\"",
                StringComparison.Ordinal
            );
        Assert.True(Check(certificate, narrow, wide).IsAccepted);
        Assert.Equal("accords[0]", Refused(Check(certificate, wide, narrow)).Where);
        Assert.Equal("accords", Refused(Check(certificate, narrow)).Where);
        Assert.Equal(
            "tree.parts[2].tree.refuted",
            Refused(
                Check(
                    Changed(certificate, "refutes/0", """{ "milder": 0, "than": 1 }"""),
                    narrow,
                    wide
                )
            ).Where
        );
    }

    private static Accord Named(string term) => Read("", term);

    [Fact]
    public void Accords_that_mean_different_things_by_one_term_are_refused()
    {
        var other = Named("span: { about: item, one of: [a, b] }");
        var another = Named("span: { about: item, one of: [b, c] }");
        var different = Named("span: { about: transfer, one of: [a, b] }");
        const string Tree =
            """{ "split": { "term": "span" }, "parts": [{ "values": ["a", "b"], "tree": { "refuted": 0 } }] }""";
        const string Refutes = """[{ "any": [] }]""";
        Accepted(Refutes, Tree, other);
        Assert.Equal("accords[1]", Refused(Refutes, Tree, other, different).Where);
        Assert.Equal("parts that leave out 'c'", Refused(Refutes, Tree, other, another).Found);
    }
}
