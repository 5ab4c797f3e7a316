using System.Text.Json;
using Passavant.Cases;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Cases;

/// <summary>Answers of casework: JSON in camel case, refusals as problem details in the caller's language.</summary>
internal static class CaseAnswers
{
    /// <summary>A value, with the version of the case it is of.</summary>
    public static IResult Ok<T>(
        HttpContext context,
        T value,
        int? version = null,
        int status = StatusCodes.Status200OK
    )
    {
        if (version is { } number)
            context.Response.Headers.ETag = $"\"{number}\"";
        return Results.Json(value, CaseJson.Options, statusCode: status);
    }

    /// <summary>A refusal: what, why, and everything that has to be settled first.</summary>
    public static IResult Refused(HttpContext context, Refusal refusal)
    {
        var language = context.Language();
        context.Response.Headers.ContentLanguage = language;
        var more = new Dictionary<string, object?> { ["code"] = refusal.Code };
        if (refusal.Gates.Count > 0)
            more["gates"] = refusal
                .Gates.Select(gate => new GateView(gate.Code, gate.About, gate.What.In(language)))
                .ToList();
        if (refusal.Provision is { } provision)
            more["provision"] = provision;
        return Results.Problem(
            refusal.Why.In(language),
            statusCode: Status(refusal.Code),
            type: $"urn:passavant:problem:{refusal.Code}",
            extensions: more
        );
    }

    /// <summary>Whether a refusal is one of access, which is recorded.</summary>
    public static bool IsOfAccess(Refusal refusal) => Status(refusal.Code) == 403;

    private static int Status(string code) =>
        code switch
        {
            "not-yours" => StatusCodes.Status404NotFound,
            "not-yours-to-do"
            or "four-eyes"
            or "conflict-of-interest"
            or "level"
            or "not-independent"
            or "other-hands"
            or "not-the-owner"
            or "not-the-author"
            or "not-seated"
            or "only-oneself"
            or "may-not-submit" => StatusCodes.Status403Forbidden,
            "not-now"
            or "gates"
            or "too-late"
            or "final"
            or "link-ended"
            or "already-asked"
            or "already-signed"
            or "already-stopped"
            or "question-ended"
            or "other-proposal"
            or "no-proposal"
            or "countersignature"
            or "signed"
            or "appealed"
            or "admitted"
            or "handed-over"
            or "extended-already" => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };

    /// <summary>What the body of a request says.</summary>
    /// <exception cref="Trouble">It is none, or says what it should not.</exception>
    public static async Task<byte[]> Body(HttpRequest request, CancellationToken stop)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        return body.ToArray();
    }

    /// <summary>The body as a value; an empty body is an empty object.</summary>
    /// <exception cref="Trouble">It is no JSON, or does not hold what it should.</exception>
    public static object Read(ReadOnlySpan<byte> body, Type type)
    {
        if (body.IsEmpty)
            body = "{}"u8;
        // Half a letter, or a sign no record can hold, would be found out too late.
        if (
            !Passavant.Accords.Reading.JsonText.IsWellFormed(body)
            || body.IndexOf("\\u0000"u8) >= 0
        )
            throw Trouble.Invalid(
                "holds a text that is no Unicode, such as half a letter, or the sign of number 0",
                "body"
            );
        try
        {
            return JsonSerializer.Deserialize(body, type, CaseJson.Options)
                ?? throw Trouble.Invalid("is null; expected an object", "body");
        }
        catch (JsonException wrong)
        {
            var path = wrong.Path?.TrimStart('$').Trim('.') ?? "";
            throw Trouble.Invalid(
                Plain(wrong.Message),
                path.Length == 0 ? ["body"] : ["body", path]
            );
        }
        catch (Exception wrong)
            when (wrong is FormatException or NotSupportedException or InvalidOperationException)
        {
            throw Trouble.Invalid(wrong.Message, "body");
        }
    }

    // Messages of the reader speak of our types and of places in the bytes; people need neither.
    public static string Plain(string message)
    {
        var cut = message.IndexOf(" Path:", StringComparison.Ordinal);
        var plain = cut < 0 ? message : message[..cut];
        foreach (var (from, to) in Phrases)
            if (plain.StartsWith(from, StringComparison.Ordinal))
                return to(plain);
        return plain;
    }

    private static readonly (string, Func<string, string>)[] Phrases =
    [
        (
            "JSON deserialization for type",
            text => $"lacks {text[(text.LastIndexOf(':') + 1)..].Trim().TrimEnd('.')}"
        ),
        ("The JSON property '", text => $"holds the unknown member {text.Split('\'')[1]}"),
        (
            "The JSON value could not be converted",
            _ => "has a value of the wrong kind, or none of the words expected"
        ),
    ];
}

/// <summary>Something open, in the caller's language.</summary>
internal sealed record GateView(string Code, string About, string What);
