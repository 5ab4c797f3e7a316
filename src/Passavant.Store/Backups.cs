using Microsoft.Data.Sqlite;
using Npgsql;

namespace Passavant.Store;

/// <summary>Copies of the records made while work goes on, and records made from such copies.</summary>
/// <remarks>Of SQLite a copy is a database file; of PostgreSQL it is what <c>pg_dump</c> writes in its custom form, so its programs must be installed.</remarks>
public static class Backups
{
    /// <summary>Writes a backup of the records as of one moment to a new file, and checks that it can be read.</summary>
    /// <exception cref="IOException">There is a file of that name, or it cannot be written.</exception>
    /// <exception cref="UnfitDatabaseException">The copy could not be made or does not read; nothing is left of it.</exception>
    public static async Task Backup(
        this Database database,
        string path,
        CancellationToken cancellation = default
    )
    {
        if (File.Exists(path))
            throw new IOException(
                $"'{path}' is there already. A backup never takes the place of another: give a new name."
            );
        // Under its own name only once it is whole, so that nobody takes half a backup for one.
        var partial = path + ".partial";
        File.Delete(partial);
        try
        {
            if (database.Dialect is Dialect.Postgres)
                await Dump(database, partial, cancellation);
            else
                await Copy(database, partial, cancellation);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(partial, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(partial, path);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Makes the records of a new database from a backup, and answers what is wrong with them: nothing, where all is well.</summary>
    /// <param name="into">A SQLite file that is not there yet, or a PostgreSQL database without tables.</param>
    /// <exception cref="IOException">The backup cannot be read, or the file is there already.</exception>
    /// <exception cref="UnfitDatabaseException">The backup is none, or the database has tables.</exception>
    public static async Task<IReadOnlyList<string>> Restore(
        string path,
        Database into,
        CancellationToken cancellation = default
    )
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no backup '{path}'.", path);
        if (into.Dialect is Dialect.Postgres)
            await Load(path, into, cancellation);
        else
            await Place(path, into, cancellation);
        return await into.Verify(cancellation);
    }

    private static async Task Copy(Database database, string path, CancellationToken cancellation)
    {
        await using (var source = (SqliteConnection)await database.Connect(cancellation))
        {
            await using var target = new SqliteConnection(Unpooled(path));
            await target.OpenAsync(cancellation);
            source.BackupDatabase(target);
        }
        await CheckFile(path, cancellation);
    }

    private static async Task Place(string path, Database into, CancellationToken cancellation)
    {
        await CheckFile(path, cancellation);
        var file = new SqliteConnectionStringBuilder(into.ConnectionString).DataSource;
        File.Copy(path, file, overwrite: false);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static async Task CheckFile(string path, CancellationToken cancellation)
    {
        try
        {
            await using var copy = new SqliteConnection(Unpooled(path));
            await copy.OpenAsync(cancellation);
            await using var check = copy.CreateCommand();
            // One file without a log beside it: that is what a backup is.
            check.CommandText = "PRAGMA journal_mode = DELETE; PRAGMA integrity_check;";
            await using var answer = await check.ExecuteReaderAsync(cancellation);
            _ = await answer.NextResultAsync(cancellation);
            _ = await answer.ReadAsync(cancellation);
            if (answer.GetString(0) is var found && found != "ok")
                throw new UnfitDatabaseException($"'{path}' is damaged: {found}");
        }
        catch (SqliteException failure)
        {
            throw new UnfitDatabaseException($"'{path}' is no SQLite database: {failure.Message}");
        }
    }

    private static string Unpooled(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString;

    private static async Task Dump(Database database, string path, CancellationToken cancellation)
    {
        await PostgresProgram.Run(
            "pg_dump",
            database.ConnectionString,
            ["--format=custom", "--no-owner", "--no-privileges", $"--file={path}"],
            cancellation
        );
        await PostgresProgram.Run("pg_restore", null, ["--list", path], cancellation);
    }

    private static async Task Load(string path, Database into, CancellationToken cancellation)
    {
        var tables = await into.Read(
            reading =>
                reading.One<long>(
                    "SELECT COUNT(*) FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"
                ),
            cancellation
        );
        if (tables > 0)
            throw new UnfitDatabaseException(
                "The database to restore into has tables. A backup is restored into an empty one: create it, and give its name."
            );
        await PostgresProgram.Run(
            "pg_restore",
            into.ConnectionString,
            [
                "--no-owner",
                "--no-privileges",
                "--exit-on-error",
                "--single-transaction",
                $"--dbname={new NpgsqlConnectionStringBuilder(into.ConnectionString).Database}",
                path,
            ],
            cancellation
        );
    }
}
