using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>Tokens with which programs act for a person, in the appointment they were made under.</summary>
internal static class TokenRoutes
{
    private const int MostDays = 400;

    /// <param name="Name">What it is called.</param>
    /// <param name="Scopes">What it may be used for: <c>read</c>, <c>act</c>, <c>screen</c>, <c>administer</c>.</param>
    /// <param name="Days">For how many days.</param>
    public sealed record Request(string Name, IReadOnlyList<string> Scopes, int Days);

    /// <param name="Token">The token.</param>
    /// <param name="Secret">What the program sends as a bearer token; shown this once.</param>
    public sealed record Response(SessionRoutes.SessionView Token, string Secret);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/tokens", Handle)
            .WithMetadata(Access.Person)
            .Reads("application/json", """{"name":"nightly export","scopes":["read"],"days":90}""")
            .Says(
                "Signing in",
                "Make a token for a program",
                "The secret is shown once. The program acts as the person does now, within the scopes: read looks, act changes cases, screen screens parties, administer is for administration. Listed by GET /sessions, and ended by DELETE /sessions/{id}.",
                401,
                403,
                422
            );

    private static async Task<IResult> Handle(
        HttpContext context,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<Request>(context, stop);
        return Spoken.Answer(
            await Make(context, database, asked, time.GetUtcNow(), stop),
            StatusCodes.Status201Created
        );
    }

    /// <summary>Makes a token for a program of whoever is signed in.</summary>
    /// <exception cref="Trouble">What is asked for cannot be.</exception>
    public static async Task<Response> Make(
        HttpContext context,
        Database database,
        Request asked,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var caller = context.Caller();
        var who = SignedIn.Of(context);
        var faults = new List<Fault>();
        if (asked.Name.Trim().Length is 0 or > 100)
            faults.Add(new(["body", "name"], "expected up to 100 signs"));
        if (asked.Scopes.Count == 0 || asked.Scopes.Except(Scopes.All).Any())
            faults.Add(
                new(["body", "scopes"], $"expected at least one of {string.Join(", ", Scopes.All)}")
            );
        if (asked.Days is < 1 or > MostDays)
            faults.Add(new(["body", "days"], $"expected a whole number from 1 to {MostDays}"));
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
        var (secret, hash) = Secret.New();
        var row = new SessionRow
        {
            TokenHash = hash,
            Kind = SessionKinds.Token,
            Name = asked.Name.Trim(),
            Person = caller.Actor.Person,
            Appointment = who.Acting!.Id,
            Scopes = string.Join(' ', Scopes.All.Intersect(asked.Scopes)),
            Created = now,
            LastSeen = now,
            Expires = now.AddDays(asked.Days),
        };
        await database.Write(change => Store.Sessions.Open(change, row), stop);
        return new Response(SessionRoutes.View(row, who.Session.TokenHash), secret);
    }
}
