using System.Text.Json;
using Passavant.Store;
using Passavant.Web.Comparing;
using static Passavant.Web.Tests.Comparing.TwoStates;

namespace Passavant.Web.Tests.Comparing;

/// <summary>The details of a hit are released by two officials of each state, four persons, and by nobody else.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public async Task Two_of_each_state_and_then_the_details_open_at_the_one_that_asked()
    {
        await using var two = await Found();
        var name = await Ask(two, "ole");
        // One is not enough to send anything.
        await Act(two.Asks, "ole", name, true, "exchange", 409);
        Assert.Equal(
            "four-eyes",
            RunningCasework.Code(await Act(two.Asks, "ole", name, true, "consent", 403))
        );
        await Act(two.Asks, "siv", name, true, "consent");
        await Act(two.Asks, "hege", name, true, "consent", 409);
        await Act(two.Asks, "siv", name, true, "exchange");

        // At the other: the same person twice is refused, and one is not enough.
        await Act(two.Answers, "ole", name, false, "consent");
        Assert.Equal(
            "four-eyes",
            RunningCasework.Code(await Act(two.Answers, "ole", name, false, "consent", 403))
        );
        var waiting = await Act(two.Asks, "ole", name, true, "exchange");
        Assert.Equal("consented-by-one", Standing(waiting));
        Assert.False(waiting[0].TryGetProperty("details", out _));
        var released = await Act(two.Answers, "siv", name, false, "consent");
        Assert.Equal("released", Standing(released));
        // Who holds them sees no opened copy, and who carries them cannot read them.
        Assert.False(released[0].TryGetProperty("details", out _));

        var opened = await Act(two.Asks, "ole", name, true, "exchange");
        Assert.Equal("released", Standing(opened));
        var denial = opened[0].GetProperty("details").GetProperty("denials")[0];
        Assert.Equal("2025-000900", denial.GetProperty("id").GetString());
        Assert.Equal(EndUser, denial.GetProperty("endUser").GetString());
        Assert.Contains("end use", denial.GetProperty("grounds").GetString());
        Assert.Equal(
            ["NO: ole", "NO: siv", "EE: ole", "EE: siv", "EE: siv"],
            opened[0]
                .GetProperty("steps")
                .EnumerateArray()
                .Select(step => step.GetProperty("person").GetString())
        );
        string[] steps =
        [
            "release-asked",
            "release-consented-to",
            "release-consented-to",
            "release-consented-to",
            "details-released",
        ];
        Assert.Equal(steps, (await Recorded(two.Asks)).TakeLast(5));
        Assert.Equal(steps, (await Recorded(two.Answers)).TakeLast(5));
        // The records hold what was sealed, not what it says.
        var kept = await two.Asks.Server.Database.Read(reading =>
            Comparisons.FindRelease(reading, name, isAsked: true)
        );
        Assert.DoesNotContain(
            "end use is not",
            System.Text.Encoding.Latin1.GetString(kept!.Details!),
            StringComparison.Ordinal
        );
        // Nothing more happens to it.
        await Act(two.Answers, "hege", name, false, "refuse", 409);
        await two.Asks.Send("ole", "POST", "/comparisons/releases", await Body(two), 409);
    }

    [Fact]
    public async Task A_refusal_ends_it_and_it_may_be_asked_for_anew()
    {
        await using var two = await Found();
        var name = await Ask(two, "ole");
        await Act(two.Asks, "siv", name, true, "consent");
        await Act(two.Asks, "siv", name, true, "exchange");
        await Act(two.Answers, "ole", name, false, "consent");
        await Act(two.Answers, "hege", name, false, "refuse", 409, "");
        await Act(two.Answers, "hege", name, false, "refuse");
        await Act(two.Answers, "siv", name, false, "consent", 409);
        var refused = await Act(two.Asks, "ole", name, true, "exchange");
        Assert.Equal("refused", Standing(refused));
        Assert.Equal(name, await Ask(two, "hege"));
        await Act(two.Asks, "siv", name, true, "consent");
        await Act(two.Asks, "siv", name, true, "exchange");
        await Act(two.Answers, "ole", name, false, "consent");
        await Act(two.Answers, "hege", name, false, "consent");
        Assert.Equal("released", Standing(await Act(two.Asks, "siv", name, true, "exchange")));
    }

    [Fact]
    public async Task A_token_made_up_shows_no_hit_and_others_see_nothing()
    {
        await using var two = await Found();
        var row = (
            await two.Answers.Server.Database.Read(reading => Comparisons.Latest(reading, 1))
        ).Single();
        var asked = new
        {
            token = new string('0', 84),
            until = two.Asks.Server.Clock.GetUtcNow().AddDays(3),
            key = Convert.ToBase64String(Enumerable.Repeat((byte)9, 32).ToArray()),
            steps = new[]
            {
                new
                {
                    step = "ask",
                    person = "NO: ole",
                    isAsking = true,
                    at = two.Asks.Server.Clock.GetUtcNow(),
                    because = "I want to know.",
                },
            },
        };
        var path = $"/comparisons/1/{row.Name}/releases";
        await two.Answers.Send("eve", "POST", path, asked, 404);
        var token = (await KeptHits(two))[0].Token;
        await two.Answers.Send("eve", "POST", path, asked with { token = token }, 200);
        // One person of the other state: nobody here may consent yet.
        var name = (
            await two.Answers.Server.Database.Read(reading =>
                Comparisons.Releases(reading, null, 1)
            )
        )
            .Single()
            .Name;
        await Act(two.Answers, "ole", name, false, "consent", 409);
        await two.Answers.Send("olga", "GET", $"/comparisons/releases/{name}", null, 404);
        await two.Answers.Send("ann", "GET", $"/comparisons/releases/{name}", null, 403);
        await two.Answers.Send(
            "olga",
            "POST",
            $"/comparisons/releases/{name}",
            new { isAsked = false, act = "consent" },
            404
        );
        foreach (
            var wrong in new object[]
            {
                asked with
                {
                    key = "",
                },
                asked with
                {
                    key = Convert.ToBase64String(new byte[32]),
                },
                asked with
                {
                    steps = [],
                },
                new { token },
            }
        )
            await two.Answers.Send("eve", "POST", path, wrong, 422);
    }

    [Fact]
    public async Task A_request_lapses_and_is_withdrawn_at_both()
    {
        await using var two = await Found();
        var name = await Ask(two, "ole");
        await Act(two.Asks, "siv", name, true, "consent");
        await Act(two.Asks, "siv", name, true, "exchange");
        await Act(two.Asks, "ole", name, true, "withdraw");
        await Act(two.Asks, "ole", name, true, "exchange");
        Assert.Equal(
            "withdrawn",
            Standing(await two.Answers.Send("ole", "GET", $"/comparisons/releases/{name}"))
        );
        Assert.Equal(name, await Ask(two, "ole"));
        await Act(two.Asks, "siv", name, true, "consent");
        await Act(two.Asks, "siv", name, true, "exchange");
        foreach (var stage in new[] { two.Asks, two.Answers })
            stage.Server.Clock.Pass(TimeSpan.FromDays(31));
        Assert.Equal(
            "lapsed",
            Standing(await two.Answers.Send("ole", "GET", $"/comparisons/releases/{name}"))
        );
        await Act(two.Answers, "ole", name, false, "consent", 409);
    }

    private static async Task<TwoStates> Found()
    {
        var two = await Meet();
        await two.Refused(denial => denial);
        Assert.NotEmpty(
            Last(await two.Compare(await two.Asks.UnderReview()))
                .GetProperty("hits")
                .EnumerateArray()
        );
        return two;
    }

    private static async Task<IReadOnlyList<KeptHit>> KeptHits(TwoStates two) =>
        KeptHit.Of(
            (
                await two.Asks.Server.Database.Read(reading => Comparisons.Latest(reading, 1))
            ).Single()
        );

    private static async Task<object> Body(TwoStates two) =>
        new
        {
            comparison = (
                await two.Asks.Server.Database.Read(reading => Comparisons.Latest(reading, 1))
            )
                .Single()
                .Id,
            hit = 0,
            because = "To compare it with the application.",
        };

    private static async Task<string> Ask(TwoStates two, string who) =>
        (await two.Asks.Send(who, "POST", "/comparisons/releases", await Body(two), 201))
            .GetProperty("name")
            .GetString()!;

    private static Task<JsonElement> Act(
        Cases.Stage stage,
        string who,
        string name,
        bool isAsked,
        string act,
        int status = 200,
        string because = "For a reason."
    ) =>
        stage.Send(
            who,
            "POST",
            $"/comparisons/releases/{name}",
            new
            {
                isAsked,
                act,
                because,
            },
            status
        );

    private static string Standing(JsonElement views) =>
        views[0].GetProperty("standing").GetString()!;
}
