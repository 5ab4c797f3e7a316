using System.Net;
using System.Text.RegularExpressions;
using Passavant.Cli.Tests.Documents;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Tests.Cases;

namespace Passavant.Web.Tests.Pages;

/// <summary>What everybody sees without signing in: the accord in every reading, its editions, the figures, help.</summary>
public sealed partial class PublicTests
{
    private static readonly string[] Pages =
    [
        "",
        "/accord",
        "/accord/matrix",
        "/accord/controls",
        "/accord/controls/NUC.3",
        "/accord/authorisations",
        "/accord/criteria",
        "/accord/ladder",
        "/accord/editions",
        "/figures",
        "/help",
        "/log",
        "/accessibility",
        "/privacy",
    ];

    [Fact]
    public async Task Everybody_reads_every_public_page_in_every_language_without_scripts()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        foreach (var language in new[] { "en", "fr" })
        foreach (var path in Pages)
        {
            var page = await browser.Open($"/{language}{path}");
            Assert.Contains($"<html lang=\"{language}\"", page);
            _ = Assert.Single(Heading().Matches(page));
            Assert.DoesNotContain("<script", page);
            Assert.DoesNotContain(" style=", page);
            Assert.DoesNotContain("System.", page);
            Assert.True(page.Length < 100_000, $"{path}: {page.Length}");
        }
    }

    [Fact]
    public async Task Every_link_between_public_pages_leads_somewhere()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        var (seen, left) = (new HashSet<string>(), new Queue<string>());
        left.Enqueue("/en");
        while (left.TryDequeue(out var at))
        {
            if (!seen.Add(at) || seen.Count > 150)
                continue;
            var page = await browser.Open(at);
            foreach (
                var to in Link()
                    .Matches(page)
                    .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))
            )
            {
                var parts = to.Split('#');
                if (
                    parts is [var place, { Length: > 0 } anchor]
                    && (place.Length == 0 || place == at)
                    && anchor != "main"
                )
                    Assert.Contains($"id=\"{anchor}\"", page);
                if (
                    parts[0].StartsWith("/en/accord", StringComparison.Ordinal)
                    || parts[0]
                        is "/en/figures"
                            or "/en/help"
                            or "/en/log"
                            or "/en/accessibility"
                            or "/en/privacy"
                )
                    left.Enqueue(parts[0]);
            }
        }
        Assert.Contains(
            seen,
            path => path.StartsWith("/en/accord/controls/", StringComparison.Ordinal)
        );
        Assert.Contains(seen, path => path.Contains("domain=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_accord_is_in_force_the_pages_say_so_and_what_to_do()
    {
        await using var server = await RunningCasework.Start();
        using var browser = new Browser(server);
        Assert.Contains("No accord is in force yet", await browser.Open("/en"));
        Assert.Contains("An administrator enters an edition", await browser.Open("/en/accord"));
        _ = await browser.Open("/fr/accord/matrix");
        Assert.Equal("/fr/accord", browser.At.AbsolutePath);
        Assert.Contains("No authority works here yet", await browser.Open("/en/figures"));
    }

    [Fact]
    public async Task A_cell_of_the_map_says_its_treatment_in_words_and_leads_to_what_is_required()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        var map = await browser.Open("/en/accord/matrix?domain=nuclear&to=group%20A");
        Assert.Contains("<td role=\"cell\" class=\"p-heat--closed\">", map);
        Assert.Contains("<strong>Prohibited</strong>", map);
        Assert.Contains("4 of 6: general authorisation", map);
        Assert.Contains("/en/accord/authorisations#M-GA-partners", map);
        // A part of the address nobody gave leaves the page as it is.
        Assert.DoesNotContain(
            "id=\"there\"",
            await browser.Open("/en/accord/matrix?domain=nothing&to=nowhere")
        );
    }

    [Fact]
    public async Task A_control_is_shown_with_each_threshold_on_its_axis_and_its_source()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        var page = WebUtility.HtmlDecode(await browser.Open("/en/accord/controls/NUC.3"));
        Assert.Equal(3, Regex.Count(page, "<svg class=\"p-axis\" role=\"img\""));
        Assert.Contains("aria-label=\"Highest operating frequency is at least 600\u00A0Hz\"", page);
        Assert.Contains("Annex I, entry 3A225", page);
        Assert.Contains("a fact is missing", page);
        _ = await browser.Open("/en/accord/controls/NUC.99", 404);
    }

    [Fact]
    public async Task Controls_are_found_by_code_by_word_and_without_their_accents()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        Assert.Contains("/NUC.3\"", await browser.Open("/en/accord/controls?q=3A225"));
        var french = await browser.Open("/fr/accord/controls?q=FREQUENCE%20convertisseurs");
        Assert.Contains("/NUC.3\"", french);
        Assert.DoesNotContain("/BIO.1\"", french);
        var none = await browser.Open("/en/accord/controls?q=%3Cb%3Eunicorn");
        Assert.Contains("No control holds all of these words", none);
        Assert.Contains("value=\"&lt;b&gt;unicorn\"", none);
    }

    [Fact]
    public async Task An_earlier_edition_is_read_under_its_identity_and_says_that_it_is_no_longer_in_force()
    {
        await using var server = await RunningCasework.Start();
        var (earlier, _) = await TwoEditions(server);
        using var browser = new Browser(server);
        Assert.DoesNotContain("p-other", await browser.Open("/en/accord/controls/F-1"));
        var page = await browser.Open($"/en/accord/controls/F-1?edition={earlier[..8]}");
        Assert.Contains("This edition is no longer in force.", page);
        Assert.Contains($"/en/accord/matrix?edition={earlier[..12]}", page);
        Assert.Contains("30\u00A0V·A", WebUtility.HtmlDecode(page));
        _ = await browser.Open("/en/accord?edition=ffffffffffff", 404);
        _ = await browser.Open("/en/accord?edition=x", 404);
        var editions = await browser.Open("/en/accord/editions");
        Assert.Contains($"/en/accord?edition={earlier[..12]}", editions);
    }

    [Fact]
    public async Task Two_editions_are_compared_in_meaning_and_in_text()
    {
        await using var server = await RunningCasework.Start();
        var (earlier, later) = await TwoEditions(server);
        using var browser = new Browser(server);
        var path = $"/en/accord/compare?from={earlier[..12]}&to={later[..12]}";
        var page = await browser.Open(path);
        // The first who asks may be told to come back.
        for (
            var tries = 0;
            page.Contains("Look again", StringComparison.Ordinal) && tries < 60;
            tries++
        )
            page = await browser.Open(path);
        Assert.Contains("nowhere: proved", page);
        Assert.Contains("class=\"p-transfer\"", page);
        Assert.Contains("Every difference found, by control", page);
        Assert.Contains("F-1", page[page.IndexOf("id=\"text\"", StringComparison.Ordinal)..]);
        Assert.Contains(
            "there is nothing to compare",
            await browser.Open($"/en/accord/compare?from={later}&to={later}")
        );
        _ = await browser.Open($"/en/accord/compare?from={earlier}", 404);
    }

    [Fact]
    public void A_list_of_pieces_is_put_in_as_pieces()
    {
        var list = new List<Markup> { Markup.Of($"<b>{"&"}</b>"), Markup.Of($"<i></i>") };
        Assert.Equal("<p><b>&amp;</b><i></i></p>", Markup.Of($"<p>{list}</p>").ToString());
    }

    // The example of the guide, and before it one that began at 30 VA.
    private static async Task<(string Earlier, string Later)> TwoEditions(RunningCasework server)
    {
        var later = EditionFile.OfFolder(Path.Combine(Repository.Root, "docs", "guide", "example"));
        var earlier = later with
        {
            Files = later.Files.ToDictionary(
                file => file.Key,
                file => file.Value.Replace("40 VA", "30 VA", StringComparison.Ordinal)
            ),
        };
        var entered = new List<string>();
        foreach (var (edition, days) in new[] { (earlier, -60), (later, -30) })
        {
            var reading = edition.Read();
            Assert.True(
                reading.Accord is not null,
                string.Join('\n', reading.Faults.Select(fault => fault.Message))
            );
            entered.Add($"{reading.Accord.Identity}"[7..]);
            await server.Database.Write(change =>
                Editions.Put(
                    change,
                    new EditionRow
                    {
                        Identity = $"{reading.Accord.Identity}",
                        Title = $"{reading.Accord.Title}",
                        ActiveFrom = Some.Now.AddDays(days),
                        At = Some.Now.AddDays(days),
                    },
                    edition.ToBytes()
                )
            );
        }
        return (entered[0], entered[1]);
    }

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Link();
}
