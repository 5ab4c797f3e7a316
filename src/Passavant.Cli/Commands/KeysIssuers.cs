using System.CommandLine;
using System.Text;
using Passavant.Cli.Casework;
using Passavant.Cli.Files;
using Passavant.Cli.Trust;
using Passavant.Trust.Documents;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant keys issuers</c>: the signed list of issuers with an authority's keys in it, the first or the next.</summary>
internal static class KeysIssuers
{
    private const int LongestList = 1 << 24;

    public static Command Create()
    {
        var file = KeysCommand.File();
        var authority = Needed(
            "--authority",
            "URL",
            "The address documents name the authority by."
        );
        var code = Needed("--code", "CODE", "The short code QR codes name it by, such as NM.");
        var title = Needed("--title", "NAME", "Its name, for people.");
        var output = Needed("--output", "FILE", "Write the list here; - is standard output.");
        var statusBase = Given(
            "--status-base",
            "URL",
            "What the addresses of its status lists begin with."
        );
        var log = Given("--log", "ORIGIN", "The name of its log.");
        var previous = Given(
            "--previous",
            "FILE",
            "The list before, which this one follows. Other authorities in it stay. Default: none, this is the first."
        );
        var revoke = Given(
            "--revoke",
            "ID",
            "Say of this key, held here or named before, that it is revoked."
        );
        var reason = Given(
            "--reason",
            "WORD",
            "Why it is revoked: compromise ends everything it ever signed, superseded and ceased what bears a later date."
        );
        _ = reason.AcceptOnlyFromAmong([.. KeyRevocation.Reasons.Select(one => one.Word)]);
        var words = Given("--words", "TEXT", "What happened, for whoever checks documents.");
        var days = new Option<int>("--days")
        {
            HelpName = "N",
            Description = "For how many days the list may be relied on.",
            DefaultValueFactory = _ => 30,
        };
        days.Within(1, 3660, "expected from 1 to 3660 days after --days.");
        var command = new Command(
            "issuers",
            "Signs a list of issuers with the authority's public keys, for posts that check documents without a network."
        )
        {
            file,
            authority,
            code,
            title,
            statusBase,
            log,
            previous,
            days,
            revoke,
            reason,
            words,
            output,
        };
        command.Validators.Add(given =>
        {
            if (
                new[] { revoke, reason, words }.Count(one => given.GetValue(one) is { Length: > 0 })
                is not (0 or 3)
            )
                given.AddError("--revoke, --reason and --words go together: expected all three.");
        });
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var (keys, _) = KeystoreAtHand.Open(result.GetRequiredValue(file), surroundings);
            using (keys)
            {
                var before = result.GetValue(previous) is { } path
                    ? Read(path, keys, surroundings)
                    : null;
                var address = result.GetRequiredValue(authority);
                var known = before?.Find(address);
                var entry = new IssuerAuthority(
                    address,
                    result.GetRequiredValue(code),
                    result.GetRequiredValue(title),
                    result.GetValue(statusBase) ?? known?.StatusBase,
                    result.GetValue(log) is { } origin ? [Log(origin, keys)] : known?.Logs ?? [],
                    Signing(keys, known)
                );
                var at = surroundings.Clock.GetUtcNow();
                if (result.GetValue(revoke) is { Length: > 0 } id)
                    entry = Revoked(
                        entry,
                        id,
                        result.GetRequiredValue(reason)!,
                        result.GetRequiredValue(words)!,
                        at
                    );
                var list = Sign(keys, before, entry, at, at.AddDays(result.GetValue(days)));
                using var written = OutputFile.Create(
                    result.GetRequiredValue(output),
                    surroundings
                );
                written.Stream.Write(Encoding.ASCII.GetBytes(list.Text + "\n"));
                written.Finish();
                surroundings.Error.WriteLine(
                    $"List {list.Sequence} of issuers, to be relied on until {list.ValidUntil.UtcDateTime:yyyy-MM-dd HH:mm}Z, signed by root key {list.Roots[0]}."
                );
            }
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant keys issuers authority.keys --authority https://licensing.example --code EX --title 'Example Licensing' --log licensing.example/log --output issuers.jws",
            "passavant keys issuers authority.keys --previous issuers-1.jws --authority https://licensing.example --code EX --title 'Example Licensing' --output issuers-2.jws",
            "passavant keys issuers authority.keys --previous issuers-2.jws --revoke ID --reason compromise --words 'A stolen laptop.' --authority https://licensing.example --code EX --title 'Example Licensing' --output issuers-3.jws"
        );
    }

    private static Option<string> Needed(string name, string helpName, string description) =>
        new(name)
        {
            HelpName = helpName,
            Description = description,
            Required = true,
        };

    private static Option<string?> Given(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };

    private static IssuerList Sign(
        Keystore keys,
        IssuerList? before,
        IssuerAuthority entry,
        DateTimeOffset at,
        DateTimeOffset until
    )
    {
        var root =
            keys.Current(KeystoreUse.Master)
            ?? throw new Trouble("the keystore has no key for 'master'; 'keys rotate' makes one.");
        // Posts follow only a list signed by a root key of the one they hold.
        var signer = before is null
            ? root
            : keys.Keys.LastOrDefault(key =>
                key.Use == KeystoreUse.Master
                && key.Retired is null
                && before.Roots.Contains(key.ToDocumentKey())
            )
                ?? throw new Trouble(
                    "no key of the keystore may sign the list that follows: the list before names other root keys."
                );
        if (signer.Label is not null)
            throw new Trouble(
                $"root key {signer.Id} is in a hardware module, with which only the server signs."
            );
        using var signing = signer.ToSoftwareKey();
        try
        {
            return IssuerList.Sign(
                before,
                at,
                until,
                [root.ToDocumentKey()],
                [.. (before?.Authorities ?? []).Where(one => one.Id != entry.Id), entry],
                signing.ToSigner()
            );
        }
        catch (DocumentException wrong)
        {
            throw new Trouble($"the list would not be accepted: {Reading.Plain(wrong.Message)}.");
        }
    }

    private static IssuerList Read(string path, Keystore keys, Surroundings surroundings)
    {
        var text = Encoding.UTF8.GetString(
            BoundedFile.Read(path, LongestList, surroundings, "a list of issuers")
        );
        try
        {
            return IssuerList.Read(
                text.Trim(),
                [
                    .. keys
                        .Keys.Where(key => key.Use == KeystoreUse.Master)
                        .Select(key => key.ToDocumentKey()),
                ]
            );
        }
        catch (DocumentException wrong)
        {
            throw new Trouble($"{path}: {Reading.Plain(wrong.Message)}.");
        }
    }

    private static IssuerLog Log(string origin, Keystore keys) =>
        new(
            origin,
            [
                .. new[] { KeystoreUse.Log, KeystoreUse.LogMlDsa }
                    .Select(keys.Current)
                    .OfType<KeystoreKey>()
                    .Select(key => KeysCommand.Verifier(key, origin).ToString()),
            ]
        );

    // What an earlier list said of a key stays, above all that it was revoked; a key held elsewhere stays too.
    private static List<IssuerKey> Signing(Keystore keys, IssuerAuthority? known)
    {
        var before = known?.Keys ?? [];
        var all = Signing(keys, KeystoreUse.Document, IssuerKeyUse.Document)
            .Concat(Signing(keys, KeystoreUse.Status, IssuerKeyUse.Status))
            .Select(key =>
                before.FirstOrDefault(one => one.Key.Equals(key.Key)) is { } said
                    ? key with
                    {
                        ValidFrom = said.ValidFrom,
                        ValidUntil = said.ValidUntil ?? key.ValidUntil,
                        Revoked = said.Revoked,
                    }
                    : key
            )
            .ToList();
        all.AddRange(before.Where(said => !all.Exists(key => key.Key.Equals(said.Key))));
        return all;
    }

    private static IssuerAuthority Revoked(
        IssuerAuthority entry,
        string id,
        string reason,
        string words,
        DateTimeOffset at
    )
    {
        var key =
            entry.Keys.FirstOrDefault(one => one.Key.Thumbprint == id)
            ?? throw new Trouble(
                $"'{id}' is no key for documents or statuses of this authority; expected one of {string.Join(", ", entry.Keys.Select(one => one.Key.Thumbprint))}."
            );
        var why = KeyRevocation.Reasons.First(one => one.Word == reason).Reason;
        // What was said before stays, unless it turns out to be graver.
        if (key.Revoked is { } said && said.Reason >= why)
            throw new Trouble(
                $"the list before says already that '{id}' was revoked on {said.Since.UtcDateTime:yyyy-MM-dd}: {said.Words}"
            );
        return entry with
        {
            Keys =
            [
                .. entry.Keys.Select(one =>
                    one == key
                        ? key with
                        {
                            Revoked = new KeyRevocation(key.Revoked?.Since ?? at, why, words),
                        }
                        : one
                ),
            ],
        };
    }

    // A key signed until the next one was made.
    private static IEnumerable<IssuerKey> Signing(
        Keystore keys,
        KeystoreUse use,
        IssuerKeyUse forUse
    )
    {
        var all = keys.Keys.Where(key => key.Use == use).ToList();
        return all.Select(
            (key, i) =>
                new IssuerKey(
                    key.ToDocumentKey(),
                    forUse,
                    key.Created,
                    i + 1 < all.Count ? all[i + 1].Created : null,
                    null
                )
        );
    }
}
