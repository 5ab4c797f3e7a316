using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Issuing;
using Passavant.Web.Log;

namespace Passavant.Web.Operations;

/// <summary>Whether answers can be relied on where no parties are screened: the records can be read, and are what this program reads.</summary>
internal static class RecordsReady
{
    /// <param name="Status"><c>ok</c>, or <c>behind</c>.</param>
    /// <param name="Missing">The migrations that are missing.</param>
    /// <param name="Log">How the log of what is done stands, as this server last saw it: <c>off</c>, <c>ok</c>, <c>behind</c> where nobody signs any more, <c>failing</c>, or <c>refused</c> until somebody has looked.</param>
    /// <param name="LogTrouble">Why it does not go on.</param>
    /// <param name="LogSize">How many entries are signed.</param>
    /// <param name="Quorum">Whether enough witnesses cosigned; null where the server has no policy.</param>
    /// <param name="Witnesses">The witnesses of the policy: who has cosigned the last checkpoint, and why the others have not.</param>
    /// <param name="Documents">How the issuing of documents stands, as this server last saw it: <c>off</c>, <c>waiting</c> for the log to be signed, <c>ok</c>, <c>held</c> where some cannot be issued and the others are, <c>failing</c>, or <c>refused</c> until somebody has looked.</param>
    /// <param name="DocumentsTrouble">Why it does not go on.</param>
    public sealed record Response(
        string Status,
        IReadOnlyList<string> Missing,
        string Log,
        string? LogTrouble,
        long LogSize,
        bool? Quorum,
        IReadOnlyList<WitnessStanding> Witnesses,
        string Documents,
        string? DocumentsTrouble
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/readyz", Handle)
            .Says(
                "Operations",
                "Can answers be relied on?",
                "503 while the records are behind the program. That the log cannot be signed or documents cannot be issued is said, and does not stop the work: 200."
            )
            .Produces<Response>()
            .Produces<Response>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> Handle(
        Database database,
        Publisher publisher,
        Issuer issuer,
        CancellationToken stop
    )
    {
        var missing = await database.Missing(stop);
        return Results.Json(
            new Response(
                missing.Count == 0 ? "ok" : "behind",
                missing,
                publisher.Standing.Status,
                publisher.Standing.Words,
                publisher.Standing.Size,
                publisher.Standing.IsQuorumMet,
                publisher.Standing.Witnesses,
                issuer.Standing.Status,
                issuer.Standing.Words
            ),
            statusCode: missing.Count == 0 ? 200 : 503
        );
    }
}
