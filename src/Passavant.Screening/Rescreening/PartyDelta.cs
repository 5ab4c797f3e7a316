using System.Security.Cryptography;

namespace Passavant.Screening.Rescreening;

/// <summary>What differs between two states of the parties one knows.</summary>
/// <param name="Added">Parties that only the second has, in its order.</param>
/// <param name="Removed">Parties that only the first has, in its order.</param>
/// <param name="Changed">Parties of one id that are stated otherwise, in the order of the second.</param>
public sealed record PartyDelta(
    IReadOnlyList<Party> Added,
    IReadOnlyList<Party> Removed,
    IReadOnlyList<(Party Before, Party After)> Changed
)
{
    /// <summary>What leads from one to the other. Each is gone through as often as needed, and of parties that stay the same only a hash is kept.</summary>
    /// <exception cref="ArgumentException">Two parties of one side have the same id.</exception>
    public static PartyDelta Between(IEnumerable<Party> before, IEnumerable<Party> after)
    {
        var known = new Dictionary<string, (UInt128 Hash, bool IsSeen)>(StringComparer.Ordinal);
        foreach (var party in before)
            if (!known.TryAdd(party.Id, (Hash(party), false)))
                throw new ArgumentException($"two parties have the id '{party.Id}'.");
        var news = new Dictionary<string, Party>(StringComparer.Ordinal);
        var added = new List<Party>();
        var others = new List<Party>();
        foreach (var party in after)
            if (!known.TryGetValue(party.Id, out var was))
            {
                if (!news.TryAdd(party.Id, party))
                    throw new ArgumentException($"two parties have the id '{party.Id}'.");
                added.Add(party);
            }
            else if (was.IsSeen)
                throw new ArgumentException($"two parties have the id '{party.Id}'.");
            else
            {
                known[party.Id] = (was.Hash, true);
                if (was.Hash != Hash(party))
                    others.Add(party);
            }
        var changed = others.Select(party => party.Id).ToHashSet(StringComparer.Ordinal);
        var removed = new List<Party>();
        var old = new Dictionary<string, Party>(StringComparer.Ordinal);
        if (changed.Count > 0 || known.Values.Any(one => !one.IsSeen))
            foreach (var party in before)
                if (!known[party.Id].IsSeen)
                    removed.Add(party);
                else if (changed.Contains(party.Id))
                    old.Add(party.Id, party);
        return new PartyDelta(added, removed, [.. others.Select(party => (old[party.Id], party))]);
    }

    private static UInt128 Hash(Party party) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(
            SHA256.HashData(PartyJson.ToBytes(party))
        );
}
