namespace Passavant.Trust.Documents;

/// <summary>Reads status lists of the W3C (Bitstring Status List 1.0), which others publish: GZIP, base64url with the letter u before it, the first status in the highest bits.</summary>
public static class BitstringStatusList
{
    /// <summary>The fewest statuses a list may have, so that a document hides among others.</summary>
    public const long FewestStatuses = 131_072;

    /// <summary>Reads the list of a credential; its signature is another's to check.</summary>
    /// <param name="purpose">What is asked: <c>revocation</c> or <c>suspension</c>.</param>
    /// <exception cref="DocumentException">It is no such credential, is for another purpose, or its list is of another form or too small.</exception>
    public static StatusList Read(Json credential, string purpose)
    {
        CredentialForm.CheckCredential(credential);
        var members = credential.AsObject("");
        const string where = "credentialSubject";
        Demand(members, "BitstringStatusListCredential", "type");
        var subject = members.Need(where, "").AsObject(where);
        Demand(subject, "BitstringStatusList", $"{where}.type");
        var purposes = subject.Need("statusPurpose", where);
        var found = purposes is Json.Array several ? several.Items : [purposes];
        if (!found.Any(one => one is Json.Text text && text.Value == purpose))
            throw new DocumentException(
                $"{where}.statusPurpose",
                DocumentException.Quoted(purposes.ToString()),
                $"'{purpose}'"
            );
        var size = subject.FindInteger("statusSize", where) ?? 1;
        var list = Decode(subject.NeedText("encodedList", where), size);
        return list.Count >= FewestStatuses
            ? list
            : throw new DocumentException(
                $"{where}.encodedList",
                $"{list.Count} statuses",
                $"at least {FewestStatuses}"
            );
    }

    /// <summary>Reads an encoded list.</summary>
    /// <param name="size">How many bits a status has: 1, 2, 4 or 8.</param>
    /// <exception cref="DocumentException">It is of another form.</exception>
    internal static StatusList Decode(string encoded, long size)
    {
        if (size is not (1 or 2 or 4 or 8))
            throw new DocumentException("statusSize", $"{size}", "1, 2, 4 or 8");
        if (!encoded.StartsWith('u'))
            throw new DocumentException(
                "encodedList",
                "another multibase",
                "'u' and base64url without padding"
            );
        var bits = (int)size;
        var bytes = Inflating.ReadGzip(
            Base64UrlText.Read(encoded.AsSpan(1), "encodedList"),
            StatusList.LargestList,
            "encodedList"
        );
        // There the first status has the highest bits of a byte, here the lowest.
        for (var i = 0; i < bytes.Length; i++)
        {
            var turned = 0;
            for (var at = 0; at < 8; at += bits)
                turned |= ((bytes[i] >> at) & ((1 << bits) - 1)) << (8 - bits - at);
            bytes[i] = (byte)turned;
        }
        return StatusList.FromPacked(bits, bytes);
    }

    private static void Demand(Json.Object members, string type, string where)
    {
        var types = members.Need("type", "");
        var found = types is Json.Array several ? several.Items : [types];
        if (!found.Any(one => one is Json.Text text && text.Value == type))
            throw new DocumentException(
                where,
                DocumentException.Quoted(types.ToString()),
                $"'{type}'"
            );
    }
}
