using System.Text;

namespace Passavant.Trust.Documents;

/// <summary>A document with what its holder carries along to have it checked without a network.</summary>
/// <param name="Document">The document as text: an SD-JWT, or the text of a QR code.</param>
/// <param name="StatusLists">Status lists as text (JWT).</param>
/// <param name="LogProof">The text of a <c>.tlog-proof</c> file, or null.</param>
/// <remarks>Nothing in it is believed for being in it. The list of issuers is not in it: a verifier brings its own.</remarks>
public sealed record DocumentBundle(
    string Document,
    IReadOnlyList<string> StatusLists,
    string? LogProof
)
{
    private const string VersionName = "passavant-document";
    private const long Version = 1;

    /// <summary>The bundle as a JSON file.</summary>
    public byte[] ToBytes() =>
        Json.Of(
                (VersionName, Version),
                ("document", Document),
                ("statusLists", Json.List(StatusLists.Select(list => (Json)list))),
                ("logProof", LogProof)
            )
            .ToCanonicalBytes();

    /// <summary>Reads a bundle.</summary>
    /// <exception cref="DocumentException">It is of another form or version.</exception>
    public static DocumentBundle Read(ReadOnlySpan<byte> bytes)
    {
        var json = Json.Read(bytes).AsObject("");
        var version = json.NeedInteger(VersionName, "");
        if (version != Version)
            throw new DocumentException(VersionName, $"version {version}", $"version {Version}");
        json.Only("", VersionName, "document", "statusLists", "logProof");
        return new DocumentBundle(
            json.NeedText("document", ""),
            [
                .. json.Need("statusLists", "")
                    .AsList("statusLists")
                    .Select((list, i) => list.AsText($"statusLists[{i}]")),
            ],
            json.FindText("logProof", "")
        );
    }

    // Without the cast a missing proof would become an empty one, which fails.
    internal ReadOnlyMemory<byte>? ProofBytes =>
        LogProof is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(LogProof);
}
