using Passavant.Accords;
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
        Check(id, asked);
        var row = AgencyRows.Row(
            new Agency(
                id,
                new Wording(asked.Name),
                asked.Kind,
                asked.State,
                asked.Contact,
                asked.Reviews,
                asked.Trusted
            ),
            asked.Calendar
        );
        return await administering.Do(
            context.Caller().Actor,
            async change =>
            {
                var before = await Store.People.FindAgency(change, id);
                Versions.Match(context, before is null ? null : Versions.Of(before));
                if (
                    asked.Reviews is { } reviewed
                    && await Store.People.FindAgency(change, reviewed) is null
                )
                    throw Trouble.Invalid("there is no agency of that id", "body", "reviews");
                return new Deed<IResult>(
                    before is null ? "agency-entered" : "agency-changed",
                    View(row),
                    writing => Store.People.Put(writing, row),
                    Spoken.Answer(
                        context,
                        View(row),
                        Versions.Of(row),
                        before is null ? StatusCodes.Status201Created : StatusCodes.Status200OK
                    )
                );
            },
            stop
        );
    }

    private static void Check(string id, Request asked)
    {
        var faults = new List<Fault>();
        if (!Texts.IsId(id) || id == Actor.System.Agency)
            faults.Add(new(["path", "id"], "expected a short name such as export-control"));
        if (
            asked.Name.Count == 0
            || asked.Name.Any(one =>
                !Texts.IsLanguage(one.Key) || one.Value.Trim().Length is 0 or > 200
            )
        )
            faults.Add(
                new(
                    ["body", "name"],
                    "expected a name of up to 200 signs for each language, such as {\"en\":\"Ministry of Defence\"}"
                )
            );
        if (asked.State is { Length: 0 or > 64 })
            faults.Add(new(["body", "state"], "expected a state such as FR"));
        if (asked.Contact is { } contact && !Texts.IsEmail(contact))
            faults.Add(
                new(["body", "contact"], "expected an address such as advice@ministry.example")
            );
        if (asked.Reviews is not null && asked.Kind != AgencyKind.Adviser)
            faults.Add(new(["body", "reviews"], "is said of an adviser only"));
        if (asked.Trusted && asked.Kind != AgencyKind.Applicant)
            faults.Add(new(["body", "trusted"], "is said of an applicant only"));
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
    }

    private static AgencyView View(AgencyRow row)
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
