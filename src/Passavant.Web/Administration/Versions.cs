using System.Security.Cryptography;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Web.Asking;

namespace Passavant.Web.Administration;

/// <summary>Which version of something a change is of, so that two administrators do not overwrite each other.</summary>
internal static class Versions
{
    /// <summary>The version of something: what it holds, in short.</summary>
    public static string Of<T>(T value) =>
        Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value, CaseJson.Options))
        )[..32];

    /// <summary>The version a request says it changes; empty where it says none.</summary>
    public static string Given(HttpContext context) => context.Request.Headers.IfMatch.ToString();

    /// <summary>Holds the version somebody says they change against the one there is; null where there is nothing yet.</summary>
    /// <exception cref="Trouble">They say none, or another: 428, 412.</exception>
    public static void Match(string given, string? now)
    {
        if (now is not null && given.Length == 0)
            throw Trouble.Of(
                StatusCodes.Status428PreconditionRequired,
                "no-if-match",
                "It exists already: say with If-Match which version you change (its ETag).",
                "Cela existe déjà : dites par If-Match quelle version vous changez (son ETag)."
            );
        if (given.Length > 0 && given != $"\"{now}\"")
            throw Trouble.Of(
                StatusCodes.Status412PreconditionFailed,
                "changed",
                "Somebody changed it in the meantime; read it again.",
                "Quelqu'un d'autre l'a changé entre-temps ; relisez-le."
            );
    }
}
