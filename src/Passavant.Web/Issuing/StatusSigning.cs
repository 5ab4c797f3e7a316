using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Cases;

namespace Passavant.Web.Issuing;

/// <summary>Signs the lists of what was revoked or suspended: whenever one says something else, and before the last becomes old.</summary>
internal sealed class StatusSigning(IssuingSettings documents, Desk desk)
{
    /// <summary>How many statuses a list has: a list is left half empty, so that a place drawn by chance is soon a free one.</summary>
    public const int ListLength = 1 << 17;

    private const int StatusBits = 2;

    // A post that fetches the list once a day has one that is fresh, even where a day is missed.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(2);
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);
    private static readonly TimeSpan Again = TimeSpan.FromHours(12);

    /// <summary>Signs every list that has changed or become old.</summary>
    public async Task Sign(IssuerKeys with, CancellationToken stop)
    {
        var last = await desk.Store.Read(IssuedDocuments.LastList, stop);
        for (var list = 1L; list <= last; list++)
            await Sign(list, with, stop);
    }

    private async Task Sign(long list, IssuerKeys with, CancellationToken stop)
    {
        var now = with.At(desk.Now);
        if (await desk.Store.Read(reading => Statuses(reading, list, with, now), stop) is null)
            return;
        await desk.Store.Write(
            async change =>
            {
                // Nobody changes a status or signs a list meanwhile.
                await IssuedDocuments.Hold(change);
                if (await Statuses(change, list, with, now) is not var (fallen, says))
                    return;
                var statuses = StatusList.Of(StatusBits, ListLength, fallen);
                var expires = now + Lasts;
                var fresh = (long)Fresh.TotalSeconds;
                await SignedLists.Put(
                    change,
                    new StatusListRow
                    {
                        List = list,
                        At = now,
                        Says = says,
                        Jwt = StatusListToken.SignJwt(
                            documents.StatusList(list),
                            statuses,
                            now,
                            expires,
                            fresh,
                            with.Status
                        ),
                        Cwt = StatusListToken.SignCwt(
                            documents.StatusList(list),
                            statuses,
                            now,
                            expires,
                            fresh,
                            with.Status
                        ),
                    }
                );
            },
            stop
        );
    }

    // What a list has to say now; null where the one signed last says it still.
    private async Task<(IReadOnlyList<(long Index, int Status)> Fallen, string Says)?> Statuses(
        Reading reading,
        long list,
        IssuerKeys with,
        DateTimeOffset now
    )
    {
        var fallen = await IssuedDocuments.Fallen(reading, list);
        var says = Base64Url.EncodeToString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    $"{documents.StatusList(list)} {with.Status.Key.Thumbprint} {string.Join(' ', fallen.Select(one => $"{one.Index}:{one.Status}"))}"
                )
            )
        );
        return
            await SignedLists.Status(reading, list) is { } row
            && row.Says == says
            && now - row.At < Again
            ? null
            : (fallen, says);
    }
}
