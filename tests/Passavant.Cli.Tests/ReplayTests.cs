using System.Text.Json;
using System.Text.Json.Nodes;

namespace Passavant.Cli.Tests;

public sealed class ReplayTests
{
    private static Command Recorded(params string[] options)
    {
        var command = Command.WithAccord().With("t.csv", Transfers.Csv);
        command.With(
            "l.json",
            """[{"id":"L-1","kind":"licence","scope":["destination is BR",{"none":["end use is military"]}],"names":["R-1"]}]"""
        );
        Assert.Equal(
            0,
            command.Run(["assess", "t.csv", "--output", "d.jsonl", "-q", .. options]).Code
        );
        return command;
    }

    [Theory]
    [InlineData("--no-questions")]
    [InlineData("--budget=0")]
    [InlineData("--instruments=l.json")]
    [InlineData("--as-of=2027-06-01")]
    [InlineData("--standing=documented")]
    public void What_was_not_touched_is_the_same(string option)
    {
        using var command = Recorded(option);
        var ran = command.Run("replay", "d.jsonl", "--accord", "accords/ours");
        Assert.Equal("4 same, 0 differ, 0 not computed again\n", ran.Output);
        Assert.Equal(0, ran.Code);
    }

    [Fact]
    public void The_accord_is_found_among_those_in_the_folder()
    {
        using var command = Recorded();
        Assert.Equal(0, command.Run("replay", "d.jsonl").Code);
    }

    [Fact]
    public void Any_changed_part_of_the_result_is_noticed()
    {
        using var command = Recorded();
        var record = command.Read("d.jsonl").Split('\n')[0];
        var parts = Leaves(JsonNode.Parse(record)!)
            .Where(path =>
                !path.StartsWith("$.transfer", StringComparison.Ordinal)
                && path
                    is not (
                        "$['as of']"
                        or "$['known at']"
                        or "$.budget"
                        or "$.format"
                        or "$.accord.identity"
                    )
            )
            .ToList();
        Assert.True(parts.Count > 40);
        foreach (var path in parts)
        {
            var changed = JsonNode.Parse(record)!;
            var leaf = Leaves(changed, path)!;
            leaf.ReplaceWith(
                leaf.GetValueKind() == JsonValueKind.String
                    ? (JsonNode)(leaf.GetValue<string>() + "x")
                    : (JsonNode)"changed"
            );
            command.With("changed.json", changed.ToJsonString());
            var ran = command.Run("replay", "changed.json");
            Assert.True(ran.Code == 1, $"{path}: {ran.Text}");
        }
    }

    [Fact]
    public void A_changed_outcome_is_shown_on_both_sides()
    {
        using var command = Recorded();
        command.With(
            "d.json",
            command
                .Read("d.jsonl")
                .Split('\n')[0]
                .Replace(
                    "\"stands\":\"licence required: case by case\"",
                    "\"stands\":\"no authorisation required\""
                )
        );
        Golden.Matches("replay-changed.txt", command.Run("replay", "d.json").Text);
    }

    [Fact]
    public void Another_engine_is_said()
    {
        using var command = Recorded();
        command.With(
            "d.json",
            command.Read("d.jsonl").Split('\n')[0].Replace("\"engine\":\"1\"", "\"engine\":\"0\"")
        );
        Assert.Contains(
            "made by engine \"0\", computed again by engine \"1\"",
            command.Run("replay", "d.json").Output
        );
    }

    [Fact]
    public void An_accord_that_is_not_at_hand_is_named_with_those_that_are()
    {
        using var command = Recorded();
        command.With(
            "accords/ours/controls.yaml",
            command.Read("accords/ours/controls.yaml").Replace("600 Hz", "700 Hz")
        );
        command.With("accords/ours/examples.yaml", "examples: []\n");
        var ran = command.Run("replay", "d.jsonl");
        Assert.Equal(2, ran.Code);
        Assert.Contains("is not at hand; found sha256:", ran.Error);
    }

    [Theory]
    [InlineData("{}", "no determination")]
    [InlineData("{", "no JSON")]
    [InlineData("{\"\\ud800\":1}", "not well-formed Unicode")]
    [InlineData("[1]", "no determination")]
    [InlineData(
        """{"format":"passavant determination 9"}""",
        "the format 'passavant determination 9'"
    )]
    [InlineData("""{"format":"passavant determination 1","accord":{}}""", "without the identity")]
    public void What_is_no_determination_is_refused(string json, string message)
    {
        using var command = Command.WithAccord().With("d.json", json);
        var ran = command.Run("replay", "d.json");
        Assert.Contains(message, ran.Error);
        Assert.Equal(2, ran.Code);
    }

    [Fact]
    public void Json_says_the_same_to_programs()
    {
        using var command = Recorded();
        var ran = command.Run("replay", "d.jsonl", "--json");
        Assert.All(
            ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Equal("same", JsonNode.Parse(line)!["result"]!.GetValue<string>())
        );
    }

    private static IEnumerable<string> Leaves(JsonNode node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member => Leaves(member.Value!)),
            JsonArray items => items.SelectMany(item => Leaves(item!)),
            _ => [node.GetPath()],
        };

    private static JsonNode? Leaves(JsonNode node, string path) =>
        node switch
        {
            JsonObject members => members
                .Select(member => Leaves(member.Value!, path))
                .FirstOrDefault(found => found is not null),
            JsonArray items => items
                .Select(item => Leaves(item!, path))
                .FirstOrDefault(found => found is not null),
            _ => node.GetPath() == path ? node : null,
        };
}
