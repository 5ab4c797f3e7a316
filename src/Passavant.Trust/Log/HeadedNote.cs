using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Passavant.Trust.Log;

/// <summary>Lines of ASCII, hashes among them, an empty line and a checkpoint: the form of proofs and of requests to witnesses.</summary>
internal ref struct HeadedNote(ReadOnlySpan<byte> bytes)
{
    private int line;

    /// <summary>What was not taken.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; } = bytes;

    /// <summary>The number of the line taken last, from 1.</summary>
    public readonly int Line => line;

    /// <summary>Takes the next line where it begins so, and gives what follows.</summary>
    public bool TryTake(string start, [NotNullWhen(true)] out string? text)
    {
        text = null;
        var end = Rest.IndexOf((byte)'\n');
        if (end < start.Length || end > 1 << 16 || !Ascii.IsValid(Rest[..end]))
            return false;
        var whole = Encoding.ASCII.GetString(Rest[..end]);
        if (!whole.StartsWith(start, StringComparison.Ordinal))
            return false;
        text = whole[start.Length..];
        Rest = Rest[(end + 1)..];
        line++;
        return true;
    }

    /// <summary>Takes hashes up to an empty line, and that.</summary>
    public bool TryTakeProof(
        [NotNullWhen(true)] out IReadOnlyList<TreeHash>? proof,
        [NotNullWhen(false)] out string? fault
    )
    {
        proof = null;
        var hashes = new List<TreeHash>();
        while (TryTake("", out var text))
        {
            if (text.Length == 0)
            {
                proof = hashes;
                fault = null;
                return true;
            }
            if (hashes.Count == Merkle.LongestProof)
            {
                fault =
                    $"line {Line} is one more hash than the {Merkle.LongestProof} a proof can have";
                return false;
            }
            if (!TreeHash.TryParse(text, out var hash))
            {
                fault = $"line {Line} is no hash; expected 32 bytes in base64 or an empty line";
                return false;
            }
            hashes.Add(hash);
        }
        fault = $"no line {Line + 1}; expected a hash or an empty line before the checkpoint";
        return false;
    }
}
