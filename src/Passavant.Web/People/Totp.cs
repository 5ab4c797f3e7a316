using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Passavant.Web.People;

/// <summary>Codes that change every thirty seconds (RFC 6238), as authenticator apps show them. Each is good once.</summary>
/// <remarks>ASP.NET Core's own provider reads the clock of the machine and takes a code twice; this one does neither.</remarks>
internal static class Totp
{
    private const int Seconds = 30;

    /// <summary>The code of a step of time.</summary>
    [SuppressMessage(
        "Security",
        "CA5350",
        Justification = "RFC 6238; every authenticator app has it."
    )]
    public static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(Bytes(key), counter, hash);
        var at = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[at..]) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The step of time at an instant.</summary>
    public static long Step(DateTimeOffset now) => now.ToUnixTimeSeconds() / Seconds;

    /// <summary>The step whose code it is, one before or after now at most; null where it is none of these, or none after <paramref name="last"/>.</summary>
    public static long? Find(string key, string code, DateTimeOffset now, long last)
    {
        var given = Encoding.UTF8.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        long? found = null;
        for (var step = Step(now) - 1; step <= Step(now) + 1; step++)
            if (
                CryptographicOperations.FixedTimeEquals(
                    given,
                    Encoding.UTF8.GetBytes(Code(key, step))
                )
                && step > last
            )
                found = step;
        return found;
    }

    /// <summary>What an authenticator app reads from a picture.</summary>
    public static string Uri(string signIn, string key) =>
        $"otpauth://totp/Passavant:{System.Uri.EscapeDataString(signIn)}?secret={key}&issuer=Passavant&digits=6&period={Seconds}";

    private static byte[] Bytes(string base32)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bytes = new List<byte>();
        var (bits, held) = (0, 0);
        foreach (var letter in base32)
        {
            (held, bits) = (((held << 5) | Letters.IndexOf(letter)) & 0xFFF, bits + 5);
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
        }
        return [.. bytes];
    }
}
