namespace Passavant.Trust.Documents;

/// <summary>A signed document whose holder chooses which claims to show: SD-JWT of RFC 9901, with or without a key binding.</summary>
/// <remarks>What is read is not to be believed before <see cref="Verify"/>. Only ES256 and SHA-256 are accepted. The JSON serialisation of section 8 is not read.</remarks>
public sealed class SdJwt
{
    /// <summary>The most disclosures one document may carry.</summary>
    public const int MostDisclosures = 2000;

    /// <summary>The longest text that is read, in characters.</summary>
    public const int LongestText = 1 << 20;

    /// <summary>Claims that decide whether a document holds, and that are therefore never left to its holder to show (SD-JWT VC section 2.2.2.2).</summary>
    public static IReadOnlyList<string> NeverDisclosable { get; } =
    ["iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status", "_sd_alg"];

    private SdJwt(Jws issued, IReadOnlyList<Disclosure> disclosures, Jws? keyBinding) =>
        (Issued, Disclosures, KeyBinding) = (issued, disclosures, keyBinding);

    /// <summary>What the issuer signed.</summary>
    public Jws Issued { get; }

    /// <summary>The claims shown, in the order they travel.</summary>
    public IReadOnlyList<Disclosure> Disclosures { get; }

    /// <summary>What the holder signed to show that the document is theirs; null when nothing was.</summary>
    public Jws? KeyBinding { get; }

    /// <summary>The document as it travels.</summary>
    public string Text => WithoutKeyBinding + KeyBinding?.Text;

    internal string WithoutKeyBinding =>
        string.Concat(
            Disclosures
                .Select(disclosure => disclosure.Text)
                .Prepend(Issued.Text)
                .Select(part => part + "~")
        );

    /// <summary>Reads a document as it travels, without believing it.</summary>
    /// <exception cref="DocumentException">It is too long, carries too many disclosures, has another form, or one of its parts has.</exception>
    public static SdJwt Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestText)
            throw new DocumentException("", $"{text.Length} characters", $"at most {LongestText}");
        var tildes = text.AsSpan().Count('~');
        if (tildes == 0)
            throw new DocumentException(
                "",
                "a text without '~'",
                "an SD-JWT: signed text, '~', and each disclosure with '~' behind it"
            );
        if (tildes - 1 > MostDisclosures)
            throw new DocumentException(
                "",
                $"{tildes - 1} disclosures",
                $"at most {MostDisclosures}"
            );
        var parts = text.Split('~');
        return new SdJwt(
            Jws.Read(parts[0]),
            [
                .. parts[1..^1]
                    .Select((part, index) => Disclosure.Read(part, $"disclosure {index + 1}")),
            ],
            parts[^1].Length == 0 ? null : Jws.Read(parts[^1])
        );
    }

    /// <summary>Issues a document.</summary>
    /// <param name="type">What it is, such as <c>dc+sd-jwt</c>.</param>
    /// <param name="claims">The claims in the clear.</param>
    /// <param name="disclosable">Which of them the holder may keep back, as JSON pointers (RFC 6901): properties, elements of lists, and such within such.</param>
    /// <param name="random">Where salts (128 bits each) and decoys come from.</param>
    /// <param name="decoys">How many digests of nothing to add, by the pointer of the object or list they stand in.</param>
    /// <exception cref="ArgumentException">A pointer leads nowhere or to a claim that is never disclosable, or a claim bears a reserved name.</exception>
    public static SdJwt Issue(
        string type,
        Json.Object claims,
        IEnumerable<string> disclosable,
        DocumentSigner signer,
        RandomBytes random,
        IReadOnlyDictionary<string, int>? decoys = null
    )
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(signer);
        var blinding = new Blinding(disclosable, decoys, random);
        var payload = blinding.Blind(claims);
        return new SdJwt(
            Jws.Read(Jws.Sign(type, payload.ToCanonicalBytes(), signer)),
            blinding.Disclosures,
            null
        );
    }

    /// <summary>The same document with fewer claims shown: those at the pointers given, and what they stand in.</summary>
    /// <exception cref="ArgumentException">A pointer leads to no claim this document can show.</exception>
    /// <exception cref="DocumentException">The document does not hold together.</exception>
    public SdJwt Show(params IEnumerable<string> pointers)
    {
        var opened = new Opening(Disclosures);
        opened.Open(Issued.ReadPayload());
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pointer in pointers)
        {
            if (!opened.Places.ContainsValue(pointer))
                throw new ArgumentException(
                    $"'{pointer}' is no claim this document can show; it can show {string.Join(", ", opened.Places.Values.Order(StringComparer.Ordinal))}."
                );
            shown.Add(pointer);
        }
        return new SdJwt(
            Issued,
            [
                .. Disclosures.Where(disclosure =>
                    opened.Places[disclosure.Digest] is var place
                    && shown.Any(pointer =>
                        pointer == place
                        || pointer.StartsWith(place + "/", StringComparison.Ordinal)
                    )
                ),
            ],
            null
        );
    }

    /// <summary>The same document without the claims at the pointers given and what stands in them.</summary>
    /// <exception cref="ArgumentException">A pointer leads to no claim that may be kept back.</exception>
    /// <exception cref="DocumentException">The document does not hold together.</exception>
    public SdJwt Withhold(params IEnumerable<string> pointers)
    {
        var places = Places();
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pointer in pointers)
            kept.Add(
                places.Contains(pointer)
                    ? pointer
                    : throw new ArgumentException(
                        $"'{pointer}' is no claim that may be kept back; those that may are {string.Join(", ", places.Order(StringComparer.Ordinal))}."
                    )
            );
        return new SdJwt(
            Issued,
            [
                .. Disclosures.Where(
                    (_, i) =>
                        !kept.Any(pointer =>
                            places[i] == pointer
                            || places[i].StartsWith(pointer + "/", StringComparison.Ordinal)
                        )
                ),
            ],
            null
        );
    }

    /// <summary>What the document says with all it shows, for whoever holds it: no signature is checked.</summary>
    /// <exception cref="DocumentException">The document does not hold together.</exception>
    public Json.Object Unproved() => new Opening(Disclosures).Open(Issued.ReadPayload());

    /// <summary>The key of its holder that the document names, not to be believed before <see cref="Verify"/>; null where it names none.</summary>
    /// <exception cref="DocumentException">What it names is no key.</exception>
    public DocumentKey? Holder() => HolderIn(Issued.ReadPayload());

    private static DocumentKey? HolderIn(Json.Object claims) =>
        claims.Find("cnf") is { } confirmation
            ? DocumentKey.Read(confirmation.AsObject("cnf").Need("jwk", "cnf"), "cnf.jwk")
            : null;

    /// <summary>Where each claim that can be shown stands, as JSON pointers in the order of <see cref="Disclosures"/>. Elements of lists are counted with all that this document shows.</summary>
    /// <exception cref="DocumentException">The document does not hold together.</exception>
    public IReadOnlyList<string> Places()
    {
        var opened = new Opening(Disclosures);
        opened.Open(Issued.ReadPayload());
        return [.. Disclosures.Select(disclosure => opened.Places[disclosure.Digest])];
    }

    /// <summary>The same document bound by its holder to one verifier and one occasion.</summary>
    /// <param name="audience">The verifier it is shown to.</param>
    /// <param name="nonce">What the verifier gave for this occasion.</param>
    public SdJwt Bind(DocumentSigner holder, string audience, string nonce, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentException.ThrowIfNullOrEmpty(audience);
        ArgumentException.ThrowIfNullOrEmpty(nonce);
        var payload = Json.Of(
            ("iat", at.ToUnixTimeSeconds()),
            ("aud", audience),
            ("nonce", nonce),
            ("sd_hash", Disclosure.DigestOf(WithoutKeyBinding))
        );
        return new SdJwt(
            Issued,
            Disclosures,
            Jws.Read(Jws.Sign(KeyBindingDemand.Type, payload.ToCanonicalBytes(), holder))
        );
    }

    /// <summary>Verifies the issuer's signature, every disclosure, and the key binding where one is demanded; where none is demanded but one is there, its signature and what it binds to.</summary>
    /// <returns>What the document says. Dates and status are not looked at: they depend on the day and on lists.</returns>
    /// <exception cref="DocumentException">Something does not hold; it says what.</exception>
    public SdJwtClaims Verify(DocumentKey issuer, KeyBindingDemand? demand = null)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        if (!Issued.IsSignedBy(issuer))
            throw new DocumentException(
                "signature",
                "a signature of another key or text",
                $"one by the key {issuer}"
            );
        var opened = new Opening(Disclosures);
        var claims = opened.Open(Issued.ReadPayload());
        foreach (var name in NeverDisclosable)
            if (opened.Places.ContainsValue($"/{name}"))
                throw new DocumentException(
                    name,
                    "a claim left to the holder to show",
                    "the claim in what the issuer signed"
                );
        var holder = HolderIn(claims);
        KeyBindingDemand.Check(this, holder, demand);
        return new SdJwtClaims(
            claims,
            [.. Disclosures.Select(disclosure => opened.Places[disclosure.Digest])],
            opened.Withheld,
            holder
        );
    }
}

/// <summary>What a verified document says.</summary>
/// <param name="Claims">The claims, those of the issuer and those shown.</param>
/// <param name="Shown">Where claims stand that the holder chose to show, as JSON pointers.</param>
/// <param name="Withheld">How many digests no disclosure was given for: claims kept back, and decoys.</param>
/// <param name="Holder">The key of the holder, where the document names one.</param>
public sealed record SdJwtClaims(
    Json.Object Claims,
    IReadOnlyList<string> Shown,
    int Withheld,
    DocumentKey? Holder
);
