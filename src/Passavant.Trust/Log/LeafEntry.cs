using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Passavant.Trust.Keys;

namespace Passavant.Trust.Log;

/// <summary>What a log says of an event in public: its kind, when it was, and a commitment to each of its fields.</summary>
/// <remarks>
/// Everybody sees the kind, the time, how many fields there are and what they are called. What the fields hold stays hidden, even where few values are possible, until someone discloses it: each commitment is salted with 32 secret bytes of its own. That two leaves hold the same value cannot be seen.
/// Whoever loses the salts can no longer open the leaf; whoever has them can show what it held, and nothing else.
/// Compare by <see cref="ToBytes"/>.
/// </remarks>
public sealed class LeafEntry
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly Dictionary<string, string> fields;

    private LeafEntry(string kind, string at, Dictionary<string, string> fields)
    {
        Kind = kind;
        this.at = at;
        this.fields = fields;
    }

    private readonly string at;

    /// <summary>What kind of event, such as <c>decision</c>: a line of text.</summary>
    public string Kind { get; }

    /// <summary>When it was, to the millisecond.</summary>
    public DateTimeOffset At => ReadTime(at)!.Value;

    /// <summary>The commitments by the names of the fields, in base64url.</summary>
    public IReadOnlyDictionary<string, string> Fields => fields;

    /// <summary>The leaf of an event. Throws <see cref="ArgumentException"/> where a name stands twice or is no line of text, or the leaf is longer than an entry can be.</summary>
    /// <param name="at">When it was; what is finer than a millisecond is cut off.</param>
    /// <param name="disclosures">Every field; they open the leaf later and are kept apart from it.</param>
    public static LeafEntry Of(string kind, DateTimeOffset at, IEnumerable<Disclosure> disclosures)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var disclosure in disclosures)
            if (!NoteText.IsLine(disclosure.Name))
                throw new ArgumentException("The name of a field is a line of text, not empty.");
            else if (!fields.TryAdd(disclosure.Name, disclosure.Commitment))
                throw new ArgumentException($"The field '{disclosure.Name}' stands twice.");
        if (!NoteText.IsLine(kind))
            throw new ArgumentException("The kind of a leaf is a line of text, not empty.");
        var time = at.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);
        var leaf = new LeafEntry(kind, time, fields);
        var length = leaf.ToBytes().Length;
        return length <= EntryBundle.LongestEntry
            ? leaf
            : throw new ArgumentException(
                $"A leaf of {length} bytes; a log holds at most {EntryBundle.LongestEntry}."
            );
    }

    /// <summary>Reads a leaf in its one spelling.</summary>
    /// <param name="fault">What is wrong with it, in English.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out LeafEntry? leaf,
        [NotNullWhen(false)] out string? fault
    )
    {
        leaf = null;
        if (!CanonicalJson.TryRead(bytes, EntryBundle.LongestEntry, out var json, out fault))
            return false;
        fault =
            Read(json, out var read)
            ?? (
                bytes.SequenceEqual(read!.ToBytes())
                    ? null
                    : "a leaf that is not in canonical JSON (RFC 8785)"
            );
        leaf = fault is null ? read : null;
        return fault is null;
    }

    /// <summary>Whether the disclosure opens a field of this leaf: the leaf has the field and commits to this value.</summary>
    public bool Opens(Disclosure disclosure) =>
        disclosure.Salt.Length == Disclosure.SaltLength
        && NoteText.IsLine(disclosure.Name)
        && NoteText.IsWellFormed(disclosure.Value)
        && fields.TryGetValue(disclosure.Name, out var commitment)
        && commitment == disclosure.Commitment;

    /// <summary>The entry as it stands in the log, in canonical JSON: <c>{"at":"2026-03-01T12:00:00.000Z","fields":{"outcome":"…"},"kind":"decision"}</c>.</summary>
    public byte[] ToBytes()
    {
        var json = new CanonicalJson();
        json.Raw("{\"at\":");
        json.Text(at);
        json.Raw(",\"fields\":");
        json.Object(fields);
        json.Raw(",\"kind\":");
        json.Text(Kind);
        json.Raw("}");
        return json.ToBytes();
    }

    private static string? Read(JsonElement json, out LeafEntry? leaf)
    {
        leaf = null;
        if (
            json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("kind", out var kind)
            || !json.TryGetProperty("at", out var at)
            || !json.TryGetProperty("fields", out var fields)
        )
            return "no leaf; expected an object of at, fields and kind";
        if (kind.TextOrNull() is not { } kindText || !NoteText.IsLine(kindText))
            return "the kind of the leaf is no line of text";
        if (at.TextOrNull() is not { } time || ReadTime(time) is null)
            return "the time of the leaf; expected a form like 2026-03-01T12:00:00.000Z";
        if (fields.Texts() is not { } commitments)
            return "the fields of the leaf; expected an object of commitments";
        foreach (var (name, commitment) in commitments)
            if (!NoteText.IsLine(name))
                return "the name of a field of the leaf is no line of text";
            else if (StrictBase64.DecodeUrl(commitment) is not { Length: 32 })
                return $"the field '{name}' of the leaf; expected 32 bytes in base64url";
        leaf = new LeafEntry(kindText, time, commitments);
        return null;
    }

    private static DateTimeOffset? ReadTime(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            TimeForm,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;
}
