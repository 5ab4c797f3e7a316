using System.Security.Cryptography;

namespace Passavant.Store;

/// <summary>Something that was done, about to be recorded.</summary>
public sealed record NewEvent
{
    /// <summary>What happened, such as <c>submitted</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The canonical bytes (RFC 8785) of what happened.</summary>
    public required byte[] Body { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public required string Person { get; init; }

    /// <summary>The agency they acted for.</summary>
    public required string Agency { get; init; }

    /// <summary>The role they acted in.</summary>
    public required string Role { get; init; }

    /// <summary>The identity of the accord it was done under, where there was one.</summary>
    public string? Accord { get; init; }

    /// <summary>The hash of the determination it rests on, where there is one.</summary>
    public string? Determination { get; init; }
}

/// <summary>Something that was done, as recorded.</summary>
public sealed record StoredEvent
{
    /// <summary>The stream it belongs to: a case's number, for instance.</summary>
    public required string Stream { get; init; }

    /// <summary>Its place in the stream, from 1, without gaps.</summary>
    public required int Version { get; init; }

    /// <summary>Its place among all events, from 1, without gaps; later ones are higher.</summary>
    public required long Position { get; init; }

    /// <inheritdoc cref="NewEvent.Type" />
    public required string Type { get; init; }

    /// <inheritdoc cref="NewEvent.Body" />
    public required byte[] Body { get; init; }

    /// <summary>32 bytes of chance, so that a hash of the event tells nobody what it says.</summary>
    public required byte[] Salt { get; init; }

    /// <inheritdoc cref="NewEvent.At" />
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc cref="NewEvent.Person" />
    public required string Person { get; init; }

    /// <inheritdoc cref="NewEvent.Agency" />
    public required string Agency { get; init; }

    /// <inheritdoc cref="NewEvent.Role" />
    public required string Role { get; init; }

    /// <inheritdoc cref="NewEvent.Accord" />
    public string? Accord { get; init; }

    /// <inheritdoc cref="NewEvent.Determination" />
    public string? Determination { get; init; }
}

/// <summary>The streams of events that everything else is computed from. They grow; nothing in them changes.</summary>
public static class Events
{
    private const string Columns =
        "stream, version, position, type, body, salt, at, person, agency, role, accord, determination";

    /// <summary>Adds events to a stream whose version is <paramref name="expected"/> (0 for a new one); answers its new version.</summary>
    /// <remarks>In PostgreSQL whoever appends waits here for others who append, until they commit. So decide first, then append, then write the tables.</remarks>
    /// <exception cref="ConflictException">The stream has another version: somebody else was first.</exception>
    public static async Task<int> Append(
        Transaction change,
        string stream,
        int expected,
        IReadOnlyList<NewEvent> events
    )
    {
        if (events.Count == 0)
            return expected;
        // Whoever works on a case holds its row before the lock of all who append: one order for everybody, so nobody waits in a circle.
        await CaseRows.Hold(change, stream);
        await Locks.Appending(change);
        var version = expected;
        foreach (var happened in events)
        {
            if (!await Add(change, stream, version, happened))
                throw Conflict(stream, version, await Version(change, stream));
            version++;
        }
        return version;
    }

    // False where the stream has another version. One statement, since everything that is done passes here.
    private static async Task<bool> Add(
        Transaction change,
        string stream,
        int expected,
        NewEvent happened
    )
    {
        try
        {
            return await change.Repeat(
                    $"""
                    INSERT INTO events ({Columns})
                    SELECT @v0, @v1 + 1, COALESCE((SELECT MAX(position) FROM events), 0) + 1, @v2, @v3, @v4, @v5, @v6, @v7, @v8, @v9, @v10
                    WHERE COALESCE((SELECT MAX(version) FROM events WHERE stream = @v0), 0) = @v1
                    """,
                    stream,
                    expected,
                    happened.Type,
                    happened.Body,
                    RandomNumberGenerator.GetBytes(32),
                    Store.Columns.Microseconds(happened.At),
                    happened.Person,
                    happened.Agency,
                    happened.Role,
                    happened.Accord,
                    happened.Determination
                ) == 1;
        }
        catch (Exception failure) when (Dialects.IsDuplicate(failure))
        {
            throw new ConflictException(
                $"'{stream}' was to be at version {expected} and is not: somebody else acted on it first."
            );
        }
    }

    /// <summary>The version a stream has: how many events are in it.</summary>
    public static Task<int> Version(Reading reading, string stream) =>
        reading.One<int>(
            "SELECT COALESCE(MAX(version), 0) FROM events WHERE stream = @stream",
            new { stream }
        );

    /// <summary>The events of a stream after a version, in order.</summary>
    public static Task<IReadOnlyList<StoredEvent>> Read(
        Reading reading,
        string stream,
        int after = 0
    ) =>
        reading.All<StoredEvent>(
            $"SELECT {Columns} FROM events WHERE stream = @stream AND version > @after ORDER BY version",
            new { stream, after }
        );

    /// <summary>One event of a stream; null where there is none.</summary>
    public static Task<StoredEvent?> Find(Reading reading, string stream, int version) =>
        reading.One<StoredEvent>(
            $"SELECT {Columns} FROM events WHERE stream = @stream AND version = @version",
            new { stream, version }
        );

    /// <summary>The events of one type in a stream, in order.</summary>
    public static Task<IReadOnlyList<StoredEvent>> OfType(
        Reading reading,
        string stream,
        string type
    ) => OfTypes(reading, stream, type, type);

    /// <summary>The events of a stream whose type is one of two, in order.</summary>
    public static Task<IReadOnlyList<StoredEvent>> OfTypes(
        Reading reading,
        string stream,
        string one,
        string other
    ) =>
        reading.All<StoredEvent>(
            $"SELECT {Columns} FROM events WHERE stream = @stream AND type IN (@one, @other) ORDER BY version",
            new
            {
                stream,
                one,
                other,
            }
        );

    /// <summary>The event at a position; null where there is none.</summary>
    public static Task<StoredEvent?> At(Reading reading, long position) =>
        reading.One<StoredEvent>(
            $"SELECT {Columns} FROM events WHERE position = @position",
            new { position }
        );

    /// <summary>The positions, up to one, of the events that bear a determination, in order.</summary>
    public static Task<IReadOnlyList<long>> Determined(Reading reading, long last) =>
        reading.All<long>(
            "SELECT position FROM events WHERE determination IS NOT NULL AND position <= @last ORDER BY position",
            new { last }
        );

    /// <summary>The position of the last event: how many there are.</summary>
    public static Task<long> Count(Reading reading) =>
        reading.One<long>("SELECT COALESCE(MAX(position), 0) FROM events");

    /// <summary>The last events of a stream before a version, the newest first.</summary>
    public static Task<IReadOnlyList<StoredEvent>> Last(
        Reading reading,
        string stream,
        int before,
        int most
    ) =>
        reading.All<StoredEvent>(
            $"SELECT {Columns} FROM events WHERE stream = @stream AND version < @before ORDER BY version DESC LIMIT @most",
            new
            {
                stream,
                before,
                most,
            }
        );

    /// <summary>Up to <paramref name="most"/> events of all streams after a position, in the order they were done.</summary>
    /// <remarks>Whoever reads on from the last position they saw misses none.</remarks>
    public static Task<IReadOnlyList<StoredEvent>> ReadAll(
        Reading reading,
        long after = 0,
        int most = 1000
    ) =>
        reading.All<StoredEvent>(
            $"SELECT {Columns} FROM events WHERE position > @after ORDER BY position LIMIT @most",
            new { after, most }
        );

    private static ConflictException Conflict(string stream, int expected, int version) =>
        new(
            $"'{stream}' was to be at version {expected} and is at {version}: somebody else acted on it first."
        );
}
