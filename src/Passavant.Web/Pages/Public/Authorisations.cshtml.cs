using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Public;

/// <summary>What passes without asking, under which conditions and duties; and the kinds of licence there are.</summary>
[Anybody]
internal sealed class AuthorisationsPage(Here here, Desk desk) : AccordPage(here, desk)
{
    /// <summary>The authorisations by kind, in the order people look for them.</summary>
    public IEnumerable<(
        string Anchor,
        string Title,
        string About,
        IReadOnlyList<Authorisation> All
    )> Kinds =>
        new[]
        {
            (
                "baseline",
                Here["Free between partners"],
                Here["The baseline of transfers states allow each other."]
            ),
            (
                "general",
                Here["General authorisations"],
                Here["Open to whoever keeps the conditions."]
            ),
            (
                "safe harbour",
                Here["Safe harbours"],
                Here["For what serves public welfare: patients, relief, rescue."]
            ),
            (
                "research",
                Here["Research and teaching"],
                Here["Fundamental research and academic exchange inside a stated perimeter."]
            ),
            ("intra-group", Here["Inside a company group"], Here["One owner, one programme."]),
        }
            .Select(kind =>
                (
                    kind.Item1.Replace(' ', '-'),
                    kind.Item2,
                    kind.Item3,
                    (IReadOnlyList<Authorisation>)[.. Seen.Where(one => one.Kind == kind.Item1)]
                )
            )
            .Where(kind => kind.Item4.Count > 0);

    /// <summary>The kinds of licence.</summary>
    public IReadOnlyList<Entry> Licences => Telling.Records("licences");

    /// <summary>A requirement by its title.</summary>
    public string Requirement(string id) =>
        Accord.Requirements.FirstOrDefault(one => one.Id == id) is { } found
            ? Telling.Title(found)
            : id;

    private IEnumerable<Authorisation> Seen => Accord.Authorisations.Where(Telling.MaySee);
}
