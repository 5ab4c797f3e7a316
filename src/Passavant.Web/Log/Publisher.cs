using System.Text;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;
using Passavant.Web.Demo;

namespace Passavant.Web.Log;

/// <summary>How the log stands.</summary>
/// <param name="Status"><c>off</c> where nothing is signed, <c>ok</c>, <c>failing</c> where it is tried again, <c>refused</c> where somebody has to look.</param>
/// <param name="Words">Why, where it is not well.</param>
internal sealed record LogStanding(string Status, string? Words)
{
    public static LogStanding Off { get; } = new("off", null);
    public static LogStanding Ok { get; } = new("ok", null);
}

/// <summary>Publishes and signs the log of what was done: on every server, one at a time. Each event is the leaf its position says.</summary>
/// <remarks>Holds nothing between rounds: the records are the truth, the folder says how far it is published. It signs no tree that does not continue both what the folder and what the records say was signed last.</remarks>
internal sealed partial class Publisher(
    CaseworkSettings settings,
    Database database,
    TimeProvider time,
    ILogger<Publisher> log,
    Demonstration? demonstration = null
) : BackgroundService
{
    private const int Read = 1000;

    // Hashes of so many leaves are held at once; after a loss of the folder, those of all.
    private const long MostAtOnce = 50_000;

    // A million entries are read again in an hour.
    private const int RereadBundles = 4;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(1);
    private static readonly KeystoreCost Cheap = new(8 * 1024, 1);

    private LogKeys? keys;
    private DateTimeOffset notBefore;
    private bool isSaid;

    // Where reading again goes on, and whether it found a file that has to be made again.
    private long reread;
    private bool isBroken;

    /// <summary>How the log stands, as this server last saw it.</summary>
    public LogStanding Standing { get; private set; } = LogStanding.Off;

    /// <summary>Publishes all there is, unless another server is at it.</summary>
    public async Task<LogStanding> Work(CancellationToken stop)
    {
        // The past is still being told there.
        if (demonstration is { IsReady: false } || time.GetUtcNow() < notBefore)
            return Standing;
        if (settings.Log is not { Folder: { } path, Keys: { } file, Passphrase: { } passphrase })
        {
            if (!isSaid)
                Unsigned(log);
            isSaid = true;
            return Standing;
        }
        try
        {
            var folder = new LogFolder(path);
            using var held = folder.Hold();
            if (
                held is not null
                && await database.Alone(() => Publish(folder, file, passphrase, stop), stop)
            )
                Standing = LogStanding.Ok;
        }
        catch (LogRefusal refusal)
        {
            if (Standing.Words != refusal.Message)
                Refused(log, refusal.Message);
            Standing = new("refused", refusal.Message);
            notBefore = time.GetUtcNow() + AfterRefusal;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (Standing.Words != failure.Message)
                Failed(log, failure);
            Standing = new("failing", failure.Message);
        }
        return Standing;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        try
        {
            do _ = await Work(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) { }
    }

    public override void Dispose()
    {
        keys?.Dispose();
        base.Dispose();
    }

    private async Task Publish(
        LogFolder folder,
        string file,
        string passphrase,
        CancellationToken stop
    )
    {
        var row = await database.Read(LogHeads.Find, stop);
        // A file of no bytes is what is left where the machine stopped before it was written.
        var served = folder.Read(LogFolder.Checkpoint) is { Length: > 0 } bytes ? bytes : null;
        keys ??= LogKeys.Open(
            file,
            passphrase,
            settings.Log.Origin,
            row is null && served is null,
            settings.Demo ? Cheap : KeystoreCost.Usual,
            time.GetUtcNow()
        );
        var inFolder = served is null ? null : HeadOf(served, "the folder of the log");
        var inRecords = row is null
            ? null
            : HeadOf(Encoding.UTF8.GetBytes(row.Checkpoint), "the records");
        if (
            row is not null
            && (row.Size != inRecords!.Size || row.Root != inRecords.Root.ToString())
        )
            throw new LogRefusal("the records say another size or root than their checkpoint");
        List<TreeHead> before = [.. new[] { inFolder, inRecords }.OfType<TreeHead>()];
        var count = await database.Read(Events.Count, stop);
        foreach (var head in before)
            if (count < head.Size)
                Judge(head, new TreeHead(count, Merkle.EmptyRoot), (_, _) => null);
        var tree = await Resume(folder, inFolder, stop) ?? new GrowingTree();
        do
        {
            var start = tree.Size;
            var end = Math.Min(
                count,
                Math.Max(start, before.Select(head => head.Size).DefaultIfEmpty().Max())
                    + MostAtOnce
            );
            var tiles = await Grow(tree, end, stop);
            var head = tree.Head;
            byte[]? Bytes(string path) => tiles.GetValueOrDefault(path) ?? folder.Read(path);
            if (!TileReader.TryOpen(head, Bytes, out var reader, out var fault))
                throw new LogRefusal(fault);
            foreach (var last in before)
                Judge(last, head, reader.Node);
            if (head.Size > start)
                await Write(folder, start, head.Size, tiles, reader, stop);
            if (head != inFolder || head != inRecords)
            {
                var text =
                    head == inRecords ? row!.Checkpoint
                    : head == inFolder ? Encoding.UTF8.GetString(served!)
                    : Sign(head);
                if (head != inRecords)
                {
                    var next = new LogHeadRow
                    {
                        Size = head.Size,
                        Root = $"{head.Root}",
                        Checkpoint = text,
                        At = time.GetUtcNow(),
                    };
                    // Before the signature leaves: nobody else signs on the same one before.
                    if (!await database.Write(change => LogHeads.Replace(change, row, next), stop))
                        return;
                    (row, inRecords) = (next, head);
                }
                folder.Write(LogFolder.Key, Line(keys.Signing));
                if (keys.Cosigning is { } cosigning)
                    folder.Write(LogFolder.MlDsaKey, Line(cosigning));
                served = Encoding.UTF8.GetBytes(text);
                folder.Write(LogFolder.Checkpoint, served);
                inFolder = head;
                Signed(log, head.Size);
            }
            before = [head];
        } while (tree.Size < count);
        isBroken = false;
        await Reread(folder, tree.Head, stop);
    }

    // Holds the records against what was published long ago, a few bundles a round and from the beginning again after the last: an event that was changed is named, a file that broke is made again in the next round.
    private async Task Reread(LogFolder folder, TreeHead head, CancellationToken stop)
    {
        for (var i = 0; i < RereadBundles && head.Size > 0 && !isBroken; i++)
        {
            if (reread >= head.Size)
                reread = 0;
            var tile = Tile.Holding(Tile.Entries, reread, head.Size)!;
            var first = tile.Index * Tile.Full;
            var entries = await Range(first, first + tile.Width, stop);
            isBroken =
                !TileReader.TryOpen(head, folder.Read, out var reader, out _)
                || !IsLogged(reader, first, entries)
                || folder.Read(tile.Path) is not { } bundle
                || !bundle.AsSpan().SequenceEqual(Bundle(entries));
            if (isBroken)
                Broke(log, tile.Path);
            reread = first + tile.Width;
            if (reread >= head.Size)
                return;
        }
    }

    // False where the tiles do not say. Throws where they say another event.
    private static bool IsLogged(TileReader reader, long first, List<byte[]> entries)
    {
        for (var i = 0; i < entries.Count; i++)
            if (reader.Node(0, first + i) is not { } hash)
                return false;
            else if (Merkle.HashLeaf(entries[i]) != hash)
                throw new LogRefusal(
                    $"the event at position {first + i + 1} is not the one that was logged"
                );
        return true;
    }

    private static byte[] Bundle(List<byte[]> entries) =>
        EntryBundle.Of([.. entries.Select(one => new ReadOnlyMemory<byte>(one))]);

    private static byte[] Line(SigningKey key) => Encoding.UTF8.GetBytes($"{key.Verifier}\n");

    private string Sign(TreeHead head) =>
        Encoding.UTF8.GetString(
            SignedCheckpoint
                .Sign(
                    new Checkpoint(settings.Log.Origin, head),
                    time.GetUtcNow().ToUnixTimeSeconds(),
                    keys!.Signing,
                    keys.Cosigning is { } cosigning ? [cosigning] : []
                )
                .ToBytes()
        );

    // What was signed before counts only where this log signed it.
    private TreeHead HeadOf(byte[] checkpoint, string where)
    {
        if (!SignedCheckpoint.TryParse(checkpoint, out var signed, out var fault))
            throw new LogRefusal($"the checkpoint in {where} cannot be read: {fault}");
        if (signed.Checkpoint.Origin != settings.Log.Origin)
            throw new LogRefusal(
                $"the checkpoint in {where} is of '{signed.Checkpoint.Origin}', and this log is called '{settings.Log.Origin}'"
            );
        if (!signed.Note.TryVerify(keys!.Known, out var verified, out fault) || verified.Count == 0)
            throw new LogRefusal(
                $"the checkpoint in {where} is not signed by a key of this log{(fault is null ? "" : $": {fault}")}"
            );
        return signed.Checkpoint.Head;
    }

    private static void Judge(TreeHead last, TreeHead now, NodeSource nodes)
    {
        if (Growth.Judge(last, now, nodes) is Growth.Refuse refuse)
            throw new LogRefusal(refuse.Words);
    }

    // Null where the tiles are missing or broken, or their last leaf is not the event the records have there: then all is computed anew, and judged.
    private async Task<GrowingTree?> Resume(
        LogFolder folder,
        TreeHead? head,
        CancellationToken stop
    )
    {
        if (
            isBroken
            || head is null
            || head.Size == 0
            || !GrowingTree.TryResume(head, folder.Read, out var tree, out _)
            || !TileReader.TryOpen(head, folder.Read, out var reader, out _)
            || reader.Node(0, head.Size - 1) is not { } leaf
        )
            return null;
        var last = await Range(head.Size - 1, head.Size, stop);
        return Merkle.HashLeaf(last[0]) == leaf ? tree : null;
    }

    private async Task<Dictionary<string, byte[]>> Grow(
        GrowingTree tree,
        long end,
        CancellationToken stop
    )
    {
        while (tree.Size < end)
            foreach (var entry in await Range(tree.Size, Math.Min(end, tree.Size + Read), stop))
                tree.Append(Merkle.HashLeaf(entry));
        return tree.TakeTiles().ToDictionary(one => one.Tile.Path, one => one.Bytes);
    }

    private async Task Write(
        LogFolder folder,
        long start,
        long end,
        Dictionary<string, byte[]> tiles,
        TileReader reader,
        CancellationToken stop
    )
    {
        foreach (var tile in Tile.Grown(start, end))
        {
            var bytes = tiles.GetValueOrDefault(tile.Path);
            if (tile.Level == Tile.Entries)
            {
                var first = tile.Index * Tile.Full;
                var entries = await Range(first, first + tile.Width, stop);
                _ = IsLogged(reader, first, entries);
                bytes = Bundle(entries);
            }
            folder.Write(tile.Path, bytes!);
            if (tile.Width == Tile.Full)
                folder.Forget(tile.Path);
        }
    }

    // The entries of the events at these indexes.
    private async Task<List<byte[]>> Range(long start, long end, CancellationToken stop)
    {
        var events = await database.Read(
            reading => Events.ReadAll(reading, start, (int)(end - start)),
            stop
        );
        for (var i = 0; i < end - start; i++)
            if (i >= events.Count || events[i].Position != start + i + 1)
                throw new LogRefusal($"there is no event at position {start + i + 1}");
        return [.. events.Select(one => EventLeaf.Of(one).ToBytes())];
    }

    [LoggerMessage(
        LogLevel.Information,
        "The log of what is done is not signed: nobody gave its folder (Casework:Log:Folder) or the passphrase of its keys (Casework:Keys:Passphrase)."
    )]
    private static partial void Unsigned(ILogger log);

    [LoggerMessage(LogLevel.Information, "Signed the log at {Size} entries.")]
    private static partial void Signed(ILogger log, long size);

    [LoggerMessage(
        LogLevel.Error,
        "The log is not signed any more until somebody has looked: {Why}."
    )]
    private static partial void Refused(ILogger log, string why);

    [LoggerMessage(
        LogLevel.Warning,
        "The file {Path} of the log, or one above it, was missing or broken; all are made again from the records."
    )]
    private static partial void Broke(ILogger log, string path);

    [LoggerMessage(LogLevel.Error, "The log could not be published; it is tried again.")]
    private static partial void Failed(ILogger log, Exception failure);
}
