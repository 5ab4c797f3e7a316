using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Passavant.Cli.Tests.Documents;

namespace Passavant.Web.Tests.Commands;

/// <summary>The pages of the guide on casework are tests: each line is run against a server as the person before the <c>$</c>, and prints what the page shows. With PASSAVANT_UPDATE=1 the pages are written anew; look at the difference before committing it.</summary>
public sealed partial class GuidePageTests
{
    private const string Shown = "http://127.0.0.1:8000";

    [Theory]
    [InlineData("docs/guide/the-life-of-an-application.md")]
    [InlineData("docs/guide/appeals-and-redress.md")]
    [InlineData("docs/guide/the-api.md")]
    public async Task The_page_shows_what_happens(string page)
    {
        await using var desk = await Desk.Set();
        await LetAnnSignIn(desk);
        var blocks = FencedBlock.Of(page);
        var text = Repository.Read(page);
        var wrong = new List<string>();
        var variables = new Dictionary<string, string>();
        var run = 0;
        foreach (var block in blocks)
        {
            if (block.Name.Length > 0)
                _ = desk.Command.With(block.Name, block.Text);
            else if (Prompt().IsMatch(block.Text))
            {
                var printed = await Run(desk, block, variables, wrong);
                text = text.Replace(
                    $"```text\n{block.Text}```",
                    $"```text\n{printed}```",
                    StringComparison.Ordinal
                );
                run++;
            }
        }
        Assert.NotEqual(0, run);
        if (wrong.Count > 0 && Environment.GetEnvironmentVariable("PASSAVANT_UPDATE") == "1")
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, page), text);
        else
            Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [GeneratedRegex(@"^(?<who>[a-z]+)\$ (?<line>.*)$", RegexOptions.Multiline)]
    private static partial Regex Prompt();

    [GeneratedRegex(@"^\((?<days>\d+) days pass\)$")]
    private static partial Regex Later();

    [GeneratedRegex(@"\S+/statements/\S+")]
    private static partial Regex Link();

    [GeneratedRegex("^ETag: (?<tag>.*)$", RegexOptions.Multiline)]
    private static partial Regex Tag();

    // The block as it is run: each command, and what was shown of it where that is what it printed.
    private static async Task<string> Run(
        Desk desk,
        FencedBlock block,
        Dictionary<string, string> variables,
        List<string> wrong
    )
    {
        var whole = new StringBuilder();
        var lines = block.Text.TrimEnd('\n').Split('\n');
        for (var i = 0; i < lines.Length; )
        {
            if (Later().Match(lines[i]) is { Success: true } later)
                desk.Stage.Server.Clock.Pass(
                    TimeSpan.FromDays(int.Parse(later.Groups["days"].Value))
                );
            var start = Prompt().Match(lines[i]);
            whole.Append(lines[i]).Append('\n');
            var command = lines[i++];
            while (command.EndsWith('\\'))
            {
                whole.Append(lines[i]).Append('\n');
                command = command[..^1] + lines[i++].TrimStart();
            }
            if (!start.Success)
                continue;
            var shown = new List<string>();
            while (i < lines.Length && !Prompt().IsMatch(lines[i]) && !Later().IsMatch(lines[i]))
                shown.Add(lines[i++]);
            var asked = command[(command.IndexOf('$', StringComparison.Ordinal) + 2)..];
            var words = ShellWords
                .Split(asked)
                .Select(word =>
                    variables.Aggregate(
                        word,
                        (text, one) => text.Replace(one.Key, one.Value, StringComparison.Ordinal)
                    )
                )
                .ToList();
            var printed = (await Run(desk, start.Groups["who"].Value, words)).Replace(
                Actual(desk),
                Shown,
                StringComparison.Ordinal
            );
            if (Link().Match(printed) is { Success: true } link)
                // Programs sign at the same address without its language.
                variables["$LINK"] = link.Value.Replace(
                    "/en/",
                    "/",
                    StringComparison.Ordinal
                );
            if (Tag().Match(printed) is { Success: true } tag)
                variables["$ETAG"] = tag.Groups["tag"].Value;
            if (
                printed.StartsWith('{')
                && JsonElement.Parse(printed) is var answer
                && answer.TryGetProperty("session", out _)
                && answer.TryGetProperty("secret", out var secret)
            )
                variables["$TOKEN"] = secret.GetString()!;
            if (Elided.Matches(string.Join('\n', shown), printed))
                printed = string.Join('\n', shown);
            else
                wrong.Add($"{block}: {command}\nprints\n{printed}");
            if (printed.Trim().Length > 0)
                whole.Append(printed.TrimEnd('\n')).Append('\n');
        }
        return whole.ToString();
    }

    private static async Task<string> Run(Desk desk, string who, IReadOnlyList<string> words)
    {
        if (words[0] == "curl")
            return await Curl(desk, words);
        Assert.Equal("passavant", words[0]);
        desk.Command.Variables["PASSAVANT_TOKEN"] =
            words[1] is "sign-in" or "sign-out" || who == "you" ? "" : desk.Stage.Token(who);
        desk.Type(RunningCasework.Password);
        var ran = desk.Command.Run([
            .. words
                .Skip(1)
                .Select(word => word.Replace(Shown, Actual(desk), StringComparison.Ordinal)),
        ]);
        Assert.Equal(ran.Error.Contains("passavant: ", StringComparison.Ordinal), ran.Code != 0);
        return ran.Error + ran.Output;
    }

    private static string Actual(Desk desk) => desk.Command.Variables["PASSAVANT_SERVER"];

    // As much of curl as the pages use.
    private static async Task<string> Curl(Desk desk, IReadOnlyList<string> words)
    {
        using var request = new HttpRequestMessage();
        var headers = false;
        for (var i = 1; i < words.Count; i++)
            switch (words[i])
            {
                case "-i":
                    headers = true;
                    break;
                case "-H":
                    var header = words[++i].Split(": ", 2);
                    Assert.True(request.Headers.TryAddWithoutValidation(header[0], header[1]));
                    break;
                case "--json":
                    var given = words[++i];
                    request.Method = HttpMethod.Post;
                    request.Content = new StringContent(
                        given.StartsWith('@') ? desk.Command.Read(given[1..]) : given,
                        Encoding.UTF8,
                        new MediaTypeHeaderValue("application/json")
                    );
                    break;
                default:
                    if (!words[i].StartsWith(Shown, StringComparison.Ordinal))
                        return $"curl: {words[i]} leads nowhere";
                    request.RequestUri = new Uri(Actual(desk) + words[i][Shown.Length..]);
                    break;
            }
        using var response = await desk.Stage.Server.Client.SendAsync(request);
        var text = new StringBuilder();
        if (headers)
        {
            text.Append($"HTTP/1.1 {(int)response.StatusCode} {response.ReasonPhrase}\n");
            foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
                text.Append($"{name}: {string.Join(", ", values)}\n");
            text.Append('\n');
        }
        return text.Append(await response.Content.ReadAsStringAsync()).ToString();
    }

    private static async Task LetAnnSignIn(Desk desk)
    {
        var server = desk.Stage.Server;
        var invited = await server.Send(
            "POST",
            "/administration/people/ann/invitation",
            new { },
            await server.SignIn("root"),
            201
        );
        await server.Send(
            "POST",
            "/password/set",
            new
            {
                secret = invited.GetProperty("secret").GetString(),
                password = RunningCasework.Password,
            },
            null,
            204
        );
        // A new password ends the tokens there were.
        var made = await server.Send(
            "POST",
            "/tokens",
            new
            {
                name = "page",
                scopes = new[] { "read", "act" },
                days = 90,
            },
            await server.SignIn("ann"),
            201
        );
        desk.Stage.Replace("ann", made.GetProperty("secret").GetString()!);
    }
}
