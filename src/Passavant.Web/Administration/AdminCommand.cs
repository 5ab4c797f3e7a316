using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Administration;

/// <summary><c>passavant-server admin create</c>: enters an administrator, the first of whom nobody else could enter.</summary>
internal static class AdminCommand
{
    private const string Usage =
        "passavant-server admin create --database DATABASE --sign-in NAME [--name 'Full Name'] [--agency ID] [--password-stdin]";

    /// <summary>Runs it, and says how the administrator sets a password.</summary>
    /// <exception cref="FormatException">It was asked for something that cannot be.</exception>
    public static async Task Create(
        string[] args,
        TextReader input,
        TextWriter output,
        TimeProvider time
    )
    {
        var isPasswordGiven = args.Contains("--password-stdin");
        var options = new ConfigurationBuilder()
            .AddCommandLine([.. args.Where(one => one != "--password-stdin")])
            .Build();
        var connection =
            options["database"] ?? throw new FormatException($"which database? {Usage}");
        var name = SignInNames.Of(options["sign-in"] ?? throw new FormatException($"who? {Usage}"));
        if (SignInNames.Fault(name) is { } fault)
            throw new FormatException($"--sign-in {name}: {fault}");
        var agency = options["agency"] ?? "administration";
        var password = isPasswordGiven ? await input.ReadLineAsync() ?? "" : null;
        var now = time.GetUtcNow();
        await using var database = Records.Open(connection, now);
        var person = new PersonRow
        {
            Id = Guid.CreateVersion7(now).ToString(),
            Name = options["name"] ?? name,
            SignIn = name,
        };
        var services = new ServiceCollection();
        _ = services.AddLogging();
        _ = services.AddSingleton(time).AddSingleton(database);
        CaseworkServer.AddIdentity(services);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var credential = new CredentialRow
        {
            Person = person.Id,
            SecurityStamp = Secret.New().Hash,
        };
        if (password is not null)
            credential = credential with
            {
                PasswordHash = await Passwords.Hash(users, new Person(person, credential), password)
                    is { } hash
                    ? hash
                    : throw new FormatException(
                        "the password on the standard input is too weak; expected at least twelve signs, five of them different"
                    ),
            };
        var invitationFor = TimeSpan.FromHours(72);
        string? secret;
        try
        {
            secret = await new Administering(database, time).Do(
                Actor.System,
                async change =>
                {
                    var isNew = await Store.People.FindAgency(change, agency) is null;
                    var invitation = Invitations.New(person.Id, now, invitationFor);
                    return new Deed<string?>(
                        "administrator-entered",
                        new
                        {
                            person = person.Id,
                            name = person.Name,
                            signIn = person.SignIn,
                            agency,
                        },
                        async writing =>
                        {
                            if (isNew)
                                await Store.People.Put(
                                    writing,
                                    AgencyRows.Row(
                                        new Agency(
                                            agency,
                                            new Wording("Administration"),
                                            AgencyKind.Oversight
                                        )
                                    )
                                );
                            await Store.People.Put(writing, person);
                            await Credentials.Put(writing, credential);
                            await Store.People.Put(
                                writing,
                                new AppointmentRow
                                {
                                    Id = Guid.CreateVersion7(now).ToString(),
                                    Person = person.Id,
                                    Agency = agency,
                                    Role = Appointments.Of(Role.Administrator),
                                    Since = now,
                                }
                            );
                            if (password is null)
                                await Store.Sessions.Open(writing, invitation.Row);
                        },
                        password is null ? invitation.Secret : null
                    );
                },
                CancellationToken.None
            );
        }
        catch (ConflictException)
        {
            throw new FormatException($"somebody signs in as '{name}' already");
        }
        await output.WriteLineAsync(
            secret is null
                ? $"{name} may sign in."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} sets a password with this secret, once, until {now + invitationFor:yyyy-MM-dd HH:mm} UTC (on the page /en/password?secret=…, or by POST /password/set):\n{secret}"
                )
        );
    }
}
