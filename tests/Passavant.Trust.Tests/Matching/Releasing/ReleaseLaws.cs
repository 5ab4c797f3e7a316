using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Matching;
using Passavant.Trust.Matching.Releasing;

namespace Passavant.Trust.Tests.Matching.Releasing;

/// <summary>Details go out only with four different persons behind them, and never after a refusal, a withdrawal or the end of the time.</summary>
public sealed class ReleaseLaws
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Digest Comparison = Digest.OfContent("c"u8);
    private static readonly Digest Details = Digest.OfContent("d"u8);

    private static readonly ReleasePerson A1 = new("a1", ReleaseSide.Asking);
    private static readonly ReleasePerson A2 = new("a2", ReleaseSide.Asking);
    private static readonly ReleasePerson B1 = new("b1", ReleaseSide.Answering);
    private static readonly ReleasePerson B2 = new("b2", ReleaseSide.Answering);

    private static readonly ReleaseAct.Ask Ask = new(
        Comparison,
        "token",
        "application C-1",
        Start.AddDays(10)
    );

    private static Release Do(Release? release, ReleaseAct act, ReleasePerson by, int hours = 1)
    {
        var (happened, refusal) = Release.Decide(release, act, by, Start.AddHours(hours));
        Assert.Null(refusal);
        return Release.Evolve(release, happened!);
    }

    private static string Not(Release? release, ReleaseAct act, ReleasePerson by, int hours = 1)
    {
        var (happened, refusal) = Release.Decide(release, act, by, Start.AddHours(hours));
        Assert.Null(happened);
        return refusal!.ToString();
    }

    private static Release Consented() =>
        new[] { A2, B1, B2 }.Aggregate(
            Do(null, Ask, A1),
            (release, by) => Do(release, new ReleaseAct.Consent(), by)
        );

    [Fact]
    public void Four_persons_and_then_the_details()
    {
        var release = Do(null, Ask, A1);
        Assert.Equal(ReleaseStanding.Asked, release.StandingAt(Start));
        release = Do(release, new ReleaseAct.Consent(), A2);
        Assert.Equal(ReleaseStanding.AskedByTwo, release.StandingAt(Start));
        release = Do(release, new ReleaseAct.Consent(), B1);
        Assert.Equal(ReleaseStanding.ConsentedByOne, release.StandingAt(Start));
        Assert.Contains("two persons of each", Not(release, new ReleaseAct.Release(Details), B1));
        release = Do(release, new ReleaseAct.Consent(), B2);
        Assert.Contains("answering party", Not(release, new ReleaseAct.Release(Details), A1));
        release = Do(release, new ReleaseAct.Release(Details), B1);
        Assert.Equal(ReleaseStanding.Released, release.StandingAt(Start.AddYears(1)));
    }

    [Fact]
    public void Nobody_consents_twice_nor_for_both()
    {
        var asked = Do(null, Ask, A1);
        Assert.Contains("four different", Not(asked, new ReleaseAct.Consent(), A1));
        Assert.Contains("stand behind", Not(asked, new ReleaseAct.Consent(), B1));
        var two = Do(asked, new ReleaseAct.Consent(), A2);
        Assert.Contains("third", Not(two, new ReleaseAct.Consent(), new("a3", ReleaseSide.Asking)));
        Assert.Contains(
            "four different",
            Not(two, new ReleaseAct.Consent(), new("a1", ReleaseSide.Answering))
        );
        var three = Do(two, new ReleaseAct.Consent(), B1);
        Assert.Contains("four different", Not(three, new ReleaseAct.Consent(), B1));
    }

    [Fact]
    public void It_ends_once()
    {
        ReleaseAct[] ends =
        [
            new ReleaseAct.Refuse("no"),
            new ReleaseAct.Withdraw("no"),
            new ReleaseAct.Release(Details),
        ];
        foreach (var end in ends)
        {
            var over = Do(Consented(), end, end is ReleaseAct.Withdraw ? A1 : B1);
            foreach (var again in ends.Append(new ReleaseAct.Consent()))
            foreach (var by in new[] { A1, B1, new("b3", ReleaseSide.Answering) })
                Not(over, again, by);
            // And can be asked for anew.
            Assert.Equal(ReleaseStanding.Asked, Do(over, Ask, A1).StandingAt(Start));
        }
        Assert.Contains("may refuse", Not(Consented(), new ReleaseAct.Withdraw("no"), B1));
        Assert.Contains("no reason", Not(Consented(), new ReleaseAct.Refuse(" "), B1));
        Assert.Contains("one request", Not(Consented(), Ask, A2));
        Assert.Contains("nothing asked", Not(null, new ReleaseAct.Consent(), A2));
        Assert.Contains("asking party", Not(null, Ask, B1));
        Assert.Contains("passed", Not(null, Ask, A1, 240));
    }

    [Fact]
    public void When_its_time_runs_out_it_has_lapsed_noted_or_not()
    {
        var consented = Consented();
        Assert.Equal(
            ReleaseStanding.ConsentedByTwo,
            consented.StandingAt(Start.AddDays(10).AddTicks(-1))
        );
        Assert.Equal(ReleaseStanding.Lapsed, consented.StandingAt(Start.AddDays(10)));
        Assert.Contains("lapsed", Not(consented, new ReleaseAct.Release(Details), B1, 240));
        Not(consented, new ReleaseAct.Lapse(), B1, 239);
        var noted = Do(consented, new ReleaseAct.Lapse(), B1, 240);
        Not(noted, new ReleaseAct.Lapse(), B1, 241);
        Assert.Equal(ReleaseStanding.Lapsed, noted.StandingAt(Start));
    }

    [Fact]
    public void Every_step_says_what_is_to_be_logged_and_never_the_token()
    {
        var events = new List<ReleaseEvent>();
        Release? release = null;
        void Step(ReleaseAct act, ReleasePerson by)
        {
            var (happened, refusal) = Release.Decide(release, act, by, Start);
            Assert.Null(refusal);
            events.Add(happened!);
            release = Release.Evolve(release, happened!);
        }
        Step(Ask, A1);
        Step(new ReleaseAct.Consent(), A2);
        Step(new ReleaseAct.Consent(), B1);
        Step(new ReleaseAct.Consent(), B2);
        Step(new ReleaseAct.Release(Details), B2);
        var logged = events
            .Select(one =>
                one.ToLog(release!.Name).ToDictionary(pair => pair.Key, pair => pair.Value)
            )
            .ToList();
        Assert.Equal(
            [
                "release asked",
                "release consented to",
                "release consented to",
                "release consented to",
                "details released",
            ],
            logged.Select(fields => fields["event"])
        );
        Assert.Equal(["a1", "a2", "b1", "b2", "b2"], logged.Select(fields => fields["person"]));
        Assert.All(logged, fields => Assert.Equal(release!.Name.ToString(), fields["release"]));
        Assert.All(logged, fields => Assert.DoesNotContain("token", fields.Values));
        Assert.Equal(Details.ToString(), logged[^1]["details"]);
        Assert.Equal("2026-03-02T09:00:00.000Z", logged[0]["at"]);
    }

    [Fact]
    public void Whatever_is_tried_details_go_out_only_with_four_persons_behind_them() =>
        Long.Sample(
            Gen.Select(
                Gen.Int[0, 5],
                Choose.Of("a1", "a2", "b1", "b2", "x"),
                Gen.Bool,
                Gen.Int[0, 30]
            ).Array[1, 30],
            tries =>
            {
                Release? release = null;
                var now = Start;
                var since = new List<ReleaseEvent>();
                foreach (var (kind, id, asking, hours) in tries)
                {
                    now = now.AddHours(hours);
                    var by = new ReleasePerson(
                        id,
                        asking ? ReleaseSide.Asking : ReleaseSide.Answering
                    );
                    ReleaseAct act = kind switch
                    {
                        0 => Ask,
                        1 or 2 => new ReleaseAct.Consent(),
                        3 => new ReleaseAct.Release(Details),
                        4 => hours == 0
                            ? new ReleaseAct.Refuse("no")
                            : new ReleaseAct.Withdraw("no"),
                        _ => new ReleaseAct.Lapse(),
                    };
                    var (happened, refusal) = Release.Decide(release, act, by, now);
                    Assert.True(happened is null != refusal is null);
                    if (happened is null)
                        continue;
                    if (happened is ReleaseEvent.Asked)
                        since.Clear();
                    since.Add(happened);
                    release = Release.Evolve(release, happened);
                    if (happened is not ReleaseEvent.Released)
                        continue;
                    var behind = since
                        .Where(one => one is ReleaseEvent.Asked or ReleaseEvent.Consented)
                        .Select(one => one.By)
                        .ToList();
                    Assert.Equal(4, behind.Select(person => person.Id).Distinct().Count());
                    Assert.Equal(2, behind.Count(person => person.Side == ReleaseSide.Asking));
                    Assert.Equal(2, behind.Count(person => person.Side == ReleaseSide.Answering));
                    Assert.True(now < Ask.Until);
                    Assert.DoesNotContain(
                        since,
                        one => one is ReleaseEvent.Refused or ReleaseEvent.Withdrawn
                    );
                }
            },
            2000
        );
}
