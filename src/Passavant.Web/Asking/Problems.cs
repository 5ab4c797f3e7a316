using Microsoft.AspNetCore.Http.Features;

namespace Passavant.Web.Asking;

/// <summary>Tells whoever asked what is wrong, as problem details (RFC 9457).</summary>
internal static class Problems
{
    /// <summary>Answers a request, or says why not.</summary>
    public static async Task Answer(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(context);
        }
        catch (Trouble trouble) when (!context.Response.HasStarted)
        {
            await Write(context, trouble);
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            await Write(context, new Trouble(wrong.StatusCode, Said(context, wrong)));
        }
    }

    public static Task Write(HttpContext context, Trouble trouble)
    {
        context.Response.StatusCode = trouble.Status;
        return Results
            .Problem(
                trouble.Message,
                statusCode: trouble.Status,
                extensions: trouble.Faults.Count == 0
                    ? null
                    : new Dictionary<string, object?> { ["errors"] = trouble.Faults }
            )
            .ExecuteAsync(context);
    }

    public static string Said(HttpContext context, BadHttpRequestException wrong) =>
        wrong.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? $"The request is longer than {context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize} bytes; send fewer queries at once."
            : "The request cannot be read.";
}
