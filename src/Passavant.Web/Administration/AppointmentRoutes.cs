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
        return Spoken.Answer(
            View(await AppointmentActs.Appoint(context.Caller().Actor, asked, administering, stop)),
            StatusCodes.Status201Created
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
        return Spoken.Answer(
            View(
                await AppointmentActs.End(
                    context.Caller().Actor,
                    id,
                    asked.Until,
                    administering,
                    stop
                )
            )
        );
    }

    /// <summary>An appointment as administrators see it.</summary>
    public static AppointmentView View(AppointmentRow row)
    {
        var actor = row.Actor();
        return new(row.Id, row.Person, row.Agency, actor.Role, actor.Rungs, row.Since, row.Until);
    }
}
