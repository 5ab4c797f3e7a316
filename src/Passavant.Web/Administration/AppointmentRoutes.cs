using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Administration;

/// <summary>Who acts for which agency, in which role, from when until when. An appointment ends; it is never removed.</summary>
internal static class AppointmentRoutes
{
    private const string Tag = "Administration";

    private static readonly Parameter[] Filters =
    [
        new("person", Holds.Text, "Of this person."),
        new("agency", Holds.Text, "For this agency."),
    ];

    // What a kind of agency has people for.
    private static readonly Dictionary<Role, AgencyKind[]> Places = new()
    {
        [Role.Applicant] = [AgencyKind.Applicant],
        [Role.Officer] = [AgencyKind.Authority],
        [Role.Head] = [AgencyKind.Authority],
        [Role.Member] = [AgencyKind.Body, AgencyKind.Authority],
        [Role.Adviser] = [AgencyKind.Adviser],
        [Role.Partner] = [AgencyKind.Partner],
        [Role.Panel] = [AgencyKind.Panel],
        // Grievances are told apart by the authority they are about.
        [Role.Ombudsperson] = [AgencyKind.Ombudsperson, AgencyKind.Authority],
        [Role.Supervisor] = [AgencyKind.Authority],
        [Role.Administrator] = Enum.GetValues<AgencyKind>(),
        [Role.Auditor] = [AgencyKind.Oversight, AgencyKind.Authority],
    };

    /// <param name="Person">Who.</param>
    /// <param name="Agency">For which agency.</param>
    /// <param name="Role">As what.</param>
    /// <param name="Rungs">On which rungs of the accord's ladder, by id.</param>
    /// <param name="From">From when; now unless said.</param>
    /// <param name="Until">Until when.</param>
    public sealed record Request(
        string Person,
        string Agency,
        Role Role,
        IReadOnlyList<string>? Rungs = null,
        DateTimeOffset? From = null,
        DateTimeOffset? Until = null
    );

    /// <param name="Until">When it ends; now unless said.</param>
    public sealed record EndRequest(DateTimeOffset? Until = null);

    /// <param name="Id">Which appointment.</param>
    /// <inheritdoc cref="Request" />
    public sealed record AppointmentView(
        string Id,
        string Person,
        string Agency,
        Role Role,
        IReadOnlyList<string> Rungs,
        DateTimeOffset From,
        DateTimeOffset? Until
    );

    public static void Map(RouteGroupBuilder routes)
    {
        _ = routes
            .MapGet("/appointments", List)
            .Takes(Filters)
            .Says(
                Tag,
                "Appointments",
                "Of a person or for an agency; past ones too.",
                401,
                403,
                422
            );
        _ = routes
            .MapPost("/appointments", Appoint)
            .Reads(
                "application/json",
                """{"person":"0197…","agency":"export-control","role":"officer","rungs":["officer"],"until":"2028-01-01T00:00:00Z"}"""
            )
            .Says(Tag, "Appoint a person", "Nobody appoints themselves.", 401, 403, 422);
        _ = routes
            .MapPost("/appointments/{id}/end", End)
            .Reads("application/json", """{"until":"2027-01-01T00:00:00Z"}""")
            .Says(
                Tag,
                "End an appointment",
                "Now or later, never before now: what was done under it stays as it was.",
                401,
                403,
                404,
                409,
                422
            );
    }

    /// <summary>Administrators do not raise or remove themselves.</summary>
    public static Trouble NotOneself() =>
        Trouble.Of(
            StatusCodes.Status403Forbidden,
            "not-oneself",
            "Nobody appoints themselves, ends their own appointment or makes themselves inactive: another administrator does.",
            "Personne ne se nomme, ne met fin à sa propre nomination ni ne se désactive : un autre administrateur le fait."
        );

    private static async Task<IResult> List(
        HttpContext context,
        Database database,
        CancellationToken stop
    )
    {
        var given = Given.Read(context.Request, Filters);
        var (person, agency) = (given.Text("person"), given.Text("agency"));
        if (person is null && agency is null)
            throw Trouble.Invalid("say of which person or agency", "query");
        var rows = await database.Read(
            reading =>
                person is not null
                    ? Store.People.AppointmentsOf(reading, person)
                    : Store.People.AppointmentsAt(reading, agency!),
            stop
        );
        return Spoken.Answer(
            rows.Where(row => agency is null || row.Agency == agency).Select(View).ToList()
        );
    }

    private static async Task<IResult> Appoint(
        HttpContext context,
        Administering administering,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<Request>(context, stop);
        var by = context.Caller().Actor;
        if (asked.Person == by.Person)
            throw NotOneself();
        var now = administering.Now;
        var row = new AppointmentRow
        {
            Id = Guid.CreateVersion7(now).ToString(),
            Person = asked.Person,
            Agency = asked.Agency,
            Role = Appointments.Of(asked.Role),
            Rungs = string.Join(' ', asked.Rungs ?? []),
            Since = asked.From ?? now,
            Until = asked.Until,
        };
        return await administering.Do(
            by,
            async change =>
            {
                await Check(change, asked, row, now);
                return new Deed<IResult>(
                    "appointed",
                    View(row),
                    writing => Store.People.Put(writing, row),
                    Spoken.Answer(View(row), StatusCodes.Status201Created)
                );
            },
            stop
        );
    }

    private static async Task<IResult> End(
        HttpContext context,
        string id,
        Administering administering,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<EndRequest>(context, stop);
        var by = context.Caller().Actor;
        return await administering.Do(
            by,
            async change =>
            {
                var now = administering.Now;
                var before =
                    await Store.People.FindAppointment(change, id)
                    ?? throw Trouble.Absent("There is no appointment of that id.");
                if (before.Person == by.Person)
                    throw NotOneself();
                if (before.Until <= now)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "ended",
                        $"It ended at {before.Until:u}.",
                        $"Elle a pris fin le {before.Until:u}."
                    );
                if (asked.Until < now)
                    throw Trouble.Invalid(
                        "is past; an appointment ends now or later",
                        "body",
                        "until"
                    );
                var row = before with { Until = asked.Until ?? now };
                return new Deed<IResult>(
                    "appointment-ended",
                    View(row),
                    writing => Store.People.Put(writing, row),
                    Spoken.Answer(View(row))
                );
            },
            stop
        );
    }

    private static async Task Check(
        Transaction change,
        Request asked,
        AppointmentRow row,
        DateTimeOffset now
    )
    {
        var faults = new List<Fault>();
        if (await Store.People.Find(change, asked.Person) is null)
            faults.Add(new(["body", "person"], "nobody has that id"));
        var agency = await Store.People.FindAgency(change, asked.Agency);
        if (agency is null)
            faults.Add(new(["body", "agency"], "there is no agency of that id"));
        if (!Places.TryGetValue(asked.Role, out var kinds))
            faults.Add(
                new(
                    ["body", "role"],
                    $"nobody is appointed to it; expected one of {string.Join(", ", Places.Keys.Select(Appointments.Of))}"
                )
            );
        else if (agency is not null && !kinds.Contains(agency.Agency().Kind))
            faults.Add(
                new(
                    ["body", "role"],
                    $"an agency of the kind '{agency.Kind}' has none; expected an agency that is: {string.Join(", ", kinds.Select(kind => kind.ToString().ToLowerInvariant()))}"
                )
            );
        if (
            asked.Rungs?.Any(rung => rung.Length is 0 or > 64 || rung.Any(char.IsWhiteSpace))
            == true
        )
            faults.Add(new(["body", "rungs"], "expected the ids of rungs, such as officer"));
        if (row.Since < now)
            faults.Add(
                new(["body", "from"], "is past; nobody is appointed for what was done before")
            );
        if (row.Until <= row.Since)
            faults.Add(new(["body", "until"], "is not after 'from'"));
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
    }

    private static AppointmentView View(AppointmentRow row)
    {
        var actor = row.Actor();
        return new(row.Id, row.Person, row.Agency, actor.Role, actor.Rungs, row.Since, row.Until);
    }
}
