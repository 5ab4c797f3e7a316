using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Account;

/// <summary>Setting a password by the one-time link an administrator gave. Looking at it uses nothing up.</summary>
[Anybody]
internal sealed class SetPasswordPage(Here here, Passwords passwords) : SeatPage(here)
{
    /// <summary>The one-time secret the link carries.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>Whose it is; null where it is good for nothing.</summary>
    public PersonRow? Person { get; private set; }

    /// <summary>Whether the password was set with it.</summary>
    public bool IsSet { get; private set; }

    public async Task OnGet(string? secret, bool set = false)
    {
        IsSet = set;
        if (!set)
            await Read(secret);
    }

    public async Task<IActionResult> OnPost()
    {
        await Read(Form.Text("secret"));
        if (Person is null)
            return Again();
        var password = Form.Required("password", Here["Enter a new password"]);
        if (!Form.IsRight)
            return Again();
        try
        {
            await passwords.Set(HttpContext, Secret, password, HttpContext.RequestAborted);
            return To("/password?set=true");
        }
        catch (Trouble trouble) when (trouble.Code == "not-proven")
        {
            Person = null;
        }
        catch (Trouble trouble)
        {
            Proof.Refused(Form, Here, trouble);
        }
        return Again();
    }

    private async Task Read(string? secret)
    {
        Secret = secret ?? "";
        Person = (await passwords.Whose(Secret, HttpContext.RequestAborted))?.Row;
    }
}
