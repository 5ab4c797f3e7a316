using Passavant.Web.Administration;

namespace Passavant.Web.Pages.Administration;

/// <summary>The link with which somebody who is invited sets a password.</summary>
internal static class PasswordLink
{
    /// <summary>The link, in the language of whoever is invited.</summary>
    public static string Of(Here here, HttpRequest request, PersonRoutes.Invited invited)
    {
        var language =
            invited.Person.Language is { } own && Words.All.ContainsKey(own) ? own : here.Language;
        return $"{request.Scheme}://{request.Host}/{language}/password?secret={Uri.EscapeDataString(invited.Secret)}";
    }
}
