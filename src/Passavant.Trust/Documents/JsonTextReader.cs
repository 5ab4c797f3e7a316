using System.Text.Json;
using Passavant.Accords.Identity;

namespace Passavant.Trust.Documents;

/// <summary>Reads JSON strictly: no comments, no trailing commas, every name once, every text well-formed.</summary>
internal static class JsonTextReader
{
    public static Json Read(ReadOnlySpan<byte> utf8)
    {
        // A byte order mark is no JSON, though the reader of the base library passes over nothing and says so less clearly.
        if (utf8.StartsWith("\ufeff"u8))
            throw new DocumentException("byte 0", "a byte order mark", "a JSON value");
        var reader = new Utf8JsonReader(
            utf8,
            new JsonReaderOptions { MaxDepth = Json.DeepestNesting }
        );
        try
        {
            reader.Read();
            var value = Value(ref reader);
            return reader.Read()
                ? throw Refuse(ref reader, "more than one value", "one JSON value")
                : value;
        }
        catch (JsonException wrong)
        {
            throw new DocumentException(
                $"line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine}",
                reader.CurrentDepth >= Json.DeepestNesting
                    ? $"JSON that nests deeper than {Json.DeepestNesting}"
                    : "bytes that are no JSON",
                "a JSON value"
            );
        }
    }

    private static Json Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<KeyValuePair<string, Json>>();
                var names = new HashSet<string>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = Text(ref reader);
                    if (!names.Add(name))
                        throw Refuse(
                            ref reader,
                            $"the name {DocumentException.Quoted(name)} again",
                            "every name once in an object"
                        );
                    reader.Read();
                    members.Add(KeyValuePair.Create(name, Value(ref reader)));
                }
                return new Json.Object(members);
            case JsonTokenType.StartArray:
                var items = new List<Json>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Value(ref reader));
                return new Json.Array(items);
            case JsonTokenType.String:
                return new Json.Text(Text(ref reader));
            case JsonTokenType.Number:
                return reader.TryGetDouble(out var number) && double.IsFinite(number)
                    ? new Json.Number(number)
                    : throw Refuse(ref reader, "a number beyond a double", "a smaller number");
            case JsonTokenType.True:
                return new Json.Truth(true);
            case JsonTokenType.False:
                return new Json.Truth(false);
            case JsonTokenType.Null:
                return new Json.Null();
            default:
                throw Refuse(ref reader, "no value", "a JSON value");
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return CanonicalSpelling.WellFormed(reader.GetString()!);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException) // how half surrogate pairs and bytes that are no UTF-8 are reported
        {
            throw Refuse(ref reader, "a text that is not well-formed", "well-formed Unicode");
        }
    }

    private static DocumentException Refuse(
        ref Utf8JsonReader reader,
        string found,
        string expected
    ) => new($"byte {reader.TokenStartIndex}", found, expected);
}
