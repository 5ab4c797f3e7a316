using System.Text.Json;
using Passavant.Web.Asking;
using Passavant.Web.FollowTheMoney;
using Passavant.Web.Lists;

namespace Passavant.Web.Reconciliation;

/// <summary>The reconciliation service of a dataset, as it describes itself (reconciliation API 0.2).</summary>
internal static class Manifest
{
    /// <summary>The name of the rule that says which pages may ask.</summary>
    public const string Origins = "reconciliation";

    public static readonly Parameter Callback = new(
        "callback",
        Holds.Text,
        "JSONP, where every page may ask."
    );

    private static readonly Parameter[] Parameters =
    [
        new("queries", Holds.Text, "Queries by name, as JSON; without them, the manifest."),
        new("extend", Holds.Text, "Ids and properties to fetch, as JSON."),
        Callback,
    ];

    public sealed record WordType(string Id, string Name);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/reconcile/{dataset}", Handle)
            .RequireCors(Origins)
            .Takes(Parameters)
            .Says(
                "Reconciliation",
                "The manifest, or queries",
                "The address to give to OpenRefine.",
                404,
                413,
                422,
                503
            );

    private static IResult Handle(
        string dataset,
        HttpContext context,
        ListsKeeper keeper,
        Enquiry enquiry,
        ScreeningSettings settings,
        ILogger<Enquiry> log
    )
    {
        var lists = keeper.Lists(context);
        var within = lists.Dataset(dataset);
        var given = Given.Read(context.Request, Parameters);
        object answer =
            given.Text("extend") is { } extend ? Extend.Answer(lists, within, extend, settings)
            : given.Text("queries") is { } queries
                ? Reconcile.Answer(lists, within, dataset, queries, enquiry, settings, log)
            : Of(
                context.Request,
                dataset,
                within.Count == 1 ? within[0].About.Title : "Every list",
                settings
            );
        return Jsonp.Answer(answer, given.Text("callback"), settings);
    }

    // The members are spelled as the specification spells them.
    private static Dictionary<string, object> Of(
        HttpRequest request,
        string dataset,
        string title,
        ScreeningSettings settings
    )
    {
        var site = $"{request.Scheme}://{request.Host}{request.PathBase}";
        var here = $"{site}/reconcile/{dataset}";
        return new()
        {
            ["versions"] = new[] { "0.2" },
            ["name"] = $"{title} (Passavant)",
            ["identifierSpace"] = $"{site}/entities/",
            ["schemaSpace"] = "https://followthemoney.tech/explorer/schemata/",
            ["documentation"] = $"{site}/openapi.json",
            ["serviceVersion"] = Yente.Algorithms.Ours,
            ["batchSize"] = settings.MaxBatch,
            ["defaultTypes"] = Schema.All.Select(one => new WordType(one.Name, one.Plural)),
            ["view"] = new { url = $"{site}/entities/{{{{id}}}}" },
            ["preview"] = new
            {
                url = $"{here}/preview?id={{{{id}}}}",
                width = 430,
                height = 300,
            },
            ["suggest"] = new Dictionary<string, object>
            {
                ["entity"] = Service("/suggest/entity"),
                ["property"] = Service("/suggest/property"),
                ["type"] = Service("/suggest/type"),
            },
            ["extend"] = new
            {
                propose_properties = Service("/extend/property"),
                property_settings = new object[]
                {
                    new
                    {
                        type = "number",
                        name = "limit",
                        label = "Limit",
                        @default = 0,
                        help_text = "How many values of the property at most; 0 for all.",
                    },
                },
            },
        };

        object Service(string path) => new { service_url = here, service_path = path };
    }
}

/// <summary>Answers a page of another site by a script, where every page may ask.</summary>
internal static class Jsonp
{
    public static IResult Answer(object answer, string? callback, ScreeningSettings settings)
    {
        if (callback is null)
            return Results.Json(answer);
        if (!settings.IsOpenToEveryPage)
            throw Trouble.Bad(
                "JSONP would let every page on the web ask; Screening:ReconcileOrigins does not say '*'."
            );
        if (
            callback.Length is 0 or > 128
            || !callback.All(letter =>
                char.IsAsciiLetterOrDigit(letter) || letter is '_' or '$' or '.'
            )
        )
            throw Trouble.Invalid("is no name of a function", "query", "callback");
        var json = JsonSerializer.Serialize(answer, Plain);
        return Results.Text($"/**/{callback}({json});", "application/javascript");
    }

    // In a script, letters that end a line there are escaped.
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };
}
