using Microsoft.AspNetCore.Identity;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>The second factor: set up, confirmed by a code, with recovery codes for the day the telephone is lost.</summary>
internal static class SecondFactorRoutes
{
    private const int Codes = 10;

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

    private static async Task<IResult> Look(
        HttpContext context,
        UserManager<Person> users,
        CancellationToken stop
    )
    {
        stop.ThrowIfCancellationRequested();
        var person = (await users.FindByIdAsync(SignedIn.Of(context).Person.Id))!;
        return Spoken.Answer(new Standing(person.Now.SecondFactor, person.RecoveryCodes.Count));
    }

    private static async Task<IResult> Begin(
        HttpContext context,
        UserManager<Person> users,
        SignIns signIns,
        CancellationToken stop
    )
    {
        var who = SignedIn.Of(context).Person;
        var asked = await Spoken.Read<SetUpRequest>(context, stop);
        if ((await users.FindByIdAsync(who.Id))!.Now.SecondFactor)
            throw Already();
        var key = users.GenerateNewAuthenticatorKey();
        return await signIns.Prove(
            context,
            who.SignIn,
            asked.Password,
            null,
            async (change, person) =>
            {
                await Credentials.Put(change, person.Now with { TotpKey = key, TotpStep = 0 });
                return Spoken.Answer(new SetUp(key, Totp.Uri(who.SignIn, key)));
            }
        );
    }

    private static async Task<IResult> Confirm(
        HttpContext context,
        Database database,
        UserManager<Person> users,
        Attempts attempts,
        CaseworkSettings settings,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var who = SignedIn.Of(context);
        var asked = await Spoken.Read<ConfirmRequest>(context, stop);
        attempts.Count($"name {Secret.HashOf(who.Person.SignIn)}", settings.TriesPerName);
        var person = (await users.FindByIdAsync(who.Person.Id))!;
        if (person.Now.SecondFactor)
            throw Already();
        if (person.Now.TotpKey is not { } key)
            throw Trouble.Of(
                StatusCodes.Status409Conflict,
                "no-second-factor",
                "No second factor is set up: POST /second-factor first.",
                "Aucun second facteur n'est préparé : d'abord POST /second-factor."
            );
        var now = time.GetUtcNow();
        if (Totp.Find(key, asked.Code, now, person.Now.TotpStep) is not { } step)
            throw Trouble.Invalid("is not what the authenticator shows now", "body", "code");
        var codes = NewCodes(users, person);
        person.Now = person.Now with { SecondFactor = true, TotpStep = step };
        await database.Write(
            async change =>
            {
                if (!await PersonStore.Write(change, person))
                    throw Changed();
                foreach (var row in await Store.Sessions.Of(change, person.Row.Id))
                    if (row.Kind == SessionKinds.Session && row.TokenHash != who.Session.TokenHash)
                        _ = await Store.Sessions.Revoke(change, row.TokenHash, now);
            },
            stop
        );
        return Spoken.Answer(new Recovery(codes));
    }

    private static Task<IResult> Renew(
        HttpContext context,
        UserManager<Person> users,
        SignIns signIns,
        CancellationToken stop
    ) =>
        Proven(
            context,
            users,
            signIns,
            async (change, person) =>
            {
                var codes = NewCodes(users, person);
                await Credentials.Put(change, person.Now);
                return Spoken.Answer(new Recovery(codes));
            },
            stop
        );

    private static Task<IResult> TurnOff(
        HttpContext context,
        UserManager<Person> users,
        SignIns signIns,
        CancellationToken stop
    ) =>
        Proven(
            context,
            users,
            signIns,
            async (change, person) =>
            {
                await Credentials.Put(change, Without(person.Now));
                return Results.NoContent();
            },
            stop
        );

    /// <summary>What somebody proves themselves with, without a second factor.</summary>
    public static CredentialRow Without(CredentialRow row) =>
        row with
        {
            SecondFactor = false,
            TotpKey = null,
            TotpStep = 0,
            RecoveryCodes = "[]",
        };

    private static async Task<IResult> Proven(
        HttpContext context,
        UserManager<Person> users,
        SignIns signIns,
        Func<Transaction, Person, Task<IResult>> then,
        CancellationToken stop
    )
    {
        var who = SignedIn.Of(context).Person;
        var asked = await Spoken.Read<ProveRequest>(context, stop);
        if (!(await users.FindByIdAsync(who.Id))!.Now.SecondFactor)
            throw Trouble.Of(
                StatusCodes.Status409Conflict,
                "no-second-factor",
                "No second factor is set.",
                "Aucun second facteur n'est en service."
            );
        return await signIns.Prove(context, who.SignIn, asked.Password, asked.Code, then);
    }

    private static List<string> NewCodes(UserManager<Person> users, Person person)
    {
        var codes = new List<string>();
        while (codes.Count < Codes)
            codes.Add(users.GenerateNewAuthenticatorKey()[..16]);
        person.RecoveryCodes = [.. codes.Select(Secret.HashOf)];
        return codes;
    }

    private static Trouble Already() =>
        Trouble.Of(
            StatusCodes.Status409Conflict,
            "second-factor-set",
            "A second factor is set; turn it off first (POST /second-factor/off).",
            "Un second facteur est déjà en service ; désactivez-le d'abord (POST /second-factor/off)."
        );

    private static Trouble Changed() =>
        Trouble.Of(
            StatusCodes.Status409Conflict,
            "conflict",
            "Your credentials were changed in the meantime; try again.",
            "Vos moyens de connexion ont changé entre-temps ; recommencez."
        );
}
