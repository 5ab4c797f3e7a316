using Passavant.Web.Asking;
using Passavant.Web.FollowTheMoney;
using Passavant.Web.Lists;

namespace Passavant.Web.Reconciliation;

/// <summary>Properties and types by what was typed, and the properties that can be fetched for a type.</summary>
internal static class SuggestWords
{
    private static readonly Parameter[] Typed =
    [
        new("prefix", Holds.Text, "What was typed."),
        new("cursor", Holds.Whole, "How many to pass over.", 0, 10_000),
        Manifest.Callback,
    ];

    private static readonly Parameter[] Proposed =
    [
        new("type", Holds.Text, "The type whose properties are wanted."),
        new("limit", Holds.Whole, "How many at most.", 1, 1000),
        Manifest.Callback,
    ];

    public sealed record Response(IReadOnlyList<Manifest.WordType> Result);

    public sealed record Proposal(
        string? Type,
        int Limit,
        IReadOnlyList<Manifest.WordType> Properties
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/reconcile/{dataset}/suggest/property", Properties)
            .RequireCors(Manifest.Origins)
            .Takes(Typed)
            .Produces<Response>()
            .Says("Reconciliation", "Suggest properties", "For auto-completion.", 404, 422, 503);
        routes
            .MapGet("/reconcile/{dataset}/suggest/type", Types)
            .RequireCors(Manifest.Origins)
            .Takes(Typed)
            .Produces<Response>()
            .Says("Reconciliation", "Suggest types", "For auto-completion.", 404, 422, 503);
        routes
            .MapGet("/reconcile/{dataset}/extend/property", Propose)
            .RequireCors(Manifest.Origins)
            .Takes(Proposed)
            .Produces<Proposal>()
            .Says("Reconciliation", "Properties that can be fetched", "By type.", 404, 422, 503);
    }

    private static IResult Properties(
        string dataset,
        HttpContext context,
        ListsKeeper keeper,
        ScreeningSettings settings
    ) =>
        Answer(
            dataset,
            context,
            keeper,
            settings,
            Property.All.Select(one => new Manifest.WordType(one.Name, one.Label))
        );

    private static IResult Types(
        string dataset,
        HttpContext context,
        ListsKeeper keeper,
        ScreeningSettings settings
    ) =>
        Answer(
            dataset,
            context,
            keeper,
            settings,
            Schema.All.Select(one => new Manifest.WordType(one.Name, one.Label))
        );

    private static IResult Answer(
        string dataset,
        HttpContext context,
        ListsKeeper keeper,
        ScreeningSettings settings,
        IEnumerable<Manifest.WordType> words
    )
    {
        keeper.Lists(context).Dataset(dataset);
        var given = Given.Read(context.Request, Typed);
        var prefix = given.Text("prefix") ?? "";
        var found = words
            .Where(word =>
                word.Id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                || word.Name.Contains(prefix, StringComparison.OrdinalIgnoreCase)
            )
            .Skip(given.Whole("cursor") ?? 0);
        return Jsonp.Answer(new Response([.. found]), given.Text("callback"), settings);
    }

    private static IResult Propose(
        string dataset,
        HttpContext context,
        ListsKeeper keeper,
        ScreeningSettings settings
    )
    {
        keeper.Lists(context).Dataset(dataset);
        var given = Given.Read(context.Request, Proposed);
        var type = given.Text("type");
        var limit = given.Whole("limit") ?? Property.All.Count;
        if (type is not null && Schema.Find(type) is null)
            throw Trouble.Invalid($"'{type}' is not known", "query", "type");
        var properties = Property
            .All.Where(one => type is null || Schema.Find(type)!.Is(one.Of))
            .Select(one => new Manifest.WordType(one.Name, one.Label))
            .Append(new Manifest.WordType("topics", "Topics"))
            .Append(new Manifest.WordType("notes", "Notes"))
            .Take(limit);
        return Jsonp.Answer(
            new Proposal(type, limit, [.. properties]),
            given.Text("callback"),
            settings
        );
    }
}
