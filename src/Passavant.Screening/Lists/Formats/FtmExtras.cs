using System.Buffers;
using System.Text;
using System.Text.Json;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>What FollowTheMoney has no property for: the members of an entry's canonical JSON that its properties do not give back, in one extra property <c>passavantEntry</c>, as an object by their path (<c>links</c>, <c>party.names</c>).</summary>
internal static class FtmExtras
{
    public const string Property = "passavantEntry";

    /// <summary>What came to a party from other entities, and a new statement of the party alone does not take back.</summary>
    private static readonly string[] Joined = ["links", "listedOn", "until"];

    /// <summary>The members in which an entry differs from what its properties give; null where it does not.</summary>
    public static string? Of(ListEntry entry, ListEntry plain)
    {
        var (whole, given) = (Members(entry), Members(plain));
        var extras = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, value) in whole)
            if (!given.TryGetValue(path, out var same) || same != value)
                extras[path] = value;
        foreach (var path in given.Keys)
            if (!whole.ContainsKey(path))
                extras[path] = "null";
        return extras.Count == 0 ? null : Written(extras);
    }

    /// <summary>Lets extras have the last word on an entry. Extras that cannot be read are a fault, and the properties stand.</summary>
    public static Func<ListEntry, ListEntry> Amending(string extras, EntryDraft draft)
    {
        // Read now, so that the fault is told; used when the entry is finished.
        SortedDictionary<string, string> members;
        try
        {
            members = Flat(Encoding.UTF8.GetBytes(extras));
            // What stands there must be members of an entry.
            Amended(draft.Build(), members);
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            draft.Doubtful(
                Property,
                wrong.Message,
                "members of an entry",
                "the other properties were read; export the list again"
            );
            return entry => entry;
        }
        return entry => Amended(entry, members);
    }

    /// <summary>The extras of an entity that outlive a new statement of it.</summary>
    public static string? Kept(FtmEntity before)
    {
        if (before.First(Property) is not { Length: > 0 } extras)
            return null;
        SortedDictionary<string, string> members;
        try
        {
            members = Flat(Encoding.UTF8.GetBytes(extras));
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            return null;
        }
        foreach (var path in members.Keys.Except(Joined).ToList())
            members.Remove(path);
        return members.Count == 0 ? null : Written(members);
    }

    private static ListEntry Amended(ListEntry entry, SortedDictionary<string, string> extras)
    {
        var members = Members(entry);
        foreach (var (path, value) in extras)
            if (value == "null")
                members.Remove(path);
            else
                members[path] = value;
        var output = new ArrayBufferWriter<byte>(1024);
        var json = new CanonicalWriter(output);
        json.BeginObject();
        foreach (var (path, value) in members)
            if (!path.StartsWith("party.", StringComparison.Ordinal))
            {
                json.Name(path);
                json.Raw(Encoding.UTF8.GetBytes(value));
            }
        json.Name("party");
        json.BeginObject();
        foreach (var (path, value) in members)
            if (path.StartsWith("party.", StringComparison.Ordinal))
            {
                json.Name(path[6..]);
                json.Raw(Encoding.UTF8.GetBytes(value));
            }
        json.EndObject();
        json.EndObject();
        var amended = ListEntryJson.Read(output.WrittenSpan);
        return amended.Party.Id == entry.Party.Id
            ? amended
            : throw new FormatException("an id other than the entity's");
    }

    private static SortedDictionary<string, string> Members(ListEntry entry)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(ListEntryJson.ToBytes(entry));
        foreach (var member in document.RootElement.EnumerateObject())
            if (member.Name == "party")
                foreach (var part in member.Value.EnumerateObject())
                    members["party." + part.Name] = part.Value.GetRawText();
            else
                members[member.Name] = member.Value.GetRawText();
        return members;
    }

    private static SortedDictionary<string, string> Flat(byte[] extras)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(extras);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new FormatException("no object");
        foreach (var member in document.RootElement.EnumerateObject())
            members[member.Name] = member.Value.GetRawText();
        return members;
    }

    private static string Written(SortedDictionary<string, string> members)
    {
        var output = new ArrayBufferWriter<byte>(256);
        var json = new CanonicalWriter(output);
        json.BeginObject();
        foreach (var (path, value) in members)
        {
            json.Name(path);
            json.Raw(Encoding.UTF8.GetBytes(value));
        }
        json.EndObject();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
