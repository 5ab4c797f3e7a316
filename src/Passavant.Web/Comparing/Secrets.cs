using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Passavant.Web.Comparing;

/// <summary>The secrets of comparisons, kept under the keys all secrets of the house are kept under: tokens of partners, salts and seeds, and what opens details.</summary>
internal sealed class Secrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("comparisons");

    /// <summary>A secret as it is kept.</summary>
    public string Keep(string secret) => protector.Protect(secret);

    /// <summary>Bytes as they are kept.</summary>
    public string Keep(ReadOnlySpan<byte> secret) => Keep(Convert.ToBase64String(secret));

    /// <summary>The secret that was kept.</summary>
    /// <exception cref="CryptographicException">The keys that could read it are gone.</exception>
    public string Open(string kept) => protector.Unprotect(kept);

    /// <summary>The bytes that were kept.</summary>
    /// <exception cref="CryptographicException">The keys that could read them are gone.</exception>
    public byte[] OpenBytes(string kept) => Convert.FromBase64String(Open(kept));
}
