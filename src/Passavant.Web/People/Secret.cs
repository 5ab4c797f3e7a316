using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Passavant.Web.People;

/// <summary>Secrets people and programs show: 256 bits of chance. Only their hashes are kept.</summary>
internal static class Secret
{
    /// <summary>A new one, and its hash.</summary>
    public static (string Secret, string Hash) New()
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (secret, HashOf(secret));
    }

    /// <summary>The hash a secret is found by.</summary>
    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
