using System.Text.Json;
using Passavant.Screening.Matching;
using Passavant.Web.Asking;
using Passavant.Web.Lists;

namespace Passavant.Web.Yente;

/// <summary>Screens parties given as examples of entities, as clients of yente ask.</summary>
internal static class Match
{
    private const int UsualLimit = 5;

    private static readonly Parameter[] Parameters =
    [
        new("limit", Holds.Whole, "How many results for each query; 5 unless said.", 1, 500),
        new(
            "threshold",
            Holds.Share,
            "From which score on a result is a match. Unless said, those of tier possible or strong are."
        ),
        new(
            "cutoff",
            Holds.Share,
            "Which score a result must have at all. Nothing below tier weak is returned."
        ),
        new("algorithm", Holds.Text, "The scorer; best for the one in use."),
        .. Filter.Parameters,
    ];

    /// <param name="Responses">The answer to each query, by its name.</param>
    /// <param name="Matcher">The features of the scorer.</param>
    /// <param name="Limit">How many results for each query at most.</param>
    public sealed record Response(
        IReadOnlyDictionary<string, Matches> Responses,
        IReadOnlyDictionary<string, FeatureDoc> Matcher,
        int Limit
    );

    /// <param name="Status">200.</param>
    /// <param name="Results">The likeliest first.</param>
    /// <param name="Total">How many match.</param>
    /// <param name="Query">What was asked.</param>
    /// <param name="Ignored">What of it was of no use: properties that do not help to compare parties, and values that could not be read.</param>
    public sealed record Matches(
        int Status,
        IReadOnlyList<Scored> Results,
        Total Total,
        Asked Query,
        IReadOnlyList<string> Ignored
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/match/{dataset}", Handle)
            .Takes(Parameters)
            .Reads(
                "application/json",
                """{"queries":{"q1":{"schema":"Person","properties":{"name":["Ivan Specimen"],"birthDate":["1961"],"nationality":["ru"]}}}}"""
            )
            .Says(
                "Matching",
                "Query by example",
                "Screens up to a batch of entities described by properties of FollowTheMoney.",
                400,
                404,
                413,
                422,
                503
            );

    private static async Task<Response> Handle(
        string dataset,
        HttpContext context,
        ListsKeeper keeper,
        Enquiry enquiry,
        ScreeningSettings settings,
        ILogger<Enquiry> log,
        CancellationToken stop
    )
    {
        var lists = keeper.Lists(context);
        var given = Given.Read(context.Request, Parameters);
        var filter = Filter.Of(lists.Dataset(dataset), given);
        Algorithms.Check(given.Text("algorithm"));
        var (limit, threshold) = (given.Whole("limit") ?? UsualLimit, given.Share("threshold"));
        // A match is always shown.
        var cutoff = Math.Min(given.Share("cutoff") ?? 0, threshold ?? 1);
        using var body = await Bodies.Read(context.Request, stop);
        var responses = new Dictionary<string, Matches>(StringComparer.Ordinal);
        foreach (var (name, asked) in Queries(body.RootElement, settings.MaxBatch))
        {
            stop.ThrowIfCancellationRequested();
            var example = asked.Example(name);
            // All of them: some are left out, and all matches are counted.
            var hits = filter.Keep(enquiry.Ask(lists, example.Party, int.MaxValue, "match"));
            var found = hits.Where(hit => hit.Probability >= cutoff).ToList();
            responses.Add(
                name,
                new Matches(
                    200,
                    [
                        .. found
                            .Take(limit)
                            .Select(hit => Scored.Of(lists, example.Party, hit, IsMatch(hit))),
                    ],
                    new Total(found.Count(IsMatch)),
                    asked,
                    example.Ignored
                )
            );
        }
        var results = responses.Sum(one => one.Value.Results.Count);
        log.Answered("match", dataset, responses.Count, results);
        context.Response.Headers["x-batch-size"] = $"{responses.Count}";
        return new Response(responses, FeatureDoc.All, limit);

        bool IsMatch(Hit hit) =>
            threshold is { } least ? hit.Probability >= least : hit.Tier >= Tier.Possible;
    }

    private static List<(string Name, Asked Asked)> Queries(JsonElement body, int most)
    {
        foreach (var member in body.EnumerateObject())
            if (member.Name is "weights" or "config")
            {
                if (
                    member.Value.ValueKind == JsonValueKind.Object
                    && member.Value.EnumerateObject().Any()
                )
                    throw Trouble.Bad(
                        $"'{member.Name}' is not supported: an answer must be the same whoever asks; /algorithms says how points are given."
                    );
            }
            else if (member.Name is not "queries")
                throw Trouble.Invalid("is no member here; expected queries", "body", member.Name);
        if (!body.TryGetProperty("queries", out var queries))
            throw Trouble.Invalid("is missing", "body", "queries");
        if (queries.ValueKind != JsonValueKind.Object)
            throw Trouble.Invalid("is no object of queries by name", "body", "queries");
        var all = queries.EnumerateObject().ToList();
        if (all.Count == 0)
            throw Trouble.Bad("No queries provided.");
        if (all.Count > most)
            throw Trouble.Bad($"Too many queries in one batch (limit: {most})");
        var faults = new List<Fault>();
        var asked = new List<(string, Asked)>();
        foreach (var query in all)
            if (Asked.Read(query.Value, ["body", "queries", query.Name], faults) is { } read)
                asked.Add((query.Name, read));
        return faults.Count == 0 ? asked : throw Trouble.Invalid(faults);
    }
}
