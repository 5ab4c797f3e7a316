using Microsoft.AspNetCore.Http.Timeouts;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Administration;

/// <summary>The lists cases are screened against, each snapshot active from an instant until the next of its list.</summary>
internal static class ListRoutes
{
    private const string Tag = "Administration";

    private static readonly Parameter[] Parameters =
    [
        new(
            "activeFrom",
            Holds.Text,
            "From when parties are screened against it, such as 2027-01-01T00:00:00Z; later for not before it is activated; now unless said."
        ),
    ];

    /// <param name="Hash">The hash of its entries.</param>
    /// <param name="List">Which list.</param>
    /// <param name="Published">The day its publisher gives it.</param>
    /// <param name="ActiveFrom">From when parties are screened against it; null where it waits to be activated.</param>
    /// <param name="At">When it was entered.</param>
    /// <param name="IsActive">Whether parties are screened against it now.</param>
    public sealed record SnapshotView(
        string Hash,
        string List,
        DateOnly? Published,
        DateTimeOffset? ActiveFrom,
        DateTimeOffset At,
        bool IsActive
    );

    public static void Map(RouteGroupBuilder routes)
    {
        _ = routes
            .MapGet("/lists", List)
            .Says(Tag, "The snapshots of lists", "By list, the first active first.", 401, 403);
        _ = routes
            .MapPost("/lists", Enter)
            .Takes(Parameters)
            .WithMetadata(new DisableRequestTimeoutAttribute())
            .Says(
                Tag,
                "Enter a snapshot of a list",
                "The body is a file as 'passavant lists import' writes it. One that is cut off or was changed is not taken.",
                401,
                403,
                409,
                413,
                422
            );
        _ = routes
            .MapPost("/lists/{hash}/activate", Activate)
            .Takes(Parameters)
            .Says(
                Tag,
                "Say from when a snapshot of a list is active",
                "As long as it is not: the past stands.",
                401,
                403,
                404,
                409,
                422
            );
    }

    private static async Task<IResult> List(
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var (rows, active) = await database.Read(
            async reading =>
                (
                    await Editions.Snapshots(reading),
                    await Editions.ActiveSnapshots(reading, time.GetUtcNow())
                ),
            stop
        );
        var hashes = active.Select(row => row.Hash).ToHashSet();
        return Spoken.Answer(rows.Select(row => View(row, hashes.Contains(row.Hash))).ToList());
    }

    private static async Task<IResult> Enter(
        HttpContext context,
        Administering administering,
        CaseworkSettings settings,
        CancellationToken stop
    )
    {
        var activeFrom = EditionRoutes.Instant(
            Given.Read(context.Request, Parameters).Text("activeFrom")
        );
        EditionRoutes.LetLong(context, settings);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, stop);
        var row = await ListActs.Enter(
            context.Caller().Actor,
            body.ToArray(),
            activeFrom,
            administering,
            stop
        );
        return Spoken.Answer(
            View(row, row.ActiveFrom <= administering.Now),
            StatusCodes.Status201Created
        );
    }

    private static async Task<IResult> Activate(
        HttpContext context,
        string hash,
        Administering administering,
        CancellationToken stop
    )
    {
        var row = await ListActs.Activate(
            context.Caller().Actor,
            hash,
            EditionRoutes.Instant(Given.Read(context.Request, Parameters).Text("activeFrom")),
            administering,
            stop
        );
        return Spoken.Answer(View(row, row.ActiveFrom <= administering.Now));
    }

    /// <summary>A snapshot as administrators see it.</summary>
    public static SnapshotView View(SnapshotRow row, bool isActive) =>
        new(
            row.Hash,
            row.List,
            row.Published,
            EditionRoutes.When(row.ActiveFrom),
            row.At,
            isActive
        );
}
