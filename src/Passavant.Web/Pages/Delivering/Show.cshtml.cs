using Microsoft.AspNetCore.Mvc;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Delivering;

/// <summary>A certificate of delivery: another officer signs it, any of the authority withdraws it.</summary>
[Seats(Role.Officer, Role.Head, Role.Supervisor, Role.Auditor)]
internal sealed class DeliveryPage(
    Here here,
    Desk desk,
    Passavant.Web.Delivering.Delivering delivering
) : SeatPage(here)
{
    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();

    /// <summary>The certificate.</summary>
    public DeliveryCard Card { get; private set; } = null!;

    /// <summary>What a person is called.</summary>
    public string Name(string person) => names.GetValueOrDefault(person, person);

    public async Task OnGet(string number, CancellationToken stop)
    {
        Card = DeliveryCard.Of(await delivering.Find(Here.Caller!.Actor, number, stop));
        names = await desk.Store.Read(desk.Names, stop);
    }

    public async Task<IActionResult> OnPost(string number, CancellationToken stop)
    {
        if (Here.Role is not (Role.Officer or Role.Head))
            throw Trouble.Of(
                StatusCodes.Status403Forbidden,
                "not-yours-to-do",
                "Officers of the authority sign and withdraw certificates.",
                "Les agents de l'autorité signent et retirent les certificats."
            );
        var signs = Form.Text("act") == "sign";
        var reasons = signs
            ? ""
            : Form.Required(
                "reasons",
                Here["Say why it is withdrawn"],
                Passavant.Web.Delivering.Delivering.LongestReasons,
                Here[
                    "Enter at most {0} characters",
                    Passavant.Web.Delivering.Delivering.LongestReasons
                ]
            );
        if (Form.IsRight)
            try
            {
                _ = signs
                    ? await delivering.Sign(Here.Caller!.Actor, number, stop)
                    : await delivering.Withdraw(Here.Caller!.Actor, number, reasons, stop);
                return To($"/deliveries/{number}");
            }
            catch (Trouble trouble)
                when (trouble.Status
                        is StatusCodes.Status409Conflict
                            or StatusCodes.Status422UnprocessableEntity
                )
            {
                Put(trouble);
            }
        await OnGet(number, stop);
        return Again();
    }
}
