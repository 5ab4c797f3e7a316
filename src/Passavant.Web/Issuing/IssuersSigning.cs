using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Cases;
using Passavant.Web.Log;

namespace Passavant.Web.Issuing;

/// <summary>Signs the list of issuers: whenever the keys or the names in it change, and before the last becomes old. Each is said in the log.</summary>
internal sealed class IssuersSigning(CaseworkSettings settings, Desk desk, PublishedLog published)
{
    /// <summary>The type of the event that a list of issuers was published.</summary>
    public const string Published = "issuers-published";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(90);
    private static readonly TimeSpan Again = TimeSpan.FromDays(30);

    /// <summary>Signs the list where it has changed or become old.</summary>
    /// <exception cref="IssuingRefusal">No key is at hand that those who hold the list before could follow.</exception>
    public async Task Sign(IssuerKeys with, CancellationToken stop)
    {
        var now = desk.Now;
        if (await desk.Store.Read(reading => Authority(reading, with, now), stop) is null)
            return;
        await desk.Store.Write(
            async change =>
            {
                await IssuedDocuments.Hold(change);
                if (await Authority(change, with, now) is not var (authority, says, last))
                    return;
                var previous = last is null ? null : OwnList.Read(last.Jws);
                var master =
                    with.Master(previous)
                    ?? throw new IssuingRefusal(
                        $"the root keys list {previous!.Sequence} of issuers names are none of those in '{settings.Log.Keys}', so nobody could follow to the next: put that file back"
                    );
                var list = IssuerList.Sign(
                    previous,
                    previous?.Issued > now ? previous.Issued : now,
                    now + Lasts,
                    with.Roots,
                    [authority],
                    master
                );
                await Issuance.Say(
                    change,
                    Published,
                    new { hash = list.Hash, sequence = list.Sequence },
                    now
                );
                if (
                    !await SignedLists.Add(
                        change,
                        new IssuerListRow
                        {
                            Sequence = list.Sequence,
                            At = now,
                            ValidUntil = list.ValidUntil,
                            Says = says,
                            Jws = list.Text,
                        }
                    )
                )
                    throw new InvalidOperationException(
                        $"There is a list {list.Sequence} of issuers."
                    );
            },
            stop
        );
    }

    // What the list of issuers has to say now, and the one before; null where that says it still.
    private async Task<(IssuerAuthority Authority, string Says, IssuerListRow? Last)?> Authority(
        Reading reading,
        IssuerKeys with,
        DateTimeOffset now
    )
    {
        List<string> logKeys =
        [
            .. new[] { published.Key(), published.Key(LogFolder.MlDsaKey) }.OfType<string>(),
        ];
        if (logKeys.Count == 0)
            return null;
        var keys = await KeyRevocations.On(reading, with.Keys);
        var authority = new IssuerAuthority(
            settings.Documents.Issuer,
            settings.Documents.Code,
            settings.Documents.NameAmong(await desk.Agencies(reading)),
            settings.Documents.StatusBase,
            [new IssuerLog(settings.Log.Origin, logKeys)],
            keys
        );
        var says = Base64Url.EncodeToString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        [
                            authority.Id,
                            authority.Code,
                            authority.Name,
                            .. logKeys,
                            .. with.Roots.Select(root => root.Thumbprint),
                            .. keys.Select(key =>
                                $"{key.Use} {key.Key.Thumbprint} {key.ValidFrom:O} {key.ValidUntil:O}{(key.Revoked is { } revoked ? $" {revoked.Since:O} {revoked.Reason} {revoked.Words}" : "")}"
                            ),
                        ]
                    )
                )
            )
        );
        var last = await SignedLists.Issuers(reading);
        return last is not null && last.Says == says && now - last.At < Again
            ? null
            : (authority, says, last);
    }
}
