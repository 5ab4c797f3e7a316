using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Administration;

/// <summary>A person: what is known of them, what they act as, and what an administrator may do.</summary>
[Seats(Role.Administrator)]
internal sealed class PersonPage(
    Here here,
    Database database,
    Desk desk,
    Administering administering
) : AdministrationPage(here)
{
    /// <summary>An appointment of theirs.</summary>
    public sealed record Line(
        AppointmentRow Row,
        Role Role,
        string Agency,
        string Rungs,
        bool IsHeld,
        bool IsOver
    );

    /// <summary>The person.</summary>
    public PersonRow Person { get; private set; } = null!;

    /// <summary>Their appointments, the newest first.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>What they prove themselves with; null where nothing is set.</summary>
    public CredentialRow? Credential { get; private set; }

    /// <summary>Their sign-ins, tokens and invitations that last.</summary>
    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];

    /// <summary>What was done just before; null for nothing.</summary>
    public string? Done { get; private set; }

    /// <summary>Whether they are whoever looks.</summary>
    public bool IsOneself => Person.Id == By.Person;

    public async Task OnGet(string id, string? done)
    {
        await Read(id);
        PersonForm.Fill(Form, Person);
        Form.Fill("version", Versions.Of(Person));
        Done = done switch
        {
            "changed" => Here["It is changed."],
            "appointed" => Here["{0} is appointed.", Person.Name],
            "ended" => Here["The appointment ends as you said."],
            "deactivate" => Here["{0} may not sign in any more.", Person.Name],
            "activate" => Here["{0} may sign in again.", Person.Name],
            "second-factor" => Here[
                "The second factor is taken away. {0} sets a new one after signing in.",
                Person.Name
            ],
            "sessions" => Here["Every sign-in and token of {0} is ended.", Person.Name],
            _ => null,
        };
    }

    public async Task<IActionResult> OnPost(string id)
    {
        await Read(id);
        if (
            await Tried(
                () =>
                    PersonActs.Change(
                        By,
                        id,
                        PersonForm.Read(Form, Person.IsActive),
                        $"\"{Form.Text("version")}\"",
                        administering,
                        Stop
                    ),
                PersonForm.Says(Here)
            )
        )
            return To($"/administration/people/{Uri.EscapeDataString(id)}?done=changed");
        return Again();
    }

    private async Task Read(string id)
    {
        var now = Here.Now;
        (Person, Credential, Sessions, Lines) = await database.Read(
            async reading =>
            {
                var agencies = await desk.Agencies(reading);
                return (
                    await PersonActs.Of(reading, id),
                    await Credentials.Find(reading, id),
                    (IReadOnlyList<SessionRow>)
                        [
                            .. (await Store.Sessions.Of(reading, id)).Where(one =>
                                one.Revoked is null && one.Expires > now
                            ),
                        ],
                    (IReadOnlyList<Line>)
                        [
                            .. (await Store.People.AppointmentsOf(reading, id))
                                .OrderByDescending(one => one.Until is null || one.Until > now)
                                .ThenByDescending(one => one.Since)
                                .Select(one => new Line(
                                    one,
                                    one.Actor().Role,
                                    agencies.GetValueOrDefault(one.Agency)?.Name.In(Here.Language)
                                        ?? one.Agency,
                                    one.Rungs,
                                    one.IsHeld(now),
                                    one.Until <= now
                                )),
                        ]
                );
            },
            Stop
        );
    }
}
