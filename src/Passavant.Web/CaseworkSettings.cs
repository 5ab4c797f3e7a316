using System.Globalization;
using Passavant.Accords;
using Passavant.Web.Issuing;
using Passavant.Web.Log;
using Passavant.Web.People;

namespace Passavant.Web;

/// <summary>What whoever runs the program may set about casework, under <c>Casework</c>.</summary>
internal sealed record CaseworkSettings
{
    /// <summary>The records: the path of a SQLite file, or a connection string.</summary>
    public required string Database { get; init; }

    /// <summary>Whether it is a demonstration, with invented content, over plain HTTP on this machine alone.</summary>
    public required bool Demo { get; init; }

    /// <summary>How long a sign-in lasts without being used.</summary>
    public required TimeSpan Idle { get; init; }

    /// <summary>How long a sign-in lasts at most.</summary>
    public required TimeSpan Session { get; init; }

    /// <summary>How long a one-time link for setting a password is good.</summary>
    public required TimeSpan Invitation { get; init; }

    /// <summary>After how many failures in a row nobody may sign in under a name for a while.</summary>
    public required int Failures { get; init; }

    /// <summary>How long that while is.</summary>
    public required TimeSpan Lockout { get; init; }

    /// <summary>How many tries to prove oneself one address has in a minute.</summary>
    public required int TriesPerAddress { get; init; }

    /// <summary>How many tries to prove oneself one name has in a minute.</summary>
    public required int TriesPerName { get; init; }

    /// <summary>How long an uploaded edition or list may be.</summary>
    public required long MaxUploadBytes { get; init; }

    /// <summary>The folder on the server below which editions of the accord may be taken from; null for none.</summary>
    public required string? Accords { get; init; }

    /// <summary>The service people may sign in with instead; null for none.</summary>
    public required OpenIdSettings? OpenId { get; init; }

    /// <summary>Whether programs may be told at addresses of this machine and its neighbours, and without encryption.</summary>
    public required bool TellsNeighbours { get; init; }

    /// <summary>Within what time an authority answers a question of an auditor.</summary>
    public required TimeLimit AnswerWithin { get; init; }

    /// <summary>The log of what was done.</summary>
    public required LogSettings Log { get; init; }

    /// <summary>The documents that are issued.</summary>
    public required IssuingSettings Documents { get; init; }

    /// <summary>What the cookie of a sign-in is called.</summary>
    public string Cookie => Demo ? "passavant" : "__Host-passavant";

    /// <summary>Reads the settings; null where casework is not asked for.</summary>
    /// <exception cref="FormatException">One cannot be what it says, or a demonstration is asked for where it may not be.</exception>
    public static CaseworkSettings? Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var of = configuration.GetSection("Casework");
        var database = of["Database"] is { Length: > 0 } given ? given : null;
        var demo = Truth("Demo");
        if (demo)
            RefuseDemo(configuration, environment, database);
        if (database is null && !demo)
            return null;
        var records =
            database
            ?? Path.Combine(Path.GetTempPath(), $"passavant-demo-{Guid.CreateVersion7():n}.db");
        var log = LogSettings.Read(configuration, records, demo);
        return new CaseworkSettings
        {
            Database = records,
            Demo = demo,
            Idle = TimeSpan.FromMinutes(Whole("IdleMinutes", 30, 1440)),
            Session = TimeSpan.FromHours(Whole("SessionHours", 12, 720)),
            Invitation = TimeSpan.FromHours(Whole("InvitationHours", 72, 720)),
            Failures = (int)Whole("Failures", 5, 100),
            Lockout = TimeSpan.FromMinutes(Whole("LockoutMinutes", 15, 1440)),
            TriesPerAddress = (int)Whole("TriesPerAddress", 60, 1_000_000),
            TriesPerName = (int)Whole("TriesPerName", 10, 1_000_000),
            MaxUploadBytes = Whole("MaxUploadBytes", 512 << 20, long.MaxValue),
            Accords = of["Accords"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null,
            OpenId = OpenIdSettings.Read(of.GetSection("OpenId")),
            TellsNeighbours = Truth("Webhooks:Neighbours") || demo,
            AnswerWithin =
                of["Oversight:AnswerWithin"] is not { Length: > 0 } within
                    ? TimeLimit.Parse("10 working days")
                : TimeLimit.TryParse(within, null, out var limit) ? limit
                : throw new FormatException(
                    $"Casework:Oversight:AnswerWithin is '{within}'; expected a length of time such as '10 working days'"
                ),
            Log = log,
            Documents = IssuingSettings.Read(configuration, log, demo),
        };

        long Whole(string name, long usual, long most) =>
            of[name] is not { Length: > 0 } text ? usual
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= most
                ? number
            : throw new FormatException(
                $"Casework:{name} is '{text}'; expected a whole number from 1 to {most}, such as {usual}"
            );

        bool Truth(string name) =>
            of[name] is not { Length: > 0 } text ? false
            : bool.TryParse(text, out var truth) ? truth
            : throw new FormatException($"Casework:{name} is '{text}'; expected true or false");
    }

    // Invented people with known passwords must never stand where others can reach them.
    private static void RefuseDemo(
        IConfiguration configuration,
        IHostEnvironment environment,
        string? database
    )
    {
        const string Instead =
            "; for work that counts, leave --demo out, give --database, and make the first administrator with 'passavant-server admin create'";
        if (!environment.IsDevelopment())
            throw new FormatException(
                $"--demo runs only in the environment Development, and this is {environment.EnvironmentName}: set DOTNET_ENVIRONMENT=Development to try it{Instead}"
            );
        if (database is not null && Store.Database.IsServer(database))
            throw new FormatException($"--demo runs on a SQLite file, not on a server{Instead}");
        var urls = (configuration["urls"] ?? "").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (
            configuration.GetSection("Kestrel:Endpoints").Exists()
            || !urls.All(url =>
                BindingAddress.Parse(url) is { IsUnixPipe: false } address
                && address.Host is "localhost" or "127.0.0.1" or "[::1]"
            )
        )
            throw new FormatException(
                $"--demo listens to this machine alone: leave --urls out, or give http://127.0.0.1:8000{Instead}"
            );
    }
}
