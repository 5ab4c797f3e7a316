using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Administration;

/// <summary>Enters an agency, or changes one.</summary>
[Seats(Role.Administrator)]
internal sealed class AgencyPage(
    Here here,
    Database database,
    Desk desk,
    Administering administering
) : AdministrationPage(here)
{
    /// <summary>The agency as it stands; null for a new one.</summary>
    public AgencyRow? Row { get; private set; }

    /// <summary>The authorities there are.</summary>
    public IReadOnlyList<Option> Authorities { get; private set; } = [];

    /// <summary>The calendars there are.</summary>
    public IReadOnlyList<Option> Calendars { get; private set; } = [];

    /// <summary>Who acts for it now.</summary>
    public IReadOnlyList<(PersonRow Person, Role Role)> People { get; private set; } = [];

    /// <summary>Whether it was changed just before.</summary>
    public bool Done { get; private set; }

    public async Task OnGet(string? id, string? done)
    {
        await Read(Existing(id));
        Done = done is not null;
        if (Row is null)
            return;
        var agency = Row.Agency();
        Form.Fill("version", Versions.Of(Row));
        foreach (var (language, name) in agency.Name.All)
            Form.Fill($"name-{language}", name);
        Form.Fill("kind", Choices.Word(agency.Kind));
        Form.Fill("state", agency.State);
        Form.Fill("contact", agency.Contact);
        Form.Fill("reviews", agency.Reviews);
        Form.Fill("trusted", agency.Trusted ? "yes" : null);
        Form.Fill("calendar", Row.Calendar);
    }

    public async Task<IActionResult> OnPost(string? id)
    {
        id = Existing(id);
        await Read(id);
        var key = id ?? Form.Text("id");
        var kind = Form.Choice<AgencyKind>("kind", Here["Choose what it is"]);
        // Names in languages the form does not ask for stay.
        var names = Row is null ? [] : Row.Agency().Name.All.ToDictionary();
        foreach (var language in Words.All.Keys)
            if (Form.Text($"name-{language}") is { Length: > 0 } name)
                names[language] = name;
            else
                _ = names.Remove(language);
        if (names.Count == 0 || names.Values.Any(name => name.Length > 200))
            Form.Wrong("name-en", Here["Enter the name in at least one language, with up to 200 letters"]);
        if (!Form.IsRight)
            return Again();
        var done = await Tried(
            () =>
                AgencyActs.Put(
                    By,
                    key,
                    new(
                        names,
                        kind!.Value,
                        Given("state")?.ToUpperInvariant(),
                        Given("contact"),
                        kind == AgencyKind.Adviser ? Given("reviews") : null,
                        kind == AgencyKind.Applicant && Form.IsTicked("trusted"),
                        Given("calendar")
                    ),
                    id is null ? "" : $"\"{Form.Text("version")}\"",
                    administering,
                    Stop
                ),
            (
                "id",
                Here[
                    "Enter a short name of letters from a to z, digits, - and ., such as export-control"
                ]
            ),
            ("state", Here["Enter the state by its two letters, such as FR, or leave it out"]),
            (
                "contact",
                Here["Enter an e-mail address such as advice@ministry.example, or leave it out"]
            ),
            ("reviews", Here["Choose the authority whose cases it reviews"])
        );
        return done ? To($"/administration/agencies/{key}?done=changed") : Again();
    }

    private string? Given(string name) => Form.Text(name) is { Length: > 0 } text ? text : null;

    private async Task Read(string? id)
    {
        (Row, Authorities, Calendars, People) = await database.Read(
            async reading =>
            {
                var agencies = await desk.Agencies(reading);
                var people = (await Store.People.All(reading)).ToDictionary(one => one.Id);
                return (
                    id is null
                        ? null
                        : await Store.People.FindAgency(reading, id)
                            ?? throw Trouble.Absent("There is no agency of that id."),
                    (IReadOnlyList<Option>)
                        [
                            .. agencies
                                .Values.Where(one => one.Kind == AgencyKind.Authority)
                                .Select(one => new Option(one.Id, one.Name.In(Here.Language))),
                        ],
                    (IReadOnlyList<Option>)
                        [
                            .. (await CalendarsInUse.All(reading, desk)).Select(one => new Option(
                                one.Name,
                                one.Name
                            )),
                        ],
                    (IReadOnlyList<(PersonRow, Role)>)
                        [
                            .. (
                                id is null
                                    ? []
                                    : await Store.People.AppointmentsAt(reading, id)
                            )
                                .Where(one => one.IsHeld(Here.Now))
                                .Select(one => (people[one.Person], one.Actor().Role)),
                        ]
                );
            },
            Stop
        );
    }
}
