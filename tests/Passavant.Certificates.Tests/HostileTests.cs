using System.Text;
using System.Text.Json.Nodes;
using Passavant.Accords.Tests.Laws;
using static Passavant.Certificates.Tests.Example;

namespace Passavant.Certificates.Tests;

/// <summary>Whatever is given, the checker answers, and never accepts what it cannot follow.</summary>
public sealed class HostileTests
{
    const string Refutes =
        """[{ "text": "C-1" }, { "condition": "frequency is less than 600 Hz" }]""";

    const string Tree = """
        { "split": { "term": "frequency" }, "parts": [
            { "values": [{ "below": "600" }], "tree": { "refuted": 0 } },
            { "values": [{ "from": "600", "to": "1e9" }, { "above": "1e9" }], "tree": { "refuted": 1 } }
        ] }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"claim\": \"\\ud800\"}")]
    [InlineData("\ud800")]
    [InlineData("{\"claim\": \"a\", \"claim\": \"b\"}")]
    public void What_is_no_certificate_is_refused(string text) =>
        Assert.False(Check(text).IsAccepted);

    [Fact]
    public void A_tree_without_end_is_refused()
    {
        var deep = new StringBuilder();
        const int Levels = 100_000;
        for (var i = 0; i < Levels; i++)
            deep.Append("{\"split\":{\"term\":\"axes\"},\"parts\":[{\"values\":[{}],\"tree\":");
        deep.Append("{\"refuted\":0}");
        for (var i = 0; i < Levels; i++)
            deep.Append("}]}");
        Assert.False(Check(Certificate(Refutes, deep.ToString())).IsAccepted);
        var condition =
            string.Concat(Enumerable.Repeat("[", 900)) + string.Concat(Enumerable.Repeat("]", 900));
        Refused($$"""[{ "condition": {{condition}} }]""", """{ "refuted": 0 }""");
    }

    [Fact]
    public void A_tree_of_some_hundred_nodes_in_one_another_is_followed()
    {
        var deep = "{\"refuted\":0}";
        for (var i = 0; i < 900; i++)
            deep =
                "{\"split\":{\"term\":\"axes\"},\"parts\":[{\"values\":[{}],\"tree\":"
                + deep
                + "}]}";
        Accepted("""[{ "condition": { "any": [] } }]""", deep);
    }

    [Fact]
    public void Pieces_without_end_are_refused()
    {
        var tree = "{\"refuted\":0}";
        for (var i = 0; i < 20; i++)
            tree =
                "{\"split\":{\"term\":\"frequency\"},\"parts\":[{\"values\":[{},{},{}],\"tree\":"
                + tree
                + "}]}";
        Assert.Contains(
            "pieces",
            Refused("""[{ "condition": { "any": [] } }]""", tree).Found,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_part_that_nothing_is_left_for_refutes_anything() =>
        Accepted(
            """[{ "condition": [] }, { "condition": "axes is more than 9" }]""",
            """{ "split": { "term": "axes" }, "parts": [{ "values": [{ "above": "3", "below": "4" }], "tree": { "refuted": 0 } }, { "values": [{}], "tree": { "refuted": 1 } }] }"""
        );

    static readonly Gen<string> Changed = Gen.Select(
        Gen.Int[0, 10_000],
        Choose.Of(
            "null",
            "-1",
            "0",
            "1",
            "2",
            "\"\"",
            "[]",
            "{}",
            "true",
            "[{}]",
            "\"600\"",
            "\"1e401\"",
            "\"1/0\"",
            "{\"from\":\"600\"}",
            "\"axes\"",
            "\"C-2\"",
            "[\"no\"]",
            "{\"refuted\":0}",
            "{\"any\":[]}"
        ),
        (place, value) =>
        {
            var root = JsonNode.Parse(Certificate(Refutes, Tree))!;
            var places = Places(root).ToList();
            places[place % places.Count](JsonNode.Parse(value));
            return root.ToJsonString();
        }
    );

    static IEnumerable<Action<JsonNode?>> Places(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.ToList()
                .SelectMany(member =>
                    Places(member.Value).Prepend(value => map[member.Key] = value)
                ),
            JsonArray list => Enumerable
                .Range(0, list.Count)
                .SelectMany(i => Places(list[i]).Prepend(value => list[i] = value)),
            _ => [],
        };

    // What a change may be without the certificate failing: the words of the claim, a weaker claim, a smaller or overlapping part.
    [Fact]
    public void Any_part_changed_is_answered() =>
        Long.Sample(
            Changed,
            text =>
            {
                var verdict = Check(text);
                if (verdict.IsAccepted)
                    Assert.True(
                        text.Contains("600", StringComparison.Ordinal)
                            || text.Contains("\"any\":[]", StringComparison.Ordinal),
                        text
                    );
            },
            3000
        );

    [Fact]
    public void Bytes_changed_are_answered() =>
        Long.Sample(
            Gen.Select(
                Gen.Int[0, 10_000],
                Gen.Char[' ', '~'],
                (at, with) => Tuple.Create(at, with)
            ),
            pair =>
            {
                var text = new StringBuilder(Certificate(Refutes, Tree));
                text[pair.Item1 % text.Length] = pair.Item2;
                Check(text.ToString());
            },
            3000
        );
}
