using Passavant.Accords;

namespace Passavant.Cases;

/// <summary>A limit ran out, and does what the accord says.</summary>
/// <param name="Limit">The limit, by id.</param>
/// <param name="Span">The stretch of the case it is set on.</param>
/// <param name="Key">Which running of it.</param>
/// <param name="Deeds">What it does.</param>
public sealed record RunOut(string Limit, Span Span, string Key, IReadOnlyList<Deed> Deeds) : Act
{
    internal override Case Change(Case now, Stamp stamp)
    {
        var after = now with
        {
            RanOut =
            [
                .. now.RanOut,
                new RanOut(
                    Limit,
                    Span,
                    Key,
                    stamp.At,
                    string.Join(", ", Deeds.Select(deed => $"{deed}".ToLowerInvariant()))
                ),
            ],
            Questions =
            [
                .. now.Questions.Select(question =>
                    Span == Span.Question && question.Id == Key && question.Ended is null
                        ? question with
                        {
                            Ended = stamp.At,
                            How = "ran out",
                        }
                        : question
                ),
            ],
        };
        // Where silence in a consultation settles nothing, its time is over all the same.
        if (
            Span == Span.Consultation
            && !Deeds.Any(deed => deed is Deed.NoObjection or Deed.NotIdentical)
        )
            after = after with
            {
                Consultations =
                [
                    .. after.Consultations.Select(asked =>
                        asked.Id == Key && asked.Ended is null
                            ? asked with
                            {
                                Ended = stamp.At,
                                BySilence = true,
                            }
                            : asked
                    ),
                ],
            };
        if (after.Notice is { Answered: null } notice && Deeds.Contains(Deed.IssueRefusal))
            after = after with { Notice = notice with { RanOut = stamp.At } };
        return after;
    }

    internal override IEnumerable<Act> Follow(Case after, Stamp stamp, Office office) =>
        Deeds.SelectMany(deed => Does(deed, after, office));

    private IEnumerable<Act> Does(Deed deed, Case after, Office office)
    {
        switch (deed)
        {
            case Deed.Complete when after.Phase == Phase.Submitted:
                yield return new Acknowledge();
                break;
            case Deed.Refer when after.Phase == Phase.Review && after.AdviceRequests.Count == 0:
                string[] all =
                [
                    .. office
                        .Agencies.Values.Where(agency =>
                            agency.Kind == AgencyKind.Adviser && agency.Reviews == after.Authority
                        )
                        .Select(agency => agency.Id)
                        .Order(StringComparer.Ordinal),
                ];
                if (all.Length > 0)
                    yield return new Refer(all, "The first action was not taken in time.");
                break;
            case Deed.Escalate
                when after.IsOpen && Ladder.Above(office.Procedure, after.Rung) is not null:
                // The limit of a whole application takes it to the top; that of a stage or of a ruling, one rung up.
                yield return new Escalate(
                    $"The limit {Limit} ran out.",
                    [Limit],
                    Span == Span.Application && !after.Kind.EndsInRuling()
                        ? office.Procedure.Ladder[^1].Id
                        : null
                );
                break;
            case Deed.NoObjection:
                yield return new TakeSilence(Asked(after), Deed.NoObjection);
                break;
            case Deed.NotIdentical:
                yield return new TakeSilence(Asked(after), Deed.NotIdentical);
                break;
            case Deed.Return when after.IsOpen:
                yield return new ReturnCase($"The limit {Limit} ran out.");
                break;
            case Deed.Admit when after.Grievance is { Admitted: null, NotAdmitted: null }:
                yield return new AdmitGrievance();
                break;
        }
    }

    // The agency asked for advice, or the consultation.
    private string Asked(Case after) =>
        after.AdviceRequests.FirstOrDefault(request => Spans.Key(after, request) == Key)?.Agency
        ?? Key;
}

/// <summary>The ladder of decision, from low to high.</summary>
public static class Ladder
{
    /// <summary>The rung with this id.</summary>
    public static Rung? Find(Procedure procedure, string? rung) =>
        procedure.Ladder.FirstOrDefault(one => one.Id == rung);

    /// <summary>The rung a case moves up to from <paramref name="rung"/>; null at the top.</summary>
    public static Rung? Above(Procedure procedure, string? rung) =>
        Find(procedure, Find(procedure, rung)?.EscalatesTo);

    /// <summary>How high a rung is; -1 for none.</summary>
    public static int Height(Procedure procedure, string? rung)
    {
        for (var i = 0; i < procedure.Ladder.Count; i++)
            if (procedure.Ladder[i].Id == rung)
                return i;
        return -1;
    }
}
