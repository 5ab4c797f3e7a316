namespace Passavant.Store;

/// <summary>Says what rows the events of a stream add up to; null where the stream is no case's.</summary>
/// <param name="reading">Where whatever else is needed can be read: the edition, the calendars.</param>
/// <param name="history">The events of the stream, all of them.</param>
public delegate Task<CaseRows?> RowsOf(Reading reading, IReadOnlyList<StoredEvent> history);

/// <summary>Holds the rows of cases to the events they were computed from, or computes them again: after a restore, after a calendar was changed, or after the program learned to read more from them.</summary>
public static class Rebuilding
{
    private const int Streams = 200;

    /// <summary>Computes every case's rows again, each in a transaction of its own while work goes on; answers the cases whose rows changed.</summary>
    public static async Task<IReadOnlyList<string>> Rebuild(
        this Database database,
        RowsOf rowsOf,
        CancellationToken cancellation = default
    )
    {
        var changed = new List<string>();
        await foreach (var stream in All(database, cancellation))
        {
            var differs = await database.Write(
                async change =>
                {
                    await CaseRows.Hold(change, stream);
                    var (rows, found) = await Both(change, stream, rowsOf);
                    if (rows is null || Difference(rows, found) is null)
                        return false;
                    await rows.Put(change);
                    return true;
                },
                cancellation
            );
            if (differs)
                changed.Add(stream);
        }
        return changed;
    }

    /// <summary>Where rows are not what the events add up to, a line for each case; nothing, where all is well.</summary>
    public static async Task<IReadOnlyList<string>> Compare(
        this Database database,
        RowsOf rowsOf,
        CancellationToken cancellation = default
    )
    {
        var faults = new List<string>();
        await foreach (var stream in All(database, cancellation))
        {
            var difference = await database.Read(
                async reading =>
                {
                    var (rows, found) = await Both(reading, stream, rowsOf);
                    return rows is null ? null : Difference(rows, found);
                },
                cancellation
            );
            if (difference is not null)
                faults.Add($"The {difference} of '{stream}' is not what its events add up to.");
        }
        return faults;
    }

    private static async Task<(CaseRows? Rows, CaseRows? Found)> Both(
        Reading reading,
        string stream,
        RowsOf rowsOf
    ) =>
        (
            await rowsOf(reading, await Events.Read(reading, stream)),
            await CaseRows.Find(reading, stream)
        );

    private static async IAsyncEnumerable<string> All(
        Database database,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var last = "";
        while (true)
        {
            var streams = await database.Read(
                reading =>
                    reading.All<string>(
                        "SELECT stream FROM events WHERE version = 1 AND stream > @last ORDER BY stream LIMIT @most",
                        new { last, most = Streams }
                    ),
                cancellation
            );
            if (streams.Count == 0)
                yield break;
            foreach (var stream in streams)
                yield return stream;
            last = streams[^1];
        }
    }

    /// <summary>The first part in which rows differ, in words; null where they are the same.</summary>
    private static string? Difference(CaseRows rows, CaseRows? found) =>
        found is null || rows.Case != found.Case ? "row"
        : !rows.Parties.SequenceEqual(found.Parties) ? "list of parties"
        : !Same(rows.Access, found.Access) ? "list of who may see it"
        : !Same(rows.Deadlines, found.Deadlines) ? "list of limits"
        : !Same(rows.Conditions, found.Conditions) ? "list of conditions"
        : !Same(rows.Messages, found.Messages) ? "list of messages"
        : null;

    // Their order means nothing.
    private static bool Same<T>(IReadOnlyList<T> rows, IReadOnlyList<T> found)
        where T : notnull => rows.Count == found.Count && rows.ToHashSet().SetEquals(found);
}
