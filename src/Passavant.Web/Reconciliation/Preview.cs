using System.Text.Encodings.Web;
using Passavant.Web.Asking;
using Passavant.Web.FollowTheMoney;
using Passavant.Web.Lists;

namespace Passavant.Web.Reconciliation;

/// <summary>An entity on a small page.</summary>
internal static class Preview
{
    private static readonly Parameter[] Parameters = [new("id", Holds.Text, "The entity's id.")];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/reconcile/{dataset}/preview", Handle)
            .RequireCors(Manifest.Origins)
            .Takes(Parameters)
            .Says("Reconciliation", "Preview an entity", "A small HTML page.", 404, 422, 503)
            .Produces<string>(StatusCodes.Status200OK, "text/html");

    private static IResult Handle(string dataset, HttpContext context, ListsKeeper keeper)
    {
        var lists = keeper.Lists(context);
        var within = lists.Dataset(dataset);
        var id = Given.Read(context.Request, Parameters).Text("id") ?? "";
        if (lists.Find(id, within) is not var (list, entry))
            throw Trouble.Absent("No such entity!");
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'";
        return Results.Content(
            Page(lists.Entity(list, entry), list.About.Title),
            "text/html; charset=utf-8"
        );
    }

    private static string Page(Entity entity, string title)
    {
        var rows = entity.Properties.Select(property =>
            $"<dt>{Encoded(Property.Find(property.Key)?.Label ?? property.Key)}</dt><dd>{Encoded(string.Join("; ", property.Value))}</dd>"
        );
        return $$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>{{Encoded(entity.Caption)}}</title>
            <style>body{font:14px/1.4 system-ui,sans-serif;margin:12px}h1{font-size:16px;margin:0}dt{font-weight:600}dd{margin:0 0 4px}</style>
            <h1>{{Encoded(entity.Caption)}}</h1>
            <p>{{Encoded(title)}}: <strong>{{Encoded(entity.Listing.Effect)}}</strong></p>
            <dl>{{string.Concat(rows)}}</dl>
            </html>
            """;
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
