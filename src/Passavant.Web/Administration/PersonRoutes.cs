using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Administration;

/// <summary>The people who may sign in. Nobody is removed: past acts name them.</summary>
internal static class PersonRoutes
{
    /// <param name="Name">Their name.</param>
    /// <param name="SignIn">What they sign in with.</param>
    /// <param name="Email">Where mail reaches them.</param>
    /// <param name="Language">The language they read.</param>
    /// <param name="IsActive">Whether they may sign in.</param>
    public sealed record Request(
        string Name,
        string SignIn,
        string? Email = null,
        string? Language = null,
        bool IsActive = true
    );

    /// <param name="Id">Who, in every record.</param>
    /// <inheritdoc cref="Request" />
    public sealed record PersonView(
        string Id,
        string Name,
        string SignIn,
        string? Email,
        string? Language,
        bool IsActive
    );

    /// <param name="Person">The person.</param>
    /// <param name="Secret">With which they set a password, once (POST /password/set); shown this once.</param>
    /// <param name="Expires">Until when.</param>
    public sealed record Invited(PersonView Person, string Secret, DateTimeOffset Expires);

    public static void Map(RouteGroupBuilder routes)
    {
        _ = routes.MapGet("/people", List).Says(Tag, "Everybody", "By name.", 401, 403);
        _ = routes.MapGet("/people/{id}", Find).Says(Tag, "One person", "", 401, 403, 404);
        _ = routes
            .MapPost("/people", Enter)
            .Reads(
                "application/json",
                """{"name":"Ana Lima","signIn":"ana.lima","email":"ana@ministry.example","language":"en"}"""
            )
            .Says(
                Tag,
                "Enter a person",
                "Answers a secret with which they set a password, once.",
                401,
                403,
                409,
                422
            );
        _ = routes
            .MapPut("/people/{id}", Change)
            .Reads(
                "application/json",
                """{"name":"Ana Lima","signIn":"ana.lima","isActive":false}"""
            )
            .Says(
                Tag,
                "Change a person",
                "Takes If-Match. Whoever is made inactive is signed out.",
                401,
                403,
                404,
                409,
                412,
                422,
                428
            );
        _ = routes
            .MapPost("/people/{id}/invitation", Invite)
            .Says(
                Tag,
                "Invite a person again",
                "Answers a new secret with which they set a password, once; those before are good for nothing from then on. The password so far stays until it is used.",
                401,
                403,
                404
            );
        _ = routes
            .MapDelete("/people/{id}/second-factor", TakeSecondFactor)
            .Says(Tag, "Take away a lost second factor", "Ends their sign-ins too.", 401, 403, 404);
        _ = routes
            .MapDelete("/people/{id}/sessions", SignOut)
            .Says(Tag, "End a person's sign-ins and tokens", "", 401, 403, 404);
    }

    private const string Tag = "Administration";

    private static async Task<IResult> List(Database database, CancellationToken stop) =>
        Spoken.Answer((await database.Read(Store.People.All, stop)).Select(View).ToList());

    private static async Task<IResult> Find(
        HttpContext context,
        string id,
        Database database,
        CancellationToken stop
    )
    {
        var row = await database.Read(reading => PersonActs.Of(reading, id), stop);
        return Spoken.Answer(context, View(row), Versions.Of(row));
    }

    private static async Task<IResult> Enter(
        HttpContext context,
        Administering administering,
        CaseworkSettings settings,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<Request>(context, stop);
        var (person, invited) = await PersonActs.Enter(
            context.Caller().Actor,
            asked,
            administering,
            settings,
            stop
        );
        return Spoken.Answer(context, invited, Versions.Of(person), StatusCodes.Status201Created);
    }

    private static async Task<IResult> Change(
        HttpContext context,
        string id,
        Administering administering,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<Request>(context, stop);
        var person = await PersonActs.Change(
            context.Caller().Actor,
            id,
            asked,
            Versions.Given(context),
            administering,
            stop
        );
        return Spoken.Answer(context, View(person), Versions.Of(person));
    }

    private static async Task<IResult> Invite(
        HttpContext context,
        string id,
        Administering administering,
        CaseworkSettings settings,
        CancellationToken stop
    ) =>
        Spoken.Answer(
            await PersonActs.Invite(context.Caller().Actor, id, administering, settings, stop),
            StatusCodes.Status201Created
        );

    private static async Task<IResult> TakeSecondFactor(
        HttpContext context,
        string id,
        Administering administering,
        CancellationToken stop
    )
    {
        await PersonActs.TakeSecondFactor(context.Caller().Actor, id, administering, stop);
        return Results.NoContent();
    }

    private static async Task<IResult> SignOut(
        HttpContext context,
        string id,
        Administering administering,
        CancellationToken stop
    )
    {
        await PersonActs.SignOut(context.Caller().Actor, id, administering, stop);
        return Results.NoContent();
    }

    /// <summary>A person as administrators see them.</summary>
    public static PersonView View(PersonRow row) =>
        new(row.Id, row.Name, row.SignIn, row.Email, row.Language, row.IsActive);
}
