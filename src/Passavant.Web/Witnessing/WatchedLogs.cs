using System.Globalization;
using Passavant.Trust.Log;

namespace Passavant.Web.Witnessing;

/// <summary>The logs a witness watches, from a file that is read again when it was changed: a log that changes its key is entered while the witness runs.</summary>
/// <remarks>A file with a fault is not taken; what was read before stays, and the fault is said. For several threads at once.</remarks>
internal sealed partial class WatchedLogs
{
    // Longer than any list of logs one witness watches.
    private const int LongestFile = 1 << 20;

    private readonly string path;
    private readonly IReadOnlyList<SigningKey> keys;
    private readonly Lock taking = new();
    private DateTime written;
    private (IReadOnlyList<WitnessedLog> Logs, Witness Witness) current;

    /// <summary>Reads the file.</summary>
    /// <param name="keys">What the witness signs with.</param>
    /// <exception cref="FormatException">It cannot be read, or has a fault.</exception>
    public WatchedLogs(string path, IReadOnlyList<SigningKey> keys)
    {
        (this.path, this.keys) = (path, keys);
        written = File.GetLastWriteTimeUtc(path);
        current = Take();
    }

    /// <summary>The logs, and the witness of them.</summary>
    public (IReadOnlyList<WitnessedLog> Logs, Witness Witness) Current(ILogger log)
    {
        lock (taking)
        {
            if (File.GetLastWriteTimeUtc(path) is var now && now != written)
            {
                written = now;
                try
                {
                    current = Take();
                    Taken(log, current.Logs.Count);
                }
                catch (FormatException wrong)
                {
                    NotTaken(log, wrong.Message);
                }
            }
            return current;
        }
    }

    private (IReadOnlyList<WitnessedLog>, Witness) Take()
    {
        var logs = Read(path);
        return (logs, new Witness(logs, keys));
    }

    private static List<WitnessedLog> Read(string path)
    {
        string[] lines;
        try
        {
            if (new FileInfo(path).Length > LongestFile)
                throw new FormatException($"--logs {path} has more than {LongestFile} bytes");
            lines = File.ReadAllLines(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"--logs {path} cannot be read: {wrong.Message}");
        }
        var keys = new List<VerifierKey>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            if (!VerifierKey.TryParse(line, out var key, out var fault))
                throw new FormatException(
                    $"--logs {path}, line {Line(i)}: {fault}; expected one verifier key of a log in each line, or # and a comment"
                );
            if (key.Type == SignatureType.Cosignature)
                throw new FormatException(
                    $"--logs {path}, line {Line(i)}: the key of a witness; expected that of a log"
                );
            keys.Add(key);
        }
        return keys.Count == 0
            ? throw new FormatException(
                $"--logs {path} names no log; expected its verifier key, such as an authority shows it under /log/key"
            )
            : [.. keys.GroupBy(key => key.Name).Select(one => new WitnessedLog(one.Key, [.. one]))];
    }

    private static string Line(int i) => (i + 1).ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Information, "The file of the logs was read again: {Count} logs.")]
    private static partial void Taken(ILogger log, int count);

    [LoggerMessage(
        LogLevel.Error,
        "The file of the logs was changed and is not taken; those before it stay: {Why}"
    )]
    private static partial void NotTaken(ILogger log, string why);
}
