using Microsoft.AspNetCore.Identity;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>Sets and changes passwords, for pages and programs alike.</summary>
internal sealed class Passwords(
    Database database,
    UserManager<Person> users,
    SignIns signIns,
    Attempts attempts,
    CaseworkSettings settings,
    TimeProvider time
)
{
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

    /// <summary>Whose a one-time secret is; null where it was used, is over, or never was one.</summary>
    public Task<Person?> Whose(string secret, CancellationToken stop)
    {
        var (now, hash) = (time.GetUtcNow(), Secret.HashOf(secret));
        return database.Read(
            async reading =>
                await Store.Sessions.Find(reading, hash, now)
                    is { Kind: SessionKinds.Invitation } invitation
                && await Store.People.Find(reading, invitation.Person) is { IsActive: true } row
                    ? new Person(row, await Credentials.Find(reading, row.Id))
                    : null,
            stop
        );
    }

    /// <summary>Sets a password with a one-time secret. All sign-ins and tokens so far end.</summary>
    /// <exception cref="Trouble">The secret is none, or the password does not keep the rules.</exception>
    public async Task Set(
        HttpContext context,
        string secret,
        string password,
        CancellationToken stop
    )
    {
        attempts.Count($"address {Doorkeeper.Address(context)}", settings.TriesPerAddress);
        var person = await Whose(secret, stop) ?? throw Spent();
        if (await Faults(users, person, password) is { Count: > 0 } faults)
            throw Trouble.Invalid(faults);
        person.Now = person.Now with
        {
            PasswordHash = users.PasswordHasher.HashPassword(person, password),
            SecurityStamp = Secret.New().Hash,
            Failed = 0,
            LockedUntil = null,
        };
        var now = time.GetUtcNow();
        await database.Write(
            async change =>
            {
                // Once: whoever revokes it first has used it.
                if (
                    !await Store.Sessions.Revoke(change, Secret.HashOf(secret), now)
                    || !await PersonStore.Write(change, person)
                )
                    throw Spent();
                _ = await Store.Sessions.RevokeAll(change, person.Row.Id, now);
            },
            stop
        );
    }

    /// <summary>Changes the password of whoever is signed in. All their other sign-ins, and all tokens, end.</summary>
    /// <exception cref="Trouble">They are not who they say, or the new password does not keep the rules.</exception>
    public async Task Change(HttpContext context, string current, string password, string? code)
    {
        var who = SignedIn.Of(context);
        var faults = await Faults(users, new Person(who.Person, null), password);
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
        var next = users.PasswordHasher.HashPassword(new Person(who.Person, null), password);
        _ = await signIns.Prove(
            context,
            who.Person.SignIn,
            current,
            code,
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
                return true;
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
