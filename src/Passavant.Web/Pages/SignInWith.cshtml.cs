using Microsoft.AspNetCore.Mvc;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Pages;

/// <summary>Leads to the service people sign in with.</summary>
[Anybody]
internal sealed class SignInWithPage(Here here) : SeatPage(here)
{
    public async Task<IActionResult> OnGet(string? to)
    {
        if (Here.Settings.OpenId is null)
            throw Trouble.Absent("");
        try
        {
            await OpenId.Go(HttpContext, Here.Language, OwnAddress.Of(to));
        }
        catch (Exception away)
            when (away is InvalidOperationException or HttpRequestException or IOException)
        {
            // It cannot be asked where it sends people.
            return To("/sign-in/failed?why=away");
        }
        return new EmptyResult();
    }
}
