using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Administration;

/// <summary>The agencies people act for.</summary>
internal static class AgencyRoutes
{
    private const string Tag = "Administration";

    /// <param name="Name">Its name, by language.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="State">Its state.</param>
    /// <param name="Contact">How it is reached: an e-mail address.</param>
    /// <param name="Reviews">For an adviser, the authority whose cases it sees.</param>
    /// <param name="Trusted">Whether it is a trusted party.</param>
    /// <param name="Calendar">The calendar it keeps.</param>
    public sealed record Request(
        IReadOnlyDictionary<string, string> Name,
        AgencyKind Kind,
        string? State = null,
        string? Contact = null,
        string? Reviews = null,
        bool Trusted = false,
        string? Calendar = null
    );

    /// <param name="Id">Its id.</param>
    /// <inheritdoc cref="Request" />
    public sealed record AgencyView(
        string Id,
        IReadOnlyDictionary<string, string> Name,
        AgencyKind Kind,
        string? State,
        string? Contact,
        string? Reviews,
        bool Trusted,
        string? Calendar
    );

    public static void Map(RouteGroupBuilder routes)
    {
        _ = routes.MapGet("/agencies", List).Says(Tag, "All agencies", "By id.", 401, 403);
        _ = routes.MapGet("/agencies/{id}", Find).Says(Tag, "One agency", "", 401, 403, 404);
        _ = routes
            .MapPut("/agencies/{id}", Put)
            .Reads(
                "application/json",
                """{"name":{"en":"Ministry of Defence","fr":"Ministère de la défense"},"kind":"adviser","state":"FR","contact":"advice@defence.example","reviews":"export-control"}"""
            )
            .Says(
                Tag,
                "Enter or change an agency",
                "What the accord names has the id it has there. Changing one takes If-Match.",
                401,
                403,
                412,
                422,
                428
            );
    }

    private static async Task<IResult> List(Database database, CancellationToken stop) =>
        Spoken.Answer((await database.Read(Store.People.Agencies, stop)).Select(View).ToList());

    private static async Task<IResult> Find(
        HttpContext context,
        string id,
        Database database,
        CancellationToken stop
    )
    {
        var row =
            await database.Read(reading => Store.People.FindAgency(reading, id), stop)
            ?? throw Trouble.Absent("There is no agency of that id.");
        return Spoken.Answer(context, View(row), Versions.Of(row));
    }

    private static async Task<IResult> Put(
        HttpContext context,
        string id,
        Administering administering,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<Request>(context, stop);
        var (row, isNew) = await AgencyActs.Put(
            context.Caller().Actor,
            id,
            asked,
            Versions.Given(context),
            administering,
            stop
        );
        return Spoken.Answer(
            context,
            View(row),
            Versions.Of(row),
            isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK
        );
    }

    /// <summary>An agency as administrators see it.</summary>
    public static AgencyView View(AgencyRow row)
    {
        var agency = row.Agency();
        return new(
            agency.Id,
            agency.Name.All.ToDictionary(),
            agency.Kind,
            agency.State,
            agency.Contact,
            agency.Reviews,
            agency.Trusted,
            row.Calendar
        );
    }
}
