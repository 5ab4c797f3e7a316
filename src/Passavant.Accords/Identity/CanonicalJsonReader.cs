using System.Text.Json;

namespace Passavant.Accords.Identity;

/// <summary>Reads any JSON text into values that have a canonical form.</summary>
static class CanonicalJsonReader
{
    public static CanonicalJson Read(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = 64 });
            reader.Read();
            var value = Value(ref reader);
            return reader.Read()
                ? throw new FormatException("The JSON text holds more than one value.")
                : value;
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"The bytes are no JSON text: {wrong.Message}", wrong);
        }
    }

    static CanonicalJson Value(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartArray => Array(ref reader),
            JsonTokenType.StartObject => Object(ref reader),
            JsonTokenType.String => new CanonicalJson.Text(Text(ref reader)),
            JsonTokenType.Number => Number(ref reader),
            JsonTokenType.True => new CanonicalJson.Truth(true),
            JsonTokenType.False => new CanonicalJson.Truth(false),
            JsonTokenType.Null => new CanonicalJson.Nothing(),
            _ => throw new FormatException("The JSON text holds no value."),
        };

    static CanonicalJson.Array Array(ref Utf8JsonReader reader)
    {
        var items = new List<CanonicalJson>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader));
        }
        return new CanonicalJson.Array(items);
    }

    static CanonicalJson.Object Object(ref Utf8JsonReader reader)
    {
        var members = new Dictionary<string, CanonicalJson>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var at = reader.TokenStartIndex;
            var name = Text(ref reader);
            reader.Read();
            if (!members.TryAdd(name, Value(ref reader)))
            {
                throw new FormatException(
                    $"The name '{name}' occurs again at byte {at}; a name may occur once in an object."
                );
            }
        }
        return new CanonicalJson.Object(members);
    }

    static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException wrong) // how Utf8JsonReader reports invalid UTF-8 and half surrogate pairs
        {
            throw new FormatException(
                $"The text at byte {reader.TokenStartIndex} is not well-formed Unicode.",
                wrong
            );
        }
    }

    static CanonicalJson.Real Number(ref Utf8JsonReader reader) =>
        reader.TryGetDouble(out var number) && double.IsFinite(number)
            ? new CanonicalJson.Real(number)
            : throw new FormatException(
                $"The number at byte {reader.TokenStartIndex} is too large for a double."
            );
}
