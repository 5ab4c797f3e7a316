using System.Security.Cryptography;
using System.Text;
using Passavant.Accords.Tests;
using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

public sealed class LeafTests
{
    private static readonly DateTimeOffset Noon = new(
        2026,
        3,
        1,
        13,
        0,
        0,
        4,
        TimeSpan.FromHours(1)
    );

    private static readonly byte[] Secret = SHA256.HashData("a leaf"u8);

    [Fact]
    public void A_leaf_is_canonical_JSON_of_commitments()
    {
        var salt = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        var leaf = LeafEntry.Of("decision", Noon, [new("outcome", salt, "refused")]);
        // By hand: label, salt, name and value, each after its length.
        byte[] opened =
        [
            0,
            0,
            0,
            (byte)"passavant field commitment v1".Length,
            .. "passavant field commitment v1"u8,
            0,
            0,
            0,
            32,
            .. salt,
            0,
            0,
            0,
            7,
            .. "outcome"u8,
            0,
            0,
            0,
            7,
            .. "refused"u8,
        ];
        var expected = Convert
            .ToBase64String(SHA256.HashData(opened))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
        Assert.Equal(
            $$"""{"at":"2026-03-01T12:00:00.004Z","fields":{"outcome":"{{expected}}"},"kind":"decision"}""",
            Encoding.UTF8.GetString(leaf.ToBytes())
        );
    }

    [Fact]
    public void A_derived_salt_is_HMAC_of_the_name()
    {
        byte[] message =
        [
            0,
            0,
            0,
            22,
            .. "passavant leaf salt v1"u8,
            0,
            0,
            0,
            7,
            .. "outcome"u8,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ];
        Assert.Equal(
            HMACSHA256.HashData(Secret, message),
            Disclosure.DeriveSalt(Secret, "outcome")
        );
        Assert.Throws<ArgumentException>(() => Disclosure.DeriveSalt(Secret.AsSpan(1), "outcome"));
    }

    [Fact]
    public void What_was_committed_opens_and_another_value_name_or_salt_does_not()
    {
        var text = Gen.String[Gen.Char["ab\"\\\n\u0001éß€"], 0, 6];
        var name = Gen.String[Gen.Char["abcé\" "], 1, 3];
        Long.Sample(
            Gen.Select(
                    Gen.Byte.Array[32],
                    Gen.Select(name, text).Array[1, 5],
                    text,
                    Gen.Int[0, 255]
                )
                .Select(
                    (secret, fields, other, bit) =>
                        new Case(
                            secret,
                            fields.DistinctBy(field => field.Item1).ToArray(),
                            other,
                            bit
                        )
                ),
            given =>
            {
                var disclosures = given
                    .Fields.Select(field => Disclosure.Of(given.Secret, field.Name, field.Value))
                    .ToList();
                var written = LeafEntry.Of("decision", Noon, disclosures).ToBytes();
                Assert.True(LeafEntry.TryParse(written, out var leaf, out var fault), fault);
                Assert.Equal(written, leaf.ToBytes());
                Assert.Equal(Noon, leaf.At);
                foreach (var one in disclosures)
                {
                    Assert.True(leaf.Opens(one));
                    Assert.True(Disclosure.TryParse(one.ToBytes(), out var read, out fault), fault);
                    Assert.True(leaf.Opens(read));
                    Assert.Equal(
                        given.Other == one.Value,
                        leaf.Opens(one with { Value = given.Other })
                    );
                    var salt = one.Salt.ToArray();
                    salt[given.Bit / 8] ^= (byte)(1 << (given.Bit % 8));
                    Assert.False(leaf.Opens(one with { Salt = salt }));
                    Assert.False(leaf.Opens(one with { Salt = salt.AsSpan(1).ToArray() }));
                    Assert.False(leaf.Opens(one with { Name = one.Name + "d" }));
                    Assert.False(leaf.Opens(one with { Value = one.Value + "\ud800" }));
                    foreach (var second in disclosures.Where(second => second != one))
                        Assert.False(leaf.Opens(one with { Name = second.Name }));
                }
            },
            100
        );
    }

    // Where one text ends and the next begins is committed to as well.
    [Fact]
    public void Moving_a_letter_from_name_to_value_is_another_commitment()
    {
        var salt = new byte[32];
        Assert.NotEqual(
            new Disclosure("ab", salt, "c").Commitment,
            new Disclosure("a", salt, "bc").Commitment
        );
        Assert.NotEqual(
            Disclosure.Of(Secret, "a", "same").Commitment,
            Disclosure.Of(SHA256.HashData(Secret), "a", "same").Commitment
        );
    }

    // The vectors that are objects of texts only.
    [Theory]
    [InlineData("french")]
    [InlineData("unicode")]
    [InlineData("weird")]
    public void Texts_are_spelled_and_sorted_as_RFC_8785_says(string name)
    {
        var input = SharedData.Require($"trust/jcs-rfc8785/testdata/input/{name}.json");
        var output = SharedData.Require($"trust/jcs-rfc8785/testdata/output/{name}.json");
        Assert.True(CanonicalJson.TryRead(File.ReadAllBytes(input), 10_000, out var json, out _));
        var written = new CanonicalJson();
        written.Object(json.Texts()!);
        Assert.Equal(File.ReadAllBytes(output), written.ToBytes());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"at":"2026-03-01T12:00:00.000Z","fields":{},"kind":"a"} """)]
    [InlineData("""{"at":"2026-03-01T12:00:00.000Z", "fields":{},"kind":"a"}""")]
    [InlineData("""{"fields":{},"at":"2026-03-01T12:00:00.000Z","kind":"a"}""")]
    [InlineData("""{"at":"2026-03-01T12:00:00.000Z","fields":{},"kind":"a","more":"b"}""")]
    [InlineData("""{"at":"2026-03-01T12:00:00.000Z","fields":{},"kind":"b","kind":"a"}""")]
    [InlineData("""{"at":"2026-03-01T12:00:00Z","fields":{},"kind":"a"}""")]
    [InlineData("""{"at":"2026-02-30T12:00:00.000Z","fields":{},"kind":"a"}""")]
    [InlineData("""{"at":1,"fields":{},"kind":"a"}""")]
    [InlineData("""{"at":"2026-03-01T12:00:00.000Z","fields":[],"kind":"a"}""")]
    [InlineData("""{"at":"2026-03-01T12:00:00.000Z","fields":{},"kind":""}""")]
    [InlineData("""{"at":"2026-03-01T12:00:00.000Z","fields":{},"kind":"\u0061"}""")]
    [InlineData("""{"at":"2026-03-01T12:00:00.000Z","fields":{},"kind":"\ud800"}""")]
    [InlineData("""{"at":"2026-03-01T12:00:00.000Z","fields":{"a":1},"kind":"a"}""")]
    [InlineData("""{"at":"2026-03-01T12:00:00.000Z","fields":{"a":"AAAA"},"kind":"a"}""")]
    [InlineData("""{"at":"2026-03-01T12:00:00.000Z","fields":{"a":{}},"kind":"a"}""")]
    [InlineData("""{"at":"2026-03-01T12:00:00.000Z","fields":{"a":{"b":{"c":{}}}},"kind":"a"}""")]
    public void Other_spellings_are_no_leaves(string text)
    {
        Assert.False(LeafEntry.TryParse(Encoding.UTF8.GetBytes(text), out _, out var fault));
        Assert.NotEmpty(fault);
    }

    [Fact]
    public void A_field_twice_a_name_of_no_text_or_too_much_is_no_leaf()
    {
        var one = Disclosure.Of(Secret, "a", "b");
        Assert.Throws<ArgumentException>(() => LeafEntry.Of("k", Noon, [one, one]));
        Assert.Throws<ArgumentException>(() =>
            LeafEntry.Of("k", Noon, [Disclosure.Of(Secret, "", "b")])
        );
        Assert.Throws<ArgumentException>(() => LeafEntry.Of("", Noon, []));
        Assert.Throws<ArgumentException>(() => LeafEntry.Of("k\n", Noon, []));
        Assert.Throws<ArgumentException>(() =>
            LeafEntry.Of(
                "k",
                Noon,
                Enumerable.Range(0, 2000).Select(i => Disclosure.Of(Secret, $"field {i}", ""))
            )
        );
    }

    [Fact]
    public void No_flipped_bit_of_a_disclosure_opens_the_leaf()
    {
        var one = Disclosure.Of(Secret, "outcome", "refused: Überlassung");
        var leaf = LeafEntry.Of("decision", Noon, [one]);
        var bytes = one.ToBytes();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var damaged = bytes.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(
                Disclosure.TryParse(damaged, out var read, out _) && leaf.Opens(read),
                $"bit {bit}"
            );
        }
        Assert.DoesNotContain("refused", one.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_leaves_and_disclosures_are_answered_and_what_is_read_is_written_back()
    {
        var one = Disclosure.Of(Secret, "outcome", "a\"\\\u0001€");
        var leaf = LeafEntry.Of("decision", Noon, [one, Disclosure.Of(Secret, "é", "")]);
        Fuzz.Bytes(
            [leaf.ToBytes(), one.ToBytes(), "[\"\\ud800\",\"\",\"\"]"u8.ToArray()],
            bytes =>
            {
                if (LeafEntry.TryParse(bytes, out var read, out var fault))
                    Assert.Equal(bytes, read.ToBytes());
                else
                    Assert.NotEmpty(fault);
                if (Disclosure.TryParse(bytes, out var opened, out fault))
                    Assert.Equal(bytes, opened.ToBytes());
                else
                    Assert.NotEmpty(fault);
            },
            2000
        );
    }

    private sealed record Case(
        byte[] Secret,
        (string Name, string Value)[] Fields,
        string Other,
        int Bit
    );
}
