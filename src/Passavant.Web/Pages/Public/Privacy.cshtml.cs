namespace Passavant.Web.Pages.Public;

/// <summary>Which cookies are set and what is recorded.</summary>
[Anybody]
internal sealed class PrivacyPage(Here here) : SeatPage(here)
{
    /// <summary>What the cookie of a sign-in is called.</summary>
    public string SignInCookie => Here.Settings.Cookie;

    /// <summary>What the cookie of forms is called.</summary>
    public string FormCookie => Here.IsDemonstration ? "passavant-form" : "__Host-passavant-form";
}
