using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Demonstration;

/// <summary>Everybody in the demonstration, to be one of them.</summary>
[Anybody]
internal sealed class DemonstrationPage(Here here, Database database, Desk desk) : SeatPage(here)
{
    public sealed record Figure(string Name, string SignIn, Passavant.Cases.Role Role);

    /// <summary>The people, by agency.</summary>
    public IReadOnlyList<(string Agency, IReadOnlyList<Figure> People)> Groups
    {
        get;
        private set;
    } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!Here.IsDemonstration)
            throw Asking.Trouble.Absent("This is no demonstration.");
        Groups = await database.Read(async reading =>
        {
            var agencies = await desk.Agencies(reading);
            var people = (await Store.People.All(reading)).ToDictionary(one => one.Id);
            return (await Store.People.Appointments(reading))
                .Where(one => one.IsHeld(desk.Now) && people[one.Person].IsActive)
                .GroupBy(one => one.Agency)
                .Select(group =>
                    (
                        agencies.GetValueOrDefault(group.Key)?.Name.In(Here.Language) ?? group.Key,
                        (IReadOnlyList<Figure>)
                            [
                                .. group.Select(one => new Figure(
                                    people[one.Person].Name,
                                    people[one.Person].SignIn,
                                    one.Actor().Role
                                )),
                            ]
                    )
                )
                .ToList();
        });
        return Page();
    }
}
