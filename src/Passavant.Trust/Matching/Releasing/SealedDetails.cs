using System.Diagnostics.CodeAnalysis;
using Passavant.Trust.Matching.Comparing;

namespace Passavant.Trust.Matching.Releasing;

/// <summary>Details of a hit, sealed to the counterpart's X25519 key (RFC 9180, base mode), so that whoever carries or keeps them cannot read them.</summary>
/// <remarks>
/// Opens only for the release it was sealed for. It does not show who sealed it: its digest, which both logs hold, does (<see cref="ReleaseEvent.Released"/>).
/// The counterpart can show on what it opened; and whoever gets its key later can open what was kept.
/// </remarks>
public sealed class SealedDetails
{
    /// <summary>The most bytes of details.</summary>
    public const int MostBytes = 1 << 16;

    /// <summary>Bytes of a key, secret or public.</summary>
    public const int KeyLength = Hpke.KeyLength;

    private readonly byte[] message;

    private SealedDetails(byte[] message) => this.message = message;

    /// <summary>The bytes to be sent.</summary>
    public ReadOnlySpan<byte> Bytes => message;

    /// <summary>What is logged of it.</summary>
    public Digest Digest => Digest.OfContent(message);

    /// <summary>The public key of a party's secret one, to be given to its counterparts.</summary>
    /// <exception cref="ArgumentException">The key is not 32 bytes long.</exception>
    public static byte[] PublicKeyOf(ReadOnlySpan<byte> secret) => Hpke.PublicOf(secret);

    /// <summary>Seals details.</summary>
    /// <param name="release">The release they are for.</param>
    /// <param name="recipient">The counterpart's public key, 32 bytes.</param>
    /// <param name="random">At least 32 bytes nobody can guess, used for nothing else.</param>
    /// <param name="details">The details, at most <see cref="MostBytes"/>.</param>
    /// <exception cref="ArgumentException">A length is wrong, or the key is one under which nothing is secret.</exception>
    public static SealedDetails Seal(
        Digest release,
        ReadOnlySpan<byte> recipient,
        ReadOnlySpan<byte> random,
        ReadOnlySpan<byte> details
    )
    {
        if (details.Length > MostBytes)
            throw new ArgumentException($"details of {details.Length} bytes; at most {MostBytes}");
        var (carrier, ciphertext) =
            Hpke.Seal(recipient, random, Info, release.Bytes, details)
            ?? throw new ArgumentException("the key is of a low order: nothing is secret under it");
        return new SealedDetails(
            new MessageWriter(MessageKind.SealedDetails)
                .Bytes(release.Bytes)
                .Bytes(carrier)
                .Number(ciphertext.Length)
                .Bytes(ciphertext)
                .ToArray()
        );
    }

    /// <summary>Opens details. False, with the reason, where they were not sealed to this key for this release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="secret">The party's secret key, 32 bytes.</param>
    /// <param name="message">The bytes received.</param>
    /// <param name="details">The details.</param>
    /// <param name="fault">Why there are none.</param>
    /// <exception cref="ArgumentException">The secret key is not 32 bytes long.</exception>
    public static bool TryOpen(
        Digest release,
        ReadOnlySpan<byte> secret,
        ReadOnlySpan<byte> message,
        [NotNullWhen(true)] out byte[]? details,
        [NotNullWhen(false)] out MatchingFault? fault
    )
    {
        details = null;
        var reader = new MessageReader("sealed details", MessageKind.SealedDetails, message);
        if (!reader.Digest().Equals(release))
            reader.RefuseHere("another release", $"release {release}");
        var carrier = reader.Take(Hpke.KeyLength);
        var ciphertext = reader.Take(reader.Number(Hpke.TagLength, MostBytes + Hpke.TagLength));
        reader.End();
        fault = reader.Fault;
        if (fault is not null)
            return false;
        if (!Hpke.TryOpen(secret, carrier, Info, release.Bytes, ciphertext, out details))
            fault = new("sealed details", "bytes that do not open", "details sealed to this key");
        return fault is null;
    }

    private static ReadOnlySpan<byte> Info => "passavant details 1"u8;
}
