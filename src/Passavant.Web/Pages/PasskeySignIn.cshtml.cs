using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Pages;

/// <summary>Signing in with a passkey: gives a challenge, and takes the answer to it.</summary>
[Anybody]
internal sealed class PasskeySignInPage(
    Here here,
    SignIns signIns,
    Ceremonies ceremonies,
    CaseworkSettings settings,
    TimeProvider time
) : SeatPage(here)
{
    /// <summary>Where to go afterwards: a page of ours, or the desk.</summary>
    public string Back { get; private set; } = "";

    public IActionResult OnGet() => To("/sign-in");

    public async Task<IActionResult> OnGetOptions()
    {
        var begun = await ceremonies.BeginSigningIn(HttpContext);
        return Content(
            new JsonObject
            {
                ["options"] = JsonNode.Parse(begun.Options),
                ["state"] = begun.State,
            }.ToJsonString(),
            "application/json"
        );
    }

    public async Task<IActionResult> OnPost()
    {
        Back = OwnAddress.Of(Form.Text("to"));
        try
        {
            var secret = await signIns.ProveByPasskey(
                HttpContext,
                Form.Text("credential"),
                Form.Text("state"),
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
        catch (Trouble trouble) when (trouble.Status == StatusCodes.Status401Unauthorized)
        {
            Form.Wrong(
                "",
                Here[
                    "It is not one of ours, the answer came too late, or there were too many failures and you have to wait."
                ]
            );
        }
        catch (Trouble trouble) when (trouble.Status == StatusCodes.Status429TooManyRequests)
        {
            Put(trouble);
        }
        return Again();
    }
}
