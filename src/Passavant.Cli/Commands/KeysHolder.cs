using System.CommandLine;
using System.Security.Cryptography;
using Passavant.Cli.Trust;
using Passavant.Trust.Documents;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant keys holder</c>: the key of a holder's device, and the statement it is entered with at an authority.</summary>
internal static class KeysHolder
{
    public static Command Create()
    {
        var file = KeysCommand.File();
        var authority = Needed(
            "--authority",
            "URL",
            "The authority, as its documents and its page of keys name it."
        );
        var agency = Needed(
            "--agency",
            "ID",
            "What the authority calls your company, as its page of keys says."
        );
        var command = new Command(
            "holder",
            "Prints the statement by which the key of this device is entered with an authority, so that your documents are bound to it. Makes the keystore and the key where there is none."
        )
        {
            file,
            authority,
            agency,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var path = result.GetRequiredValue(file);
            using var keys = OpenOrMake(path, surroundings);
            using var device = keys.Current(KeystoreUse.Holder)!.ToSoftwareKey();
            surroundings.Output.WriteLine(
                HolderStatement.Sign(
                    result.GetRequiredValue(authority).TrimEnd('/'),
                    result.GetRequiredValue(agency),
                    device.ToSigner()
                )
            );
            surroundings.Error.WriteLine(
                $"Enter this text with the authority: it names key {device.Key} and is no secret. {path} and its passphrase are; keep a copy of both where the device is not."
            );
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant keys holder device.keys --authority https://licensing.example --agency nordic-drives",
            "passavant keys rotate device.keys --use holder"
        );
    }

    private static Keystore OpenOrMake(string path, Surroundings surroundings)
    {
        var isNew = !Path.Exists(Path.Combine(surroundings.Folder, path));
        var (keys, passphrase) = isNew
            ? (Keystore.Empty, KeystoreAtHand.NewPassphrase(surroundings))
            : KeystoreAtHand.Open(path, surroundings);
        if (keys.Current(KeystoreUse.Holder) is not null)
            return keys;
        var with = keys.Rotate(
            KeystoreUse.Holder,
            surroundings.Clock.GetUtcNow(),
            RandomNumberGenerator.Fill
        );
        KeystoreAtHand.Save(with, passphrase, path, isNew, surroundings);
        return with;
    }

    private static Option<string> Needed(string name, string helpName, string description) =>
        new(name)
        {
            HelpName = helpName,
            Description = description,
            Required = true,
        };
}
