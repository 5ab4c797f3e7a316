using System.Security.Cryptography;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

/// <summary>The door to hardware modules, against SoftHSM (Debian's <c>softhsm2</c>), which is one in software.</summary>
public sealed class Pkcs11KeyTests
{
    private const string Pin = SoftHsm.Pin;

    private static string Need() => SoftHsm.Need();

    [Fact]
    public void A_key_in_a_module_signs_documents_and_is_found_again()
    {
        var module = Need();
        DocumentKey key;
        using (var made = Pkcs11Key.Generate(module, "passavant", Pin, "documents"))
        {
            key = made.Key;
            var text = Samples.Of(Samples.Licence).Sign(made.ToSigner(), Keys.Random(1)).Text;
            Assert.Equal(
                "2026-004711",
                DocumentPayload.Read(SdJwt.Read(text).Verify(key).Claims).Number
            );
        }
        using var opened = Pkcs11Key.Open(module, "passavant", Pin, "documents");
        Assert.Equal(key, opened.Key);
        var signer = opened.ToSigner();
        Parallel.For(0, 20, i => Assert.True(key.Verifies([(byte)i], signer.Sign([(byte)i]))));
        // Another key of the token comes and goes without taking the first along.
        using (var other = Pkcs11Key.Generate(module, "passavant", Pin, "status"))
        {
            Assert.NotEqual(key, other.Key);
            Assert.Single(other.ToSigner().Sign([1]).Chunk(64));
        }
        Assert.True(key.Verifies([1], signer.Sign([1])));
        opened.Dispose();
        Assert.Throws<ObjectDisposedException>(() => signer.Sign([1]));

        void Refused(Func<Pkcs11Key> open, string says) =>
            Assert.Contains(
                says,
                Assert.Throws<CryptographicException>(open).Message,
                StringComparison.Ordinal
            );
        Refused(() => Pkcs11Key.Generate(module, "passavant", Pin, "documents"), "already");
        Refused(() => Pkcs11Key.Open(module, "passavant", Pin, "nobody"), "0 private keys");
        Refused(() => Pkcs11Key.Open(module, "passavant", "4321", "documents"), "PIN");
        Refused(() => Pkcs11Key.Open(module, "elsewhere", Pin, "documents"), "no token");
    }

    [Fact]
    public void What_is_no_library_of_a_module_is_said_to_be_none() =>
        Assert.Contains(
            "no library",
            Assert
                .Throws<CryptographicException>(() =>
                    Pkcs11Key.Open("/nowhere/module.so", "passavant", Pin, "documents")
                )
                .Message,
            StringComparison.Ordinal
        );
}
