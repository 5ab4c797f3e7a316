using Microsoft.AspNetCore.Mvc;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Applying;

/// <summary>One party of an application: what part it plays, who and where it is.</summary>
[Seats(Role.Applicant)]
internal sealed class PartyPage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    /// <summary>The party as it is; null for a new one.</summary>
    public PartyDetails? Party { get; private set; }

    /// <summary>The parts a party may play.</summary>
    public IReadOnlyList<Option> Roles { get; private set; } = [];

    /// <summary>Every country.</summary>
    public IReadOnlyList<Option> Countries { get; private set; } = [];

    /// <summary>Parties named before.</summary>
    public IReadOnlyList<Remembered.Known> Known { get; private set; } = [];

    public async Task<IActionResult> OnGet(string party, string? use)
    {
        if (!Find(party) || !MayWrite)
            return Absent();
        await Prepare();
        var known = Known.FirstOrDefault(one => one.Key == use);
        var shown = Party ?? known?.Details;
        Form.Fill("use", known?.Key);
        Form.Fill("name", shown?.Name);
        Form.Fill("address", shown?.Address);
        Form.Fill("country", shown?.Country);
        Form.Fill("register", shown?.Register);
        Form.Fill("contact", shown?.Contact);
        var roles = Party is null ? known?.Roles : Case.Application.Roles(Party.Id);
        Form.Fill("role", roles?.Count > 0 ? roles[0] : null);
        return Page();
    }

    public async Task<IActionResult> OnPost(string party)
    {
        _ = Find(party);
        await Prepare();
        var role = Form.Text("role");
        if (Roles.All(option => option.Value != role))
            Form.Wrong("role", Here["Choose what part it plays"]);
        var name = Form.Required(
            "name",
            Here["Enter its full legal name"],
            300,
            Here["The name has more than 300 letters"]
        );
        var address = Form.Required(
            "address",
            Here["Enter its postal address, not a post box"],
            1000,
            Here["The address has more than 1,000 letters"]
        );
        var country = Form.Text("country");
        if (Accords.Countries.IndexOf(country) < 0)
            Form.Wrong("country", Here["Choose its country"]);
        var register = Form.Text("register");
        if (register.Length > 100)
            Form.Wrong("register", Here["The register number has more than 100 letters"]);
        var contact = Form.Text("contact");
        if (contact.Length > 0 && !IsMail(contact))
            Form.Wrong("contact", Here["Enter an e-mail address, such as name@example.org"]);
        if (!Form.IsRight)
            return await Back();
        var known = Known.FirstOrDefault(one => one.Key == Form.Text("use"));
        var id = "";
        var done = await Write(one =>
        {
            id = Party?.Id ?? one.NextParty(role);
            IReadOnlyList<string> before = Party is null ? [] : one.Roles(Party.Id);
            return one.WithParty(
                Case.Number,
                Accord.Glossary,
                new PartyDetails(id, name, address, country)
                {
                    Register = register.Length == 0 ? null : register,
                    Contact = contact.Length == 0 ? null : contact,
                },
                [role, .. before.Skip(1).Where(other => other != role)],
                Party is null ? known?.Facts : null
            );
        });
        if (!done)
            return await Back();
        return To(
            id.Length > 0 ? $"{Home}/facts/party-{Uri.EscapeDataString(id)}" : $"{Home}/parties"
        );
    }

    /// <summary>Whether a text may be an e-mail address.</summary>
    public static bool IsMail(string text) =>
        text.Length <= 300
        && Post.MailAddress.Find(text) is not null;

    protected override async Task Prepare()
    {
        Roles =
        [
            .. Accord.Glossary.Roles.Values.Select(role => new Option(
                role.Name,
                role.Label.In(Here.Language)
            )),
        ];
        Countries = [.. Nations.All(Here, Nations.Term(Accord.Glossary))];
        Known = await Remembered.Parties(Desk, Here.Caller!.Actor, HttpContext.RequestAborted);
    }

    private bool Find(string party)
    {
        Party = Case.Application.Parties.FirstOrDefault(one => one.Id == party);
        return Party is not null || party == "new";
    }
}
