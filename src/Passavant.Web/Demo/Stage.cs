using System.Text.Json;
using Passavant.Web.Cases;

namespace Passavant.Web.Demo;

/// <summary>The program the story is told to, with everybody's place in it.</summary>
internal sealed class Stage(InProcess server, SeedClock clock, DueWork due, string password)
{
    private readonly Dictionary<string, string> secrets = [];
    private readonly Dictionary<string, string> ids = [];

    /// <summary>The clock of the story.</summary>
    public SeedClock Clock => clock;

    /// <summary>A person's id, by what they sign in with.</summary>
    public string Id(string who) => ids[who];

    /// <summary>Goes on to an instant, and lets the clocks act that ran out on the way.</summary>
    public async Task GoTo(DateTimeOffset instant, CancellationToken stop)
    {
        var before = clock.GetUtcNow();
        clock.GoTo(instant);
        if (before.Date != clock.GetUtcNow().Date)
            _ = await due.Work(stop);
    }

    /// <summary>Sends a request as somebody; as nobody where the name is empty.</summary>
    public async Task<JsonElement> Send(
        string who,
        string method,
        string path,
        object? body = null,
        string mediaType = "application/json"
    ) =>
        await server.Send(
            method,
            path,
            body,
            who.Length == 0 ? null : await Secret(who),
            mediaType
        );

    /// <summary>Does something as the administrator.</summary>
    public Task<JsonElement> Administer(
        string method,
        string path,
        object? body = null,
        string mediaType = "application/json"
    ) => Send(Cast.Administrator.SignIn, method, $"/administration/{path}", body, mediaType);

    /// <summary>Enters a person, who sets their password, and appoints them.</summary>
    public async Task Enter(Actress person)
    {
        var entered = await Administer(
            "POST",
            "people",
            new
            {
                name = person.Name,
                signIn = person.SignIn,
                email = $"{person.SignIn}@{person.Agency}.example",
                language = person.SignIn == "hanna" ? "fr" : "en",
            }
        );
        var id = entered.GetProperty("person").GetProperty("id").GetString()!;
        ids[person.SignIn] = id;
        _ = await Send(
            "",
            "POST",
            "/password/set",
            new { secret = entered.GetProperty("secret").GetString(), password }
        );
        _ = await Administer(
            "POST",
            "appointments",
            new
            {
                person = id,
                agency = person.Agency,
                role = person.Role,
                rungs = person.Rungs,
            }
        );
    }

    /// <summary>Ends what somebody signed in for during the story.</summary>
    public Task SignOut(string who) =>
        ids.TryGetValue(who, out var id)
            ? Administer("DELETE", $"people/{id}/sessions")
            : Task.CompletedTask;

    private async Task<string> Secret(string who)
    {
        if (!secrets.TryGetValue(who, out var secret))
            secrets[who] = secret = (
                await server.Send(
                    "POST",
                    "/sessions",
                    new
                    {
                        signIn = who,
                        password,
                        token = true,
                    }
                )
            ).GetProperty("secret").GetString()!;
        return secret;
    }
}
