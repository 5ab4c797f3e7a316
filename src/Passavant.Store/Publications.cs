namespace Passavant.Store;

/// <summary>The public figures of an authority in a period that is over.</summary>
public sealed record PublishedFiguresRow
{
    /// <summary>The authority.</summary>
    public required string Authority { get; init; }

    /// <summary>The period, such as <c>2026-Q3</c>.</summary>
    public required string Period { get; init; }

    /// <summary>When they were published.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The least count that is shown.</summary>
    public required int Least { get; init; }

    /// <summary>How many decisions there were; null where there were too few to say, or none.</summary>
    public int? Total { get; init; }

    /// <summary>The days that half of them took at most; null where there were too few to say.</summary>
    public int? Median { get; init; }

    /// <summary>The act of publication, by its version in the stream of figures.</summary>
    public required int Version { get; init; }
}

/// <summary>A table of public figures, as it was published.</summary>
public sealed record PublishedTableRow
{
    /// <summary>The authority.</summary>
    public required string Authority { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The table as CSV.</summary>
    public required byte[] Csv { get; init; }

    /// <summary>The table as JSON, with the report of the attack on it.</summary>
    public required byte[] Json { get; init; }
}

/// <summary>A decision, as figures count it.</summary>
public sealed record CountedRow
{
    /// <summary>The case.</summary>
    public required string Number { get; init; }

    /// <summary>How it was decided; null where nothing says.</summary>
    public string? Outcome { get; init; }

    /// <summary>The destination.</summary>
    public string? Destination { get; init; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset? Submitted { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset Decided { get; init; }

    /// <summary>How many limits were missed on the way.</summary>
    public required int Missed { get; init; }
}

/// <summary>Public figures: written once for a period, and read by everybody.</summary>
public static class Publications
{
    private const string Columns = "authority, period, at, least, total, median, version";

    /// <summary>Keeps the figures of a period.</summary>
    public static async Task Add(
        Transaction change,
        PublishedFiguresRow figures,
        IReadOnlyList<PublishedTableRow> tables
    )
    {
        _ = await change.Do(
            $"INSERT INTO published_figures ({Columns}) VALUES (@Authority, @Period, @At, @Least, @Total, @Median, @Version)",
            figures
        );
        foreach (var table in tables)
            _ = await change.Do(
                "INSERT INTO published_tables (authority, period, name, csv, json) VALUES (@Authority, @Period, @Name, @Csv, @Json)",
                table
            );
    }

    /// <summary>Everything published of an authority, the latest period first.</summary>
    public static Task<IReadOnlyList<PublishedFiguresRow>> Of(Reading reading, string authority) =>
        reading.All<PublishedFiguresRow>(
            $"SELECT {Columns} FROM published_figures WHERE authority = @authority ORDER BY period DESC",
            new { authority }
        );

    /// <summary>The tables of a period.</summary>
    public static Task<IReadOnlyList<PublishedTableRow>> Tables(
        Reading reading,
        string authority,
        string period
    ) =>
        reading.All<PublishedTableRow>(
            "SELECT authority, period, name, csv, json FROM published_tables WHERE authority = @authority AND period = @period ORDER BY name",
            new { authority, period }
        );

    /// <summary>When an authority first decided anything; null where it never did.</summary>
    public static async Task<DateTimeOffset?> First(Reading reading, string authority) =>
        await reading.One<long?>(
            "SELECT MIN(decided) FROM cases WHERE authority = @authority AND decided IS NOT NULL",
            new { authority }
        )
            is { } first
            ? Store.Columns.Instant(first)
            : null;

    /// <summary>The decisions of an authority from an instant until another.</summary>
    public static Task<IReadOnlyList<CountedRow>> Decided(
        Reading reading,
        string authority,
        DateTimeOffset from,
        DateTimeOffset to
    ) =>
        reading.All<CountedRow>(
            """
            SELECT number, outcome, destination, submitted, decided, missed
            FROM cases WHERE authority = @authority AND decided >= @from AND decided < @to ORDER BY number
            """,
            new
            {
                authority,
                from,
                to,
            }
        );
}
