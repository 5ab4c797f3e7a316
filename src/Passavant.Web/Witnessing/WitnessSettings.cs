using Passavant.Trust.Log;

namespace Passavant.Web.Witnessing;

/// <summary>What whoever runs a witness says of it.</summary>
internal sealed record WitnessSettings
{
    /// <summary>The variable the passphrase is in.</summary>
    public const string Variable = "PASSAVANT_PASSPHRASE";

    public const string Usage =
        "passavant-server witness --name NAME --logs FILE --state FOLDER [--keys FILE] [--urls URL], with the passphrase of the keys in "
        + Variable;

    /// <summary>What it is called in its cosignatures, such as <c>court.example/witness</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The file of the verifier keys of the logs it watches.</summary>
    public required string Logs { get; init; }

    /// <summary>The folder it keeps what it cosigned in.</summary>
    public required string State { get; init; }

    /// <summary>The file of its keys, encrypted.</summary>
    public required string Keys { get; init; }

    /// <summary>What that is opened with.</summary>
    public required string Passphrase { get; init; }

    /// <summary>Everything but the passphrase.</summary>
    public override string ToString() => $"{Name} in {State}";

    /// <summary>Reads a command line.</summary>
    /// <param name="variable">A variable of the environment.</param>
    /// <exception cref="FormatException">Something is missing or cannot be.</exception>
    public static WitnessSettings Read(IConfiguration given, Func<string, string?> variable)
    {
        var name = Needed("name", "what is the witness called?");
        try
        {
            _ = VerifierKey.Of(name, SignatureType.Cosignature, new byte[32]);
        }
        catch (ArgumentException)
        {
            throw new FormatException(
                $"--name is '{name}'; expected a name without spaces and plus signs, such as court.example/witness"
            );
        }
        var state = Path.GetFullPath(Needed("state", "where is kept what was cosigned?"));
        var passphrase = variable(Variable);
        return new WitnessSettings
        {
            Name = name,
            Logs = Path.GetFullPath(Needed("logs", "which logs?")),
            State = state,
            Keys = given["keys"] is { Length: > 0 } keys
                ? Path.GetFullPath(keys)
                : Path.Combine(state, "witness.keys"),
            Passphrase = passphrase is { Length: >= 8 }
                ? passphrase
                : throw new FormatException(
                    $"{Variable} holds no passphrase of at least 8 characters; it is never taken from the command line"
                ),
        };

        string Needed(string option, string question) =>
            given[option] is { Length: > 0 } text
                ? text
                : throw new FormatException($"{question} expected --{option}: {Usage}");
    }
}
