using Passavant.Trust.Matching.Keys;

namespace Passavant.Trust.Matching.Notices;

/// <summary>The keys that essentially identical transactions have in common: an item's code, the destination, and a key of the end user.</summary>
/// <remarks>
/// Each item gives a key with its whole code and one with the heading it stands under (<c>3A001</c> of <c>3A001.b.2</c>), so that states that classify to different depths find one another.
/// The ultimate consignee counts like the end user, because states differ in whom they name as which. That a key is the same says that transactions are to be compared by people, and no more.
/// </remarks>
public static class TransactionKeys
{
    /// <summary>The keys of a proposed transaction, to ask a partner by; without duplicates, in the order of their text.</summary>
    /// <param name="codes">The codes of its items.</param>
    /// <param name="destination">Two letters.</param>
    /// <param name="parties">The keys of the end user and the ultimate consignee.</param>
    /// <exception cref="FormatException">A code is empty, the destination is not two letters, or a party is itself a transaction.</exception>
    public static IReadOnlyList<MatchKey> Of(
        IEnumerable<string> codes,
        string destination,
        IEnumerable<MatchKey> parties
    )
    {
        var kept = parties.ToList();
        return
        [
            .. codes
                .SelectMany(Depths)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .SelectMany(code =>
                    kept.Select(party => MatchKey.Transaction(code, destination, party))
                )
                .Distinct()
                .OrderBy(key => key.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>The list of notices that count on a day, each under its id, ready to be made a list that is compared.</summary>
    /// <param name="notices">The notices of one state.</param>
    /// <param name="day">The day.</param>
    /// <param name="reviewEvery">Months after which a notice is to be looked at again.</param>
    public static IReadOnlyList<KeyedRecord> Of(
        IEnumerable<DenialNotice> notices,
        DateOnly day,
        int reviewEvery
    ) =>
        [
            .. notices
                .Where(notice => notice.CountsOn(day, reviewEvery))
                .Select(notice => new KeyedRecord(
                    notice.Id,
                    Of(
                        notice.Items.Select(item => item.Code),
                        notice.Destination,
                        notice.EndUser.Concat(notice.UltimateConsignee)
                    )
                )),
        ];

    private static IEnumerable<string> Depths(string code)
    {
        yield return code;
        if (code.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot)
            yield return code[..dot];
    }
}
