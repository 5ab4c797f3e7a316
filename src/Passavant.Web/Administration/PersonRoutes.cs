using Passavant.Cases;
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
        var row = await database.Read(reading => Of(reading, id), stop);
        return Spoken.Answer(context, View(row), Versions.Of(row));
    }

    private static async Task<IResult> Enter(
        HttpContext context,
        Administering administering,
        CaseworkSettings settings,
        CancellationToken stop
    )
    {
        var asked = await Read(context, stop);
        var now = administering.Now;
        return await administering.Do(
            context.Caller().Actor,
            async change =>
            {
                var person = new PersonRow
                {
                    Id = await NewId(change, asked.SignIn, now),
                    Name = asked.Name,
                    SignIn = asked.SignIn,
                    Email = asked.Email,
                    Language = asked.Language,
                    IsActive = asked.IsActive,
                };
                var (invitation, secret) = Invitations.New(person.Id, now, settings.Invitation);
                await RefuseTaken(change, person);
                return new Deed<IResult>(
                    "person-entered",
                    View(person),
                    async writing =>
                    {
                        await Store.People.Put(writing, person);
                        await Credentials.Put(
                            writing,
                            new CredentialRow
                            {
                                Person = person.Id,
                                SecurityStamp = Secret.New().Hash,
                            }
                        );
                        await Store.Sessions.Open(writing, invitation);
                    },
                    Spoken.Answer(
                        context,
                        new Invited(View(person), secret, invitation.Expires),
                        Versions.Of(person),
                        StatusCodes.Status201Created
                    )
                );
            },
            stop
        );
    }

    // What somebody signs in with is an id that others can read and write, where nobody ever had it.
    private static async Task<string> NewId(Reading reading, string signIn, DateTimeOffset now) =>
        signIn.Length <= 40
        && signIn != Actor.System.Person
        && signIn.All(letter =>
            char.IsAsciiLetterLower(letter)
            || char.IsAsciiDigit(letter)
            || letter is '.' or '-' or '_'
        )
        && await Store.People.Find(reading, signIn) is null
            ? signIn
            : Guid.CreateVersion7(now).ToString();

    private static async Task<IResult> Change(
        HttpContext context,
        string id,
        Administering administering,
        CancellationToken stop
    )
    {
        var asked = await Read(context, stop);
        var by = context.Caller().Actor;
        return await administering.Do(
            by,
            async change =>
            {
                var before = await Of(change, id);
                Versions.Match(context, Versions.Of(before));
                var person = before with
                {
                    Name = asked.Name,
                    SignIn = asked.SignIn,
                    Email = asked.Email,
                    Language = asked.Language,
                    IsActive = asked.IsActive,
                };
                if (before.IsActive && !person.IsActive && id == by.Person)
                    throw AppointmentRoutes.NotOneself();
                await RefuseTaken(change, person);
                return new Deed<IResult>(
                    "person-changed",
                    View(person),
                    async writing =>
                    {
                        await Store.People.Put(writing, person);
                        if (!person.IsActive)
                            _ = await Store.Sessions.RevokeAll(writing, id, administering.Now);
                    },
                    Spoken.Answer(context, View(person), Versions.Of(person))
                );
            },
            stop
        );
    }

    private static async Task<IResult> Invite(
        HttpContext context,
        string id,
        Administering administering,
        CaseworkSettings settings,
        CancellationToken stop
    )
    {
        var now = administering.Now;
        var (invitation, secret) = Invitations.New(id, now, settings.Invitation);
        return await administering.Do(
            context.Caller().Actor,
            async change =>
            {
                var person = await Of(change, id);
                return new Deed<IResult>(
                    "person-invited",
                    new { person = id, expires = invitation.Expires },
                    async writing =>
                    {
                        await Invitations.End(writing, id, now);
                        await Store.Sessions.Open(writing, invitation);
                    },
                    Spoken.Answer(
                        new Invited(View(person), secret, invitation.Expires),
                        StatusCodes.Status201Created
                    )
                );
            },
            stop
        );
    }

    private static Task<IResult> TakeSecondFactor(
        HttpContext context,
        string id,
        Administering administering,
        CancellationToken stop
    ) =>
        administering.Do(
            context.Caller().Actor,
            async change =>
            {
                _ = await Of(change, id);
                return new Deed<IResult>(
                    "second-factor-taken",
                    new { person = id },
                    async writing =>
                    {
                        if (await Credentials.Find(writing, id) is { } kept)
                            await Credentials.Put(writing, SecondFactor.Without(kept));
                        _ = await Store.Sessions.RevokeAll(writing, id, administering.Now);
                    },
                    Results.NoContent()
                );
            },
            stop
        );

    private static Task<IResult> SignOut(
        HttpContext context,
        string id,
        Administering administering,
        CancellationToken stop
    ) =>
        administering.Do(
            context.Caller().Actor,
            async change =>
            {
                _ = await Of(change, id);
                return new Deed<IResult>(
                    "person-signed-out",
                    new { person = id },
                    writing => Store.Sessions.RevokeAll(writing, id, administering.Now),
                    Results.NoContent()
                );
            },
            stop
        );

    private static async Task<Request> Read(HttpContext context, CancellationToken stop)
    {
        var asked = await Spoken.Read<Request>(context, stop);
        asked = asked with { Name = asked.Name.Trim(), SignIn = SignInNames.Of(asked.SignIn) };
        var faults = new List<Fault>();
        if (asked.Name.Length is 0 or > 200)
            faults.Add(new(["body", "name"], "expected up to 200 signs"));
        if (SignInNames.Fault(asked.SignIn) is { } fault)
            faults.Add(new(["body", "signIn"], fault));
        if (asked.Email is { } email && !Texts.IsEmail(email))
            faults.Add(new(["body", "email"], "expected an address such as ana@ministry.example"));
        if (asked.Language is { } language && !Texts.IsLanguage(language))
            faults.Add(new(["body", "language"], "expected a language such as en or fr"));
        return faults.Count == 0 ? asked : throw Trouble.Invalid(faults);
    }

    private static async Task RefuseTaken(Transaction change, PersonRow person)
    {
        if (
            await Store.People.FindBySignIn(change, person.SignIn) is { } other
            && other.Id != person.Id
        )
            throw Trouble.Of(
                StatusCodes.Status409Conflict,
                "sign-in-taken",
                $"Somebody else signs in as '{person.SignIn}'.",
                $"Quelqu'un d'autre se connecte comme « {person.SignIn} »."
            );
    }

    /// <summary>A person.</summary>
    /// <exception cref="Trouble">There is none.</exception>
    public static async Task<PersonRow> Of(Reading reading, string id) =>
        await Store.People.Find(reading, id) ?? throw Trouble.Absent("Nobody has that id.");

    private static PersonView View(PersonRow row) =>
        new(row.Id, row.Name, row.SignIn, row.Email, row.Language, row.IsActive);
}
