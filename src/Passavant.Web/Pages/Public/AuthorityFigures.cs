using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Passavant.Web.Publishing;

namespace Passavant.Web.Pages.Public;

/// <summary>What an authority published, with one period as it is shown.</summary>
/// <param name="Authority">The authority.</param>
/// <param name="Periods">The periods published, the latest first.</param>
/// <param name="Shown">The one that is shown; null where none was published.</param>
/// <param name="Tables">Its tables.</param>
internal sealed record AuthorityFigures(
    Agency Authority,
    IReadOnlyList<string> Periods,
    PublishedFiguresRow? Shown,
    IReadOnlyList<ReadTable> Tables
)
{
    /// <summary>A table; null where too few counts were large enough.</summary>
    public ReadTable? Table(string name) => Tables.FirstOrDefault(one => one.Name == name);

    /// <summary>The share that missed no limit; null where that is not shown.</summary>
    public double? InTime =>
        Shown?.Total is { } total && Table("limits")?["none missed"] is { } kept
            ? 1.0 * kept / total
            : null;

    /// <summary>What every authority published.</summary>
    /// <param name="period">The period to be shown; the latest where it is null or was not published.</param>
    public static Task<IReadOnlyList<AuthorityFigures>> All(
        Desk desk,
        string? period,
        CancellationToken stop
    ) =>
        desk.Store.Read(
            async reading =>
            {
                var all = new List<AuthorityFigures>();
                foreach (
                    var agency in (await Store.People.Agencies(reading))
                        .Select(AgencyRows.Agency)
                        .Where(agency => agency.Kind == AgencyKind.Authority)
                        .OrderBy(agency => agency.Id, StringComparer.Ordinal)
                )
                {
                    var rows = await Publications.Of(reading, agency.Id);
                    var shown =
                        rows.FirstOrDefault(row => row.Period == period)
                        ?? (rows.Count > 0 ? rows[0] : null);
                    all.Add(
                        new(
                            agency,
                            [.. rows.Select(row => row.Period)],
                            shown,
                            shown is null
                                ? []
                                :
                                [
                                    .. (
                                        await Publications.Tables(reading, agency.Id, shown.Period)
                                    ).Select(ReadTable.Of),
                                ]
                        )
                    );
                }
                return (IReadOnlyList<AuthorityFigures>)all;
            },
            stop
        );
}
