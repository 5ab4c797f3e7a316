using System.CommandLine;
using System.Security.Cryptography;
using Passavant.Cli.Casework;
using Passavant.Cli.Trust;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant keys</c>: an authority's keys in a file, encrypted.</summary>
internal static class KeysCommand
{
    private static readonly (string Word, KeystoreUse Use, string Signs)[] Uses =
    [
        ("document", KeystoreUse.Document, "documents (ES256)"),
        ("status", KeystoreUse.Status, "status lists (ES256)"),
        ("master", KeystoreUse.Master, "the list of issuers (ES256)"),
        ("log", KeystoreUse.Log, "checkpoints of the log (Ed25519)"),
        ("log-ml-dsa", KeystoreUse.LogMlDsa, "checkpoints of the log (ML-DSA-44)"),
        ("holder", KeystoreUse.Holder, "what a holder shows (ES256)"),
    ];

    /// <summary>The word of a use.</summary>
    public static string WordOf(KeystoreUse use) => Array.Find(Uses, one => one.Use == use).Word;

    public static Command Create() =>
        new Command(
            "keys",
            $"Makes, lists, changes and makes known the keys of an authority, or of a holder. The passphrase is typed, or is in {KeystoreAtHand.Variable}."
        )
        {
            New(),
            List(),
            Rotate(),
            Export(),
            KeysIssuers.Create(),
            KeysHolder.Create(),
        }.WithExamples(
            "passavant keys new authority.keys",
            "passavant keys list authority.keys",
            "passavant keys rotate authority.keys --use document",
            "passavant keys export authority.keys --use log --name licensing.example/log"
        );

    /// <summary>The file of a keystore, as an argument.</summary>
    public static Argument<string> File() =>
        new("FILE") { Description = "The file of the keystore." };

    private static Command New()
    {
        var file = File();
        var uses = new Option<string[]>("--use")
        {
            HelpName = "USE",
            Description =
                $"What to make keys for: {string.Join(", ", Uses.Select(one => one.Word))}. Default: document, status, master and log.",
            DefaultValueFactory = _ => ["document", "status", "master", "log"],
        };
        uses.AcceptOnlyFromAmong([.. Uses.Select(one => one.Word)]);
        var command = new Command("new", "Makes a keystore with new keys.") { file, uses };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var path = result.GetRequiredValue(file);
            if (Path.Exists(Path.Combine(surroundings.Folder, path)))
                throw new Trouble($"{path} is there already; a keystore is never overwritten.");
            var passphrase = KeystoreAtHand.NewPassphrase(surroundings);
            using var keys = result
                .GetRequiredValue(uses)
                .Distinct()
                .Aggregate(
                    Keystore.Empty,
                    (keys, word) =>
                        keys.Rotate(
                            Use(word),
                            surroundings.Clock.GetUtcNow(),
                            RandomNumberGenerator.Fill
                        )
                );
            KeystoreAtHand.Save(keys, passphrase, path, true, surroundings);
            Table(keys, surroundings);
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant keys new authority.keys",
            "passavant keys new witness.keys --use log --use log-ml-dsa"
        );
    }

    private static Command List()
    {
        var file = File();
        var command = new Command("list", "Lists the keys: for what, since when, and which sign.")
        {
            file,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var (keys, _) = KeystoreAtHand.Open(result.GetRequiredValue(file), surroundings);
            using (keys)
                Table(keys, surroundings);
            return ExitCode.Fine;
        });
        return command.WithExamples("passavant keys list authority.keys");
    }

    private static Command Rotate()
    {
        var file = File();
        var use = UseOption("What to make a new key for");
        var retire = new Option<bool>("--retire")
        {
            Description =
                "Destroy the secret of the key before it. Copies of the file elsewhere hold it still.",
        };
        var command = new Command(
            "rotate",
            "Makes a new key for a use, which signs from now on. What the one before signed still stands."
        )
        {
            file,
            use,
            retire,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var path = result.GetRequiredValue(file);
            var wanted = Use(result.GetRequiredValue(use));
            var at = surroundings.Clock.GetUtcNow();
            var (keys, passphrase) = KeystoreAtHand.Open(path, surroundings);
            using (keys)
            {
                var before = keys.Current(wanted);
                var after = keys.Rotate(wanted, at, RandomNumberGenerator.Fill);
                if (before is not null && result.GetValue(retire))
                    after = after.Retire(before.Id, at);
                using (after)
                {
                    KeystoreAtHand.Save(after, passphrase, path, false, surroundings);
                    Table(after, surroundings);
                }
            }
            surroundings.Output.WriteLine();
            surroundings.Output.WriteLine(
                wanted == KeystoreUse.Holder
                    ? "Enter the new key with the authority ('passavant keys holder'); documents are bound to it from then on."
                    : "The change counts for others when it is made known: in a new list of issuers ('passavant keys issuers'), or by the key of the log."
            );
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant keys rotate authority.keys --use document",
            "passavant keys rotate authority.keys --use log --retire"
        );
    }

    private static Command Export()
    {
        var file = File();
        var use = UseOption("The key for what");
        var name = new Option<string?>("--name")
        {
            HelpName = "ORIGIN",
            Description = "The name of the log, for the key of a log.",
        };
        var id = new Option<string?>("--id")
        {
            HelpName = "ID",
            Description = "The id of an earlier key. Default: the one that signs.",
        };
        var command = new Command(
            "export",
            "Writes the public part of a key: a JWK, or the verifier key of a log. Nothing secret ever leaves the file."
        )
        {
            file,
            use,
            name,
            id,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var word = result.GetRequiredValue(use);
            var wanted = Use(word);
            var (keys, _) = KeystoreAtHand.Open(result.GetRequiredValue(file), surroundings);
            using (keys)
            {
                var key =
                    (
                        result.GetValue(id) is { } given
                            ? keys.Keys.FirstOrDefault(one => one.Use == wanted && one.Id == given)
                            : keys.Current(wanted)
                    )
                    ?? throw new Trouble(
                        $"there is no such key for '{word}'; 'passavant keys list' lists those there are."
                    );
                surroundings.Output.WriteLine(
                    wanted is KeystoreUse.Log or KeystoreUse.LogMlDsa
                        ? Verifier(key, result.GetValue(name)).ToString()
                        : key.ToDocumentKey().ToJwk().ToString()
                );
            }
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant keys export authority.keys --use master > root.jwk",
            "passavant keys export authority.keys --use log --name licensing.example/log > log.vkey"
        );
    }

    /// <summary>The verifier key of a log by its name.</summary>
    public static VerifierKey Verifier(KeystoreKey key, string? name)
    {
        if (name is null)
            throw new Trouble(
                "the key of a log bears the log's name; expected it after --name, such as licensing.example/log."
            );
        try
        {
            return VerifierKey.Of(
                name,
                key.Use == KeystoreUse.LogMlDsa
                    ? SignatureType.MlDsaCosignature
                    : SignatureType.Ed25519,
                key.PublicKey.Span
            );
        }
        catch (ArgumentException wrong)
        {
            throw new Trouble($"'{Reading.Plain(name)}': {wrong.Message}.");
        }
    }

    private static KeystoreUse Use(string word) => Array.Find(Uses, one => one.Word == word).Use;

    private static Option<string> UseOption(string description)
    {
        var use = new Option<string>("--use")
        {
            HelpName = "USE",
            Description = $"{description}: {string.Join(", ", Uses.Select(one => one.Word))}.",
            Required = true,
        };
        use.AcceptOnlyFromAmong([.. Uses.Select(one => one.Word)]);
        return use;
    }

    private static void Table(Keystore keys, Surroundings surroundings)
    {
        foreach (var key in keys.Keys)
            surroundings.Output.WriteLine(
                $"{WordOf(key.Use), -10}  {key.Id}  {key.Created.UtcDateTime:yyyy-MM-dd HH:mm}Z  {State(keys, key)}"
            );
    }

    private static string State(Keystore keys, KeystoreKey key) =>
        key.Retired is { } at ? $"retired {at.UtcDateTime:yyyy-MM-dd HH:mm}Z, its secret destroyed"
        : keys.Current(key.Use) == key
            ? $"signs {Array.Find(Uses, one => one.Use == key.Use).Signs}"
        : "signs no more";
}
