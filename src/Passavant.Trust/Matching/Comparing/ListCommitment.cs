using System.Diagnostics.CodeAnalysis;
using Passavant.Trust.Matching.Keys;
using Passavant.Trust.Matching.Oprf;

namespace Passavant.Trust.Matching.Comparing;

/// <summary>What a party binds itself to before anything is compared, to be entered in its log and given to the other. A closed family.</summary>
/// <remarks>
/// It reveals the number of different keys, and nothing of them. Later messages are checked against it, and an auditor who is given a party's list and secrets computes it again: whoever compares another list than the one logged is found out, at once by the other or later by the auditor.
/// It is not signed: the log's checkpoint is. Equal when the bytes are.
/// </remarks>
public abstract record ListCommitment
{
    /// <summary>The longest message that may be one, in bytes.</summary>
    public const int MostBytes = 2048;

    private ListCommitment(Occasion occasion, int keys, Digest listRoot) =>
        (Occasion, Keys, ListRoot) = (occasion, keys, listRoot);

    /// <summary>Who, with whom, why and when.</summary>
    public Occasion Occasion { get; }

    /// <summary>How many different keys the list has.</summary>
    public int Keys { get; }

    /// <summary>The root of the list, see <see cref="MatchList.Root"/>.</summary>
    public Digest ListRoot { get; }

    /// <summary>The commitment of who asks, and will learn which of its own keys the other has.</summary>
    public sealed record Asking : ListCommitment
    {
        internal Asking(Occasion occasion, int keys, Digest listRoot, Digest queryRoot)
            : base(occasion, keys, listRoot) => QueryRoot = queryRoot;

        /// <summary>The root over the batches of blinded keys, in the order they will be sent.</summary>
        public Digest QueryRoot { get; }

        /// <inheritdoc/>
        public override byte[] ToBytes() =>
            Write(MessageKind.AskingCommitment).Bytes(QueryRoot.Bytes).ToArray();
    }

    /// <summary>The commitment of who answers, and will learn how many keys were asked.</summary>
    public sealed record Answering : ListCommitment
    {
        internal Answering(
            Occasion occasion,
            int keys,
            Digest listRoot,
            Digest publicKey,
            Digest maskRoot
        )
            : base(occasion, keys, listRoot) => (PublicKey, MaskRoot) = (publicKey, maskRoot);

        /// <summary>The 32 bytes of the public key, under which everything is evaluated.</summary>
        public Digest PublicKey { get; }

        /// <summary>The root over the masked set, in the order it will be sent.</summary>
        public Digest MaskRoot { get; }

        /// <inheritdoc/>
        public override byte[] ToBytes() =>
            Write(MessageKind.AnsweringCommitment)
                .Bytes(PublicKey.Bytes)
                .Bytes(MaskRoot.Bytes)
                .ToArray();
    }

    /// <summary>The bytes to be logged and sent.</summary>
    public abstract byte[] ToBytes();

    private protected MessageWriter Write(MessageKind kind) =>
        Occasion.Write(new MessageWriter(kind)).Number(Keys).Bytes(ListRoot.Bytes);

    /// <summary>Reads a commitment of either kind. False, with the first fault, for anything that is not the one encoding of one.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out ListCommitment? commitment,
        [NotNullWhen(false)] out MatchingFault? fault
    )
    {
        commitment = null;
        if (bytes.Length > MostBytes)
        {
            fault = new(What, $"{bytes.Length} bytes", $"at most {MostBytes}");
            return false;
        }
        var kind =
            bytes.Length > 4 && bytes[4] == (byte)MessageKind.AnsweringCommitment
                ? MessageKind.AnsweringCommitment
                : MessageKind.AskingCommitment;
        var reader = new MessageReader(What, kind, bytes);
        var occasion = Occasion.Read(ref reader);
        var keys = reader.Number(1, MatchList.MostKeys);
        var listRoot = reader.Digest();
        var first = reader.Digest();
        if (kind == MessageKind.AskingCommitment)
        {
            reader.End();
            if (reader.Fault is null)
                commitment = new Asking(occasion!, keys, listRoot, first);
        }
        else
        {
            if (!Ristretto.IsElement(first.Bytes))
                reader.RefuseHere("a key that is no element, or the identity", "a public key");
            var maskRoot = reader.Digest();
            reader.End();
            if (reader.Fault is null)
                commitment = new Answering(occasion!, keys, listRoot, first, maskRoot);
        }
        fault = reader.Fault;
        return commitment is not null;
    }

    private const string What = "commitment";
}
