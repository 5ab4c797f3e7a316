namespace Passavant.Store;

/// <summary>An edition of the accord.</summary>
public sealed record EditionRow
{
    /// <summary>Its identity.</summary>
    public required string Identity { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>From when acts are done under it.</summary>
    public required DateTimeOffset ActiveFrom { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A list of parties as it was on some day.</summary>
public sealed record SnapshotRow
{
    /// <summary>The hash of its entries.</summary>
    public required string Hash { get; init; }

    /// <summary>Which list.</summary>
    public required string List { get; init; }

    /// <summary>The day its publisher gives it.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>From when parties are screened against it.</summary>
    public required DateTimeOffset ActiveFrom { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The editions of the accord and of lists, each active from an instant until the next.</summary>
/// <remarks>None is removed: past determinations name them.</remarks>
public static class Editions
{
    /// <summary>The instant kept for what is entered and not to be used until somebody says from when.</summary>
    public static DateTimeOffset NotYet { get; } = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private const string EditionColumns = "identity, title, active_from, at";
    private const string SnapshotColumns = "hash, list, published, active_from, at";

    /// <summary>Enters an edition of the accord, or moves the instant from which it is active.</summary>
    /// <param name="documents">Its texts, as one block.</param>
    public static Task Put(Transaction change, EditionRow edition, byte[] documents) =>
        new Batch()
            .Put(
                "accord_editions",
                "identity",
                ("identity", edition.Identity),
                ("title", edition.Title),
                ("active_from", edition.ActiveFrom),
                ("documents", documents),
                ("at", edition.At)
            )
            .Do(change);

    /// <summary>All editions of the accord, the first active first.</summary>
    public static Task<IReadOnlyList<EditionRow>> All(Reading reading) =>
        reading.All<EditionRow>(
            $"SELECT {EditionColumns} FROM accord_editions ORDER BY active_from, at, identity"
        );

    /// <summary>The edition active at an instant; null before the first.</summary>
    public static Task<EditionRow?> Active(Reading reading, DateTimeOffset now) =>
        reading.One<EditionRow>(
            $"SELECT {EditionColumns} FROM accord_editions WHERE active_from <= @now ORDER BY active_from DESC, at DESC, identity DESC LIMIT 1",
            new { now }
        );

    /// <summary>Says from when an edition is active.</summary>
    public static Task Activate(Transaction change, EditionRow edition) =>
        change.Do(
            "UPDATE accord_editions SET active_from = @ActiveFrom WHERE identity = @Identity",
            new { edition.ActiveFrom, edition.Identity }
        );

    /// <summary>The texts of an edition; null where there is none of that identity.</summary>
    public static Task<byte[]?> Documents(Reading reading, string identity) =>
        reading.One<byte[]>(
            "SELECT documents FROM accord_editions WHERE identity = @identity",
            new { identity }
        );

    /// <summary>Enters a snapshot of a list, or moves the instant from which it is active.</summary>
    /// <param name="entries">Its entries, as one block.</param>
    public static Task Put(Transaction change, SnapshotRow snapshot, byte[] entries) =>
        new Batch()
            .Put(
                "list_snapshots",
                "hash",
                ("hash", snapshot.Hash),
                ("list", snapshot.List),
                ("published", snapshot.Published),
                ("active_from", snapshot.ActiveFrom),
                ("entries", entries),
                ("at", snapshot.At)
            )
            .Do(change);

    /// <summary>Says from when a snapshot is active.</summary>
    public static Task Activate(Transaction change, SnapshotRow snapshot) =>
        change.Do(
            "UPDATE list_snapshots SET active_from = @ActiveFrom WHERE hash = @Hash",
            new { snapshot.ActiveFrom, snapshot.Hash }
        );

    /// <summary>All snapshots of lists, the first active first.</summary>
    public static Task<IReadOnlyList<SnapshotRow>> Snapshots(Reading reading) =>
        reading.All<SnapshotRow>(
            $"SELECT {SnapshotColumns} FROM list_snapshots ORDER BY list, active_from, at, hash"
        );

    /// <summary>The snapshot of each list that is active at an instant.</summary>
    public static Task<IReadOnlyList<SnapshotRow>> ActiveSnapshots(
        Reading reading,
        DateTimeOffset now
    ) =>
        reading.All<SnapshotRow>(
            $"""
            SELECT {SnapshotColumns} FROM list_snapshots s
            WHERE active_from <= @now AND NOT EXISTS (
                SELECT 1 FROM list_snapshots n
                WHERE n.list = s.list AND n.active_from <= @now
                AND (n.active_from, n.at, n.hash) > (s.active_from, s.at, s.hash))
            ORDER BY list
            """,
            new { now }
        );

    /// <summary>The entries of a snapshot; null where there is none of that hash.</summary>
    public static Task<byte[]?> Entries(Reading reading, string hash) =>
        reading.One<byte[]>("SELECT entries FROM list_snapshots WHERE hash = @hash", new { hash });
}
