using Microsoft.AspNetCore.Mvc;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Account;

/// <summary>Setting up the second factor, and doing without it.</summary>
[AnyPerson]
internal sealed class SecondFactorPage(Here here, SecondFactor factor) : SeatPage(here)
{
    /// <summary>Whoever is signed in.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>Whether a code is asked that confirms it.</summary>
    public bool IsConfirming { get; private set; }

    /// <summary>The key for the authenticator, shown once.</summary>
    public string? Key { get; private set; }

    /// <summary>The same, as a telephone reads it.</summary>
    public string? Uri { get; private set; }

    /// <summary>Recovery codes, shown once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task OnGet() => Person = await factor.Of(HttpContext);

    public async Task<IActionResult> OnPost()
    {
        await OnGet();
        var act = Form.Text("do");
        IsConfirming = act == "confirm";
        if (IsConfirming)
            _ = Form.Required("code", Here["Enter the code your authenticator shows now"], 100);
        else
            _ = Proof.IsGiven(Form, Here, Person);
        if (!Form.IsRight)
            return Again();
        try
        {
            switch (act)
            {
                case "confirm":
                    Codes = await factor.Confirm(HttpContext, Form.Text("code"));
                    break;
                case "begin":
                    (Key, Uri) = await factor.Begin(HttpContext, Form.Text("current"));
                    IsConfirming = true;
                    break;
                case "renew":
                    Codes = await factor.Renew(
                        HttpContext,
                        Form.Text("current"),
                        Form.Text("code")
                    );
                    break;
                case "off":
                    await factor.TurnOff(HttpContext, Form.Text("current"), Form.Text("code"));
                    return To("/account?done=factor-off");
                default:
                    throw Trouble.Bad("");
            }
            return Page();
        }
        catch (Trouble trouble) when (IsConfirming && trouble.Faults.Count > 0)
        {
            Form.Wrong("code", Here["That is not what the authenticator shows now"]);
        }
        catch (Trouble trouble)
        {
            Proof.Refused(Form, Here, trouble);
        }
        return Again();
    }
}
