using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Trust.Matching.Keys;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Comparing;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Administration;

/// <summary>The agreements with partner states on comparing lists: entered, and ended.</summary>
[Seats(Role.Administrator)]
internal sealed class AgreementsPage(
    Here here,
    Desk desk,
    Administering administering,
    Secrets secrets,
    CaseworkSettings settings
) : AdministrationPage(here)
{
    private IReadOnlyDictionary<string, Agency> agencies = new Dictionary<string, Agency>();

    /// <summary>All of them, those that last first.</summary>
    public IReadOnlyList<AgreementView> All { get; private set; } = [];

    /// <summary>The partners there is none with.</summary>
    public IReadOnlyList<Option> Partners { get; private set; } = [];

    /// <summary>What was just done; null for nothing.</summary>
    public string? Done =>
        Request.Query["done"].ToString() switch
        {
            "enter" => Here["The agreement is entered. The partner enters its own."],
            "end" => Here[
                "The agreement is ended. Nothing is asked or answered under it any more."
            ],
            _ => null,
        };

    public Task OnGet() => Read();

    public async Task<IActionResult> OnPost()
    {
        var act = Form.Text("act");
        var done = act switch
        {
            "end" => await Tried(() => AgreementActs.End(By, Form.Text("id"), administering, Stop)),
            "enter" => await Enter(),
            _ => throw Trouble.Bad("The form says nothing that can be done here."),
        };
        if (done)
            return To($"/administration/agreements?done={act}");
        await Read();
        return Again();
    }

    /// <summary>What an agency is called.</summary>
    public string Agency(string id) =>
        agencies.TryGetValue(id, out var agency) ? Here[agency.Name] : id;

    private async Task<bool> Enter()
    {
        var floor = Form.Whole(
            "floor",
            Here["Enter a whole number of at least {0}", AgreementActs.LeastFloor],
            AgreementActs.LeastFloor,
            MatchList.MostKeys
        );
        var most = Form.Whole(
            "most",
            Here["Enter a whole number, such as 500"],
            1,
            MatchList.MostKeys
        );
        if (Form.Texts("purposes").Count == 0)
            Form.Wrong("purposes", Here["Choose what may be compared"]);
        return Form.IsRight
            && await Tried(
                () =>
                    AgreementActs.Enter(
                        By,
                        new AgreementRequest(
                            Form.Text("partner"),
                            Form.Text("address"),
                            Form.Text("token"),
                            Form.Text("ourName"),
                            Form.Text("theirName"),
                            Form.Texts("purposes"),
                            Form.Text("legalBasis"),
                            (int)floor!.Value,
                            (int)most!.Value
                        ),
                        administering,
                        secrets,
                        settings.TellsNeighbours,
                        Stop
                    ),
                ("partner", Here["Choose the partner state"]),
                ("address", Here["Enter an address such as https://passavant.ministry.example"]),
                ("token", Here["Enter the token the partner made"]),
                ("ourName", Here["Enter what we are called, such as NO"]),
                ("theirName", Here["Enter what the partner is called, other than we are"]),
                ("legalBasis", Here["Enter the law that lets us do it, in at most 200 letters"])
            );
    }

    private Task Read() =>
        desk.Store.Read(
            async reading =>
            {
                agencies = await desk.Agencies(reading);
                All = [.. (await Store.Comparisons.Agreements(reading)).Select(AgreementView.Of)];
                Partners =
                [
                    .. agencies
                        .Values.Where(agency =>
                            agency.Kind == AgencyKind.Partner
                            && All.All(one => one.Ended is not null || one.Partner != agency.Id)
                        )
                        .OrderBy(agency => agency.Id, StringComparer.Ordinal)
                        .Select(agency => new Option(agency.Id, Here[agency.Name])),
                ];
                return true;
            },
            Stop
        );
}
