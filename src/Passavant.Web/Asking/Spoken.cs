using System.Text.Json;
using Passavant.Cases;

namespace Passavant.Web.Asking;

/// <summary>Bodies of casework as JSON: members in camel case, strictly read.</summary>
internal static class Spoken
{
    /// <summary>What a request holds.</summary>
    /// <exception cref="Trouble">It is no JSON, or does not hold what it should.</exception>
    public static async Task<T> Read<T>(HttpContext context, CancellationToken stop)
    {
        if (!context.Request.HasJsonContentType())
            throw Trouble.Of(
                StatusCodes.Status415UnsupportedMediaType,
                "wrong-media-type",
                "Send JSON, as Content-Type: application/json.",
                "Envoyez du JSON, avec Content-Type: application/json."
            );
        using var body = await Bodies.Read(context.Request, stop);
        try
        {
            return body.RootElement.Deserialize<T>(CaseJson.Options)!;
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException)
        {
            var path = (wrong as JsonException)?.Path?.TrimStart('$').Trim('.') ?? "";
            throw Trouble.Invalid(
                Cases.CaseAnswers.Plain(wrong.Message),
                path.Length == 0 ? ["body"] : ["body", path]
            );
        }
    }

    /// <summary>An answer.</summary>
    public static IResult Answer<T>(T value, int status = StatusCodes.Status200OK) =>
        Results.Json(value, CaseJson.Options, statusCode: status);

    /// <summary>An answer with the version it is of, for <c>If-Match</c>.</summary>
    public static IResult Answer<T>(
        HttpContext context,
        T value,
        string version,
        int status = StatusCodes.Status200OK
    )
    {
        context.Response.Headers.ETag = $"\"{version}\"";
        return Answer(value, status);
    }
}
