using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Administration;

/// <summary>Appoints a person: for which agency, as what, on which rungs, from when until when.</summary>
[Seats(Role.Administrator)]
internal sealed class AppointPage(
    Here here,
    Database database,
    Desk desk,
    Administering administering
) : AdministrationPage(here)
{
    /// <summary>The person.</summary>
    public PersonRow Person { get; private set; } = null!;

    /// <summary>The agencies there are.</summary>
    public IReadOnlyList<Option> Agencies { get; private set; } = [];

    /// <summary>The roles there are.</summary>
    public IReadOnlyList<Option> Roles { get; private set; } = [];

    /// <summary>The rungs of the accord in force.</summary>
    public IReadOnlyList<Option> Rungs { get; private set; } = [];

    public async Task OnGet(string id)
    {
        await Read(id);
        Form.Fill("once", Guid.CreateVersion7(Here.Now).ToString());
        Form.Fill("from", "now");
    }

    public async Task<IActionResult> OnPost(string id)
    {
        await Read(id);
        var agency = Form.Required("agency", Here["Choose the agency"]);
        var role = Form.Choice<Role>("role", Here["Choose what they act as"]);
        var from = Form.Text("from") switch
        {
            "now" => (DateTimeOffset?)null,
            "day" => Form.Day("since", Here["Enter the day it begins, such as 3 12 2026"])
                is { } day
                ? Begin(day)
                : null,
            _ => null,
        };
        if (Form.Text("from") is not ("now" or "day"))
            Form.Wrong("from", Here["Choose from when"]);
        DateTimeOffset? until = null;
        if (IsGiven("until"))
            until = Form.Day(
                "until",
                Here["Enter the first day it holds no more, such as 3 12 2027, or leave it out"]
            )
                is { } last
                ? Begin(last)
                : null;
        if (!Form.IsRight)
            return Again();
        return await Tried(
            () =>
                AppointmentActs.Appoint(
                    By,
                    new(id, agency, role!.Value, Form.Texts("rungs"), from, until),
                    administering,
                    Stop,
                    Form.Text("once")
                ),
            ("agency", Here["Choose the agency"]),
            ("role", Here["This agency has nobody in that role: choose another"]),
            ("rungs", Here["Choose rungs of the accord"]),
            ("from", Here["It cannot begin in the past: choose a later day, or now"]),
            ("until", Here["It has to end after it begins"])
        )
            ? To($"/administration/people/{Uri.EscapeDataString(id)}?done=appointed")
            : Again();
    }

    private bool IsGiven(string day) =>
        Form.Text($"{day}-day").Length
            + Form.Text($"{day}-month").Length
            + Form.Text($"{day}-year").Length
        > 0;

    private async Task Read(string id)
    {
        (Person, Agencies, Rungs) = await database.Read(
            async reading =>
                (
                    await PersonActs.Of(reading, id),
                    (IReadOnlyList<Option>)
                        [
                            .. (await desk.Agencies(reading))
                                .Values.OrderBy(one => one.Name.In(Here.Language))
                                .Select(one => new Option(
                                    one.Id,
                                    $"{one.Name.In(Here.Language)} ({Here[Named.Of(one.Kind)]})"
                                )),
                        ],
                    await Ladder(reading)
                ),
            Stop
        );
        Roles =
        [
            .. AppointmentActs
                .Places.Keys.OrderBy(role => role)
                .Select(role => new Option(Choices.Word(role), Here[Navigation.NameOf(role)])),
        ];
    }

    private async Task<IReadOnlyList<Option>> Ladder(Reading reading) =>
        await Editions.Active(reading, Here.Now) is { } edition
            ?
            [
                .. (await desk.Accord(reading, edition.Identity)).Procedure.Ladder.Select(
                    rung => new Option(rung.Id, Here[rung.Title])
                ),
            ]
            : [];
}
