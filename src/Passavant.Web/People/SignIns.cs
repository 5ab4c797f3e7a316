using Microsoft.AspNetCore.Identity;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>Whether somebody is who they say. Who does not exist, who is locked out and who got the password wrong are answered alike, after the same work.</summary>
internal sealed class SignIns(
    Database database,
    UserManager<Person> users,
    Ceremonies ceremonies,
    Attempts attempts,
    CaseworkSettings settings,
    TimeProvider time
)
{
    private static readonly Person Nobody = new(
        new PersonRow
        {
            Id = "",
            Name = "",
            SignIn = "",
        },
        null
    );

    private static string? nobodysHash;

    /// <summary>Does something for somebody who proves who they are, in one change with what the proof changes.</summary>
    /// <param name="context">The request.</param>
    /// <param name="signIn">What they sign in with.</param>
    /// <param name="password">Their password.</param>
    /// <param name="code">The code of their second factor, or a recovery code.</param>
    /// <param name="then">What is done.</param>
    /// <exception cref="Trouble">They are not who they say, or tried too often.</exception>
    public async Task<T> Prove<T>(
        HttpContext context,
        string signIn,
        string password,
        string? code,
        Func<Transaction, Person, Task<T>> then
    )
    {
        var name = SignInNames.Of(signIn);
        attempts.Count($"address {Doorkeeper.Address(context)}", settings.TriesPerAddress);
        attempts.Count($"name {Secret.HashOf(name)}", settings.TriesPerName);
        while (true)
        {
            var now = time.GetUtcNow();
            var person = await users.FindByNameAsync(name);
            var wrong = Check(person, password, code, now);
            if (wrong is not null)
            {
                await Fail(context, person, wrong, now);
                throw NotProven();
            }
            var (written, done) = await database.Write(async change =>
                await PersonStore.Write(change, person!)
                    ? (true, await then(change, person!))
                    : (false, default(T)!)
            );
            // Somebody else signed in as the same person just now: look again.
            if (written)
                return done;
        }
    }

    /// <summary>Does something for somebody who answers a challenge with a passkey of theirs, in one change with what the answer changes. It counts and is recorded as a password does; a second factor is not asked for, because the passkey is two.</summary>
    /// <param name="context">The request.</param>
    /// <param name="credential">What the device answered, as the browser gives it.</param>
    /// <param name="state">The challenge it answers, as it was given out.</param>
    /// <param name="then">What is done.</param>
    /// <exception cref="Trouble">They are not who they say, or tried too often.</exception>
    public async Task<T> ProveByPasskey<T>(
        HttpContext context,
        string credential,
        string state,
        Func<Transaction, Person, Task<T>> then
    )
    {
        attempts.Count($"address {Doorkeeper.Address(context)}", settings.TriesPerAddress);
        var now = time.GetUtcNow();
        var person = await ceremonies.Whose(credential, context.RequestAborted);
        if (person is not null)
            attempts.Count($"name {Secret.HashOf(person.Row.SignIn)}", settings.TriesPerName);
        var answer = await ceremonies.Answer(context, credential, state);
        var wrong =
            person is null ? "nobody has that passkey"
            : !person.Row.IsActive ? "not active"
            : person.Now.LockedUntil > now ? "locked"
            : answer.Wrong;
        var done = wrong is null
            ? await database.Write(async change =>
            {
                if (!await Passkeys.Spend(change, answer.Challenge, answer.Expires, now))
                    return (false, default(T)!);
                // As it is now: others may have failed, removed it, or used it meanwhile.
                if (
                    await Passkeys.Find(change, answer.Passkey!.Credential) is not { } passkey
                    || await Credentials.Find(change, passkey.Person) is not { } kept
                    || kept.LockedUntil > now
                )
                    return (false, default(T)!);
                await Passkeys.Put(
                    change,
                    passkey with
                    {
                        SignCount = answer.Passkey.SignCount,
                        IsBackedUp = answer.Passkey.IsBackedUp,
                        Used = now,
                    }
                );
                person!.Kept = person.Now = kept with { Failed = 0, LockedUntil = null };
                await Credentials.Put(change, person.Now);
                return (true, await then(change, person));
            })
            : (false, default(T)!);
        if (done.Item1)
            return done.Item2;
        await Fail(context, person, wrong ?? "challenge answered before", now);
        throw NotProven();
    }

    private static Trouble NotProven() =>
        Trouble.Of(
            StatusCodes.Status401Unauthorized,
            "not-proven",
            "The name, the password or the code is wrong, or there were too many failures and you have to wait.",
            "Le nom, le mot de passe ou le code est faux, ou il y a eu trop d'échecs et il faut attendre."
        );

    /// <summary>What is wrong; null where nothing is.</summary>
    private string? Check(Person? person, string password, string? code, DateTimeOffset now)
    {
        var hash = person?.Kept?.PasswordHash;
        var found = users.PasswordHasher.VerifyHashedPassword(
            person ?? Nobody,
            hash
                ?? (nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Secret.New().Secret)),
            password
        );
        if (person is null)
            return "nobody signs in with that";
        if (!person.Row.IsActive)
            return "not active";
        if (hash is null)
            return "no password set";
        if (person.Kept!.LockedUntil > now)
            return "locked";
        if (found == PasswordVerificationResult.Failed)
            return "wrong password";
        if (found == PasswordVerificationResult.SuccessRehashNeeded)
            person.Now = person.Now with
            {
                PasswordHash = users.PasswordHasher.HashPassword(person, password),
            };
        if (person.Kept.SecondFactor && Wrong(person, code, now))
            return "wrong code";
        person.Now = person.Now with { Failed = 0, LockedUntil = null };
        return null;
    }

    private static bool Wrong(Person person, string? code, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(code))
            throw Trouble.Of(
                StatusCodes.Status401Unauthorized,
                "second-factor-needed",
                "Send the code your authenticator shows now, or a recovery code, as 'code'.",
                "Envoyez le code que montre votre authentificateur, ou un code de secours, comme « code »."
            );
        if (Totp.Find(person.Now.TotpKey!, code, now, person.Now.TotpStep) is { } step)
        {
            person.Now = person.Now with { TotpStep = step };
            return false;
        }
        var left = person.RecoveryCodes.Where(one => one != RecoveryCode(code)).ToArray();
        var isRecovery = left.Length < person.RecoveryCodes.Count;
        person.RecoveryCodes = left;
        return !isRecovery;
    }

    private static string RecoveryCode(string code) =>
        Secret.HashOf(code.Trim().ToUpperInvariant());

    private Task Fail(HttpContext context, Person? person, string why, DateTimeOffset now) =>
        database.Write(async change =>
        {
            if (
                person is not null
                && why is "wrong password" or "wrong code" or "wrong passkey"
                && await Credentials.Find(change, person!.Row.Id) is { } kept
            )
                await Credentials.Put(
                    change,
                    kept.Failed + 1 < settings.Failures
                        ? kept with
                        {
                            Failed = kept.Failed + 1,
                        }
                        : kept with
                        {
                            Failed = 0,
                            LockedUntil = now + settings.Lockout,
                        }
                );
            await Looking.Record(
                change,
                new RefusalRow
                {
                    At = now,
                    Person = person?.Row.Id,
                    What = Doorkeeper.What(context),
                    Why = why,
                }
            );
            context.Features.Set(new RefusalRecorded());
        });
}
