using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;

namespace Passavant.Web.Log;

/// <summary>What whoever runs the program may set about the log of what was done, under <c>Casework:Log</c> and <c>Casework:Keys</c>.</summary>
internal sealed record LogSettings
{
    private const string Unnamed = "passavant.invalid/log";

    /// <summary>The folder the log is published in; null for none.</summary>
    public required string? Folder { get; init; }

    /// <summary>What the log is called in its checkpoints, such as <c>licences.authority.example/log</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>The file its keys are in, encrypted.</summary>
    public required string? Keys { get; init; }

    /// <summary>What the file of the keys is opened with; null where nobody gave it, and nothing is signed.</summary>
    public required string? Passphrase { get; init; }

    /// <summary>The hardware module that holds keys; null for none.</summary>
    public KeyModule? Module { get; init; }

    /// <summary>How dear it is made to guess the passphrase.</summary>
    public KeystoreCost Cost { get; init; } = KeystoreCost.Usual;

    /// <summary>The cost of keys that are worth nothing, as in the demonstration.</summary>
    public static KeystoreCost Cheap { get; } = new(8 * 1024, 1);

    /// <summary>Who is asked to cosign, and how many have to; null where nobody is.</summary>
    public Policy? Policy { get; init; }

    /// <summary>Everything but the passphrase.</summary>
    public override string ToString() => $"{Origin} in {Folder ?? "no folder"}";

    /// <summary>Reads the settings.</summary>
    /// <param name="database">The records.</param>
    /// <param name="demo">Whether it is a demonstration, whose keys are worth nothing.</param>
    /// <exception cref="FormatException">One cannot be what it says.</exception>
    public static LogSettings Read(IConfiguration configuration, string database, bool demo)
    {
        var of = configuration.GetSection("Casework");
        var folder =
            of["Log:Folder"] is { Length: > 0 } given ? Path.GetFullPath(given)
            // Beside the file of the records; servers that share a database are told where.
            : Database.FileOf(database) is { Length: > 0 } file ? Path.GetFullPath(file) + ".log"
            : null;
        var origin =
            of["Log:Origin"] is { Length: > 0 } name ? name
            : Host(configuration["AllowedHosts"]) is { } host ? $"{host}/log"
            : Unnamed;
        try
        {
            _ = VerifierKey.Of(origin, SignatureType.Ed25519, new byte[32]);
        }
        catch (ArgumentException)
        {
            throw new FormatException(
                $"Casework:Log:Origin is '{origin}'; expected a name without spaces and plus signs, such as licences.authority.example/log"
            );
        }
        var passphrase =
            of["Keys:Passphrase"] is { Length: > 0 } secret ? secret
            : demo ? "demonstration"
            : null;
        return passphrase is { Length: < 8 }
            ? throw new FormatException(
                "Casework:Keys:Passphrase is too short; expected at least 8 characters"
            )
            : new LogSettings
            {
                Folder = folder,
                Origin = origin,
                Keys =
                    of["Keys:File"] is { Length: > 0 } keys ? Path.GetFullPath(keys)
                    // Never in the folder that is published.
                    : Database.FileOf(database) is { Length: > 0 } records
                        ? Path.GetFullPath(records) + ".keys"
                    : folder is null ? null
                    : Path.TrimEndingDirectorySeparator(folder) + ".keys",
                Passphrase = passphrase,
                Module = KeyModule.Read(of.GetSection("Keys")),
                Cost = demo ? Cheap : KeystoreCost.Usual,
                Policy = of["Log:Policy"] is { Length: > 0 } policy ? Witnessed(policy) : null,
            };
    }

    private static Policy Witnessed(string path)
    {
        Policy? policy;
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[Math.Min(file.Length, Policy.Longest + 1)];
            file.ReadExactly(bytes);
            if (!Policy.TryParse(bytes, out policy, out var fault))
                throw Wrong(fault);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw Wrong(wrong.Message);
        }
        if (policy.Witnesses.Count > Witnesses.Most)
            throw Wrong($"{policy.Witnesses.Count} witnesses; expected at most {Witnesses.Most}");
        foreach (var witness in policy.Witnesses)
            if (
                witness.Url is { } url
                && (
                    !Uri.TryCreate(url, UriKind.Absolute, out var address)
                    || address.Scheme is not ("http" or "https")
                    || address.Query.Length + address.Fragment.Length > 0
                )
            )
                throw Wrong(
                    $"the witness '{witness.Name}' has the address '{url}'; expected one such as https://court.example/witness"
                );
        return policy;

        FormatException Wrong(string why) =>
            new(
                $"Casework:Log:Policy is '{path}', which cannot be used: {why}. Expected a file of the lines 'witness NAME KEY URL' and 'quorum NAME' (c2sp.org/tlog-policy)"
            );
    }

    // The name others reach the program by, where it is told one.
    private static string? Host(string? allowed) =>
        (allowed ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(host =>
                !host.Contains('*') && host is not ("localhost" or "127.0.0.1" or "[::1]")
            );
}
