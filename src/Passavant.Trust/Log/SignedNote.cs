using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Passavant.Trust.Log;

/// <summary>A signature that was verified, and the time it states.</summary>
/// <param name="Key">Whose it is.</param>
/// <param name="Time">POSIX seconds at which a cosigner had seen nothing larger; null where the signature states none.</param>
public sealed record VerifiedSignature(VerifierKey Key, long? Time);

/// <summary>A text with signatures under it (c2sp.org/signed-note). Do not believe the text before <see cref="TryVerify"/>.</summary>
/// <remarks>Read in one spelling only: <see cref="ToBytes"/> gives back the bytes that were read. Signatures of unknown keys are kept and count for nothing.</remarks>
public sealed class SignedNote
{
    /// <summary>The longest note that is read, in bytes.</summary>
    public const int Longest = 1 << 19;

    /// <summary>The most signatures that are read.</summary>
    public const int MostSignatures = 100;

    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures)
    {
        Text = text;
        Signatures = signatures;
    }

    /// <summary>The text with its last newline.</summary>
    public string Text { get; }

    /// <summary>The signature lines in their order, at least one.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>A note of a text that ends in a newline. Throws <see cref="ArgumentException"/> where it is no text of a note.</summary>
    public static SignedNote Of(
        string text,
        NoteSignature first,
        params IEnumerable<NoteSignature> more
    )
    {
        if (
            !text.EndsWith('\n')
            || !text[..^1].Split('\n').All(line => line.Length == 0 || NoteText.IsLine(line))
        )
            throw new ArgumentException(
                "The text of a note ends in a newline and has no other control characters."
            );
        return new SignedNote(text, [first, .. more]);
    }

    /// <summary>Reads a note; nothing is verified.</summary>
    /// <param name="fault">What is wrong and where, in English.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out SignedNote? note,
        [NotNullWhen(false)] out string? fault
    )
    {
        note = null;
        if (bytes.Length > Longest)
            return Fails($"a note of {bytes.Length} bytes; expected at most {Longest}", out fault);
        if (!NoteText.TryDecode(bytes, out var all, out fault))
            return false;
        var split = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0)
            return Fails("a note without an empty line before its signatures", out fault);
        var below = all.AsSpan(split + 2);
        if (!below.EndsWith('\n'))
            return Fails("a note that does not end in a newline after a signature", out fault);
        var signatures = new List<NoteSignature>();
        foreach (var range in below[..^1].Split('\n'))
        {
            if (signatures.Count == MostSignatures)
                return Fails($"more than {MostSignatures} signatures in a note", out fault);
            if (!NoteSignature.TryParse(below[range], out var signature, out fault))
                return Fails($"signature {signatures.Count + 1} of the note: {fault}", out fault);
            signatures.Add(signature);
        }
        note = new SignedNote(all[..(split + 1)], signatures);
        fault = null;
        return true;
    }

    /// <summary>The note with more signatures below those it has; lines it has already are not repeated.</summary>
    public SignedNote With(params IEnumerable<NoteSignature> more)
    {
        var lines = Signatures.Select(signature => signature.ToString()).ToHashSet();
        return new(
            Text,
            [.. Signatures, .. more.Where(signature => lines.Add(signature.ToString()))]
        );
    }

    /// <summary>Verifies the signatures of known keys. False where one of a known key does not verify, or where there is none of any.</summary>
    /// <param name="verified">One for each known key that signed, in the order of the note; where a key signed at several times, the latest.</param>
    /// <param name="fault">Whose signature failed, or that there is none.</param>
    public bool TryVerify(
        IEnumerable<VerifierKey> known,
        [NotNullWhen(true)] out IReadOnlyList<VerifiedSignature>? verified,
        [NotNullWhen(false)] out string? fault
    )
    {
        verified = null;
        var keys = known.Distinct().ToLookup(key => (key.Name, key.KeyId));
        var found = new List<VerifiedSignature>();
        foreach (var signature in Signatures)
        foreach (var key in keys[(signature.Name, signature.KeyId)])
        {
            if (!key.Verify(Text, signature, out var time))
                return Fails(
                    $"the signature of {key.Name} (key {key.KeyId:x8}) does not verify",
                    out fault
                );
            var before = found.FindIndex(other => other.Key.Equals(key));
            if (before < 0)
                found.Add(new VerifiedSignature(key, time));
            else if (time > (found[before].Time ?? 0))
                found[before] = new VerifiedSignature(key, time);
        }
        if (found.Count == 0)
            return Fails("no signature of a known key", out fault);
        verified = found;
        fault = null;
        return true;
    }

    /// <summary>The note as it is stored and sent.</summary>
    public byte[] ToBytes() => NoteText.Encode(ToString());

    /// <summary>The note as text.</summary>
    public override string ToString()
    {
        var all = new StringBuilder(Text).Append('\n');
        foreach (var signature in Signatures)
            all.Append(signature).Append('\n');
        return all.ToString();
    }

    private static bool Fails(string words, out string fault)
    {
        fault = words;
        return false;
    }
}
