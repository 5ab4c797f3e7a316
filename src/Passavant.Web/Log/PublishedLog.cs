using System.Text;
using Passavant.Trust.Log;

namespace Passavant.Web.Log;

/// <summary>The log as it is published, for whoever reads it.</summary>
internal sealed class PublishedLog(CaseworkSettings settings)
{
    private readonly LogFolder? folder = settings.Log.Folder is { } path
        ? new LogFolder(path)
        : null;

    /// <summary>The checkpoint as it is served; null where nothing was signed yet.</summary>
    public byte[]? Checkpoint =>
        folder?.Read(LogFolder.Checkpoint) is { Length: > 0 } bytes ? bytes : null;

    /// <summary>The checkpoint; null where nothing was signed yet.</summary>
    public SignedCheckpoint? Signed =>
        Checkpoint is { } bytes && SignedCheckpoint.TryParse(bytes, out var signed, out _)
            ? signed
            : null;

    /// <summary>The key that verifies its checkpoints, as text; null where nothing was signed yet.</summary>
    /// <param name="name">A name of <see cref="LogFolder"/>.</param>
    public string? Key(string name = LogFolder.Key) =>
        folder?.Read(name) is { } bytes ? Encoding.UTF8.GetString(bytes).Trim() : null;

    /// <summary>What opens the changes of its keys; null where nothing was signed yet.</summary>
    public byte[]? KeyChanges => folder?.Read(LogFolder.KeyChanges);

    /// <summary>The bytes of a tile or bundle; null where there is none.</summary>
    /// <param name="path">Its path, such as <c>tile/0/000</c>; of any other text there is none.</param>
    public byte[]? Bytes(string path) =>
        Tile.TryParse(path, out var tile) ? folder?.Read(tile.Path) : null;

    /// <summary>The proof that an entry stands at an index; null where the log is not that long yet or its tiles do not read.</summary>
    public LogProof? Prove(long index, byte[] entry)
    {
        if (
            Signed is not { } signed
            || signed.Checkpoint.Head is var head && index >= head.Size
            || !TileReader.TryOpen(head, Bytes, out var reader, out _)
            || reader.InclusionProof(index) is not { } proof
            || !Merkle.VerifyInclusion(Merkle.HashLeaf(entry), index, head.Size, proof, head.Root)
        )
            return null;
        return new LogProof(index, proof, signed);
    }
}
