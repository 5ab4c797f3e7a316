using Passavant.Accords;
using Passavant.Cases.Clocks;

namespace Passavant.Cases;

/// <summary>What runs in a case, read from what happened: the stretches limits are set on, and when the clock stood still.</summary>
public static class Spans
{
    private const string Whole = "case";

    /// <summary>Every running of every span.</summary>
    public static IEnumerable<Occurrence> Of(Case now, Office office)
    {
        var over =
            now.Withdrawn?.At ?? now.Returned?.At ?? (now.Remitted ? null : now.Decision?.At);
        if (now.Submitted is { } submitted)
        {
            if (now.Kind == CaseKind.Grievance)
                foreach (var one in Redress(now, submitted))
                    yield return one;
            else
                yield return new(
                    Span.Receipt,
                    Whole,
                    submitted,
                    Earliest(now.Completed, now.FirstAction, over)
                );
        }
        if (now.Completed is { } completed && now.Kind != CaseKind.Grievance)
        {
            var decided = now.Decisions.Count > 0 ? now.Decisions[0].At : over;
            yield return new(Span.Application, Whole, completed, decided);
            yield return new(
                Span.FirstAction,
                Whole,
                completed,
                Earliest(now.FirstAction, decided)
            );
            for (var i = 0; i < now.Climbs.Count; i++)
            {
                var climb = now.Climbs[i];
                var left = i + 1 < now.Climbs.Count ? now.Climbs[i + 1].At : over;
                yield return new(
                    Span.Rung,
                    climb.Rung,
                    climb.At,
                    left,
                    climb.Rung,
                    i == 0 && office.IsFast(now) ? office.Procedure.FastChannel!.Within : null
                );
            }
        }
        foreach (var question in now.Questions)
            yield return new(
                Span.Question,
                question.Id,
                question.Asked,
                Earliest(question.Ended, over)
            );
        foreach (var request in now.AdviceRequests)
        {
            yield return new(
                Span.Advice,
                request.Agency,
                request.At,
                Earliest(request.Ended, over)
            );
            yield return new(
                Span.AgencyQuestion,
                request.Agency,
                request.At,
                Earliest(request.AskedBack, request.Ended, over)
            );
        }
        foreach (var asked in now.Consultations)
            yield return new(
                Span.Consultation,
                asked.Id,
                asked.Asked,
                Earliest(asked.Ended, over),
                asked.Rule,
                asked.Extended is null
                    ? null
                    : office
                        .Procedure.Consultations.FirstOrDefault(rule => rule.Id == asked.Rule)
                        ?.ExtendedTo
            );
        foreach (var one in Refusal(now, over))
            yield return one;
        foreach (var one in Appeal(now))
            yield return one;
    }

    /// <summary>When the clock stood still, and on which ground.</summary>
    public static IReadOnlyList<Stop> Stops(Case now) =>
        [
            .. now
                .Questions.Where(question => question.Ground is not null)
                .Select(question => new Stop(
                    question.Ground!,
                    question.Id,
                    question.Asked,
                    question.Ended
                )),
            .. now.Standstills.Select(stop => new Stop(stop.Ground, stop.Id, stop.From, stop.To)),
            .. now
                .Consultations.Where(asked => asked.Ground is not null)
                .Select(asked => new Stop(asked.Ground!, asked.Id, asked.Asked, asked.Ended)),
        ];

    /// <summary>How long statements signed may still be used for the first time.</summary>
    public static IEnumerable<Occurrence> Statements(Case now) =>
        now
            .Statements.Where(one => one is { SignedAt: not null, Ended: null })
            .Select(one => new Occurrence(Span.Statement, one.Id, one.SignedAt!.Value, null));

    /// <summary>Which running of the span of escalation the standing proposal is.</summary>
    internal static string EscalationKey(Case now) => $"{now.Rung} {now.Proposal?.Id}";

    private static IEnumerable<Occurrence> Refusal(Case now, DateTimeOffset? over)
    {
        if (now.Proposal is { Signatures: [var first, ..] } proposal)
        {
            // The time to take it up is over once it is decided.
            yield return new(Span.Escalation, EscalationKey(now), first.At, over, now.Rung);
            if (proposal.Refuses)
                yield return new(
                    Span.IntentNotice,
                    proposal.Id,
                    first.At,
                    Earliest(now.Notice?.At, over)
                );
        }
        if (now.Notice is { } notice)
        {
            yield return new(
                Span.IntentAnswer,
                Whole,
                notice.At,
                Earliest(notice.Answered, notice.RanOut is null ? over : null)
            );
            yield return new(Span.Finality, Whole, notice.At, over);
        }
        foreach (
            var decision in now.Decisions.Where(one =>
                one is { Proposal.Refuses: true, OnAppeal: false }
            )
        )
            yield return new(
                Span.DenialNotice,
                decision.Id,
                decision.At,
                now.PartnerNotices.FirstOrDefault(one => one.OfRefusal && one.At >= decision.At)?.At
            );
    }

    private static IEnumerable<Occurrence> Appeal(Case now)
    {
        foreach (
            var decision in now.Decisions.Where(one =>
                !one.OnAppeal && (one.Proposal.Refuses || one.Proposal.Conditions.Count > 0)
            )
        )
            yield return new(
                Span.AppealFiling,
                decision.Id,
                decision.At,
                now.Appeal is { } filed && filed.Lodged >= decision.At ? filed.Lodged : null
            );
        if (now.Appeal is not { } appeal)
            yield break;
        yield return new(
            Span.AppealRecord,
            Whole,
            appeal.Lodged,
            Earliest(appeal.Record, appeal.Decided)
        );
        if (appeal.AsksHearing)
            yield return new(
                Span.AppealHearing,
                Whole,
                appeal.Lodged,
                Earliest(appeal.Hearing?.At, appeal.Decided)
            );
        yield return new(Span.AppealDecision, Whole, appeal.Lodged, appeal.Decided);
    }

    private static IEnumerable<Occurrence> Redress(Case now, DateTimeOffset submitted)
    {
        var grievance = now.Grievance!;
        var over = Earliest(grievance.Ended, now.Withdrawn?.At);
        yield return new(Span.FirstLook, Whole, submitted, Earliest(grievance.Admitted, over));
        yield return new(
            Span.RedressProposal,
            Whole,
            submitted,
            Earliest(grievance.ProposedAt, over)
        );
        yield return new(Span.Redress, Whole, submitted, over);
    }

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> instants)
    {
        DateTimeOffset? first = null;
        foreach (var instant in instants)
            if (instant is { } one && (first is null || one < first))
                first = one;
        return first;
    }
}
