using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Administration;

/// <summary>The texts an authority writes its letters from, by kind and language, in place of those that come with the program.</summary>
internal static class TemplateRoutes
{
    private const string Tag = "Administration";

    private static readonly Parameter[] Filters =
    [
        new("authority", Holds.Text, "The authority that writes."),
    ];

    /// <param name="Content">The text.</param>
    public sealed record Request(string Content);

    public static void Map(RouteGroupBuilder routes)
    {
        _ = routes
            .MapGet("/letter-templates", List)
            .Takes(Filters)
            .Says(Tag, "An authority's templates of letters", "", 401, 403, 422);
        _ = routes
            .MapGet("/letter-templates/{authority}/{kind}/{language}", Find)
            .Says(Tag, "One template of a letter", "", 401, 403, 404);
        _ = routes
            .MapPut("/letter-templates/{authority}/{kind}/{language}", Put)
            .Reads(
                "application/json",
                """{"content":"subject: Application {{reference}}\n\nDear {{applicant}}, …"}"""
            )
            .Says(
                Tag,
                "Enter or change a template of a letter",
                "Changing one takes If-Match.",
                401,
                403,
                412,
                422,
                428
            );
        _ = routes
            .MapDelete("/letter-templates/{authority}/{kind}/{language}", Remove)
            .Says(
                Tag,
                "Go back to the program's own template",
                "Letters written before stay as they are.",
                401,
                403,
                404
            );
    }

    private static async Task<IResult> List(
        HttpContext context,
        Database database,
        CancellationToken stop
    )
    {
        var authority =
            Given.Read(context.Request, Filters).Text("authority")
            ?? throw Trouble.Invalid("say of which authority", "query", "authority");
        return Spoken.Answer(
            await database.Read(reading => LetterTemplates.Of(reading, authority), stop)
        );
    }

    private static async Task<IResult> Find(
        HttpContext context,
        string authority,
        string kind,
        string language,
        Database database,
        CancellationToken stop
    )
    {
        var row =
            await database.Read(
                reading => LetterTemplates.Find(reading, authority, kind, language),
                stop
            ) ?? throw Trouble.Absent("The authority has no such template of its own.");
        return Spoken.Answer(context, row, Versions.Of(row));
    }

    private static async Task<IResult> Put(
        HttpContext context,
        string authority,
        string kind,
        string language,
        Administering administering,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<Request>(context, stop);
        var row = new LetterTemplateRow
        {
            Authority = authority,
            Kind = kind,
            Language = language,
            Content = asked.Content,
        };
        var isNew = await TemplateActs.Put(
            context.Caller().Actor,
            row,
            Versions.Given(context),
            administering,
            stop
        );
        return Spoken.Answer(
            context,
            row,
            Versions.Of(row),
            isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK
        );
    }

    private static async Task<IResult> Remove(
        HttpContext context,
        string authority,
        string kind,
        string language,
        Administering administering,
        CancellationToken stop
    )
    {
        await TemplateActs.Remove(
            context.Caller().Actor,
            authority,
            kind,
            language,
            administering,
            stop
        );
        return Results.NoContent();
    }
}
