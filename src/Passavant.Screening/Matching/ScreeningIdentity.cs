using System.Security.Cryptography;
using System.Text;
using Passavant.Screening.Lists;

namespace Passavant.Screening.Matching;

/// <summary>What an answer depends on beside the question: with it, the same question has the same answer, byte for byte.</summary>
/// <param name="Engine">The scorer, by name and version.</param>
/// <param name="Configuration">The SHA-256, in lower-case hexadecimal, of the scorer's weights and limits.</param>
/// <param name="Lists">The lists, by id and content hash, in the order asked.</param>
public sealed record ScreeningIdentity(
    string Engine,
    string Configuration,
    IReadOnlyList<ListIdentity> Lists
)
{
    /// <summary>The identity of screening against these lists.</summary>
    public static ScreeningIdentity Of(IReadOnlyList<ListSnapshot> lists) =>
        new(
            Scorer.Name,
            Hash(Scorer.Configuration),
            [.. lists.Select(list => new ListIdentity(list.Id, list.Hash))]
        );

    /// <summary>The SHA-256, in lower-case hexadecimal, of a party asked about.</summary>
    public static string Of(Party asked) =>
        Convert.ToHexStringLower(SHA256.HashData(PartyJson.ToBytes(asked)));

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A list by what it says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">Its content hash.</param>
public sealed record ListIdentity(string Id, string Hash);
