using System.Text;
using System.Text.Json;
using Passavant.Cli.Tests.Documents;

namespace Passavant.Web.Tests.Demo;

/// <summary>The page on the demonstration is a test: what it asks is asked, in its order, and what it shows is in the answer.</summary>
public sealed class DemoGuideTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    private const string Page = "docs/guide/run-an-authority-on-your-laptop.md";
    private const string Shown = "http://127.0.0.1:8000";

    [Fact]
    public async Task The_demonstration_answers_as_the_guide_shows()
    {
        var (secret, number) = ("", "");
        var blocks = FencedBlock.Of(Page);
        var asked = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!blocks[i].Text.StartsWith("curl ", StringComparison.Ordinal))
                continue;
            var command = blocks[i]
                .Text.Replace("PASSWORD", demo.Demonstration.Password, StringComparison.Ordinal)
                .Replace("SECRET", secret, StringComparison.Ordinal)
                .Replace("NUMBER", number, StringComparison.Ordinal);
            using var response = await Curl(command);
            asked++;
            if (i + 1 == blocks.Count || blocks[i + 1].Language != "json")
            {
                Assert.True(response.IsSuccessStatusCode, command);
                continue;
            }
            var text = await response.Content.ReadAsStringAsync();
            var answer = JsonDocument.Parse(text).RootElement;
            Assert.True(
                Holds(answer, JsonDocument.Parse(blocks[i + 1].Text).RootElement),
                $"{blocks[i]}: the answer is\n{text}"
            );
            if (answer.ValueKind != JsonValueKind.Object)
                continue;
            if (answer.TryGetProperty("secret", out var given))
                secret = given.GetString()!;
            if (answer.TryGetProperty("cases", out var cases))
                number = cases
                    .EnumerateArray()
                    .First(one =>
                        Holds(
                            one,
                            JsonDocument.Parse(blocks[i + 1].Text).RootElement.GetProperty("cases")[
                                0
                            ]
                        )
                    )
                    .GetProperty("number")
                    .GetString()!;
        }
        Assert.True(asked > 10);
    }

    [Fact]
    public void The_guide_names_everybody()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, Page));
        foreach (var person in Passavant.Web.Demo.Cast.People)
            Assert.Contains($"`{person.SignIn}`", page, StringComparison.Ordinal);
    }

    // As much of curl as the page uses.
    private async Task<HttpResponseMessage> Curl(string command)
    {
        var words = ShellWords.Split(
            command.Replace("\\\n", "", StringComparison.Ordinal).TrimEnd('\n')
        );
        using var request = new HttpRequestMessage();
        var headers = new List<(string Name, string Value)>();
        string? body = null;
        for (var i = 1; i < words.Count; i++)
            switch (words[i])
            {
                case "-H":
                    var pair = words[++i].Split(": ", 2);
                    headers.Add((pair[0], pair[1]));
                    break;
                case "-d":
                    body = words[++i];
                    break;
                case "-o":
                    i++;
                    break;
                default:
                    Assert.StartsWith(Shown, words[i], StringComparison.Ordinal);
                    request.RequestUri = new Uri(words[i][Shown.Length..], UriKind.Relative);
                    break;
            }
        if (body is not null)
            (request.Method, request.Content) = (
                HttpMethod.Post,
                new StringContent(body, Encoding.UTF8, "application/json")
            );
        foreach (var (name, value) in headers.Where(header => header.Name != "Content-Type"))
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await demo.Client.SendAsync(request);
    }

    // What is shown is a part of the answer, of a list some entries; … stands for anything.
    private static bool Holds(JsonElement whole, JsonElement part) =>
        part.ValueKind == JsonValueKind.String && part.GetString() == "…"
        || part.ValueKind == whole.ValueKind
            && part.ValueKind switch
            {
                JsonValueKind.Object => part.EnumerateObject()
                    .All(one =>
                        whole.TryGetProperty(one.Name, out var other) && Holds(other, one.Value)
                    ),
                JsonValueKind.Array => part.GetArrayLength() == 0
                    ? whole.GetArrayLength() == 0
                    : part.EnumerateArray()
                        .All(one => whole.EnumerateArray().Any(other => Holds(other, one))),
                JsonValueKind.String => part.GetString()!.EndsWith('…')
                    ? whole
                        .GetString()!
                        .StartsWith(part.GetString()!.TrimEnd('…'), StringComparison.Ordinal)
                    : part.GetString() == whole.GetString(),
                _ => whole.GetRawText() == part.GetRawText(),
            };
}
