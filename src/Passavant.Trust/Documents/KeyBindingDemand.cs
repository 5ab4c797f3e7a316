namespace Passavant.Trust.Documents;

/// <summary>What a verifier demands of a holder who shows a document: that it was bound to this verifier, on this occasion, in this time.</summary>
/// <param name="Audience">The verifier, as it calls itself.</param>
/// <param name="Nonce">What it gave the holder for this occasion.</param>
/// <param name="NotBefore">The earliest time of the holder's signature.</param>
/// <param name="NotAfter">The latest.</param>
public sealed record KeyBindingDemand(
    string Audience,
    string Nonce,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter
)
{
    internal const string Type = "kb+jwt";

    /// <summary>Checks the key binding of a document: its signature and what it binds to whenever there is one, and the demand where there is a demand.</summary>
    internal static void Check(SdJwt document, DocumentKey? holder, KeyBindingDemand? demand)
    {
        if (document.KeyBinding is not { } binding)
        {
            if (demand is not null)
                throw new DocumentException(
                    "key binding",
                    "none",
                    "a signature of the holder for this verifier and occasion"
                );
            return;
        }
        if (holder is null)
            throw new DocumentException(
                "key binding",
                "one in a document that names no holder's key",
                "a document that names its holder's key"
            );
        if (binding.Type != Type)
            throw Refuse("header.typ", binding.Type ?? "nothing", Type);
        if (!binding.IsSignedBy(holder))
            throw new DocumentException(
                "key binding.signature",
                "a signature of another key or text",
                "one by the holder's key"
            );
        var payload = binding.ReadPayload();
        const string where = "key binding";
        var audience = payload.NeedText("aud", where);
        var nonce = payload.NeedText("nonce", where);
        var at =
            payload.FindInstant("iat", where)
            ?? throw new DocumentException("key binding.iat", "nothing", "when it was signed");
        if (payload.NeedText("sd_hash", where) != Disclosure.DigestOf(document.WithoutKeyBinding))
            throw new DocumentException(
                "key binding.sd_hash",
                "the hash of another document",
                "that of the document as shown"
            );
        if (demand is null)
            return;
        if (audience != demand.Audience)
            throw Refuse("aud", audience, demand.Audience);
        if (nonce != demand.Nonce)
            throw Refuse("nonce", nonce, demand.Nonce);
        if (at < demand.NotBefore || at > demand.NotAfter)
            throw new DocumentException(
                "key binding.iat",
                $"{at:u}",
                $"a time from {demand.NotBefore:u} to {demand.NotAfter:u}"
            );
    }

    private static DocumentException Refuse(string name, string found, string expected) =>
        new($"key binding.{name}", DocumentException.Quoted(found), $"'{expected}'");
}
