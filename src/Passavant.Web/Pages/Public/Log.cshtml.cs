using System.Text;
using Passavant.Store;
using Passavant.Trust.Log;
using Passavant.Web.Log;

namespace Passavant.Web.Pages.Public;

/// <summary>What the log is, its last checkpoint, and how anybody checks it.</summary>
[Anybody]
internal sealed class LogPage(Here here, PublishedLog log, Publisher publisher, Database database)
    : SeatPage(here)
{
    /// <summary>The text of the last checkpoint; null where nothing was signed yet.</summary>
    public string? Checkpoint { get; private set; }

    /// <summary>How many entries it is of.</summary>
    public long Size { get; private set; }

    /// <summary>When it was signed, where the records say.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>The key that verifies it.</summary>
    public string? Key { get; private set; }

    /// <summary>Where the log is read.</summary>
    public string Address => $"{Request.Scheme}://{Request.Host}/log";

    /// <summary>How it stands, as this server last saw it.</summary>
    public LogStanding Standing => publisher.Standing;

    /// <summary>Why it is not signed any more; null where it is.</summary>
    public string? Trouble =>
        publisher.Standing is { Status: "refused", Words: { } words } ? words : null;

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (
            log.Checkpoint is not { } bytes
            || !SignedCheckpoint.TryParse(bytes, out var signed, out _)
        )
            return;
        var head = signed.Checkpoint.Head;
        var row = await database.Read(LogHeads.Find, stop);
        (Checkpoint, Size, Key) = (Encoding.UTF8.GetString(bytes), head.Size, log.Key());
        if (row?.Size == head.Size && row.Root == $"{head.Root}")
            At = row.At;
    }
}
