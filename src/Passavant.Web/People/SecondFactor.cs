using Microsoft.AspNetCore.Identity;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>Sets up the second factor of whoever is signed in and does without it, for pages and programs alike.</summary>
internal sealed class SecondFactor(
    Database database,
    UserManager<Person> users,
    SignIns signIns,
    Attempts attempts,
    CaseworkSettings settings,
    TimeProvider time
)
{
    private const int Codes = 10;

    /// <summary>Whoever is signed in, with what they prove themselves with.</summary>
    public async Task<Person> Of(HttpContext context) =>
        (await users.FindByIdAsync(SignedIn.Of(context).Person.Id))!;

    /// <summary>Sets one up: the key for an authenticator, and the same as an address it reads. It is asked for from when a code of it is confirmed.</summary>
    /// <exception cref="Trouble">They are not who they say, or one is set already.</exception>
    public async Task<(string Key, string Uri)> Begin(HttpContext context, string password)
    {
        var who = SignedIn.Of(context).Person;
        if ((await Of(context)).Now.SecondFactor)
            throw Already();
        var key = users.GenerateNewAuthenticatorKey();
        return await signIns.Prove(
            context,
            who.SignIn,
            password,
            null,
            async (change, person) =>
            {
                await Credentials.Put(change, person.Now with { TotpKey = key, TotpStep = 0 });
                return (key, Totp.Uri(who.SignIn, key));
            }
        );
    }

    /// <summary>Confirms the one set up by a code of it, and answers recovery codes. All other sign-ins end.</summary>
    /// <exception cref="Trouble">The code is wrong, or none is set up.</exception>
    public async Task<IReadOnlyList<string>> Confirm(HttpContext context, string code)
    {
        var who = SignedIn.Of(context);
        attempts.Count($"name {Secret.HashOf(who.Person.SignIn)}", settings.TriesPerName);
        var person = await Of(context);
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
        if (Totp.Find(key, code, now, person.Now.TotpStep) is not { } step)
            throw Trouble.Invalid("is not what the authenticator shows now", "body", "code");
        var codes = NewCodes(person);
        person.Now = person.Now with { SecondFactor = true, TotpStep = step };
        await database.Write(async change =>
        {
            if (!await PersonStore.Write(change, person))
                throw Changed();
            foreach (var row in await Store.Sessions.Of(change, person.Row.Id))
                if (row.Kind == SessionKinds.Session && row.TokenHash != who.Session.TokenHash)
                    _ = await Store.Sessions.Revoke(change, row.TokenHash, now);
        });
        return codes;
    }

    /// <summary>Makes new recovery codes; those before are good for nothing from then on.</summary>
    /// <exception cref="Trouble">They are not who they say, or none is set.</exception>
    public Task<IReadOnlyList<string>> Renew(HttpContext context, string password, string code) =>
        Proven<IReadOnlyList<string>>(
            context,
            password,
            code,
            async (change, person) =>
            {
                var codes = NewCodes(person);
                await Credentials.Put(change, person.Now);
                return codes;
            }
        );

    /// <summary>Does without it.</summary>
    /// <exception cref="Trouble">They are not who they say, or none is set.</exception>
    public Task TurnOff(HttpContext context, string password, string code) =>
        Proven(
            context,
            password,
            code,
            async (change, person) =>
            {
                await Credentials.Put(change, Without(person.Now));
                return true;
            }
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

    private async Task<T> Proven<T>(
        HttpContext context,
        string password,
        string code,
        Func<Transaction, Person, Task<T>> then
    )
    {
        var person = await Of(context);
        if (!person.Now.SecondFactor)
            throw Trouble.Of(
                StatusCodes.Status409Conflict,
                "no-second-factor",
                "No second factor is set.",
                "Aucun second facteur n'est en service."
            );
        return await signIns.Prove(context, person.Row.SignIn, password, code, then);
    }

    private List<string> NewCodes(Person person)
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
