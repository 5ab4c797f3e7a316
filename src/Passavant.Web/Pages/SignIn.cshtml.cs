using Microsoft.AspNetCore.Mvc;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Pages;

/// <summary>Signing in with a name, a password and, where one is set, a second factor.</summary>
[Anybody]
internal sealed class SignInPage(
    Here here,
    SignIns signIns,
    CaseworkSettings settings,
    TimeProvider time
) : SeatPage(here)
{
    /// <summary>Where to go afterwards: a page of ours, or the desk.</summary>
    public string Back { get; private set; } = "";

    /// <summary>Whether a code is asked too.</summary>
    public bool NeedsCode { get; private set; }

    public IActionResult OnGet(string? to)
    {
        Back = OwnAddress.Of(to);
        return Here.SignedIn is null ? Page() : To("/desk");
    }

    public async Task<IActionResult> OnPost()
    {
        Back = OwnAddress.Of(Form.Text("to"));
        var signIn = Form.Required("signIn", Here["Enter the name you sign in with"], 200);
        var password = Form.Required("password", Here["Enter your password"], 1000);
        if (!Form.IsRight)
            return Again();
        try
        {
            var secret = await signIns.Prove(
                HttpContext,
                signIn,
                password,
                Form.Text("code"),
                async (change, person) =>
                    (
                        await SessionRoutes.Begin(
                            change,
                            HttpContext,
                            person.Row.Id,
                            settings,
                            time.GetUtcNow()
                        )
                    ).Secret
            );
            SessionRoutes.Give(HttpContext, settings, secret);
            return Back.Length > 0 ? new SeeOther(Back) : To("/desk");
        }
        catch (Trouble trouble) when (trouble.Code == "second-factor-needed")
        {
            NeedsCode = true;
            Form.Wrong(
                "code",
                Here["Enter the code your authenticator shows now, then your password once more"]
            );
        }
        catch (Trouble trouble)
            when (trouble.Status
                    is StatusCodes.Status401Unauthorized
                        or StatusCodes.Status429TooManyRequests
            )
        {
            NeedsCode = Form.Text("code").Length > 0;
            Form.Wrong(
                "signIn",
                Here.Language == "fr" ? trouble.French ?? trouble.Message : trouble.Message
            );
        }
        return Again();
    }
}
