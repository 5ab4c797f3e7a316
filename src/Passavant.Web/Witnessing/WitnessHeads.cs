using System.Globalization;
using Microsoft.Data.Sqlite;
using Passavant.Trust.Log;

namespace Passavant.Web.Witnessing;

/// <summary>What a witness cosigned last of each log, in a SQLite file that is written through to the disk before an answer leaves.</summary>
/// <remarks>For several threads and processes at once: a head is replaced only where the one that was read is still there.</remarks>
internal sealed class WitnessHeads
{
    private readonly string connection;

    /// <summary>Opens the file, and makes it where there is none.</summary>
    /// <exception cref="FormatException">It cannot be opened, or is no such file.</exception>
    public WitnessHeads(string path)
    {
        connection = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
        try
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using var open = Open();
            using var command = open.CreateCommand();
            command.CommandText =
                "CREATE TABLE IF NOT EXISTS heads (origin TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, root TEXT NOT NULL, note BLOB NOT NULL) STRICT";
            _ = command.ExecuteNonQuery();
        }
        catch (Exception wrong)
            when (wrong is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException(
                $"what was cosigned cannot be kept in '{path}': {wrong.Message}"
            );
        }
    }

    /// <summary>The store the witness decides with.</summary>
    public WitnessStore Store => new(Latest, Replace);

    /// <summary>Whether anything was cosigned.</summary>
    public bool IsEmpty
    {
        get
        {
            using var open = Open();
            using var command = open.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM heads";
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 0;
        }
    }

    /// <summary>What was cosigned last of an origin; null for nothing.</summary>
    /// <exception cref="InvalidDataException">What is kept is damaged.</exception>
    public WitnessedHead? Latest(string origin)
    {
        using var open = Open();
        using var command = open.CreateCommand();
        command.CommandText = "SELECT size, root, note FROM heads WHERE origin = $origin";
        _ = command.Parameters.AddWithValue("$origin", origin);
        using var row = command.ExecuteReader();
        if (!row.Read())
            return null;
        // The note says it again: a row somebody touched is not believed.
        var note = row.GetFieldValue<byte[]>(2);
        return
            SignedCheckpoint.TryParse(note, out var signed, out _)
            && signed.Checkpoint is var checkpoint
            && checkpoint.Origin == origin
            && checkpoint.Head.Size == row.GetInt64(0)
            && $"{checkpoint.Head.Root}" == row.GetString(1)
            ? new WitnessedHead(checkpoint.Head, note)
            : throw new InvalidDataException($"what is kept of '{origin}' is damaged");
    }

    private bool Replace(string origin, TreeHead? last, WitnessedHead next)
    {
        using var open = Open();
        using var command = open.CreateCommand();
        command.CommandText = last is null
            ? "INSERT INTO heads (origin, size, root, note) VALUES ($origin, $size, $root, $note) ON CONFLICT (origin) DO NOTHING"
            : "UPDATE heads SET size = $size, root = $root, note = $note WHERE origin = $origin AND size = $lastSize AND root = $lastRoot";
        _ = command.Parameters.AddWithValue("$origin", origin);
        _ = command.Parameters.AddWithValue("$size", next.Head.Size);
        _ = command.Parameters.AddWithValue("$root", $"{next.Head.Root}");
        _ = command.Parameters.AddWithValue("$note", next.Note);
        if (last is not null)
        {
            _ = command.Parameters.AddWithValue("$lastSize", last.Size);
            _ = command.Parameters.AddWithValue("$lastRoot", $"{last.Root}");
        }
        return command.ExecuteNonQuery() == 1;
    }

    private SqliteConnection Open()
    {
        var open = new SqliteConnection(connection);
        open.Open();
        using var command = open.CreateCommand();
        // Full: a commit is on the disk when it returns.
        command.CommandText =
            "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
        _ = command.ExecuteNonQuery();
        return open;
    }
}
