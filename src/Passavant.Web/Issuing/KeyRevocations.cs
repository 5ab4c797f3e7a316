using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Administration;

namespace Passavant.Web.Issuing;

/// <summary>The acts by which administrators revoked keys that documents and statuses are signed with; the list of issuers repeats them.</summary>
internal static class KeyRevocations
{
    /// <summary>The type of the act.</summary>
    public const string Type = "document-key-revoked";

    /// <summary>What an act says.</summary>
    /// <param name="Key">The key, by its id.</param>
    /// <param name="Reason">For which reason.</param>
    /// <param name="Since">From when on.</param>
    /// <param name="Why">What happened; whoever checks documents reads it.</param>
    internal sealed record Act(
        string Key,
        RevocationReason Reason,
        DateTimeOffset Since,
        string Why
    );

    /// <summary>Keys of the list of issuers, with what was said of them. Of a key that was revoked twice the earlier day and the graver reason count.</summary>
    public static async Task<IReadOnlyList<IssuerKey>> On(
        Reading reading,
        IReadOnlyList<IssuerKey> keys
    )
    {
        var acts = (await All(reading)).ToLookup(act => act.Key, StringComparer.Ordinal);
        return
        [
            .. keys.Select(key =>
                acts[key.Key.Thumbprint].MaxBy(act => act.Reason) is not { } gravest
                    ? key
                    : key with
                    {
                        Revoked = new KeyRevocation(
                            acts[key.Key.Thumbprint].Min(act => act.Since),
                            gravest.Reason,
                            gravest.Why
                        ),
                    }
            ),
        ];
    }

    /// <summary>The keys for documents that somebody else may have.</summary>
    public static async Task<IReadOnlyList<IssuerKey>> Compromised(
        Reading reading,
        IReadOnlyList<IssuerKey> keys
    ) =>
        [
            .. (await On(reading, keys)).Where(key =>
                key is { Use: IssuerKeyUse.Document, Revoked.Reason: RevocationReason.Compromise }
            ),
        ];

    private static async Task<IEnumerable<Act>> All(Reading reading) =>
        (await Events.OfType(reading, Administering.Stream, Type)).Select(one =>
            JsonSerializer.Deserialize<Act>(one.Body, CaseJson.Options)!
        );
}
