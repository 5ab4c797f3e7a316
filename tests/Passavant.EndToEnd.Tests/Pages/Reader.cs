using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>Somebody who reads pages and sends forms without a browser.</summary>
internal sealed class Reader : IDisposable
{
    private readonly Site site;

    private readonly IReadOnlyList<(RouteEndpoint Endpoint, TemplateMatcher Matcher)> routes;

    private readonly HttpClient client;

    public Reader(Site site, string who, string language = "en")
    {
        (this.site, Who, Language) = (site, who, language);
        client = new HttpClient(
            new HttpClientHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = new CookieContainer(),
            }
        )
        {
            BaseAddress = site.Address,
        };
        // As a browser says of a form of ours.
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        routes =
        [
            .. site
                .Endpoints.OrderBy(endpoint => endpoint.RoutePattern.InboundPrecedence)
                .Select(endpoint =>
                    (
                        endpoint,
                        new TemplateMatcher(
                            new RouteTemplate(endpoint.RoutePattern),
                            new RouteValueDictionary()
                        )
                    )
                ),
        ];
    }

    /// <summary>What they sign in with; empty for nobody.</summary>
    public string Who { get; }

    /// <summary>The language they read.</summary>
    public string Language { get; }

    /// <summary>Signs in by the button of the demonstration, and answers where that leads.</summary>
    public async Task<string> SignIn()
    {
        if (Who.Length == 0)
            return $"/{Language}";
        var page = await Fetch($"/{Language}/demonstration");
        var form = page.Document.QuerySelector($"form[action$='/demonstration/{Who}']");
        Assert.NotNull(form);
        using var answer = await client.PostAsync(
            form.GetAttribute("action"),
            new FormUrlEncodedContent(Tries.Hidden(form))
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (await Get(answer.Headers.Location!.OriginalString)).Address;
    }

    /// <summary>What is at an address, after whatever it leads on to; signs in again where one is asked to.</summary>
    public async Task<Leaf> Get(string address)
    {
        var leaf = await Fetch(address);
        for (var i = 0; i < 5 && leaf.Status is 302 or 303; i++)
        {
            var to = leaf.Text;
            if (to.Contains("/sign-in?", StringComparison.Ordinal) && Who.Length > 0)
            {
                _ = await SignIn();
                to = address;
            }
            leaf = await Fetch(to);
        }
        return leaf;
    }

    /// <summary>Sends a form, and answers what came, not following where it leads.</summary>
    public async Task<Leaf> Post(string address, HttpContent content)
    {
        using var answer = await client.PostAsync(address, content);
        return await Read(address, answer);
    }

    /// <summary>The pattern of the route at an address; null where nothing is.</summary>
    public string? Pattern(string address)
    {
        var path = address.Split('?', '#')[0];
        return routes
            .FirstOrDefault(route => route.Matcher.TryMatch(path, new RouteValueDictionary()))
            .Endpoint?.RoutePattern.RawText;
    }

    /// <summary>The kind of page at an address: its pattern, and which of its parameters are given.</summary>
    public string Kind(string address)
    {
        var query = address.Split('#')[0].Split('?', 2);
        var names = query.ElementAtOrDefault(1)?.Split('&').Select(one => one.Split('=')[0]) ?? [];
        return $"{Pattern(address) ?? query[0]}?{string.Join('&', names.Order())}";
    }

    public void Dispose() => client.Dispose();

    private async Task<Leaf> Fetch(string address)
    {
        using var answer = await client.GetAsync(address);
        return await Read(address, answer);
    }

    // Where it leads on stands in place of the text.
    private static async Task<Leaf> Read(string address, HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        return new Leaf(
            address,
            (int)answer.StatusCode,
            type,
            answer.Headers.Location?.OriginalString
                ?? (type == "text/html" ? System.Text.Encoding.UTF8.GetString(bytes) : ""),
            bytes.Length
        );
    }
}
