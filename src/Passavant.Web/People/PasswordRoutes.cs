using Microsoft.AspNetCore.Identity;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>Setting a password with a one-time secret, and changing it.</summary>
internal static class PasswordRoutes
{
    /// <param name="Secret">The one-time secret an administrator gave.</param>
    /// <param name="Password">The password.</param>
    public sealed record SetRequest(string Secret, string Password);

    /// <param name="Current">The password so far.</param>
    /// <param name="Password">The new one.</param>
    /// <param name="Code">The code of the second factor, where one is set.</param>
    public sealed record ChangeRequest(string Current, string Password, string? Code = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapPost("/password/set", Set)
            .WithMetadata(Access.Open)
            .Reads("application/json", """{"secret":"q83v…","password":"correct horse battery"}""")
            .Says(
                "Signing in",
                "Set a password",
                "With the one-time secret an administrator gave. All sign-ins and tokens so far end.",
                401,
                415,
                422,
                429
            );
        _ = routes
            .MapPost("/password", Change)
            .WithMetadata(Access.Person)
            .Reads(
                "application/json",
                """{"current":"correct horse battery","password":"a better long one"}"""
            )
            .Says(
                "Signing in",
                "Change one's password",
                "All other sign-ins, and all tokens, end.",
                401,
                403,
                422,
                429
            );
    }

    /// <summary>The hash of a password that keeps the rules; null for one that does not.</summary>
    public static async Task<string?> Hash(
        UserManager<Person> users,
        Person person,
        string password
    ) =>
        await Faults(users, person, password) is []
            ? users.PasswordHasher.HashPassword(person, password)
            : null;

    private static async Task<IReadOnlyList<Fault>> Faults(
        UserManager<Person> users,
        Person person,
        string password
    )
    {
        var faults = new List<Fault>();
        if (password.Length > 256)
            faults.Add(new Fault(["body", "password"], "is longer than 256 signs", "too_long"));
        if (
            person.Row.SignIn.Length > 3
            && password.Contains(person.Row.SignIn, StringComparison.OrdinalIgnoreCase)
        )
            faults.Add(new Fault(["body", "password"], "holds what you sign in with", "too_easy"));
        foreach (var validator in users.PasswordValidators)
            faults.AddRange(
                (await validator.ValidateAsync(users, person, password)).Errors.Select(
                    error => new Fault(["body", "password"], error.Description, error.Code)
                )
            );
        return faults;
    }

    private static async Task<IResult> Set(
        HttpContext context,
        Database database,
        UserManager<Person> users,
        Attempts attempts,
        CaseworkSettings settings,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<SetRequest>(context, stop);
        attempts.Count($"address {Doorkeeper.Address(context)}", settings.TriesPerAddress);
        var (now, hash) = (time.GetUtcNow(), Secret.HashOf(asked.Secret));
        var person =
            await database.Read(
                async reading =>
                    await Store.Sessions.Find(reading, hash, now)
                        is { Kind: SessionKinds.Invitation } invitation
                    && await Store.People.Find(reading, invitation.Person) is { IsActive: true } row
                        ? new Person(row, await Credentials.Find(reading, row.Id))
                        : null,
                stop
            ) ?? throw Spent();
        if (await Faults(users, person, asked.Password) is { Count: > 0 } faults)
            throw Trouble.Invalid(faults);
        person.Now = person.Now with
        {
            PasswordHash = users.PasswordHasher.HashPassword(person, asked.Password),
            SecurityStamp = Secret.New().Hash,
            Failed = 0,
            LockedUntil = null,
        };
        await database.Write(
            async change =>
            {
                // Once: whoever revokes it first has used it.
                if (
                    !await Store.Sessions.Revoke(change, hash, now)
                    || !await PersonStore.Write(change, person)
                )
                    throw Spent();
                _ = await Store.Sessions.RevokeAll(change, person.Row.Id, now);
            },
            stop
        );
        return Results.NoContent();
    }

    private static async Task<IResult> Change(
        HttpContext context,
        Database database,
        SignIns signIns,
        UserManager<Person> users,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var who = SignedIn.Of(context);
        var asked = await Spoken.Read<ChangeRequest>(context, stop);
        var faults = await Faults(users, new Person(who.Person, null), asked.Password);
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
        var next = users.PasswordHasher.HashPassword(new Person(who.Person, null), asked.Password);
        return await signIns.Prove(
            context,
            who.Person.SignIn,
            asked.Current,
            asked.Code,
            async (change, person) =>
            {
                await Credentials.Put(
                    change,
                    person.Now with
                    {
                        PasswordHash = next,
                        SecurityStamp = Secret.New().Hash,
                    }
                );
                var now = time.GetUtcNow();
                foreach (var row in await Store.Sessions.Of(change, person.Row.Id))
                    if (row.TokenHash != who.Session.TokenHash)
                        _ = await Store.Sessions.Revoke(change, row.TokenHash, now);
                return Results.NoContent();
            }
        );
    }

    private static Trouble Spent() =>
        Trouble.Of(
            StatusCodes.Status401Unauthorized,
            "not-proven",
            "The secret was used, is over, or never was one; ask an administrator for another.",
            "Ce secret a servi, n'est plus valable ou n'en a jamais été un ; demandez-en un autre à un administrateur."
        );
}
