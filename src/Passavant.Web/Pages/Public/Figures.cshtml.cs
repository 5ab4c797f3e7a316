using Passavant.Accords;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Pages.Parts.Drawings;
using Passavant.Web.Publishing;

namespace Passavant.Web.Pages.Public;

/// <summary>Service figures: what each authority published of quarters that are over.</summary>
[Anybody]
internal sealed class FiguresPage(Here here, Desk desk) : SeatPage(here)
{
    private Accord? accord;
    private Telling? telling;

    /// <summary>What each authority published.</summary>
    public IReadOnlyList<AuthorityFigures> All { get; private set; } = [];

    public async Task OnGet(string? period)
    {
        All = await AuthorityFigures.All(desk, period, HttpContext.RequestAborted);
        accord = await desk.Store.Read(
            async reading =>
                await Store.Editions.Active(reading, desk.Now) is { } active
                    ? await desk.Accord(reading, active.Identity)
                    : null,
            HttpContext.RequestAborted
        );
        telling = accord is null ? null : new Telling(accord, Here);
    }

    /// <summary>A quarter, in words.</summary>
    public string Period(string period) =>
        Quarter.TryParse(period, null, out var quarter)
            ? Here["{0} to {1}", Here.Day(quarter.From), Here.Day(quarter.To.AddDays(-1))]
            : period;

    /// <summary>What a table is called.</summary>
    public string Name(string table) =>
        table switch
        {
            FigureTables.Decisions => Here["Decisions by technology, destination and outcome"],
            "outcome" => Here["Decisions by outcome"],
            "domain" => Here["Decisions by technology"],
            "destination" => Here["Decisions by group of destinations"],
            "time" => Here["Decisions by the days they took"],
            "limits" => Here["Limits missed"],
            "policy" => Here["Decisions that depart from the policy assessed"],
            "instructions" => Here["Instructions from above"],
            "appeals" => Here["Appeals lodged"],
            _ => table,
        };

    /// <summary>What the attack on a table came to.</summary>
    public string Attack(ReadTable table) =>
        table.Hidden == 0
            ? Here["No count is hidden."]
            : Here.Count(
                table.Hidden,
                "{0} count is hidden. Everything published leaves values possible for it that are far enough apart.",
                "{0} counts are hidden. For each of them everything published leaves values possible that are far enough apart."
            );

    /// <summary>The charts of a period: the totals of each breakdown.</summary>
    public IEnumerable<Markup> Drawings(AuthorityFigures one)
    {
        var total = one.Shown!.Total ?? 1;
        var decisions = one.Table(FigureTables.Decisions);
        foreach (
            var (name, dimension, head, say) in new (string, int, string, Func<string, string>)[]
            {
                ("outcome", 2, Here["Outcome"], Outcome),
                ("domain", 0, Here["Technology"], Domain),
                ("destination", 1, Here["Destination"], Group),
            }
        )
            if ((decisions?.Over(dimension) ?? one.Table(name)?.Over(0)) is { } counts)
                yield return Draw(Name(name), head, counts, say, total);
        if (one.Table("time") is { } time)
            yield return Draw(
                Name("time"),
                Here["Days from submission to decision"],
                time.Over(0),
                Days,
                total
            );
        foreach (var name in new[] { "limits", "policy", "instructions", "appeals" })
            if (one.Table(name) is { } table)
                yield return Draw(Name(name), Here["What"], table.Over(0), Word, total);
    }

    private Markup Draw(
        string caption,
        string head,
        IEnumerable<(string Category, long? Count)> counts,
        Func<string, string> say,
        int total
    ) =>
        Bars.Of(
            caption,
            head,
            Here["Cases"],
            [
                .. counts
                    .Where(one => one.Count != 0)
                    .Select(one => new Bar(
                        say(one.Category),
                        one.Count,
                        one.Count is { } count ? Here.Number(count) : Here["not shown"]
                    )),
            ],
            total
        );

    private string Outcome(string outcome) =>
        outcome switch
        {
            "granted" => Here["Granted"],
            "granted-in-part" => Here["Granted in part"],
            "refused" => Here["Refused"],
            "not-required" => Here["No licence needed"],
            _ => Here["Questions and complaints answered"],
        };

    private string Domain(string domain) =>
        domain switch
        {
            "several" => Here["several domains"],
            "none" => Here["nothing controlled, or not assessed"],
            _ => telling?.Domain(domain) ?? domain,
        };

    private string Group(string group) =>
        accord?.Glossary.Groups.TryGetValue(group, out var known) == true
        && telling!.In(known.Label) is { Length: > 0 } label
            ? label
        : group == "other" ? Here["Other destinations"]
        : group;

    private string Days(string band) =>
        band switch
        {
            "not said" => Here["not said"],
            _ when band.StartsWith("over ", StringComparison.Ordinal) => Here[
                "more than {0} days",
                band[5..]
            ],
            _ when band.StartsWith("0-", StringComparison.Ordinal) => Here[
                "up to {0} days",
                band[2..]
            ],
            _ => Here["{0} to {1} days", band.Split('-')[0], band.Split('-')[1]],
        };

    private string Word(string category) =>
        category switch
        {
            "none missed" => Here["none missed"],
            "missed" => Here["missed"],
            "followed" => Here["followed"],
            "departed from" => Here["departed from"],
            "none" => Here["none"],
            "carried out" => Here["carried out"],
            _ => Here["lodged"],
        };
}
