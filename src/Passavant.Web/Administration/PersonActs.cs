using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Administration;

/// <summary>What administrators do with the people who may sign in.</summary>
internal static class PersonActs
{
    /// <summary>Enters a person; answers how they set a password, once.</summary>
    /// <exception cref="Trouble">What is said of them cannot be, or somebody else signs in with that.</exception>
    public static Task<(PersonRow Row, PersonRoutes.Invited Invited)> Enter(
        Actor by,
        PersonRoutes.Request given,
        Administering administering,
        CaseworkSettings settings,
        CancellationToken stop
    )
    {
        var asked = Checked(given);
        var now = administering.Now;
        return administering.Do(
            by,
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
                var view = PersonRoutes.View(person);
                return new Deed<(PersonRow, PersonRoutes.Invited)>(
                    "person-entered",
                    view,
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
                    (person, new PersonRoutes.Invited(view, secret, invitation.Expires))
                );
            },
            stop
        );
    }

    /// <summary>Changes a person, of the version that was read. Whoever is made inactive is signed out.</summary>
    /// <exception cref="Trouble">There is no such person, what is said cannot be, somebody changed them meanwhile, or it is oneself who would be made inactive.</exception>
    public static Task<PersonRow> Change(
        Actor by,
        string id,
        PersonRoutes.Request given,
        string version,
        Administering administering,
        CancellationToken stop
    )
    {
        var asked = Checked(given);
        return administering.Do(
            by,
            async change =>
            {
                var before = await Of(change, id);
                Versions.Match(version, Versions.Of(before));
                var person = before with
                {
                    Name = asked.Name,
                    SignIn = asked.SignIn,
                    Email = asked.Email,
                    Language = asked.Language,
                    IsActive = asked.IsActive,
                };
                if (before.IsActive && !person.IsActive && id == by.Person)
                    throw AppointmentActs.NotOneself();
                await RefuseTaken(change, person);
                return new Deed<PersonRow>(
                    "person-changed",
                    PersonRoutes.View(person),
                    async writing =>
                    {
                        await Store.People.Put(writing, person);
                        if (!person.IsActive)
                            _ = await Store.Sessions.RevokeAll(writing, id, administering.Now);
                    },
                    person
                );
            },
            stop
        );
    }

    /// <summary>Invites a person again; links given before are good for nothing from then on.</summary>
    /// <exception cref="Trouble">There is no such person.</exception>
    public static Task<PersonRoutes.Invited> Invite(
        Actor by,
        string id,
        Administering administering,
        CaseworkSettings settings,
        CancellationToken stop
    )
    {
        var now = administering.Now;
        var (invitation, secret) = Invitations.New(id, now, settings.Invitation);
        return administering.Do(
            by,
            async change =>
            {
                var person = await Of(change, id);
                return new Deed<PersonRoutes.Invited>(
                    "person-invited",
                    new { person = id, expires = invitation.Expires },
                    async writing =>
                    {
                        await Invitations.End(writing, id, now);
                        await Store.Sessions.Open(writing, invitation);
                    },
                    new(PersonRoutes.View(person), secret, invitation.Expires)
                );
            },
            stop
        );
    }

    /// <summary>Takes away a lost second factor, and ends their sign-ins.</summary>
    /// <exception cref="Trouble">There is no such person.</exception>
    public static Task TakeSecondFactor(
        Actor by,
        string id,
        Administering administering,
        CancellationToken stop
    ) =>
        administering.Do(
            by,
            async change =>
            {
                _ = await Of(change, id);
                return new Deed<bool>(
                    "second-factor-taken",
                    new { person = id },
                    async writing =>
                    {
                        if (await Credentials.Find(writing, id) is { } kept)
                            await Credentials.Put(writing, SecondFactor.Without(kept));
                        _ = await Store.Sessions.RevokeAll(writing, id, administering.Now);
                    },
                    true
                );
            },
            stop
        );

    /// <summary>Ends a person's sign-ins and tokens.</summary>
    /// <exception cref="Trouble">There is no such person.</exception>
    public static Task SignOut(
        Actor by,
        string id,
        Administering administering,
        CancellationToken stop
    ) =>
        administering.Do(
            by,
            async change =>
            {
                _ = await Of(change, id);
                return new Deed<bool>(
                    "person-signed-out",
                    new { person = id },
                    writing => Store.Sessions.RevokeAll(writing, id, administering.Now),
                    true
                );
            },
            stop
        );

    /// <summary>A person.</summary>
    /// <exception cref="Trouble">There is none.</exception>
    public static async Task<PersonRow> Of(Reading reading, string id) =>
        await Store.People.Find(reading, id) ?? throw Trouble.Absent("Nobody has that id.");

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

    private static PersonRoutes.Request Checked(PersonRoutes.Request given)
    {
        var asked = given with { Name = given.Name.Trim(), SignIn = SignInNames.Of(given.SignIn) };
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
}
