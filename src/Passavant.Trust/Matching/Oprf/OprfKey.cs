namespace Passavant.Trust.Matching.Oprf;

/// <summary>The key of who evaluates: a scalar other than zero, and its public element.</summary>
internal sealed class OprfKey
{
    private readonly byte[] secret;
    private readonly byte[] published;

    private OprfKey(byte[] secret, byte[] published) =>
        (this.secret, this.published) = (secret, published);

    /// <summary>The scalar, 32 bytes.</summary>
    public ReadOnlySpan<byte> Secret => secret;

    /// <summary>The public element, 32 bytes.</summary>
    public ReadOnlySpan<byte> Public => published;

    /// <summary>The key of a scalar; null where the bytes are no scalar, or zero.</summary>
    public static OprfKey? Of(ReadOnlySpan<byte> scalar)
    {
        var element = new byte[Ristretto.ElementLength];
        return Ristretto.IsNonZeroScalar(scalar) && Ristretto.MultiplyBase(scalar, element)
            ? new OprfKey(scalar.ToArray(), element)
            : null;
    }
}
