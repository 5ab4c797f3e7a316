using System.Text.Json.Nodes;
using Json.Schema;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Tests;

public sealed class AccordCommandTests
{
    [Fact]
    public void A_new_accord_is_sound()
    {
        using var command = Command.WithAccord();
        Golden.Matches("check-new.txt", command.Run("accord", "check", "accords/ours").Text);
    }

    [Theory]
    [InlineData("Our \"first\" accord: a \\ test # 1")]
    [InlineData("L'accord à nous")]
    public void Any_title_will_do(string title)
    {
        using var command = Command.Empty();
        command.Run("accord", "new", "a", "--title", title, "--state", "AUR");
        var ran = command.Run("accord", "check", "a");
        Assert.Contains(title, ran.Output);
        Assert.Equal(0, ran.Code);
    }

    [Fact]
    public void An_accord_that_is_there_is_never_overwritten()
    {
        using var command = Command.WithAccord();
        var before = command.Read("accords/ours/accord.yaml");
        var ran = command.Run(
            "accord",
            "new",
            "accords/ours",
            "--title",
            "Another",
            "--state",
            "BOR"
        );
        Assert.Contains("exists already", ran.Error);
        Assert.Equal(2, ran.Code);
        Assert.Equal(before, command.Read("accords/ours/accord.yaml"));
    }

    [Fact]
    public void Every_fault_is_named_with_its_place()
    {
        using var command = Command.WithAccord();
        command.With(
            "accords/ours/controls.yaml",
            command
                .Read("accords/ours/controls.yaml")
                .Replace("sensitivity", "sensitivty")
                .Replace("600 Hz", "600 kg")
        );
        Golden.Matches(
            "check-faults.txt",
            command
                .Run("accord", "check", "accords/ours")
                .Text.Replace(command.Folder, "FOLDER", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_failing_example_is_a_fault()
    {
        using var command = Command.WithAccord();
        command.With(
            "accords/ours/examples.yaml",
            command.Read("accords/ours/examples.yaml").Replace("expect: no }", "expect: yes }")
        );
        var ran = command.Run("accord", "check", "accords/ours");
        Assert.Contains("failing-example", ran.Output);
        Assert.Equal(1, ran.Code);
    }

    [Fact]
    public void Each_choice_of_a_draft_is_checked_and_has_its_identity()
    {
        using var command = Command.WithAccord();
        command.With(
            "accords/ours/controls.yaml",
            command
                .Read("accords/ours/controls.yaml")
                .Replace(
                    "sensitivity: \"2\"",
                    "sensitivity: { bracket: B-1, alternatives: { a: \"2\", b: \"1\", c: \"3\" } }"
                )
                .Replace(
                    "why: They drive gas centrifuges.",
                    "why: { bracket: B-2, alternatives: { a: They drive gas centrifuges., delete: } }"
                )
        );
        command.With("accords/ours/examples.yaml", "examples: []\n");
        var ran = command.Run("accord", "check", "accords/ours");
        Golden.Matches(
            "check-draft.txt",
            ran.Text.Replace(command.Folder, "FOLDER", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Reviews_due_and_sunsets_near_are_noted()
    {
        using var command = Command.WithAccord();
        command.With(
            "accords/ours/accord.yaml",
            command
                .Read("accords/ours/accord.yaml")
                .Replace(
                    "valid: { from: 2026-11-25 }",
                    "valid: { from: 2026-11-25, until: 2027-02-01 }\nreview by: 2027-01-01"
                )
        );
        Assert.Contains(
            "0 notes",
            command.Run("accord", "check", "accords/ours", "--as-of", "2026-10-01").Output
        );
        Assert.Contains(
            "sunset-near",
            command.Run("accord", "check", "accords/ours", "--as-of", "2026-12-01").Output
        );
        var late = command.Run("accord", "check", "accords/ours", "--as-of", "2027-02-01");
        Assert.Contains("note sunset-passed", late.Output);
        Assert.Contains("note review-due", late.Output);
        Assert.Equal(0, late.Code);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("github")]
    [InlineData("sarif")]
    public void Programs_are_told_in_their_own_formats(string format)
    {
        using var command = Command.WithAccord();
        command.With(
            "accords/ours/controls.yaml",
            command.Read("accords/ours/controls.yaml").Replace("sensitivity", "sensitivty")
        );
        var ran = command.Run("accord", "check", "accords/ours", "--format", format);
        Golden.Matches(
            $"check-{format}.txt",
            ran.Text.Replace(command.Folder, "FOLDER", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_schema_accepts_every_file_that_ships()
    {
        var schema = JsonSchema.FromText(AccordSchema.Write());
        foreach (
            var path in Directory.EnumerateFiles(
                Command.Shipped("accords"),
                "*.yaml",
                SearchOption.AllDirectories
            )
        )
        {
            var node = Plain(YamlReader.ReadBytes(path, File.ReadAllBytes(path), [])!);
            var results = schema.Evaluate(
                System.Text.Json.JsonSerializer.SerializeToElement(node),
                new EvaluationOptions { OutputFormat = OutputFormat.List }
            );
            Assert.True(
                results.IsValid,
                $"{path}: {string.Join("; ", (results.Details ?? []).Where(detail => detail.Errors is not null).Take(5).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}"))}"
            );
        }
    }

    [Theory]
    [InlineData("controls: [ { id: 3A225, title: Drive, when: item is other, sensitivty: '1' } ]")]
    [InlineData("contrlos: []")]
    [InlineData("accord: Title only")]
    [InlineData("requirements: [ { id: R-1, trigger: contrl, authority: a, legal basis: b } ]")]
    public void The_schema_refuses_what_the_reader_refuses(string yaml)
    {
        var schema = JsonSchema.FromText(AccordSchema.Write());
        var node = Plain(YamlReader.Read("a.yaml", yaml, [])!);
        Assert.False(
            schema.Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(node)).IsValid
        );
    }

    [Fact]
    public void The_schema_lets_a_bracket_stand_for_any_value()
    {
        var schema = JsonSchema.FromText(AccordSchema.Write());
        var node = Plain(
            YamlReader.Read(
                "a.yaml",
                "controls: [ { id: 3A225, when: item is other, sensitivity: { bracket: B-1, alternatives: { a: '1', delete: } } } ]",
                []
            )!
        );
        Assert.True(
            schema.Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(node)).IsValid
        );
    }

    private static JsonNode Plain(YamlNode node) =>
        node switch
        {
            YamlNode.Sequence sequence => new JsonArray([.. sequence.Items.Select(Plain)]),
            YamlNode.Mapping mapping => new JsonObject(
                mapping.Entries.Select(entry =>
                    KeyValuePair.Create(entry.Key, (JsonNode?)Plain(entry.Value))
                )
            ),
            YamlNode.Scalar scalar => JsonValue.Create(scalar.Text)!,
            _ => throw new InvalidOperationException(),
        };
}
