using System.Text;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

public sealed class JwsTests
{
    private static readonly SoftwareKey Key = Keys.Of(1);

    private static string Signed { get; } = Jws.Sign("test+jwt", "{\"a\":1}"u8, Key.ToSigner());

    [Fact]
    public void What_is_signed_reads_back_and_is_signed_by_that_key_alone()
    {
        var read = Jws.Read(Signed);
        Assert.True(read.IsSignedBy(Key.Key));
        Assert.False(read.IsSignedBy(Keys.Of(2).Key));
        Assert.Equal(Key.Key.Thumbprint, read.KeyId);
        Assert.Equal("test+jwt", read.Type);
        Assert.Equal("{\"a\":1}", read.ReadPayload().ToString());
    }

    [Fact]
    public void No_flipped_bit_passes()
    {
        for (var at = 0; at < Signed.Length; at++)
        for (var bit = 0; bit < 8; bit++)
        {
            var flipped = Signed.ToCharArray();
            flipped[at] ^= (char)(1 << bit);
            try
            {
                Assert.False(
                    Jws.Read(new string(flipped)).IsSignedBy(Key.Key),
                    $"bit {bit} of character {at}"
                );
            }
            catch (DocumentException)
            {
                // refused on reading
            }
        }
    }

    [Theory]
    [InlineData("{\"alg\":\"none\"}", "ES256")]
    [InlineData("{\"alg\":\"HS256\"}", "ES256")]
    [InlineData("{\"alg\":\"es256\"}", "ES256")]
    [InlineData("{\"alg\":7}", "text")]
    [InlineData("{}", "alg")]
    [InlineData("[]", "object")]
    [InlineData("{\"alg\":\"ES256\",\"alg\":\"none\"}", "again")]
    [InlineData("{\"alg\":\"ES256\",\"crit\":[\"exp\"]}", "extension")]
    [InlineData("{\"alg\":\"ES256\",\"b64\":false}", "extension")]
    [InlineData("{\"alg\":\"ES256\",\"kid\":7}", "text")]
    public void A_header_that_asks_for_something_else_is_refused(string header, string says)
    {
        var encoded = Convert
            .ToBase64String(Encoding.UTF8.GetBytes(header))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
        var text = encoded + Signed[Signed.IndexOf('.', StringComparison.Ordinal)..];
        Assert.Contains(
            says,
            Assert.Throws<DocumentException>(() => Jws.Read(text)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Texts_of_another_form_are_refused()
    {
        string[] texts =
        [
            "",
            ".",
            "..",
            "...",
            Signed + ".",
            Signed + "=",
            Signed[..^1],
            Signed[..Signed.LastIndexOf('.')],
            Signed[..(Signed.LastIndexOf('.') + 1)],
            " " + Signed,
            Signed + "\n",
            Signed.Replace('_', '/').Replace('-', '+') + "+",
        ];
        Assert.All(texts, text => Assert.Throws<DocumentException>(() => Jws.Read(text)));
        Assert.Throws<DocumentException>(() => Jws.Read(Signed, Signed.Length - 1));
    }

    /// <summary>The same bytes of a signature can be spelled with different unused bits; only one spelling is read.</summary>
    [Fact]
    public void The_last_character_of_a_signature_has_one_spelling()
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var read = alphabet.Count(c =>
        {
            try
            {
                return Jws.Read(Signed[..^1] + c).IsSignedBy(Key.Key);
            }
            catch (DocumentException)
            {
                return false;
            }
        });
        Assert.Equal(1, read);
    }

    [Fact]
    public void A_thumbprint_is_that_of_the_standard()
    {
        // RFC 7638 has an RSA example only; RFC 9449 section 6 has this P-256 key and its thumbprint.
        var key = DocumentKey.Read(
            Json.Read(
                """{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}"""u8
            )
        );
        Assert.Equal("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I", key.Thumbprint);
    }

    [Fact]
    public void Keys_that_are_none_are_refused()
    {
        var good = Key.Key.ToJwk();
        Assert.Equal(Key.Key, DocumentKey.Read(good));
        (string Name, Json Value)[] wrong =
        [
            ("kty", "RSA"),
            ("crv", "P-384"),
            ("alg", "ES384"),
            ("use", "enc"),
            ("d", "AA"),
            ("x", "AA"),
            ("x", new string('A', 43)),
            ("y", good.Find("x")!),
            ("y", Base64UrlText.Write(Enumerable.Repeat((byte)0xff, 32).ToArray())),
            ("key_ops", Json.List("encrypt")),
        ];
        Assert.All(
            wrong,
            pair =>
                Assert.Throws<DocumentException>(() =>
                    DocumentKey.Read(good.With(pair.Name, pair.Value))
                )
        );
        Assert.Throws<DocumentException>(() => SoftwareKey.Read(new byte[32]));
        Assert.Throws<DocumentException>(() =>
            SoftwareKey.Read(Enumerable.Repeat((byte)0xff, 32).ToArray())
        );
        Assert.Throws<DocumentException>(() => SoftwareKey.Read(new byte[31]));
    }

    [Fact]
    public void A_signature_the_key_does_not_verify_never_goes_out()
    {
        var signer = new DocumentSigner(Key.Key, _ => new byte[64]);
        Assert.Throws<System.Security.Cryptography.CryptographicException>(() => signer.Sign([1]));
        var key = Keys.Of(3);
        var disposed = key.ToSigner();
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => disposed.Sign([1]));
    }
}
