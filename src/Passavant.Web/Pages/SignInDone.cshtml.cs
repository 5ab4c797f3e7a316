namespace Passavant.Web.Pages;

/// <summary>The step between the service people sign in with and their page.</summary>
/// <remarks>The browser does not send the cookie of the session while another site leads it here; from this page on it does.</remarks>
[Anybody]
internal sealed class SignInDonePage(Here here) : SeatPage(here)
{
    /// <summary>Where one goes on to.</summary>
    public string Next { get; private set; } = "";

    public void OnGet(string? to) =>
        Next = OwnAddress.Of(to) is { Length: > 0 } back ? back : Here.To("/desk");
}
