using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;

namespace Passavant.Web.Pages.Administration;

/// <summary>Asks once more before something is done to a person: made inactive or active again, second factor taken away, invited anew, signed out.</summary>
[Seats(Role.Administrator)]
internal sealed class ConfirmPersonPage(
    Here here,
    Database database,
    Administering administering,
    CaseworkSettings settings
) : AdministrationPage(here)
{
    /// <summary>The person.</summary>
    public PersonRow Person { get; private set; } = null!;

    /// <summary>What is asked.</summary>
    public string Question { get; private set; } = "";

    /// <summary>What comes of it.</summary>
    public string Meaning { get; private set; } = "";

    /// <summary>What the button says.</summary>
    public string Label { get; private set; } = "";

    /// <summary>Whether it cannot be undone, or shuts somebody out.</summary>
    public bool IsGrave { get; private set; }

    /// <summary>The new link; null before.</summary>
    public PersonRoutes.Invited? Invited { get; private set; }

    public Task OnGet(string id, string what) => Read(id, what);

    public async Task<IActionResult> OnPost(string id, string what)
    {
        await Read(id, what);
        if (!await Tried(() => Act(what)))
            return Again();
        return Invited is not null
            ? Page()
            : To($"/administration/people/{Uri.EscapeDataString(id)}?done={what}");
    }

    private async Task Act(string what)
    {
        switch (what)
        {
            case "invitation":
                Invited = await PersonActs.Invite(By, Person.Id, administering, settings, Stop);
                break;
            case "second-factor":
                await PersonActs.TakeSecondFactor(By, Person.Id, administering, Stop);
                break;
            case "sessions":
                await PersonActs.SignOut(By, Person.Id, administering, Stop);
                break;
            default:
                // Sent twice, it is done once.
                if (Person.IsActive == (what == "deactivate"))
                    _ = await PersonActs.Change(
                        By,
                        Person.Id,
                        new(
                            Person.Name,
                            Person.SignIn,
                            Person.Email,
                            Person.Language,
                            what == "activate"
                        ),
                        $"\"{Versions.Of(Person)}\"",
                        administering,
                        Stop
                    );
                break;
        }
    }

    private async Task Read(string id, string what)
    {
        Person = await database.Read(reading => PersonActs.Of(reading, id), Stop);
        var name = Person.Name;
        (Question, Meaning, Label, IsGrave) = what switch
        {
            "deactivate" => (
                Here["Make {0} inactive?", name],
                Here[
                    "{0} is signed out everywhere and may not sign in until somebody makes them active again. Appointments stay; what they did stays under their name.",
                    name
                ],
                Here["Make inactive"],
                true
            ),
            "activate" => (
                Here["Make {0} active again?", name],
                Here["{0} may sign in again with the password as it was.", name],
                Here["Make active"],
                false
            ),
            "second-factor" => (
                Here["Take away the second factor of {0}?", name],
                Here[
                    "Do this only when you are sure that it is {0} who asks: from then on the password alone opens the door, until a new second factor is set. Every sign-in is ended.",
                    name
                ],
                Here["Take away the second factor"],
                true
            ),
            "sessions" => (
                Here["End every sign-in of {0}?", name],
                Here[
                    "{0} is signed out everywhere, programs with tokens of theirs are shut out, and invitations not used are void.",
                    name
                ],
                Here["End every sign-in"],
                true
            ),
            "invitation" => (
                Here["Give {0} a new invitation link?", name],
                Here[
                    "Links given before are void. The password as it is stays until the new link is used."
                ],
                Here["Make a new link"],
                false
            ),
            _ => throw Trouble.Absent("There is nothing at this address."),
        };
    }
}
