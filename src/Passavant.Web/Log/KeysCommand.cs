using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;
using Passavant.Web.Administration;
using Passavant.Web.Issuing;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Log;

/// <summary><c>passavant-server keys</c>: lists the keys the server signs with, and changes them as an act of an administrator, which is an entry of the log.</summary>
internal static class KeysCommand
{
    private const string Usage =
        "passavant-server keys list --database DATABASE, keys rotate USE --database DATABASE --by SIGN-IN --why TEXT, keys retire ID --database DATABASE --by SIGN-IN --why TEXT, or keys revoke ID --reason superseded|ceased|compromise --database DATABASE --by SIGN-IN --why TEXT";

    private const int LongestWhy = 1000;

    private static readonly (string Word, KeystoreUse Use)[] Uses =
    [
        ("document", KeystoreUse.Document),
        ("status", KeystoreUse.Status),
        ("master", KeystoreUse.Master),
        ("log", KeystoreUse.Log),
        ("log-ml-dsa", KeystoreUse.LogMlDsa),
    ];

    /// <summary>Runs it.</summary>
    /// <param name="cost">How dear guessing the passphrase is made.</param>
    /// <exception cref="FormatException">It was asked for something that cannot be.</exception>
    public static async Task Run(
        string[] args,
        TextWriter output,
        TimeProvider time,
        KeystoreCost cost
    )
    {
        var (what, rest) = args switch
        {
            ["list", .. var more] => ("", more),
            ["rotate" or "retire" or "revoke", [not '-', ..] of, .. var more] => (of, more),
            _ => throw new FormatException($"expected {Usage}"),
        };
        var (given, connection, log) = ByHand.Settings(rest, Usage);
        if (log is not { Keys: { } file, Passphrase: { } passphrase })
            throw new FormatException(
                "where the keys are, or what opens them, is not set: expected Casework__Keys__File and Casework__Keys__Passphrase in the environment, as the server has them"
            );
        using var keys = Read(file, passphrase);
        if (args[0] == "list")
        {
            await List(keys, log.Origin, output);
            return;
        }
        var now = time.GetUtcNow();
        await using var database = Records.Open(connection, now);
        var by = await ByHand.Who(database, given["by"], Role.Administrator, now, Usage);
        var why = given["why"] is { Length: > 0 and <= LongestWhy } reason
            ? reason
            : throw new FormatException($"why? expected --why and a sentence: {Usage}");
        var (next, type, act) = args[0] switch
        {
            "rotate" => Rotated(keys, what, why, log, now),
            "retire" => await Retired(keys, what, why, log.Origin, now, database),
            _ => Revoked(keys, what, given["reason"], why, now),
        };
        using (next)
        {
            // Sealed before anything is said: what follows the act is one rename.
            var sealedKeys = next.Seal(passphrase, RandomNumberGenerator.Fill, cost);
            _ = await KeyChanges.Do(
                new Administering(database, time),
                by,
                type,
                act,
                CancellationToken.None
            );
            try
            {
                LogKeys.Keep(file, sealedKeys);
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
            {
                throw new FormatException(
                    $"the act is recorded, and '{file}' cannot be written: {wrong.Message}. Mend that and give the command again",
                    wrong
                );
            }
            await List(next, log.Origin, output);
        }
        await output.WriteLineAsync(
            args[0] == "revoke"
                ? "The change is an entry of the log. Servers that run sign a list of issuers that says so within seconds; posts know of it once they have that list."
                : "The change is an entry of the log. Servers that run take the keys up within seconds."
        );
    }

    private static Keystore Read(string file, string passphrase)
    {
        try
        {
            return Keystore.Open(File.ReadAllBytes(file), passphrase);
        }
        catch (Exception wrong)
            when (wrong is IOException or UnauthorizedAccessException or DocumentException)
        {
            throw new FormatException(
                $"the keys in '{file}' cannot be used: {wrong.Message}",
                wrong
            );
        }
    }

    private static (Keystore, string, object) Rotated(
        Keystore keys,
        string word,
        string why,
        LogSettings log,
        DateTimeOffset now
    )
    {
        var origin = log.Origin;
        if (Array.Find(Uses, one => one.Word == word) is not { Word: not null } use)
            throw new FormatException(
                $"'{word}' is no use of a key; expected {string.Join(", ", Uses.Select(one => one.Word))}"
            );
        var before = keys.Current(use.Use);
        Keystore next;
        try
        {
            next = IssuerKeys.Rotate(keys, use.Use, log.Module, now);
        }
        catch (CryptographicException wrong)
        {
            throw new FormatException($"the hardware module: {wrong.Message}", wrong);
        }
        return (
            next,
            IsOfLog(use.Use) ? KeyChanges.Made : "document-key",
            new KeyChanges.Act(
                word,
                Shown(next.Current(use.Use)!, origin),
                before is null ? null : Shown(before, origin),
                why
            )
        );
    }

    private static async Task<(Keystore, string, object)> Retired(
        Keystore keys,
        string id,
        string why,
        string origin,
        DateTimeOffset now,
        Database database
    )
    {
        var key = Find(keys, id);
        var next = Retire(keys, id, now);
        if (IsOfLog(key.Use))
        {
            // Whoever holds the old key alone must find the new one under a checkpoint the old one signed.
            var successor = KeyChanges.Verifier(keys.Current(key.Use)!, origin);
            var row = await database.Read(LogHeads.Find);
            if (
                row is null
                || !SignedCheckpoint.TryParse(
                    Encoding.UTF8.GetBytes(row.Checkpoint),
                    out var signed,
                    out _
                )
                || !signed.Note.Signatures.Any(successor.Claims)
            )
                throw new FormatException(
                    "the log was not signed with the new key yet; let a server run until it was, and leave people time to take the new key up"
                );
        }
        return (
            next,
            IsOfLog(key.Use) ? KeyChanges.Retired : "document-key-retired",
            new KeyChanges.Act(
                Array.Find(Uses, one => one.Use == key.Use).Word,
                Shown(key, origin),
                null,
                why
            )
        );
    }

    // Its secret is destroyed as well: nothing it signs from now on would stand.
    private static (Keystore, string, object) Revoked(
        Keystore keys,
        string id,
        string? reason,
        string why,
        DateTimeOffset now
    )
    {
        var key = Find(keys, id);
        if (key.Use is not (KeystoreUse.Document or KeystoreUse.Status))
            throw new FormatException(
                $"a key for '{Array.Find(Uses, one => one.Use == key.Use).Word}' stands in no list that could say it was revoked: rotate it, retire it, and make known from when on it counts for nothing"
            );
        if (
            KeyRevocation.Reasons.FirstOrDefault(one => one.Word == reason)
            is not { Word: not null } said
        )
            throw new FormatException(
                $"for which reason? expected --reason and one of {string.Join(", ", KeyRevocation.Reasons.Select(one => one.Word))}; compromise ends everything the key ever signed, the others what bears a later date"
            );
        return (
            key.Retired is null ? Retire(keys, id, now) : keys,
            KeyRevocations.Type,
            new KeyRevocations.Act(id, said.Reason, now, why)
        );
    }

    private static KeystoreKey Find(Keystore keys, string id) =>
        keys.Find(id)
        ?? throw new FormatException(
            $"there is no key '{id}'; 'passavant-server keys list' shows their ids"
        );

    private static Keystore Retire(Keystore keys, string id, DateTimeOffset now)
    {
        try
        {
            return keys.Retire(id, now);
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    private static bool IsOfLog(KeystoreUse use) => use is KeystoreUse.Log or KeystoreUse.LogMlDsa;

    private static string Shown(KeystoreKey key, string origin) =>
        IsOfLog(key.Use) ? $"{KeyChanges.Verifier(key, origin)}" : $"{key.ToDocumentKey().ToJwk()}";

    private static async Task List(Keystore keys, string origin, TextWriter output)
    {
        foreach (var key in keys.Keys)
        {
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Array.Find(Uses, one => one.Use == key.Use).Word, -10}  {key.Id}  {key.Created.UtcDateTime:yyyy-MM-dd HH:mm}Z  {(key.Retired is { } at ? $"retired {at.UtcDateTime:yyyy-MM-dd HH:mm}Z" : keys.Current(key.Use) == key ? "signs" : IsOfLog(key.Use) ? "signs beside the one after it" : "signs no more")}{(key.Label is { } label ? $"  in the module as '{label}'" : "")}"
                )
            );
            if (IsOfLog(key.Use) && key.Use == KeystoreUse.Log)
                await output.WriteLineAsync($"            {KeyChanges.Verifier(key, origin)}");
        }
    }
}
