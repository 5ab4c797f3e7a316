using System.Buffers;
using System.Security.Cryptography;

namespace Passavant.Screening.Lists;

/// <summary>A list as it was on a day: its entries in one order, where they came from, and a hash that names its content.</summary>
/// <remarks>Immutable. Two snapshots say the same when their <see cref="Hash"/> is the same; compared by reference otherwise.</remarks>
public sealed class ListSnapshot
{
    private ListSnapshot(
        ListDescription about,
        IReadOnlyList<ListSource> sources,
        IReadOnlyList<ListEntry> entries,
        IReadOnlyList<ListFault> faults,
        string hash
    ) => (About, Sources, Entries, Faults, Hash) = (about, sources, entries, faults, hash);

    /// <summary>What the list is.</summary>
    public ListDescription About { get; }

    /// <summary>The list's id, such as <c>us-ofac-sdn</c>.</summary>
    public string Id => About.Id;

    /// <summary>The files it was made from.</summary>
    public IReadOnlyList<ListSource> Sources { get; }

    /// <summary>The entries by the id of their party, in the order of UTF-16 code units; no id occurs twice.</summary>
    public IReadOnlyList<ListEntry> Entries { get; }

    /// <summary>What was not read as it should be.</summary>
    public IReadOnlyList<ListFault> Faults { get; }

    /// <summary>The SHA-256, in lower-case hexadecimal, of the entries' canonical JSON, each followed by a line feed.</summary>
    public string Hash { get; }

    /// <summary>A snapshot of these entries, in whatever order.</summary>
    /// <exception cref="ArgumentException">Two entries have the same id.</exception>
    public static ListSnapshot Of(
        ListDescription about,
        IEnumerable<ListEntry> entries,
        IReadOnlyList<ListSource>? sources = null,
        IReadOnlyList<ListFault>? faults = null
    )
    {
        ListEntry[] ordered = [.. entries];
        Array.Sort(ordered, (a, b) => string.CompareOrdinal(a.Party.Id, b.Party.Id));
        for (var i = 1; i < ordered.Length; i++)
            if (ordered[i].Party.Id == ordered[i - 1].Party.Id)
                throw new ArgumentException($"two entries have the id '{ordered[i].Party.Id}'.");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new ArrayBufferWriter<byte>(4096);
        foreach (var entry in ordered)
        {
            line.ResetWrittenCount();
            ListEntryJson.Write(entry, line);
            line.Write("\n"u8);
            hash.AppendData(line.WrittenSpan);
        }
        return new ListSnapshot(
            about,
            sources ?? [],
            ordered,
            faults ?? [],
            Convert.ToHexStringLower(hash.GetHashAndReset())
        );
    }

    /// <summary>The entry of an id, or null.</summary>
    public ListEntry? Find(string id)
    {
        var (low, high) = (0, Entries.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (string.CompareOrdinal(Entries[middle].Party.Id, id))
            {
                case 0:
                    return Entries[middle];
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }
        return null;
    }

    // Reading has checked the order and the hash already.
    internal static ListSnapshot Checked(
        ListDescription about,
        IReadOnlyList<ListSource> sources,
        ListEntry[] entries,
        IReadOnlyList<ListFault> faults,
        string hash
    ) => new(about, sources, entries, faults, hash);
}

/// <summary>What a list is, and who publishes it.</summary>
public sealed record ListDescription
{
    /// <summary>Its id among the user's lists, such as <c>un-sc</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Who publishes it.</summary>
    public required string Publisher { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The id of the format it was read from.</summary>
    public required string Format { get; init; }

    /// <summary>The day its publisher gives it, or the user.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The effect the user gave every entry; null where the rules and the rows say.</summary>
    public Effect? Effect { get; init; }

    /// <summary>Whether it was made from a file known to be cut off, because the user asked for what there is.</summary>
    public bool IsPartial { get; init; }
}
