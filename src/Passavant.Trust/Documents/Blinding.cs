namespace Passavant.Trust.Documents;

/// <summary>Takes claims out of a document that its holder may keep back, and leaves their digests (RFC 9901 section 4.2). Used once.</summary>
internal sealed class Blinding
{
    private const int SaltLength = 16;

    private readonly HashSet<string> disclosable;
    private readonly IReadOnlyDictionary<string, int> decoys;
    private readonly RandomBytes random;
    private readonly List<Disclosure> disclosures = [];
    private readonly HashSet<string> found = new(StringComparer.Ordinal);

    public Blinding(
        IEnumerable<string> disclosable,
        IReadOnlyDictionary<string, int>? decoys,
        RandomBytes random
    )
    {
        this.disclosable = disclosable.ToHashSet(StringComparer.Ordinal);
        this.decoys = decoys ?? new Dictionary<string, int>();
        this.random = random;
        if (
            SdJwt.NeverDisclosable.FirstOrDefault(name => this.disclosable.Contains($"/{name}")) is
            { } never
        )
            throw new ArgumentException($"'{never}' must stand in what the issuer signs.");
    }

    public IReadOnlyList<Disclosure> Disclosures => disclosures;

    public Json.Object Blind(Json.Object claims)
    {
        var blinded = Blind(claims, "");
        if (
            disclosable.Concat(decoys.Keys).FirstOrDefault(pointer => !found.Contains(pointer)) is
            { } lost
        )
            throw new ArgumentException(
                $"'{lost}' leads to nothing that could be taken out or hold decoys."
            );
        return blinded.With("_sd_alg", "sha-256");
    }

    private Json.Object Blind(Json.Object members, string pointer)
    {
        var kept = new List<KeyValuePair<string, Json>>();
        var digests = new List<string>();
        foreach (var (name, value) in members.Members)
        {
            if (Disclosure.IsReserved(name))
                throw new ArgumentException($"'{pointer}/{name}' bears a reserved name.");
            var place = Opening.Child(pointer, name);
            var blinded = Blind(value, place);
            if (Takes(place))
                digests.Add(Add(name, blinded));
            else
                kept.Add(KeyValuePair.Create(name, blinded));
        }
        digests.AddRange(Decoys(pointer));
        // Sorted, so that their order says nothing about the claims.
        if (digests.Count > 0)
            kept.Add(
                KeyValuePair.Create<string, Json>(
                    "_sd",
                    Json.List(digests.Order(StringComparer.Ordinal).Select(d => (Json)d))
                )
            );
        return new Json.Object(kept);
    }

    private Json.Array Blind(Json.Array list, string pointer)
    {
        var items = new List<Json>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            var place = $"{pointer}/{i}";
            var blinded = Blind(list.Items[i], place);
            items.Add(Takes(place) ? Json.Of(("...", Add(null, blinded))) : blinded);
        }
        return new Json.Array(items.Concat(Decoys(pointer).Select(d => Json.Of(("...", d)))));
    }

    private Json Blind(Json value, string pointer) =>
        value switch
        {
            Json.Object members => Blind(members, pointer),
            Json.Array list => Blind(list, pointer),
            _ => value,
        };

    private bool Takes(string place) => disclosable.Contains(place) && found.Add(place);

    private string Add(string? name, Json value)
    {
        Span<byte> salt = stackalloc byte[SaltLength];
        random(salt);
        var disclosure = Disclosure.Make(salt, name, value);
        disclosures.Add(disclosure);
        return disclosure.Digest;
    }

    private List<string> Decoys(string pointer)
    {
        var drawn = new List<string>();
        if (!decoys.TryGetValue(pointer, out var count))
            return drawn;
        found.Add(pointer);
        var bytes = new byte[SaltLength];
        for (var i = 0; i < count; i++)
        {
            random(bytes);
            drawn.Add(Disclosure.DigestOf(Base64UrlText.Write(bytes)));
        }
        return drawn;
    }
}
