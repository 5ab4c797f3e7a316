using System.Formats.Cbor;

namespace Passavant.Trust.Documents;

/// <summary>Signed bytes with one signature: COSE_Sign1 of RFC 9052 with ES256, the one algorithm there is here.</summary>
/// <remarks>
/// What is written is deterministic but for the signature. What is read may be tagged or not and may say its algorithm in either header, since only one is accepted; headers that repeat a label, ask for extensions, or payloads that are elsewhere are refused.
/// Not to be believed before <see cref="IsSignedBy"/>.
/// </remarks>
public sealed class CoseSign1
{
    /// <summary>The most bytes that are read unless the caller allows another number.</summary>
    public const int LongestBytes = 1 << 20;

    private const int Tag = 18;
    private const int Algorithm = 1;
    private const int Critical = 2;
    private const int KeyIdLabel = 4;
    private const int TypeLabel = 16;
    private const int Es256 = -7;

    private readonly byte[] protectedHeader;
    private readonly byte[] signature;

    private CoseSign1(byte[] protectedHeader, byte[] payload, byte[] signature, Header header)
    {
        (this.protectedHeader, Payload, this.signature) = (protectedHeader, payload, signature);
        (KeyId, Type) = (header.KeyId, header.Type);
    }

    /// <summary>The signed bytes.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>The name of the signing key; null when there is none. It stands in either header and is no more than a hint.</summary>
    public ReadOnlyMemory<byte>? KeyId { get; }

    /// <summary>What the bytes are, from the protected header; null when it does not say so in words.</summary>
    public string? Type { get; }

    /// <summary>Signs bytes.</summary>
    /// <param name="keyId">The name of the key, as short as those who check can do with.</param>
    /// <param name="type">What the bytes are, such as <c>application/statuslist+cwt</c>, or null to save the room.</param>
    /// <param name="external">Bytes that are signed too but known to both sides, usually none.</param>
    public static byte[] Sign(
        ReadOnlySpan<byte> payload,
        DocumentSigner signer,
        ReadOnlySpan<byte> keyId,
        string? type = null,
        ReadOnlySpan<byte> external = default
    )
    {
        ArgumentNullException.ThrowIfNull(signer);
        var header = new CborWriter(CborConformanceMode.Canonical);
        header.WriteStartMap(type is null ? 2 : 3);
        header.WriteInt32(Algorithm);
        header.WriteInt32(Es256);
        header.WriteInt32(KeyIdLabel);
        header.WriteByteString(keyId);
        if (type is not null)
        {
            header.WriteInt32(TypeLabel);
            header.WriteTextString(type);
        }
        header.WriteEndMap();
        var protectedHeader = header.Encode();

        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteTag((CborTag)Tag);
        writer.WriteStartArray(4);
        writer.WriteByteString(protectedHeader);
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteByteString(payload);
        writer.WriteByteString(signer.Sign(ToBeSigned(protectedHeader, payload, external)));
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>Reads signed bytes without believing them.</summary>
    /// <param name="longest">The most bytes to read.</param>
    /// <exception cref="DocumentException">They are more, are no COSE_Sign1, have another tag, another algorithm than ES256, a critical extension, no payload, a signature of another length than 64 bytes, or bytes behind them.</exception>
    public static CoseSign1 Read(ReadOnlyMemory<byte> bytes, int longest = LongestBytes)
    {
        if (bytes.Length > longest)
            throw new DocumentException("", $"{bytes.Length} bytes", $"at most {longest}");
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Strict);
            if (
                reader.PeekState() == CborReaderState.Tag
                && reader.ReadTag() is var tag
                && tag != (CborTag)Tag
            )
                throw new DocumentException("", $"the tag {(ulong)tag}", $"the tag {Tag} or none");
            if (reader.ReadStartArray() != 4)
                throw Refuse("another form", "an array of four");
            var protectedHeader = reader.ReadByteString();
            var inner = ReadHeader(protectedHeader);
            var outer = ReadMap(reader);
            if (reader.PeekState() == CborReaderState.Null)
                throw new DocumentException("payload", "none", "the payload with its signature");
            var payload = reader.ReadByteString();
            var signature = reader.ReadByteString();
            reader.ReadEndArray();
            if (reader.BytesRemaining > 0)
                throw Refuse($"{reader.BytesRemaining} bytes behind it", "nothing behind it");
            Demand(inner, outer);
            if (signature.Length != DocumentKey.SignatureLength)
                throw new DocumentException(
                    "signature",
                    $"{signature.Length} bytes",
                    "the 64 bytes of ES256"
                );
            return new CoseSign1(
                protectedHeader,
                payload,
                signature,
                new Header { KeyId = inner.KeyId ?? outer.KeyId, Type = inner.Type }
            );
        }
        catch (Exception wrong)
            when (wrong is CborContentException or InvalidOperationException or OverflowException)
        {
            throw Refuse("bytes that are no COSE_Sign1", "a COSE_Sign1 of RFC 9052");
        }
    }

    /// <summary>Whether the private part of a key signed protected header and payload, and the external bytes where there are such.</summary>
    public bool IsSignedBy(DocumentKey key, ReadOnlySpan<byte> external = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Verifies(ToBeSigned(protectedHeader, Payload.Span, external), signature);
    }

    /// <summary>The Sig_structure of RFC 9052 section 4.4.</summary>
    internal static byte[] ToBeSigned(
        ReadOnlySpan<byte> protectedHeader,
        ReadOnlySpan<byte> payload,
        ReadOnlySpan<byte> external
    )
    {
        // A protected header without members is written as no bytes, whichever way it came.
        if (protectedHeader.SequenceEqual([(byte)0xa0]))
            protectedHeader = default;
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(4);
        writer.WriteTextString("Signature1");
        writer.WriteByteString(protectedHeader);
        writer.WriteByteString(external);
        writer.WriteByteString(payload);
        writer.WriteEndArray();
        return writer.Encode();
    }

    private sealed record Header
    {
        public bool SaysAlgorithm { get; init; }
        public string? OtherAlgorithm { get; init; }
        public bool IsCritical { get; init; }
        public ReadOnlyMemory<byte>? KeyId { get; init; }
        public string? Type { get; init; }
        public HashSet<long> Labels { get; init; } = [];
    }

    private static Header ReadHeader(byte[] bytes)
    {
        if (bytes.Length == 0)
            return new Header();
        var reader = new CborReader(bytes, CborConformanceMode.Strict);
        var header = ReadMap(reader);
        return reader.BytesRemaining == 0
            ? header
            : throw new DocumentException("header", "bytes behind it", "one map");
    }

    private static Header ReadMap(CborReader reader)
    {
        var header = new Header();
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            if (
                reader.PeekState()
                is not (CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger)
            )
            {
                _ = reader.ReadTextString();
                reader.SkipValue();
                continue;
            }
            var label = reader.ReadInt64();
            header.Labels.Add(label);
            header = label switch
            {
                Algorithm => ReadAlgorithm(header, reader),
                KeyIdLabel => header with { KeyId = reader.ReadByteString() },
                TypeLabel when reader.PeekState() == CborReaderState.TextString => header with
                {
                    Type = reader.ReadTextString(),
                },
                _ => Skip(
                    header with
                    {
                        IsCritical = header.IsCritical || label == Critical,
                    },
                    reader
                ),
            };
        }
        reader.ReadEndMap();
        return header;
    }

    private static Header ReadAlgorithm(Header header, CborReader reader)
    {
        if (reader.PeekState() == CborReaderState.TextString)
            return header with
            {
                SaysAlgorithm = true,
                OtherAlgorithm = DocumentException.Quoted(reader.ReadTextString()),
            };
        var algorithm = reader.ReadInt64();
        return header with
        {
            SaysAlgorithm = true,
            OtherAlgorithm = algorithm == Es256 ? null : $"{algorithm}",
        };
    }

    private static Header Skip(Header header, CborReader reader)
    {
        reader.SkipValue();
        return header;
    }

    private static void Demand(Header inner, Header outer)
    {
        if (inner.IsCritical || outer.IsCritical)
            throw new DocumentException(
                "header.crit",
                "an extension",
                "no extension; none is known here"
            );
        if (inner.Labels.Overlaps(outer.Labels))
            throw new DocumentException("header", "a label in both headers", "every label once");
        if (!inner.SaysAlgorithm && !outer.SaysAlgorithm)
            throw new DocumentException("header.alg", "nothing", $"{Es256}, ES256");
        if ((inner.OtherAlgorithm ?? outer.OtherAlgorithm) is { } other)
            throw new DocumentException(
                "header.alg",
                other,
                $"{Es256}, ES256, the only one accepted"
            );
    }

    private static DocumentException Refuse(string found, string expected) =>
        new("", found, expected);
}
