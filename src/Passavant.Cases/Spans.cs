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
                    Earliest(now.Completed, now.FirstAction, Over(now, submitted))
                );
        }
        if (now.Completed is { } completed && now.Kind != CaseKind.Grievance)
        {
            var decided = Over(now, 0);
            var atEnd = HasRunOut(now, Span.Receipt, completed);
            yield return new(Span.Application, Whole, completed, decided, AtEnd: atEnd);
            yield return new(
                Span.FirstAction,
                Whole,
                completed,
                Earliest(now.FirstAction, decided),
                AtEnd: atEnd
            );
            // Sent back by the panel, it is an application to be decided in its full time again.
            for (var i = 0; i < now.Remits.Count; i++)
                yield return new(
                    Span.Application,
                    Nth(Whole, i + 2),
                    now.Remits[i].At,
                    Over(now, now.Remits[i].After)
                );
            for (var i = 0; i < now.Climbs.Count; i++)
            {
                var climb = now.Climbs[i];
                var before = now.Climbs.Take(i).Count(one => one.Rung == climb.Rung);
                yield return new(
                    Span.Rung,
                    Nth(climb.Rung, before + 1),
                    climb.At,
                    Earliest(
                        i + 1 < now.Climbs.Count ? now.Climbs[i + 1].At : null,
                        Over(now, climb.After)
                    ),
                    climb.Rung,
                    i == 0 && office.IsFast(now) ? office.Procedure.FastChannel!.Within : null,
                    climb.By == Actor.System.Person && now.RanOut.Any(ran => ran.At == climb.At)
                );
            }
        }
        foreach (var question in now.Questions)
            yield return new(
                Span.Question,
                question.Id,
                question.Asked,
                Earliest(question.Ended, Over(now, question.Asked))
            );
        foreach (var request in now.AdviceRequests)
        {
            var (over, atEnd) = (
                Over(now, request.At),
                HasRunOut(now, Span.FirstAction, request.At)
            );
            yield return new(
                Span.Advice,
                Key(now, request),
                request.At,
                Earliest(request.Ended, over),
                request.Agency,
                AtEnd: atEnd
            );
            yield return new(
                Span.AgencyQuestion,
                Key(now, request),
                request.At,
                Earliest(request.AskedBack, request.Ended, over),
                request.Agency,
                AtEnd: atEnd
            );
        }
        foreach (var asked in now.Consultations)
            yield return new(
                Span.Consultation,
                asked.Id,
                asked.Asked,
                Earliest(asked.Ended, Over(now, asked.Asked)),
                asked.Rule,
                asked.Extended
            );
        foreach (var one in Refusal(now, office))
            yield return one;
        foreach (
            var decision in now.Decisions.Where(one =>
                !one.OnAppeal && (one.Proposal.Refuses || one.Proposal.Conditions.Count > 0)
            )
        )
            yield return new(
                Span.AppealFiling,
                decision.Id,
                decision.At,
                Appeals(now).FirstOrDefault(one => one.Lodged >= decision.At)?.Lodged
            );
        foreach (var (appeal, i) in Appeals(now).Select((one, i) => (one, i)))
        foreach (var one in Appeal(appeal, Nth(Whole, i + 1)))
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

    /// <summary>Which running of the span of advice a request is: the agency's first, second …</summary>
    internal static string Key(Case now, AdviceRequest request) =>
        Nth(
            request.Agency,
            1
                + now.AdviceRequests.TakeWhile(one => !ReferenceEquals(one, request))
                    .Count(one => one.Agency == request.Agency)
        );

    /// <summary>Which running of the spans of an appeal the latest one is.</summary>
    internal static string AppealKey(Case now) => Nth(Whole, now.PastAppeals.Count + 1);

    private static string Nth(string key, int number) => number == 1 ? key : $"{key} {number}";

    private static IEnumerable<Appeal> Appeals(Case now) =>
        now.Appeal is { } latest ? now.PastAppeals.Append(latest) : [];

    // When what began at an instant was over with the case.
    private static DateTimeOffset? Over(Case now, DateTimeOffset from) =>
        Earliest(
            now.Withdrawn?.At,
            now.Returned?.At,
            now.Decisions.FirstOrDefault(decision => decision.At >= from)?.At
        );

    // When what began after so many decisions was over with the case.
    private static DateTimeOffset? Over(Case now, int decisions) =>
        Earliest(
            now.Withdrawn?.At,
            now.Returned?.At,
            decisions < now.Decisions.Count ? now.Decisions[decisions].At : null
        );

    private static bool HasRunOut(Case now, Span span, DateTimeOffset at) =>
        now.RanOut.Any(ran => ran.Span == span && ran.At == at);

    private static IEnumerable<Occurrence> Refusal(Case now, Office office)
    {
        if (now.Proposal is { } proposal && Ready(now, proposal, office) is { } ready)
        {
            var over = Over(now, now.Decisions.Count);
            yield return new(Span.Escalation, EscalationKey(now), ready, over, now.Rung);
            if (proposal.Refuses)
                yield return new(
                    Span.IntentNotice,
                    proposal.Id,
                    ready,
                    Earliest(now.Notice?.At, over)
                );
        }
        if (now.Notice is { } notice)
        {
            var over = Over(now, now.Decisions.Count);
            var key = notice.Proposal ?? Whole;
            yield return new(
                Span.IntentAnswer,
                key,
                notice.At,
                Earliest(notice.Answered, notice.RanOut is null ? over : null)
            );
            yield return new(Span.Finality, key, notice.At, over);
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
                Earliest(
                    now.PartnerNotices.FirstOrDefault(one =>
                        one.OfRefusal && one.At >= decision.At
                    )?.At,
                    // What the panel has replaced is told of no more.
                    now.Decisions.FirstOrDefault(one => one.At > decision.At)?.At
                )
            );
    }

    // A rung has decided once its proposal is signed by as many as it takes, save for the final act.
    private static DateTimeOffset? Ready(Case now, Proposal proposal, Office office) =>
        proposal.Signatures is [var first, ..] ? first.At
        : office.SignaturesFor(now, proposal) <= 1 ? proposal.At
        : null;

    private static IEnumerable<Occurrence> Appeal(Appeal appeal, string key)
    {
        var over = Earliest(appeal.Decided, appeal.Overtaken);
        yield return new(
            Span.AppealRecord,
            key,
            appeal.Lodged,
            Earliest(appeal.Record, over),
            appeal.Body
        );
        if (appeal.AsksHearing)
            yield return new(
                Span.AppealHearing,
                key,
                appeal.Lodged,
                Earliest(appeal.Hearing?.At, over),
                appeal.Body
            );
        yield return new(Span.AppealDecision, key, appeal.Lodged, over, appeal.Body);
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
