using System.Text.Json;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;
using Passavant.Web.Asking;
using Passavant.Web.FollowTheMoney;
using Passavant.Web.Lists;

namespace Passavant.Web.Reconciliation;

/// <summary>Candidates for the cells of a table, as OpenRefine asks for them.</summary>
internal static class Reconcile
{
    private const int UsualLimit = 5;
    private const int MostLimit = 100;
    private static readonly string[] Members =
    [
        "query",
        "type",
        "limit",
        "properties",
        "type_strict",
    ];

    /// <param name="Id">Its id among all lists.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Description">The list, and what standing on it means.</param>
    /// <param name="Type">Its schema.</param>
    /// <param name="Score">How likely it is the same, in per cent.</param>
    /// <param name="Match">Whether it is the only one of tier strong.</param>
    /// <param name="Features">The points of each feature.</param>
    public sealed record Candidate(
        string Id,
        string Name,
        string Description,
        IReadOnlyList<Manifest.WordType> Type,
        decimal Score,
        bool Match,
        IReadOnlyList<FeatureValue> Features
    );

    public sealed record FeatureValue(string Id, decimal Value);

    public sealed record Candidates(IReadOnlyList<Candidate> Result);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/reconcile/{dataset}", Handle)
            .RequireCors(Manifest.Origins)
            .Reads(
                "application/x-www-form-urlencoded",
                """queries={"q0":{"query":"Ivan Specimen","type":"Person"}}"""
            )
            .Produces<IReadOnlyDictionary<string, Candidates>>()
            .Says(
                "Reconciliation",
                "Queries, or properties of entities",
                "A form with queries or extend, each JSON.",
                404,
                413,
                422,
                503
            );

    public static IReadOnlyDictionary<string, Candidates> Answer(
        ListsInForce lists,
        IReadOnlyList<ListSnapshot> within,
        string dataset,
        string text,
        Enquiry enquiry,
        ScreeningSettings settings,
        ILogger log
    )
    {
        using var queries = Bodies.Read(text, "queries");
        var count = queries.RootElement.GetPropertyCount();
        if (count > settings.MaxBatch)
            throw new Trouble(
                StatusCodes.Status413PayloadTooLarge,
                $"Too many queries in one batch (limit: {settings.MaxBatch})"
            );
        var faults = new List<Fault>();
        var asked = queries
            .RootElement.EnumerateObject()
            .Select(query => (query.Name, Query: Query.Read(query, faults)))
            .ToList();
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
        var answers = asked.ToDictionary(
            one => one.Name,
            one => Find(lists, within, one.Name, one.Query!, enquiry)
        );
        var results = answers.Sum(one => one.Value.Result.Count);
        log.Answered("reconcile", dataset, count, results);
        return answers;
    }

    private static async Task<IResult> Handle(
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
        var within = lists.Dataset(dataset);
        Given.Read(context.Request, []);
        if (!context.Request.HasFormContentType)
            throw new Trouble(
                StatusCodes.Status415UnsupportedMediaType,
                "Expected a form (application/x-www-form-urlencoded) with queries or extend."
            );
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(stop);
        }
        catch (InvalidDataException)
        {
            throw Trouble.Invalid("is no form, or too large a one", "body");
        }
        return form["extend"].ToString() is { Length: > 0 } extend
                ? Results.Json(Extend.Answer(lists, within, extend, settings))
            : form["queries"].ToString() is { Length: > 0 } queries
                ? Results.Json(Answer(lists, within, dataset, queries, enquiry, settings, log))
            : throw Trouble.Invalid("is missing", "body", "queries");
    }

    private static Candidates Find(
        ListsInForce lists,
        IReadOnlyList<ListSnapshot> within,
        string name,
        Query query,
        Enquiry enquiry
    )
    {
        var asked = Example.Of(name, query.Schema, query.Properties).Party;
        var hits = enquiry
            .Ask(lists, asked, int.MaxValue, "reconcile")
            .Where(hit => within.Contains(hit.List))
            .ToList();
        var certain = hits.Count(hit => hit.Tier == Tier.Strong) == 1;
        return new Candidates([
            .. hits.Take(query.Limit)
                .Select(hit => new Candidate(
                    EntityIds.Of(hit.List, hit.Entry),
                    hit.Name.Text,
                    $"{hit.List.About.Title}: {hit.Entry.Consequence.Effect.Name()}",
                    [Type(hit.Entry)],
                    hit.Probability * 100,
                    certain && hit.Tier == Tier.Strong,
                    [
                        .. lists
                            .Screener.Explain(asked, hit)
                            .GroupBy(one => one.Feature)
                            .Select(one => new FeatureValue(
                                FeatureWords.Name(one.Key),
                                one.Sum(each => each.Points) / 100m
                            )),
                    ]
                )),
        ]);
    }

    public static Manifest.WordType Type(ListEntry entry)
    {
        var schema = EntryFacts.SchemaOf(entry);
        return new(schema.Name, schema.Label);
    }

    private sealed record Query(
        Schema Schema,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Properties,
        int Limit
    )
    {
        public static Query? Read(JsonProperty query, List<Fault> faults)
        {
            var before = faults.Count;
            if (query.Value.ValueKind != JsonValueKind.Object)
            {
                Wrong("is no object");
                return null;
            }
            var properties = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            var (schema, limit) = (Schema.Find("Thing")!, UsualLimit);
            foreach (var member in query.Value.EnumerateObject())
                switch (member.Name)
                {
                    case "query" when member.Value.ValueKind == JsonValueKind.String:
                        Add("name", [member.Value.GetString()!]);
                        break;
                    case "type":
                        if (Texts(member.Value) is [var type, ..])
                            if (Schema.Find(type) is { } known)
                                schema = known;
                            else
                                Wrong($"is of type '{type}', which is not known");
                        break;
                    case "limit"
                        when member.Value.ValueKind == JsonValueKind.Number
                            && member.Value.TryGetInt32(out var most)
                            && most > 0:
                        limit = Math.Min(most, MostLimit);
                        break;
                    case "properties" when member.Value.ValueKind == JsonValueKind.Array:
                        foreach (var property in member.Value.EnumerateArray())
                            if (
                                property.ValueKind == JsonValueKind.Object
                                && property.TryGetProperty("pid", out var pid)
                                && pid.ValueKind == JsonValueKind.String
                                && property.TryGetProperty("v", out var value)
                            )
                                Add(pid.GetString()!, Texts(value));
                            else
                                Wrong("has a property without pid and v");
                        break;
                    case "type_strict":
                        break;
                    default:
                        Wrong(
                            Members.Contains(member.Name)
                                ? $"has a '{member.Name}' that is not what it should be"
                                : $"has a member '{member.Name}', which is not known"
                        );
                        break;
                }
            if (properties.Values.Any(values => values.Count > Yente.Asked.MostValues))
                Wrong($"has a property of more than {Yente.Asked.MostValues} values");
            if (faults.Count == before && properties.Count == 0)
                Wrong("asks for nothing: expected query or properties");
            return faults.Count == before ? new Query(schema, properties, limit) : null;

            void Wrong(string says) => faults.Add(new Fault(["queries", query.Name], says));

            void Add(string name, IReadOnlyList<string> values) =>
                properties[name] = [.. properties.GetValueOrDefault(name) ?? [], .. values];
        }

        // A text, a number, an entity by its name, or several of them.
        private static IReadOnlyList<string> Texts(JsonElement value) =>
            value.ValueKind switch
            {
                JsonValueKind.String => [value.GetString()!],
                JsonValueKind.Number => [value.GetRawText()],
                JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Texts)],
                JsonValueKind.Object
                    when value.TryGetProperty("name", out var name)
                        || value.TryGetProperty("id", out name) => Texts(name),
                _ => [],
            };
    }
}
