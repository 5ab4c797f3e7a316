using System.Text.Json;
using Passavant.Screening;
using Passavant.Screening.Matching;

namespace Passavant.Web.Tests;

/// <summary>What clients of yente send, and what they look for in the answers.</summary>
public sealed class YenteTests
{
    private const string Ivan = """
        {"queries":{"q1":{"schema":"Person","properties":{"name":["Ivan Obraztsov"],"birthDate":["1961-05-03"],"nationality":["ru"],"position":["Director"]}},
        "q2":{"id":"mine","schema":"Company","properties":{"name":"Quite Another Name Limited","jurisdiction":["hk"]}}}}
        """;

    [Fact]
    public async Task A_batch_is_answered_in_the_shape_clients_read()
    {
        await using var server = await RunningServer.Start(Some.Denials(), Some.Sanctions());
        var answer = await server.Post("/match/default?limit=3&threshold=0.7", Ivan);
        Assert.Equal(3, answer.GetProperty("limit").GetInt32());
        Assert.Equal(
            FeatureWords.All.Select(one => one.Name),
            answer.GetProperty("matcher").EnumerateObject().Select(one => one.Name)
        );
        var first = answer.GetProperty("responses").GetProperty("q1");
        Assert.Equal(200, first.GetProperty("status").GetInt32());
        Assert.Equal(1, first.GetProperty("total").GetProperty("value").GetInt32());
        Assert.Equal("eq", first.GetProperty("total").GetProperty("relation").GetString());
        Assert.Equal("Person", first.GetProperty("query").GetProperty("schema").GetString());
        Assert.Equal("position", first.GetProperty("ignored")[0].GetString());
        var hit = first.GetProperty("results")[0];
        Assert.Equal("NK-ivan", hit.GetProperty("id").GetString());
        Assert.Equal("Ivan Obraztsov", hit.GetProperty("caption").GetString());
        Assert.Equal("Person", hit.GetProperty("schema").GetString());
        Assert.Equal("ftm", hit.GetProperty("datasets")[0].GetString());
        Assert.Equal("gb-77", hit.GetProperty("referents")[0].GetString());
        Assert.Equal("2025-01-01T00:00:00", hit.GetProperty("first_seen").GetString());
        Assert.True(hit.GetProperty("target").GetBoolean());
        Assert.True(hit.GetProperty("match").GetBoolean());
        Assert.InRange(hit.GetProperty("score").GetDecimal(), 0.7m, 1m);
        var properties = hit.GetProperty("properties");
        Assert.Equal("sanction", properties.GetProperty("topics")[0].GetString());
        Assert.Equal("ru", properties.GetProperty("country")[0].GetString());
        Assert.False(properties.TryGetProperty("passavantEntry", out _));
        Assert.Equal("prohibits", hit.GetProperty("listing").GetProperty("effect").GetString());
        var second = answer.GetProperty("responses").GetProperty("q2");
        Assert.Equal(0, second.GetProperty("results").GetArrayLength());
        Assert.Equal("mine", second.GetProperty("query").GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_features_of_a_result_sum_to_its_points()
    {
        await using var server = await RunningServer.Start(Some.Sanctions());
        var answer = await server.Post("/match/default", Ivan);
        var hit = answer.GetProperty("responses").GetProperty("q1").GetProperty("results")[0];
        var points = hit.GetProperty("points").GetDecimal();
        Assert.Equal(
            points,
            hit.GetProperty("features").EnumerateObject().Sum(one => one.Value.GetDecimal())
        );
        Assert.Equal(
            points,
            hit.GetProperty("explanations")
                .EnumerateObject()
                .Sum(one => one.Value.GetProperty("score").GetDecimal())
        );
    }

    [Fact]
    public async Task The_score_is_the_probability_of_the_library()
    {
        await using var server = await RunningServer.Start(Some.Denials(), Some.Sanctions());
        var asked = new Party
        {
            Id = "q",
            Kind = PartyKind.Person,
            Names = [new("Ivan Obrastsov")],
        };
        var expected = new Screener([Some.Denials(), Some.Sanctions()]).Screen(asked).Single();
        var answer = await server.Post(
            "/match/default",
            """{"queries":{"q":{"schema":"Person","properties":{"name":["Ivan Obrastsov"]}}}}"""
        );
        var hit = answer.GetProperty("responses").GetProperty("q").GetProperty("results")[0];
        Assert.Equal(expected.Probability, hit.GetProperty("score").GetDecimal());
        Assert.Equal(expected.Score, hit.GetProperty("points").GetDecimal());
    }

    [Theory]
    [InlineData("threshold=1", false, 1)]
    [InlineData("threshold=0.5", true, 1)]
    [InlineData("threshold=1&cutoff=1", false, 0)]
    [InlineData("exclude_schema=Person", false, 0)]
    [InlineData("exclude_schema=Vessel", true, 1)]
    [InlineData("include_dataset=denials", false, 0)]
    [InlineData("exclude_dataset=denials", true, 1)]
    [InlineData("topics=sanction", true, 1)]
    [InlineData("topics=role.pep", false, 0)]
    [InlineData("exclude_entity_ids=gb-77", false, 0)]
    [InlineData("algorithm=best", true, 1)]
    public async Task Parameters_choose_what_is_shown_and_what_matches(
        string query,
        bool match,
        int results
    )
    {
        await using var server = await RunningServer.Start(Some.Denials(), Some.Sanctions());
        var answer = await server.Post($"/match/default?{query}", Ivan);
        var first = answer.GetProperty("responses").GetProperty("q1");
        Assert.Equal(results, first.GetProperty("results").GetArrayLength());
        if (results > 0)
            Assert.Equal(match, first.GetProperty("results")[0].GetProperty("match").GetBoolean());
        Assert.Equal(match ? 1 : 0, first.GetProperty("total").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task A_number_finds_its_bearer_whatever_the_name()
    {
        await using var server = await RunningServer.Start(Some.Sanctions());
        var answer = await server.Post(
            "/match/ftm",
            """{"queries":{"q":{"schema":"Vessel","properties":{"name":["Wholly Renamed"],"imoNumber":["9074729"]}}}}"""
        );
        Assert.Equal(
            "NK-ship",
            answer
                .GetProperty("responses")
                .GetProperty("q")
                .GetProperty("results")[0]
                .GetProperty("id")
                .GetString()
        );
        // A party without a name is answered too.
        await server.Post(
            "/match/ftm",
            """{"queries":{"q":{"schema":"Vessel","properties":{"imoNumber":["9074729"]}}}}"""
        );
    }

    [Fact]
    public async Task A_name_in_parts_is_a_name()
    {
        await using var server = await RunningServer.Start(Some.Sanctions());
        var answer = await server.Post(
            "/match/default",
            """{"queries":{"q":{"schema":"Person","properties":{"lastName":["Obraztsov"],"firstName":["Ivan"]}}}}"""
        );
        Assert.Equal(
            1,
            answer
                .GetProperty("responses")
                .GetProperty("q")
                .GetProperty("total")
                .GetProperty("value")
                .GetInt32()
        );
    }

    [Theory]
    [InlineData("/match/default", "{", 422, "body")]
    [InlineData("/match/default", "[]", 422, "body")]
    [InlineData("/match/default", "{}", 422, "queries")]
    [InlineData("/match/default", """{"queries":{}}""", 400, "No queries provided")]
    [InlineData(
        "/match/default",
        """{"queries":{"q":{"properties":{"name":["A"]}}}}""",
        422,
        "schema"
    )]
    [InlineData(
        "/match/default",
        """{"queries":{"q":{"schema":"Persona","properties":{"name":["A"]}}}}""",
        422,
        "Persona"
    )]
    [InlineData(
        "/match/default",
        """{"queries":{"q":{"schema":"Person","properties":{"name":[{}]}}}}""",
        422,
        "name"
    )]
    [InlineData(
        "/match/default",
        """{"weights":{"name":1},"queries":{"q":{"schema":"Person","properties":{"name":["A"]}}}}""",
        400,
        "weights"
    )]
    [InlineData(
        "/match/default",
        """{"queries":{"q":{"schema":"Person","properties":{"name":["Iv\ud800an"]}}}}""",
        422,
        "Unicode"
    )]
    [InlineData(
        "/match/default",
        """{"queries":{"q":{"schema":"Person","properties":{"name":["A"]}},"q":{}}}""",
        422,
        "twice"
    )]
    [InlineData("/match/none", Ivan, 404, "No such dataset")]
    [InlineData("/match/default?treshold=0.7", Ivan, 422, "treshold")]
    [InlineData("/match/default?limit=many", Ivan, 422, "limit")]
    [InlineData("/match/default?limit=0&threshold=7", Ivan, 422, "threshold")]
    [InlineData("/match/default?algorithm=logic-v9", Ivan, 400, "logic-v9")]
    public async Task What_cannot_be_answered_is_refused_with_the_reason(
        string path,
        string body,
        int status,
        string says
    )
    {
        await using var server = await RunningServer.Start(Some.Denials(), Some.Sanctions());
        var problem = await server.Post(path, body, status);
        Assert.Contains(says, problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.DoesNotContain("   at ", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_is_told_with_its_place()
    {
        await using var server = await RunningServer.Start(Some.Sanctions());
        var problem = await server.Post("/match/default?limit=x&colour=red", Ivan, 422);
        Assert.Equal(
            ["query.limit", "query.colour"],
            problem
                .GetProperty("errors")
                .EnumerateArray()
                .Select(one =>
                    string.Join(
                        '.',
                        one.GetProperty("loc").EnumerateArray().Select(word => word.GetString())
                    )
                )
        );
    }

    [Fact]
    public async Task Too_many_queries_are_refused()
    {
        await using var server = await RunningServer.Start(Some.Sanctions());
        var queries = Enumerable
            .Range(0, 101)
            .ToDictionary(
                number => $"q{number}",
                _ => new { schema = "Person", properties = new { name = "Ivan" } }
            );
        var problem = await server.Post(
            "/match/default",
            JsonSerializer.Serialize(new { queries }),
            400
        );
        Assert.Equal(
            "Too many queries in one batch (limit: 100)",
            problem.GetProperty("detail").GetString()
        );
    }

    [Fact]
    public async Task Too_long_a_request_is_refused()
    {
        await using var server = await RunningServer.Start(
            [Some.Sanctions()],
            ["--Screening:MaxRequestBytes", "1000"]
        );
        var problem = await server.Post("/match/default", new string(' ', 5000) + Ivan, 413);
        Assert.Contains(
            "1000 bytes",
            problem.GetProperty("detail").GetString()!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_search_finds_names_like_it_and_names_with_its_words()
    {
        await using var server = await RunningServer.Start(Some.Denials(), Some.Sanctions());
        var like = await server.Get("/search/default?q=Ivan+Obraztsow&fuzzy=false");
        Assert.Equal(1, like.GetProperty("total").GetProperty("value").GetInt32());
        var words = await server.Get("/search/default?q=trading&limit=5");
        Assert.Equal("denials:D-1", words.GetProperty("results")[0].GetProperty("id").GetString());
        Assert.Equal(
            "North Korea",
            words
                .GetProperty("facets")
                .GetProperty("countries")
                .GetProperty("values")[0]
                .GetProperty("label")
                .GetString()
        );
        var ships = await server.Get("/search/default?schema=Vessel");
        Assert.Equal("NK-ship", ships.GetProperty("results")[0].GetProperty("id").GetString());
        await server.Get("/search/default?schema=Boat", 400);
        await server.Get("/search/default?limit=5000", 422);
    }

    [Fact]
    public async Task An_entity_is_found_by_its_id()
    {
        await using var server = await RunningServer.Start(Some.Denials(), Some.Sanctions());
        foreach (var id in new[] { "NK-ivan", "ftm:NK-ivan", "denials:D-1" })
        {
            var entity = await server.Get($"/entities/{id}?nested=true");
            Assert.EndsWith(entity.GetProperty("id").GetString()!, id, StringComparison.Ordinal);
        }
        var denied = await server.Get("/entities/denials:D-1");
        Assert.Equal("FR", denied.GetProperty("listing").GetProperty("denied_by").GetString());
        var problem = await server.Get("/entities/D-1", 404);
        Assert.Equal("No such entity!", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task The_catalogue_names_every_list()
    {
        await using var server = await RunningServer.Start(Some.Denials(), Some.Sanctions());
        var catalogue = await server.Get("/catalog");
        Assert.Equal(
            ["default", "denials", "ftm"],
            catalogue
                .GetProperty("datasets")
                .EnumerateArray()
                .Select(one => one.GetProperty("name").GetString())
        );
        Assert.Equal(2, catalogue.GetProperty("current").GetArrayLength());
        Assert.False(catalogue.GetProperty("index_stale").GetBoolean());
        var algorithms = await server.Get("/algorithms");
        Assert.Equal(ScreeningIdentity.Of([]).Engine, algorithms.GetProperty("best").GetString());
    }
}
