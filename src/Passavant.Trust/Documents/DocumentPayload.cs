using System.Globalization;

namespace Passavant.Trust.Documents;

/// <summary>Where the status of a document stands.</summary>
/// <param name="Uri">The list.</param>
/// <param name="Index">The place in the list, from 0.</param>
public sealed record StatusReference(string Uri, long Index);

/// <summary>Where the act a document rests on stands in a log. The document's own leaf, which commits to its hash, comes after it.</summary>
/// <param name="Origin">The name of the log.</param>
/// <param name="Index">The leaf of the act, from 0.</param>
public sealed record LogReference(string Origin, long Index);

/// <summary>A document before it is signed or after it is read: one payload that is a credential of the W3C's data model 2.0 and an SD-JWT VC at once.</summary>
/// <param name="Authority">The URL the issuer is known by in the list of issuers.</param>
/// <param name="Number">The number the document bears.</param>
/// <param name="ValidUntil">The last instant it holds; null when it holds without end.</param>
/// <param name="Status">Where its status stands; null when it cannot be revoked.</param>
/// <param name="Log">Where the act it rests on stands in the log; null where it rests on none.</param>
/// <param name="HolderKey">The key of its holder, who can then be asked to prove that it is theirs.</param>
/// <remarks>Instants are written to the second in UTC; a fraction is cut on writing. Holds lists, so compare <see cref="ToJson"/>.</remarks>
public sealed record DocumentPayload(
    string Authority,
    string? AuthorityName,
    string Number,
    DateTimeOffset Issued,
    DateTimeOffset ValidFrom,
    DateTimeOffset? ValidUntil,
    StatusReference? Status,
    LogReference? Log,
    DocumentKey? HolderKey,
    DocumentContent Content
)
{
    /// <summary>The type of an SD-JWT VC.</summary>
    public const string SdJwtType = "dc+sd-jwt";

    /// <summary>The payload as JSON, in the clear.</summary>
    public Json.Object ToJson() =>
        Json.Of(
            ("@context", Json.List(CredentialForm.BaseContext)),
            ("type", Json.List("VerifiableCredential", Content.CredentialType)),
            ("vct", Content.Vct),
            ("iss", Authority),
            ("issuer", Json.Of(("id", Authority), ("name", AuthorityName))),
            ("iat", Issued.ToUnixTimeSeconds()),
            ("nbf", ValidFrom.ToUnixTimeSeconds()),
            ("exp", ValidUntil is { } last ? (Json)last.ToUnixTimeSeconds() : null),
            ("validFrom", Instant(ValidFrom)),
            ("validUntil", ValidUntil is { } until ? Instant(until) : null),
            (
                "status",
                Status is { } status
                    ? Json.Of(("status_list", Json.Of(("idx", status.Index), ("uri", status.Uri))))
                    : null
            ),
            (
                "credentialStatus",
                Status is { } entry
                    ? Json.Of(
                        ("id", $"{entry.Uri}#{entry.Index}"),
                        ("type", "TokenStatusListEntry"),
                        ("statusListIndex", $"{entry.Index}"),
                        ("statusListCredential", entry.Uri)
                    )
                    : null
            ),
            ("log", Log is { } log ? Json.Of(("origin", log.Origin), ("index", log.Index)) : null),
            ("cnf", HolderKey is { } key ? Json.Of(("jwk", key.ToPointJwk())) : null),
            ("credentialSubject", ContentJson.Write(Content, Number))
        );

    /// <summary>Signs the document, with what its kind leaves to the holder taken out.</summary>
    /// <param name="random">Where salts and decoys come from.</param>
    /// <param name="decoys">How many digests of nothing stand among those of the subject.</param>
    public SdJwt Sign(DocumentSigner signer, RandomBytes random, int decoys = 0)
    {
        var json = ToJson();
        return SdJwt.Issue(
            SdJwtType,
            json,
            DisclosableIn(json),
            signer,
            random,
            decoys > 0 ? new Dictionary<string, int> { ["/credentialSubject"] = decoys } : null
        );
    }

    /// <summary>Where in a payload claims stand that its kind leaves to the holder to show.</summary>
    public IReadOnlyList<string> DisclosableIn(Json.Object json) =>
        [
            .. Content.Disclosable.SelectMany(path =>
                Expand(json.Find("credentialSubject")!, path.Split('/'), "/credentialSubject")
            ),
        ];

    /// <summary>Reads the claims of a verified document.</summary>
    /// <exception cref="DocumentException">It is no credential in form, of no kind known here, or says one thing twice and differently.</exception>
    public static DocumentPayload Read(Json.Object claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        CredentialForm.CheckCredential(claims);
        var subject = claims.Need("credentialSubject", "").AsObject("credentialSubject");
        var content = ContentJson.Read(claims.NeedText("vct", ""), subject);
        var issuer = claims.Need("issuer", "").AsObject("issuer");
        var payload = new DocumentPayload(
            claims.NeedText("iss", ""),
            issuer.FindText("name", "issuer"),
            subject.NeedText("number", "credentialSubject"),
            claims.FindInstant("iat", "") ?? throw Missing("iat"),
            claims.FindInstant("nbf", "") ?? throw Missing("nbf"),
            claims.FindInstant("exp", ""),
            ReadStatus(claims),
            claims.Find("log") is { } log
                ? new LogReference(
                    log.AsObject("log").NeedText("origin", "log"),
                    log.AsObject("log").NeedInteger("index", "log")
                )
                : null,
            claims.Find("cnf") is { } confirmation
                ? DocumentKey.Read(confirmation.AsObject("cnf").Need("jwk", "cnf"), "cnf.jwk")
                : null,
            content
        );
        // The two standards the payload follows at once must not be made to say different things.
        var again = payload.ToJson();
        foreach (
            var name in (ReadOnlySpan<string>)
                ["type", "issuer", "validFrom", "validUntil", "credentialStatus"]
        )
            if (claims.Find(name)?.ToString() != again.Find(name)?.ToString())
                throw new DocumentException(
                    name,
                    claims.Find(name) is { } found
                        ? DocumentException.Quoted(found.ToString())
                        : "nothing",
                    $"{again.Find(name)?.ToString() ?? "nothing"}, as the other claims have it"
                );
        return payload;
    }

    /// <summary>Reads where the status of a token stands, as the Token Status List draft writes it; null when it has none.</summary>
    /// <exception cref="DocumentException">It is written otherwise.</exception>
    public static StatusReference? ReadStatus(Json.Object claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        if (claims.Find("status") is not { } status)
            return null;
        var list = status
            .AsObject("status")
            .Need("status_list", "status")
            .AsObject("status.status_list");
        var index = list.NeedInteger("idx", "status.status_list");
        return index >= 0
            ? new StatusReference(list.NeedText("uri", "status.status_list"), index)
            : throw new DocumentException("status.status_list.idx", $"{index}", "0 or more");
    }

    private static IEnumerable<string> Expand(Json json, ReadOnlyMemory<string> path, string at)
    {
        if (path.IsEmpty)
            return [at];
        return json switch
        {
            Json.Array list when path.Span[0] == "*" => list.Items.SelectMany(
                (item, index) => Expand(item, path[1..], $"{at}/{index}")
            ),
            Json.Object members when members.Find(path.Span[0]) is { } member => Expand(
                member,
                path[1..],
                $"{at}/{path.Span[0]}"
            ),
            _ => [],
        };
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DocumentException Missing(string name) =>
        new(name, "nothing", "seconds since 1970");
}
