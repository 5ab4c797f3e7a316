namespace Passavant.Trust.Documents;

/// <summary>What a device signs so that its key is entered with an authority: that whoever has the private part wants documents of one company there bound to it.</summary>
/// <param name="Authority">The URL of the authority, as documents name it.</param>
/// <param name="Holder">What the authority calls the company, such as <c>nordic-drives</c>.</param>
/// <param name="Key">The key.</param>
/// <remarks>
/// A compact JWS of a type of its own, signed by the key that stands in it: nobody can enter a key they do not have, and a statement for one company or authority is good for no other. It has no date: an authority enters a key once, and never one that was retired.
/// A type of its own keeps it from being taken for the key binding of a document, or a key binding for it.
/// </remarks>
public sealed record HolderStatement(string Authority, string Holder, DocumentKey Key)
{
    /// <summary>The type in its header.</summary>
    public const string Type = "passavant-holder-key+jwt";

    /// <summary>The longest text that is read, in characters.</summary>
    public const int LongestText = 4096;

    /// <summary>Signs a statement.</summary>
    public static string Sign(string authority, string holder, DocumentSigner device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return Jws.Sign(
            Type,
            Json.Of(
                    ("aud", authority),
                    ("sub", holder),
                    ("cnf", Json.Of(("jwk", device.Key.ToPointJwk())))
                )
                .ToCanonicalBytes(),
            device
        );
    }

    /// <summary>Reads a statement, and checks that the key in it signed it.</summary>
    /// <exception cref="DocumentException">It is of another form or type, or signed by another key.</exception>
    public static HolderStatement Read(string text)
    {
        var signed = Jws.Read(text, LongestText);
        if (signed.Type != Type)
            throw new DocumentException(
                "header.typ",
                signed.Type is { } other ? DocumentException.Quoted(other) : "nothing",
                $"'{Type}'"
            );
        var payload = signed.ReadPayload();
        payload.Only("payload", "aud", "sub", "cnf");
        var confirmation = payload.Need("cnf", "payload").AsObject("cnf");
        confirmation.Only("cnf", "jwk");
        var statement = new HolderStatement(
            payload.NeedText("aud", "payload"),
            payload.NeedText("sub", "payload"),
            DocumentKey.Read(confirmation.Need("jwk", "cnf"), "cnf.jwk")
        );
        return signed.IsSignedBy(statement.Key)
            ? statement
            : throw new DocumentException(
                "signature",
                "a signature of another key or text",
                "one by the key in the statement"
            );
    }
}
