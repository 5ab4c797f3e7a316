using Passavant.Cases;
using Passavant.Cases.Clocks;
using Passavant.Store;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;
using Span = Passavant.Accords.Span;

namespace Passavant.Web.Pages.Appeals;

/// <summary>Appeals before a panel: those to be decided with their own clock, and those that are over.</summary>
[Seats(Role.Panel)]
internal sealed class AppealListPage(Here here, Desk desk) : SeatPage(here)
{
    /// <summary>An appeal.</summary>
    /// <param name="Case">The case.</param>
    /// <param name="Appeal">The appeal.</param>
    /// <param name="Clock">The clock of the decision; null where none runs.</param>
    /// <param name="Members">Who hears it, by name.</param>
    /// <param name="Sits">Whether whoever looks is among them.</param>
    public sealed record Lodged(
        Case Case,
        Appeal Appeal,
        Clock? Clock,
        IReadOnlyList<string> Members,
        bool Sits
    );

    /// <summary>Appeals to be decided, the next due first.</summary>
    public IReadOnlyList<Lodged> Pending { get; private set; } = [];

    /// <summary>Appeals that are over, the latest first.</summary>
    public IReadOnlyList<Lodged> Over { get; private set; } = [];

    public async Task OnGet()
    {
        var (by, now) = (Here.Caller!.Actor, desk.Now);
        var found = await desk.Store.Read(
            async reading =>
            {
                var page = await Queue.Page(
                    reading,
                    new QueueFilter
                    {
                        Agency = by.Agency,
                        Person = by.Person,
                        Relation = "panel",
                        PastRestriction = true,
                    },
                    QueueOrder.Due,
                    null,
                    200
                );
                return (await desk.Files(reading, page.Cases, now))
                    .Where(file => WhoMay.MayRead(file.Case, by, file.Office))
                    .Select(file => new Lodged(
                        file.Case,
                        file.Case.Appeal!,
                        Casework
                            .Clocks(file.Case, now, file.Office)
                            .LastOrDefault(clock => clock.Span == Span.AppealDecision),
                        [
                            .. file.Case.Appeal!.Members.Select(person =>
                                file.Office.Names.GetValueOrDefault(person, person)
                            ),
                        ],
                        file.Case.Appeal.Members.Contains(by.Person)
                    ))
                    .ToList();
            },
            HttpContext.RequestAborted
        );
        Pending =
        [
            .. found
                .Where(one => one.Appeal is { Outcome: null, Overtaken: null })
                .OrderBy(one => one.Clock?.Due ?? DateTimeOffset.MaxValue),
        ];
        Over =
        [
            .. found
                .Where(one => one.Appeal is not { Outcome: null, Overtaken: null })
                .OrderByDescending(one => one.Appeal.Decided ?? one.Appeal.Overtaken),
        ];
    }
}
