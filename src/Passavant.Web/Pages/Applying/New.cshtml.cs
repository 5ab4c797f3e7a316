using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Applying;

/// <summary>Begins an application: what it asks for, what it is about, who decides.</summary>
[Seats(Role.Applicant)]
internal sealed class NewPage(Here here, Desk desk) : SeatPage(here)
{
    /// <summary>The kind chosen; null while it is asked.</summary>
    public CaseKind? Kind { get; private set; }

    /// <summary>Who may decide it.</summary>
    public IReadOnlyList<Option> Authorities { get; private set; } = [];

    public async Task<IActionResult> OnGet(
        string? kind,
        string? about,
        string? amends,
        string? from
    )
    {
        Kind = Choices.TryFind<CaseKind>(kind ?? "");
        if (kind is not null && Kind is null)
            Form.Wrong("kind", Here["Choose what you ask for"]);
        Form.Fill("about", about);
        Form.Fill("amends", amends);
        Form.Fill("from", from);
        await Prepare();
        if (Authorities is [var only])
            Form.Fill("authority", only.Value);
        return Form.IsRight ? Page() : Again();
    }

    public async Task<IActionResult> OnPost()
    {
        Kind = Choices.TryFind<CaseKind>(Form.Text("kind"));
        await Prepare();
        if (Kind is not { } kind)
        {
            Form.Wrong("kind", Here["Choose what you ask for"]);
            return Again();
        }
        var title = Form.Required(
            "title",
            Here["Say in a line what it is about"],
            200,
            Here["The title has more than 200 letters; shorten it"]
        );
        var authority = Form.Text("authority");
        if (Authorities.All(option => option.Value != authority))
            Form.Wrong("authority", Here["Choose who decides"]);
        var application = (await Begun(Form.Text("from"))) with
        {
            Language = Here.Language,
            Amends = kind == CaseKind.Amendment ? Form.Text("amends") : null,
        };
        var grievance = kind == CaseKind.Grievance ? ReadGrievance() : null;
        if (!Form.IsRight)
            return Again();
        var once = new Once(
            $"page {Form.Text("once")}",
            CaseFiles.Hash(System.Text.Encoding.UTF8.GetBytes($"{Request.Method} {Request.Path}"))
        );
        try
        {
            var (reply, view) = await Opening.Begin(
                HttpContext,
                desk,
                Form.Text("once").Length is > 0 and <= 100 ? once : null,
                number => new OpenCase(number, kind, title, authority, application, grievance),
                HttpContext.RequestAborted
            );
            if (reply.Refusal is { } refusal)
            {
                Form.Refused(refusal, Here.Language);
                return Again();
            }
            return To($"/applications/{view!.Number}");
        }
        catch (AnsweredBefore before)
        {
            return To($"/applications/{JsonElement.Parse(before.Body.Span).GetProperty("number")}");
        }
    }

    // What a receipt of the self-assessment already says is carried over.
    private async Task<Application> Begun(string receipt) =>
        receipt.Length is > 0 and <= 200
        && await desk.Store.Read(
            reading => Checking.Receipts.Find(reading, receipt),
            HttpContext.RequestAborted
        )
            is { ValueKind: JsonValueKind.Object } transfer
            ? Opening.Nothing with
            {
                Transfer = transfer,
            }
            : Opening.Nothing;

    private Grievance? ReadGrievance()
    {
        var about = Form.Text("about");
        CaseNumber? number = null;
        if (about.Length > 0 && !CaseNumber.TryParse(about, null, out number))
            Form.Wrong(
                "about",
                Here["Enter the number of a case, such as 2026-000123, or leave it empty"]
            );
        var kind = Form.Choice<GrievanceKind>("complaint", Here["Choose what it is about"]);
        var text = Form.Required(
            "text",
            Here["Say what happened"],
            20_000,
            Here["That is more than 20,000 letters; put the rest in a document"]
        );
        return new Grievance
        {
            Kind = kind ?? default,
            Text = text,
            About = number,
        };
    }

    private async Task Prepare()
    {
        var office = await desk.Store.Read(
            reading => desk.Office(reading, null, desk.Now),
            HttpContext.RequestAborted
        );
        var wanted = Kind == CaseKind.Grievance ? AgencyKind.Ombudsperson : AgencyKind.Authority;
        Authorities =
        [
            .. office
                .Agencies.Values.Where(agency => agency.Kind == wanted)
                .OrderBy(agency => agency.Id, StringComparer.Ordinal)
                .Select(agency => new Option(agency.Id, agency.Name.In(Here.Language))),
        ];
    }
}
