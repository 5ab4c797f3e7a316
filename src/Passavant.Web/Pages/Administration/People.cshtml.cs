using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Administration;

/// <summary>Everybody who may sign in, or might once.</summary>
[Seats(Role.Administrator)]
internal sealed class PeoplePage(
    Here here,
    Database database,
    Desk desk,
    CaseworkSettings settings
) : AdministrationPage(here)
{
    private const int Most = 200;

    /// <summary>A line of the list.</summary>
    public sealed record Line(
        PersonRow Person,
        IReadOnlyList<(Role Role, string Agency)> Held,
        bool HasFactor,
        bool IsInvited,
        bool IsSignedIn
    );

    /// <summary>The people shown.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>How many there would be.</summary>
    public int Found { get; private set; }

    /// <summary>Whom alone to show.</summary>
    public string Show { get; private set; } = "";

    public async Task OnGet(string? q, string? show)
    {
        Form.Fill("q", q);
        Form.Fill("show", show);
        Show = show ?? "";
        var all = await database.Read(Read, Stop);
        var found = all.Where(line => IsAsked(line, (q ?? "").Trim()) && IsShown(line)).ToList();
        (Found, Lines) = (found.Count, [.. found.Take(Most)]);
    }

    private bool IsShown(Line line) =>
        Show switch
        {
            "one-factor" => line.Person.IsActive && !line.HasFactor,
            "invited" => line.IsInvited,
            "signed-in" => line.IsSignedIn,
            "unappointed" => line.Person.IsActive && line.Held.Count == 0,
            "inactive" => !line.Person.IsActive,
            _ => true,
        };

    private bool IsAsked(Line line, string asked) =>
        asked
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word =>
                Has(line.Person.Name, word)
                || Has(line.Person.SignIn, word)
                || Has(line.Person.Email ?? "", word)
                || line.Held.Any(one => Has(one.Agency, word))
            );

    // Whoever looks for Muller finds Müller.
    private bool Has(string text, string word) =>
        Here.Culture.CompareInfo.IndexOf(
            text,
            word,
            System.Globalization.CompareOptions.IgnoreCase
                | System.Globalization.CompareOptions.IgnoreNonSpace
        ) >= 0;

    private async Task<IReadOnlyList<Line>> Read(Reading reading)
    {
        var now = Here.Now;
        var agencies = await desk.Agencies(reading);
        var held = (await Store.People.Appointments(reading))
            .Where(one => one.IsHeld(now))
            .ToLookup(
                one => one.Person,
                one =>
                    (
                        one.Actor().Role,
                        agencies.GetValueOrDefault(one.Agency)?.Name.In(Here.Language) ?? one.Agency
                    )
            );
        var factored = await Credentials.WithSecondFactor(reading);
        var lasting = (await Store.Sessions.Lasting(reading, now)).ToLookup(one => one.Person);
        return
        [
            .. (await Store.People.All(reading)).Select(person => new Line(
                person,
                [.. held[person.Id]],
                factored.Contains(person.Id),
                lasting[person.Id].Any(one => one.Kind == SessionKinds.Invitation),
                lasting[person.Id]
                    .Any(one =>
                        one.Kind == SessionKinds.Session && one.LastSeen + settings.Idle > now
                    )
            )),
        ];
    }
}
