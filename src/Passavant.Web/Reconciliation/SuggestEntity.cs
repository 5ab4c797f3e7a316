using Passavant.Web.Asking;
using Passavant.Web.Lists;
using Passavant.Web.Yente;

namespace Passavant.Web.Reconciliation;

/// <summary>Entities whose name is like a text, or holds its words: for people who type.</summary>
internal static class SuggestEntity
{
    private const int Few = 10;

    private static readonly Parameter[] Parameters =
    [
        new("prefix", Holds.Text, "What was typed."),
        new("cursor", Holds.Whole, "How many to pass over.", 0, 10_000),
        Manifest.Callback,
    ];

    public sealed record Response(IReadOnlyList<Suggestion> Result);

    public sealed record Suggestion(
        string Id,
        string Name,
        string Description,
        IReadOnlyList<Manifest.WordType> Notable
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/reconcile/{dataset}/suggest/entity", Handle)
            .RequireCors(Manifest.Origins)
            .Takes(Parameters)
            .Produces<Response>()
            .Says("Reconciliation", "Suggest entities", "For auto-completion.", 404, 422, 503);

    private static IResult Handle(
        string dataset,
        HttpContext context,
        ListsKeeper keeper,
        Enquiry enquiry,
        ScreeningSettings settings
    )
    {
        var lists = keeper.Lists(context);
        var within = lists.Dataset(dataset);
        var given = Given.Read(context.Request, Parameters);
        if (string.IsNullOrWhiteSpace(given.Text("prefix")))
            throw Trouble.Invalid("is missing", "query", "prefix");
        var found = Search
            .Find(lists, within, given.Text("prefix")!, enquiry, "suggest")
            .Skip(given.Whole("cursor") ?? 0)
            .Take(Few)
            .Select(one => new Suggestion(
                EntityIds.Of(one.List, one.Entry),
                one.Entry.Party.Names[0].Text,
                one.List.About.Title,
                [Reconcile.Type(one.Entry)]
            ));
        return Jsonp.Answer(new Response([.. found]), given.Text("callback"), settings);
    }
}
