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
        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return document;
        document.Dispose();
        throw Trouble.Invalid("is no JSON object", name);
    }

    private static Trouble Broken(JsonException wrong, string name) =>
        Trouble.Invalid(
            wrong.LineNumber is { } line && wrong.BytePositionInLine is { } at
                ? $"is no JSON: it breaks off or goes wrong in line {line + 1} at byte {at}"
                : "is no JSON, or names a member twice",
            name
        );
}
