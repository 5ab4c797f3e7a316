using System.Text.Json;
using System.Text.Json.Nodes;
using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Tests.Cases;

/// <summary>The description of the interface: pinned, well formed, and true of the program.</summary>
public sealed class DocumentTests
{
    [Fact]
    public async Task The_description_is_the_one_that_was_looked_at()
    {
        await using var server = await RunningCasework.Start();
        Golden.Matches(
            "tests/Passavant.Web.Tests/Golden/casework.openapi.json",
            await server.Client.GetStringAsync(
                "/openapi/casework.json",
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_every_operation_says_what_it_takes_and_gives()
    {
        await using var server = await RunningCasework.Start();
        var document = JsonNode.Parse(
            await server.Client.GetStringAsync(
                "/openapi/casework.json",
                TestContext.Current.CancellationToken
            )
        )!;
        Assert.Equal("3.1.0", (string?)document["openapi"]);
        foreach (var reference in References(document))
        {
            JsonNode? at = document;
            foreach (var step in reference[2..].Split('/'))
                at = at?[step];
            Assert.True(at is not null, $"{reference} leads nowhere.");
        }
        var operations = 0;
        foreach (var (path, item) in document["paths"]!.AsObject())
        foreach (var (method, operation) in item!.AsObject())
        {
            operations++;
            var where = $"{method} {path}";
            Assert.False(string.IsNullOrWhiteSpace((string?)operation!["summary"]), where);
            var responses = operation["responses"]!.AsObject();
            Assert.Contains(responses, one => one.Key[0] == '2');
            Assert.Contains(responses, one => one.Key[0] == '4');
            if (operation["requestBody"] is { } body)
                foreach (var (_, content) in body["content"]!.AsObject())
                    Assert.True(content!["schema"] is not null, where);
            var named = (operation["parameters"]?.AsArray() ?? [])
                .Where(one => (string?)one!["in"] == "path")
                .Select(one => $"{{{one!["name"]}}}");
            Assert.All(named, name => Assert.Contains(name, path, StringComparison.Ordinal));
        }
        Assert.True(operations > 100, $"{operations} operations are too few.");
    }

    [Fact]
    public void Every_act_people_do_has_an_example_that_is_read()
    {
        foreach (var act in WhoMay.Acts.Where(WhoMay.IsGiven))
        {
            var example = Examples.Of(act)!.ToJsonString();
            Assert.True(
                JsonSerializer.Deserialize(example, act, CaseJson.Options) is Act,
                $"{act}: {example}"
            );
        }
    }

    [Fact]
    public void Nothing_the_program_sets_itself_is_asked_of_a_caller()
    {
        var schemas = new Schemas();
        _ = schemas.Of(typeof(Issue));
        var members = schemas.Components()["Issue"]!["properties"]!.AsObject();
        Assert.Equal(["proposal"], members.Select(one => one.Key));
    }

    private static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(one =>
                one is { Key: "$ref", Value: JsonValue reference }
                    ? [(string)reference!]
                    : References(one.Value)
            ),
            JsonArray parts => parts.SelectMany(References),
            _ => [],
        };
}
