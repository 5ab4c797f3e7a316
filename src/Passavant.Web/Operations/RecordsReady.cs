using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.Operations;

/// <summary>Whether answers can be relied on where no parties are screened: the records can be read, and are what this program reads.</summary>
internal static class RecordsReady
{
    /// <param name="Status"><c>ok</c>, or <c>behind</c>.</param>
    /// <param name="Missing">The migrations that are missing.</param>
    public sealed record Response(string Status, IReadOnlyList<string> Missing);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/readyz", Handle)
            .Says(
                "Operations",
                "Can answers be relied on?",
                "503 while the records are behind the program."
            )
            .Produces<Response>()
            .Produces<Response>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> Handle(Database database, CancellationToken stop)
    {
        var missing = await database.Missing(stop);
        return Results.Json(
            new Response(missing.Count == 0 ? "ok" : "behind", missing),
            statusCode: missing.Count == 0 ? 200 : 503
        );
    }
}
