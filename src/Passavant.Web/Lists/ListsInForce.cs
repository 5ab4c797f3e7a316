using System.Buffers;
using System.Collections.Concurrent;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;
using Passavant.Web.Asking;
using Passavant.Web.FollowTheMoney;

namespace Passavant.Web.Lists;

/// <summary>The lists that are asked, made ready. Immutable: a request that holds it is answered from it, whatever happens to the folder.</summary>
internal sealed class ListsInForce
{
    /// <summary>The dataset that holds every list.</summary>
    public const string All = "default";

    private readonly ConcurrentDictionary<ListEntry, Entity> entities = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly byte[] identity;

    public ListsInForce(IReadOnlyList<(FileStamp File, ListSnapshot Snapshot)> read)
    {
        Files = read.ToDictionary(one => one.File, one => one.Snapshot);
        Snapshots = [.. read.Select(one => one.Snapshot)];
        Screener = new Screener(Snapshots);
        Identity = ScreeningIdentity.Of(Snapshots);
        var line = new ArrayBufferWriter<byte>();
        ScreeningJson.Write(Identity, line);
        identity = line.WrittenSpan.ToArray();
    }

    /// <summary>The files they were read from.</summary>
    public IReadOnlyDictionary<FileStamp, ListSnapshot> Files { get; }

    /// <summary>The lists, by id.</summary>
    public IReadOnlyList<ListSnapshot> Snapshots { get; }

    public Screener Screener { get; }

    public ScreeningIdentity Identity { get; }

    /// <summary>The first line of an answer: what it depends on.</summary>
    public ReadOnlySpan<byte> IdentityLine => identity;

    /// <summary>The lists of a dataset: one by its id, or all of them.</summary>
    /// <exception cref="Trouble">There is no such dataset.</exception>
    public IReadOnlyList<ListSnapshot> Dataset(string name) =>
        name is All or "all" ? Snapshots
        : Snapshots.FirstOrDefault(list => list.Id == name) is { } one ? [one]
        : throw Trouble.Absent(
            $"No such dataset: '{name}'; expected {All} or one of {string.Join(", ", Snapshots.Select(list => list.Id))}."
        );

    /// <summary>An entry as an entity of FollowTheMoney.</summary>
    public Entity Entity(ListSnapshot list, ListEntry entry) =>
        entities.GetOrAdd(
            entry,
            static (entry, list) => FollowTheMoney.Entity.Of(list, entry),
            list
        );

    /// <summary>The entry of an id that <see cref="EntityIds"/> gave; null where there is none.</summary>
    public (ListSnapshot List, ListEntry Entry)? Find(
        string id,
        IReadOnlyList<ListSnapshot>? within = null
    )
    {
        foreach (var list in within ?? Snapshots)
        {
            if (EntityIds.Within(list, id) is { } own && list.Find(own) is { } entry)
                return (list, entry);
        }
        return null;
    }
}
