using System.Diagnostics.Metrics;
using System.Text;
using Passavant.Store;
using Passavant.Trust.Log;
using Passavant.Web.Demo;

namespace Passavant.Web.Log;

/// <summary>Publishes and signs the log of what was done: on every server, one at a time. Each event is the leaf its position says.</summary>
/// <remarks>Holds nothing between rounds: the records are the truth, the folder says how far it is published. It signs no tree that does not continue both what the folder and what the records say was signed last.</remarks>
internal sealed partial class Publisher(
    CaseworkSettings settings,
    Database database,
    TimeProvider time,
    ILogger<Publisher> log,
    Demonstration? demonstration = null,
    IMeterFactory? meters = null
) : BackgroundService
{
    /// <summary>The name of the measures of the log.</summary>
    public const string MeterName = "Passavant.Log";

    private const int Read = 1000;

    // Hashes of so many leaves are held at once; after a loss of the folder, those of all.
    private const long MostAtOnce = 50_000;

    // A million entries are read again in an hour.
    private const int RereadBundles = 4;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Witnesses? witnesses = settings.Log.Policy is { } policy
        ? new Witnesses(policy, time, log)
        : null;
    private LogKeys? keys;
    private (DateTime Written, long Length) keysRead;
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
        try
        {
            if (
                settings.Log is not { Folder: { } path, Keys: { } file, Passphrase: { } passphrase }
            )
            {
                if (!isSaid)
                    Unsigned(log);
                isSaid = true;
                return Standing = await SignedElsewhere(stop);
            }
            var folder = new LogFolder(path);
            using var held = folder.Hold();
            if (
                held is null
                || !await database.Alone(
                    async () => Standing = await Publish(folder, file, passphrase, stop),
                    stop
                )
            )
                // Another server is at it.
                Standing = Standing.Status == "refused" ? Standing : await SignedElsewhere(stop);
        }
        catch (LogRefusal refusal)
        {
            if (Standing.Words != refusal.Message)
                Refused(log, refusal.Message);
            Standing = Standing with { Status = "refused", Words = refusal.Message };
            notBefore = time.GetUtcNow() + AfterRefusal;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (Standing.Words != failure.Message)
                Failed(log, failure);
            Standing = Standing with { Status = "failing", Words = failure.Message };
        }
        return Standing;
    }

    // How the log stands where this server does not sign it.
    private async Task<LogStanding> SignedElsewhere(CancellationToken stop)
    {
        var (row, next) = await database.Read(
            async reading =>
                await LogHeads.Find(reading) is { } row
                    ? (row, await Events.At(reading, row.Size + 1))
                    : (null, null),
            stop
        );
        if (row is null)
            return LogStanding.Off;
        var standing = new LogStanding("ok", null) { Size = row.Size, At = row.At };
        if (next is not null && time.GetUtcNow() - next.At > Patience)
            standing = standing with
            {
                Status = "behind",
                Words =
                    $"nobody signs the log: what was done since {next.At:u} is in no checkpoint",
            };
        return
            settings.Log.Policy is { } policy
            && Known() is { Count: > 0 } known
            && SignedCheckpoint.TryParse(
                Encoding.UTF8.GetBytes(row.Checkpoint),
                out var signed,
                out _
            )
            ? standing.With(
                policy.Evaluate(signed, known),
                policy,
                witness => witnesses?.TroubleOf(witness)
            )
            : standing;
    }

    // The keys of this log; without the keystore, the one it is published with.
    private IReadOnlyList<VerifierKey> Known() =>
        keys?.Known
        ?? (
            settings.Log.Folder is { } path
            && new LogFolder(path).Read(LogFolder.Key) is { } line
            && VerifierKey.TryParse(Encoding.UTF8.GetString(line).Trim(), out var key, out _)
                ? [key]
                : []
        );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Measure();
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
        witnesses?.Dispose();
        base.Dispose();
    }

    private void Measure()
    {
        if (meters?.Create(MeterName) is not { } meter)
            return;
        _ = meter.CreateObservableGauge(
            "passavant.log.size",
            () => Standing.Size,
            "{entry}",
            "Entries of the log that are signed."
        );
        _ = meter.CreateObservableGauge(
            "passavant.log.age",
            () =>
                Standing.At is { } at
                    ? [new Measurement<double>((time.GetUtcNow() - at).TotalSeconds)]
                    : Array.Empty<Measurement<double>>(),
            "s",
            "How long ago the log was signed last."
        );
        _ = meter.CreateObservableGauge(
            "passavant.log.well",
            () => Standing.Status == "ok" ? 1 : 0,
            description: "1 where the log is signed, 0 where somebody has to look."
        );
        _ = meter.CreateObservableGauge(
            "passavant.log.cosigned",
            () =>
                Standing.Witnesses.Select(one => new Measurement<int>(
                    one.HasCosigned ? 1 : 0,
                    new KeyValuePair<string, object?>("witness", one.Name)
                )),
            description: "By witness: 1 where it has cosigned the last checkpoint, else 0."
        );
        _ = meter.CreateObservableGauge(
            "passavant.log.quorum",
            () =>
                Standing.IsQuorumMet is { } isMet
                    ? [new Measurement<int>(isMet ? 1 : 0)]
                    : Array.Empty<Measurement<int>>(),
            description: "1 where enough witnesses cosigned the last checkpoint, else 0."
        );
    }

    // Opened again where the file was replaced: after a key was changed by command.
    private async Task<LogKeys> Open(
        string file,
        string passphrase,
        bool mayMake,
        CancellationToken stop
    )
    {
        var now = Seen(file);
        if (keys is not null && (now == keysRead || now.Length == 0))
            return keys;
        var opened = LogKeys.Open(
            file,
            passphrase,
            settings.Log.Origin,
            mayMake,
            settings.Log.Cost,
            time.GetUtcNow()
        );
        keys?.Dispose();
        (keys, keysRead) = (opened, Seen(file));
        await KeyChanges.Record(database, time, opened, stop);
        return opened;
    }

    private static (DateTime Written, long Length) Seen(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
    }

    private async Task<LogStanding> Publish(
        LogFolder folder,
        string file,
        string passphrase,
        CancellationToken stop
    )
    {
        var row = await database.Read(LogHeads.Find, stop);
        // A file of no bytes is what is left where the machine stopped before it was written.
        var served = folder.Read(LogFolder.Checkpoint) is { Length: > 0 } bytes ? bytes : null;
        _ = await Open(file, passphrase, row is null && served is null, stop);
        var inFolder = served is null ? null : HeadOf(served, "the folder of the log");
        var inRecords = row is null
            ? null
            : HeadOf(Encoding.UTF8.GetBytes(row.Checkpoint), "the records");
        if (
            row is not null
            && (row.Size != inRecords!.Size || row.Root != inRecords.Root.ToString())
        )
            throw new LogRefusal("the records say another size or root than their checkpoint");
        // Before anything new is signed, the witnesses are asked about what was: whoever restored an old copy of everything learns it here.
        if (row is not null && witnesses is { MustAgreeFirst: true })
            row = (await Cosign(folder, row, stop)).Row ?? row;
        List<TreeHead> before = [.. new[] { inFolder, inRecords }.OfType<TreeHead>()];
        var count = await database.Read(Events.Count, stop);
        foreach (var head in before)
            if (count < head.Size)
                Judge(head, new TreeHead(count, Merkle.EmptyRoot), (_, _) => null);
        // Where the checkpoint alone was lost, the tiles are sound still, and the records say what they lead to.
        var tree = await Resume(folder, inFolder ?? inRecords, stop) ?? new GrowingTree();
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
            if (head != inRecords)
            {
                var next = new LogHeadRow
                {
                    Size = head.Size,
                    Root = $"{head.Root}",
                    Checkpoint =
                        head == inFolder ? Encoding.UTF8.GetString(served!) : Text(Sign(head)),
                    At = time.GetUtcNow(),
                };
                // Before the signature leaves: nobody else signs on the same one before.
                if (!await database.Write(change => LogHeads.Replace(change, row, next), stop))
                    return Standing;
                (row, inRecords) = (next, head);
            }
            before = [head];
        } while (tree.Size < count);
        isBroken = false;
        var (kept, verdict) = await Cosign(folder, row!, stop);
        if (kept is null)
            return Standing;
        if (
            served is null
            || !served.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(kept.Checkpoint))
        )
        {
            folder.Write(LogFolder.Key, Line(keys!.Signing[0]));
            if (keys.Cosigning is [var cosigning, ..])
                folder.Write(LogFolder.MlDsaKey, Line(cosigning));
            folder.Write(LogFolder.KeyChanges, await KeyChanges.Published(database, stop));
            folder.Write(LogFolder.Checkpoint, Encoding.UTF8.GetBytes(kept.Checkpoint));
            Signed(log, kept.Size);
        }
        await Reread(folder, tree.Head, stop);
        var standing = new LogStanding("ok", null) { Size = kept.Size, At = kept.At };
        return verdict is null
            ? standing
            : standing.With(verdict, witnesses!.Policy, witnesses.TroubleOf);
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

    // Adds the signatures a checkpoint lacks: of this log's own keys where one is new, and of witnesses. No row where another server was sooner.
    private async Task<(LogHeadRow? Row, PolicyVerdict? Verdict)> Cosign(
        LogFolder folder,
        LogHeadRow row,
        CancellationToken stop
    )
    {
        if (
            !SignedCheckpoint.TryParse(
                Encoding.UTF8.GetBytes(row.Checkpoint),
                out var signed,
                out var fault
            )
        )
            throw new LogRefusal($"the checkpoint in the records cannot be read: {fault}");
        var checkpoint = signed.Checkpoint;
        var verdict = witnesses?.Policy.Evaluate(signed, keys!.Known);
        // One signature that fails spoils all: begin again.
        if (verdict is { IsOfLog: false })
            signed = Sign(checkpoint.Head);
        signed = signed.With(
            keys!
                .Signing.Concat(keys.Cosigning)
                .Where(key => !signed.Note.Signatures.Any(key.Verifier.Claims))
                .Select(key => key.Sign(checkpoint, Now))
        );
        if (witnesses is not null)
        {
            var cosigned = (verdict is { IsOfLog: true } ? verdict.Cosigners : [])
                .Select(one => one.Witness)
                .ToHashSet();
            NodeSource nodes = TileReader.TryOpen(
                checkpoint.Head,
                folder.Read,
                out var tiles,
                out _
            )
                ? tiles.Node
                : (_, _) => null;
            signed = signed.With(await witnesses.Ask(signed, cosigned, keys.Known, nodes, stop));
            verdict = witnesses.Policy.Evaluate(signed, keys.Known);
        }
        var next = row with { Checkpoint = Text(signed) };
        return
            next.Checkpoint == row.Checkpoint
            || await database.Write(change => LogHeads.Replace(change, row, next), stop)
            ? (next, verdict)
            : (null, verdict);
    }

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private static byte[] Line(SigningKey key) => Encoding.UTF8.GetBytes($"{key.Verifier}\n");

    private static string Text(SignedCheckpoint signed) =>
        Encoding.UTF8.GetString(signed.ToBytes());

    private SignedCheckpoint Sign(TreeHead head) =>
        SignedCheckpoint.Sign(
            new Checkpoint(settings.Log.Origin, head),
            Now,
            keys!.Signing[0],
            [.. keys.Signing.Skip(1), .. keys.Cosigning]
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
