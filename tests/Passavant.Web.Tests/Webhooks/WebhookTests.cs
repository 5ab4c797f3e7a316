using System.Text.Json;
using Passavant.Cli.Tests.Documents;
using Passavant.Web.Tests.Cases;
using Passavant.Web.Tests.Pages;
using Passavant.Web.Webhooks;

namespace Passavant.Web.Tests.Webhooks;

/// <summary>Programs are told what happens in the cases their owners may read.</summary>
public sealed class WebhookTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_is_told_of_every_act_signed_and_of_nothing_a_case_holds()
    {
        await using var stage = await Told();
        await using var receiver = await Receiver.Start();
        var secret = await Listen(stage, "ann", receiver);
        var number = await stage.Submitted();
        await stage.Act("ole", number, "acknowledge");
        Assert.True(await Work(stage) > 2);
        Assert.All(
            receiver.Told,
            message =>
            {
                Assert.True(Receiver.IsSigned(message, secret, stage.Server.Clock.GetUtcNow()));
                Assert.Equal(
                    ["act", "at", "id", "number", "version"],
                    Read(message).EnumerateObject().Select(one => one.Name).Order()
                );
                Assert.Equal(message.Id, Read(message).GetProperty("id").GetString());
                Assert.Equal(number, Read(message).GetProperty("number").GetString());
            }
        );
        var shown = FencedBlock.Of("docs/guide/webhooks.md").Single(one => one.Language == "json");
        Assert.Equal(
            JsonDocument.Parse(shown.Text).RootElement.EnumerateObject().Select(one => one.Name),
            Read(receiver.Told.First()).EnumerateObject().Select(one => one.Name)
        );
        // Her own acts by name; the authority's only as something new.
        var acts = Acts(receiver);
        Assert.Contains("open", acts);
        Assert.Contains("submit", acts);
        Assert.Contains("changed", acts);
        Assert.DoesNotContain("acknowledge", acts);
        // With what she is told, she reads the case.
        var last = receiver.Told.Max(message => Read(message).GetProperty("version").GetInt32());
        var seen = await stage.Send("ann", "GET", $"/cases/{number}");
        Assert.Equal(last, seen.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Whoever_may_not_read_a_case_hears_nothing_of_it()
    {
        await using var stage = await Told();
        await using var receiver = await Receiver.Start();
        foreach (var who in new[] { "rita", "olga", "eve", "pia", "omar", "admin", "cato" })
            _ = await Listen(stage, who, receiver);
        _ = await stage.UnderReview();
        Assert.Equal(0, await Work(stage));
        Assert.Empty(receiver.Told);
    }

    [Fact]
    public async Task An_official_is_told_of_acts_by_name_and_of_those_wanted_alone()
    {
        await using var stage = await Told();
        await using var receiver = await Receiver.Start();
        _ = await Listen(stage, "ole", receiver, "acknowledge", "assess");
        _ = await stage.UnderReview();
        _ = await Work(stage);
        Assert.Equal(["acknowledge", "assess"], Acts(receiver).Order());
    }

    [Fact]
    public async Task What_was_not_taken_is_told_again_after_growing_pauses_and_once_taken_never()
    {
        await using var stage = await Told();
        await using var receiver = await Receiver.Start();
        _ = await Listen(stage, "ann", receiver, "open");
        receiver.Answers = _ => receiver.Told.Count < 3 ? 500 : 200;
        _ = await stage.Draft();
        Assert.Equal(1, await Work(stage));
        Assert.Equal(0, await Work(stage));
        stage.Server.Clock.Pass(Courier.Pauses[0]);
        Assert.Equal(1, await Work(stage));
        stage.Server.Clock.Pass(Courier.Pauses[0]);
        Assert.Equal(0, await Work(stage));
        stage.Server.Clock.Pass(Courier.Pauses[1]);
        Assert.Equal(1, await Work(stage));
        Assert.Equal(3, receiver.Told.Count);
        _ = Assert.Single(receiver.Told.Select(one => one.Id).Distinct());
        _ = Assert.Single(receiver.Told.Select(one => one.Body).Distinct());
        stage.Server.Clock.Pass(TimeSpan.FromDays(10));
        Assert.Equal(0, await Work(stage));
        var call = (await Calls(stage, "ann")).Single();
        Assert.Equal(3, call.GetProperty("tries").GetInt32());
        Assert.True(call.TryGetProperty("taken", out _));
    }

    [Fact]
    public async Task What_is_never_taken_is_given_up_and_shown()
    {
        await using var stage = await Told();
        await using var receiver = await Receiver.Start();
        receiver.Answers = _ => 503;
        _ = await Listen(stage, "ann", receiver, "open");
        _ = await stage.Draft();
        for (var i = 0; i < 20; i++)
        {
            _ = await Work(stage);
            stage.Server.Clock.Pass(TimeSpan.FromDays(1));
        }
        Assert.Equal(Courier.Pauses.Count + 1, receiver.Told.Count);
        var call = (await Calls(stage, "ann")).Single();
        Assert.Equal("answered 503", call.GetProperty("trouble").GetString());
        Assert.True(call.TryGetProperty("failed", out _));
        using var browser = await Browser.As(stage, "ann");
        var page = await browser.Open("/en/account/webhooks");
        Assert.Contains("given up", page);
        Assert.Contains("answered 503", page);
    }

    [Fact]
    public async Task Of_several_servers_one_tells_each_message()
    {
        await using var stage = await Told();
        await using var receiver = await Receiver.Start();
        _ = await Listen(stage, "ole", receiver);
        await using var other = await stage.Server.Again("--Casework:Webhooks:Neighbours", "true");
        for (var i = 0; i < 3; i++)
            _ = await stage.Submitted();
        var told = await Task.WhenAll(
            stage.Server.Service<Courier>().Work(Stop),
            other.Service<Courier>().Work(Stop)
        );
        Assert.Equal(told.Sum(), receiver.Told.Count);
        Assert.Equal(receiver.Told.Count, receiver.Told.DistinctBy(one => one.Id).Count());
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var stage = await Told();
        await using var receiver = await Receiver.Start();
        receiver.Answers = context =>
        {
            context.Response.Headers.Location = receiver.Address;
            return 307;
        };
        _ = await Listen(stage, "ann", receiver, "open");
        _ = await stage.Draft();
        _ = await Work(stage);
        _ = Assert.Single(receiver.Told);
        var call = (await Calls(stage, "ann")).Single();
        Assert.Equal(
            "answered 307; redirects are not followed",
            call.GetProperty("trouble").GetString()
        );
    }

    [Fact]
    public async Task A_program_that_says_it_is_gone_and_one_that_was_ended_are_told_no_more()
    {
        await using var stage = await Told();
        await using var receiver = await Receiver.Start();
        receiver.Answers = _ => 410;
        _ = await Listen(stage, "ann", receiver, "open");
        _ = await stage.Draft();
        _ = await Work(stage);
        Assert.Empty((await stage.Send("ann", "GET", "/webhooks")).EnumerateArray());
        _ = await Listen(stage, "ann", receiver, "open");
        _ = await stage.Draft();
        var id = (await Own(stage, "ann")).Single();
        _ = await stage.Send("bert", "DELETE", $"/webhooks/{id}", null, 404);
        _ = await stage.Send("bert", "GET", $"/webhooks/{id}/calls", null, 404);
        _ = await stage.Send("ann", "DELETE", $"/webhooks/{id}", null, 204);
        stage.Server.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, await Work(stage));
        _ = Assert.Single(receiver.Told);
    }

    [Fact]
    public async Task Whoever_may_sign_in_no_more_is_told_nothing_more()
    {
        await using var stage = await Told();
        await using var receiver = await Receiver.Start();
        _ = await Listen(stage, "ann", receiver, "open");
        _ = await stage.Draft();
        await stage.Server.Database.Write(async change =>
            await Store.People.Put(
                change,
                (await Store.People.Find(change, "ann"))! with
                {
                    IsActive = false,
                }
            )
        );
        _ = await Work(stage);
        Assert.Empty(receiver.Told);
    }

    [Theory]
    [InlineData("http://exporter.example/told")]
    [InlineData("https://127.0.0.1/told")]
    [InlineData("https://[::1]/told")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://localhost/told")]
    [InlineData("https://ann:secret@exporter.example/told")]
    [InlineData("https://exporter.example/told#part")]
    [InlineData("file:///etc/passwd")]
    [InlineData("told")]
    [InlineData("")]
    public async Task An_address_that_cannot_be_is_refused_at_once_by_programs_and_pages(string url)
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        _ = await server.Send("POST", "/webhooks", new { url }, root, 422);
        using var browser = Browser.Of(server, root);
        _ = await browser.Open("/en/account/webhooks");
        var page = await browser.Send("name=\"url\"", 422, ("url", url), ("acts", "submit"));
        Assert.Contains("value=\"submit\"", page);
        Assert.Contains("Error: ", page);
    }

    [Fact]
    public async Task A_webhook_is_made_on_the_page_its_secret_shown_once_and_kept_unread()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        using var browser = Browser.Of(server, root);
        _ = await browser.Open("/en/account/webhooks");
        var page = await browser.Send(
            "name=\"url\"",
            200,
            ("url", "https://exporter.example/told"),
            ("acts", "submit")
        );
        Assert.Contains("whsec_", page);
        var secret = page[page.IndexOf("whsec_", StringComparison.Ordinal)..][..50];
        Assert.DoesNotContain("whsec_", await browser.Open("/en/account/webhooks"));
        var kept = await server.Database.Read(async reading =>
            await Store.Webhooks.Of(reading, (await Store.People.FindBySignIn(reading, "root"))!.Id)
        );
        Assert.DoesNotContain(secret, Assert.Single(kept).Secret);
        _ = await browser.Send("value=\"end\"", 200, ("do", "end"));
        Assert.Contains("It has ended", browser.Page);
        Assert.Contains("You have no webhook", browser.Page);
    }

    [Fact]
    public async Task Nobody_has_more_than_ten()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        for (var i = 0; i < 10; i++)
            _ = await server.Send(
                "POST",
                "/webhooks",
                new { url = $"https://exporter.example/{i}" },
                root,
                201
            );
        var problem = await server.Send(
            "POST",
            "/webhooks",
            new { url = "https://exporter.example/11" },
            root,
            409
        );
        Assert.Equal("too-many", RunningCasework.Code(problem));
    }

    private static Task<Stage> Told() => Stage.Set("--Casework:Webhooks:Neighbours", "true");

    private static Task<int> Work(Stage stage) => stage.Server.Service<Courier>().Work(Stop);

    private static async Task<string> Listen(
        Stage stage,
        string who,
        Receiver receiver,
        params string[] acts
    ) =>
        (await stage.Send(who, "POST", "/webhooks", new { url = receiver.Address, acts }, 201))
            .GetProperty("secret")
            .GetString()!;

    private static async Task<IReadOnlyList<string>> Own(Stage stage, string who) =>
        [
            .. (await stage.Send(who, "GET", "/webhooks"))
                .EnumerateArray()
                .Select(one => one.GetProperty("id").GetString()!),
        ];

    private static async Task<IReadOnlyList<JsonElement>> Calls(Stage stage, string who) =>
        [
            .. (
                await stage.Send(who, "GET", $"/webhooks/{(await Own(stage, who)).Single()}/calls")
            ).EnumerateArray(),
        ];

    private static IReadOnlyList<string> Acts(Receiver receiver) =>
        [.. receiver.Told.Select(one => Read(one).GetProperty("act").GetString()!)];

    private static JsonElement Read(Receiver.Message message) =>
        JsonDocument.Parse(message.Body).RootElement;
}
