using System.Security.Cryptography;
using System.Text;

namespace Passavant.Trust.Documents;

/// <summary>The signed list of issuers and their keys, which is all a border post needs to check documents without a network.</summary>
/// <remarks>
/// The first list is trusted because it is signed by a root key a post was given by hand; each later one because it is signed by a root key the list before it names, so that root keys are changed by publishing a list.
/// Lists are numbered; a post never goes back to a smaller number, and two lists of one number are a fault worth telling everybody.
/// Holds lists, so compare <see cref="Text"/>.
/// </remarks>
public sealed class IssuerList
{
    /// <summary>The type of the signed text.</summary>
    public const string Type = "passavant-issuers+jwt";

    private IssuerList(Jws signed)
    {
        Text = signed.Text;
        var json = signed.ReadPayload();
        json.Only("", "sequence", "issued", "validUntil", "previous", "roots", "authorities");
        Sequence = json.NeedInteger("sequence", "");
        Issued = json.FindInstant("issued", "") ?? throw Missing("issued");
        ValidUntil = json.FindInstant("validUntil", "") ?? throw Missing("validUntil");
        Previous = json.FindText("previous", "");
        Roots =
        [
            .. json.Need("roots", "")
                .AsList("roots")
                .Select((jwk, i) => DocumentKey.Read(jwk, $"roots[{i}]")),
        ];
        Authorities =
        [
            .. json.Need("authorities", "")
                .AsList("authorities")
                .Select((one, i) => IssuerListJson.ReadAuthority(one, $"authorities[{i}]")),
        ];
        Demand();
    }

    /// <summary>The signed text.</summary>
    public string Text { get; }

    /// <summary>The number of the list, from 1.</summary>
    public long Sequence { get; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset Issued { get; }

    /// <summary>The last instant it may be relied on; after that a later one should be there.</summary>
    public DateTimeOffset ValidUntil { get; }

    /// <summary>The SHA-256 of the text of the list before it in base64url; null for the first.</summary>
    public string? Previous { get; }

    /// <summary>The keys one of which signs the next list.</summary>
    public IReadOnlyList<DocumentKey> Roots { get; }

    /// <summary>The authorities.</summary>
    public IReadOnlyList<IssuerAuthority> Authorities { get; }

    /// <summary>The SHA-256 of the text in base64url, which the next list names.</summary>
    public string Hash => Base64UrlText.Write(SHA256.HashData(Encoding.ASCII.GetBytes(Text)));

    /// <summary>Whether it may no longer be relied on without saying so.</summary>
    public bool IsStaleAt(DateTimeOffset asOf) => asOf > ValidUntil;

    /// <summary>Signs a list.</summary>
    /// <param name="previous">The list before it, or null for the first.</param>
    /// <param name="signer">A root key: of the list before it, or for the first any that posts are given.</param>
    /// <exception cref="ArgumentException">The signer is no root of the list before.</exception>
    /// <exception cref="DocumentException">The list would not be accepted: a key twice, a code twice, no root.</exception>
    public static IssuerList Sign(
        IssuerList? previous,
        DateTimeOffset issued,
        DateTimeOffset validUntil,
        IReadOnlyList<DocumentKey> roots,
        IReadOnlyList<IssuerAuthority> authorities,
        DocumentSigner signer
    )
    {
        ArgumentNullException.ThrowIfNull(signer);
        if (previous is not null && !previous.Roots.Contains(signer.Key))
            throw new ArgumentException(
                $"{signer.Key} is no root of list {previous.Sequence}, so nobody could follow to this one."
            );
        var json = Json.Of(
            ("sequence", (previous?.Sequence ?? 0) + 1),
            ("issued", issued.ToUnixTimeSeconds()),
            ("validUntil", validUntil.ToUnixTimeSeconds()),
            ("previous", previous?.Hash),
            ("roots", Json.List(roots.Select(root => (Json)root.ToJwk()))),
            ("authorities", Json.List(authorities.Select(IssuerListJson.Write)))
        );
        return new IssuerList(Jws.Read(Jws.Sign(Type, json.ToCanonicalBytes(), signer)));
    }

    /// <summary>Reads a list signed by a root key given by hand.</summary>
    /// <exception cref="DocumentException">It is of another form or signed by none of the keys.</exception>
    public static IssuerList Read(string text, IReadOnlyList<DocumentKey> roots)
    {
        ArgumentNullException.ThrowIfNull(roots);
        return new IssuerList(Signed(text, roots));
    }

    /// <summary>Goes from this list to a later one. Lists between must be followed one by one, since each names who signs the next.</summary>
    /// <exception cref="DocumentException">It is not the next list, not signed by a root this one names, does not name this one, or is older.</exception>
    public IssuerList Follow(string text)
    {
        var next = new IssuerList(Signed(text, Roots));
        if (next.Sequence == Sequence && next.Text != Text)
            throw new DocumentException(
                "sequence",
                $"another list with the number {Sequence}, {next.Hash}",
                $"the one held, {Hash}: whoever signs two lists with one number must explain it"
            );
        if (next.Sequence != Sequence + 1)
            throw new DocumentException(
                "sequence",
                $"{next.Sequence}",
                $"{Sequence + 1}, the next"
            );
        if (next.Previous != Hash)
            throw new DocumentException(
                "previous",
                next.Previous ?? "nothing",
                $"{Hash}, the list held"
            );
        return next.Issued >= Issued
            ? next
            : throw new DocumentException(
                "issued",
                $"{next.Issued:u}",
                $"not before {Issued:u}, when the list before it was"
            );
    }

    /// <summary>The authority a document names; null when the list has none of that name.</summary>
    public IssuerAuthority? Find(string authority) =>
        Authorities.FirstOrDefault(one => one.Id == authority);

    /// <summary>The authority with a short code; null when there is none.</summary>
    public IssuerAuthority? FindByCode(string code) =>
        Authorities.FirstOrDefault(one => one.Code == code);

    private static Jws Signed(string text, IReadOnlyList<DocumentKey> roots)
    {
        var signed = Jws.Read(text, 1 << 24);
        if (signed.Type != Type)
            throw new DocumentException(
                "header.typ",
                signed.Type is { } type ? DocumentException.Quoted(type) : "nothing",
                $"'{Type}'"
            );
        return roots.Any(signed.IsSignedBy)
            ? signed
            : throw new DocumentException(
                "signature",
                $"one by none of the {roots.Count} root keys",
                string.Join(", ", roots)
            );
    }

    private void Demand()
    {
        if (Sequence < 1)
            throw new DocumentException("sequence", $"{Sequence}", "1 or more");
        if (Sequence > 1 == Previous is null)
            throw new DocumentException(
                "previous",
                Previous ?? "nothing",
                "the hash of the list before, but for the first"
            );
        if (Roots.Count == 0)
            throw new DocumentException(
                "roots",
                "none",
                "at least one: nobody could sign the next list"
            );
        if (ValidUntil < Issued)
            throw new DocumentException("validUntil", $"{ValidUntil:u}", $"not before {Issued:u}");
        Once(Roots.Select(root => root.Thumbprint), "roots");
        Once(Authorities.Select(one => one.Id), "authorities, their URLs");
        Once(Authorities.Select(one => one.Code), "authorities, their codes");
        Once(Authorities.SelectMany(one => one.Keys).Select(key => key.Key.Thumbprint), "keys");
    }

    private static void Once(IEnumerable<string> texts, string where)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
            if (!seen.Add(text))
                throw new DocumentException(
                    where,
                    $"{DocumentException.Quoted(text)} twice",
                    "every one once"
                );
    }

    private static DocumentException Missing(string name) =>
        new(name, "nothing", "seconds since 1970");
}
