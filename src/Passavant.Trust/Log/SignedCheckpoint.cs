using System.Diagnostics.CodeAnalysis;

namespace Passavant.Trust.Log;

/// <summary>A checkpoint as a log serves it at <c>checkpoint</c>, with its own and its witnesses' signatures. Do not believe it before it is verified by a <see cref="Policy"/>.</summary>
/// <remarks>Compare by the bytes of <see cref="Note"/>.</remarks>
public sealed class SignedCheckpoint
{
    private SignedCheckpoint(Checkpoint checkpoint, SignedNote note)
    {
        Checkpoint = checkpoint;
        Note = note;
    }

    /// <summary>What is stated.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>The note that states it.</summary>
    public SignedNote Note { get; }

    /// <summary>A checkpoint signed by keys at a time, in POSIX seconds, which only cosignatures state.</summary>
    public static SignedCheckpoint Sign(
        Checkpoint checkpoint,
        long time,
        SigningKey first,
        params IEnumerable<SigningKey> more
    ) =>
        new(
            checkpoint,
            SignedNote.Of(
                checkpoint.Text,
                first.Sign(checkpoint, time),
                more.Select(key => key.Sign(checkpoint, time))
            )
        );

    /// <summary>Reads a signed checkpoint; nothing is verified.</summary>
    /// <param name="fault">What is wrong and where, in English.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out SignedCheckpoint? signed,
        [NotNullWhen(false)] out string? fault
    )
    {
        signed =
            SignedNote.TryParse(bytes, out var note, out fault)
            && Checkpoint.TryParse(note.Text, out var checkpoint, out fault)
                ? new SignedCheckpoint(checkpoint, note)
                : null;
        return signed is not null;
    }

    /// <summary>The checkpoint with more signatures, such as those witnesses gave.</summary>
    public SignedCheckpoint With(params IEnumerable<NoteSignature> more) =>
        new(Checkpoint, Note.With(more));

    /// <summary>The checkpoint as it is served.</summary>
    public byte[] ToBytes() => Note.ToBytes();
}
