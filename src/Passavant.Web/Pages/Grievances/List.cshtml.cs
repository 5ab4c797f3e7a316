using Passavant.Cases;
using Passavant.Cases.Clocks;
using Passavant.Store;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Grievances;

/// <summary>Grievances for the ombudsperson: those to be looked at with their clocks, and those that are over.</summary>
[Seats(Role.Ombudsperson)]
internal sealed class GrievanceListPage(Here here, Desk desk) : SeatPage(here)
{
    /// <summary>A grievance.</summary>
    /// <param name="Case">The case.</param>
    /// <param name="Applicant">Who complains.</param>
    /// <param name="Next">The clock that is next due; null for none.</param>
    public sealed record Filed(Case Case, string Applicant, Clock? Next);

    /// <summary>Those to be dealt with, the next due first.</summary>
    public IReadOnlyList<Filed> Open { get; private set; } = [];

    /// <summary>Those that are over, the latest first.</summary>
    public IReadOnlyList<Filed> Over { get; private set; } = [];

    public async Task OnGet()
    {
        var (by, now) = (Here.Caller!.Actor, desk.Now);
        var found = await desk.Store.Read(
            async reading =>
            {
                var mine = new QueueFilter
                {
                    Agency = by.Agency,
                    Person = by.Person,
                    Kind = CaseJson.Word(CaseKind.Grievance),
                    PastRestriction = true,
                    IsOpen = true,
                };
                var open = await Queue.Page(reading, mine, most: 200);
                var over = await Queue.Page(
                    reading,
                    mine with
                    {
                        IsOpen = false,
                    },
                    QueueOrder.Newest,
                    most: 50
                );
                return (await desk.Files(reading, open.Cases.Concat(over.Cases), now))
                    .Where(file => WhoMay.MayRead(file.Case, by, file.Office))
                    .Select(file => new Filed(
                        file.Case,
                        file.Office.Agencies.GetValueOrDefault(file.Case.Applicant) is { } agency
                            ? Here[agency.Name]
                            : file.Case.Applicant,
                        Casework
                            .Clocks(file.Case, now, file.Office)
                            .Where(clock => clock.Ended is null)
                            .MinBy(clock => clock.Due ?? DateTimeOffset.MaxValue)
                    ))
                    .ToList();
            },
            HttpContext.RequestAborted
        );
        Open =
        [
            .. found
                .Where(one => one.Case.IsOpen)
                .OrderBy(one => one.Next?.Due ?? DateTimeOffset.MaxValue),
        ];
        Over =
        [
            .. found
                .Where(one => !one.Case.IsOpen)
                .OrderByDescending(one => one.Case.Grievance?.Ended ?? one.Case.Touched),
        ];
    }

    /// <summary>How far it has come.</summary>
    public static string Stage(Case one) =>
        one.Grievance switch
        {
            { Ended: null, Proposed: not null } => Words.Text("Redress proposed"),
            { Ended: null, Admitted: not null } => Words.Text("Admitted"),
            { Ended: null } => Words.Text("To be looked at"),
            { NotAdmitted: not null } => Words.Text("Not admitted"),
            { ForReview: true } => Words.Text("Ended, and on the agenda of the next review"),
            _ => Words.Text("Ended"),
        };
}
