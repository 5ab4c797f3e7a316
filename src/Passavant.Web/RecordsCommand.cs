using System.Data.Common;
using System.Diagnostics;
using Passavant.Cases;
using Passavant.Screening.Lists;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.Log;

namespace Passavant.Web;

/// <summary>Care of the records from the command line: migrations, backups, restoring, looking for what cannot be.</summary>
internal static class RecordsCommand
{
    private const string Usage =
        "expected 'migrate --database DATABASE', 'backup --database DATABASE --to FILE', 'restore --from FILE --database DATABASE' or 'verify --database DATABASE [--log FOLDER]'";

    /// <summary>What they are called.</summary>
    public const string Names = "migrate, backup, restore, verify";

    /// <summary>Whether a command line is one of these.</summary>
    public static bool Is(string[] args) =>
        args is [("migrate" or "backup" or "restore" or "verify"), ..];

    /// <summary>Does what is asked; 1 when the records are not as they should be.</summary>
    /// <exception cref="FormatException">It cannot be done.</exception>
    public static async Task<int> Run(string[] args, TextWriter output, TimeProvider time)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args[1..]).Build();
        var connection = given["database"] ?? throw new FormatException($"which database? {Usage}");
        try
        {
            switch (args[0])
            {
                case "migrate":
                    foreach (var name in Records.Migrate(connection, time.GetUtcNow()))
                        await output.WriteLineAsync($"applied {name}");
                    await output.WriteLineAsync("The database is up to date.");
                    return 0;
                case "backup":
                    return await Backup(connection, File("to"), output);
                case "restore":
                    return await Restore(File("from"), connection, output, time);
                default:
                    await using (var store = Existing(connection))
                        return await Verify(store, output, time, given["log"]);
            }
        }
        catch (Exception wrong) when (wrong is DbException or UnfitDatabaseException or IOException)
        {
            throw new FormatException(wrong.Message, wrong);
        }

        string File(string name) =>
            given[name] ?? throw new FormatException($"which file? {Usage}");
    }

    private static async Task<int> Backup(string connection, string path, TextWriter output)
    {
        await using var store = Existing(connection);
        var clock = Stopwatch.StartNew();
        await store.Backup(path);
        await output.WriteLineAsync(
            $"{path}: {new FileInfo(path).Length} bytes, in {clock.Elapsed.TotalSeconds:0.0} s. It reads; 'restore' looks at every event."
        );
        return 0;
    }

    private static async Task<int> Restore(
        string path,
        string connection,
        TextWriter output,
        TimeProvider time
    )
    {
        await using var store = Database.Open(connection);
        var faults = await Backups.Restore(path, store);
        foreach (var fault in faults)
            await output.WriteLineAsync(fault);
        return faults.Count > 0 ? 1 : await Verify(store, output, time);
    }

    // Every event, every document, and the rows pages read held against what the events add up to.
    private static async Task<int> Verify(
        Database store,
        TextWriter output,
        TimeProvider time,
        string? log = null
    )
    {
        var faults = new List<string>(await store.Verify());
        if (faults.Count == 0)
            faults.AddRange(await Texts(store));
        if (faults.Count == 0)
            faults.AddRange(await Compare(store, time));
        if (faults.Count == 0 && log is not null)
            faults.AddRange(await AgainstLog.Compare(store, Path.GetFullPath(log)));
        foreach (var fault in faults)
            await output.WriteLineAsync(fault);
        await output.WriteLineAsync(
            faults.Count == 0
                ? "The records are whole: every stream without gaps, every document as its hash says, every row as its events say"
                    + (log is null ? "." : ", every event as it was logged.")
                : $"{faults.Count} things are not as they should be; they are named above."
        );
        return faults.Count == 0 ? 0 : 1;
    }

    // Every edition of the accord and every snapshot of a list is still what its name says.
    private static async Task<IReadOnlyList<string>> Texts(Database store)
    {
        var faults = new List<string>();
        foreach (var edition in await store.Read(Editions.All))
            await Look(
                $"The edition {edition.Identity}",
                async reading =>
                    EditionFile
                        .Of((await Editions.Documents(reading, edition.Identity))!)
                        .Read()
                        .Accord?.Identity.ToString() == edition.Identity
            );
        foreach (var snapshot in await store.Read(Editions.Snapshots))
            await Look(
                $"The list {snapshot.Hash}",
                async reading =>
                {
                    using var entries = new MemoryStream(
                        (await Editions.Entries(reading, snapshot.Hash))!
                    );
                    return SnapshotFile.Read(entries, snapshot.Hash).Hash == snapshot.Hash;
                }
            );
        return faults;

        async Task Look(string what, Func<Reading, Task<bool>> isWhole)
        {
            try
            {
                if (!await store.Read(isWhole))
                    faults.Add($"{what} says something else than what its name was made of.");
            }
            catch (Exception unreadable) when (unreadable is not (DbException or IOException))
            {
                faults.Add($"{what} cannot be read: {unreadable.Message}");
            }
        }
    }

    private static async Task<IReadOnlyList<string>> Compare(Database store, TimeProvider time)
    {
        try
        {
            var desk = new Desk(store, time);
            var offices = await store.Read(desk.Offices);
            return await store.Compare(
                (_, events) =>
                    Task.FromResult(
                        events[0].Type == WhoMay.Name(typeof(OpenCase))
                            ? Rows(
                                Casework.Load(events.Select(kept => CaseJson.Read(kept.Body)))!,
                                offices
                            )
                            : null
                    )
            );
        }
        // Whatever cannot be read any more is what is looked for here.
        catch (Exception unreadable) when (unreadable is not (DbException or IOException))
        {
            return [$"What was done cannot be gone through again: {unreadable.Message}"];
        }
    }

    // As they were kept: with the clocks of the last act.
    private static CaseRows? Rows(Case one, IReadOnlyDictionary<string, Office> offices) =>
        CaseRows.Of(one, Casework.Clocks(one, one.Touched, offices[$"{one.Under}"]));

    private static Database Existing(string connection) =>
        Database.IsServer(connection) || System.IO.File.Exists(PathOf(connection))
            ? Database.Open(connection)
            : throw new FormatException(
                $"there is no database '{connection}'; give the file the server works on"
            );

    /// <summary>The file a connection string of SQLite names.</summary>
    public static string PathOf(string connection) =>
        connection.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase)
            ? connection["Data Source=".Length..].Split(';')[0]
            : connection;
}
