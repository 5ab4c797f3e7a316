using Microsoft.AspNetCore.Http.Features;
using Passavant.Store;
using Passavant.Web.People;

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
        catch (FullException full) when (!context.Response.HasStarted)
        {
            await Write(context, Full(context, full));
        }
    }

    /// <summary>Says that there is no room for what was to be written, and tells whoever runs the program.</summary>
    public static Trouble Full(HttpContext context, FullException full)
    {
        context
            .RequestServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger(typeof(Problems))
            .NoRoom(full);
        return new(
            StatusCodes.Status507InsufficientStorage,
            "The disk the records are on is full. Nothing of what you asked was done and nothing was lost: do it again once whoever runs the program has made room."
        )
        {
            Code = "no-room",
            French =
                "Le disque des dossiers est plein. Rien de ce que vous demandiez n'a été fait et rien n'est perdu : recommencez une fois que l'exploitant aura fait de la place.",
            RetryAfter = 60,
        };
    }

    public static Task Write(HttpContext context, Trouble trouble)
    {
        context.Response.StatusCode = trouble.Status;
        if (trouble.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = $"{seconds}";
        // Screening without casework answers in English and without a word, as it did.
        if (context.RequestServices.GetService<CaseworkSettings>() is null)
            return Answer(context, trouble, trouble.Message, null);
        var words = Words(trouble.Status);
        var isFrench = context.Language() == "fr";
        context.Response.Headers.ContentLanguage = isFrench ? "fr" : "en";
        return Answer(
            context,
            trouble,
            isFrench ? trouble.French ?? words.French : trouble.Message,
            trouble.Code ?? words.Code
        );
    }

    private static Task Answer(HttpContext context, Trouble trouble, string detail, string? code)
    {
        var more = new Dictionary<string, object?>();
        if (code is not null)
            more["code"] = code;
        if (trouble.Faults.Count > 0)
            more["errors"] = trouble.Faults;
        return Results
            .Problem(
                detail,
                statusCode: trouble.Status,
                type: code is null ? null : $"urn:passavant:problem:{code}",
                extensions: more.Count == 0 ? null : more
            )
            .ExecuteAsync(context);
    }

    // What a status says where nothing more is known.
    private static (string Code, string French) Words(int status) =>
        status switch
        {
            400 => ("not-understood", "La demande n'est pas lisible."),
            401 => ("not-signed-in", "Connectez-vous d'abord."),
            403 => ("not-allowed", "Cela ne vous est pas permis."),
            404 => ("not-found", "Cela n'existe pas."),
            409 => ("conflict", "Cela contredit ce qui est déjà enregistré."),
            412 => ("changed", "Quelqu'un d'autre l'a changé entre-temps ; relisez-le."),
            413 => ("too-long", "La demande est trop longue."),
            415 => ("wrong-media-type", "Ce type de contenu n'est pas accepté ici."),
            422 => ("invalid", "La demande contient des fautes ; voyez « errors »."),
            428 => ("no-if-match", "Dites par If-Match quelle version vous changez."),
            429 => ("too-often", "Trop de tentatives ; attendez un peu."),
            _ => ("failed", "La demande n'a pas abouti."),
        };

    public static string Said(HttpContext context, BadHttpRequestException wrong) =>
        wrong.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? $"The request is longer than {context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize} bytes; send less at once."
            : "The request cannot be read.";
}
