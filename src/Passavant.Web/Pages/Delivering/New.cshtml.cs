using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Delivering;
using Passavant.Web.Pages.Applying;
using Passavant.Web.Pages.Parts;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Delivering;

/// <summary>Where an officer enters that goods arrived.</summary>
[Seats(Role.Officer, Role.Head)]
internal sealed class EnterDeliveryPage(
    Here here,
    Desk desk,
    Passavant.Web.Delivering.Delivering delivering
) : SeatPage(here)
{
    /// <summary>How many lines the form has; a program may send more.</summary>
    public const int Rows = 5;

    /// <summary>Every country.</summary>
    public IReadOnlyList<Option> Countries { get; private set; } = [];

    public async Task OnGet(CancellationToken stop)
    {
        var office = await desk.Store.Read(reading => desk.Office(reading, null, desk.Now), stop);
        Countries = [.. Nations.All(Here, Nations.Term(office.Accord.Glossary))];
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await OnGet(stop);
        var licence = Form.Required("licence", Here["Enter the number of the licence"]);
        var name = Form.Required("importer", Here["Enter the name of the importer"]);
        var country = Form.Required("country", Here["Choose the country of the importer"]);
        var arrived = Form.Day("arrived", Here["Enter the day it arrived"]);
        var lines = Lines();
        if (lines.Count == 0 && Form.IsRight)
            Form.Wrong("code-1", Here["Enter at least one line"]);
        if (Form.IsRight)
            try
            {
                var row = await delivering.Enter(
                    Here.Caller!.Actor,
                    new DeliveryRequest(
                        licence,
                        new Importer(name, country, Form.Text("identifier"), Form.Text("address")),
                        arrived!.Value,
                        lines
                    )
                    {
                        Place = Form.Text("place"),
                    },
                    stop
                );
                return To($"/deliveries/{row.Number}");
            }
            catch (Trouble trouble)
                when (trouble.Status == StatusCodes.Status422UnprocessableEntity)
            {
                Put(trouble);
            }
        return Again();
    }

    private List<DeliveredLine> Lines()
    {
        var lines = new List<DeliveredLine>();
        for (var i = 1; i <= Rows; i++)
        {
            var (description, unit) = (Form.Text($"description-{i}"), Form.Text($"unit-{i}"));
            if (
                Form.Text($"code-{i}").Length == 0
                && Form.Text($"quantity-{i}").Length == 0
                && description.Length == 0
                && unit.Length == 0
            )
                continue;
            var code = Form.Required($"code-{i}", Here["Enter the code of line {0}", i]);
            // French writes a comma where English has a point.
            if (
                !decimal.TryParse(
                    Form.Text($"quantity-{i}").Replace(',', '.'),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var quantity
                )
            )
                Form.Wrong(
                    $"quantity-{i}",
                    Here["Enter how many of line {0}, as a number such as 12 or 2.5", i]
                );
            lines.Add(new DeliveredLine(code, description, quantity, unit));
        }
        return lines;
    }
}
