using System.Formats.Cbor;

namespace Passavant.Trust.Documents;

/// <summary>A signed status list of the Token Status List draft, as text (JWT) or, at little more than half the size, as bytes (CWT).</summary>
/// <remarks>Not to be believed before <see cref="IsSignedBy"/>.</remarks>
public sealed class StatusListToken
{
    /// <summary>The type of the text form.</summary>
    public const string JwtType = "statuslist+jwt";

    /// <summary>The type of the byte form.</summary>
    public const string CwtType = "application/statuslist+cwt";

    // A million documents of eight random bits each are 1.8 MB as text.
    private const int LongestText = 1 << 25;

    private const int Subject = 2;
    private const int Expires = 4;
    private const int IssuedAt = 6;
    private const int TimeToLiveLabel = 65534;
    private const int ListLabel = 65533;

    private readonly Func<DocumentKey, bool> isSignedBy;

    private StatusListToken(
        string uri,
        StatusList list,
        DateTimeOffset issued,
        DateTimeOffset? expires,
        long? timeToLive,
        Func<DocumentKey, bool> isSignedBy
    )
    {
        (Uri, List, Issued, ValidUntil, TimeToLive) = (uri, list, issued, expires, timeToLive);
        this.isSignedBy = isSignedBy;
    }

    /// <summary>The URI documents refer to it by.</summary>
    public string Uri { get; }

    /// <summary>The statuses.</summary>
    public StatusList List { get; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset Issued { get; }

    /// <summary>When it expires; null when it does not say.</summary>
    public DateTimeOffset? ValidUntil { get; }

    /// <summary>For how many seconds a copy may be kept before a fresh one is fetched; null when it does not say.</summary>
    public long? TimeToLive { get; }

    /// <summary>Whether the private part of a key signed the list.</summary>
    public bool IsSignedBy(DocumentKey key) => isSignedBy(key);

    /// <summary>Signs a list as text.</summary>
    /// <param name="timeToLive">Seconds a copy may be kept.</param>
    public static string SignJwt(
        string uri,
        StatusList list,
        DateTimeOffset issued,
        DateTimeOffset expires,
        long timeToLive,
        DocumentSigner signer
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        var payload = Json.Of(
            ("sub", uri),
            ("iat", issued.ToUnixTimeSeconds()),
            ("exp", expires.ToUnixTimeSeconds()),
            ("ttl", timeToLive),
            (
                "status_list",
                Json.Of(("bits", (long)list.Bits), ("lst", Base64UrlText.Write(list.Compress())))
            )
        );
        return Jws.Sign(JwtType, payload.ToCanonicalBytes(), signer);
    }

    /// <summary>Signs a list as bytes.</summary>
    /// <param name="timeToLive">Seconds a copy may be kept.</param>
    public static byte[] SignCwt(
        string uri,
        StatusList list,
        DateTimeOffset issued,
        DateTimeOffset expires,
        long timeToLive,
        DocumentSigner signer
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(signer);
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartMap(5);
        writer.WriteInt32(Subject);
        writer.WriteTextString(uri);
        writer.WriteInt32(IssuedAt);
        writer.WriteInt64(issued.ToUnixTimeSeconds());
        writer.WriteInt32(Expires);
        writer.WriteInt64(expires.ToUnixTimeSeconds());
        writer.WriteInt32(TimeToLiveLabel);
        writer.WriteInt64(timeToLive);
        writer.WriteInt32(ListLabel);
        writer.WriteStartMap(2);
        writer.WriteTextString("bits");
        writer.WriteInt32(list.Bits);
        writer.WriteTextString("lst");
        writer.WriteByteString(list.Compress());
        writer.WriteEndMap();
        writer.WriteEndMap();
        return CoseSign1.Sign(
            writer.Encode(),
            signer,
            DocumentSummary.KeyIdOf(signer.Key),
            CwtType
        );
    }

    /// <summary>Reads the text form without believing it.</summary>
    /// <exception cref="DocumentException">It is of another form or type.</exception>
    public static StatusListToken ReadJwt(string text)
    {
        var jws = Jws.Read(text, LongestText);
        if (jws.Type != JwtType)
            throw new DocumentException(
                "header.typ",
                jws.Type is { } type ? DocumentException.Quoted(type) : "nothing",
                $"'{JwtType}'"
            );
        var payload = jws.ReadPayload();
        var list = payload.Need("status_list", "").AsObject("status_list");
        return new StatusListToken(
            payload.NeedText("sub", ""),
            ReadList(list),
            payload.FindInstant("iat", "") ?? throw Missing("iat"),
            payload.FindInstant("exp", ""),
            Positive(payload.FindInteger("ttl", "")),
            jws.IsSignedBy
        );
    }

    /// <summary>Reads the JSON of a list, <c>bits</c> and <c>lst</c>.</summary>
    internal static StatusList ReadList(Json.Object list) =>
        StatusList.Decompress(
            Bits(list.NeedInteger("bits", "status_list")),
            Base64UrlText.Read(list.NeedText("lst", "status_list"), "lst")
        );

    /// <summary>Reads the byte form without believing it.</summary>
    /// <exception cref="DocumentException">It is of another form or type.</exception>
    public static StatusListToken ReadCwt(ReadOnlyMemory<byte> bytes)
    {
        var cose = CoseSign1.Read(bytes, LongestText);
        if (cose.Type != CwtType)
            throw new DocumentException(
                "header.type",
                cose.Type is { } type ? DocumentException.Quoted(type) : "nothing",
                $"'{CwtType}'"
            );
        string? subject = null;
        StatusList? list = null;
        var times = new Dictionary<int, long>();
        Reading(
            cose.Payload,
            reader =>
            {
                reader.ReadStartMap();
                while (reader.PeekState() != CborReaderState.EndMap)
                {
                    // Labels in words are allowed and say nothing here.
                    if (reader.PeekState() == CborReaderState.TextString)
                    {
                        reader.SkipValue();
                        reader.SkipValue();
                        continue;
                    }
                    var label = reader.ReadInt32();
                    switch (label)
                    {
                        case Subject:
                            subject = reader.ReadTextString();
                            break;
                        case Expires or IssuedAt or TimeToLiveLabel:
                            times[label] = reader.ReadInt64();
                            break;
                        case ListLabel:
                            list = ReadList(reader);
                            break;
                        default:
                            reader.SkipValue();
                            break;
                    }
                }
                reader.ReadEndMap();
            }
        );
        DateTimeOffset? Find(int label) =>
            times.TryGetValue(label, out var seconds)
                ? seconds is >= 0 and < 253402300800
                    ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                    : throw new DocumentException($"{label}", $"{seconds}", "seconds since 1970")
                : null;
        return new StatusListToken(
            subject ?? throw Missing("2 (subject)"),
            list ?? throw Missing("65533 (status list)"),
            Find(IssuedAt) ?? throw Missing("6 (issued at)"),
            Find(Expires),
            Positive(times.TryGetValue(TimeToLiveLabel, out var ttl) ? ttl : null),
            key => cose.IsSignedBy(key)
        );
    }

    /// <summary>Reads the CBOR of a list.</summary>
    /// <exception cref="DocumentException">It is of another form.</exception>
    internal static StatusList ReadListCbor(ReadOnlyMemory<byte> bytes)
    {
        StatusList? list = null;
        Reading(bytes, reader => list = ReadList(reader));
        return list!;
    }

    private static StatusList ReadList(CborReader reader)
    {
        long? bits = null;
        byte[]? compressed = null;
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            switch (reader.ReadTextString())
            {
                case "bits":
                    bits = reader.ReadInt64();
                    break;
                case "lst":
                    compressed = reader.ReadByteString();
                    break;
                default:
                    reader.SkipValue();
                    break;
            }
        }
        reader.ReadEndMap();
        return StatusList.Decompress(
            Bits(bits ?? throw Missing("bits")),
            compressed ?? throw Missing("lst")
        );
    }

    private static void Reading(ReadOnlyMemory<byte> bytes, Action<CborReader> read)
    {
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Strict);
            read(reader);
            if (reader.BytesRemaining > 0)
                throw new DocumentException("", "bytes behind the list", "one map");
        }
        catch (Exception wrong)
            when (wrong is CborContentException or InvalidOperationException or OverflowException)
        {
            throw new DocumentException("", "bytes that are no status list", "a map in CBOR");
        }
    }

    private static int Bits(long bits) =>
        bits is >= 1 and <= 8
            ? (int)bits
            : throw new DocumentException("bits", $"{bits}", "1, 2, 4 or 8");

    private static long? Positive(long? seconds) =>
        seconds is null or > 0
            ? seconds
            : throw new DocumentException("ttl", $"{seconds}", "a number of seconds above 0");

    private static DocumentException Missing(string name) => new(name, "nothing", "it");
}
