using Passavant.Cases;
using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>Who asks: the person, the appointment they act under, and what their session may be used for.</summary>
/// <param name="Actor">The person, agency, role and rungs.</param>
/// <param name="Name">The person's name.</param>
/// <param name="SessionHash">The hash of the session's secret.</param>
/// <param name="Scopes">What a program's token may be used for; empty for a person's own session, which may do everything the person may.</param>
internal sealed record Caller(
    Actor Actor,
    string Name,
    string SessionHash,
    IReadOnlySet<string> Scopes
);

/// <summary>Who asks, of a request.</summary>
internal static class Callers
{
    /// <summary>Who asks.</summary>
    /// <exception cref="Trouble">Nobody signed in: 401; or they did not choose what to act as: 403.</exception>
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<Caller>()
        ?? throw (
            context.Features.Get<SignedIn>() is null
                ? NotSignedIn()
                : Trouble.Of(
                    StatusCodes.Status403Forbidden,
                    "no-appointment",
                    "Say first as what you act: PUT /sessions/current/appointment. Without an appointment that is held today nobody acts.",
                    "Dites d'abord à quel titre vous agissez : PUT /sessions/current/appointment. Sans nomination en cours, personne n'agit."
                )
        );

    /// <summary>Nobody signed in.</summary>
    public static Trouble NotSignedIn() =>
        Trouble.Of(
            StatusCodes.Status401Unauthorized,
            "not-signed-in",
            "Sign in first: POST /sessions, or send a token as 'Authorization: Bearer …'.",
            "Connectez-vous d'abord : POST /sessions, ou envoyez un jeton par « Authorization: Bearer … »."
        );

    /// <summary>The language answers are given in: that of the page; else the caller's <c>Accept-Language</c>, English unless French is preferred.</summary>
    public static string Language(this HttpContext context) =>
        context.Request.RouteValues.GetValueOrDefault("language") as string ?? context.Preferred();

    private static string Preferred(this HttpContext context) =>
        context
            .Request.GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(one => one.Quality ?? 1)
            .Select(one => one.Value.ToString().ToLowerInvariant())
            .FirstOrDefault(one =>
                one.StartsWith("fr", StringComparison.Ordinal)
                || one.StartsWith("en", StringComparison.Ordinal)
            )
            ?.StartsWith("fr", StringComparison.Ordinal) == true
            ? "fr"
            : "en";
}
