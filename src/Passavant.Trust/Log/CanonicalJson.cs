using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Passavant.Accords.Identity;

namespace Passavant.Trust.Log;

/// <summary>Texts in JSON as RFC 8785 spells them, in objects and arrays: all that leaves and disclosures need.</summary>
internal sealed class CanonicalJson
{
    private const int Deepest = 3;

    private readonly ArrayBufferWriter<byte> output = new();

    public byte[] ToBytes() => output.WrittenSpan.ToArray();

    public void Raw(string ascii) => output.Write(NoteText.Encode(ascii));

    public void Array(params ReadOnlySpan<string> texts)
    {
        Raw("[");
        for (var i = 0; i < texts.Length; i++)
        {
            if (i > 0)
                Raw(",");
            Text(texts[i]);
        }
        Raw("]");
    }

    /// <summary>An object of texts, its names sorted by UTF-16 units.</summary>
    public void Object(IReadOnlyDictionary<string, string> members)
    {
        Raw("{");
        var first = true;
        foreach (var name in members.Keys.Order(StringComparer.Ordinal))
        {
            if (!first)
                Raw(",");
            first = false;
            Text(name);
            Raw(":");
            Text(members[name]);
        }
        Raw("}");
    }

    public void Text(string text) => CanonicalSpelling.WriteText(text, output);

    /// <summary>Reads JSON no deeper than leaves are. Whoever reads it must still compare it with what would be written.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        int longest,
        out JsonElement json,
        [NotNullWhen(false)] out string? fault
    )
    {
        json = default;
        if (bytes.Length > longest)
        {
            fault = $"{bytes.Length} bytes; expected at most {longest}";
            return false;
        }
        try
        {
            ReadEveryText(bytes);
            using var document = JsonDocument.Parse(
                bytes.ToArray(),
                new JsonDocumentOptions { MaxDepth = Deepest }
            );
            json = document.RootElement.Clone();
            fault = null;
            return true;
        }
        catch (JsonException wrong)
        {
            fault = $"no JSON at line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine}";
            return false;
        }
        catch (InvalidOperationException) // how the reader reports half of a surrogate pair
        {
            fault = "half of a surrogate pair, or no UTF-8; expected texts in well-formed Unicode";
            return false;
        }
    }

    // A parser does not ask whether escapes spell texts at all before they are read.
    private static void ReadEveryText(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest });
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                reader.GetString();
    }
}

/// <summary>Texts out of JSON that was read by <see cref="CanonicalJson"/>.</summary>
internal static class JsonTexts
{
    /// <summary>The text; null where it is none.</summary>
    public static string? TextOrNull(this JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? json.GetString() : null;

    /// <summary>The texts of an array of that length; none where it is something else.</summary>
    public static IReadOnlyList<string> Strings(this JsonElement json, int length) =>
        json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == length
            ? [.. json.EnumerateArray().Select(TextOrNull).OfType<string>()]
            : [];

    /// <summary>The members of an object that are texts, the last of equal names; null where it is something else or has another member.</summary>
    public static Dictionary<string, string>? Texts(this JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (member.Value.TextOrNull() is not { } text)
                return null;
            texts[member.Name] = text;
        }
        return texts;
    }
}
