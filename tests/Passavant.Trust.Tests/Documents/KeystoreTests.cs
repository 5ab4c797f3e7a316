using System.Text;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

public sealed class KeystoreTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero);
    private static readonly KeystoreCost Small = new(8, 1);
    private const string Passphrase = "correct horse battery";

    private static Keystore Full { get; } =
        Enum.GetValues<KeystoreUse>()
            .Aggregate(
                Keystore.Empty,
                (store, use) => store.Rotate(use, Day, Keys.Random(50 + (int)use))
            );

    private static byte[] File { get; } = Full.Seal(Passphrase, Keys.Random(1), Small);

    private static void Refused(ReadOnlySpan<byte> file, string passphrase, string says)
    {
        var bytes = file.ToArray();
        Assert.Contains(
            says,
            Assert.Throws<DocumentException>(() => Keystore.Open(bytes, passphrase)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Keys_of_every_use_come_back_and_sign()
    {
        using var opened = Keystore.Open(File, Passphrase);
        Assert.Equal(Full.Keys.Select(key => key.Id), opened.Keys.Select(key => key.Id));
        foreach (var (key, read) in Full.Keys.Zip(opened.Keys))
        {
            Assert.Equal(key.Secret.ToArray(), read.Secret.ToArray());
            Assert.Equal((key.Use, key.Created), (read.Use, read.Created));
        }
        using var signing = opened.Current(KeystoreUse.Document)!.ToSoftwareKey();
        Assert.True(
            Full.Current(KeystoreUse.Document)!
                .ToDocumentKey()
                .Verifies("a"u8, signing.ToSigner().Sign("a"u8))
        );
        Assert.Equal(32, opened.Current(KeystoreUse.Log)!.PublicKey.Length);
        Assert.Equal(1312, opened.Current(KeystoreUse.LogMlDsa)!.PublicKey.Length);
        Assert.Throws<InvalidOperationException>(() =>
            opened.Current(KeystoreUse.Log)!.ToSoftwareKey()
        );
    }

    [Fact]
    public void A_key_in_a_module_is_known_by_its_label_and_has_no_secret_here()
    {
        using var drawn = SoftwareKey.Draw(Keys.Random(7));
        var held = Full.Hold(KeystoreUse.Document, Day.AddDays(1), drawn.Key, "documents 2026");
        using var opened = Keystore.Open(held.Seal(Passphrase, Keys.Random(1), Small), Passphrase);
        var key = opened.Current(KeystoreUse.Document)!;
        Assert.Equal((drawn.Key.Thumbprint, "documents 2026"), (key.Id, key.Label));
        Assert.Equal(drawn.Key, key.ToDocumentKey());
        Assert.Contains(
            "'documents 2026'",
            Assert.Throws<InvalidOperationException>(() => key.ToSoftwareKey()).Message
        );
        Assert.Null(opened.Current(KeystoreUse.Status)!.Label);
        Assert.Throws<ArgumentException>(() =>
            held.Hold(KeystoreUse.Status, Day, drawn.Key, "again")
        );
        Assert.Throws<ArgumentException>(() =>
            Full.Hold(KeystoreUse.Log, Day, drawn.Key, "no such algorithm")
        );
        var next = opened.Rotate(KeystoreUse.Document, Day.AddDays(2), Keys.Random(8));
        using var retired = Keystore.Open(
            next.Retire(key.Id, Day.AddDays(3)).Seal(Passphrase, Keys.Random(1), Small),
            Passphrase
        );
        Assert.Null(retired.Find(key.Id)!.Label);
        Assert.Equal(Day.AddDays(3), retired.Find(key.Id)!.Retired);
    }

    [Fact]
    public void A_new_key_signs_and_the_old_one_stays_until_it_is_retired()
    {
        var old = Full.Current(KeystoreUse.Document)!;
        var rotated = Full.Rotate(KeystoreUse.Document, Day.AddDays(1), Keys.Random(99));
        Assert.NotEqual(old.Id, rotated.Current(KeystoreUse.Document)!.Id);
        Assert.Equal(old.Id, rotated.Find(old.Id)!.Id);
        Assert.Throws<ArgumentException>(() => Full.Retire(old.Id, Day));
        var retired = Keystore.Open(
            rotated.Retire(old.Id, Day.AddDays(2)).Seal(Passphrase, Keys.Random(2), Small),
            Passphrase
        );
        Assert.Equal(Day.AddDays(2), retired.Find(old.Id)!.Retired);
        Assert.Equal(old.ToDocumentKey(), retired.Find(old.Id)!.ToDocumentKey());
        Assert.Throws<InvalidOperationException>(() => retired.Find(old.Id)!.Secret);
        Assert.Throws<ArgumentException>(() => retired.Retire(old.Id, Day.AddDays(3)));
        Assert.Throws<ArgumentException>(() => retired.Retire("nobody", Day));
        Assert.Null(Keystore.Empty.Current(KeystoreUse.Log));
    }

    [Fact]
    public void Another_passphrase_does_not_open_it_and_is_told_from_damage()
    {
        Refused(File, "correct horse batterz", "passphrase");
        Assert.Throws<ArgumentException>(() => Full.Seal("short", Keys.Random(1), Small));
        Assert.Throws<ArgumentException>(() => Full.Seal(Passphrase, Keys.Random(1), new(1, 1)));
        // However letters are composed.
        var composed = Keystore.Empty.Seal("caf\u00e9 caf\u00e9", Keys.Random(1), Small);
        Assert.Empty(Keystore.Open(composed, "cafe\u0301 cafe\u0301").Keys);
    }

    [Fact]
    public void Every_flipped_bit_is_detected_and_named()
    {
        for (var i = 0; i < File.Length * 8; i++)
        {
            var flipped = File.ToArray();
            flipped[i / 8] ^= (byte)(1 << (i % 8));
            var refused = Assert.Throws<DocumentException>(() =>
                Keystore.Open(flipped, Passphrase)
            );
            Assert.True(
                refused.Message.Contains("damaged", StringComparison.Ordinal)
                    || refused.Where == "passavant-keystore",
                $"bit {i}: {refused.Message}"
            );
        }
        for (var length = 0; length < File.Length; length += 7)
            Refused(File.AsSpan(0, length), Passphrase, "damaged");
        Refused([.. File, (byte)'\n'], Passphrase, "damaged");
        Refused("hello\n"u8, Passphrase, "damaged");
        Refused("{}\n"u8, Passphrase, "keystore");
    }

    /// <summary>Somebody who changes the file and the checksum with it.</summary>
    [Theory]
    [InlineData("\"memory\":8,", "\"memory\":16,", "passphrase")]
    [InlineData("\"memory\":8,", "\"memory\":99999999,", "at most")]
    [InlineData("\"passes\":1,", "\"passes\":2,", "passphrase")]
    [InlineData("Argon2id", "Argon2i", "Argon2id")]
    [InlineData("AES-256-GCM", "none", "AES-256-GCM")]
    [InlineData("\"passavant-keystore\":1", "\"passavant-keystore\":2", "version 2")]
    [InlineData("\"cipher\"", "\"cipheR\":1,\"cipher\"", "only")]
    public void A_change_with_a_fitting_checksum_is_refused_too(
        string was,
        string becomes,
        string says
    )
    {
        var json = Json.Read(
                Encoding.UTF8.GetBytes(
                    Encoding.UTF8.GetString(File).Replace(was, becomes, StringComparison.Ordinal)
                )
            )
            .AsObject("");
        var whole = new Json.Object(json.Members.Where(member => member.Key != "checksum"));
        var forged = whole.With(
            "checksum",
            Base64UrlText.Write(
                System.Security.Cryptography.SHA256.HashData(whole.ToCanonicalBytes())
            )
        );
        Refused([.. forged.ToCanonicalBytes(), (byte)'\n'], Passphrase, says);
    }

    [Fact]
    public void Nothing_secret_stands_in_the_file_and_no_two_files_are_alike()
    {
        var other = Full.Seal(Passphrase, Keys.Random(2), Small);
        Assert.NotEqual(File, other);
        Assert.All(
            Full.Keys,
            key =>
                Assert.DoesNotContain(
                    Base64UrlText.Write(key.Secret.Span),
                    Encoding.UTF8.GetString(File),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void The_usual_cost_opens_again()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var file = Keystore.Empty.Seal(Passphrase, Keys.Random(1));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"sealed in {watch.ElapsedMilliseconds} ms"
        );
        Assert.Empty(Keystore.Open(file, Passphrase).Keys);
    }
}
