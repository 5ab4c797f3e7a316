namespace Passavant.Store;

/// <summary>A stream whose acts call for documents that could not be issued.</summary>
public sealed record SetAsideRow
{
    internal const string Columns = "stream, position, at, tried, why";

    /// <summary>The stream: the number of a case, for instance.</summary>
    public required string Stream { get; init; }

    /// <summary>The place of the first of these acts among all events.</summary>
    public required long Position { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was tried last.</summary>
    public required DateTimeOffset Tried { get; init; }

    /// <summary>Why it could not be.</summary>
    public required string Why { get; init; }
}

/// <summary>The streams whose documents wait until a fault is mended, so that no others wait with them.</summary>
public static class SetAside
{
    /// <summary>Sets a stream aside; one that is keeps its position and since when.</summary>
    public static Task Put(Transaction change, SetAsideRow row) =>
        change.Do(
            $"INSERT INTO documents_set_aside ({SetAsideRow.Columns}) VALUES (@Stream, @Position, @At, @Tried, @Why) ON CONFLICT (stream) DO UPDATE SET tried = excluded.tried, why = excluded.why",
            row
        );

    /// <summary>Takes a stream back, all its acts have called for being issued.</summary>
    public static Task Remove(Transaction change, string stream) =>
        change.Do("DELETE FROM documents_set_aside WHERE stream = @stream", new { stream });

    /// <summary>A stream that is set aside; null where it is not.</summary>
    public static Task<SetAsideRow?> Find(Reading reading, string stream) =>
        reading.One<SetAsideRow>(
            $"SELECT {SetAsideRow.Columns} FROM documents_set_aside WHERE stream = @stream",
            new { stream }
        );

    /// <summary>How many there are.</summary>
    public static Task<int> Count(Reading reading) =>
        reading.One<int>("SELECT COUNT(*) FROM documents_set_aside");

    /// <summary>Those that were tried longest ago, that first.</summary>
    public static Task<IReadOnlyList<SetAsideRow>> Oldest(Reading reading, int most) =>
        reading.All<SetAsideRow>(
            $"SELECT {SetAsideRow.Columns} FROM documents_set_aside ORDER BY tried, position LIMIT @most",
            new { most }
        );
}
