using System.Security.Claims;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>Says who asks, lets in whom the endpoint is for, and records whom it refused.</summary>
internal sealed class Doorkeeper(
    Database database,
    CaseworkSettings settings,
    Attempts attempts,
    TimeProvider time
)
{
    // A session that is used all the time is written once a minute.
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Answers a request, or refuses it.</summary>
    public async Task Answer(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            await next(context);
            return;
        }
        var access = endpoint.Metadata.GetMetadata<Access>() ?? Access.SignIn;
        try
        {
            var byCookie = access.Needs != Needs.Nothing && await Identify(context);
            RefuseOtherSites(context, byCookie);
            Admit(context, access);
            await next(context);
        }
        catch (Trouble trouble)
            when (trouble.Status
                    is StatusCodes.Status401Unauthorized
                        or StatusCodes.Status403Forbidden
            )
        {
            await Record(context, trouble.Code ?? trouble.Message);
            throw;
        }
        if (
            context.Response.StatusCode
            is StatusCodes.Status401Unauthorized
                or StatusCodes.Status403Forbidden
        )
            await Record(context, $"{context.Response.StatusCode}");
    }

    /// <summary>Finds who asks; true where they are known by a cookie, which a browser sends by itself.</summary>
    private async Task<bool> Identify(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var isProgram = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        var secret = isProgram
            ? header["Bearer ".Length..].Trim()
            : context.Request.Cookies[settings.Cookie];
        if (string.IsNullOrEmpty(secret))
            return false;
        var now = time.GetUtcNow();
        var found = await database.Read(
            reading => Find(reading, Secret.HashOf(secret), now),
            context.RequestAborted
        );
        if (found is null)
            return false;
        context.Features.Set(found);
        // What forms carry against being sent from elsewhere is made out to whoever signed in.
        context.User = new ClaimsPrincipal(
            new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, found.Session.TokenHash)],
                SessionKinds.Session
            )
        );
        if (found.Caller is { } caller)
            context.Features.Set(caller);
        if (now - found.Session.LastSeen >= SeenEvery)
            await database.Write(change =>
                Store.Sessions.Seen(change, found.Session.TokenHash, now)
            );
        return !isProgram;
    }

    private async Task<SignedIn?> Find(Reading reading, string hash, DateTimeOffset now)
    {
        var session = await Store.Sessions.Find(reading, hash, now);
        if (
            session is not { Kind: SessionKinds.Session or SessionKinds.Token }
            || session.Kind == SessionKinds.Session && now - session.LastSeen >= settings.Idle
            || await Store.People.Find(reading, session.Person) is not { IsActive: true } person
        )
            return null;
        var appointments = await Store.People.AppointmentsOf(reading, person.Id);
        return new SignedIn(person, session, [.. appointments.Where(one => one.IsHeld(now))]);
    }

    // A page of another site can have a browser send its cookie, but cannot say where it comes from.
    private static void RefuseOtherSites(HttpContext context, bool byCookie)
    {
        var request = context.Request;
        if (
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || request.Headers.Authorization.Count > 0
        )
            return;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var isOurs =
            site.Length > 0 ? site is "same-origin" or "none"
            : origin.Length > 0
                ? Uri.TryCreate(origin, UriKind.Absolute, out var from)
                    && from.Authority == request.Host.Value
            : !byCookie;
        if (!isOurs)
            throw Trouble.Of(
                StatusCodes.Status403Forbidden,
                "other-site",
                "The request comes from a page of another site, or does not say where it comes from (Sec-Fetch-Site, Origin). Programs send a token instead of a cookie.",
                "La demande vient d'une page d'un autre site, ou ne dit pas d'où elle vient (Sec-Fetch-Site, Origin). Un programme envoie un jeton au lieu d'un cookie."
            );
    }

    private static void Admit(HttpContext context, Access access)
    {
        if (access.Needs is Needs.Nothing or Needs.Known)
            return;
        var who = SignedIn.Of(context);
        if (who.IsProgram)
            RefuseScope(context, who, access.Needs);
        if (access.Needs == Needs.Screen && who.IsProgram || access.Roles.Count == 0)
            return;
        if (!access.Roles.Contains(context.Caller().Actor.Role))
            throw Trouble.Of(
                StatusCodes.Status403Forbidden,
                "not-your-role",
                $"This is for: {string.Join(", ", access.Roles.Select(Appointments.Of))}.",
                $"Ceci est réservé à : {string.Join(", ", access.Roles.Select(Appointments.Of))}."
            );
    }

    private static void RefuseScope(HttpContext context, SignedIn who, Needs needs)
    {
        if (needs == Needs.Person)
            throw Trouble.Of(
                StatusCodes.Status403Forbidden,
                "not-for-programs",
                "Passwords, sessions and tokens are changed by the person who signed in, not with a token.",
                "Mots de passe, sessions et jetons sont changés par la personne connectée, non avec un jeton."
            );
        var scope =
            needs == Needs.Administer ? Scopes.Administer
            : needs == Needs.Screen ? Scopes.Screen
            : HttpMethods.IsGet(context.Request.Method)
            || HttpMethods.IsHead(context.Request.Method)
                ? Scopes.Read
            : Scopes.Act;
        if (!who.Session.Scopes.Split(' ').Contains(scope))
            throw Trouble.Of(
                StatusCodes.Status403Forbidden,
                "scope",
                $"The token may not be used for this: it lacks the scope '{scope}'.",
                $"Le jeton ne vaut pas pour ceci : il lui manque la portée « {scope} »."
            );
    }

    private async Task Record(HttpContext context, string why)
    {
        if (context.Features.Get<RefusalRecorded>() is not null)
            return;
        var who = context.Features.Get<SignedIn>();
        // Whoever has not even signed in cannot fill the records.
        if (who is null)
            attempts.Count($"refused {Address(context)}", settings.TriesPerAddress);
        var actor = context.Features.Get<Caller>()?.Actor;
        await database.Write(change =>
            Looking.Record(
                change,
                new RefusalRow
                {
                    At = time.GetUtcNow(),
                    Person = who?.Person.Id,
                    Agency = actor?.Agency,
                    Role = actor is null ? null : Appointments.Of(actor.Role),
                    What = What(context),
                    Number = context.Request.RouteValues.GetValueOrDefault("number") as string,
                    Why = why,
                }
            )
        );
        context.Features.Set(new RefusalRecorded());
    }

    /// <summary>What was asked for, without what the address holds.</summary>
    public static string What(HttpContext context) =>
        $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";

    /// <summary>Where it was asked from.</summary>
    public static string Address(HttpContext context) =>
        context.Connection.RemoteIpAddress?.ToString() ?? "";
}

/// <summary>The refusal of this request is in the records already.</summary>
internal sealed record RefusalRecorded;
