using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Administration;

/// <summary>The agencies people act for.</summary>
[Seats(Role.Administrator)]
internal sealed class AgenciesPage(Here here, Database database) : AdministrationPage(here)
{
    /// <summary>The agencies by what they are, each with how many people act for it now.</summary>
    public IReadOnlyList<(AgencyKind Kind, IReadOnlyList<(Agency Agency, int People)> Agencies)> Groups
    {
        get;
        private set;
    } = [];

    public async Task OnGet() =>
        Groups = await database.Read(
            async reading =>
            {
                var people = (await Store.People.Appointments(reading))
                    .Where(one => one.IsHeld(Here.Now))
                    .ToLookup(one => one.Agency, one => one.Person);
                return (IReadOnlyList<(AgencyKind, IReadOnlyList<(Agency, int)>)>)
                    [
                        .. (await Store.People.Agencies(reading))
                            .Select(AgencyRows.Agency)
                            .GroupBy(one => one.Kind)
                            .OrderBy(group => group.Key)
                            .Select(group =>
                                (
                                    group.Key,
                                    (IReadOnlyList<(Agency, int)>)
                                        [
                                            .. group
                                                .OrderBy(one => one.Name.In(Here.Language))
                                                .Select(one =>
                                                    (one, people[one.Id].Distinct().Count())
                                                ),
                                        ]
                                )
                            ),
                    ];
            },
            Stop
        );
}
