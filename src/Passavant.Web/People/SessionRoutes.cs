using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>Signing in, what one acts as, and signing out.</summary>
internal static class SessionRoutes
{
    /// <param name="SignIn">What the person signs in with.</param>
    /// <param name="Password">Their password.</param>
    /// <param name="Code">The code of their second factor, or a recovery code.</param>
    /// <param name="Token">Whether the secret is wanted in the answer, for a program, rather than as a cookie.</param>
    public sealed record SignInRequest(
        string SignIn,
        string Password,
        string? Code = null,
        bool Token = false
    );

    /// <param name="Session">The sign-in.</param>
    /// <param name="Person">Who signed in.</param>
    /// <param name="Appointments">What they may act as.</param>
    /// <param name="Secret">The secret to send as a bearer token, where it was asked for.</param>
    public sealed record Opened(
        SessionView Session,
        PersonView Person,
        IReadOnlyList<AppointmentView> Appointments,
        string? Secret
    );

    /// <param name="Id">Which one.</param>
    /// <param name="Kind"><c>session</c> or <c>token</c>.</param>
    /// <param name="Name">What a token is called.</param>
    /// <param name="Scopes">What a token may be used for.</param>
    /// <param name="Appointment">The appointment acted under.</param>
    /// <param name="Created">When it began.</param>
    /// <param name="Expires">When it ends by itself.</param>
    /// <param name="LastSeen">When it was last used, to about a minute.</param>
    /// <param name="IsCurrent">Whether it is the one asking.</param>
    public sealed record SessionView(
        string Id,
        string Kind,
        string? Name,
        IReadOnlyList<string> Scopes,
        string? Appointment,
        DateTimeOffset Created,
        DateTimeOffset Expires,
        DateTimeOffset LastSeen,
        bool IsCurrent
    );

    /// <param name="Id">Who, in every record.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="SignIn">What they sign in with.</param>
    /// <param name="Language">The language they read.</param>
    public sealed record PersonView(string Id, string Name, string SignIn, string? Language);

    /// <param name="Id">Which appointment.</param>
    /// <param name="Agency">For which agency.</param>
    /// <param name="Role">As what.</param>
    /// <param name="Rungs">On which rungs of the ladder.</param>
    /// <param name="Until">Until when.</param>
    public sealed record AppointmentView(
        string Id,
        string Agency,
        Role Role,
        IReadOnlyList<string> Rungs,
        DateTimeOffset? Until
    );

    /// <param name="Appointment">Which of one's appointments to act under.</param>
    public sealed record Choice(string Appointment);

    /// <param name="Person">Who signed in.</param>
    /// <param name="Session">Their sign-in or token.</param>
    /// <param name="Acting">What they act as; left out before they chose.</param>
    /// <param name="Appointments">What they may act as.</param>
    public sealed record Self(
        PersonView Person,
        SessionView Session,
        AppointmentView? Acting,
        IReadOnlyList<AppointmentView> Appointments
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapPost("/sessions", Open)
            .WithMetadata(Access.Open)
            .Reads(
                "application/json",
                """{"signIn":"ana.lima","password":"correct horse battery","code":"123456"}"""
            )
            .Says(
                "Signing in",
                "Sign in",
                "Sets a cookie; with \"token\": true the secret is in the answer instead, to be sent as 'Authorization: Bearer …'. With a second factor set, the answer to a right password without a code is 401 with the code second-factor-needed.",
                401,
                403,
                415,
                422,
                429
            );
        _ = routes
            .MapGet("/sessions", List)
            .WithMetadata(Access.Person)
            .Says("Signing in", "One's own sign-ins and tokens", "Those that last.", 401, 403);
        _ = routes
            .MapDelete("/sessions", RevokeAll)
            .WithMetadata(Access.Person)
            .Says("Signing in", "End all one's sign-ins and tokens", "This one too.", 401, 403);
        _ = routes
            .MapDelete("/sessions/{id}", Revoke)
            .WithMetadata(Access.Person)
            .Says(
                "Signing in",
                "End a sign-in or a token",
                "'current' is the one asking: signing out.",
                401,
                403,
                404
            );
        _ = routes
            .MapPut("/sessions/current/appointment", Choose)
            .WithMetadata(Access.Person)
            .Reads("application/json", """{"appointment":"0197…"}""")
            .Says(
                "Signing in",
                "Choose what to act as",
                "A person may hold several appointments, and acts under one at a time. Whoever holds only one need not choose.",
                401,
                403,
                404
            );
        _ = routes
            .MapGet("/me", Me)
            .WithMetadata(Access.SignIn)
            .Says("Signing in", "Who am I?", "And what do I act as?", 401);
    }

    /// <summary>Begins a session and answers its secret. The one the browser had until now ends.</summary>
    public static async Task<(SessionRow Session, string Secret)> Begin(
        Transaction change,
        HttpContext context,
        string person,
        CaseworkSettings settings,
        DateTimeOffset now
    )
    {
        var (secret, hash) = Secret.New();
        var session = new SessionRow
        {
            TokenHash = hash,
            Kind = SessionKinds.Session,
            Person = person,
            Created = now,
            LastSeen = now,
            Expires = now + settings.Session,
        };
        await Store.Sessions.Open(change, session);
        if (context.Request.Cookies[settings.Cookie] is { Length: > 0 } before)
            _ = await Store.Sessions.Revoke(change, Secret.HashOf(before), now);
        return (session, secret);
    }

    /// <summary>Gives a browser the secret of a session.</summary>
    public static void Give(HttpContext context, CaseworkSettings settings, string secret) =>
        context.Response.Cookies.Append(
            settings.Cookie,
            secret,
            new CookieOptions
            {
                HttpOnly = true,
                Secure = !settings.Demo,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                MaxAge = settings.Session,
            }
        );

    public static SessionView View(SessionRow row, string? current) =>
        new(
            row.TokenHash,
            row.Kind,
            row.Name,
            row.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            row.Appointment,
            row.Created,
            row.Expires,
            row.LastSeen,
            row.TokenHash == current
        );

    private static async Task<IResult> Open(
        HttpContext context,
        SignIns signIns,
        CaseworkSettings settings,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<SignInRequest>(context, stop);
        var now = time.GetUtcNow();
        var (person, session, secret, held) = await signIns.Prove(
            context,
            asked.SignIn,
            asked.Password,
            asked.Code,
            async (change, person) =>
            {
                var (session, secret) = await Begin(change, context, person.Row.Id, settings, now);
                var held = await Store.People.AppointmentsOf(change, person.Row.Id);
                return (person.Row, session, secret, held.Where(one => one.IsHeld(now)).ToList());
            }
        );
        if (!asked.Token)
            Give(context, settings, secret);
        return Spoken.Answer(
            new Opened(
                View(session, session.TokenHash),
                View(person),
                [.. held.Select(View)],
                asked.Token ? secret : null
            ),
            StatusCodes.Status201Created
        );
    }

    private static async Task<IResult> List(
        HttpContext context,
        Database database,
        CaseworkSettings settings,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var who = SignedIn.Of(context);
        return Spoken.Answer(
            (await Lasting(database, who, settings, time.GetUtcNow(), stop))
                .Select(row => View(row, who.Session.TokenHash))
                .ToList()
        );
    }

    /// <summary>The sign-ins and tokens of a person that last.</summary>
    public static async Task<IReadOnlyList<SessionRow>> Lasting(
        Database database,
        SignedIn who,
        CaseworkSettings settings,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var all = await database.Read(reading => Store.Sessions.Of(reading, who.Person.Id), stop);
        return
        [
            .. all.Where(row =>
                row.Revoked is null
                && row.Expires > now
                && (
                    row.Kind == SessionKinds.Token
                    || row.Kind == SessionKinds.Session && now - row.LastSeen < settings.Idle
                )
            ),
        ];
    }

    private static async Task<IResult> Revoke(
        HttpContext context,
        string id,
        Database database,
        CaseworkSettings settings,
        TimeProvider time
    )
    {
        var who = SignedIn.Of(context);
        var hash = id == "current" ? who.Session.TokenHash : id;
        var revoked = await End(database, who, hash, time.GetUtcNow());
        if (!revoked)
            throw Trouble.Absent("None of your sign-ins or tokens has that id.");
        if (hash == who.Session.TokenHash)
            Forget(context, settings);
        return Results.NoContent();
    }

    /// <summary>Ends one of a person's sign-ins or tokens; false where none of theirs that lasts is that.</summary>
    public static Task<bool> End(
        Database database,
        SignedIn who,
        string hash,
        DateTimeOffset now
    ) =>
        database.Write(async change =>
            (await Store.Sessions.Of(change, who.Person.Id)).Any(row => row.TokenHash == hash)
            && await Store.Sessions.Revoke(change, hash, now)
        );

    private static async Task<IResult> RevokeAll(
        HttpContext context,
        Database database,
        CaseworkSettings settings,
        TimeProvider time
    )
    {
        var who = SignedIn.Of(context);
        _ = await database.Write(change =>
            Store.Sessions.RevokeAll(change, who.Person.Id, time.GetUtcNow())
        );
        Forget(context, settings);
        return Results.NoContent();
    }

    private static async Task<IResult> Choose(
        HttpContext context,
        Database database,
        CancellationToken stop
    )
    {
        var who = SignedIn.Of(context);
        var asked = await Spoken.Read<Choice>(context, stop);
        var chosen =
            who.Appointments.FirstOrDefault(one => one.Id == asked.Appointment)
            ?? throw Trouble.Absent("None of your appointments held today has that id.");
        await database.Write(
            change => Store.Sessions.Choose(change, who.Session.TokenHash, chosen.Id),
            stop
        );
        return Spoken.Answer(View(chosen));
    }

    private static IResult Me(HttpContext context)
    {
        var who = SignedIn.Of(context);
        return Spoken.Answer(
            new Self(
                View(who.Person),
                View(who.Session, who.Session.TokenHash),
                who.Acting is { } acting ? View(acting) : null,
                [.. who.Appointments.Select(View)]
            )
        );
    }

    /// <summary>Has a browser forget the secret of its session.</summary>
    public static void Forget(HttpContext context, CaseworkSettings settings) =>
        context.Response.Cookies.Delete(
            settings.Cookie,
            new CookieOptions
            {
                Secure = !settings.Demo,
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
            }
        );

    private static PersonView View(PersonRow row) =>
        new(row.Id, row.Name, row.SignIn, row.Language);

    private static AppointmentView View(AppointmentRow row)
    {
        var actor = row.Actor();
        return new(row.Id, row.Agency, actor.Role, actor.Rungs, row.Until);
    }
}
