using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Log;

/// <summary>What the commands about the log have in common: the settings of the server, and who acts.</summary>
internal static class ByHand
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--database"] = "Casework:Database",
        ["--origin"] = "Casework:Log:Origin",
        ["--log"] = "Casework:Log:Folder",
        ["--keys"] = "Casework:Keys:File",
    };

    /// <summary>The settings of the server, from where it takes them, and what a command line adds.</summary>
    /// <exception cref="FormatException">One cannot be.</exception>
    public static (IConfiguration Given, string Database, LogSettings Log) Settings(
        string[] args,
        string usage
    )
    {
        var given = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args, Switches)
            .Build();
        var database = given["Casework:Database"] is { Length: > 0 } connection
            ? connection
            : throw new FormatException($"which database? {usage}");
        return (given, database, LogSettings.Read(given, database, demo: false));
    }

    /// <summary>Whoever signs in under a name, in a role they hold now.</summary>
    /// <exception cref="FormatException">Nobody does, or they do not hold it.</exception>
    public static async Task<Actor> Who(
        Database database,
        string? signIn,
        Role role,
        DateTimeOffset now,
        string usage
    )
    {
        var name = SignInNames.Of(
            signIn ?? throw new FormatException($"by whom? expected --by: {usage}")
        );
        var appointment = await database.Read(async reading =>
            await Store.People.FindBySignIn(reading, name) is { IsActive: true } person
                ? (await Store.People.AppointmentsOf(reading, person.Id)).FirstOrDefault(one =>
                    one.IsHeld(now) && one.Actor().Role == role
                )
                : null
        );
        return appointment?.Actor()
            ?? throw new FormatException(
                $"nobody who signs in as '{name}' is {Appointments.Of(role)} now; expected the sign-in name of one after --by"
            );
    }
}
