using Microsoft.AspNetCore.Mvc;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Applying;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Registering;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Registering;

/// <summary>Where an applicant registers to use a general authorisation.</summary>
[Seats(Role.Applicant)]
internal sealed class RegisterPage(
    Here here,
    Desk desk,
    Passavant.Web.Registering.Registering registering
) : SeatPage(here)
{
    /// <summary>What one may register for.</summary>
    public IReadOnlyList<Authorisation> Open { get; private set; } = [];

    /// <summary>The same, to choose from.</summary>
    public IEnumerable<Option> Options => Open.Select(one => new Option(one.Id, Title(one)));

    /// <summary>The authorities one may register with.</summary>
    public IReadOnlyList<Option> Authorities { get; private set; } = [];

    /// <summary>Every country.</summary>
    public IReadOnlyList<Option> Countries { get; private set; } = [];

    /// <summary>What an authorisation is called.</summary>
    public string Title(Authorisation one) => one.Title is { } title ? Here[title] : one.Id;

    public async Task OnGet(CancellationToken stop)
    {
        var office = await desk.Store.Read(reading => desk.Office(reading, null, desk.Now), stop);
        Open =
        [
            .. Passavant.Web.Registering.Registering.Open(
                office.Accord,
                DateOnly.FromDateTime(desk.Now.UtcDateTime)
            ),
        ];
        Authorities =
        [
            .. office
                .Agencies.Values.Where(agency => agency.Kind == AgencyKind.Authority)
                .Select(agency => new Option(agency.Id, Here[agency.Name])),
        ];
        Countries = [.. Nations.All(Here, Nations.Term(office.Accord.Glossary))];
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await OnGet(stop);
        var authorisation = Form.Required("authorisation", Here["Choose an authorisation"]);
        var destinations = Form.Texts("destinations");
        if (destinations.Count == 0)
            Form.Wrong("destinations", Here["Choose at least one country"]);
        if (!Form.IsTicked("keeps"))
            Form.Wrong("keeps", Here["Only whoever keeps the conditions may register"]);
        if (Form.IsRight)
            try
            {
                var row = await registering.Register(
                    Here.Caller!.Actor,
                    new RegistrationRequest(authorisation, destinations, true)
                    {
                        Authority = Authorities.Count > 1 ? Form.Text("authority") : null,
                        Codes = Form.Text("codes")
                            .Split(
                                ['\n', '\r', ',', ';', ' '],
                                StringSplitOptions.RemoveEmptyEntries
                                    | StringSplitOptions.TrimEntries
                            ),
                        ExpectedUse = Form.Text("use"),
                    },
                    stop
                );
                return To($"/registrations/{row.Number}");
            }
            catch (Trouble trouble)
                when (trouble.Status
                        is StatusCodes.Status409Conflict
                            or StatusCodes.Status422UnprocessableEntity
                )
            {
                Put(trouble);
            }
        return Again();
    }
}
