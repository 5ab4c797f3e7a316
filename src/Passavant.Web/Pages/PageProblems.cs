using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Pages;

/// <summary>Shows people a page where something cannot be done: nobody is signed in, it is not theirs, it is not there, it went wrong.</summary>
internal static class PageProblems
{
    /// <summary>Answers a request for a page, or shows why not.</summary>
    public static async Task Answer(HttpContext context, RequestDelegate next)
    {
        if (!IsForPage(context))
        {
            await next(context);
            return;
        }
        try
        {
            await next(context);
            // Refused by the framework, such as a form without its token, or an address nothing is at.
            if (
                !context.Response.HasStarted
                && context.Response.StatusCode >= 400
                && context.Response.ContentType is null
            )
                await Show(context, next, new Trouble(context.Response.StatusCode, ""));
        }
        catch (Trouble trouble) when (!context.Response.HasStarted)
        {
            await Show(context, next, trouble);
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            await Show(context, next, new Trouble(wrong.StatusCode, Problems.Said(context, wrong)));
        }
        catch (FullException full) when (!context.Response.HasStarted)
        {
            await Show(context, next, Problems.Full(context, full));
        }
        catch (Exception failure)
            when (failure is not OperationCanceledException && !context.Response.HasStarted)
        {
            context
                .RequestServices.GetRequiredService<ILoggerFactory>()
                .CreateLogger(typeof(PageProblems))
                .PageFailed(
                    failure,
                    context.Request.Method,
                    (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? ""
                );
            await Show(context, next, new Trouble(StatusCodes.Status500InternalServerError, ""));
        }
    }

    private static async Task Show(HttpContext context, RequestDelegate next, Trouble trouble)
    {
        var path = context.Request.Path;
        var language = path.Value!.Split('/')[1];
        if (
            trouble.Status == StatusCodes.Status401Unauthorized
            && context.Features.Get<SignedIn>() is null
        )
        {
            var back = HttpMethods.IsGet(context.Request.Method)
                ? $"{path}{context.Request.QueryString}"
                : $"/{language}";
            context.Response.Redirect($"/{language}/sign-in?to={Uri.EscapeDataString(back)}");
            return;
        }
        context.Response.Clear();
        context.Response.StatusCode = trouble.Status;
        if (trouble.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = $"{seconds}";
        context.Features.Set(new PageProblem(trouble, path));
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Path = $"/{language}/problem";
        context.Request.Method = HttpMethods.Get;
        await next(context);
    }

    private static bool IsForPage(HttpContext context) =>
        context.Request.Path.Value!.Split('/') is ["", var language, ..]
        && Words.All.ContainsKey(language);
}

/// <summary>What a page of a problem tells.</summary>
/// <param name="Trouble">What is wrong.</param>
/// <param name="Path">Where it went wrong.</param>
internal sealed record PageProblem(Trouble Trouble, string Path);
