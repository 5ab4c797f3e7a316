using System.Globalization;
using Passavant.Screening.Lists;
using Passavant.Web.Asking;
using Passavant.Web.Lists;

namespace Passavant.Web.Yente;

/// <summary>The lists in force, as datasets.</summary>
internal static class Catalogue
{
    /// <param name="Datasets">One for each list, and one that holds them all.</param>
    /// <param name="Current">Those that are not stale.</param>
    /// <param name="Outdated">Those that are.</param>
    /// <param name="IndexStale">Whether any is.</param>
    public sealed record Response(
        IReadOnlyList<Dataset> Datasets,
        IReadOnlyList<string> Current,
        IReadOnlyList<string> Outdated,
        bool IndexStale
    );

    public sealed record Dataset(
        string Name,
        string Title,
        string? Summary,
        string? Url,
        bool Load,
        string? EntitiesUrl,
        string Version,
        string IndexVersion,
        bool IndexCurrent,
        IReadOnlyList<string> Children,
        int EntityCount,
        string? Publisher,
        string? Sha256
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/catalog", Handle)
            .Says("Data", "The lists in force", "Each list is a dataset.", 503);

    private static Response Handle(HttpContext context, ListsKeeper keeper)
    {
        var lists = keeper.Lists(context);
        var stale = lists.Snapshots.Where(keeper.IsStale).Select(list => list.Id).ToList();
        var all = new Dataset(
            ListsInForce.All,
            "Every list",
            null,
            null,
            true,
            null,
            Version(lists.Snapshots.Max(list => list.About.Date)),
            Version(lists.Snapshots.Max(list => list.About.Date)),
            stale.Count == 0,
            [.. lists.Snapshots.Select(list => list.Id)],
            lists.Snapshots.Sum(list => list.Entries.Count),
            null,
            null
        );
        return new Response(
            [all, .. lists.Snapshots.Select(list => Of(list, keeper.IsStale(list)))],
            [.. lists.Snapshots.Select(list => list.Id).Except(stale)],
            stale,
            stale.Count > 0
        );
    }

    private static Dataset Of(ListSnapshot list, bool isStale) =>
        new(
            list.Id,
            list.About.Title,
            list.About.IsPartial ? "Made from a file that breaks off." : null,
            null,
            true,
            null,
            Version(list.About.Date),
            Version(list.About.Date),
            !isStale,
            [],
            list.Entries.Count,
            list.About.Publisher,
            list.Hash
        );

    private static string Version(DateOnly? day) =>
        day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "unknown";
}
