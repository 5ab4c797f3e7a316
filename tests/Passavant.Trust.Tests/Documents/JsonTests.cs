using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Passavant.Accords.Tests;
using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

/// <summary>Canonical JSON (RFC 8785) against its vectors.</summary>
public sealed class JsonTests
{
    [Theory]
    [InlineData("arrays")]
    [InlineData("french")]
    [InlineData("structures")]
    [InlineData("unicode")]
    [InlineData("values")]
    [InlineData("weird")]
    public void Every_vector_of_the_standard_comes_out_byte_for_byte(string name)
    {
        var input = SharedData.Require($"trust/jcs-rfc8785/testdata/input/{name}.json");
        var output = SharedData.Require($"trust/jcs-rfc8785/testdata/output/{name}.json");
        var hex = SharedData.Require($"trust/jcs-rfc8785/testdata/outhex/{name}.txt");
        var canonical = Json.Read(File.ReadAllBytes(input)).ToCanonicalBytes();
        Assert.Equal(File.ReadAllBytes(output), canonical);
        Assert.Equal(
            Convert.FromHexString(string.Concat(File.ReadAllText(hex).Split())),
            canonical
        );
        Assert.Equal(canonical, Json.Read(canonical).ToCanonicalBytes());
    }

    /// <summary>The number file of the standard, made here by the recipe its README gives and compared by the checksums it gives.</summary>
    [Fact]
    public void Numbers_of_the_standard_come_out_as_in_its_number_file()
    {
        var readme = File.ReadAllText(SharedData.Require("trust/jcs-rfc8785/testdata/README.md"));
        var words = readme[..readme.IndexOf("])", StringComparison.Ordinal)]
            .Split([' ', '\t', '\n', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.StartsWith("0x", StringComparison.Ordinal) && word[^1] == 'n')
            .Select(word =>
                ulong.Parse(word[2..^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            );
        var lines = Long.Run ? 1_000_000 : 100_000;
        var checksum = readme
            .Split('\n')
            .Single(line => line.Contains($"| {lines} ", StringComparison.Ordinal))
            .Split('|')[1]
            .Trim();

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (
            var bits in words
                .Concat(Enumerable.Range(0, 2000).Select(i => 0x0010000000000000UL + (ulong)i))
                .Concat(Drawn())
                .Take(lines)
        )
        {
            var number = new Json.Number(BitConverter.UInt64BitsToDouble(bits)).ToString();
            hash.AppendData(Encoding.ASCII.GetBytes($"{bits:x},{number}\n"));
        }
        Assert.Equal(checksum, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static IEnumerable<ulong> Drawn()
    {
        var block = new byte[32];
        while (true)
        {
            block = SHA256.HashData(block);
            for (var i = 0; i < 4; i++)
            {
                var bits = BinaryPrimitives.ReadUInt64LittleEndian(block.AsSpan(i * 8));
                var number = BitConverter.UInt64BitsToDouble(bits);
                if (number != 0 && double.IsFinite(number))
                    yield return bits;
            }
        }
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}", "again")]
    [InlineData("{\"a\":1,\"\\u0061\":2}", "again")]
    [InlineData("\"\\ud800\"", "well-formed")]
    [InlineData("\"\\udc00\\ud800\"", "well-formed")]
    [InlineData("{\"\\ud800\":1}", "well-formed")]
    [InlineData("NaN", "no JSON")]
    [InlineData("1e999", "beyond a double")]
    [InlineData("-Infinity", "no JSON")]
    [InlineData("01", "no JSON")]
    [InlineData("[1,]", "no JSON")]
    [InlineData("// no\n1", "no JSON")]
    [InlineData("1 2", "")]
    [InlineData("", "no JSON")]
    [InlineData("{\"a\":}", "no JSON")]
    public void What_readers_may_read_differently_is_refused(string text, string says) =>
        Assert.Contains(
            says,
            Assert.Throws<DocumentException>(() => Json.Read(Encoding.UTF8.GetBytes(text))).Message
        );

    [Fact]
    public void Bytes_that_are_no_text_and_nesting_without_end_are_refused()
    {
        Assert.Throws<DocumentException>(() => Json.Read([(byte)'"', 0xc3, 0x28, (byte)'"']));
        Assert.Throws<DocumentException>(() => Json.Read([(byte)'"', 0xed, 0xa0, 0x80, (byte)'"']));
        Assert.Throws<DocumentException>(() => Json.Read([0xef, 0xbb, 0xbf, (byte)'1']));
        Assert.Throws<DocumentException>(() =>
            Json.Read(Encoding.UTF8.GetBytes(new string('[', 100_000)))
        );
        Assert.Throws<ArgumentException>(() => new Json.Text("\ud800"));
        Assert.Throws<ArgumentException>(() => new Json.Number(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => (Json)(Json.LargestInteger + 1));
    }

    [Fact]
    public void The_canonical_form_of_the_canonical_form_is_itself_and_order_is_forgotten() =>
        Long.Sample(
            JsonGens.Value,
            value =>
            {
                var canonical = value.ToCanonicalBytes();
                Assert.Equal(canonical, Json.Read(canonical).ToCanonicalBytes());
                Assert.Equal(canonical, Reversed(value).ToCanonicalBytes());
            },
            300
        );

    private static Json Reversed(Json value) =>
        value switch
        {
            Json.Object members => new Json.Object(
                members.Members.Reverse().Select(m => KeyValuePair.Create(m.Key, Reversed(m.Value)))
            ),
            Json.Array array => new Json.Array(array.Items.Select(Reversed)),
            _ => value,
        };
}

/// <summary>JSON values of every kind, small.</summary>
internal static class JsonGens
{
    private static readonly Gen<string> Name = Gen.Char["abcxyz_€ä\"\\\u0007"]
        .Array[0, 4]
        .Select(cs => new string(cs));

    public static Gen<Json> Value { get; } = Of(3);

    public static Gen<Json.Object> Object { get; } = ObjectOf(Of(2));

    private static Gen<Json> Of(int depth)
    {
        Gen<Json> leaf = Choose.From<Json>(
            Name.Select(text => (Json)text),
            Gen.Double.Where(double.IsFinite).Select(number => (Json)new Json.Number(number)),
            Gen.Int.Select(number => (Json)(long)number),
            Gen.Bool.Select(truth => (Json)truth),
            Gen.Const<Json>(new Json.Null())
        );
        return depth == 0
            ? leaf
            : Choose.From(
                leaf,
                Of(depth - 1).Array[0, 4].Select(items => (Json)new Json.Array(items)),
                ObjectOf(Of(depth - 1)).Select(members => (Json)members)
            );
    }

    private static Gen<Json.Object> ObjectOf(Gen<Json> value) =>
        Gen.Select(Name, value)
            .Array[0, 4]
            .Select(members => new Json.Object(
                members.DistinctBy(m => m.Item1).Select(m => KeyValuePair.Create(m.Item1, m.Item2))
            ));
}
