using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Passavant.Screening.Lists;

/// <summary>An entry of a list as canonical JSON (RFC 8785): what a snapshot's hash is taken over.</summary>
/// <remarks>
/// Members: <c>consequence</c> (<c>deniedBy</c>, <c>effect</c>, <c>itemScope</c>, <c>policy</c>, <c>until</c>), <c>links</c> (<c>from</c>, <c>kind</c>, <c>share</c> as a text such as <c>0.5</c>, <c>to</c>, <c>until</c>), <c>listedOn</c>, <c>other</c> (pairs), <c>party</c> (see <see cref="PartyJson"/>), <c>programmes</c>, <c>remarks</c>, <c>until</c>. What is empty is left out.
/// </remarks>
public static class ListEntryJson
{
    /// <summary>The canonical bytes of an entry.</summary>
    public static byte[] ToBytes(ListEntry entry)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        Write(entry, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes the canonical bytes of an entry.</summary>
    public static void Write(ListEntry entry, IBufferWriter<byte> output)
    {
        var json = new CanonicalWriter(output);
        json.BeginObject();
        json.Name("consequence");
        Write(entry.Consequence, json);
        if (entry.Links.Count > 0)
        {
            json.Name("links");
            json.BeginArray();
            foreach (var link in entry.Links)
                Write(link, json);
            json.EndArray();
        }
        json.Member("listedOn", entry.ListedOn);
        if (entry.Other.Count > 0)
        {
            json.Name("other");
            json.BeginArray();
            foreach (var (name, value) in entry.Other)
            {
                json.BeginArray();
                json.Text(name);
                json.Text(value);
                json.EndArray();
            }
            json.EndArray();
        }
        json.Name("party");
        PartyJson.Write(entry.Party, json);
        json.Member("programmes", entry.Programmes);
        json.Member("remarks", entry.Remarks);
        json.Member("until", entry.Until);
        json.EndObject();
    }

    /// <summary>Reads an entry from JSON, whatever the order of its members.</summary>
    /// <exception cref="FormatException">The bytes are no entry; the message says at which byte.</exception>
    public static ListEntry Read(ReadOnlySpan<byte> utf8Json) => Read(utf8Json, new JsonWords());

    internal static ListEntry Read(ReadOnlySpan<byte> utf8Json, JsonWords words)
    {
        var json = new Utf8JsonReader(utf8Json);
        try
        {
            json.Read();
            var entry = Read(ref json, words);
            return json.Read() ? throw JsonWords.Not(ref json, "nothing after the entry") : entry;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    private static ListEntry Read(ref Utf8JsonReader json, JsonWords words)
    {
        Party? party = null;
        Consequence? consequence = null;
        List<string> programmes = [];
        List<Link> links = [];
        List<KeyValuePair<string, string>> other = [];
        DateOnly? listedOn = null,
            until = null;
        string? remarks = null;
        JsonWords.Expect(ref json, JsonTokenType.StartObject, "an entry");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = words.Word(ref json);
            json.Read();
            switch (member)
            {
                case "party":
                    party = PartyJson.Read(ref json, words);
                    break;
                case "consequence":
                    consequence = ReadConsequence(ref json, words);
                    break;
                case "programmes":
                    programmes = PartyJson.Texts(ref json, words);
                    break;
                case "links":
                    JsonWords.Expect(ref json, JsonTokenType.StartArray, "links");
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                        links.Add(ReadLink(ref json, words));
                    break;
                case "listedOn":
                    listedOn = JsonWords.Day(ref json);
                    break;
                case "until":
                    until = JsonWords.Day(ref json);
                    break;
                case "remarks":
                    remarks = JsonWords.Text(ref json);
                    break;
                case "other":
                    JsonWords.Expect(ref json, JsonTokenType.StartArray, "pairs");
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                        other.Add(ReadPair(ref json, words));
                    break;
                default:
                    throw JsonWords.Not(ref json, $"no member '{member}' in an entry");
            }
        }
        return new ListEntry
        {
            Party = party ?? throw JsonWords.Not(ref json, "a 'party' in the entry"),
            Consequence =
                consequence ?? throw JsonWords.Not(ref json, "a 'consequence' in the entry"),
            Programmes = PartyJson.Kept(programmes),
            Links = PartyJson.Kept(links),
            ListedOn = listedOn,
            Until = until,
            Remarks = remarks,
            Other = PartyJson.Kept(other),
        };
    }

    private static void Write(Consequence consequence, CanonicalWriter json)
    {
        json.BeginObject();
        json.Member("deniedBy", consequence.DeniedBy);
        json.Member("effect", consequence.Effect.Name());
        json.Member("itemScope", consequence.ItemScope);
        json.Member("policy", consequence.Policy);
        json.Member("until", consequence.Until);
        json.EndObject();
    }

    private static Consequence ReadConsequence(ref Utf8JsonReader json, JsonWords words)
    {
        Effect? effect = null;
        string? policy = null,
            scope = null,
            deniedBy = null;
        DateOnly? until = null;
        JsonWords.Expect(ref json, JsonTokenType.StartObject, "a consequence");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = words.Word(ref json);
            json.Read();
            switch (member)
            {
                case "effect":
                    effect = EffectWords.TryParse(words.Word(ref json), out var read)
                        ? read
                        : throw JsonWords.Not(ref json, "an effect");
                    break;
                case "policy":
                    policy = words.Word(ref json);
                    break;
                case "itemScope":
                    scope = words.Word(ref json);
                    break;
                case "deniedBy":
                    deniedBy = words.Word(ref json);
                    break;
                case "until":
                    until = JsonWords.Day(ref json);
                    break;
                default:
                    throw JsonWords.Not(ref json, $"no member '{member}' in a consequence");
            }
        }
        return new Consequence(
            effect ?? throw JsonWords.Not(ref json, "an 'effect' in the consequence"),
            policy,
            scope,
            deniedBy,
            until
        );
    }

    private static void Write(Link link, CanonicalWriter json)
    {
        json.BeginObject();
        json.Member("from", link.From);
        json.Member("kind", LinkWords.Of(link.Kind));
        json.Member(
            "share",
            link.Share?.ToString("0.############################", CultureInfo.InvariantCulture)
        );
        json.Member("to", link.To);
        json.Member("until", link.Until);
        json.EndObject();
    }

    private static Link ReadLink(ref Utf8JsonReader json, JsonWords words)
    {
        LinkKind? kind = null;
        string? to = null;
        decimal? share = null;
        DateOnly? from = null,
            until = null;
        JsonWords.Expect(ref json, JsonTokenType.StartObject, "a link");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = words.Word(ref json);
            json.Read();
            switch (member)
            {
                case "kind":
                    kind =
                        LinkWords.Parse(words.Word(ref json))
                        ?? throw JsonWords.Not(ref json, "a kind of link");
                    break;
                case "to":
                    to = JsonWords.Text(ref json);
                    break;
                case "share":
                    share = decimal.TryParse(
                        JsonWords.Text(ref json),
                        NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var read
                    )
                        ? read
                        : throw JsonWords.Not(ref json, "a share such as 0.5");
                    break;
                case "from":
                    from = JsonWords.Day(ref json);
                    break;
                case "until":
                    until = JsonWords.Day(ref json);
                    break;
                default:
                    throw JsonWords.Not(ref json, $"no member '{member}' in a link");
            }
        }
        return new Link(
            kind ?? throw JsonWords.Not(ref json, "a 'kind' in the link"),
            to ?? throw JsonWords.Not(ref json, "a 'to' in the link"),
            share,
            from,
            until
        );
    }

    private static KeyValuePair<string, string> ReadPair(ref Utf8JsonReader json, JsonWords words)
    {
        JsonWords.Expect(ref json, JsonTokenType.StartArray, "a pair");
        json.Read();
        var name = words.Word(ref json);
        json.Read();
        var value = words.Word(ref json);
        json.Read();
        JsonWords.Expect(ref json, JsonTokenType.EndArray, "a pair of two texts");
        return KeyValuePair.Create(name, value);
    }
}

/// <summary>The words in which kinds of link are written.</summary>
internal static class LinkWords
{
    public static string Of(LinkKind kind) =>
        kind switch
        {
            LinkKind.Owns => "owns",
            LinkKind.Controls => "controls",
            LinkKind.ActsFor => "acts for",
            LinkKind.FamilyOrAssociate => "family or associate",
            _ => "linked to",
        };

    public static LinkKind? Parse(string word) =>
        word switch
        {
            "owns" => LinkKind.Owns,
            "controls" => LinkKind.Controls,
            "acts for" => LinkKind.ActsFor,
            "family or associate" => LinkKind.FamilyOrAssociate,
            "linked to" => LinkKind.LinkedTo,
            _ => null,
        };
}
