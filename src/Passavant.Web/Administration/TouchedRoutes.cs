using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.Administration;

/// <summary>Which open cases an edition or a snapshot touches: those assessed under another, or screened against another. Administrators see numbers, never what the cases say.</summary>
internal static class TouchedRoutes
{
    private const string Tag = "Administration";

    private static readonly Parameter[] Parameters =
    [
        new("after", Holds.Text, "Cases after this number; what the page before says is next."),
    ];

    public static void Map(RouteGroupBuilder routes)
    {
        _ = routes
            .MapGet("/editions/{identity}/touched", ByEdition)
            .Takes(Parameters)
            .Says(
                Tag,
                "Open cases an edition touches",
                "Those assessed under another edition: each has to be assessed again before it is decided.",
                401,
                403,
                404,
                422
            );
        _ = routes
            .MapGet("/lists/{hash}/touched", ByList)
            .Takes(Parameters)
            .Says(
                Tag,
                "Open cases a snapshot touches",
                "Those screened against another snapshot of the list: each has to be screened again before it is decided.",
                401,
                403,
                404,
                422
            );
    }

    private static async Task<IResult> ByEdition(
        HttpContext context,
        string identity,
        Database database,
        CancellationToken stop
    ) =>
        Spoken.Answer(
            await database.Read(
                reading => Touched.ByEdition(reading, identity, After(context)),
                stop
            )
        );

    private static async Task<IResult> ByList(
        HttpContext context,
        string hash,
        Database database,
        CancellationToken stop
    ) =>
        Spoken.Answer(
            await database.Read(reading => Touched.ByList(reading, hash, After(context)), stop)
        );

    private static string After(HttpContext context) =>
        Given.Read(context.Request, Parameters).Text("after") ?? "";
}
