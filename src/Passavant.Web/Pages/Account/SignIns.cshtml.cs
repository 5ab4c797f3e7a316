using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Account;

/// <summary>What is signed in as oneself: looked through, ended, and tokens made for programs.</summary>
[AnyPerson]
internal sealed class SignInsPage(Here here, Database database, CaseworkSettings settings)
    : SeatPage(here)
{
    /// <summary>The sign-ins and tokens that last.</summary>
    public IReadOnlyList<SessionRow> Lasting { get; private set; } = [];

    /// <summary>The secret of the token just made, shown once.</summary>
    public string? Secret { get; private set; }

    /// <summary>Whether one was ended just now.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>What a scope is called, in English.</summary>
    public static string NameOf(string scope) =>
        scope switch
        {
            Scopes.Read => Words.Text("read cases"),
            Scopes.Act => Words.Text("act in cases"),
            Scopes.Screen => Words.Text("screen parties"),
            _ => Words.Text("administer"),
        };

    /// <summary>What a scope is for, in English.</summary>
    public static string Explain(string scope) =>
        scope switch
        {
            Scopes.Read => Words.Text("Read the cases and lists you may read."),
            Scopes.Act => Words.Text("Do in cases what you may do."),
            Scopes.Screen => Words.Text("Ask whether parties are on a list."),
            _ => Words.Text("Keep people, agencies, calendars and editions, where you may."),
        };

    public async Task OnGet(bool ended = false)
    {
        IsEnded = ended;
        Form.Fill("days", "90");
        await Read();
    }

    public async Task<IActionResult> OnPost()
    {
        var who = Here.SignedIn!;
        if (Form.Text("do") == "end")
        {
            if (!await SessionRoutes.End(database, who, Form.Text("id"), Here.Now))
                Form.Wrong("", Here["It had ended already."]);
            await Read();
            return Form.IsRight ? To("/account/sign-ins?ended=true") : Again();
        }
        if (Form.Text("do") == "others")
        {
            await Read();
            foreach (var row in Lasting.Where(row => row.TokenHash != who.Session.TokenHash))
                _ = await SessionRoutes.End(database, who, row.TokenHash, Here.Now);
            return To("/account/sign-ins?ended=true");
        }
        var name = Form.Required(
            "name",
            Here["Enter what you call the program"],
            100,
            Here["Use at most 100 letters"]
        );
        var scopes = Form.Texts("scopes");
        if (scopes.Count == 0)
            Form.Wrong("scopes", Here["Choose what the program may do"]);
        var days = Form.Whole("days", Here["Enter a number of days from 1 to 400"], 1, 400);
        if (Form.IsRight)
            try
            {
                Secret = (
                    await TokenRoutes.Make(
                        HttpContext,
                        database,
                        new TokenRoutes.Request(name, scopes, (int)days!),
                        Here.Now,
                        HttpContext.RequestAborted
                    )
                ).Secret;
            }
            catch (Trouble trouble)
            {
                Proof.Refused(Form, Here, trouble);
            }
        await Read();
        return Form.IsRight ? Page() : Again();
    }

    private async Task Read() =>
        Lasting = await SessionRoutes.Lasting(
            database,
            Here.SignedIn!,
            settings,
            Here.Now,
            HttpContext.RequestAborted
        );
}
