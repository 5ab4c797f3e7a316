using System.Security.Cryptography;

namespace Passavant.Store;

/// <summary>Looks through records for what cannot be: after a restore, or whenever somebody doubts.</summary>
public static class Verification
{
    private sealed record Hashed
    {
        public required string Hash { get; init; }
        public required byte[] Body { get; init; }
    }

    /// <summary>What is wrong, a line each; nothing, where all is well.</summary>
    /// <remarks>Reads every event and every document once, all as of one moment. It finds what broke; what somebody forged with care is for the log to show.</remarks>
    public static Task<IReadOnlyList<string>> Verify(
        this Database database,
        CancellationToken cancellation = default
    ) =>
        database.Read<IReadOnlyList<string>>(
            async reading =>
            {
                var missing = await Migrations.Missing(reading, Migration.Known);
                if (missing.Count > 0)
                    return [$"The migrations {string.Join(", ", missing)} are missing."];
                var faults = new List<string>(await Broken(reading));
                faults.AddRange(await Gaps(reading));
                faults.AddRange(
                    await Altered(reading, "determinations", "hash", "body", "Determination")
                );
                faults.AddRange(await Altered(reading, "blobs", "sha256", "bytes", "Document"));
                return faults;
            },
            cancellation
        );

    // What SQLite says of its own file: pages that do not hang together, rows an index does not know.
    private static async Task<IEnumerable<string>> Broken(Reading reading) =>
        reading.Dialect is Dialect.Sqlite
            ? (await reading.All<string>("PRAGMA integrity_check(20)"))
                .Where(line => line != "ok")
                .Select(line => $"The file: {line}.")
            : [];

    private static async Task<IReadOnlyList<string>> Gaps(Reading reading)
    {
        var faults = new List<string>();
        var streams = await reading.All<string>(
            "SELECT stream FROM events GROUP BY stream HAVING MIN(version) <> 1 OR MAX(version) <> COUNT(*) ORDER BY stream"
        );
        faults.AddRange(
            streams.Select(stream => $"The stream '{stream}' has gaps in its versions.")
        );
        if (
            await reading.One<long>(
                "SELECT COALESCE(MAX(position), 0) - COUNT(*) + COALESCE(MIN(position), 1) - 1 FROM events"
            ) != 0
        )
            faults.Add("The positions of all events have gaps.");
        return faults;
    }

    private static async Task<IReadOnlyList<string>> Altered(
        Reading reading,
        string table,
        string hash,
        string body,
        string what
    )
    {
        var faults = new List<string>();
        var last = "";
        while (true)
        {
            var rows = await reading.All<Hashed>(
                $"SELECT {hash} AS hash, {body} AS body FROM {table} WHERE {hash} > @last ORDER BY {hash} LIMIT 20",
                new { last }
            );
            if (rows.Count == 0)
                return faults;
            faults.AddRange(
                rows.Where(row =>
                        !row.Hash.EndsWith(
                            Convert.ToHexStringLower(SHA256.HashData(row.Body)),
                            StringComparison.Ordinal
                        )
                    )
                    .Select(row => $"{what} '{row.Hash}' has other bytes than its hash says.")
            );
            last = rows[^1].Hash;
        }
    }
}
