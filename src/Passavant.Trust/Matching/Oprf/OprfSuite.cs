using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Passavant.Trust.Matching.Oprf;

/// <summary>Oblivious pseudorandom functions of RFC 9497 with ristretto255 and SHA-512, in each of its three modes.</summary>
/// <remarks>Nothing here draws random bytes: blinds and the random scalar of a proof come from the caller.</remarks>
internal sealed class OprfSuite
{
    /// <summary>Bytes of an output.</summary>
    public const int OutputLength = SHA512.HashSizeInBytes;

    /// <summary>The seed of a key.</summary>
    public const int SeedLength = 32;

    /// <summary>Mode 0: nothing proves which key was used.</summary>
    public static OprfSuite Plain { get; } = new(0);

    /// <summary>Mode 1: a proof binds evaluations to the public key.</summary>
    public static OprfSuite Verifiable { get; } = new(1);

    /// <summary>Mode 2: as mode 1, with a public text that both know going into the key.</summary>
    public static OprfSuite PartiallyOblivious { get; } = new(2);

    private readonly ExpandMessage toGroup;
    private readonly ExpandMessage toScalar;
    private readonly ExpandMessage toKey;

    private OprfSuite(byte mode)
    {
        var context = $"OPRFV1-{(char)mode}-ristretto255-SHA512";
        toGroup = new ExpandMessage("HashToGroup-" + context);
        toScalar = new ExpandMessage("HashToScalar-" + context);
        toKey = new ExpandMessage("DeriveKeyPair" + context);
        SeedTag = Encoding.ASCII.GetBytes("Seed-" + context);
    }

    /// <summary>What the seed of a batch's weights is hashed with.</summary>
    internal byte[] SeedTag { get; }

    /// <summary>The element an input stands for.</summary>
    public void HashToGroup(ReadOnlySpan<byte> input, Span<byte> element) =>
        Ristretto.FromHash(Wide(toGroup, input, stackalloc byte[Ristretto.WideLength]), element);

    /// <summary>The scalar an input stands for.</summary>
    public void HashToScalar(ReadOnlySpan<byte> input, Span<byte> scalar) =>
        Ristretto.Reduce(Wide(toScalar, input, stackalloc byte[Ristretto.WideLength]), scalar);

    private static Span<byte> Wide(ExpandMessage expand, ReadOnlySpan<byte> input, Span<byte> wide)
    {
        expand.Expand(input, wide);
        return wide;
    }

    /// <summary>The key that a seed of 32 bytes and a public text lead to.</summary>
    public OprfKey DeriveKey(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> info)
    {
        if (seed.Length != SeedLength)
            throw new ArgumentException($"a seed of {seed.Length} bytes; {SeedLength} are needed");
        var input = new byte[seed.Length + 2 + info.Length + 1];
        seed.CopyTo(input);
        BinaryPrimitives.WriteUInt16BigEndian(
            input.AsSpan(seed.Length),
            checked((ushort)info.Length)
        );
        info.CopyTo(input.AsSpan(seed.Length + 2));
        Span<byte> scalar = stackalloc byte[Ristretto.ScalarLength];
        Span<byte> wide = stackalloc byte[Ristretto.WideLength];
        for (var counter = 0; counter <= byte.MaxValue; counter++)
        {
            input[^1] = (byte)counter;
            toKey.Expand(input, wide);
            Ristretto.Reduce(wide, scalar);
            if (OprfKey.Of(scalar) is { } key)
            {
                CryptographicOperations.ZeroMemory(input);
                CryptographicOperations.ZeroMemory(scalar);
                CryptographicOperations.ZeroMemory(wide);
                return key;
            }
        }
        throw new ArgumentException("the seed leads to no key");
    }

    /// <summary>An input hidden by a blind; false for the one input in 2²⁵² that stands for the identity.</summary>
    public bool Blind(ReadOnlySpan<byte> input, ReadOnlySpan<byte> blind, Span<byte> blinded)
    {
        if (!Ristretto.IsNonZeroScalar(blind))
            throw new ArgumentException("the blind is no scalar other than zero");
        Span<byte> element = stackalloc byte[Ristretto.ElementLength];
        HashToGroup(input, element);
        return Ristretto.Multiply(blind, element, blinded);
    }

    /// <summary>Evaluates blinded elements, 32 bytes each. Answers with the number of the first that is no element or the identity, or −1.</summary>
    public static int Evaluate(
        ReadOnlySpan<byte> secret,
        ReadOnlySpan<byte> blinded,
        Span<byte> evaluated
    )
    {
        if (blinded.Length % Ristretto.ElementLength != 0 || evaluated.Length != blinded.Length)
            throw new ArgumentException("elements of different number");
        for (var at = 0; at < blinded.Length; at += Ristretto.ElementLength)
            if (
                !Ristretto.Multiply(
                    secret,
                    blinded.Slice(at, Ristretto.ElementLength),
                    evaluated.Slice(at, Ristretto.ElementLength)
                )
            )
                return at / Ristretto.ElementLength;
        return -1;
    }

    /// <summary>The output of modes 0 and 1 for an evaluated element; false where that is no element.</summary>
    /// <param name="input">What was blinded, at most 65535 bytes.</param>
    /// <param name="unblind">The inverse of the blind.</param>
    /// <param name="evaluated">The element evaluated.</param>
    /// <param name="output">64 bytes.</param>
    public static bool Finalise(
        ReadOnlySpan<byte> input,
        ReadOnlySpan<byte> unblind,
        ReadOnlySpan<byte> evaluated,
        Span<byte> output
    ) => Finalise(input, default, false, unblind, evaluated, output);

    /// <summary>The output of mode 2.</summary>
    public static bool Finalise(
        ReadOnlySpan<byte> input,
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> unblind,
        ReadOnlySpan<byte> evaluated,
        Span<byte> output
    ) => Finalise(input, info, true, unblind, evaluated, output);

    private static bool Finalise(
        ReadOnlySpan<byte> input,
        ReadOnlySpan<byte> info,
        bool withInfo,
        ReadOnlySpan<byte> unblind,
        ReadOnlySpan<byte> evaluated,
        Span<byte> output
    )
    {
        Span<byte> element = stackalloc byte[Ristretto.ElementLength];
        if (!Ristretto.Multiply(unblind, evaluated, element))
            return false;
        Hash(input, info, withInfo, element, output);
        return true;
    }

    /// <summary>The output of modes 0 and 1 for an input of one's own key; false for the one input in 2²⁵² that stands for the identity.</summary>
    public bool EvaluateOwn(OprfKey key, ReadOnlySpan<byte> input, Span<byte> output)
    {
        Span<byte> element = stackalloc byte[Ristretto.ElementLength];
        Span<byte> evaluated = stackalloc byte[Ristretto.ElementLength];
        HashToGroup(input, element);
        if (!Ristretto.Multiply(key.Secret, element, evaluated))
            return false;
        Hash(input, default, false, evaluated, output);
        return true;
    }

    private static void Hash(
        ReadOnlySpan<byte> input,
        ReadOnlySpan<byte> info,
        bool withInfo,
        ReadOnlySpan<byte> element,
        Span<byte> output
    )
    {
        var length = 2 + input.Length + (withInfo ? 2 + info.Length : 0) + 2 + element.Length + 8;
        Span<byte> all = length <= 1024 ? stackalloc byte[length] : new byte[length];
        var transcript = new Transcript(all);
        transcript.Add(input);
        if (withInfo)
            transcript.Add(info);
        transcript.Add(element);
        SHA512.HashData(transcript.EndingIn("Finalize"u8), output);
    }

    /// <summary>The key of mode 2 for a public text: the scalar it evaluates with is the inverse; null where there is none.</summary>
    public OprfKey? Tweaked(OprfKey key, ReadOnlySpan<byte> info)
    {
        Span<byte> scalar = stackalloc byte[Ristretto.ScalarLength];
        HashInfo(info, scalar);
        Ristretto.AddScalars(key.Secret, scalar, scalar);
        return OprfKey.Of(scalar);
    }

    /// <summary>The public element of mode 2 for a public text; false where there is none.</summary>
    public bool Tweaked(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> info, Span<byte> tweaked)
    {
        Span<byte> scalar = stackalloc byte[Ristretto.ScalarLength];
        Span<byte> element = stackalloc byte[Ristretto.ElementLength];
        HashInfo(info, scalar);
        return Ristretto.IsElement(publicKey)
            && Ristretto.MultiplyBase(scalar, element)
            && Ristretto.Add(element, publicKey, tweaked)
            && Ristretto.IsElement(tweaked);
    }

    private void HashInfo(ReadOnlySpan<byte> info, Span<byte> scalar)
    {
        var framed = new byte[4 + 2 + info.Length];
        "Info"u8.CopyTo(framed);
        BinaryPrimitives.WriteUInt16BigEndian(framed.AsSpan(4), checked((ushort)info.Length));
        info.CopyTo(framed.AsSpan(6));
        HashToScalar(framed, scalar);
    }
}
