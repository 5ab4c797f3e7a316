using System.CommandLine;
using System.Text;
using Passavant.Cli.Casework;
using Passavant.Cli.Files;
using Passavant.Cli.Trust;
using Passavant.Trust.Documents;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant present</c>: what a holder shows of a document, and to whom.</summary>
internal static class Present
{
    private const string Subject = "/credentialSubject/";

    public static Command Create()
    {
        var document = new Argument<string>("DOCUMENT")
        {
            Description =
                "A file with your document, alone or as the authority's page gives it; the text itself; - is standard input.",
        };
        var withhold = Claims(
            "--withhold",
            "A claim to keep back, as --list names it; * stands for any part of a name, and a name for all under it. May be given again."
        );
        var only = Claims(
            "--only",
            "Show, of what may be kept back, this claim alone. May be given again."
        );
        var list = new Option<bool>("--list")
        {
            Description = "Tell which claims may be kept back and which may not. Writes nothing.",
        };
        var key = Given("--key", "FILE", "The keystore with the key the document is bound to.");
        var nonce = Given(
            "--nonce",
            "TEXT",
            "What whoever you show it to gave you, for this occasion."
        );
        var audience = Given("--audience", "TEXT", "What they are called, as they told you.");
        var output = Given("--output", "FILE", "Write what you show here; - is standard output.");
        output.Aliases.Add("--out");
        var command = new Command(
            "present",
            "Makes what you show of a document of yours: without the claims you keep back, signed by your key for whoever asks for that. Needs no network."
        )
        {
            document,
            withhold,
            only,
            list,
            key,
            nonce,
            audience,
            output,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var (whole, bundle) = Read(
                DocumentFiles.Document(result.GetRequiredValue(document), surroundings)
            );
            var claims = Held(whole);
            if (result.GetValue(list))
            {
                List(claims, whole.Holder(), surroundings);
                return ExitCode.Fine;
            }
            var keptBack = KeptBack(claims, result.GetValue(withhold)!, result.GetValue(only)!);
            var path =
                result.GetValue(output)
                ?? throw new Trouble(
                    "expected where to write after --output; --list only tells what may be kept back."
                );
            if (IsSame(path, result.GetRequiredValue(document), surroundings))
                throw new Trouble(
                    $"{path} is your document itself, and what you keep back would be gone from it; expected another file after --output."
                );
            var shown = whole.Withhold(keptBack.Select(claim => claim.Pointer));
            var signed = (
                result.GetValue(key),
                result.GetValue(nonce),
                result.GetValue(audience)
            ) switch
            {
                (null, null, null) => shown,
                ({ } store, { Length: > 0 } given, { Length: > 0 } name) => Bind(
                    shown,
                    store,
                    given,
                    name,
                    surroundings
                ),
                _ => throw new Trouble(
                    "your key signs for a verifier and an occasion; expected --key, --nonce and --audience together."
                ),
            };
            using var written = OutputFile.Create(path, surroundings);
            written.Stream.Write(
                bundle is null
                    ? Encoding.ASCII.GetBytes(signed.Text + "\n")
                    : (bundle with { Document = signed.Text }).ToBytes()
            );
            written.Finish();
            Say(claims, keptBack, signed, result.GetValue(audience), surroundings);
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant present licence.json --list",
            "passavant present licence.json --withhold 'items/*/value' --withhold endUsers --output shown.json",
            "passavant present licence.json --only 'items/*/quantity' --key device.keys --nonce 7f3a91 --audience 'border post 7' --output shown.json"
        );
    }

    private static bool IsSame(string one, string other, Surroundings surroundings) =>
        Path.GetFullPath(one, surroundings.Folder) == Path.GetFullPath(other, surroundings.Folder);

    // A document alone, or with what its holder carries along.
    private static (SdJwt Document, DocumentBundle? Bundle) Read(byte[] input)
    {
        try
        {
            if (input is [0xd2 or 0x84, ..])
                throw Paper();
            var text = CarriedText.Read(input).Trim();
            var bundle = text.StartsWith('{')
                ? DocumentBundle.Read(Encoding.UTF8.GetBytes(text))
                : null;
            var document = (bundle?.Document ?? text).Trim();
            return document.StartsWith(DocumentSummary.QrPrefix, StringComparison.Ordinal)
                ? throw Paper()
                : (SdJwt.Read(document), bundle);
        }
        catch (DocumentException wrong)
        {
            throw new Trouble($"the document cannot be read: {Reading.Plain(wrong.Message)}.");
        }
    }

    private static Trouble Paper() =>
        new(
            "this is a summary for paper, which shows the same to everybody; expected the document itself."
        );

    private static IReadOnlyList<HeldClaim> Held(SdJwt document)
    {
        try
        {
            _ = document.Holder();
            return HeldClaim.Of(document);
        }
        catch (DocumentException wrong)
        {
            throw new Trouble($"the document cannot be read: {Reading.Plain(wrong.Message)}.");
        }
    }

    private static IReadOnlyList<HeldClaim> KeptBack(
        IReadOnlyList<HeldClaim> claims,
        string[] withhold,
        string[] only
    )
    {
        if (withhold.Length > 0 && only.Length > 0)
            throw new Trouble("expected --withhold or --only, not both.");
        var named = withhold.Concat(only).SelectMany(name => Named(claims, name)).ToHashSet();
        return
        [
            .. claims.Where(claim =>
                claim.MayWithhold && named.Contains(claim) == (only.Length == 0)
            ),
        ];
    }

    private static List<HeldClaim> Named(IReadOnlyList<HeldClaim> claims, string name)
    {
        var parts = name.Trim('/').Split('/');
        if (parts is ["credentialSubject", _, ..])
            parts = parts[1..];
        var found = claims.Where(claim => IsUnder(Name(claim).Split('/'), parts)).ToList();
        var plain = Reading.Plain(name);
        return found.Count == 0
                ? throw new Trouble(
                    $"'{plain}' is no claim of this document; --list tells those there are."
                )
            : found.Where(claim => claim.MayWithhold).ToList() is { Count: > 0 } may ? may
            : throw new Trouble(
                $"'{plain}' is always shown: it says or limits what the document permits. --list tells what may be kept back."
            );
    }

    private static bool IsUnder(string[] claim, string[] name) =>
        claim.Length >= name.Length
        && name.Zip(claim).All(pair => pair.First == "*" || pair.First == pair.Second);

    private static string Name(HeldClaim claim) =>
        claim.Pointer.StartsWith(Subject, StringComparison.Ordinal)
            ? claim.Pointer[Subject.Length..]
            : claim.Pointer.TrimStart('/');

    private static SdJwt Bind(
        SdJwt shown,
        string store,
        string nonce,
        string audience,
        Surroundings surroundings
    )
    {
        var holder =
            shown.Holder()
            ?? throw new Trouble(
                "the document names no key of its holder, so that none can sign; enter a key with the authority and have the document issued again."
            );
        var (keys, _) = KeystoreAtHand.Open(store, surroundings);
        using (keys)
        {
            var found =
                keys.Find(holder.Thumbprint)
                ?? throw new Trouble(
                    $"the document is bound to key {holder}, which is not in {store}."
                );
            if (found.Retired is not null || found.Use != KeystoreUse.Holder)
                throw new Trouble(
                    found.Retired is not null
                        ? $"the document is bound to key {holder}, whose secret was destroyed in {store}; have the document issued again."
                        : $"key {holder} in {store} is for another use than a holder's."
                );
            using var device = found.ToSoftwareKey();
            return shown.Bind(device.ToSigner(), audience, nonce, surroundings.Clock.GetUtcNow());
        }
    }

    private static void List(
        IReadOnlyList<HeldClaim> claims,
        DocumentKey? holder,
        Surroundings surroundings
    )
    {
        foreach (var may in new[] { true, false })
        {
            surroundings.Output.WriteLine(may ? "May be kept back:" : "Always shown:");
            var those = claims.Where(claim => claim.MayWithhold == may).ToList();
            if (those.Count == 0)
                surroundings.Output.WriteLine("  (nothing)");
            foreach (var claim in those)
                surroundings.Output.WriteLine(
                    $"  {Reading.Plain(Name(claim)), -24}  {Reading.Plain(claim.Says)}"
                );
            surroundings.Output.WriteLine();
        }
        surroundings.Output.WriteLine(
            holder is null
                ? "The document names no key of its holder: whoever has it can show it."
                : $"The document is bound to key {holder}, which signs for whoever asks for that (--key, --nonce, --audience)."
        );
    }

    private static void Say(
        IReadOnlyList<HeldClaim> claims,
        IReadOnlyList<HeldClaim> keptBack,
        SdJwt signed,
        string? audience,
        Surroundings surroundings
    )
    {
        string Names(IEnumerable<HeldClaim> some) =>
            string.Join(", ", some.Select(claim => Reading.Plain(Name(claim))))
                is { Length: > 0 } names
                ? names
                : "nothing";
        surroundings.Error.WriteLine($"Kept back: {Names(keptBack)}.");
        surroundings.Error.WriteLine(
            $"Shown by choice: {Names(claims.Where(claim => claim.MayWithhold).Except(keptBack))}."
        );
        surroundings.Error.WriteLine(
            signed.KeyBinding is not null
                ? $"Signed by your key for '{Reading.Plain(audience!)}', for this occasion: show it soon."
                : "Not signed by your key: whoever asks for that gives you a nonce (--key, --nonce, --audience)."
        );
    }

    private static Option<string[]> Claims(string name, string description) =>
        new(name)
        {
            HelpName = "CLAIM",
            Description = description,
            DefaultValueFactory = _ => [],
        };

    private static Option<string?> Given(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };
}
