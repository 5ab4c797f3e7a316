using System.Text;
using System.Text.Json;
using Passavant.Accords.Identity;

namespace Passavant.Accords.Tests.Identity;

public sealed class CanonicalJsonTests
{
    static string Canonical(string json) =>
        Encoding.UTF8.GetString(CanonicalJson.Canonicalise(Encoding.UTF8.GetBytes(json)));

    static readonly Gen<CanonicalJson> Leaf = Gen.OneOf(
        Gen.String[Gen.Char['\0', '\ud7ff'], 0, 8].Select(CanonicalJson.Of),
        Gen.Long[-(1L << 53), 1L << 53].Select(CanonicalJson.Of),
        Gen.Bool.Select(CanonicalJson.Of),
        Gen.Const((CanonicalJson)new CanonicalJson.Nothing())
    );

    static readonly Gen<CanonicalJson> Tree = Gen.Recursive<CanonicalJson>(
        (depth, tree) =>
            depth == 4
                ? Leaf
                : Gen.OneOf(
                    Leaf,
                    tree.List[0, 4].Select(CanonicalJson.List),
                    Gen.Dictionary(Gen.String[Gen.Char['\0', '\ud7ff'], 0, 4], tree)[0, 4]
                        .Select(members =>
                            CanonicalJson.Members(
                                members.Select(m => (m.Key, (CanonicalJson?)m.Value))
                            )
                        )
                )
    );

    [Fact]
    public void Canonical_bytes_are_read_back_to_the_same_bytes() =>
        Tree.Sample(
            tree => Assert.Equal(tree.ToBytes(), CanonicalJson.Canonicalise(tree.ToBytes())),
            iter: 2000
        );

    [Fact]
    public void Another_writer_s_spelling_of_the_same_value_comes_out_the_same() =>
        Tree.Sample(
            tree =>
            {
                using var document = JsonDocument.Parse(tree.ToBytes());
                var spaced = JsonSerializer.SerializeToUtf8Bytes(document.RootElement, Indented);
                Assert.Equal(tree.ToBytes(), CanonicalJson.Canonicalise(spaced));
            },
            iter: 2000
        );

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public void The_order_in_which_members_and_a_set_are_given_does_not_matter() =>
        Gen.Select(Tree.List[0, 6], Gen.Int[0, 1000])
            .Sample(
                (items, seed) =>
                {
                    var shuffled = items
                        .OrderBy(item => (item.ToString().Length * 31 + seed) % 7)
                        .Concat(items);
                    Assert.Equal(
                        CanonicalJson.Set(items).ToBytes(),
                        CanonicalJson.Set(shuffled).ToBytes()
                    );
                    var members = items
                        .Select((item, i) => ($"k{i}", (CanonicalJson?)item))
                        .ToList();
                    Assert.Equal(
                        CanonicalJson.Members(members).ToBytes(),
                        CanonicalJson.Members(Enumerable.Reverse(members)).ToBytes()
                    );
                },
                iter: 500
            );

    static readonly byte[] Letters = " []{}\":,\\u0d8e+-.1tfn"u8.ToArray();

    [Fact]
    public void Arbitrary_bytes_are_canonicalised_or_refused_with_a_FormatException() =>
        Gen.OneOf(Gen.Byte.Array[0, 40], Gen.OneOf(Letters).Array[0, 40])
            .Sample(
                bytes =>
                {
                    try
                    {
                        var canonical = CanonicalJson.Canonicalise(bytes);
                        Assert.Equal(canonical, CanonicalJson.Canonicalise(canonical));
                    }
                    catch (FormatException) { }
                },
                iter: 10_000
            );

    [Theory]
    [InlineData("1e21", "1e+21")]
    [InlineData("999999999999999999999", "1e+21")]
    [InlineData("123456789012345680000", "123456789012345680000")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("1.5E300", "1.5e+300")]
    [InlineData("-0", "0")]
    [InlineData("4.50", "4.5")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    public void Numbers_are_spelt_as_ECMAScript_spells_them(string number, string expected) =>
        Assert.Equal(expected, Canonical(number));

    [Fact]
    public void Names_sort_by_UTF_16_code_units_not_by_code_points() =>
        Assert.Equal(
            "{\"\U0001F600\":1,\"\uFB33\":2}",
            CanonicalJson.Members(("\uFB33", 2), ("\U0001F600", 1)).ToString()
        );

    [Fact]
    public void Only_the_escapes_the_standard_demands_are_written() =>
        Assert.Equal(
            "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028é\"",
            CanonicalJson.Of("\"\\/\b\t\n\f\r\0\u001f\u007f\u2028é").ToString()
        );

    [Fact]
    public void A_member_without_a_value_is_left_out() =>
        Assert.Equal(
            "{\"a\":[true,\"x\"]}",
            CanonicalJson.Members(("b", null), ("a", CanonicalJson.List([true, "x"]))).ToString()
        );

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":1,\"\\u0061\":2}")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("1e400")]
    [InlineData("")]
    [InlineData("1 2")]
    [InlineData("[1,]")]
    [InlineData("// no\n1")]
    [InlineData("NaN")]
    public void What_is_no_JSON_or_has_no_canonical_form_is_refused(string json) =>
        Assert.Throws<FormatException>(() => Canonical(json));

    [Fact]
    public void Nesting_deeper_than_the_limit_is_refused() =>
        Assert.Throws<FormatException>(() => Canonical(new string('[', 100_000)));

    [Fact]
    public void Values_that_no_canonical_form_can_hold_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => CanonicalJson.Of("\ud800x"));
        Assert.Throws<ArgumentException>(() => CanonicalJson.Of("x\udc00"));
        Assert.Throws<ArgumentException>(() => CanonicalJson.Members(("\udc00", 1)));
        Assert.Throws<ArgumentException>(() => CanonicalJson.Members(("a", 1), ("a", 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CanonicalJson.Of((1L << 53) + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CanonicalJson.Of(long.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CanonicalJson.Real(double.NaN));
    }
}
