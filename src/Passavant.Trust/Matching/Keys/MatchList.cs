using System.Security.Cryptography;

namespace Passavant.Trust.Matching.Keys;

/// <summary>A list made ready to be compared: its different keys in an order that tells nothing, and the root that commits to them.</summary>
/// <remarks>
/// Each key is hidden by HMAC-SHA-256 under a salt; the hidden keys in ascending order are the leaves of an RFC 6962 tree, whose root is <see cref="Root"/>. Who knows neither salt nor list learns nothing from the root; an auditor who is given both computes it again.
/// The salt must be drawn anew for each list and kept with it.
/// </remarks>
public sealed class MatchList
{
    /// <summary>The most different keys of a list. A list as long as this compared with another as long finds by chance what is not there in fewer than one of 2⁴⁰ comparisons.</summary>
    public const int MostKeys = 1 << 20;

    /// <summary>Bytes of the salt.</summary>
    public const int SaltLength = 32;

    private readonly MatchKey[] keys;
    private readonly IReadOnlyList<string>[] records;

    private MatchList(MatchKey[] keys, IReadOnlyList<string>[] records, Digest root) =>
        (this.keys, this.records, Root) = (keys, records, root);

    /// <summary>Its different keys, in the order of what hides them.</summary>
    public IReadOnlyList<MatchKey> Keys => keys;

    /// <summary>What commits to the keys.</summary>
    public Digest Root { get; }

    /// <summary>The records that have a key, by its number.</summary>
    public IReadOnlyList<string> RecordsOf(int key) => records[key];

    /// <summary>Makes a list ready.</summary>
    /// <param name="list">The entries.</param>
    /// <param name="salt">32 bytes nobody can guess.</param>
    /// <exception cref="ArgumentException">The salt is not 32 bytes long, or there are no keys or more than <see cref="MostKeys"/>.</exception>
    public static MatchList Of(IEnumerable<KeyedRecord> list, ReadOnlySpan<byte> salt)
    {
        if (salt.Length != SaltLength)
            throw new ArgumentException($"a salt of {salt.Length} bytes; {SaltLength} are needed");
        var owners = new Dictionary<MatchKey, List<string>>();
        foreach (var record in list)
        foreach (var key in record.Keys)
        {
            if (!owners.TryGetValue(key, out var ids))
                owners[key] = ids = [];
            if (ids.Count == 0 || ids[^1] != record.Id)
                ids.Add(record.Id);
        }
        if (owners.Count is 0 or > MostKeys)
            throw new ArgumentException(
                $"a list of {owners.Count} keys; from 1 to {MostKeys} can be compared"
            );
        var hidden = new byte[owners.Count][];
        var keys = new MatchKey[owners.Count];
        var next = 0;
        foreach (var key in owners.Keys)
        {
            hidden[next] = HMACSHA256.HashData(salt, key.ToBytes());
            keys[next++] = key;
        }
        Array.Sort(hidden, keys, Digest.Bytewise);
        return new MatchList(
            keys,
            [.. keys.Select(key => (IReadOnlyList<string>)owners[key])],
            MerkleRoot.Of(hidden.Length, i => hidden[i])
        );
    }
}
