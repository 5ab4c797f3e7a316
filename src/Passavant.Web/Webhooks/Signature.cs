using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Passavant.Web.Webhooks;

/// <summary>Signs what programs are told, as Standard Webhooks writes it, so that they know who tells it.</summary>
internal static class Signature
{
    private const string Before = "whsec_";

    /// <summary>A new secret, as its owner keeps it: 256 bits of chance.</summary>
    public static string NewSecret() =>
        Before + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>The signature of a message: <c>v1,</c> and the HMAC-SHA256 of its id, the time it is sent at and its body.</summary>
    public static string Of(string secret, string id, DateTimeOffset at, string body) =>
        $"v1,{Convert.ToBase64String(
            HMACSHA256.HashData(
                Convert.FromBase64String(secret[Before.Length..]),
                Encoding.UTF8.GetBytes($"{id}.{Time(at)}.{body}")
            )
        )}";

    /// <summary>An instant as it is signed: seconds since 1970.</summary>
    public static string Time(DateTimeOffset at) =>
        at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
