using System.Text;
using Passavant.Cli.Trust;
using Passavant.Trust.Documents;

namespace Passavant.Cli.Tests.Trust;

public sealed class PresentTests
{
    private const string Passphrase = "correct horse battery";

    private static readonly ExampleDocuments Example = new();

    private static readonly string[] Lists = ["--issuers", "issuers.jws", "--root", "root.jwk"];

    private static readonly string[] Occasion = ["--nonce", "n-1", "--audience", "border post 7"];

    private static Command With()
    {
        var command = Command
            .Empty()
            .With("issuers.jws", Example.Issuers.Text + "\n")
            .With("root.jwk", ExampleDocuments.Root.Key.ToJwk().ToString())
            .With("licence.sd-jwt", Example.Licence.Text + "\n")
            .With("paper.txt", Example.Qr);
        File.WriteAllBytes(
            command.PathOf("licence.json"),
            new DocumentBundle(
                Example.Licence.Text,
                [ExampleDocuments.StatusList()],
                Encoding.UTF8.GetString(Example.LicenceProof)
            ).ToBytes()
        );
        command.Variables[KeystoreAtHand.Variable] = Passphrase;
        return command;
    }

    // The licence of the examples, but bound to the key of a keystore.
    private static DocumentKey Bound(Command command)
    {
        Is(
            command.Run(
                "keys",
                "holder",
                "device.keys",
                "--authority",
                "https://a.example/",
                "--agency",
                "north"
            ),
            0
        );
        var key = Keystore
            .Open(File.ReadAllBytes(command.PathOf("device.keys")), Passphrase)
            .Current(KeystoreUse.Holder)!
            .ToDocumentKey();
        command.With(
            "mine.sd-jwt",
            (ExampleDocuments.Payload with { HolderKey = key })
                .Sign(ExampleDocuments.Issuer.ToSigner(), ExampleDocuments.Random("mine"))
                .Text
        );
        return key;
    }

    private static void Is(Command.Ran ran, int code, params string[] says)
    {
        Assert.All(says, part => Assert.Contains(part, ran.Output + ran.Error));
        Assert.True(ran.Code == code, ran.Text);
        Assert.DoesNotContain("   at ", ran.Error);
    }

    [Fact]
    public void A_device_makes_its_key_once_and_states_it_again()
    {
        using var command = With();
        string[] keys =
        [
            "keys",
            "holder",
            "device.keys",
            "--authority",
            "https://a.example/",
            "--agency",
            "north",
        ];
        var first = command.Run(keys);
        Is(first, 0, "is no secret");
        var statement = HolderStatement.Read(first.Output.Trim());
        Assert.Equal(("https://a.example", "north"), (statement.Authority, statement.Holder));
        Assert.Equal(statement, HolderStatement.Read(command.Run(keys).Output.Trim()));
        Is(command.Run("keys", "list", "device.keys"), 0, "signs what a holder shows (ES256)");
        Is(command.Run("keys", "rotate", "device.keys", "--use", "holder"), 0);
        Assert.NotEqual(statement.Key, HolderStatement.Read(command.Run(keys).Output.Trim()).Key);
        command.Variables[KeystoreAtHand.Variable] = "another passphrase";
        Is(command.Run(keys), 2, "passphrase");
    }

    [Fact]
    public void What_editors_and_terminals_do_to_a_text_changes_no_document()
    {
        using var command = With();
        static string Broken(string text) =>
            "\ufeff" + string.Join("\r\n", text.Chunk(76).Select(part => new string(part))) + "\n";
        command
            .With("broken.sd-jwt", Broken(Example.Licence.Text))
            .With("broken.qr", Broken(Example.Qr));
        File.WriteAllBytes(
            command.PathOf("marked.json"),
            [0xef, 0xbb, 0xbf, .. File.ReadAllBytes(command.PathOf("licence.json"))]
        );
        foreach (
            var (whole, carried) in new[]
            {
                ("licence.sd-jwt", "broken.sd-jwt"),
                ("paper.txt", "broken.qr"),
                ("licence.json", "marked.json"),
            }
        )
            Assert.Equal(
                command.Run(["verify", whole, .. Lists]).Text,
                command.Run(["verify", carried, .. Lists]).Text
            );
        Is(command.Run("present", "broken.sd-jwt", "--output", "again.sd-jwt"), 0);
        Assert.Equal(Example.Licence.Text, command.Read("again.sd-jwt").Trim());
    }

    [Fact]
    public void A_holder_never_loses_what_is_kept_back_and_signs_for_nobody_unnamed()
    {
        using var command = With();
        _ = Bound(command);
        var own = command.Read("mine.sd-jwt");
        string[] present = ["present", "mine.sd-jwt", "--withhold", "consignees", "--output"];
        Is(command.Run([.. present, "mine.sd-jwt"]), 2, "is your document itself");
        Is(command.Run([.. present, "./mine.sd-jwt"]), 2, "is your document itself");
        Assert.Equal(own, command.Read("mine.sd-jwt"));
        foreach (var (nonce, audience) in new[] { ("", "post 7"), ("n-1", ""), ("", "") })
        {
            string[] occasion = ["--nonce", nonce, "--audience", audience];
            Is(
                command.Run([.. present, "shown", "--key", "device.keys", .. occasion]),
                2,
                "together"
            );
            Is(command.Run(["verify", "mine.sd-jwt", .. Lists, .. occasion]), 2, "both");
        }
        Assert.False(command.Has("shown"));
    }

    [Fact]
    public void What_may_be_kept_back_is_told_and_nothing_written()
    {
        using var command = With();
        var ran = command.Run("present", "licence.json", "--list");
        Is(ran, 0, "is bound to key");
        var (may, always) = (
            ran.Output[..ran.Output.IndexOf("Always", StringComparison.Ordinal)],
            ran.Output[ran.Output.IndexOf("Always", StringComparison.Ordinal)..]
        );
        foreach (var name in new[] { "items/0/value", "endUse ", "consignees/0", "holder/address" })
            Assert.Contains($"  {name}", may);
        foreach (var name in new[] { "items/0/code", "destination/0", "conditions/1", "number" })
            Assert.Contains($"  {name}", always);
        Is(command.Run("present", "licence.json"), 2, "--output");
    }

    [Fact]
    public void What_is_shown_verifies_with_an_occasion_and_without_and_a_bundle_stays_one()
    {
        using var command = With();
        var key = Bound(command);
        Is(
            command.Run([
                "present",
                "mine.sd-jwt",
                "--withhold",
                "items/*/value",
                "--withhold",
                "endUsers",
                "--key",
                "device.keys",
                .. Occasion,
                "--output",
                "shown.sd-jwt",
            ]),
            0,
            "Kept back: endUsers/0, items/0/value.",
            "Signed by your key for 'border post 7'"
        );
        var passed = command.Run(["verify", "shown.sd-jwt", .. Lists, .. Occasion]);
        Assert.Contains("passed       holder", passed.Output);
        Assert.Contains("end user       (kept back, or never stated)", passed.Output);
        Assert.DoesNotContain("148000", passed.Output + command.Read("shown.sd-jwt"));
        Assert.Contains(
            "not checked  holder     signed by the holder's key, but nothing was demanded",
            command.Run(["verify", "shown.sd-jwt", .. Lists]).Output
        );
        foreach (
            var (nonce, audience) in new[] { ("n-2", "border post 7"), ("n-1", "border post 8") }
        )
            Is(
                command.Run([
                    "verify",
                    "shown.sd-jwt",
                    .. Lists,
                    "--nonce",
                    nonce,
                    "--audience",
                    audience,
                ]),
                1,
                "FAILED       holder"
            );

        Is(
            command.Run(
                "present",
                "licence.json",
                "--only",
                "items/*/quantity",
                "--out",
                "shown.json"
            ),
            0,
            "Shown by choice: items/0/quantity.",
            "Not signed by your key"
        );
        var bundle = DocumentBundle.Read(File.ReadAllBytes(command.PathOf("shown.json")));
        Assert.NotNull(bundle.LogProof);
        Assert.Single(bundle.StatusLists);
        Is(
            command.Run(["verify", "shown.json", .. Lists]),
            3,
            "passed       log",
            "passed       status",
            "claims shown by choice: 1"
        );
        Assert.NotEqual(ExampleDocuments.Holder.Key, key);
    }

    [Fact]
    public void What_cannot_be_shown_so_is_refused_and_nothing_written()
    {
        using var command = With();
        _ = Bound(command);
        command.With("hostile.json", "{\"passavant-document\":1}");
        command.With("noise.bin", "\u0001\u0002~");
        (string[] Args, string Says)[] wrong =
        [
            (["licence.json", "--withhold", "destination"], "is always shown"),
            (["licence.json", "--withhold", "items/0/code"], "is always shown"),
            (["licence.json", "--withhold", "price"], "is no claim"),
            (["licence.json", "--withhold", "a/b/c/d/e"], "is no claim"),
            (["licence.json", "--withhold", "endUse", "--only", "endUse"], "not both"),
            (["licence.json", "--nonce", "n-1"], "together"),
            (["licence.json", "--key", "device.keys"], "together"),
            (["licence.json", "--key", "device.keys", .. Occasion], "which is not in device.keys"),
            (["paper.txt"], "summary for paper"),
            (["hostile.json"], "cannot be read"),
            (["noise.bin"], "cannot be read"),
            (["absent.json"], "there is no file"),
        ];
        foreach (var (args, says) in wrong)
        {
            Is(command.Run(["present", .. args, "--output", "out.json"]), 2, says);
            Assert.False(command.Has("out.json"), says);
        }
        command.With(
            "free.sd-jwt",
            (ExampleDocuments.Payload with { HolderKey = null })
                .Sign(ExampleDocuments.Issuer.ToSigner(), ExampleDocuments.Random("free"))
                .Text
        );
        Is(
            command.Run([
                "present",
                "free.sd-jwt",
                "--key",
                "device.keys",
                .. Occasion,
                "--output",
                "out.json",
            ]),
            2,
            "names no key of its holder"
        );
    }
}
