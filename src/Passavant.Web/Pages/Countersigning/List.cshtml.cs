using Passavant.Cases;
using Passavant.Cases.Clocks;
using Passavant.Store;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Countersigning;

/// <summary>What waits for a second signature, who prepared it, and whether whoever looks may give it.</summary>
[Seats(Role.Head, Role.Member, Role.Officer)]
internal sealed class CountersignPage(Here here, Desk desk) : SeatPage(here)
{
    private const int Most = 100;

    /// <summary>A proposal that waits.</summary>
    /// <param name="Case">The case.</param>
    /// <param name="Proposal">What is proposed.</param>
    /// <param name="By">Who prepared it, by name.</param>
    /// <param name="Rung">The rung it is decided on.</param>
    /// <param name="Next">The clock that is next due; null for none.</param>
    /// <param name="Why">Why whoever looks may not sign; null where they may.</param>
    public sealed record Waits(
        Case Case,
        Proposal Proposal,
        string By,
        string? Rung,
        Clock? Next,
        string? Why
    );

    /// <summary>What whoever looks may sign, the next due first.</summary>
    public IReadOnlyList<Waits> Theirs { get; private set; } = [];

    /// <summary>What another has to sign.</summary>
    public IReadOnlyList<Waits> Others { get; private set; } = [];

    public async Task OnGet()
    {
        var (by, now) = (Here.Caller!.Actor, desk.Now);
        var whose = await Listing.Whose(desk, by, null, false, HttpContext.RequestAborted);
        var waiting = await desk.Store.Read(
            async reading =>
            {
                var rows = new List<CaseRow>();
                foreach (var phase in new[] { Phase.Proposed, Phase.Notice })
                    rows.AddRange(
                        (
                            await Queue.Page(
                                reading,
                                whose with
                                {
                                    Phase = CaseJson.Word(phase),
                                },
                                most: Most
                            )
                        ).Cases
                    );
                return (await desk.Files(reading, rows, now))
                    .Where(file => WhoMay.MayRead(file.Case, by, file.Office))
                    .Select(file => Of(file, by, now))
                    .OfType<Waits>()
                    .OrderBy(one => one.Next?.Due ?? DateTimeOffset.MaxValue)
                    .ToList();
            },
            HttpContext.RequestAborted
        );
        Theirs = [.. waiting.Where(one => one.Why is null)];
        Others = [.. waiting.Where(one => one.Why is not null)];
    }

    /// <summary>What a proposal comes to, in a word.</summary>
    public string Says(Proposal proposal) =>
        string.Join(
            ", ",
            proposal
                .Verdicts.Select(on => on.Verdict)
                .Distinct()
                .Select(verdict =>
                    verdict switch
                    {
                        Verdict.Grant => Here["To be granted"],
                        Verdict.Refuse => Here["To be refused"],
                        Verdict.NotRequired => Here["No licence needed"],
                        _ => Here["To be answered"],
                    }
                )
        );

    // Only what lacks a signature beside the final act's waits here.
    private Waits? Of(CaseFile file, Actor by, DateTimeOffset now)
    {
        if (file.Case.Proposal is not { } proposal)
            return null;
        var lacks = Gates
            .Open(file.Case, proposal, file.Office)
            .Any(gate => gate.Code == "countersignature");
        return !lacks
            ? null
            : new Waits(
                file.Case,
                proposal,
                file.Office.Names.GetValueOrDefault(proposal.By, proposal.By),
                Ladder.Find(file.Office.Procedure, file.Case.Rung) is { } rung
                    ? Here[rung.Title]
                    : null,
                Casework
                    .Clocks(file.Case, now, file.Office)
                    .Where(clock => clock.Ended is null && clock.Due > now)
                    .MinBy(clock => clock.Due),
                Casework
                    .Decide(file.Case, new Countersign(proposal.Id), by, now, file.Office)
                    .Refusal?.Why.In(Here.Language)
            );
    }
}
