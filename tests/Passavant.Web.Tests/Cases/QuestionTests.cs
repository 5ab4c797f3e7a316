using System.Net;
using System.Text.Json;
using Passavant.Store;
using Passavant.Web.Tests.Pages;

namespace Passavant.Web.Tests.Cases;

/// <summary>Auditors ask an authority, which answers once, within a limit counted in its own calendar.</summary>
public sealed class QuestionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_answered_once_and_both_are_in_the_record()
    {
        await using var stage = await Stage.Set();
        var number = await stage.Submitted();
        var asked = await stage.Send(
            "ada",
            "POST",
            "/oversight/questions",
            new
            {
                authority = Stage.Authority,
                @case = number,
                text = "Why was it not screened?",
            },
            201
        );
        Assert.Equal("Q1", asked.GetProperty("number").GetString());
        Assert.False(asked.GetProperty("isLate").GetBoolean());

        foreach (var who in new[] { "sam", "hege", "ada" })
            Assert.Equal(
                "Why was it not screened?",
                (await stage.Send(who, "GET", "/oversight/questions"))[0]
                    .GetProperty("text")
                    .GetString()
            );
        var answered = await stage.Send(
            "sam",
            "POST",
            "/oversight/questions/Q1/answer",
            new { text = "It was, on the same day." }
        );
        Assert.Equal("sam", answered.GetProperty("answeredBy").GetString());
        using var again = await stage.Ask(
            "sam",
            "POST",
            "/oversight/questions/Q1/answer",
            new { text = "Otherwise." }
        );
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var events = await stage.Server.Database.Read(
            reading => Events.Read(reading, "oversight-Q1"),
            Stop
        );
        Assert.Equal(["oversight-question", "oversight-answer"], events.Select(one => one.Type));
        Assert.Equal("ada", events[0].Person);
    }

    [Fact]
    public async Task The_limit_is_counted_in_working_days_and_a_late_answer_says_so()
    {
        await using var stage = await Stage.Set(
            "--Casework:Oversight:AnswerWithin",
            "2 working days"
        );
        JsonElement asked = default;
        foreach (var text in new[] { "One?", "Two?" })
            asked = await stage.Send(
                "ada",
                "POST",
                "/oversight/questions",
                new { authority = Stage.Authority, text },
                201
            );
        var due = asked.GetProperty("due").GetDateTimeOffset();
        Assert.InRange(due - stage.Desk.Now, TimeSpan.FromDays(1), TimeSpan.FromDays(6));
        stage.Server.Clock.Pass(due - stage.Desk.Now - TimeSpan.FromTicks(10));
        Assert.False((await First()).GetProperty("isLate").GetBoolean());
        stage.Server.Clock.Pass(TimeSpan.FromTicks(10));
        Assert.True((await First()).GetProperty("isLate").GetBoolean());
        var answered = await stage.Send(
            "hege",
            "POST",
            "/oversight/questions/Q2/answer",
            new { text = "Late, since the file was away." }
        );
        Assert.True(answered.GetProperty("isLate").GetBoolean());
        // What waits comes first.
        Assert.Equal("Q1", (await First()).GetProperty("number").GetString());

        async Task<JsonElement> First() =>
            (await stage.Send("ada", "GET", "/oversight/questions"))[0];
    }

    [Fact]
    public async Task Nobody_asks_or_answers_for_another()
    {
        await using var stage = await Stage.Set();
        await stage.Strangers();
        var number = await stage.Draft();
        foreach (
            var (who, authority, about, status) in new (string, string, string?, int)[]
            {
                ("sam", Stage.Authority, null, 403),
                ("ole", Stage.Authority, null, 403),
                ("ada", "nordic-drives", null, 422),
                ("ada", "nowhere", null, 422),
                // Nobody but the applicant knows of what was not submitted.
                ("ada", Stage.Authority, number, 422),
                ("ada", Stage.Authority, "2026-999999", 422),
            }
        )
        {
            using var refused = await stage.Ask(
                who,
                "POST",
                "/oversight/questions",
                new
                {
                    authority,
                    @case = about,
                    text = "Why?",
                }
            );
            Assert.Equal(status, (int)refused.StatusCode);
        }
        _ = await stage.Send(
            "ada",
            "POST",
            "/oversight/questions",
            new { authority = Stage.Authority, text = "Why?" },
            201
        );
        using var stranger = await stage.Ask(
            "o-supervisor",
            "POST",
            "/oversight/questions/Q1/answer",
            new { text = "Because." }
        );
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.Equal(
            0,
            (await stage.Send("o-supervisor", "GET", "/oversight/questions")).GetArrayLength()
        );
    }

    [Fact]
    public async Task On_pages_an_auditor_asks_from_the_case_and_a_supervisor_answers()
    {
        await using var stage = await Stage.Set();
        var number = await stage.Submitted();
        using var ada = await Browser.As(stage, "ada");
        var sheet = await ada.Open($"/en/oversight/{number}");
        Assert.Contains($"/en/oversight/questions?case={number}", sheet);
        _ = await ada.Open($"/en/oversight/questions?case={number}");
        Assert.Contains(
            "Say what you ask",
            Browser.Text(await ada.Send("name=\"text\"", 422, ("text", "")))
        );
        Assert.Contains(
            "Q1 is asked",
            Browser.Text(await ada.Send("name=\"text\"", 200, ("text", "Who looked at it first?")))
        );
        using var sam = await Browser.As(stage, "sam");
        Assert.Contains(
            "Who looked at it first?",
            Browser.Text(await sam.Open("/en/supervision/questions"))
        );
        Assert.Contains(
            "Q1 is answered",
            Browser.Text(await sam.Send("name=\"answer-Q1\"", 200, ("answer-Q1", "Ole did.")))
        );
        var read = Browser.Text(await ada.Open("/fr/oversight/questions"));
        Assert.Contains("Ole did.", read);
        Assert.Contains("répondu à temps", read);
    }

    [Fact]
    public async Task A_limit_that_is_none_stops_the_start() =>
        Assert.Contains(
            "Casework:Oversight:AnswerWithin",
            (
                await Assert.ThrowsAnyAsync<Exception>(() =>
                    Stage.Set("--Casework:Oversight:AnswerWithin", "soon")
                )
            ).Message
        );
}
