using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Account;

/// <summary>Who one is here, what one acts as, and what one signs in with.</summary>
[AnyPerson]
internal sealed class AccountPage(
    Here here,
    Database database,
    Desk desk,
    SecondFactor factor,
    CaseworkSettings settings
) : SeatPage(here)
{
    /// <summary>Whoever is signed in.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>What they act as.</summary>
    public string Acting { get; private set; } = "";

    /// <summary>How many passkeys they have.</summary>
    public int Passkeys { get; private set; }

    /// <summary>How many sign-ins and tokens last.</summary>
    public int SignIns { get; private set; }

    /// <summary>How many webhooks they have.</summary>
    public int Webhooks { get; private set; }

    /// <summary>Who they are at the service they sign in with.</summary>
    public IdentityRow? Identity { get; private set; }

    /// <summary>What was done just now, on a page before this.</summary>
    public string? IsDone { get; private set; }

    public async Task OnGet(string? done)
    {
        IsDone = done switch
        {
            "password" => Here[
                "Your password is changed. All other sign-ins, and all tokens, have ended."
            ],
            "factor-off" => Here["The second factor is off."],
            "unlinked" => Here["The link is ended. The next sign-in there makes a new one."],
            _ => null,
        };
        var who = Here.SignedIn!;
        Person = await factor.Of(HttpContext);
        SignIns = (
            await SessionRoutes.Lasting(
                database,
                who,
                settings,
                desk.Now,
                HttpContext.RequestAborted
            )
        ).Count;
        await database.Read(async reading =>
        {
            Passkeys = (await Store.Passkeys.Of(reading, who.Person.Id)).Count;
            Webhooks = (await Store.Webhooks.Of(reading, who.Person.Id)).Count;
            Identity = await Identities.Of(reading, who.Person.Id) is [var first, ..]
                ? first
                : null;
            Acting = who.Acting is { } acting
                ? $"{Here[Navigation.NameOf(acting.Actor().Role)]}, {(await Store.People.FindAgency(reading, acting.Agency))?.Agency().Name.In(Here.Language) ?? acting.Agency}"
                : Here["nothing yet"];
            return true;
        });
    }

    public async Task<IActionResult> OnPost()
    {
        _ = await database.Write(change =>
            Identities.Remove(change, Here.SignedIn!.Person.Id, Form.Text("issuer"))
        );
        return To("/account?done=unlinked");
    }
}
