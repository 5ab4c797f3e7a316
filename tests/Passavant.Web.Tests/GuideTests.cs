using System.Text;
using System.Text.Json;
using Passavant.Cli.Tests.Documents;
using Passavant.Screening.Lists;

namespace Passavant.Web.Tests;

/// <summary>The page of the guide is a test: what it asks of a running server is asked, and what it shows is in the answer.</summary>
public sealed class GuideTests
{
    private const string Page = "docs/guide/screening-service.md";
    private const string Shown = "http://127.0.0.1:8000";

    [Fact]
    public async Task The_server_answers_as_the_guide_shows()
    {
        await using var server = await RunningServer.Start(Denials());
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var blocks = FencedBlock.Of(Page);
        var asked = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Name.Length > 0)
                files.Add(blocks[i].Name, blocks[i].Text);
            if (!blocks[i].Text.StartsWith("curl ", StringComparison.Ordinal))
                continue;
            var answer = await Curl(server, blocks[i].Text, files);
            Assert.Equal("json", blocks[i + 1].Language);
            var lines = Lines(answer);
            var shown = Lines(blocks[i + 1].Text);
            Assert.Equal(shown.Count, lines.Count);
            foreach (var (one, other) in shown.Zip(lines))
                Assert.True(Holds(other, one), $"{blocks[i]}: the answer is\n{answer}");
            asked++;
        }
        Assert.NotEqual(0, asked);
    }

    private static ListSnapshot Denials()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Root, "samples/lists/denials.csv"));
        return ListFormats
            .Find("denials")!
            .Read(
                [new ListFile("denials.csv", file)],
                new ImportOptions { Date = new DateOnly(2026, 11, 25) }
            );
    }

    // As much of curl as the page uses.
    private static async Task<string> Curl(
        RunningServer server,
        string command,
        Dictionary<string, string> files
    )
    {
        var words = ShellWords.Split(
            command.Replace("\\\n", "", StringComparison.Ordinal).TrimEnd('\n')
        );
        string? address = null;
        HttpContent? body = null;
        for (var i = 1; i < words.Count; i++)
            switch (words[i])
            {
                case "--data-binary":
                    body = new StringContent(files[words[++i][1..]]);
                    body.Headers.ContentType = new("application/x-www-form-urlencoded");
                    break;
                case "--data-urlencode":
                    var pair = words[++i].Split('=', 2);
                    body = new FormUrlEncodedContent([KeyValuePair.Create(pair[0], pair[1])]);
                    break;
                default:
                    Assert.StartsWith(Shown, words[i], StringComparison.Ordinal);
                    address = words[i][Shown.Length..];
                    break;
            }
        using var response = body is null
            ? await server.Client.GetAsync(address)
            : await server.Client.PostAsync(address, body);
        return await response.Content.ReadAsStringAsync();
    }

    private static List<JsonElement> Lines(string text)
    {
        var all = new List<JsonElement>();
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(text),
            new JsonReaderOptions { AllowMultipleValues = true }
        );
        while (reader.Read())
            all.Add(JsonElement.ParseValue(ref reader));
        return all;
    }

    // What is shown is a part of the answer; … stands for anything.
    private static bool Holds(JsonElement whole, JsonElement part) =>
        part.ValueKind == JsonValueKind.String && part.GetString() == "…"
        || part.ValueKind == whole.ValueKind
            && part.ValueKind switch
            {
                JsonValueKind.Object => part.EnumerateObject()
                    .All(one =>
                        whole.TryGetProperty(one.Name, out var other) && Holds(other, one.Value)
                    ),
                JsonValueKind.Array => part.GetArrayLength() == whole.GetArrayLength()
                    && part.EnumerateArray()
                        .Zip(whole.EnumerateArray())
                        .All(pair => Holds(pair.Second, pair.First)),
                JsonValueKind.String => whole
                    .GetString()!
                    .StartsWith(part.GetString()!.TrimEnd('…'), StringComparison.Ordinal)
                    && (part.GetString()!.EndsWith('…') || whole.GetString() == part.GetString()),
                _ => whole.GetRawText() == part.GetRawText(),
            };
}
