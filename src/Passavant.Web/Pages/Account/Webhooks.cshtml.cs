using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Webhooks;

namespace Passavant.Web.Pages.Account;

/// <summary>One's webhooks: made, looked through with what they were told, ended.</summary>
[AnyPerson]
internal sealed class WebhooksPage(Here here, Database database) : SeatPage(here)
{
    private const int Shown = 20;

    /// <summary>The webhooks, each with what it was told last.</summary>
    public IReadOnlyList<(WebhookRow Webhook, IReadOnlyList<WebhookCallRow> Calls)> Webhooks
    {
        get;
        private set;
    } = [];

    /// <summary>The secret of the one just made, shown once.</summary>
    public string? Secret { get; private set; }

    /// <summary>Whether one was ended just now.</summary>
    public bool IsEnded { get; private set; }

    public async Task OnGet(bool ended = false)
    {
        IsEnded = ended;
        await Read();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Form.Text("do") == "end")
        {
            _ = await WebhookRoutes.End(
                database,
                Here.SignedIn!.Person.Id,
                Form.Text("id"),
                Here.Now
            );
            return To("/account/webhooks?ended=true");
        }
        var url = Form.Required("url", Here["Enter the address of the program"]);
        var acts = Form.Text("acts").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var act in acts.Except(WebhookRoutes.Acts))
            Form.Wrong("acts", Here["{0} is the name of no act; open the list of names", act]);
        if (Form.IsRight)
            try
            {
                Secret = (
                    await WebhookRoutes.Make(
                        HttpContext,
                        new WebhookRoutes.Request(url, acts),
                        HttpContext.RequestAborted
                    )
                ).Secret;
            }
            catch (Trouble trouble)
                when (trouble.Status == StatusCodes.Status422UnprocessableEntity)
            {
                Form.Wrong(
                    "url",
                    Here[
                        "Enter an address on the public internet that begins with https://, without a name, a password or a #"
                    ]
                );
            }
            catch (Trouble trouble)
            {
                Proof.Refused(Form, Here, trouble);
            }
        await Read();
        return Form.IsRight ? Page() : Again();
    }

    private async Task Read() =>
        Webhooks = await database.Read(async reading =>
        {
            var all = new List<(WebhookRow, IReadOnlyList<WebhookCallRow>)>();
            foreach (var one in await Store.Webhooks.Of(reading, Here.SignedIn!.Person.Id))
                all.Add((one, await Store.Webhooks.Calls(reading, one.Id, Shown)));
            return all;
        });
}
