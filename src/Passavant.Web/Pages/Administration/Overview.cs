using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Administration;

/// <summary>What there is to do for administrators, and how everything stands.</summary>
/// <param name="Edition">The edition in force; null before the first.</param>
/// <param name="Next">The edition that comes into force next; null for none.</param>
/// <param name="WaitingEditions">Editions entered that nobody has said yet from when they count.</param>
/// <param name="Lists">The lists in force.</param>
/// <param name="WaitingLists">Snapshots entered that are not in force yet.</param>
/// <param name="Calendars">Every calendar, with the last day off it knows.</param>
/// <param name="Active">How many people may sign in.</param>
/// <param name="WithoutFactor">How many of them have no second factor.</param>
/// <param name="Unappointed">How many of them hold no appointment.</param>
/// <param name="Invited">How many have an invitation they have not used.</param>
/// <param name="Sessions">How many sign-ins last now.</param>
/// <param name="Tokens">How many tokens of programs last now.</param>
/// <param name="Refused">How often somebody was refused in the last week.</param>
/// <param name="Acts">The last acts of administrators, the newest first.</param>
/// <param name="Agencies">How many agencies there are.</param>
/// <param name="Held">In how many places documents are called for that cannot be issued.</param>
internal sealed record Overview(
    EditionRow? Edition,
    EditionRow? Next,
    int WaitingEditions,
    IReadOnlyList<SnapshotRow> Lists,
    int WaitingLists,
    IReadOnlyList<(string Name, DateOnly? Last)> Calendars,
    int Active,
    int WithoutFactor,
    int Unappointed,
    int Invited,
    int Sessions,
    int Tokens,
    int Refused,
    IReadOnlyList<ActLine> Acts,
    int Agencies,
    int Held
)
{
    private const int Shown = 6;

    /// <summary>Reads it.</summary>
    public static async Task<Overview> Of(Reading reading, Here here, Desk desk, TimeSpan idle)
    {
        var now = here.Now;
        var editions = await Editions.All(reading);
        var snapshots = await Editions.Snapshots(reading);
        var active = (await Store.People.All(reading)).Where(one => one.IsActive).ToList();
        var factored = await Credentials.WithSecondFactor(reading);
        var held = (await Store.People.Appointments(reading))
            .Where(one => one.IsHeld(now))
            .Select(one => one.Person)
            .ToHashSet();
        var lasting = await Store.Sessions.Lasting(reading, now);
        var version = await Events.Version(reading, Administering.Stream);
        var names = await desk.Names(reading);
        return new(
            editions.LastOrDefault(one => one.ActiveFrom <= now),
            editions.FirstOrDefault(one =>
                one.ActiveFrom > now && one.ActiveFrom != Editions.NotYet
            ),
            editions.Count(one => one.ActiveFrom == Editions.NotYet),
            await Editions.ActiveSnapshots(reading, now),
            snapshots.Count(one => one.ActiveFrom > now),
            [
                .. (await CalendarsInUse.All(reading, desk)).Select(one =>
                    (
                        one.Name,
                        one.File.Holidays.Count == 0 ? (DateOnly?)null : one.File.Holidays.Max()
                    )
                ),
            ],
            active.Count,
            active.Count(one => !factored.Contains(one.Id)),
            active.Count(one => !held.Contains(one.Id)),
            lasting
                .Where(one => one.Kind == SessionKinds.Invitation)
                .Select(one => one.Person)
                .Distinct()
                .Count(),
            lasting.Count(one => one.Kind == SessionKinds.Session && one.LastSeen + idle > now),
            lasting.Count(one => one.Kind == SessionKinds.Token),
            (await Looking.Refusals(reading, now.AddDays(-7), 5000)).Count,
            [
                .. (await Events.Last(reading, Administering.Stream, version + 1, Shown)).Select(
                    one => Administration.Acts.Line(here, OversightRoutes.View(one), names)
                ),
            ],
            (await Store.People.Agencies(reading)).Count,
            await SetAside.Count(reading)
        );
    }
}
