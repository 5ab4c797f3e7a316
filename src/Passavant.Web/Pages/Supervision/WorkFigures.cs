using Passavant.Accords;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Pages.Parts.Drawings;
using Passavant.Web.Pages.Work;

namespace Passavant.Web.Pages.Supervision;

/// <summary>The work of an authority in figures, ready to be drawn.</summary>
internal sealed record WorkFigures
{
    /// <summary>How many days back decisions may be counted.</summary>
    public static IReadOnlyList<int> Periods { get; } = [30, 90, 180, 365];

    private static readonly Phase[] Phases =
    [
        Phase.Submitted,
        Phase.Review,
        Phase.Proposed,
        Phase.Notice,
        Phase.Appeal,
    ];

    private static readonly Hue[] Hues = [Hue.Quiet, Hue.Mid, Hue.Wait, Hue.Stop, Hue.Go];

    /// <summary>The language, who looks, where.</summary>
    public required Here Here { get; init; }

    /// <summary>Where decisions are counted from, in days back.</summary>
    public required int Days { get; init; }

    /// <summary>What is counted.</summary>
    public required Supervising.FiguresView Figures { get; init; }

    /// <summary>What is open, by officer and phase.</summary>
    public required IReadOnlyList<QueueLoad> Loads { get; init; }

    /// <summary>Cases in which a limit was missed.</summary>
    public required IReadOnlyList<MissedRow> Missed { get; init; }

    /// <summary>Where it is worked on.</summary>
    public required Office Office { get; init; }

    /// <summary>Where the list of cases is that the drawings lead to; null where they lead nowhere.</summary>
    public string? Queue { get; init; }

    /// <summary>Where the page of a case is, before its number.</summary>
    public required string Place { get; init; }

    /// <summary>How many cases are open.</summary>
    public int Open => Loads.Sum(one => one.Cases);

    /// <summary>How many of them nobody has.</summary>
    public int Nobodys => Loads.Where(one => one.Officer is null).Sum(one => one.Cases);

    /// <summary>Reads the figures of an authority.</summary>
    public static Task<WorkFigures> Read(
        Here here,
        Desk desk,
        string authority,
        int days,
        string place,
        string? queue,
        CancellationToken stop
    )
    {
        var now = desk.Now;
        return desk.Store.Read(
            async reading => new WorkFigures
            {
                Here = here,
                Days = days,
                Place = place,
                Queue = queue,
                Figures = await Supervising.FiguresOf(reading, authority, days, now),
                Loads = await Store.Queue.Load(reading, authority),
                Missed = await Store.Queue.Missed(
                    reading,
                    authority,
                    500,
                    Supervising.KeptOut(here.Caller!.Actor)
                ),
                Office = await desk.Office(reading, null, now),
            },
            stop
        );
    }

    /// <summary>What everybody has open, in pieces by phase; who has most first.</summary>
    public Markup Load() =>
        Bars.Stacked(
            Here["Open cases by officer"],
            Here["Officer"],
            [.. Phases.Zip(Hues, (phase, hue) => new Kind(Here[CaseWords.Of(phase)], hue))],
            [
                .. Loads
                    .GroupBy(one => one.Officer)
                    .OrderByDescending(group => group.Sum(one => one.Cases))
                    .Select(group =>
                    {
                        var counts = Phases
                            .Select(phase =>
                                group
                                    .Where(one => one.Phase == CaseJson.Word(phase))
                                    .Sum(one => one.Cases)
                            )
                            .ToList();
                        return new StackedBar(
                            group.Key is { } officer ? Person(officer) : Here["Nobody yet"],
                            [.. counts.Select(count => (double?)count)],
                            [.. counts.Select(count => Here.Number(count))],
                            Address(
                                group.Key is null
                                    ? "unassigned=true&open=true"
                                    : $"officer={Uri.EscapeDataString(group.Key)}&open=true"
                            )
                        );
                    }),
            ],
            hidden: true
        );

    /// <summary>How old open cases are, by phase.</summary>
    public Markup Ages() =>
        Bars.Stacked(
            Here["Open cases by phase and age since they were submitted"],
            Here["Phase"],
            [
                new Kind(Here["Up to 20 days"], Hue.Go),
                new Kind(Here["21 to 60 days"], Hue.Mid),
                new Kind(Here["61 to 180 days"], Hue.Wait),
                new Kind(Here["Longer"], Hue.Stop),
            ],
            [
                .. Figures
                    .Ages.OrderBy(band => Choices.Find<Phase>(band.Phase))
                    .Select(band =>
                    {
                        int[] counts = [band.To20Days, band.To60Days, band.To180Days, band.Older];
                        return new StackedBar(
                            Here[CaseWords.Of(Choices.Find<Phase>(band.Phase))],
                            [.. counts.Select(count => (double?)count)],
                            [.. counts.Select(count => Here.Number(count))],
                            Address($"phase={band.Phase}")
                        );
                    }),
            ],
            hidden: true
        );

    /// <summary>How often each limit was missed, the most often missed first.</summary>
    public Markup Limits() =>
        Bars.Of(
            Here["Limits missed in open cases"],
            Here["Limit"],
            Here["Times missed"],
            [
                .. Figures
                    .Missed.GroupBy(one => one.LimitName)
                    .Select(group => (Limit: group.Key, Times: group.Sum(one => one.Cases)))
                    .OrderByDescending(one => one.Times)
                    .Select(one => new Bar(
                        Limit(one.Limit),
                        one.Times,
                        Here.Number(one.Times),
                        Hue.Stop
                    )),
            ],
            hidden: true
        );

    /// <summary>Decisions of the period, and how many of them stand out.</summary>
    public Markup Decided() =>
        Bars.Of(
            Here["Decisions issued"],
            Here["What"],
            Here["Decisions"],
            [
                new Bar(Here["Decided"], Figures.Decided, Here.Number(Figures.Decided), Hue.Mid),
                new Bar(
                    Here["of them departing from the review policy"],
                    Figures.Departures,
                    Here.Number(Figures.Departures),
                    Hue.Wait
                ),
                new Bar(
                    Here["of them on an instruction from above"],
                    Figures.Instructions,
                    Here.Number(Figures.Instructions),
                    Hue.Stop
                ),
            ],
            hidden: true
        );

    /// <summary>What a limit is called.</summary>
    public string Limit(string id) => Waits.Title(Here, Office.Procedure, id);

    /// <summary>Who or what was waited for.</summary>
    public string WaitedFor(string limit, string key) => Waits.For(Here, Office, limit, key);

    /// <summary>What somebody is called.</summary>
    public string Person(string id) => Office.Names.GetValueOrDefault(id, id);

    private string? Address(string query) => Queue is null ? null : Here.To($"{Queue}?{query}");
}
