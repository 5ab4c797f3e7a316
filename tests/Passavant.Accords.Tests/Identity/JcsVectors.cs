using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Passavant.Accords.Tests.Identity;

/// <summary>The published vectors of RFC 8785, when the folder of shared data is there.</summary>
static partial class JcsVectors
{
    public static string File(string relative) =>
        SharedData.Require("trust/jcs-rfc8785/testdata/" + relative);

    /// <summary>The bits of the published sequence of doubles, in order, for ever.</summary>
    public static IEnumerable<ulong> Doubles()
    {
        var readme = System.IO.File.ReadAllText(File("README.md"));
        foreach (Match literal in Literal().Matches(readme.Split("staticF64s")[0]))
        {
            yield return ulong.Parse(
                literal.ValueSpan[2..18],
                NumberStyles.HexNumber,
                CultureInfo.InvariantCulture
            );
        }
        for (var i = 0UL; i < 2000; i++)
        {
            yield return 0x0010000000000000UL + i;
        }
        var block = new byte[32];
        while (true)
        {
            block = SHA256.HashData(block);
            for (var i = 0; i < 32; i += 8)
            {
                var number = BitConverter.ToDouble(block, i);
                if (number != 0 && double.IsFinite(number))
                {
                    yield return BitConverter.DoubleToUInt64Bits(number);
                }
            }
        }
    }

    [GeneratedRegex("0x[0-9a-f]{16}n")]
    private static partial Regex Literal();
}
