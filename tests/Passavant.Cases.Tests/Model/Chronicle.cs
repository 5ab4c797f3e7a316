using Passavant.Accords;

namespace Passavant.Cases.Tests.Model;

/// <summary>The raw list of what was done, with the world as it was, and the invariants answered by reading it from the start each time. Slow, and shares nothing with the engine but the acts themselves.</summary>
internal sealed class Chronicle(CaseKind kind)
{
    private static readonly HashSet<(Phase, Phase)> Edges =
    [
        (Phase.Draft, Phase.Submitted),
        (Phase.Draft, Phase.Withdrawn),
        (Phase.Submitted, Phase.Review),
        (Phase.Submitted, Phase.Returned),
        (Phase.Submitted, Phase.Withdrawn),
        // A grievance turned away.
        (Phase.Submitted, Phase.Decided),
        (Phase.Review, Phase.Proposed),
        (Phase.Review, Phase.Returned),
        (Phase.Review, Phase.Withdrawn),
        // The panel in place of the authority that was late; a grievance ended.
        (Phase.Review, Phase.Decided),
        (Phase.Proposed, Phase.Review),
        (Phase.Proposed, Phase.Notice),
        (Phase.Proposed, Phase.Decided),
        (Phase.Proposed, Phase.Returned),
        (Phase.Proposed, Phase.Withdrawn),
        (Phase.Notice, Phase.Review),
        (Phase.Notice, Phase.Proposed),
        (Phase.Notice, Phase.Decided),
        (Phase.Notice, Phase.Returned),
        (Phase.Notice, Phase.Withdrawn),
        (Phase.Decided, Phase.Appeal),
        (Phase.Appeal, Phase.Decided),
        (Phase.Appeal, Phase.Review),
    ];

    private static readonly string[] Rungs = ["desk", "unit", "committee", "board"];

    private readonly List<(CaseEvent Event, Office Office)> all = [];

    /// <summary>What was reached, for a walk that never gets anywhere proves nothing.</summary>
    public HashSet<string> Reached { get; } = [];

    public void Add(CaseEvent one, Office office)
    {
        Assert.Equal(all.Count + 1, one.Version);
        if (all.Count > 0)
            Assert.True(one.Stamp.At >= all[^1].Event.Stamp.At, "time went back");
        Reached.Add(WhoMay.Name(one.Act.GetType()));
        if (one.Stamp.By.Role == Role.System)
            Assert.True(
                one.Act
                    is RunOut
                        or Acknowledge
                        or Refer
                        or Escalate
                        or TakeSilence
                        or ReturnCase
                        or AdmitGrievance,
                $"silence did {WhoMay.Name(one.Act.GetType())}"
            );
        Unconflicted(one);
        switch (one.Act)
        {
            case Propose:
                OtherHands(one.Stamp.By.Person);
                break;
            case Countersign:
                Assert.DoesNotContain(one.Stamp.By.Person, Preparers());
                OtherHands(one.Stamp.By.Person);
                break;
            case Issue:
                Decided(one, office);
                break;
            case DecideAppeal or Hear or OrderInterim:
                Independent(one.Stamp.By.Person);
                break;
            case SeatPanel seat:
                foreach (var person in seat.Members)
                    Independent(person);
                break;
            case RunOut ran:
                RanOut(ran, one);
                break;
        }
        if (one.Act is DecideAppeal { Outcome: AppealOutcome.Replaced } replaced)
            if (
                replaced.Verdicts.Any(on => on.Verdict == Verdict.Grant)
                && kind is CaseKind.Licence or CaseKind.Amendment
            )
            {
                Screened(office);
                AssessedNow(office, true);
                Stated();
            }
        all.Add((one, office));
    }

    /// <summary>The case says what its events say.</summary>
    public void Agree(Case now, Case? before)
    {
        Assert.Equal(all.Count, now.Version);
        var phase = PhaseOf();
        Assert.Equal(phase, now.Phase);
        Reached.Add($"{phase}");
        if (now.Remitted)
            Reached.Add("Remitted");
        if (now.Decisions.Count > 1)
            Reached.Add(now.Decisions[^1].OnAppeal ? "Replaced" : "Decided again");
        if (now.Appeal?.Overtaken is not null)
            Reached.Add("Overtaken");
        if (now.Decision?.Proposal is { } decided)
            Reached.Add(decided.Refuses ? "Refused" : "Granted or ruled");
        if (before is null)
            return;
        if (before.Phase != phase)
            Assert.Contains((before.Phase, phase), Edges);
        // Decisions and advice are only ever added to.
        Assert.Equal(before.Decisions, now.Decisions.Take(before.Decisions.Count));
        Assert.Equal(before.Advice, now.Advice.Take(before.Advice.Count));
        Assert.Equal(
            all.Count(one =>
                one.Event.Act is Issue or DecideAppeal { Outcome: AppealOutcome.Replaced }
            ),
            now.Decisions.Count
        );
        Assert.Equal(
            all.Count(one => one.Event.Act is Advise)
                + all.Count(one =>
                    one.Event.Act is TakeSilence { Of: "defence" or "foreign-affairs" }
                ),
            now.Advice.Count
        );
    }

    private IEnumerable<T> Of<T>()
        where T : Act => all.Select(one => one.Event.Act).OfType<T>();

    private int Last(Func<CaseEvent, bool> which) => all.FindLastIndex(one => which(one.Event));

    private IEnumerable<CaseEvent> After(int index) => all.Skip(index + 1).Select(one => one.Event);

    private Phase PhaseOf()
    {
        var (phase, remitted, standing, notice, delay, decided) = (
            Phase.Draft,
            false,
            false,
            (IReadOnlyList<Verdict>?)null,
            false,
            0
        );
        foreach (var (one, _) in all)
        {
            switch (one.Act)
            {
                case Submit:
                    phase = Phase.Submitted;
                    break;
                case Acknowledge or AdmitGrievance:
                    phase = Phase.Review;
                    break;
                case Withdraw:
                    return Phase.Withdrawn;
                case ReturnCase:
                    return Phase.Returned;
                case DeclineGrievance or EndGrievance:
                    return Phase.Decided;
                case Propose propose:
                    standing = true;
                    if (propose.Verdicts.All(on => on.Verdict != Verdict.Refuse))
                        notice = null;
                    break;
                case SendBack:
                    standing = false;
                    break;
                case Escalate when one.Stamp.By.Role != Role.System:
                    (standing, notice) = (false, null);
                    break;
                case GiveNotice:
                    notice = [];
                    break;
                case Issue:
                    (phase, standing, notice, decided) = (Phase.Decided, false, null, decided + 1);
                    delay = false;
                    break;
                case LodgeAppeal { Against: AppealAgainst.Delay }:
                    delay = true;
                    break;
                case LodgeAppeal:
                    phase = Phase.Appeal;
                    break;
                case DecideAppeal { Outcome: AppealOutcome.Replaced }:
                    (phase, standing, notice, delay) = (Phase.Decided, false, null, false);
                    break;
                case DecideAppeal { Outcome: AppealOutcome.Remitted }:
                    (phase, standing, notice, remitted) = (Phase.Review, false, null, true);
                    break;
                case DecideAppeal when !delay:
                    phase = Phase.Decided;
                    break;
                case DecideAppeal:
                    delay = false;
                    break;
            }
        }
        return phase is not Phase.Review ? phase
            : notice is not null ? Phase.Notice
            : standing ? Phase.Proposed
            : Phase.Review;
    }

    private HashSet<string> Preparers() =>
        [.. all.Where(one => one.Event.Act is Propose).Select(one => one.Event.Stamp.By.Person)];

    private HashSet<string> Conflicted() => [.. Of<DeclareConflict>().Select(one => one.Person)];

    private void Unconflicted(CaseEvent one)
    {
        if (
            one.Act
            is Propose
                or Countersign
                or Issue
                or GiveNotice
                or DecideAppeal
                or Hear
                or OrderInterim
                or EndGrievance
                or DeclineGrievance
                or Advise
                or Escalate
        )
            Assert.DoesNotContain(one.Stamp.By.Person, Conflicted());
    }

    private void Independent(string person)
    {
        Assert.DoesNotContain(
            all.Select(one => one.Event),
            one =>
                one.Stamp.By.Person == person
                && one.Stamp.By.Role is not (Role.Panel or Role.Applicant)
        );
        Assert.DoesNotContain(person, Conflicted());
    }

    // After the panel sent it back, nobody of the first time; nobody of the panel ever.
    private void OtherHands(string person)
    {
        foreach (var seat in Of<SeatPanel>())
            Assert.DoesNotContain(person, seat.Members);
        var back = Last(one => one.Act is DecideAppeal { Outcome: AppealOutcome.Remitted });
        if (back < 0 || After(back).Any(one => one.Act is Issue))
            return;
        foreach (
            var issued in all.Take(back)
                .Select((one, i) => (one.Event, i))
                .Where(pair => pair.Event.Act is Issue)
        )
        {
            Assert.NotEqual(issued.Event.Stamp.By.Person, person);
            var proposed = all.Take(issued.i)
                .ToList()
                .FindLastIndex(one => one.Event.Act is Propose);
            Assert.NotEqual(all[proposed].Event.Stamp.By.Person, person);
            var climbed = all.Take(issued.i)
                .ToList()
                .FindLastIndex(one => one.Event.Act is Escalate);
            foreach (
                var signed in all.Take(issued.i)
                    .Skip(Math.Max(proposed, climbed))
                    .Where(one => one.Event.Act is Countersign)
            )
                Assert.NotEqual(signed.Event.Stamp.By.Person, person);
        }
    }

    // Everything that has to be settled, looked for in what was done.
    private void Decided(CaseEvent issue, Office office)
    {
        var by = issue.Stamp.By;
        OtherHands(by.Person);
        Assert.Contains(by.Role, (Role[])[Role.Officer, Role.Head, Role.Member]);
        var proposed = Last(one => one.Act is Propose);
        var proposal = (Propose)all[proposed].Event.Act;
        Assert.DoesNotContain(After(proposed), one => one.Act is SendBack or Issue or DecideAppeal);
        Assert.DoesNotContain(
            After(proposed),
            one => one.Act is Escalate && one.Stamp.By.Role != Role.System
        );
        Assert.DoesNotContain(all[proposed].Event.Stamp.By.Person, Conflicted());
        var (grants, refuses) = (
            proposal.Verdicts.Any(on => on.Verdict == Verdict.Grant),
            proposal.Verdicts.Any(on => on.Verdict == Verdict.Refuse)
        );

        // The rung.
        var climb = Last(one => one.Act is Escalate);
        var rung = climb < 0 ? null : ((Escalate)all[climb].Event.Act).To;
        var assessed = Of<Assess>().LastOrDefault()?.Assessment;
        var height = Math.Max(Array.IndexOf(Rungs, rung), Array.IndexOf(Rungs, assessed?.Level));
        Assert.Contains(by.Rungs, one => Array.IndexOf(Rungs, one) >= height);

        // Four eyes.
        var fast =
            office.Agencies["nordic-drives"].Trusted
            && assessed is { Outcomes: [Outcome.PresumptionOfApproval] }
            && rung is "desk" or null
            && !refuses
            && proposal.Instruction is null
            && proposal.UndercutBecause is null;
        if (!fast)
        {
            Assert.DoesNotContain(by.Person, Preparers());
            Assert.Contains(
                After(Math.Max(proposed, climb)),
                one =>
                    one.Act is Countersign
                    && !Preparers().Contains(one.Stamp.By.Person)
                    && !Conflicted().Contains(one.Stamp.By.Person)
            );
        }
        Answered();
        Screened(office);
        if (kind is CaseKind.Licence or CaseKind.Amendment)
        {
            AssessedNow(office, grants);
            Assert.Equal(assessed!.Determination, all[proposed].Event.Stamp.Determination);
            Assert.DoesNotContain(proposal.Verdicts, on => on.Verdict == Verdict.Rule);
            Assert.DoesNotContain(proposal.Verdicts, on => on.Verdict == Verdict.NotRequired);
            if (grants)
                Stated();
        }
        if (grants)
        {
            foreach (var denial in office.Denials)
                Assert.Contains(
                    Of<Consult>(),
                    one => one.Denial == denial.Id && one.Partner == denial.Partner
                );
            if (Of<AnswerConsultation>().Any(one => one.Answer == PartnerAnswer.Identical))
                Assert.NotNull(proposal.UndercutBecause);
        }
        if (refuses)
        {
            // Heard in this round, on this refusal or one as grave.
            var round = Last(one => one.Act is DecideAppeal);
            var notice = Last(one => one.Act is GiveNotice);
            Assert.True(notice > round, "refused unheard");
            Assert.Contains(
                After(notice),
                one => one.Act is AnswerNotice or RunOut { Span: Span.IntentAnswer }
            );
        }
    }

    private void Answered()
    {
        for (var i = 0; i < all.Count; i++)
        {
            var later = After(i).ToList();
            switch (all[i].Event.Act)
            {
                case Refer refer:
                    foreach (var agency in refer.Agencies)
                        Assert.Contains(
                            later,
                            one =>
                                one.Act is Advise && one.Stamp.By.Agency == agency
                                || one.Act is TakeSilence silence && silence.Of == agency
                        );
                    break;
                case Ask:
                    var question = $"Q{all.Take(i + 1).Count(one => one.Event.Act is Ask)}";
                    Assert.Contains(
                        later,
                        one =>
                            one.Act is AnswerQuestion answer && answer.Question == question
                            || one.Act is CloseQuestion close && close.Question == question
                            || one.Act is RunOut { Span: Span.Question } ran && ran.Key == question
                    );
                    break;
                case Consult:
                    var consultation = $"C{all.Take(i + 1).Count(one => one.Event.Act is Consult)}";
                    Assert.Contains(
                        later,
                        one =>
                            one.Act is AnswerConsultation answer
                                && answer.Consultation == consultation
                            || one.Act is RunOut { Span: Span.Consultation } ran
                                && ran.Key == consultation
                    );
                    break;
                case StopClock:
                    var stop = $"H{all.Take(i + 1).Count(one => one.Event.Act is StopClock)}";
                    Assert.Contains(
                        later,
                        one => one.Act is ResumeClock resume && resume.Standstill == stop
                    );
                    break;
            }
        }
    }

    private Application Applied() =>
        all.Select(one =>
                one.Event.Act switch
                {
                    OpenCase open => open.Application,
                    Redraft redraft => redraft.Application,
                    AmendApplication amend => amend.Application,
                    _ => null,
                }
            )
            .Last(one => one is not null)!;

    private void Screened(Office office)
    {
        var screened = Of<Screen>().LastOrDefault()?.Screening;
        Assert.NotNull(screened);
        Assert.Equal(office.Lists, screened.Lists);
        Assert.Equal(Applied().Essentials(), screened.Covers);
        foreach (var hit in screened.Hits)
            Assert.Contains(
                Of<ResolveHit>(),
                one =>
                    (one.Party, one.List, one.Entry, one.Fingerprint)
                    == (hit.Party, hit.List, hit.Entry, hit.Fingerprint)
            );
    }

    private void AssessedNow(Office office, bool grants)
    {
        var index = Last(one => one.Act is Assess);
        Assert.True(index >= 0, "not assessed");
        var assessed = ((Assess)all[index].Event.Act).Assessment;
        Assert.Equal(office.Identity, assessed.Accord);
        Assert.Equal(office.Lists, assessed.Lists);
        Assert.Equal(Applied().Essentials(), assessed.Covers);
        Assert.DoesNotContain(
            After(index),
            one => one.Act is ResolveHit && one.Stamp.At > all[index].Event.Stamp.At
        );
        if (grants)
            Assert.DoesNotContain(Outcome.Prohibited, assessed.Outcomes);
    }

    private void Stated()
    {
        // What the last signature or accepted seal covers is what is applied for, and nothing was said to have changed since.
        var covers = new List<string>();
        var lodged = new List<string>();
        var holds = new HashSet<int>();
        foreach (var (one, i) in all.Select((one, i) => (one.Event.Act, i)))
            switch (one)
            {
                case AskStatement or LodgeCertificate:
                    covers.Add(Covered(i));
                    break;
                case SignStatement sign:
                    holds.Clear();
                    holds.Add(Number(sign.Statement));
                    break;
                case AcceptCertificate accept:
                    holds.Add(Number(accept.Statement));
                    break;
                case DeclareChange:
                    holds.Clear();
                    break;
            }
        var essentials = Applied().Essentials();
        Assert.Contains(holds, number => covers[number] == essentials);

        static int Number(string id) => int.Parse(id.AsSpan(1), null) - 1;
        string Covered(int until) =>
            all.Take(until)
                .Select(one =>
                    one.Event.Act switch
                    {
                        OpenCase open => open.Application,
                        Redraft redraft => redraft.Application,
                        AmendApplication amend => amend.Application,
                        _ => null,
                    }
                )
                .Last(one => one is not null)!
                .Essentials();
    }

    private void RanOut(RunOut ran, CaseEvent one)
    {
        Assert.DoesNotContain(
            Of<RunOut>(),
            other => (other.Limit, other.Key) == (ran.Limit, ran.Key)
        );
        Reached.Add($"{ran.Limit} ran out");
        var number =
            ran.Key.Split(' ') is [_, var nth] && int.TryParse(nth, out var given) ? given : 1;
        var (from, days, working, stops) = ran.Limit switch
        {
            "M-LIM-receipt" => (When(one => one.Act is Submit), 3, true, false),
            "M-LIM-question" => (
                When(one => one.Act is Ask, int.Parse(ran.Key.AsSpan(1), null)),
                20,
                true,
                false
            ),
            "M-LIM-intent-answer" => (When(one => one.Act is GiveNotice, -1), 20, false, false),
            "M-APP-file" => (
                When(
                    one => one.Act is Issue or DecideAppeal { Outcome: AppealOutcome.Replaced },
                    int.Parse(ran.Key.AsSpan(1), null)
                ),
                45,
                false,
                false
            ),
            "M-APP-record" => (When(one => one.Act is LodgeAppeal, number), 10, false, false),
            "M-APP-hearing" => (When(one => one.Act is LodgeAppeal, number), 30, false, false),
            "M-APP-decision" => (When(one => one.Act is LodgeAppeal, number), 60, false, false),
            "M-LIM-total" => (
                number == 1
                    ? When(one => one.Act is Acknowledge)
                    : When(
                        one => one.Act is DecideAppeal { Outcome: AppealOutcome.Remitted },
                        number - 1
                    ),
                120,
                false,
                true
            ),
            "M-LIM-first" => (When(one => one.Act is Acknowledge), 8, true, true),
            "M-LIM-advice" => (
                When(
                    one => one.Act is Refer refer && refer.Agencies.Contains(ran.Key.Split(' ')[0]),
                    number
                ),
                20,
                false,
                true
            ),
            "M-RED-look" => (When(one => one.Act is Submit), 14, false, false),
            _ => (null, 0, false, false),
        };
        if (from is not { } began)
            return;
        var due = Due(began.At, days, working, began.AtEnd);
        var stopped =
            stops
            && all.Any(one =>
                one.Event.Act
                    is Ask { Ground: not null }
                        or StopClock
                        or Consult { Ground: not null }
            );
        if (stopped)
            Assert.True(one.Stamp.At >= due, $"{ran.Limit} ran out before {due:u}");
        else
            Assert.Equal(due, one.Stamp.At);
    }

    private (DateTimeOffset At, bool AtEnd)? When(Func<CaseEvent, bool> which, int number = 1)
    {
        var found = all.Where(one => which(one.Event)).Select(one => one.Event).ToList();
        var one = number < 0 ? found[^1] : found[number - 1];
        return (one.Stamp.At, one.Stamp.By.Role == Role.System && one.Act is not RunOut);
    }

    // Day by day, in the calendar of the Model Accord.
    private static DateTimeOffset Due(DateTimeOffset from, int days, bool working, bool atEnd)
    {
        var day = DateOnly.FromDateTime(from.UtcDateTime);
        if (atEnd)
            day = day.AddDays(-1);
        else if (from.TimeOfDay > TimeSpan.FromHours(16))
            do day = day.AddDays(1);
            while (!Worked(day));
        else if (working)
            while (!Worked(day))
                day = day.AddDays(1);
        while (days > 0)
        {
            day = day.AddDays(1);
            if (!working || Worked(day))
                days--;
        }
        return new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }

    private static bool Worked(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !(day is { Month: 12, Day: 25 } or { Month: 1, Day: 1 });
}
