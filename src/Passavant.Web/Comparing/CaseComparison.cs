using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Comparing;

/// <summary>Asks a partner for a case: the act is decided before anything leaves, and once more with what came of it.</summary>
internal static class CaseComparison
{
    /// <summary>Asks; answers the act and what is kept beside it, or why it is not asked.</summary>
    /// <exception cref="Trouble">There is no such case of theirs, no agreement, or the partner does not answer as it should.</exception>
    public static async Task<(
        Func<Transaction, CaseFile, Task<Act>>? Make,
        Func<Transaction, CaseFile, Reply, Task>? Beside,
        Refusal? Refusal
    )> Ask(
        string number,
        string partner,
        HttpContext context,
        Desk desk,
        Asker asker,
        CancellationToken stop
    )
    {
        var (file, caller) = await Opening.Readable(number, context, desk, Allows.Reading, stop);
        var (one, by) = (file.Case, caller.Actor);
        PartnerComparison Came(ComparisonRow row, IReadOnlyList<string> hits) =>
            new()
            {
                Comparison = row.Name ?? "",
                Partner = partner,
                Day = row.Day,
                LegalBasis = row.LegalBasis,
                Asked = row.Asked,
                Held = row.Held ?? 0,
                Hits = hits,
                Covers = one.Application.Essentials(),
            };
        var ahead = new Compare(
            new PartnerComparison
            {
                Comparison = "",
                Partner = partner,
                Day = DateOnly.FromDateTime(desk.Now.UtcDateTime),
                LegalBasis = "",
                Asked = 0,
                Held = 0,
                Covers = one.Application.Essentials(),
            }
        );
        if (Casework.Decide(one, ahead, by, desk.Now, file.Office).Refusal is { } refusal)
        {
            if (CaseAnswers.IsOfAccess(refusal) || refusal.Code == "not-yours")
                await Refusals.Record(desk, context, by, one.Number, refusal.Code, stop);
            return (null, null, refusal);
        }
        var codes = await desk.Store.Read(
            reading => Registers.Codes(reading, one.Assessment),
            stop
        );
        var (row, result) = await asker.Compare(
            by,
            partner,
            Purposes.NoUndercut,
            [ListKeys.Of(one, codes, file.Office.Accord)],
            $"{one.Number}",
            stop
        );
        return (
            (_, _) =>
                Task.FromResult<Act>(
                    new Compare(Came(row, [.. result.Hits.Select(hit => $"{hit.Key}")]))
                ),
            (change, _, _) => asker.Conclude(change, by, row, result),
            null
        );
    }
}
