using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Passavant.Store;
using Passavant.Trust.Matching.Comparing;
using Passavant.Trust.Matching.Keys;
using Passavant.Web.Comparing;
using Passavant.Web.Tests.Cases;

namespace Passavant.Web.Tests.Comparing;

/// <summary>Two authorities, each a server of its own over records of its own, that have agreed to compare: <c>NO</c> asks, <c>EE</c> answers. At each, the other is the agency <c>estonia</c>, whose desk is <c>eve</c>.</summary>
internal sealed class TwoStates : IAsyncDisposable
{
    public const string EndUser = "Fábrica Sul Ltda";

    private readonly WebApplication between;

    private TwoStates(Stage asks, Stage answers, WebApplication between) =>
        (Asks, Answers, this.between) = (asks, answers, between);

    public Stage Asks { get; }

    public Stage Answers { get; }

    /// <summary>What whoever carries the messages does to an answer on its way back; nothing at first.</summary>
    public Func<string, byte[], byte[]> Tamper { get; set; } = (_, message) => message;

    public static async Task<TwoStates> Meet(
        int floor = 5,
        int most = 200,
        bool agreed = true,
        string purpose = Purposes.NoUndercut
    )
    {
        string[] args = [.. Log.Logging.Signs, "--Casework:Webhooks:Neighbours=true"];
        var (asks, answers) = (await Stage.Set(args), await Stage.Set(args));
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        var between = builder.Build();
        between.Urls.Add("http://127.0.0.1:0");
        var two = new TwoStates(asks, answers, between);
        between.Run(two.Carry);
        await between.StartAsync();
        await Agree(
            asks,
            between.Urls.Single(),
            answers.Token("eve"),
            "NO",
            "EE",
            floor,
            most,
            purpose
        );
        if (agreed)
            await Agree(
                answers,
                asks.Server.Client.BaseAddress!.ToString(),
                asks.Token("eve"),
                "EE",
                "NO",
                floor,
                most,
                purpose
            );
        return two;
    }

    public static Task<JsonElement> Agree(
        Stage stage,
        string address,
        string token,
        string ours,
        string theirs,
        int floor,
        int most,
        string purpose,
        int status = 201
    ) =>
        stage.Send(
            "admin",
            "POST",
            "/administration/agreements",
            new
            {
                partner = "estonia",
                address,
                token,
                ourName = ours,
                theirName = theirs,
                purposes = new[] { purpose },
                legalBasis = $"Law of {ours}",
                floor,
                mostKeysADay = most,
            },
            status
        );

    /// <summary>Has the state that answers hold refusals of its own: one of the item, destination and end user the other is asked about, where wanted, and others.</summary>
    public Task Refused(Func<DenialRow, DenialRow>? amend = null, int others = 4) =>
        Answers.Server.Database.Write(async change =>
        {
            if (amend is not null)
                await Denials.Put(change, amend(Denial("2025-000900", EndUser, "3A225")));
            for (var i = 0; i < others; i++)
                await Denials.Put(change, Denial($"2025-00080{i}", $"Exemplo {i} SA", "2B350.g"));
        });

    public static DenialRow Denial(string number, string endUser, string code) =>
        new()
        {
            Id = number,
            State = "EE",
            Partner = Stage.Authority,
            Day = new DateOnly(2026, 3, 1),
            EndUser = endUser,
            EndUserKey = Dossiers.Key(endUser),
            Country = "BR",
            Items = $"[\"{code}\"]",
            Grounds = "The end use is not what was said.",
            Number = number,
            StandingUntil = new DateOnly(2029, 3, 1),
        };

    /// <summary>Asks about a case as ole.</summary>
    public Task<JsonElement> Compare(string number, int status = 200, string who = "ole") =>
        Asks.Send(who, "POST", $"/cases/{number}/compare", new { partner = "estonia" }, status);

    /// <summary>The last comparison of a case.</summary>
    public static JsonElement Last(JsonElement seen) =>
        seen.GetProperty("case").GetProperty("comparisons").EnumerateArray().Last();

    /// <summary>The types of what a state recorded about comparisons, in order.</summary>
    public static Task<List<string>> Recorded(Stage stage) =>
        stage.Server.Database.Read(async reading =>
            (await Events.Read(reading, Recording.Stream)).Select(one => one.Type).ToList()
        );

    /// <summary>Sends bytes to the state that answers, as eve's program.</summary>
    public async Task<(HttpStatusCode Status, byte[] Body)> Send(
        string path,
        byte[]? body,
        string who = "eve"
    )
    {
        using var response = await Answers.Server.Ask(
            body is null ? "GET" : "POST",
            $"{ComparisonRoutes.Root}{path}",
            body is null ? null : new ByteArrayContent(body),
            Answers.Token(who)
        );
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>A party of the test that asks by a name and a seed, as a partner's own program might.</summary>
    public AskingParty Party(byte seed, params string[] endUsers) =>
        AskingParty.Prepare(
            MatchList.Of(
                [
                    new KeyedRecord(
                        "R",
                        [
                            .. endUsers.Select(name =>
                                MatchKey.Transaction("3A225", "BR", MatchKey.Name(name))
                            ),
                        ]
                    ),
                ],
                Enumerable.Repeat(seed, 32).ToArray()
            ),
            new Occasion(
                "NO",
                "EE",
                Purposes.NoUndercut,
                "Law of NO",
                DateOnly.FromDateTime(Asks.Server.Clock.GetUtcNow().UtcDateTime)
            ),
            Enumerable.Repeat(seed, 32).ToArray()
        );

    private async Task Carry(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            $"{context.Request.Path}"
        );
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(
                context.Request.ContentType!
            );
        }
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(
            $"{context.Request.Headers.Authorization}"
        );
        using var answer = await Answers.Server.Client.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        var message = await answer.Content.ReadAsByteArrayAsync();
        await context.Response.Body.WriteAsync(
            answer.IsSuccessStatusCode ? Tamper($"{context.Request.Path}", message) : message
        );
    }

    public async ValueTask DisposeAsync()
    {
        await between.DisposeAsync();
        await Asks.DisposeAsync();
        await Answers.DisposeAsync();
    }
}
