using Passavant.Cases;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Oversight;

/// <summary>A case as auditors read it: everything in it, and nothing to be done.</summary>
[Seats(Role.Auditor)]
internal sealed class OversightCasePage(Here here, Desk desk, Looks looks)
    : OfficialCasePage(here, desk, looks)
{
    public override string Place => "/oversight";

    protected override Act? Make(string act) => null;
}
