using System.Security.Cryptography;

namespace Passavant.Store;

/// <summary>A document somebody handed in or the authority wrote.</summary>
public sealed record DocumentRow
{
    /// <summary>The SHA-256 of its bytes, in hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its media type.</summary>
    public required string MediaType { get; init; }

    /// <summary>The name it first came with.</summary>
    public required string Name { get; init; }

    /// <summary>How many bytes it has.</summary>
    public required long Size { get; init; }

    /// <summary>When it first came.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Documents by the hash of their bytes: events name the hash, so none can be exchanged unnoticed. Who may see one is the case's to say.</summary>
public static class Documents
{
    /// <summary>Keeps a document and answers the SHA-256 of its bytes. Keeping it again changes nothing.</summary>
    public static async Task<string> Keep(
        Transaction change,
        string mediaType,
        string name,
        byte[] bytes,
        DateTimeOffset now
    )
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        _ = await change.Do(
            "INSERT INTO blobs (sha256, media_type, name, size, bytes, at) VALUES (@sha256, @mediaType, @name, @size, @bytes, @now) ON CONFLICT (sha256) DO NOTHING",
            new
            {
                sha256,
                mediaType,
                name,
                size = bytes.LongLength,
                bytes,
                now,
            }
        );
        return sha256;
    }

    /// <summary>What is known of a document; null where there is none of that hash.</summary>
    public static Task<DocumentRow?> Find(Reading reading, string sha256) =>
        reading.One<DocumentRow>(
            "SELECT sha256, media_type, name, size, at FROM blobs WHERE sha256 = @sha256",
            new { sha256 }
        );

    /// <summary>A document's bytes; null where there is none of that hash.</summary>
    public static Task<byte[]?> Bytes(Reading reading, string sha256) =>
        reading.One<byte[]>("SELECT bytes FROM blobs WHERE sha256 = @sha256", new { sha256 });
}
