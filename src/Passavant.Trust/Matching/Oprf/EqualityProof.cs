using System.Security.Cryptography;

namespace Passavant.Trust.Matching.Oprf;

/// <summary>The proof of RFC 9497, section 2.2, that one scalar leads from the generator to a public element and from each of some elements to the one beside it.</summary>
/// <remarks>64 bytes for the whole batch, which holds at most 65535 pairs.</remarks>
internal static class EqualityProof
{
    /// <summary>Bytes of a proof: the challenge and the response.</summary>
    public const int Length = 2 * Ristretto.ScalarLength;

    /// <summary>The most pairs one proof may be about.</summary>
    public const int MostPairs = ushort.MaxValue;

    private const int Element = Ristretto.ElementLength;

    /// <summary>Proves that the key leads from each element of <paramref name="from"/> to that of <paramref name="to"/>.</summary>
    /// <param name="suite">The mode.</param>
    /// <param name="key">The key.</param>
    /// <param name="from">Elements, 32 bytes each; known to be elements.</param>
    /// <param name="to">As many.</param>
    /// <param name="random">A scalar other than zero that nobody can guess, and that is used for no other proof.</param>
    /// <param name="proof">64 bytes.</param>
    public static void Prove(
        OprfSuite suite,
        OprfKey key,
        ReadOnlySpan<byte> from,
        ReadOnlySpan<byte> to,
        ReadOnlySpan<byte> random,
        Span<byte> proof
    )
    {
        if (!Ristretto.IsNonZeroScalar(random))
            throw new ArgumentException("the random scalar is none, or zero");
        Span<byte> first = stackalloc byte[Element];
        Span<byte> second = stackalloc byte[Element];
        Composite(suite, key, from, to, first, second);
        Answer(suite, key, first, second, random, proof);
    }

    /// <summary>The same with a random scalar computed from the key, what is proved, and bytes of the caller. It is safe even where those come twice: what is proved alike is then proved by the same bytes.</summary>
    public static void ProveHedged(
        OprfSuite suite,
        OprfKey key,
        ReadOnlySpan<byte> from,
        ReadOnlySpan<byte> to,
        ReadOnlySpan<byte> seed,
        Span<byte> proof
    )
    {
        Span<byte> first = stackalloc byte[Element];
        Span<byte> second = stackalloc byte[Element];
        Composite(suite, key, from, to, first, second);
        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA512, key.Secret);
        mac.AppendData("passavant proof 1"u8);
        mac.AppendData(key.Public);
        mac.AppendData(first);
        mac.AppendData(second);
        mac.AppendData(seed);
        mac.GetHashAndReset(digest);
        Span<byte> random = stackalloc byte[Ristretto.ScalarLength];
        Ristretto.Reduce(digest, random);
        Answer(suite, key, first, second, random, proof);
        CryptographicOperations.ZeroMemory(random);
        CryptographicOperations.ZeroMemory(digest);
    }

    private static void Composite(
        OprfSuite suite,
        OprfKey key,
        ReadOnlySpan<byte> from,
        ReadOnlySpan<byte> to,
        Span<byte> first,
        Span<byte> second
    )
    {
        var weights = Weights(suite, key.Public, from, to);
        if (
            !Combination.TryCompute(from, weights, first)
            || !Ristretto.Multiply(key.Secret, first, second)
        )
            throw new ArgumentException(
                "what is to be proved holds no element, or adds up to none"
            );
    }

    private static void Answer(
        OprfSuite suite,
        OprfKey key,
        ReadOnlySpan<byte> first,
        ReadOnlySpan<byte> second,
        ReadOnlySpan<byte> random,
        Span<byte> proof
    )
    {
        Span<byte> onGenerator = stackalloc byte[Element];
        Span<byte> onFirst = stackalloc byte[Element];
        if (
            !Ristretto.MultiplyBase(random, onGenerator)
            || !Ristretto.Multiply(random, first, onFirst)
        )
            throw new ArgumentException("the random scalar is zero");
        var challenge = proof[..Ristretto.ScalarLength];
        Challenge(suite, key.Public, first, second, onGenerator, onFirst, challenge);
        Span<byte> product = stackalloc byte[Ristretto.ScalarLength];
        Ristretto.MultiplyScalars(challenge, key.Secret, product);
        Ristretto.SubtractScalars(random, product, proof[Ristretto.ScalarLength..]);
    }

    /// <summary>Whether the proof holds. False as well for what is no element or scalar, for an identity anywhere, and for no pair or too many.</summary>
    public static bool Verify(
        OprfSuite suite,
        ReadOnlySpan<byte> publicKey,
        ReadOnlySpan<byte> from,
        ReadOnlySpan<byte> to,
        ReadOnlySpan<byte> proof
    )
    {
        if (
            proof.Length != Length
            || from.Length != to.Length
            || from.Length % Element != 0
            || from.Length is 0 or > MostPairs * Element
            || !Ristretto.IsElement(publicKey)
        )
            return false;
        var challenge = proof[..Ristretto.ScalarLength];
        var response = proof[Ristretto.ScalarLength..];
        if (!Ristretto.IsNonZeroScalar(challenge) || !Ristretto.IsScalar(response))
            return false;
        for (var at = 0; at < from.Length; at += Element)
            if (IsIdentity(from.Slice(at, Element)) || IsIdentity(to.Slice(at, Element)))
                return false;
        var weights = Weights(suite, publicKey, from, to);
        Span<byte> first = stackalloc byte[Element];
        Span<byte> second = stackalloc byte[Element];
        if (
            !Combination.TryCompute(from, weights, first)
            || !Combination.TryCompute(to, weights, second)
            || IsIdentity(first)
            || IsIdentity(second)
        )
            return false;
        Span<byte> onGenerator = stackalloc byte[Element];
        Span<byte> onFirst = stackalloc byte[Element];
        // What follows is the identity by chance of 2⁻²⁵² or by intent; neither is a proof.
        if (
            !Sum(Ristretto.Generator, response, publicKey, challenge, onGenerator)
            || !Sum(first, response, second, challenge, onFirst)
        )
            return false;
        Span<byte> expected = stackalloc byte[Ristretto.ScalarLength];
        Challenge(suite, publicKey, first, second, onGenerator, onFirst, expected);
        return expected.SequenceEqual(challenge);
    }

    private static bool IsIdentity(ReadOnlySpan<byte> element) =>
        !element.ContainsAnyExcept((byte)0);

    // One element times a scalar and another times another.
    private static bool Sum(
        ReadOnlySpan<byte> left,
        ReadOnlySpan<byte> leftScalar,
        ReadOnlySpan<byte> right,
        ReadOnlySpan<byte> rightScalar,
        Span<byte> sum
    )
    {
        Span<byte> other = stackalloc byte[Element];
        return Ristretto.Multiply(rightScalar, right, other)
            && (
                leftScalar.ContainsAnyExcept((byte)0)
                    ? Ristretto.Multiply(leftScalar, left, sum) && Ristretto.Add(sum, other, sum)
                    : other.TryCopyTo(sum)
            );
    }

    // The scalar that each pair of a batch goes into the two sums with.
    private static byte[] Weights(
        OprfSuite suite,
        ReadOnlySpan<byte> publicKey,
        ReadOnlySpan<byte> from,
        ReadOnlySpan<byte> to
    )
    {
        if (from.Length != to.Length || from.Length > MostPairs * Element)
            throw new ArgumentException("too many pairs, or elements without a pair");
        Span<byte> room = stackalloc byte[192];
        Span<byte> seed = stackalloc byte[SHA512.HashSizeInBytes];
        var head = new Transcript(room);
        head.Add(publicKey);
        head.Add(suite.SeedTag);
        SHA512.HashData(head.EndingIn(default), seed);
        var weights = new byte[from.Length];
        for (var at = 0; at < from.Length; at += Element)
        {
            var pair = new Transcript(room);
            pair.Add(seed);
            pair.Add((ushort)(at / Element));
            pair.Add(from.Slice(at, Element));
            pair.Add(to.Slice(at, Element));
            suite.HashToScalar(pair.EndingIn("Composite"u8), weights.AsSpan(at, Element));
        }
        return weights;
    }

    private static void Challenge(
        OprfSuite suite,
        ReadOnlySpan<byte> publicKey,
        ReadOnlySpan<byte> first,
        ReadOnlySpan<byte> second,
        ReadOnlySpan<byte> onGenerator,
        ReadOnlySpan<byte> onFirst,
        Span<byte> challenge
    )
    {
        Span<byte> room = stackalloc byte[5 * (2 + Element) + 16];
        var transcript = new Transcript(room);
        transcript.Add(publicKey);
        transcript.Add(first);
        transcript.Add(second);
        transcript.Add(onGenerator);
        transcript.Add(onFirst);
        suite.HashToScalar(transcript.EndingIn("Challenge"u8), challenge);
    }
}
