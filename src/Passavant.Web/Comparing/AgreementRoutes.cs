using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Comparing;

/// <summary>The agreements on comparing lists, for administrators.</summary>
internal static class AgreementRoutes
{
    private const string Tag = "Administration";

    public static void Map(RouteGroupBuilder routes)
    {
        _ = routes
            .MapGet("/agreements", List)
            .Says(
                Tag,
                "Agreements with partner states on comparing lists",
                "Those that last first; the tokens are not shown.",
                401,
                403
            );
        _ = routes
            .MapPost("/agreements", Enter)
            .Reads(
                "application/json",
                """{"partner":"estonia","address":"https://passavant.ministry.example","token":"…","ourName":"NO","theirName":"EE","purposes":["no-undercut consultation"],"legalBasis":"Agreement of 1 March 2026, article 4","floor":20,"mostKeysADay":200}"""
            )
            .Says(
                Tag,
                "Enter an agreement on comparing lists",
                "One lasts with a partner at a time: end the one before first.",
                401,
                403,
                409,
                422
            );
        _ = routes
            .MapDelete("/agreements/{id}", End)
            .Says(
                Tag,
                "End an agreement on comparing lists",
                "Nothing is asked or answered under it any more.",
                401,
                403,
                404
            );
    }

    private static async Task<IResult> List(Database database, CancellationToken stop) =>
        Spoken.Answer(
            (await database.Read(Comparisons.Agreements, stop)).Select(AgreementView.Of).ToList()
        );

    private static async Task<IResult> Enter(
        HttpContext context,
        Administering administering,
        Secrets secrets,
        CaseworkSettings settings,
        CancellationToken stop
    ) =>
        Spoken.Answer(
            await AgreementActs.Enter(
                context.Caller().Actor,
                await Spoken.Read<AgreementRequest>(context, stop),
                administering,
                secrets,
                settings.TellsNeighbours,
                stop
            ),
            StatusCodes.Status201Created
        );

    private static async Task<IResult> End(
        HttpContext context,
        string id,
        Administering administering,
        CancellationToken stop
    ) => Spoken.Answer(await AgreementActs.End(context.Caller().Actor, id, administering, stop));
}
