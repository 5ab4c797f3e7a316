using System.Text.Json;

namespace Passavant.Web.Asking;

/// <summary>Reads bodies as JSON, strictly.</summary>
internal static class Bodies
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = 32,
        AllowDuplicateProperties = false,
    };

    /// <summary>The object a request holds.</summary>
    /// <exception cref="Trouble">It is no JSON, or no object.</exception>
    public static async Task<JsonDocument> Read(HttpRequest request, CancellationToken stop)
    {
        try
        {
            return Object(await JsonDocument.ParseAsync(request.Body, Strict, stop), "body");
        }
        catch (JsonException wrong)
        {
            throw Broken(wrong, "body");
        }
    }

    /// <summary>The object a text holds.</summary>
    /// <exception cref="Trouble">It is no JSON, or no object.</exception>
    public static JsonDocument Read(string text, string name)
    {
        try
        {
            return Object(JsonDocument.Parse(text, Strict), name);
        }
        catch (JsonException wrong)
        {
            throw Broken(wrong, name);
        }
    }

    private static JsonDocument Object(JsonDocument document, string name)
    {
        try
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Trouble.Invalid("is no JSON object", name);
            Spell(document.RootElement);
            return document;
        }
        catch (Exception wrong)
        {
            document.Dispose();
            throw wrong is InvalidOperationException
                ? Trouble.Invalid("holds a text that is no Unicode, such as half a letter", name)
                : wrong;
        }
    }

    // Parsing does not look inside texts: half of a surrogate pair or a broken byte shows when they are read.
    private static void Spell(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    Spell(member.Value);
                }
                break;
            case JsonValueKind.Array:
                foreach (var one in value.EnumerateArray())
                    Spell(one);
                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
        }
    }

    private static Trouble Broken(JsonException wrong, string name) =>
        Trouble.Invalid(
            wrong.LineNumber is { } line && wrong.BytePositionInLine is { } at
                ? $"is no JSON: it breaks off or goes wrong in line {line + 1} at byte {at}"
                : "is no JSON, or names a member twice",
            name
        );
}
