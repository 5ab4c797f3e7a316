using System.Text.RegularExpressions;

namespace Passavant.Trust.Documents;

/// <summary>The form the Verifiable Credentials Data Model 2.0 demands of a credential or presentation, as far as the text alone shows it.</summary>
/// <remarks>
/// No context is fetched and no JSON-LD is processed: contexts given in the text itself are looked at for terms that lead to no URL and terms of the base defined anew; what contexts elsewhere say is not known here.
/// Signatures, status and whether a holder is the one who shows a presentation are others' to check.
/// </remarks>
public static partial class CredentialForm
{
    /// <summary>The base context, which must be the first.</summary>
    public const string BaseContext = "https://www.w3.org/ns/credentials/v2";

    // The terms of the base context that a type may be, whatever other contexts say.
    private static readonly string[] BaseTypes =
    [
        "VerifiableCredential",
        "VerifiablePresentation",
        "EnvelopedVerifiableCredential",
        "EnvelopedVerifiablePresentation",
        "JsonSchema",
        "JsonSchemaCredential",
        "BitstringStatusListCredential",
        "BitstringStatusListEntry",
        "BitstringStatusList",
        "DataIntegrityProof",
    ];

    /// <summary>Checks the form of a credential.</summary>
    /// <exception cref="DocumentException">It has another; it says where.</exception>
    public static void CheckCredential(Json credential) => CheckCredential(credential, "");

    /// <summary>Checks the form of a presentation and of the credentials in it. Enveloped credentials are not opened.</summary>
    /// <exception cref="DocumentException">It has another; it says where.</exception>
    public static void CheckPresentation(Json presentation)
    {
        ArgumentNullException.ThrowIfNull(presentation);
        var members = presentation.AsObject("");
        CheckContextAndTypes(members, "", "VerifiablePresentation");
        CheckId(members, "");
        if (members.Find("holder") is { } holder)
            CheckParty(holder, "holder");
        CheckEach(members, "", "proof", "type");
        if (members.Find("verifiableCredential") is not { } credentials)
            return;
        foreach (var (item, place) in Each(credentials, "verifiableCredential"))
        {
            var credential = item.AsObject(place);
            if (IsEnveloped(credential))
                CheckEnveloped(credential, place);
            else
                CheckCredential(credential, place);
        }
    }

    private static bool IsEnveloped(Json.Object credential) =>
        credential.Find("type") is { } type
        && Each(type, "")
            .Any(one => one.Item is Json.Text { Value: "EnvelopedVerifiableCredential" });

    private static void CheckEnveloped(Json.Object credential, string where)
    {
        var context = credential.Need("@context", where);
        if (Each(context, "").First().Item is not Json.Text { Value: BaseContext })
            throw Refuse($"{where}.@context", context, BaseContext);
        var id = credential.NeedText("id", where);
        if (!id.StartsWith("data:", StringComparison.Ordinal))
            throw Refuse($"{where}.id", id, "a data: URL");
    }

    private static void CheckCredential(Json credential, string where)
    {
        var members = credential.AsObject(where);
        CheckContextAndTypes(members, where, "VerifiableCredential");
        CheckId(members, where);
        var issuer = members.Need("issuer", where);
        CheckParty(issuer, Members.Place(where, "issuer"));
        CheckWords(members, where);
        if (issuer is Json.Object named)
            CheckWords(named, Members.Place(where, "issuer"));

        var from = members.FindText("validFrom", where) is { } starts
            ? Instant(starts, Members.Place(where, "validFrom"))
            : DateTimeOffset.MinValue;
        if (
            members.FindText("validUntil", where) is { } ends
            && Instant(ends, Members.Place(where, "validUntil")) < from
        )
            throw Refuse(
                Members.Place(where, "validUntil"),
                ends,
                "an instant not before validFrom"
            );

        foreach (
            var (subject, place) in Each(
                members.Need("credentialSubject", where),
                Members.Place(where, "credentialSubject")
            )
        )
        {
            var claims = subject.AsObject(place);
            if (claims.Members.Count == 0)
                throw new DocumentException(
                    place,
                    "a subject without claims",
                    "at least one claim"
                );
            CheckId(claims, place);
        }
        CheckEach(members, where, "credentialStatus", "type");
        CheckEach(members, where, "credentialSchema", "type", "id");
        CheckEach(members, where, "termsOfUse", "type");
        CheckEach(members, where, "evidence", "type");
        CheckEach(members, where, "refreshService", "type");
        CheckEach(members, where, "proof", "type");
    }

    private static void CheckContextAndTypes(Json.Object members, string where, string needed)
    {
        var contextPlace = Members.Place(where, "@context");
        var contexts = members.Need("@context", where).AsList(contextPlace);
        if (contexts.Count == 0 || contexts[0] is not Json.Text { Value: BaseContext })
            throw new DocumentException(
                contextPlace,
                contexts.Count == 0 ? "an empty list" : contexts[0].ToString(),
                $"'{BaseContext}' first"
            );
        var defined = new Dictionary<string, (string Meaning, bool Protected)>(
            StringComparer.Ordinal
        );
        var (elsewhere, vocabulary) = (false, true);
        for (var i = 1; i < contexts.Count; i++)
        {
            var place = $"{contextPlace}[{i}]";
            if (contexts[i] is Json.Text url)
            {
                CheckUrl(url.Value, place);
                elsewhere = true;
                continue;
            }
            var terms = contexts[i].AsObject(place);
            if (terms.Find("@vocab") is { } vocab)
                vocabulary = vocab is Json.Text;
            var isProtected = terms.Find("@protected") is Json.Truth { Value: true };
            foreach (var (term, meaning) in terms.Members)
                if (!term.StartsWith('@'))
                    Define(defined, term, meaning, isProtected, place);
        }

        var typePlace = Members.Place(where, "type");
        var types = Each(members.Need("type", where), typePlace)
            .Select(one => one.Item.AsText(one.Place))
            .ToList();
        if (!types.Contains(needed))
            throw new DocumentException(
                typePlace,
                DocumentException.Quoted(string.Join(", ", types)),
                $"'{needed}' among the types"
            );
        foreach (var type in types)
            if (
                !vocabulary
                && !elsewhere
                && !BaseTypes.Contains(type)
                && !defined.ContainsKey(type)
                && !IsUrl(type)
            )
                throw Refuse(typePlace, type, "a type that a context or a URL gives a meaning");
    }

    private static void Define(
        Dictionary<string, (string Meaning, bool Protected)> defined,
        string term,
        Json meaning,
        bool isProtected,
        string where
    )
    {
        var place = $"{where}.{term}";
        if (BaseTypes.Contains(term))
            throw Refuse(place, term, "no other meaning for a term of the base context");
        if (meaning is Json.Text { Value: var id } && !id.StartsWith('@'))
            CheckUrl(id, place);
        var spelled = meaning.ToString();
        if (defined.TryGetValue(term, out var known) && known.Protected && known.Meaning != spelled)
            throw Refuse(place, term, "no other meaning for a protected term");
        defined[term] = (spelled, isProtected);
    }

    private static void CheckParty(Json party, string where)
    {
        if (party is Json.Object named)
            CheckUrl(named.NeedText("id", where), $"{where}.id");
        else
            CheckUrl(party.AsText(where), where);
    }

    private static void CheckId(Json.Object members, string where)
    {
        if (members.FindText("id", where) is { } id)
            CheckUrl(id, Members.Place(where, "id"));
    }

    private static void CheckEach(
        Json.Object members,
        string where,
        string name,
        params string[] needed
    )
    {
        if (members.Find(name) is not { } found)
            return;
        foreach (var (item, place) in Each(found, Members.Place(where, name)))
        {
            var one = item.AsObject(place);
            foreach (var need in needed)
                _ = one.Need(need, place);
            if (one.Find("type") is { } type)
                foreach (var (text, textPlace) in Each(type, $"{place}.type"))
                    _ = text.AsText(textPlace);
            CheckId(one, place);
        }
    }

    private static void CheckWords(Json.Object members, string where)
    {
        foreach (var name in (ReadOnlySpan<string>)["name", "description"])
        {
            if (members.Find(name) is not { } words)
                continue;
            foreach (var (item, place) in Each(words, Members.Place(where, name)))
            {
                if (item is Json.Text)
                    continue;
                var one = item.AsObject(place);
                one.Only(place, "@value", "@language", "@direction");
                _ = one.NeedText("@value", place);
                _ = one.FindText("@language", place);
                if (
                    one.FindText("@direction", place) is { } direction
                    && direction is not ("ltr" or "rtl")
                )
                    throw Refuse($"{place}.@direction", direction, "ltr or rtl");
            }
        }
    }

    private static IEnumerable<(Json Item, string Place)> Each(Json oneOrMore, string where)
    {
        if (oneOrMore is not Json.Array list)
            return [(oneOrMore, where)];
        if (list.Items.Count == 0)
            throw new DocumentException(where, "an empty list", "at least one");
        return list.Items.Select((item, index) => (item, $"{where}[{index}]"));
    }

    internal static DateTimeOffset Instant(string text, string where) =>
        InstantForm().IsMatch(text)
        && DateTimeOffset.TryParse(
            text,
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal,
            out var instant
        )
            ? instant.ToUniversalTime()
            : throw Refuse(where, text, "an instant such as 2026-11-26T12:00:00Z");

    private static void CheckUrl(string text, string where)
    {
        if (!IsUrl(text))
            throw Refuse(where, text, "a URL");
    }

    private static bool IsUrl(string text) => UrlForm().IsMatch(text);

    private static DocumentException Refuse(string where, string found, string expected) =>
        new(where, DocumentException.Quoted(found), expected);

    private static DocumentException Refuse(string where, Json found, string expected) =>
        Refuse(where, found.ToString(), expected);

    // A scheme and what RFC 3986 allows behind it, brackets, percent signs and letters of any script included.
    [GeneratedRegex(
        "^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex UrlForm();

    [GeneratedRegex(
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex InstantForm();
}
