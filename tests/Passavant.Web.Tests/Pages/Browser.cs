using System.Net;
using System.Text.RegularExpressions;
using Passavant.Store;
using Passavant.Web.People;
using Passavant.Web.Tests.Cases;

namespace Passavant.Web.Tests.Pages;

/// <summary>Reads pages and sends their forms as a browser without scripts does: it keeps cookies, follows redirects, and sends what a form holds.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient client;

    public Browser(RunningCasework server) =>
        client = new HttpClient(
            new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }
        )
        {
            BaseAddress = server.Client.BaseAddress,
        };

    /// <summary>The cookies it keeps. Those that ask for https are sent without it too: a test speaks plain http.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>The page it is at.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The status of the last answer.</summary>
    public int Status { get; private set; }

    /// <summary>The address it is at, after redirects.</summary>
    public Uri At { get; private set; } = new("http://nowhere/");

    /// <summary>Somebody of a stage, signed in by a session of theirs.</summary>
    public static Browser Of(RunningCasework server, string secret)
    {
        var browser = new Browser(server);
        browser.Cookies["__Host-passavant"] = secret;
        return browser;
    }

    /// <summary>Somebody of a stage with a session of their own, begun now: pages are for people, not for tokens.</summary>
    public static async Task<Browser> As(Stage stage, string who)
    {
        var (secret, hash) = Secret.New();
        var now = stage.Desk.Now;
        await stage.Server.Database.Write(change =>
            Sessions.Open(
                change,
                new SessionRow
                {
                    TokenHash = hash,
                    Kind = SessionKinds.Session,
                    Person = who,
                    Appointment = $"{who}-1",
                    Created = now,
                    Expires = now.AddDays(1),
                    LastSeen = now,
                }
            )
        );
        return Of(stage.Server, secret);
    }

    /// <summary>Opens a page; its status must be the one expected.</summary>
    public async Task<string> Open(string path, int status = 200)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await Take(request, status);
    }

    /// <summary>Sends the form of the page whose markup holds <paramref name="which"/>, with its fields as they stand save those given; a field given as null is left out.</summary>
    public async Task<string> Send(
        string which,
        int status = 200,
        params (string Name, string? Value)[] fields
    )
    {
        var form =
            Forms()
                .Matches(Page)
                .Select(one => one.Value)
                .FirstOrDefault(one => one.Contains(which, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No form on {At} holds '{which}': {Page}");
        var action = Action()
            .Match(form[..form.IndexOf('>', StringComparison.Ordinal)])
            .Groups[1]
            .Value;
        var sent = Held(form)
            .Where(pair => fields.All(field => field.Name != pair.Key))
            .Concat(
                fields
                    .Where(field => field.Value is not null)
                    .Select(field => KeyValuePair.Create(field.Name, field.Value!))
            )
            .ToList();
        return await Post(
            action.Length == 0 ? At.PathAndQuery : WebUtility.HtmlDecode(action),
            status,
            sent
        );
    }

    /// <summary>Sends the form of the page whose markup holds <paramref name="which"/> with files chosen in one of its fields.</summary>
    public async Task<string> Upload(
        string which,
        int status,
        string field,
        IEnumerable<(string Name, byte[] Bytes)> files,
        params (string Name, string Value)[] fields
    )
    {
        var form = Forms()
            .Matches(Page)
            .Select(one => one.Value)
            .First(one => one.Contains(which, StringComparison.Ordinal));
        var action = Action()
            .Match(form[..form.IndexOf('>', StringComparison.Ordinal)])
            .Groups[1]
            .Value;
        using var content = new MultipartFormDataContent();
        foreach (
            var (name, value) in Held(form)
                .Where(pair => fields.All(one => one.Name != pair.Key))
                .Select(pair => (pair.Key, pair.Value))
                .Concat(fields)
        )
            content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), field, name);
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            action.Length == 0 ? At.PathAndQuery : WebUtility.HtmlDecode(action)
        )
        {
            Content = content,
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await Take(request, status);
    }

    /// <summary>Sends fields to an address.</summary>
    public async Task<string> Post(
        string path,
        int status,
        IEnumerable<KeyValuePair<string, string>> fields
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await Take(request, status);
    }

    /// <summary>What the fields of a form hold.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Held(string form)
    {
        foreach (Match input in Inputs().Matches(form))
        {
            var (tag, name) = (input.Value, Attribute(input.Value, "name"));
            if (name is null || tag.Contains(" disabled", StringComparison.Ordinal))
                continue;
            var type = Attribute(tag, "type") ?? "text";
            if (
                type is "submit" or "file"
                || type is "radio" or "checkbox"
                    && !tag.Contains(" checked", StringComparison.Ordinal)
            )
                continue;
            yield return KeyValuePair.Create(name, Attribute(tag, "value") ?? "");
        }
        foreach (Match area in Areas().Matches(form))
            yield return KeyValuePair.Create(
                area.Groups[1].Value,
                WebUtility.HtmlDecode(area.Groups[2].Value).TrimStart('\n')
            );
        foreach (Match select in Selects().Matches(form))
            if (
                Options().Matches(select.Groups[2].Value) is { Count: > 0 } options
                && (
                    options.FirstOrDefault(one =>
                        one.Value.Contains(" selected", StringComparison.Ordinal)
                    ) ?? options[0]
                )
                    is { } chosen
            )
                yield return KeyValuePair.Create(
                    select.Groups[1].Value,
                    WebUtility.HtmlDecode(chosen.Groups[1].Value)
                );
    }

    public void Dispose() => client.Dispose();

    private async Task<string> Take(HttpRequestMessage request, int status)
    {
        var asked = $"{request.Method} {request.RequestUri}";
        for (var i = 0; ; i++)
        {
            if (Cookies.Count > 0)
                request.Headers.Add(
                    "Cookie",
                    string.Join("; ", Cookies.Select(pair => $"{pair.Key}={pair.Value}"))
                );
            using var response = await client.SendAsync(request);
            if (response.Headers.TryGetValues("Set-Cookie", out var given))
                foreach (var cookie in given)
                    Keep(cookie);
            Page = await response.Content.ReadAsStringAsync();
            Status = (int)response.StatusCode;
            At = response.RequestMessage!.RequestUri!;
            if (Status is not (302 or 303) || i == 5)
                break;
            request = new HttpRequestMessage(
                HttpMethod.Get,
                new Uri(At, response.Headers.Location!)
            );
        }
        Assert.True(Status == status, $"{asked}: {Status}, expected {status}: {Text(Page)}");
        return Page;
    }

    private void Keep(string cookie)
    {
        var pair = cookie.Split(';')[0].Split('=', 2);
        if (pair[1].Length == 0)
            _ = Cookies.Remove(pair[0]);
        else
            Cookies[pair[0]] = pair[1];
    }

    /// <summary>What a page says, without its markup.</summary>
    public static string Text(string page)
    {
        var main = page.IndexOf("<main", StringComparison.Ordinal);
        return Spaces()
            .Replace(
                WebUtility.HtmlDecode(Tags().Replace(main < 0 ? page : page[main..], " ")),
                " "
            )
            .Trim();
    }

    private static string? Attribute(string tag, string name)
    {
        var found = Regex.Match(tag, $" {name}=\"([^\"]*)\"");
        return found.Success ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;
    }

    [GeneratedRegex("<form\\b.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex(" action=\"([^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<input\\b[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex(
        "<textarea\\b[^>]* name=\"([^\"]*)\"[^>]*>(.*?)</textarea>",
        RegexOptions.Singleline
    )]
    private static partial Regex Areas();

    [GeneratedRegex(
        "<select\\b[^>]* name=\"([^\"]*)\"[^>]*>(.*?)</select>",
        RegexOptions.Singleline
    )]
    private static partial Regex Selects();

    [GeneratedRegex("<option value=\"([^\"]*)\"[^>]*>")]
    private static partial Regex Options();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
