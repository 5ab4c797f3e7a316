using System.Net;
using Passavant.Screening;
using Passavant.Screening.Lists;

namespace Passavant.Web.Tests;

public sealed class OperationsTests
{
    [Fact]
    public async Task It_is_alive_before_and_ready_once_lists_are_in_force()
    {
        await using var server = await RunningServer.Start();
        Assert.Equal("ok", (await server.Get("/healthz")).GetProperty("status").GetString());
        var unready = await server.Get("/readyz", 503);
        Assert.Equal("no lists", unready.GetProperty("status").GetString());
        var problem = await server.Get("/search/default?q=a", 503);
        Assert.Contains(
            "no snapshot",
            problem.GetProperty("detail").GetString()!,
            StringComparison.Ordinal
        );
        server.Put(Some.Denials());
        await server.Update();
        var ready = await server.Get("/readyz");
        Assert.Equal("ok", ready.GetProperty("status").GetString());
        Assert.Equal(11, ready.GetProperty("lists")[0].GetProperty("age_days").GetInt32());
    }

    [Theory]
    [InlineData("5", 503)]
    [InlineData("10", 503)]
    [InlineData("11", 200)]
    [InlineData("0", 200)]
    public async Task A_list_older_than_agreed_is_said_to_be_stale(string days, int status)
    {
        await using var server = await RunningServer.Start(
            [Some.Denials(), Some.Sanctions(30)],
            ["--stale-after-days", days]
        );
        var ready = await server.Get("/readyz", status);
        Assert.Equal(status == 200 ? "ok" : "stale", ready.GetProperty("status").GetString());
        using var answer = await server.Client.GetAsync(
            "/search/default?q=a",
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            status == 200 ? null : "denials",
            answer.Headers.TryGetValues("Passavant-Stale-Lists", out var stale)
                ? stale.Single()
                : null
        );
    }

    [Fact]
    public async Task A_list_that_does_not_say_its_day_is_stale()
    {
        var undated = ListSnapshot.Of(Some.Denials().About with { Date = null }, []);
        await using var server = await RunningServer.Start(undated);
        await server.Get("/readyz", 503);
    }

    [Fact]
    public async Task A_broken_snapshot_leaves_the_lists_before_in_force_and_is_told()
    {
        await using var server = await RunningServer.Start(Some.Denials());
        var lists = server.Keeper.Standing.Lists;
        server.Put(Some.Denials(28, Some.Firm(1)));
        var path = Directory.GetFiles(server.Folder, "*-28-*").Single();
        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        // Cut at every tenth byte: never a part of a list.
        foreach (var length in Enumerable.Range(0, whole.Length).Where(one => one % 10 == 0))
        {
            await File.WriteAllBytesAsync(
                path,
                whole.AsMemory(0, length),
                TestContext.Current.CancellationToken
            );
            await server.Update();
            Assert.Same(lists, server.Keeper.Standing.Lists);
        }
        var ready = await server.Get("/readyz");
        Assert.Equal("degraded", ready.GetProperty("status").GetString());
        Assert.Contains(
            Path.GetFileName(path),
            ready.GetProperty("trouble").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Contains("The lists before stay in force", server.Log, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(path, whole, TestContext.Current.CancellationToken);
        await server.Update();
        ready = await server.Get("/readyz");
        Assert.Equal("ok", ready.GetProperty("status").GetString());
        Assert.Equal(2, ready.GetProperty("lists")[0].GetProperty("entries").GetInt32());
    }

    [Fact]
    public async Task Of_a_list_the_latest_edition_counts_and_two_of_a_day_do_not_agree()
    {
        await using var server = await RunningServer.Start(
            Some.Denials(20),
            Some.Denials(28, Some.Firm(1)),
            Some.Denials(24)
        );
        var ready = await server.Get("/readyz");
        Assert.Equal("2026-11-28", ready.GetProperty("lists")[0].GetProperty("date").GetString());
        Assert.Equal(1, ready.GetProperty("lists").GetArrayLength());
        server.Put(Some.Denials(28, Some.Firm(2)));
        await server.Update();
        ready = await server.Get("/readyz");
        Assert.Equal("degraded", ready.GetProperty("status").GetString());
        Assert.Contains(
            "differ",
            ready.GetProperty("trouble").GetString()!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Answers_during_an_exchange_are_wholly_of_one_edition()
    {
        ListSnapshot[] editions =
        [
            .. Enumerable
                .Range(1, 8)
                .Select(day =>
                    Some.Denials(day, [.. Enumerable.Range(0, day * 40).Select(Some.Firm)])
                ),
        ];
        Party[] asked =
        [
            .. Enumerable
                .Range(0, 60)
                .Select(number => new Party
                {
                    Id = $"{number}",
                    Names = [Some.Firm(number * 5).Party.Names[0]],
                }),
        ];
        var right = editions.Select(one => ScreenTests.Library([one], asked)).ToHashSet();
        await using var server = await RunningServer.Start(editions[0]);
        using var done = new CancellationTokenSource();
        var askers = Enumerable
            .Range(0, 4)
            .Select(async _ =>
            {
                var answers = new List<string>();
                do answers.Add(await ScreenTests.Screen(server, ScreenTests.Lines(asked)));
                while (!done.IsCancellationRequested);
                return answers;
            })
            .ToList();
        foreach (var edition in editions[1..])
        {
            server.Put(edition);
            (await server.Update()).EnsureSuccessStatusCode();
        }
        await done.CancelAsync();
        foreach (var answer in (await Task.WhenAll(askers)).SelectMany(one => one))
            Assert.Contains(answer, right);
        // What is asked after the exchange is answered from the last edition.
        Assert.Equal(
            ScreenTests.Library([editions[^1]], asked),
            await ScreenTests.Screen(server, ScreenTests.Lines(asked))
        );
    }

    [Fact]
    public async Task A_changed_folder_is_noticed_once_two_looks_agree()
    {
        await using var server = await RunningServer.Start(
            [Some.Denials()],
            ["--Screening:WatchSeconds", "2"]
        );
        var before = server.Keeper.Standing.Lists;
        server.Put(Some.Sanctions());
        while (ReferenceEquals(server.Keeper.Standing.Lists, before))
        {
            server.Clock.Tick();
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
        Assert.Equal(
            ["denials", "ftm"],
            server.Keeper.Standing.Lists!.Snapshots.Select(list => list.Id)
        );
        // What did not change was not read again.
        Assert.Same(before!.Snapshots[0], server.Keeper.Standing.Lists.Snapshots[0]);
    }

    [Fact]
    public async Task Only_the_token_has_the_folder_read_again()
    {
        await using var server = await RunningServer.Start(Some.Denials());
        foreach (var path in new[] { "/updatez", "/updatez?token=Secret" })
        {
            using var response = await server.Client.PostAsync(
                path,
                null,
                TestContext.Current.CancellationToken
            );
            await RunningServer.Read(response, 403);
        }
    }

    [Fact]
    public async Task Neither_log_nor_measurements_name_a_party()
    {
        await using var server = await RunningServer.Start(Some.Denials(), Some.Sanctions());
        await server.Get("/search/default?q=Obraztsov");
        await server.Get("/search/default?q=Obraztsov&limit=Obraztsov", 422);
        await server.Post(
            "/match/default",
            """{"queries":{"Obraztsov":{"schema":"Person","properties":{"name":["Ivan Obraztsov"]}}}}"""
        );
        await ScreenTests.Screen(
            server,
            "{\"id\":\"1\",\"names\":[{\"text\":\"Ivan Obraztsov\"}]}"
        );
        var metrics = await server.Client.GetStringAsync(
            "/metrics",
            TestContext.Current.CancellationToken
        );
        Assert.Contains(
            "passavant_screening_duration_seconds_count",
            metrics,
            StringComparison.Ordinal
        );
        Assert.Contains("passavant_lists_entries", metrics, StringComparison.Ordinal);
        Assert.Contains(
            "Answered match on default: 1 queries, 1 results",
            server.Log,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("braztsov", metrics, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("braztsov", server.Log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        await using var server = await RunningServer.Start(Some.Denials());
        var document = await server.Get("/openapi.json");
        Assert.StartsWith(
            "3.",
            document.GetProperty("openapi").GetString()!,
            StringComparison.Ordinal
        );
        var paths = document.GetProperty("paths");
        foreach (
            var path in new[]
            {
                "/match/{dataset}",
                "/search/{dataset}",
                "/entities/{id}",
                "/catalog",
                "/algorithms",
                "/screen",
                "/reconcile/{dataset}",
                "/healthz",
                "/readyz",
            }
        )
            Assert.True(paths.TryGetProperty(path, out _), path);
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.True(
            schemas
                .GetProperty("MatchResponse")
                .GetProperty("properties")
                .TryGetProperty("responses", out _)
        );
        Assert.True(
            schemas
                .GetProperty("SearchResponse")
                .GetProperty("properties")
                .TryGetProperty("facets", out _)
        );
        Assert.Contains(
            "threshold",
            paths
                .GetProperty("/match/{dataset}")
                .GetProperty("post")
                .GetProperty("parameters")
                .EnumerateArray()
                .Select(one => one.GetProperty("name").GetString())
        );
    }

    [Theory]
    [InlineData("/nowhere", 404)]
    [InlineData("/match/default", 405)]
    public async Task What_is_not_there_is_a_problem_too(string path, int status)
    {
        await using var server = await RunningServer.Start(Some.Denials());
        var problem = await server.Get(path, status);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_request_that_does_not_come_to_an_end_is_given_up()
    {
        await using var server = await RunningServer.Start(
            [Some.Denials()],
            ["--Screening:TimeoutSeconds", "1"]
        );
        using var line = new System.Net.Sockets.TcpClient();
        await line.ConnectAsync(
            "127.0.0.1",
            server.Client.BaseAddress!.Port,
            TestContext.Current.CancellationToken
        );
        await line.GetStream()
            .WriteAsync(
                "POST /match/default HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{"u8.ToArray(),
                TestContext.Current.CancellationToken
            );
        using var reader = new StreamReader(line.GetStream());
        Assert.Equal(
            "HTTP/1.1 504 Gateway Timeout",
            await reader.ReadLineAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_name_of_another_site_does_not_reach_a_local_service()
    {
        await using var server = await RunningServer.Start(Some.Denials());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/catalog");
        request.Headers.Host = "rebound.example";
        using var response = await server.Client.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("--urls", "http://127.0.0.1:0")]
    [InlineData("--lists", "no/such/folder")]
    [InlineData("--lists", ".", "--stale-after-days", "soon")]
    [InlineData("--lists", ".", "--Screening:TimeoutSeconds", "0")]
    public async Task What_cannot_be_started_says_why(params string[] args) =>
        Assert.Equal(2, await Server.Run(args));
}
