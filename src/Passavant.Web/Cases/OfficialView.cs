using Passavant.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>A case as those see it who work on it, advise on it, hear its appeal or audit it: everything, save what its owner keeps back from them.</summary>
internal sealed record OfficialView : CaseView
{
    /// <summary>The case.</summary>
    public required Case Case { get; init; }

    /// <summary>What stands open before it can be decided: with a proposal, before that; else what is known to come.</summary>
    public required IReadOnlyList<GateView> Gates { get; init; }

    /// <summary>The hits with what was decided of each.</summary>
    public required IReadOnlyList<HitView> Hits { get; init; }

    /// <summary>Refusals of partners that may be essentially identical.</summary>
    public required IReadOnlyList<Denial> Denials { get; init; }

    /// <summary>Whether agencies disagree.</summary>
    public required bool AdviceConflicts { get; init; }

    /// <summary>The names of those who act in the case for the authority, by id.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>Whether it goes through the fast channel.</summary>
    public required bool IsFast { get; init; }

    public static new OfficialView Of(
        Case one,
        Actor by,
        Office office,
        DateTimeOffset now,
        string language
    )
    {
        var gates = one.Proposal is { } proposal
            ? Passavant.Cases.Gates.Open(one, proposal, office)
            : Passavant.Cases.Gates.Ahead(one, office);
        return new()
        {
            Number = one.Number,
            Version = one.Version,
            Kind = one.Kind,
            Title = one.Title,
            Phase = one.Phase,
            Clocks = Read(one, office, now, language, _ => true),
            MayDo = May(one, by, office),
            Case = Redacted(one, by),
            Gates =
            [
                .. gates.Select(gate => new GateView(
                    gate.Code,
                    gate.About,
                    gate.What.In(language)
                )),
            ],
            Hits = [.. one.Hits.Select(pair => new HitView(pair.Hit, pair.Decision))],
            Denials = office.Denials,
            AdviceConflicts = one.AdviceConflicts,
            Names = one
                .ActedForAuthority.Append(one.Officer ?? "")
                .Where(office.Names.ContainsKey)
                .Distinct()
                .ToDictionary(person => person, person => office.Names[person]),
            IsFast = office.IsFast(one),
        };
    }

    /// <summary>The case without what its owner keeps back from the reader.</summary>
    internal static Case Redacted(Case one, Actor by)
    {
        var inside = by.Role is Role.Officer or Role.Head or Role.Member or Role.Supervisor;
        // The panel has the whole record once it is handed over; auditors have it always.
        var record =
            inside
            || by.Role == Role.Auditor
            || by.Role == Role.Panel && one.Appeal?.Record is not null;
        return one with
        {
            Statements =
            [
                .. one.Statements.Select(statement => statement with { LinkHash = null }),
            ],
            Notes =
            [
                .. one.Notes.Where(note =>
                    note.Agency == by.Agency
                    || (
                        note.Handling == NoteHandling.OriginatorControlled
                            ? note.ReleasedTo.Contains(by.Agency)
                            : record || by.Role == Role.Adviser
                    )
                ),
            ],
            Appeal =
                record || one.Appeal?.Reasons is not { Closed: not null } reasons
                    ? one.Appeal
                    : one.Appeal with
                    {
                        Reasons = reasons with { Closed = null },
                    },
            Proposals = record ? one.Proposals : [.. one.Proposals.Select(Open)],
            Proposal = record || one.Proposal is null ? one.Proposal : Open(one.Proposal),
            Decisions = record
                ? one.Decisions
                :
                [
                    .. one.Decisions.Select(decision =>
                        decision with
                        {
                            Proposal = Open(decision.Proposal),
                        }
                    ),
                ],
        };
    }

    private static Proposal Open(Proposal proposal) =>
        proposal with
        {
            Reasons = proposal.Reasons with { Closed = null },
            Instruction = proposal.Instruction is { } given
                ? given with
                {
                    ClosedReasons = "(closed)",
                }
                : null,
        };
}

/// <summary>A hit with what was decided of it.</summary>
internal sealed record HitView(CaseHit Hit, HitDecision? Decision);
