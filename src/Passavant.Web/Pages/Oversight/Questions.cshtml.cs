using Microsoft.AspNetCore.Mvc;
using Passavant.Accords.Words;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Oversight;
using Passavant.Web.Pages.Parts;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Oversight;

/// <summary>What auditors asked authorities, and where they ask.</summary>
[Seats(Role.Auditor)]
internal sealed class OversightQuestionsPage(Here here, Desk desk, Questioning questioning)
    : SeatPage(here)
{
    /// <summary>What was asked.</summary>
    public IReadOnlyList<QuestionCard> Questions { get; private set; } = [];

    /// <summary>Whom one can ask.</summary>
    public IReadOnlyList<Option> Authorities { get; private set; } = [];

    /// <summary>The limit in words.</summary>
    public string Within => Language.Parse(Here.Language).Say(questioning.Within);

    /// <summary>What was just done; null for nothing.</summary>
    public string? Done =>
        !Form.IsSent && Request.Query["done"] is [{ Length: > 0 and <= 20 } number]
            ? Here["{0} is asked. The answer will stand here.", number]
            : null;

    public async Task OnGet()
    {
        await Read();
        if (Request.Query["case"] is [{ Length: > 0 } number])
        {
            Form.Fill("case", number);
            if (
                await desk.Store.Read(
                    reading => CaseRows.Find(reading, number),
                    HttpContext.RequestAborted
                ) is
                { Case: var about }
            )
                Form.Fill("authority", about.Authority);
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var text = Form.Required(
            "text",
            Here["Say what you ask"],
            Questioning.LongestQuestion,
            Here["Enter at most {0} characters", Questioning.LongestQuestion]
        );
        if (Form.IsRight)
            try
            {
                var row = await questioning.Ask(
                    Here.Caller!.Actor,
                    Form.Text("authority"),
                    Form.Text("case").Trim() is { Length: > 0 } number ? number : null,
                    text,
                    HttpContext.RequestAborted
                );
                return To($"/oversight/questions?done={row.Number}");
            }
            catch (Trouble trouble)
                when (trouble.Status == StatusCodes.Status422UnprocessableEntity)
            {
                var field = trouble.Faults[0].Loc[^1];
                Form.Wrong(
                    field,
                    field == "case"
                        ? Here[
                            "Enter the number of a case that was submitted to that authority, or leave it empty"
                        ]
                        : Here["Choose an authority"]
                );
            }
        await Read();
        return Again();
    }

    private Task Read() =>
        desk.Store.Read(
            async reading =>
            {
                Questions = await QuestionCard.All(Here, desk, reading, null);
                Authorities =
                [
                    .. (await desk.Agencies(reading))
                        .Values.Where(agency =>
                            agency.Kind is AgencyKind.Authority or AgencyKind.Ombudsperson
                        )
                        .OrderBy(agency => agency.Kind)
                        .ThenBy(agency => agency.Id, StringComparer.Ordinal)
                        .Select(agency => new Option(agency.Id, Here[agency.Name])),
                ];
                return true;
            },
            HttpContext.RequestAborted
        );
}
