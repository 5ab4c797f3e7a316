using System.Globalization;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Passavant.Web;

/// <summary>What whoever runs the program may set, under <c>Screening</c>.</summary>
internal sealed record ScreeningSettings
{
    /// <summary>The folder of list snapshots; null where there is casework and nothing is screened.</summary>
    public required string? Lists { get; init; }

    /// <summary>From how many days on a list is stale; 0 for never.</summary>
    public required int StaleAfterDays { get; init; }

    /// <summary>How often the folder is looked at, in seconds; 0 for never.</summary>
    public required int WatchSeconds { get; init; }

    /// <summary>How many queries one request may hold, save where they are streamed.</summary>
    public required int MaxBatch { get; init; }

    /// <summary>How long a request may be, save where it is streamed.</summary>
    public required long MaxRequestBytes { get; init; }

    /// <summary>How long a streamed request may be.</summary>
    public required long MaxStreamBytes { get; init; }

    /// <summary>How long an answer may take, save where it is streamed.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Who may ask for the lists to be read again; null for nobody.</summary>
    public required string? UpdateToken { get; init; }

    /// <summary>From which origins pages may ask for reconciliation: OpenRefine's own by default, <c>*</c> for every page.</summary>
    public required IReadOnlyList<string> ReconcileOrigins { get; init; }

    /// <summary>Whether any page on the web may ask for reconciliation.</summary>
    public bool IsOpenToEveryPage => ReconcileOrigins.Contains("*");

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">Where they are.</param>
    /// <param name="alone">Whether nothing else is served, so that there must be lists.</param>
    /// <exception cref="FormatException">One is missing, or cannot be what it says.</exception>
    public static ScreeningSettings Read(IConfiguration configuration, bool alone)
    {
        var of = configuration.GetSection("Screening");
        var lists = of["Lists"] is { } given && !string.IsNullOrWhiteSpace(given) ? given : null;
        if (lists is null && alone)
            throw new FormatException(
                "what to serve? Give --lists with the folder of snapshots, as in --lists lists (or Screening:Lists), to screen parties; --database with a file or a connection string (or Casework:Database) to work on cases; or --demo to try it in the environment Development"
            );
        if (lists is not null && !Directory.Exists(lists))
            throw new FormatException(
                $"there is no folder '{lists}'; 'passavant lists import' makes snapshots"
            );
        return new ScreeningSettings
        {
            Lists = lists is null ? null : Path.GetFullPath(lists),
            StaleAfterDays = (int)Whole("StaleAfterDays", 30, int.MaxValue),
            WatchSeconds = (int)Whole("WatchSeconds", 2, 86_400),
            MaxBatch = (int)Whole("MaxBatch", 100, 100_000, 1),
            MaxRequestBytes = Whole("MaxRequestBytes", 4 << 20, long.MaxValue, 1),
            MaxStreamBytes = Whole("MaxStreamBytes", 256 << 20, long.MaxValue, 1),
            Timeout = TimeSpan.FromSeconds(Whole("TimeoutSeconds", 30, 86_400, 1)),
            UpdateToken = of["UpdateToken"] is { Length: > 0 } token ? token : null,
            ReconcileOrigins = of["ReconcileOrigins"] is { Length: > 0 } origins
                ? origins.Split(
                    ';',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
                : ["http://127.0.0.1:3333", "http://localhost:3333"],
        };

        long Whole(string name, long usual, long most, long least = 0) =>
            of[name] is not { Length: > 0 } text ? usual
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
                ? number
            : throw new FormatException(
                $"Screening:{name} is '{text}'; expected a whole number from {least} to {most}, such as {usual}"
            );
    }

    /// <summary>Lets pages of these origins ask.</summary>
    public void Origins(CorsPolicyBuilder policy)
    {
        if (IsOpenToEveryPage)
            policy.AllowAnyOrigin();
        else
            policy.WithOrigins([.. ReconcileOrigins]);
        policy.AllowAnyHeader().WithMethods("GET", "POST");
    }
}
