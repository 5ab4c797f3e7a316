using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Web.People;

namespace Passavant.Web.Pages;

/// <summary>Signing out.</summary>
[Anybody]
internal sealed class SignOutPage(
    Here here,
    Database database,
    CaseworkSettings settings,
    TimeProvider time
) : SeatPage(here)
{
    public async Task<IActionResult> OnPost()
    {
        if (Here.SignedIn is { } who)
            _ = await database.Write(change =>
                Store.Sessions.Revoke(change, who.Session.TokenHash, time.GetUtcNow())
            );
        SessionRoutes.Forget(HttpContext, settings);
        return To("/sign-out");
    }
}
