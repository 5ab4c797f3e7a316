namespace Passavant.Trust.Documents;

/// <summary>Authorities in the list of issuers, as JSON.</summary>
internal static class IssuerListJson
{
    private static readonly (IssuerKeyUse Use, string Word)[] Uses =
    [
        (IssuerKeyUse.Document, "document"),
        (IssuerKeyUse.Status, "status"),
    ];

    public static Json Write(IssuerAuthority authority) =>
        Json.Of(
            ("id", authority.Id),
            ("code", authority.Code),
            ("name", authority.Name),
            ("statusBase", authority.StatusBase),
            (
                "logs",
                Json.List(
                    authority.Logs.Select(log =>
                        (Json)
                            Json.Of(
                                ("origin", log.Origin),
                                (
                                    "verifierKeys",
                                    Json.List(log.VerifierKeys.Select(key => (Json)key))
                                )
                            )
                    )
                )
            ),
            ("keys", Json.List(authority.Keys.Select(Write)))
        );

    private static Json Write(IssuerKey key) =>
        Json.Of(
            ("jwk", key.Key.ToJwk()),
            ("use", Uses.First(pair => pair.Use == key.Use).Word),
            ("validFrom", key.ValidFrom.ToUnixTimeSeconds()),
            ("validUntil", key.ValidUntil is { } until ? (Json)until.ToUnixTimeSeconds() : null),
            (
                "revoked",
                key.Revoked is { } revoked
                    ? Json.Of(
                        ("since", revoked.Since.ToUnixTimeSeconds()),
                        (
                            "reason",
                            KeyRevocation.Reasons.First(pair => pair.Reason == revoked.Reason).Word
                        ),
                        ("words", revoked.Words)
                    )
                    : null
            )
        );

    public static IssuerAuthority ReadAuthority(Json json, string where)
    {
        var authority = json.AsObject(where);
        authority.Only(where, "id", "code", "name", "statusBase", "logs", "keys");
        return new IssuerAuthority(
            authority.NeedText("id", where),
            authority.NeedText("code", where),
            authority.NeedText("name", where),
            authority.FindText("statusBase", where),
            [
                .. authority
                    .Need("logs", where)
                    .AsList($"{where}.logs")
                    .Select((log, i) => ReadLog(log, $"{where}.logs[{i}]")),
            ],
            [
                .. authority
                    .Need("keys", where)
                    .AsList($"{where}.keys")
                    .Select((key, i) => ReadKey(key, $"{where}.keys[{i}]")),
            ]
        );
    }

    private static IssuerLog ReadLog(Json json, string where)
    {
        var log = json.AsObject(where);
        log.Only(where, "origin", "verifierKeys");
        return new IssuerLog(
            log.NeedText("origin", where),
            [
                .. log.Need("verifierKeys", where)
                    .AsList($"{where}.verifierKeys")
                    .Select((key, i) => key.AsText($"{where}.verifierKeys[{i}]")),
            ]
        );
    }

    private static IssuerKey ReadKey(Json json, string where)
    {
        // A member unknown here could narrow what the key may sign.
        var members = json.AsObject(where);
        members.Only(where, "jwk", "use", "validFrom", "validUntil", "revoked");
        var jwk = members.Need("jwk", where).AsObject($"{where}.jwk");
        var key = DocumentKey.Read(jwk, $"{where}.jwk");
        if (jwk.FindText("kid", $"{where}.jwk") is { } kid && kid != key.Thumbprint)
            throw new DocumentException(
                $"{where}.jwk.kid",
                DocumentException.Quoted(kid),
                $"'{key.Thumbprint}', the thumbprint of the key"
            );
        return new IssuerKey(
            key,
            Read(Uses, members.NeedText("use", where), $"{where}.use"),
            members.FindInstant("validFrom", where)
                ?? throw new DocumentException(
                    $"{where}.validFrom",
                    "nothing",
                    "seconds since 1970"
                ),
            members.FindInstant("validUntil", where),
            members.Find("revoked") is { } revoked
                ? ReadRevocation(revoked.AsObject($"{where}.revoked"), $"{where}.revoked")
                : null
        );
    }

    private static KeyRevocation ReadRevocation(Json.Object revoked, string where)
    {
        revoked.Only(where, "since", "reason", "words");
        return new KeyRevocation(
            revoked.FindInstant("since", where)
                ?? throw new DocumentException($"{where}.since", "nothing", "seconds since 1970"),
            Read(KeyRevocation.Reasons, revoked.NeedText("reason", where), $"{where}.reason"),
            revoked.NeedText("words", where)
        );
    }

    private static T Read<T>(IReadOnlyList<(T Value, string Word)> words, string text, string where)
    {
        foreach (var (value, word) in words)
            if (word == text)
                return value;
        throw new DocumentException(
            where,
            DocumentException.Quoted(text),
            string.Join(", ", words.Select(pair => pair.Word))
        );
    }
}
