using Passavant.Accords.Identity;

namespace Passavant.Accords.Tests.Identity;

public sealed class AccordIdentityTests
{
    const string OfNothing =
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void The_identity_of_no_bytes_is_the_known_hash() =>
        Assert.Equal(OfNothing, AccordIdentity.Of([]).ToString());

    [Fact]
    public void What_is_written_is_read_back_equal() =>
        Gen.Byte.Array.Sample(bytes =>
        {
            var identity = AccordIdentity.Of(bytes);
            Assert.Equal(identity, AccordIdentity.Parse(identity.ToString(), null));
            Assert.Equal(0, identity.CompareTo(AccordIdentity.Of(bytes)));
        });

    [Fact]
    public void Identities_sort_as_their_texts_do() =>
        Gen.Select(Gen.Byte.Array, Gen.Byte.Array)
            .Sample(
                (a, b) =>
                {
                    var (left, right) = (AccordIdentity.Of(a), AccordIdentity.Of(b));
                    Assert.Equal(
                        string.CompareOrdinal(left.ToString(), right.ToString()) < 0,
                        left < right
                    );
                    Assert.Equal(left.Equals(right), left <= right && left >= right);
                }
            );

    [Theory]
    [InlineData("")]
    [InlineData("sha256:")]
    [InlineData("sha512:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("sha256:E3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8555")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85\u0665")]
    public void Anything_else_is_malformed(string text)
    {
        Assert.False(AccordIdentity.TryParse(text, null, out _));
        var refusal = Assert.Throws<FormatException>(() => AccordIdentity.Parse(text, null));
        Assert.Contains(OfNothing, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_is_malformed() => Assert.False(AccordIdentity.TryParse(null, null, out _));
}
