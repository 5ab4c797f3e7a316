using System.Buffers;
using System.Text.Json;

namespace Passavant.Screening;

/// <summary>A party as canonical JSON (RFC 8785).</summary>
/// <remarks>
/// Members: <c>addresses</c>, <c>countries</c>, <c>dates</c> (each as <see cref="PartialDate.ToString"/> spells it), <c>gender</c>, <c>id</c>, <c>identifiers</c> (<c>country</c>, <c>kind</c>, <c>value</c>), <c>kind</c>, <c>names</c> (<c>family</c>, <c>given</c>, <c>kind</c>, <c>text</c>), <c>places</c>.
/// What is empty or unknown is left out, and so is the kind of a primary name. Two parties are the same in content when their bytes are the same.
/// </remarks>
public static class PartyJson
{
    /// <summary>The canonical bytes of a party.</summary>
    public static byte[] ToBytes(Party party)
    {
        var output = new ArrayBufferWriter<byte>(512);
        Write(party, new CanonicalWriter(output));
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads a party from JSON, whatever the order of its members.</summary>
    /// <exception cref="FormatException">The bytes are no party; the message says at which byte.</exception>
    public static Party Read(ReadOnlySpan<byte> utf8Json)
    {
        var json = new Utf8JsonReader(utf8Json);
        try
        {
            json.Read();
            var party = Read(ref json, new JsonWords());
            return json.Read() ? throw JsonWords.Not(ref json, "nothing after the party") : party;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    internal static void Write(Party party, CanonicalWriter json)
    {
        json.BeginObject();
        json.Member("addresses", party.Addresses);
        json.Member("countries", party.Countries);
        if (party.Dates.Count > 0)
            json.Member("dates", [.. party.Dates.Select(date => date.ToString())]);
        json.Member("gender", party.Gender is { } gender ? Words.Of(gender) : null);
        json.Member("id", party.Id);
        if (party.Identifiers.Count > 0)
        {
            json.Name("identifiers");
            json.BeginArray();
            foreach (var identifier in party.Identifiers)
                Write(identifier, json);
            json.EndArray();
        }
        if (party.Kind != PartyKind.Unknown)
            json.Member("kind", Words.Of(party.Kind));
        json.Name("names");
        json.BeginArray();
        foreach (var name in party.Names)
            Write(name, json);
        json.EndArray();
        json.Member("places", party.Places);
        json.EndObject();
    }

    private static void Write(Identifier identifier, CanonicalWriter json)
    {
        json.BeginObject();
        json.Member("country", identifier.Country);
        json.Member("kind", identifier.Kind);
        json.Member("value", identifier.Value);
        json.EndObject();
    }

    private static void Write(PartyName name, CanonicalWriter json)
    {
        json.BeginObject();
        json.Member("family", name.Family);
        json.Member("given", name.Given);
        if (name.Kind != NameKind.Primary)
            json.Member("kind", Words.Of(name.Kind));
        json.Member("text", name.Text);
        json.EndObject();
    }

    internal static Party Read(ref Utf8JsonReader json, JsonWords words)
    {
        string? id = null;
        var kind = PartyKind.Unknown;
        Gender? gender = null;
        List<PartyName>? names = null;
        List<PartialDate> dates = [];
        List<Identifier> identifiers = [];
        List<string> countries = [],
            places = [],
            addresses = [];
        JsonWords.Expect(ref json, JsonTokenType.StartObject, "a party");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = words.Word(ref json);
            json.Read();
            switch (member)
            {
                case "id":
                    id = JsonWords.Text(ref json);
                    break;
                case "kind":
                    kind =
                        Words.Kind(words.Word(ref json))
                        ?? throw JsonWords.Not(ref json, "a kind of party");
                    break;
                case "gender":
                    gender =
                        Words.Gender(words.Word(ref json))
                        ?? throw JsonWords.Not(ref json, "a gender");
                    break;
                case "names":
                    names = [];
                    JsonWords.Expect(ref json, JsonTokenType.StartArray, "names");
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                        names.Add(ReadName(ref json, words));
                    break;
                case "dates":
                    JsonWords.Expect(ref json, JsonTokenType.StartArray, "dates");
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                        dates.Add(
                            PartialDate.TryParse(words.Word(ref json), out var date)
                                ? date
                                : throw JsonWords.Not(
                                    ref json,
                                    "a date such as 1961, 1961-05-03 or 1960/1965"
                                )
                        );
                    break;
                case "identifiers":
                    JsonWords.Expect(ref json, JsonTokenType.StartArray, "identifiers");
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                        identifiers.Add(ReadIdentifier(ref json, words));
                    break;
                case "countries":
                    countries = Texts(ref json, words);
                    break;
                case "places":
                    places = Texts(ref json, words);
                    break;
                case "addresses":
                    addresses = Texts(ref json, null);
                    break;
                default:
                    throw JsonWords.Not(ref json, $"no member '{member}' in a party");
            }
        }
        return new Party
        {
            Id = id ?? throw JsonWords.Not(ref json, "an 'id' in the party"),
            Kind = kind,
            Names = names is null
                ? throw JsonWords.Not(ref json, "'names' in the party")
                : Kept(names),
            Dates = Kept(dates),
            Countries = Kept(countries),
            Places = Kept(places),
            Gender = gender,
            Identifiers = Kept(identifiers),
            Addresses = Kept(addresses),
        };
    }

    /// <summary>A list that holds no more room than it needs.</summary>
    internal static T[] Kept<T>(List<T> values) => values.Count == 0 ? [] : [.. values];

    internal static List<string> Texts(ref Utf8JsonReader json, JsonWords? words)
    {
        JsonWords.Expect(ref json, JsonTokenType.StartArray, "a list of texts");
        var texts = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            texts.Add(words?.Word(ref json) ?? JsonWords.Text(ref json));
        return texts;
    }

    private static PartyName ReadName(ref Utf8JsonReader json, JsonWords words)
    {
        string? text = null,
            given = null,
            family = null;
        var kind = NameKind.Primary;
        JsonWords.Expect(ref json, JsonTokenType.StartObject, "a name");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = words.Word(ref json);
            json.Read();
            switch (member)
            {
                case "text":
                    text = JsonWords.Text(ref json);
                    break;
                case "given":
                    given = words.Word(ref json);
                    break;
                case "family":
                    family = words.Word(ref json);
                    break;
                case "kind":
                    kind =
                        Words.Name(words.Word(ref json))
                        ?? throw JsonWords.Not(ref json, "a kind of name");
                    break;
                default:
                    throw JsonWords.Not(ref json, $"no member '{member}' in a name");
            }
        }
        return new PartyName(
            text ?? throw JsonWords.Not(ref json, "a 'text' in the name"),
            kind,
            given,
            family
        );
    }

    private static Identifier ReadIdentifier(ref Utf8JsonReader json, JsonWords words)
    {
        string? kind = null,
            value = null,
            country = null;
        JsonWords.Expect(ref json, JsonTokenType.StartObject, "an identifier");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = words.Word(ref json);
            json.Read();
            switch (member)
            {
                case "kind":
                    kind = words.Word(ref json);
                    break;
                case "value":
                    value = JsonWords.Text(ref json);
                    break;
                case "country":
                    country = words.Word(ref json);
                    break;
                default:
                    throw JsonWords.Not(ref json, $"no member '{member}' in an identifier");
            }
        }
        return new Identifier(
            kind ?? throw JsonWords.Not(ref json, "a 'kind' in the identifier"),
            value ?? throw JsonWords.Not(ref json, "a 'value' in the identifier"),
            country
        );
    }

    /// <summary>The words in which choices are written.</summary>
    private static class Words
    {
        public static string Of(PartyKind kind) =>
            kind switch
            {
                PartyKind.Person => "person",
                PartyKind.Organisation => "organisation",
                PartyKind.Vessel => "vessel",
                PartyKind.Aircraft => "aircraft",
                _ => "unknown",
            };

        public static PartyKind? Kind(string word) =>
            word switch
            {
                "person" => PartyKind.Person,
                "organisation" => PartyKind.Organisation,
                "vessel" => PartyKind.Vessel,
                "aircraft" => PartyKind.Aircraft,
                "unknown" => PartyKind.Unknown,
                _ => null,
            };

        public static string Of(Gender gender) =>
            gender switch
            {
                Screening.Gender.Female => "female",
                Screening.Gender.Male => "male",
                _ => "other",
            };

        public static Gender? Gender(string word) =>
            word switch
            {
                "female" => Screening.Gender.Female,
                "male" => Screening.Gender.Male,
                "other" => Screening.Gender.Other,
                _ => null,
            };

        public static string Of(NameKind kind) =>
            kind switch
            {
                NameKind.Alias => "alias",
                NameKind.WeakAlias => "weak alias",
                NameKind.Former => "former",
                _ => "primary",
            };

        public static NameKind? Name(string word) =>
            word switch
            {
                "primary" => NameKind.Primary,
                "alias" => NameKind.Alias,
                "weak alias" => NameKind.WeakAlias,
                "former" => NameKind.Former,
                _ => null,
            };
    }
}
