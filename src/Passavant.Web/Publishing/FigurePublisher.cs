using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Figures;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Passavant.Web.Demo;
using Passavant.Web.Pages.Public;

namespace Passavant.Web.Publishing;

/// <summary>Publishes the figures of each quarter that is over, once: attacked before, hashed into the log, never changed after.</summary>
internal sealed partial class FigurePublisher(
    Desk desk,
    TimeProvider time,
    ILogger<FigurePublisher> log,
    Demonstration? demonstration = null
) : BackgroundService
{
    /// <summary>The stream publications are recorded in.</summary>
    public const string Stream = "figures";

    /// <summary>The least count that is shown, unless an accord says a greater one.</summary>
    public const int Least = 5;

    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    // Acts of the last moments of a quarter are there by then, on whichever server.
    private static readonly TimeSpan Settles = TimeSpan.FromHours(1);

    /// <summary>Publishes what is over and not published; how many periods that were.</summary>
    public async Task<int> Work(CancellationToken stop)
    {
        if (demonstration is { IsReady: false })
            return 0;
        var now = desk.Now;
        var done = 0;
        foreach (
            var (authority, quarter) in await desk.Store.Read(reading => Due(reading, now), stop)
        )
            try
            {
                if (await desk.Store.Write(change => Publish(change, authority, quarter), stop))
                    done++;
            }
            catch (ConflictException)
            {
                // Another server publishes too; the next round looks again.
            }
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        try
        {
            do try
            {
                if (await Work(stoppingToken) is > 0 and var done)
                    Published(log, done);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(log, failure);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) { }
    }

    private static async Task<IReadOnlyList<(string, Quarter)>> Due(
        Reading reading,
        DateTimeOffset now
    )
    {
        var due = new List<(string, Quarter)>();
        foreach (
            var agency in (await Store.People.Agencies(reading))
                .Select(AgencyRows.Agency)
                .Where(agency => agency.Kind == AgencyKind.Authority)
        )
            if (await Publications.First(reading, agency.Id) is { } first)
            {
                var known = (await Publications.Of(reading, agency.Id))
                    .Select(row => row.Period)
                    .ToHashSet(StringComparer.Ordinal);
                for (
                    var quarter = Quarter.Of(first);
                    quarter.To + Settles <= now;
                    quarter = quarter.Next
                )
                    if (!known.Contains($"{quarter}"))
                        due.Add((agency.Id, quarter));
            }
        return due;
    }

    private async Task<bool> Publish(Transaction change, string authority, Quarter quarter)
    {
        var now = desk.Now;
        var version = await Events.Version(change, Stream);
        if ((await Publications.Of(change, authority)).Any(row => row.Period == $"{quarter}"))
            return false;
        var accord = await Editions.Active(change, now) is { } active
            ? await desk.Accord(change, active.Identity)
            : null;
        var decisions = new List<CountedDecision>();
        foreach (var row in await Publications.Decided(change, authority, quarter.From, quarter.To))
            decisions.Add(await Counted(change, row, accord, quarter, now));
        var rule = new SuppressionRule(LeastOf(accord), LeastOf(accord));
        var tables = FigureTables.Of(decisions, Domains(accord), Groups(accord), rule);
        int? total = decisions.Count >= rule.Least ? decisions.Count : null;
        var median = total is null
            ? null
            : Durations.Median([.. decisions.Select(one => one.Days).OfType<int>()], rule);
        version = await Events.Append(
            change,
            Stream,
            version,
            [
                Recorded.Act(
                    Actor.System with
                    {
                        Agency = authority,
                    },
                    now,
                    "figures-published",
                    new
                    {
                        authority,
                        period = $"{quarter}",
                        total,
                        median,
                        leastShown = rule.Least,
                        tables = tables.ToDictionary(table => table.Name, table => table.Hash),
                    }
                ) with
                {
                    Accord = accord is null ? null : $"{accord.Identity}",
                },
            ]
        );
        await Publications.Add(
            change,
            new PublishedFiguresRow
            {
                Authority = authority,
                Period = $"{quarter}",
                At = now,
                Least = rule.Least,
                Total = total,
                Median = median,
                Version = version,
            },
            [
                .. tables.Select(table => new PublishedTableRow
                {
                    Authority = authority,
                    Period = $"{quarter}",
                    Name = table.Name,
                    Csv = table.Csv,
                    Json = table.Json,
                }),
            ]
        );
        return true;
    }

    private async Task<CountedDecision> Counted(
        Reading reading,
        CountedRow row,
        Accord? accord,
        Quarter quarter,
        DateTimeOffset now
    )
    {
        var file = await desk.Find(reading, CaseNumber.Parse(row.Number), now);
        var one = file?.Case;
        var domains = (await Registers.Codes(reading, one?.Assessment))
            .Select(code => accord?.FindControl(code)?.Domain)
            .OfType<string>()
            .Distinct()
            .ToList();
        return new CountedDecision(
            domains.Count switch
            {
                0 => "none",
                1 => domains[0],
                _ => "several",
            },
            row.Destination is { } destination && accord is not null
                ? Treatments
                    .GroupsOf(accord)
                    .Where(group => group.Countries.Contains(destination))
                    .MinBy(group => group.Countries.Count)
                    ?.Name
                    ?? "other"
                : "other",
            FigureTables.Outcomes.Contains(row.Outcome) ? row.Outcome! : "ruled",
            row.Submitted is { } submitted
                ? (int)Math.Ceiling((row.Decided - submitted).TotalDays)
                : null,
            row.Missed > 0,
            one?.Decision?.Proposal.DepartsBecause is not null,
            one?.Decision?.Proposal.Instruction is not null,
            one is not null
                && one.PastAppeals.Append(one.Appeal)
                    .Any(appeal => appeal is not null && appeal.Lodged < quarter.To)
        );
    }

    private static IReadOnlyList<string> Domains(Accord? accord) =>
        [
            .. (accord?.Controls ?? [])
                .Select(control => control.Domain)
                .OfType<string>()
                .Where(domain => domain is not ("several" or "none"))
                .Distinct(),
            "several",
            "none",
        ];

    private static IReadOnlyList<string> Groups(Accord? accord) =>
        [
            .. (accord is null ? [] : Treatments.GroupsOf(accord))
                .Select(group => group.Name)
                .Where(name => name != "other"),
            "other",
        ];

    /// <summary>The least count that is shown: what the states agreed for what is published, where it is more than ours.</summary>
    public static int LeastOf(Accord? accord) =>
        accord?.Chapters.TryGetValue("publication", out var chapter) == true
        && chapter is IReadOnlyList<object> list
            ? (int)
                Math.Min(
                    1000,
                    list.OfType<Entry>()
                        .Select(entry => entry.Number("smallest cell")?.ToDouble() ?? 0)
                        .Append(Least)
                        .Max()
                )
            : Least;

    [LoggerMessage(LogLevel.Information, "Figures of {Periods} periods were published.")]
    private static partial void Published(ILogger log, int periods);

    [LoggerMessage(LogLevel.Error, "Figures could not be published; it is tried again.")]
    private static partial void Failed(ILogger log, Exception failure);
}
