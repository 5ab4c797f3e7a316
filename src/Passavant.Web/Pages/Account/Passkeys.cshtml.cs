using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Account;

/// <summary>One's passkeys: looked through, added, removed.</summary>
[AnyPerson]
internal sealed class PasskeysPage(
    Here here,
    Database database,
    SecondFactor factor,
    SignIns signIns,
    Ceremonies ceremonies
) : SeatPage(here)
{
    /// <summary>Whoever is signed in.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>Their passkeys.</summary>
    public IReadOnlyList<PasskeyRow> Passkeys { get; private set; } = [];

    /// <summary>The adding of one, begun by proving who they are.</summary>
    public Ceremonies.Begun? Begun { get; private set; }

    /// <summary>What was done just now.</summary>
    public string? IsDone { get; private set; }

    public async Task OnGet(string? done)
    {
        IsDone = done switch
        {
            "added" => Here["The passkey is added. You can sign in with it from now on."],
            "removed" => Here["The passkey is removed. Delete it on the device too."],
            _ => null,
        };
        await Read();
    }

    public async Task<IActionResult> OnPost()
    {
        await Read();
        switch (Form.Text("do"))
        {
            case "remove":
                _ = await database.Write(change =>
                    Store.Passkeys.Remove(change, Person.Row.Id, Form.Text("credential"))
                );
                return To("/account/passkeys?done=removed");
            case "add":
                if (
                    await ceremonies.Add(
                        HttpContext,
                        Person.Row,
                        Form.Text("credential"),
                        Form.Text("state")
                    )
                )
                    return To("/account/passkeys?done=added");
                Form.Wrong(
                    "",
                    Here["The passkey was not taken: it came too late, or was added before."]
                );
                return Again();
            default:
                return await Begin();
        }
    }

    private async Task<IActionResult> Begin()
    {
        var name = Form.Required(
            "name",
            Here["Enter what you call the passkey"],
            100,
            Here["Use at most 100 letters"]
        );
        if (!Proof.IsGiven(Form, Here, Person))
            return Again();
        try
        {
            _ = await signIns.Prove(
                HttpContext,
                Person.Row.SignIn,
                Form.Text("current"),
                Form.Text("code"),
                (_, _) => Task.FromResult(true)
            );
            Begun = await ceremonies.BeginAdding(HttpContext, Person.Row, name);
            return Page();
        }
        catch (Trouble trouble)
        {
            Proof.Refused(Form, Here, trouble);
            return Again();
        }
    }

    private async Task Read()
    {
        Person = await factor.Of(HttpContext);
        Passkeys = await database.Read(reading => Store.Passkeys.Of(reading, Person.Row.Id));
    }
}
