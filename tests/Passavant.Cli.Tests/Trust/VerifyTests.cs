using System.Text;
using System.Text.Json;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;

namespace Passavant.Cli.Tests.Trust;

public sealed class VerifyTests
{
    private static readonly ExampleDocuments Example = new();

    private static readonly DateTimeOffset Now = new(
        Command.Today.ToDateTime(new TimeOnly(12, 0)),
        TimeSpan.Zero
    );

    private static readonly string[] Lists =
    [
        "--issuers",
        "issuers.jws",
        "--root",
        "root.jwk",
        "--status",
        "status.jwt",
    ];

    private static readonly string[] Occasion = ["--nonce", "n-1", "--audience", "border post 7"];

    private static string Shown { get; } = Example.Show("border post 7", "n-1", Now.AddMinutes(-2));

    private static Command With()
    {
        var command = Command
            .Empty()
            .With("issuers.jws", Example.Issuers.Text + "\n")
            .With("root.jwk", ExampleDocuments.Root.Key.ToJwk().ToString())
            .With("status.jwt", ExampleDocuments.StatusList())
            .With("licence.sd-jwt", Example.Licence.Text + "\n")
            .With("shown.sd-jwt", Shown + "\n")
            .With("log.policy", LogFiles.Policy);
        File.WriteAllBytes(command.PathOf("licence.tlog-proof"), Example.LicenceProof);
        File.WriteAllBytes(command.PathOf("summary.tlog-proof"), Example.SummaryProof);
        File.WriteAllBytes(command.PathOf("summary.cose"), Example.Summary);
        return command;
    }

    private static void Is(Command.Ran ran, int code, params string[] says)
    {
        Assert.All(says, part => Assert.Contains(part, ran.Output + ran.Error));
        Assert.True(ran.Code == code, ran.Text);
        Assert.DoesNotContain("   at ", ran.Error);
    }

    [Fact]
    public void A_licence_shown_by_its_holder_passes_every_check()
    {
        using var command = With();
        var ran = command.Run([
            "verify",
            "shown.sd-jwt",
            .. Lists,
            "--proof",
            "licence.tlog-proof",
            .. Occasion,
        ]);
        Golden.Matches("verify-passed.txt", ran.Text);
        Is(ran, 0);
        Is(
            command.Run([
                "verify",
                Shown,
                .. Lists,
                "--proof",
                "licence.tlog-proof",
                "--policy",
                "log.policy",
                .. Occasion,
            ]),
            0,
            "cosigned as 'witnesses' asks"
        );
    }

    [Fact]
    public void A_bundle_carries_what_it_is_checked_with()
    {
        using var command = With();
        command.With(
            "licence.json",
            Encoding.UTF8.GetString(
                new DocumentBundle(
                    Shown,
                    [ExampleDocuments.StatusList()],
                    Encoding.UTF8.GetString(Example.LicenceProof)
                ).ToBytes()
            )
        );
        Is(
            command.Run([
                "verify",
                "licence.json",
                "--issuers",
                "issuers.jws",
                "--root",
                "root.jwk",
                .. Occasion,
            ]),
            0
        );
    }

    [Fact]
    public void Paper_is_read_as_text_from_standard_input_or_as_bytes_and_is_bound_to_nobody()
    {
        using var command = With();
        string[] rest = [.. Lists, "--proof", "summary.tlog-proof"];
        var ran = command.Run(["verify", Example.Qr, .. rest]);
        Golden.Matches("verify-paper.txt", ran.Text);
        Is(ran, 3, "not checked  holder");
        command.Input = new MemoryStream(Encoding.UTF8.GetBytes(Example.Qr + "\r\n"));
        Assert.Equal(ran, command.Run(["verify", "-", .. rest]));
        Assert.Equal(ran, command.Run(["verify", "summary.cose", .. rest]));
    }

    [Fact]
    public void What_is_not_at_hand_is_not_checked_and_never_passes()
    {
        using var command = With();
        Is(
            command.Run("verify", "licence.sd-jwt"),
            3,
            "not checked  issuer",
            "not checked  signature",
            "NOT FULLY CHECKED"
        );
        Assert.DoesNotContain("12 piece", command.Run("verify", "licence.sd-jwt").Output);
        Is(
            command.Run(["verify", "licence.sd-jwt", .. Lists]),
            3,
            "not checked: log, holder.",
            "12 piece"
        );
        Is(
            command.Run([
                "verify",
                "shown.sd-jwt",
                .. Lists[..4],
                "--proof",
                "licence.tlog-proof",
                .. Occasion,
            ]),
            3,
            "not checked  status"
        );
    }

    [Fact]
    public void What_was_revoked_ended_changed_or_signed_by_another_fails()
    {
        using var command = With();
        command.With("status.jwt", ExampleDocuments.StatusList(StatusList.Revoked));
        Is(
            command.Run(["verify", "licence.sd-jwt", .. Lists]),
            1,
            "FAILED       status",
            "revoked"
        );
        Is(
            command.Run(["verify", "licence.sd-jwt", .. Lists, "--as-of", "2028-11-21"]),
            1,
            "FAILED: dates"
        );
        Is(
            command.Run(["verify", "licence.sd-jwt", .. Lists, "--as-of", "2026-11-19"]),
            1,
            "FAILED       dates"
        );
        var text = Example.Licence.Text;
        command.With("changed", text[..200] + (text[200] == 'A' ? 'B' : 'A') + text[201..]);
        Is(command.Run(["verify", "changed", .. Lists]), 1, "Do not rely on it");
        command.With(
            "other",
            ExampleDocuments
                .Payload.Sign(ExampleDocuments.Holder.ToSigner(), ExampleDocuments.Random("x"))
                .Text
        );
        Is(command.Run(["verify", "other", .. Lists]), 1, "FAILED       issuer");
    }

    [Fact]
    public void A_holder_who_signed_for_another_occasion_verifier_or_time_fails()
    {
        using var command = With();
        Is(
            command.Run([
                "verify",
                "shown.sd-jwt",
                .. Lists,
                "--nonce",
                "n-2",
                "--audience",
                "border post 7",
            ]),
            1,
            "FAILED: holder"
        );
        Is(
            command.Run([
                "verify",
                "shown.sd-jwt",
                .. Lists,
                "--nonce",
                "n-1",
                "--audience",
                "border post 8",
            ]),
            1,
            "FAILED: holder"
        );
        Is(
            command.Run([
                "verify",
                Example.Show("border post 7", "n-1", Now.AddMinutes(-11)),
                .. Lists,
                .. Occasion,
            ]),
            1,
            "FAILED: holder"
        );
        Is(command.Run(["verify", "licence.sd-jwt", .. Lists, .. Occasion]), 1, "FAILED: holder");
    }

    [Fact]
    public void A_proof_of_another_document_log_or_entry_fails()
    {
        using var command = With();
        void Fails(byte[] proof, string says)
        {
            File.WriteAllBytes(command.PathOf("p"), proof);
            Is(
                command.Run(["verify", "licence.sd-jwt", .. Lists, "--proof", "p"]),
                1,
                "FAILED       log",
                says
            );
        }
        Fails(Example.SummaryProof, "does not open the field 'body.document'");
        Fails(Example.ProofOf("other"u8), "of another document");
        Fails(Example.Log.Proof(5, DocumentLeaf.Extra(LogFiles.Entry(3), Example.Opened)), "kind");
        Fails(Example.Log.Proof(5), "does not carry the entry");
        Fails([.. "nothing"u8], "line 1 of the proof");
        Assert.True(LogProof.TryParse(Example.LicenceProof, out var proof, out _));
        Fails((proof with { Index = 4 }).ToBytes(), "does not lead");
        // The document rests on entry 3, and is issued after it.
        Fails((proof with { Index = 3 }).ToBytes(), "rests on entry 3");
        Fails((proof with { Extra = [1, (byte)'\n', 2] }).ToBytes(), "");
        var elsewhere = SignedCheckpoint.Sign(
            new Checkpoint("elsewhere.example/log", Example.Log.Head),
            1,
            LogFiles.Key("elsewhere.example/log", SignatureType.Ed25519)
        );
        Fails((proof with { Signed = elsewhere }).ToBytes(), "does not name");
        var forged = SignedCheckpoint.Sign(
            new Checkpoint(LogFiles.Origin, Example.Log.Head),
            1,
            SigningKey.FromSeed(LogFiles.Origin, SignatureType.Ed25519, new byte[32])
        );
        Fails((proof with { Signed = forged }).ToBytes(), "no signature of a known key");
        File.WriteAllBytes(
            command.PathOf("p"),
            (proof with { Signed = Example.Log.Signed() }).ToBytes()
        );
        Is(
            command.Run([
                "verify",
                "licence.sd-jwt",
                .. Lists,
                "--proof",
                "p",
                "--policy",
                "log.policy",
            ]),
            1,
            "the quorum 'witnesses' is not met"
        );
    }

    [Fact]
    public void A_later_list_of_issuers_follows_the_one_before_or_is_refused()
    {
        using var command = With();
        IssuerList Next(SoftwareKey by) =>
            IssuerList.Sign(
                by == ExampleDocuments.Root ? Example.Issuers : null,
                Example.Issuers.Issued.AddDays(7),
                Example.Issuers.ValidUntil,
                [by.Key],
                Example.Issuers.Authorities,
                by.ToSigner()
            );
        command.With("next.jws", Next(ExampleDocuments.Root).Text);
        command.With("forged.jws", Next(ExampleDocuments.Holder).Text);
        Is(
            command.Run(["verify", "licence.sd-jwt", .. Lists, "--issuers", "next.jws"]),
            3,
            "by list 2 of issuers"
        );
        var ran = command.Run(["verify", "licence.sd-jwt", .. Lists, "--issuers", "forged.jws"]);
        Is(ran, 2, "forged.jws: signature: ");
    }

    [Fact]
    public void Programs_get_the_same_as_json()
    {
        using var command = With();
        var ran = command.Run(["verify", "licence.sd-jwt", .. Lists, "--json"]);
        using var json = JsonDocument.Parse(ran.Output);
        Assert.Equal("not checked", json.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(8, json.RootElement.GetProperty("checks").GetArrayLength());
        Assert.Contains(
            json.RootElement.GetProperty("content").EnumerateArray(),
            line =>
                line.GetProperty("name").GetString() == "number"
                && line.GetProperty("words").GetString() == "2026-004711"
        );
    }

    [Theory]
    [InlineData("verify", "DOCUMENT")]
    [InlineData("verify nothing", "there is no file 'nothing'")]
    [InlineData("verify licence.sd-jwt --issuers issuers.jws", "expected that key after --root")]
    [InlineData("verify licence.sd-jwt --issuers issuers.jws --root none", "there is no file none")]
    [InlineData("verify licence.sd-jwt --issuers issuers.jws --root issuers.jws", "issuers.jws: ")]
    [InlineData("verify licence.sd-jwt --issuers root.jwk --root root.jwk", "root.jwk: ")]
    [InlineData("verify licence.sd-jwt --root {\"kty\":\"RSA\"}", "the key: key.kty: found 'RSA'")]
    [InlineData("verify licence.sd-jwt --status root.jwk", "root.jwk: ")]
    [InlineData("verify licence.sd-jwt --nonce n", "expected both --nonce and --audience")]
    [InlineData("verify licence.sd-jwt --as-of soon", "'soon' is no day")]
    [InlineData("verify licence.sd-jwt --as-of 9999-12-31", "too far away")]
    [InlineData("verify licence.sd-jwt --log-key root.jwk", "root.jwk: no verifier key")]
    [InlineData("verify licence.sd-jwt --policy root.jwk", "root.jwk: ")]
    [InlineData("verify . --root root.jwk", "there is no file '.'")]
    public void Wrong_use_and_what_cannot_be_read_end_with_2(string line, string message)
    {
        using var command = With();
        var ran = command.Run(line.Split(' '));
        Is(ran, 2, message);
        Assert.Equal("", ran.Output);
    }

    [Fact]
    public void Hostile_documents_fail_in_lines()
    {
        using var command = With();
        byte[][] hostile =
        [
            [],
            [0xd2],
            [0x84, 0xff],
            [0xff, 0xfe],
            .. new[]
            {
                "~",
                "{",
                "{\"passavant-document\":1}",
                "PASSAVANT1:",
                "PASSAVANT1:\u001b[2J",
                "eyJhbGciOiJub25lIn0.e30.~",
                new string('[', 100_000),
                new string('~', 100_000),
            }.Select(Encoding.UTF8.GetBytes),
        ];
        foreach (var bytes in hostile)
        {
            File.WriteAllBytes(command.PathOf("hostile"), bytes);
            var ran = command.Run(["verify", "hostile", .. Lists]);
            Is(ran, 1, "FAILED       form");
            Assert.DoesNotContain('\u001b', ran.Text);
        }
    }

    [Fact]
    public void Words_of_a_document_cannot_act_on_the_terminal_or_turn_the_line()
    {
        using var command = With();
        var licence = (DocumentContent.Licence)ExampleDocuments.Payload.Content;
        var document = ExampleDocuments.Payload with
        {
            Content = licence with { Conditions = ["a\u001b[2Jb\u202Ec\nPASSED"] },
        };
        command.With(
            "d",
            document.Sign(ExampleDocuments.Issuer.ToSigner(), ExampleDocuments.Random("x")).Text
        );
        var ran = command.Run(["verify", "d", .. Lists]);
        Is(ran, 3, "a\uFFFD[2Jb\uFFFDc PASSED\n");
    }
}
