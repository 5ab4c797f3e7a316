using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Public;

/// <summary>What an authority did, in numbers, before the small ones are taken out.</summary>
/// <param name="Authority">The authority.</param>
/// <param name="Open">Open cases by phase.</param>
/// <param name="Decided">Decisions of the last twelve months by outcome.</param>
/// <param name="Days">How many of them took how long, by the bounds in <see cref="PublicFigures.Bounds"/> and above.</param>
/// <param name="Median">The days half of them took at most; null where there are none.</param>
/// <param name="InTime">How many of them missed no limit.</param>
/// <param name="Departures">How many depart from the review policy assessed.</param>
/// <param name="Instructions">How many carry out an instruction from above.</param>
/// <param name="Appeals">Appeals lodged.</param>
/// <param name="AppealsDecided">Appeals decided.</param>
internal sealed record AuthorityFigures(
    Agency Authority,
    IReadOnlyDictionary<Phase, int> Open,
    IReadOnlyDictionary<string, int> Decided,
    IReadOnlyList<int> Days,
    int? Median,
    int InTime,
    int Departures,
    int Instructions,
    int Appeals,
    int AppealsDecided
)
{
    /// <summary>How many cases are open.</summary>
    public int OpenInAll => Open.Values.Sum();

    /// <summary>How many decisions there were.</summary>
    public int DecidedInAll => Decided.Values.Sum();
}

/// <summary>The service figures everybody may see, counted from the records and counted again every ten minutes.</summary>
internal sealed class PublicFigures(Desk desk) : IDisposable
{
    /// <summary>The bounds of the bands of days a decision took.</summary>
    public static IReadOnlyList<int> Bounds { get; } = [20, 40, 60, 120];

    private static readonly TimeSpan Keeping = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim one = new(1);
    private (DateTimeOffset At, IReadOnlyList<AuthorityFigures> All, int Least)? kept;

    /// <summary>The figures of every authority, and the least number that is shown.</summary>
    public async Task<(IReadOnlyList<AuthorityFigures> All, int Least)> Read(CancellationToken stop)
    {
        if (Fresh() is { } known)
            return known;
        await one.WaitAsync(stop);
        try
        {
            if (Fresh() is { } counted)
                return counted;
            var now = desk.Now;
            var (all, least) = await desk.Store.Read(reading => Count(reading, now), stop);
            kept = (now, all, least);
            return (all, least);
        }
        finally
        {
            _ = one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private (IReadOnlyList<AuthorityFigures>, int)? Fresh() =>
        kept is { } known && desk.Now - known.At is var age && age >= TimeSpan.Zero && age < Keeping
            ? (known.All, known.Least)
            : null;

    private async Task<(IReadOnlyList<AuthorityFigures>, int)> Count(
        Reading reading,
        DateTimeOffset now
    )
    {
        var since = now.AddYears(-1);
        var all = new List<AuthorityFigures>();
        foreach (
            var agency in (await Passavant.Store.People.Agencies(reading))
                .Select(AgencyRows.Agency)
                .Where(agency => agency.Kind == AgencyKind.Authority)
                .OrderBy(agency => agency.Id, StringComparer.Ordinal)
        )
        {
            var ages = await Figures.Ages(reading, agency.Id, now);
            var decided = await Figures.Decided(reading, agency.Id, since);
            var issued = Supervising.Issued(
                await Figures.Deciding(reading, agency.Id, since),
                since
            );
            var done = (await Figures.Appeals(reading, agency.Id, since)).ToDictionary(
                row => row.Type,
                row => row.Times
            );
            var days = decided
                .Where(row => row.Submitted is not null)
                .Select(row => (int)Math.Ceiling((row.Decided - row.Submitted!.Value).TotalDays))
                .Order()
                .ToList();
            all.Add(
                new AuthorityFigures(
                    agency,
                    ages.GroupBy(band => Cases.Choices.Find<Phase>(band.Phase))
                        .ToDictionary(
                            bands => bands.Key,
                            bands =>
                                bands.Sum(band =>
                                    band.To20Days + band.To60Days + band.To180Days + band.Older
                                )
                        ),
                    decided
                        .GroupBy(row => row.Outcome ?? "ruled")
                        .ToDictionary(rows => rows.Key, rows => rows.Count()),
                    [
                        .. Enumerable
                            .Range(0, Bounds.Count + 1)
                            .Select(i =>
                                days.Count(day =>
                                    (i == 0 || day > Bounds[i - 1])
                                    && (i == Bounds.Count || day <= Bounds[i])
                                )
                            ),
                    ],
                    days.Count == 0 ? null : days[(days.Count - 1) / 2],
                    decided.Count(row => row.Missed == 0),
                    issued.Count(proposed => proposed.DepartsBecause is not null),
                    issued.Count(proposed => proposed.Instruction is not null),
                    done.GetValueOrDefault("appeal"),
                    done.GetValueOrDefault("decide-appeal")
                )
            );
        }
        var active = await Passavant.Store.Editions.Active(reading, now);
        return (
            all,
            active is null
                ? SmallNumbers.Least
                : LeastOf(await desk.Accord(reading, active.Identity))
        );
    }

    // What the states agreed for what is published, where it is more than ours.
    private static int LeastOf(Accord accord) =>
        accord.Chapters.TryGetValue("publication", out var chapter)
        && chapter is IReadOnlyList<object> list
            ? list.OfType<Entry>()
                .Select(entry => entry.Number("smallest cell")?.ToDouble() ?? 0)
                .Append(SmallNumbers.Least)
                .Max()
                is var least
                    and <= 1000
                ? (int)least
                : 1000
            : SmallNumbers.Least;
}
