using System.Text.Json;
using System.Text.Unicode;

namespace Passavant.Accords.Reading;

/// <summary>Whether the texts in JSON are texts at all, which a JSON parser does not ask before they are read.</summary>
public static class JsonText
{
    /// <summary>Whether the bytes are UTF-8 and no escape spells half of a surrogate pair. Bytes that are no JSON may pass: parsing says so.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            return false;
        if (utf8.IndexOf("\\u"u8) < 0)
            return true;
        var reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    reader.GetString();
            return true;
        }
        catch (JsonException)
        {
            return true;
        }
        catch (InvalidOperationException) // how the reader reports half of a surrogate pair
        {
            return false;
        }
    }
}
