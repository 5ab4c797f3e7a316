using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>The second factor: set up, confirmed by a code, with recovery codes for the day the telephone is lost.</summary>
internal static class SecondFactorRoutes
{
    /// <param name="IsOn">Whether it is asked for.</param>
    /// <param name="RecoveryCodes">How many recovery codes are left.</param>
    public sealed record Standing(bool IsOn, int RecoveryCodes);

    /// <param name="Password">The person's password.</param>
    public sealed record SetUpRequest(string Password);

    /// <param name="Key">The key, to be typed into an authenticator.</param>
    /// <param name="Uri">The same, to be shown as a picture that an authenticator reads.</param>
    public sealed record SetUp(string Key, string Uri);

    /// <param name="Code">What the authenticator shows now.</param>
    public sealed record ConfirmRequest(string Code);

    /// <param name="Password">The person's password.</param>
    /// <param name="Code">What the authenticator shows now, or a recovery code.</param>
    public sealed record ProveRequest(string Password, string Code);

    /// <param name="RecoveryCodes">Codes that are good once each, shown this once.</param>
    public sealed record Recovery(IReadOnlyList<string> RecoveryCodes);

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapGet("/second-factor", Look)
            .WithMetadata(Access.Person)
            .Says(
                "Signing in",
                "Is a second factor set?",
                "And how many recovery codes are left.",
                401,
                403
            );
        _ = routes
            .MapPost("/second-factor", Begin)
            .WithMetadata(Access.Person)
            .Reads("application/json", """{"password":"correct horse battery"}""")
            .Says(
                "Signing in",
                "Set up a second factor",
                "Answers the key for an authenticator. It is asked for from when a code of it is confirmed.",
                401,
                403,
                409,
                422
            );
        _ = routes
            .MapPost("/second-factor/confirm", Confirm)
            .WithMetadata(Access.Person)
            .Reads("application/json", """{"code":"123456"}""")
            .Says(
                "Signing in",
                "Confirm the second factor",
                "With the code the authenticator shows. Answers recovery codes. All other sign-ins end.",
                401,
                403,
                409,
                422,
                429
            );
        _ = routes
            .MapPost("/second-factor/recovery-codes", Renew)
            .WithMetadata(Access.Person)
            .Reads("application/json", """{"password":"correct horse battery","code":"123456"}""")
            .Says(
                "Signing in",
                "Make new recovery codes",
                "Those before are good for nothing from then on.",
                401,
                403,
                409,
                422
            );
        _ = routes
            .MapPost("/second-factor/off", TurnOff)
            .WithMetadata(Access.Person)
            .Reads("application/json", """{"password":"correct horse battery","code":"123456"}""")
            .Says("Signing in", "Do without the second factor", "", 401, 403, 409, 422);
    }

    private static async Task<IResult> Look(HttpContext context, SecondFactor factor)
    {
        var person = await factor.Of(context);
        return Spoken.Answer(new Standing(person.Now.SecondFactor, person.RecoveryCodes.Count));
    }

    private static async Task<IResult> Begin(
        HttpContext context,
        SecondFactor factor,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<SetUpRequest>(context, stop);
        var (key, uri) = await factor.Begin(context, asked.Password);
        return Spoken.Answer(new SetUp(key, uri));
    }

    private static async Task<IResult> Confirm(
        HttpContext context,
        SecondFactor factor,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<ConfirmRequest>(context, stop);
        return Spoken.Answer(new Recovery(await factor.Confirm(context, asked.Code)));
    }

    private static async Task<IResult> Renew(
        HttpContext context,
        SecondFactor factor,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<ProveRequest>(context, stop);
        return Spoken.Answer(new Recovery(await factor.Renew(context, asked.Password, asked.Code)));
    }

    private static async Task<IResult> TurnOff(
        HttpContext context,
        SecondFactor factor,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<ProveRequest>(context, stop);
        await factor.TurnOff(context, asked.Password, asked.Code);
        return Results.NoContent();
    }
}
