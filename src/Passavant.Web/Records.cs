using System.Data.Common;
using Passavant.Store;

namespace Passavant.Web;

/// <summary>The records a program works on, opened and brought to what it reads.</summary>
internal static class Records
{
    /// <summary>Opens the records. A file is brought up to date; a server that others share is not: whoever runs it says when.</summary>
    /// <exception cref="FormatException">They cannot be opened, or are behind.</exception>
    public static Database Open(string connection, DateTimeOffset now) =>
        Do(
            connection,
            async database =>
            {
                if (!Database.IsServer(connection))
                    _ = await database.Migrate(now);
                else if (await database.Missing() is { Count: > 0 } missing)
                    throw new FormatException(
                        $"the database is behind this program: {string.Join(", ", missing)}; run 'passavant-server migrate --database …' first"
                    );
                return database;
            }
        );

    /// <summary>Applies what is missing to the records, and answers what that was.</summary>
    /// <exception cref="FormatException">They cannot be opened.</exception>
    public static IReadOnlyList<string> Migrate(string connection, DateTimeOffset now) =>
        Do(
            connection,
            async database =>
            {
                await using (database)
                    return await database.Migrate(now);
            }
        );

    private static T Do<T>(string connection, Func<Database, Task<T>> work)
    {
        try
        {
            KeepPrivate(connection);
            // Before anything is listened to: there is nothing else to do meanwhile.
            return work(Database.Open(connection)).GetAwaiter().GetResult();
        }
        catch (Exception wrong) when (wrong is DbException or UnfitDatabaseException or IOException)
        {
            throw new FormatException($"the database cannot be used: {wrong.Message}", wrong);
        }
    }

    // Records of people: a new file is read by nobody but whoever runs the program.
    private static void KeepPrivate(string connection)
    {
        var path = RecordsCommand.PathOf(connection);
        if (
            OperatingSystem.IsWindows()
            || Database.IsServer(connection)
            || path.Length == 0
            || File.Exists(path)
        )
            return;
        if (
            Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder
            && !Directory.Exists(folder)
        )
            throw new FormatException($"there is no folder '{folder}' to keep the database in");
        using var file = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }
        );
    }
}
