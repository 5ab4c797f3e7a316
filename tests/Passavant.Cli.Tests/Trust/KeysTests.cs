using System.Text;
using Passavant.Cli.Trust;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;

namespace Passavant.Cli.Tests.Trust;

public sealed class KeysTests
{
    private const string Passphrase = "correct horse battery";

    private static readonly string[] Issuers =
    [
        "keys",
        "issuers",
        "a.keys",
        "--authority",
        ExampleDocuments.Authority,
        "--code",
        "NM",
        "--title",
        "Nordmark Licensing Authority",
    ];

    // Cheap to open: a new one costs whoever makes and opens it half a second each time.
    private static readonly byte[] Made = new[]
    {
        KeystoreUse.Document,
        KeystoreUse.Status,
        KeystoreUse.Master,
        KeystoreUse.Log,
    }
        .Aggregate(
            Keystore.Empty,
            (keys, use) =>
                keys.Rotate(use, ExampleDocuments.Issued, ExampleDocuments.Random($"made {use}"))
        )
        .Seal(Passphrase, ExampleDocuments.Random("sealed"), new KeystoreCost(8, 1));

    private static Command With()
    {
        var command = Command.Empty();
        command.Variables[KeystoreAtHand.Variable] = Passphrase;
        File.WriteAllBytes(command.PathOf("a.keys"), Made);
        return command;
    }

    private static void Is(Command.Ran ran, int code, params string[] says)
    {
        Assert.All(says, part => Assert.Contains(part, ran.Output + ran.Error));
        Assert.True(ran.Code == code, ran.Text);
        Assert.DoesNotContain("   at ", ran.Error);
    }

    private static Keystore Open(Command command) =>
        Keystore.Open(File.ReadAllBytes(command.PathOf("a.keys")), Passphrase);

    [Fact]
    public void From_new_keys_to_a_licence_that_verifies_and_over_a_change_of_every_key()
    {
        using var command = With();
        File.Delete(command.PathOf("a.keys"));
        var made = command.Run("keys", "new", "a.keys");
        Assert.Equal(made, command.Run("keys", "list", "a.keys"));
        Is(made, 0, "document  ", "signs documents (ES256)", "2026-11-25 12:00Z");
        Assert.Equal(4, made.Output.TrimEnd('\n').Split('\n').Length);
        command.With("root.jwk", Line(command, "--use", "master"));
        Is(
            command.Run([
                .. Issuers,
                "--log",
                LogFiles.Origin,
                "--status-base",
                ExampleDocuments.StatusBase,
                "--output",
                "1.jws",
            ]),
            0,
            "List 1 of issuers, to be relied on until 2026-12-25 12:00Z"
        );
        command.With("licence", Issue(command));
        string[] first = ["verify", "licence", "--root", "root.jwk", "--issuers", "1.jws"];
        Is(command.Run(first), 3, "passed       signature", "passed       issuer");

        foreach (var use in new[] { "document", "status", "master", "log" })
            Is(
                command.Run("keys", "rotate", "a.keys", "--use", use),
                0,
                "signs no more",
                "made known"
            );
        command.With("later", Issue(command));
        Is(command.Run(["verify", "later", .. first[2..]]), 1, "FAILED       issuer", "has no key");
        Is(command.Run([.. Issuers, "--previous", "1.jws", "--output", "2.jws"]), 0, "List 2");
        foreach (var document in new[] { "licence", "later" })
            Is(
                command.Run(["verify", document, .. first[2..], "--issuers", "2.jws"]),
                3,
                "passed       signature"
            );
        var (one, two) = (List(command, "1.jws", 0), List(command, "2.jws", 0));
        Assert.Equal(one.Hash, two.Previous);
        Assert.NotEqual(one.Roots, two.Roots);
        Assert.Equal(LogFiles.Origin, two.Find(ExampleDocuments.Authority)!.Logs[0].Origin);
        Assert.Equal(4, two.Find(ExampleDocuments.Authority)!.Keys.Count);
    }

    [Fact]
    public void The_key_of_a_log_verifies_what_the_log_signs()
    {
        using var command = With();
        var text = Line(command, "--use", "log", "--name", LogFiles.Origin);
        Assert.True(VerifierKey.TryParse(text, out var key, out var fault), fault);
        using var keys = Open(command);
        using var signing = SigningKey.FromSeed(
            LogFiles.Origin,
            SignatureType.Ed25519,
            keys.Current(KeystoreUse.Log)!.Secret.Span
        );
        Assert.Equal(key, signing.Verifier);
        var log = LogFiles.Of(10);
        log.Save(
            command.PathOf("log"),
            SignedCheckpoint.Sign(new Checkpoint(LogFiles.Origin, log.Head), 1, signing).ToBytes()
        );
        Is(command.Run("audit", "log", "--key", text), 0);
    }

    [Fact]
    public void What_an_earlier_list_revoked_stays_revoked()
    {
        using var command = With();
        IssuerList list;
        using (var keys = Open(command))
        using (var root = keys.Current(KeystoreUse.Master)!.ToSoftwareKey())
            list = IssuerList.Sign(
                null,
                ExampleDocuments.Issued,
                ExampleDocuments.Issued.AddDays(30),
                [root.Key],
                [
                    new IssuerAuthority(
                        ExampleDocuments.Authority,
                        "NM",
                        "Nordmark",
                        null,
                        [],
                        [
                            new IssuerKey(
                                keys.Current(KeystoreUse.Document)!.ToDocumentKey(),
                                IssuerKeyUse.Document,
                                ExampleDocuments.Issued,
                                null,
                                new KeyRevocation(
                                    ExampleDocuments.Issued,
                                    RevocationReason.Compromise,
                                    "stolen"
                                )
                            ),
                            new IssuerKey(
                                ExampleDocuments.Holder.Key,
                                IssuerKeyUse.Document,
                                ExampleDocuments.Issued,
                                null,
                                null
                            ),
                        ]
                    ),
                    new IssuerAuthority("https://other.example", "OT", "Other", null, [], []),
                ],
                root.ToSigner()
            );
        command.With("1.jws", list.Text);
        Is(command.Run("keys", "rotate", "a.keys", "--use", "document", "--retire"), 0, "retired");
        Is(command.Run([.. Issuers, "--previous", "1.jws", "--output", "2.jws"]), 0);
        var next = List(command, "2.jws", 0);
        Assert.NotNull(next.Find("https://other.example"));
        var said = next.Find(ExampleDocuments.Authority)!.Keys;
        Assert.Equal(4, said.Count);
        Assert.Equal(RevocationReason.Compromise, said[0].Revoked!.Reason);
    }

    [Fact]
    public void A_key_is_revoked_by_command_and_the_graver_reason_counts()
    {
        using var command = With();
        string id;
        using (var keys = Open(command))
            id = keys.Current(KeystoreUse.Document)!.Id;
        Is(command.Run([.. Issuers, "--output", "1.jws"]), 0);
        string[] next = [.. Issuers, "--previous", "1.jws", "--output", "2.jws"];
        Is(command.Run([.. next, "--revoke", id]), 2, "go together");
        Is(
            command.Run([.. next, "--revoke", id, "--reason", "lost", "--words", "x"]),
            2,
            "compromise"
        );
        Is(
            command.Run([.. next, "--revoke", "x", "--reason", "ceased", "--words", "x"]),
            2,
            "'x' is no key",
            id
        );
        Assert.False(command.Has("2.jws"));
        Is(command.Run([.. next, "--revoke", id, "--reason", "superseded", "--words", "Old."]), 0);
        string[] third = [.. Issuers, "--previous", "2.jws", "--output", "3.jws", "--revoke", id];
        Is(command.Run([.. third, "--reason", "superseded", "--words", "x"]), 2, "Old.");
        Is(command.Run([.. third, "--reason", "compromise", "--words", "Stolen."]), 0);
        var first = List(command, "1.jws", 0);
        Assert.Null(Said(first).Revoked);
        var second = first.Follow(command.Read("2.jws").Trim());
        Assert.Equal(RevocationReason.Superseded, Said(second).Revoked!.Reason);
        var last = Said(second.Follow(command.Read("3.jws").Trim())).Revoked!;
        Assert.Equal((RevocationReason.Compromise, "Stolen."), (last.Reason, last.Words));
        Assert.Equal(Said(second).Revoked!.Since, last.Since);

        IssuerKey Said(IssuerList list) =>
            list.Find(ExampleDocuments.Authority)!.FindKey(id, IssuerKeyUse.Document)!;
    }

    [Fact]
    public void The_file_is_its_owners_alone_and_is_never_overwritten()
    {
        using var command = With();
        Is(command.Run("keys", "new", "a.keys"), 2, "never overwritten");
        Assert.Equal(Made, File.ReadAllBytes(command.PathOf("a.keys")));
        Is(command.Run("keys", "rotate", "a.keys", "--use", "log"), 0);
        var before = File.ReadAllBytes(command.PathOf("a.keys"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(command.PathOf("a.keys"))
            );
        command.With("a.keys.partial", "");
        Is(
            command.Run("keys", "rotate", "a.keys", "--use", "log"),
            2,
            "another command is writing"
        );
        Assert.Equal(before, File.ReadAllBytes(command.PathOf("a.keys")));
    }

    [Fact]
    public void A_passphrase_is_typed_or_in_the_environment_and_never_shown()
    {
        using var command = Command.Empty();
        void Type(string text) => command.Input = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Is(command.Run("keys", "new", "a.keys"), 2, "there is no passphrase");
        Type("short\nshort\n");
        Is(command.Run("keys", "new", "a.keys"), 2, "at least 8 characters");
        Type("a long passphrase\nanother passphrase\n");
        Is(command.Run("keys", "new", "a.keys"), 2, "differ");
        Assert.False(command.Has("a.keys"));
        Type("a long passphrase\na long passphrase\n");
        var ran = command.Run("keys", "new", "a.keys", "--use", "log");
        Is(ran, 0);
        Assert.DoesNotContain("a long passphrase", ran.Text);
        Type("another passphrase\n");
        Is(command.Run("keys", "list", "a.keys"), 2, "a.keys: ", "passphrase");
        var bytes = File.ReadAllBytes(command.PathOf("a.keys"));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(command.PathOf("a.keys"), bytes);
        Type("a long passphrase\n");
        Is(command.Run("keys", "list", "a.keys"), 2, "damaged");
    }

    [Theory]
    [InlineData("keys new", "FILE")]
    [InlineData("keys new b.keys --use everything", "everything")]
    [InlineData("keys list none", "there is no file none")]
    [InlineData("keys rotate a.keys", "--use")]
    [InlineData("keys export a.keys --use log", "expected it after --name")]
    [InlineData("keys export a.keys --use log --name a+b", "'a+b': no name of a key")]
    [InlineData("keys export a.keys --use log-ml-dsa", "no such key")]
    [InlineData("keys export a.keys --use document --id x", "no such key")]
    [InlineData("keys issuers a.keys", "--authority")]
    [InlineData("keys issuers a.keys --days abc", "'abc'")]
    [InlineData("keys issuers a.keys --days 0", "from 1 to 3660")]
    [InlineData("audit x --key y --replay abc", "'abc'")]
    [InlineData("audit x --key y --replay 99999999999", "99999999999")]
    [InlineData("audit x --key y --replay 0", "at least 1 entry")]
    [InlineData("screen Anna --top abc", "'abc'")]
    [InlineData("screen Anna --top 0", "at least 1")]
    public void Wrong_use_and_what_cannot_be_read_end_with_2(string line, string message)
    {
        using var command = With();
        var ran = command.Run(line.Split(' '));
        Is(ran, 2, message);
        Assert.Equal("", ran.Output);
    }

    private static string Line(Command command, params string[] rest)
    {
        var ran = command.Run(["keys", "export", "a.keys", .. rest]);
        Is(ran, 0);
        return ran.Output.TrimEnd('\n');
    }

    private static string Issue(Command command)
    {
        using var keys = Open(command);
        using var key = keys.Current(KeystoreUse.Document)!.ToSoftwareKey();
        var at = new DateTimeOffset(Command.Today.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        return (ExampleDocuments.Payload with { Issued = at, ValidFrom = at })
            .Sign(key.ToSigner(), ExampleDocuments.Random("issue"))
            .Text;
    }

    private static IssuerList List(Command command, string file, int master)
    {
        using var keys = Open(command);
        return IssuerList.Read(
            command.Read(file).Trim(),
            [
                keys
                    .Keys.Where(key => key.Use == KeystoreUse.Master)
                    .ElementAt(master)
                    .ToDocumentKey(),
            ]
        );
    }
}
