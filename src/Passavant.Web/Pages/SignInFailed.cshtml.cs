using Passavant.Web.Asking;

namespace Passavant.Web.Pages;

/// <summary>Says why the service people sign in with did not lead to a sign-in.</summary>
[Anybody]
internal sealed class SignInFailedPage(Here here) : SeatPage(here)
{
    /// <summary>Why.</summary>
    public string Why { get; private set; } = "";

    public void OnGet(string? why)
    {
        if (Here.Settings.OpenId is not { } service)
            throw Trouble.Absent("");
        Why = why switch
        {
            "nobody" => Here[
                "{0} knows you, but nobody here who may sign in goes by that. Ask an administrator whether you have an account, and under which name.",
                service.Name
            ],
            "denied" => Here["{0} says that you did not want to sign in here.", service.Name],
            "away" => Here["{0} cannot be reached now. Try again in a moment.", service.Name],
            _ => Here[
                "What {0} answered could not be used: it was too old, was used before, or was not meant for this browser. Try again.",
                service.Name
            ],
        };
    }
}
