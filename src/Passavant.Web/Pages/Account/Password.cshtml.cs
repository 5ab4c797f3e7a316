using Microsoft.AspNetCore.Mvc;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Account;

/// <summary>Changing one's password.</summary>
[AnyPerson]
internal sealed class PasswordPage(Here here, SecondFactor factor, Passwords passwords)
    : SeatPage(here)
{
    /// <summary>Whoever is signed in.</summary>
    public Person Person { get; private set; } = null!;

    public async Task OnGet() => Person = await factor.Of(HttpContext);

    public async Task<IActionResult> OnPost()
    {
        await OnGet();
        var given = Proof.IsGiven(Form, Here, Person);
        var password = Form.Required("password", Here["Enter a new password"]);
        if (!given || !Form.IsRight)
            return Again();
        try
        {
            await passwords.Change(HttpContext, Form.Text("current"), password, Form.Text("code"));
            return To("/account?done=password");
        }
        catch (Trouble trouble)
        {
            Proof.Refused(Form, Here, trouble);
            return Again();
        }
    }
}
