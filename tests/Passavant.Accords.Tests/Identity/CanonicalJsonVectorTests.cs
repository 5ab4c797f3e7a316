using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Passavant.Accords.Identity;

namespace Passavant.Accords.Tests.Identity;

public sealed class CanonicalJsonVectorTests
{
    [Theory]
    [InlineData("arrays")]
    [InlineData("french")]
    [InlineData("structures")]
    [InlineData("unicode")]
    [InlineData("values")]
    [InlineData("weird")]
    public void The_published_documents_come_out_as_published(string name)
    {
        var canonical = CanonicalJson.Canonicalise(
            File.ReadAllBytes(JcsVectors.File($"input/{name}.json"))
        );
        Assert.Equal(
            File.ReadAllText(JcsVectors.File($"output/{name}.json")),
            Encoding.UTF8.GetString(canonical)
        );
        var hex = string.Concat(
            File.ReadAllText(JcsVectors.File($"outhex/{name}.txt")).Where(char.IsAsciiHexDigit)
        );
        Assert.Equal(hex, Convert.ToHexStringLower(canonical));
        Assert.Equal(canonical, CanonicalJson.Canonicalise(canonical));
    }

    [Theory]
    [InlineData(1_000, "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687")]
    [InlineData(100_000, "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7")]
    [InlineData(
        10_000_000,
        "b9f8a44a91d46813b21b9602e72f112613c91408db0b8341fb94603d9db135e0",
        true
    )]
    public void The_published_sequence_of_doubles_hashes_as_published(
        int count,
        string hash,
        bool slow = false
    )
    {
        Assert.SkipWhen(
            slow && Environment.GetEnvironmentVariable("PASSAVANT_LONG") != "1",
            "Runs with PASSAVANT_LONG=1."
        );
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new ArrayBufferWriter<byte>();
        foreach (var bits in JcsVectors.Doubles().Take(count))
        {
            line.ResetWrittenCount();
            line.Write(
                Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bits:x},"))
            );
            new CanonicalJson.Real(BitConverter.UInt64BitsToDouble(bits)).WriteTo(line);
            line.Write("\n"u8);
            sha.AppendData(line.WrittenSpan);
        }
        Assert.Equal(hash, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }
}
