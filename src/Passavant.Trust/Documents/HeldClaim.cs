namespace Passavant.Trust.Documents;

/// <summary>A claim of a document as its holder looks at it before showing the document.</summary>
/// <param name="Pointer">Where it stands, as a JSON pointer, such as <c>/credentialSubject/endUse</c>.</param>
/// <param name="Says">What it says, in one line: the issuer's words as they are, which may hold letters that act on a terminal.</param>
/// <param name="MayWithhold">Whether its holder may keep it back; all it says then goes together.</param>
public sealed record HeldClaim(string Pointer, string Says, bool MayWithhold)
{
    /// <summary>What a document says about its subject, and whatever else its holder may keep back, in the order it is written.</summary>
    /// <exception cref="DocumentException">The document does not hold together.</exception>
    public static IReadOnlyList<HeldClaim> Of(SdJwt document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var places = document.Places().ToHashSet(StringComparer.Ordinal);
        var claims = new List<HeldClaim>();
        void Look(Json value, string pointer)
        {
            if (places.Contains(pointer))
                claims.Add(new HeldClaim(pointer, Words(value), true));
            else if (value is Json.Object members)
                foreach (var (name, member) in members.Members)
                    Look(member, Opening.Child(pointer, name));
            else if (value is Json.Array list)
                for (var i = 0; i < list.Items.Count; i++)
                    Look(list.Items[i], $"{pointer}/{i}");
            else if (pointer.StartsWith("/credentialSubject/", StringComparison.Ordinal))
                claims.Add(new HeldClaim(pointer, Words(value), false));
        }
        Look(document.Unproved(), "");
        return claims;
    }

    private static string Words(Json value) =>
        value switch
        {
            Json.Text text => text.Value,
            Json.Array list => string.Join(", ", list.Items.Select(Words)),
            Json.Object members => string.Join(
                ", ",
                members.Members.Select(member => Words(member.Value))
            ),
            _ => value.ToString(),
        };
}
