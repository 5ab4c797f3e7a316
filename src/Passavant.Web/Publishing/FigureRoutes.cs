using System.Text.Json;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Publishing;

/// <summary>The public figures as files, for everybody.</summary>
internal static class FigureRoutes
{
    private const string Tag = "Public figures";

    /// <param name="Authority">The authority.</param>
    /// <param name="Period">The quarter, such as <c>2026-Q3</c>.</param>
    /// <param name="At">When they were published.</param>
    /// <param name="Least">The least count that is shown.</param>
    /// <param name="Total">How many decisions there were; null for fewer than that.</param>
    /// <param name="Median">The days half of them took at most.</param>
    /// <param name="Tables">The tables, by name.</param>
    public sealed record Publication(
        string Authority,
        string Period,
        DateTimeOffset At,
        int Least,
        int? Total,
        int? Median,
        IReadOnlyList<string> Tables
    );

    public static void Serve(IServiceCollection services)
    {
        _ = services.AddSingleton<FigurePublisher>();
        _ = services.AddHostedService(provider => provider.GetRequiredService<FigurePublisher>());
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapGet("/figures/published/{authority}", List)
            .For(
                Allows.Everybody,
                Tag,
                "What an authority published, the latest period first.",
                gives: typeof(IReadOnlyList<Publication>)
            );
        _ = routes
            .MapGet("/figures/published/{authority}/{period}/{file}", File)
            .For(
                Allows.Everybody,
                Tag,
                "A table of a period, as its name and .csv or .json; the JSON holds the report of the attack it withstood.",
                gives: typeof(Stream)
            );
    }

    private static async Task<IResult> List(
        string authority,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    ) =>
        CaseAnswers.Ok(
            context,
            await desk.Store.Read(
                async reading =>
                {
                    var all = new List<Publication>();
                    foreach (var row in await Publications.Of(reading, authority))
                        all.Add(
                            new(
                                row.Authority,
                                row.Period,
                                row.At,
                                row.Least,
                                row.Total,
                                row.Median,
                                [
                                    .. (
                                        await Publications.Tables(reading, authority, row.Period)
                                    ).Select(table => table.Name),
                                ]
                            )
                        );
                    return all;
                },
                stop
            )
        );

    private static async Task<IResult> File(
        string authority,
        string period,
        string file,
        Desk desk,
        CancellationToken stop
    )
    {
        var table = (
            await desk.Store.Read(reading => Publications.Tables(reading, authority, period), stop)
        ).FirstOrDefault(one => file == $"{one.Name}.csv" || file == $"{one.Name}.json");
        return table is null ? throw Trouble.Absent("No such table was published.")
            : file.EndsWith(".csv", StringComparison.Ordinal)
                ? Results.Bytes(
                    table.Csv,
                    "text/csv; charset=utf-8",
                    $"{authority}-{period}-{table.Name}.csv"
                )
            : Results.Bytes(table.Json, "application/json; charset=utf-8");
    }
}

/// <summary>A published table, read back from its JSON for pages to draw.</summary>
internal sealed class ReadTable
{
    private readonly Dictionary<string, long?> counts = [];

    private ReadTable(
        string name,
        IReadOnlyList<(string Name, IReadOnlyList<string> Categories)> dimensions,
        int hidden
    ) => (Name, Dimensions, Hidden) = (name, dimensions, hidden);

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>What it is broken down by.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Categories)> Dimensions { get; }

    /// <summary>How many counts are hidden; each withstood the attack, or the table would not be published.</summary>
    public int Hidden { get; }

    /// <summary>The count of a place, null for a total over a dimension; null where it is hidden.</summary>
    public long? this[params ReadOnlySpan<string?> at] => counts[Key([.. at])];

    /// <summary>The counts of one dimension, the others in total.</summary>
    public IEnumerable<(string Category, long? Count)> Over(int dimension) =>
        Dimensions[dimension]
            .Categories.Select(category =>
                (category, this[[.. Dimensions.Select((_, i) => i == dimension ? category : null)]])
            );

    /// <summary>Reads a table.</summary>
    public static ReadTable Of(PublishedTableRow row)
    {
        using var json = JsonDocument.Parse(row.Json);
        var root = json.RootElement;
        var table = new ReadTable(
            row.Name,
            [
                .. root.GetProperty("dimensions")
                    .EnumerateArray()
                    .Select(one =>
                        (
                            one.GetProperty("name").GetString()!,
                            (IReadOnlyList<string>)
                                [
                                    .. one.GetProperty("categories")
                                        .EnumerateArray()
                                        .Select(category => category.GetString()!),
                                ]
                        )
                    ),
            ],
            root.GetProperty("attack").GetProperty("hidden").GetInt32()
        );
        foreach (var cell in root.GetProperty("cells").EnumerateArray())
            table.counts[
                Key([.. cell.GetProperty("at").EnumerateArray().Select(one => one.GetString())])
            ] = cell.GetProperty("count") is { ValueKind: JsonValueKind.Number } count
                ? count.GetInt64()
                : null;
        return table;
    }

    private static string Key(IReadOnlyList<string?> at) =>
        string.Join('\u001f', at.Select(one => one ?? "\u0001"));
}
