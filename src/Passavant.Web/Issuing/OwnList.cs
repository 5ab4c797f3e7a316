using Passavant.Store;
using Passavant.Trust.Documents;
using DocumentJson = Passavant.Trust.Documents.Json;

namespace Passavant.Web.Issuing;

/// <summary>The authority's own list of issuers, out of its own records: believed for the root keys it names itself. Others are given a root key by hand.</summary>
internal static class OwnList
{
    /// <summary>The last list; null where none was signed yet.</summary>
    public static async Task<IssuerList?> Find(Reading reading) =>
        await SignedLists.Issuers(reading) is { } row ? Read(row.Jws) : null;

    /// <summary>Reads a list out of the records.</summary>
    public static IssuerList Read(string jws)
    {
        var roots =
            Jws.Read(jws, jws.Length).ReadPayload().Find("roots") as DocumentJson.Array
            ?? throw new InvalidOperationException("The list of issuers in the records is none.");
        return IssuerList.Read(jws, [.. roots.Items.Select(one => DocumentKey.Read(one))]);
    }
}
