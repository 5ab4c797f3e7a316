using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Matching.Keys;
using Passavant.Trust.Matching.Notices;
using Passavant.Trust.Tests.Matching.Comparing;

namespace Passavant.Trust.Tests.Matching.Notices;

/// <summary>Which notices of a refusal count on a day, and by which keys they are found.</summary>
public sealed class NoticeTests
{
    private static readonly DateOnly Refused = new(2024, 2, 29);

    private static DenialNotice Notice(params NoticeAct[] acts) =>
        new(
            "D-1",
            "DE",
            [new DeniedItem("3A001.b.2", "amplifiers")],
            "IR",
            [MatchKey.Name("Acme"), MatchKey.Identifier("tax", "IR", "77")],
            [MatchKey.Name("Trading House")],
            Refused,
            "WMD",
            new DateOnly(2027, 2, 28),
            acts
        );

    private static NoticeStanding On(int year, int month, int day, params NoticeAct[] acts) =>
        Notice(acts).StandingOn(new DateOnly(year, month, day), 12);

    private static NoticeAct.Renewed Renewed(int year, int until) =>
        new(new DateOnly(year, 2, 1), new DateOnly(until, 2, 1));

    [Fact]
    public void It_counts_from_the_refusal_until_its_end()
    {
        Assert.Equal(NoticeStanding.NotYet, On(2024, 2, 28));
        Assert.Equal(NoticeStanding.InForce, On(2024, 2, 29));
        Assert.Equal(NoticeStanding.InForce, On(2025, 2, 27));
        Assert.Equal(NoticeStanding.ReviewDue, On(2025, 2, 28));
        Assert.Equal(NoticeStanding.ReviewDue, On(2027, 2, 27));
        Assert.Equal(NoticeStanding.Expired, On(2027, 2, 28));
    }

    [Fact]
    public void A_review_puts_off_the_next_and_not_the_end()
    {
        NoticeAct[] acts = [new NoticeAct.Reviewed(new DateOnly(2025, 3, 1))];
        Assert.Equal(NoticeStanding.InForce, On(2026, 2, 28, acts));
        Assert.Equal(NoticeStanding.ReviewDue, On(2026, 3, 1, acts));
        Assert.Equal(NoticeStanding.Expired, On(2027, 2, 28, acts));
    }

    [Fact]
    public void A_renewal_lengthens_it_only_while_it_counts()
    {
        Assert.Equal(NoticeStanding.InForce, On(2027, 6, 1, Renewed(2027, 2030)));
        Assert.Equal(NoticeStanding.Expired, On(2030, 2, 1, Renewed(2027, 2030)));
        Assert.Equal(NoticeStanding.Expired, On(2028, 3, 1, Renewed(2028, 2030)));
        // Neither shortens it nor is known before it is made.
        Assert.Equal(NoticeStanding.ReviewDue, On(2026, 2, 1, Renewed(2025, 2026)));
        Assert.Equal(
            NoticeStanding.InForce,
            On(2031, 1, 1, Renewed(2030, 2033), Renewed(2027, 2031))
        );
    }

    [Fact]
    public void What_was_taken_back_counts_no_more()
    {
        NoticeAct[] acts =
        [
            new NoticeAct.Revoked(new DateOnly(2025, 1, 1), "licence granted on appeal"),
            Renewed(2027, 2030),
        ];
        Assert.Equal(NoticeStanding.InForce, On(2024, 12, 31, acts));
        Assert.Equal(NoticeStanding.Revoked, On(2025, 1, 1, acts));
        Assert.Equal(NoticeStanding.Revoked, On(2029, 1, 1, acts));
    }

    [Fact]
    public void What_happens_later_changes_nothing_of_an_earlier_day() =>
        Long.Sample(
            Gen.Select(
                Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4000], Gen.Int[0, 6000]).Array[0, 5],
                Gen.Int[-10, 5000],
                (acts, day) => new { acts, day }
            ),
            one =>
            {
                NoticeAct[] acts =
                [
                    .. one.acts.Select(act =>
                        act.Item1 switch
                        {
                            0 => new NoticeAct.Reviewed(Refused.AddDays(act.Item2)),
                            1 => new NoticeAct.Renewed(
                                Refused.AddDays(act.Item2),
                                Refused.AddDays(act.Item3)
                            ),
                            _ => (NoticeAct)
                                new NoticeAct.Revoked(Refused.AddDays(act.Item2), "why"),
                        }
                    ),
                ];
                var day = Refused.AddDays(one.day);
                var standing = Notice(acts).StandingOn(day, 12);
                Assert.Equal(
                    standing,
                    Notice([.. acts.Where(act => act.On <= day).Reverse()]).StandingOn(day, 12)
                );
                Assert.Equal(
                    standing is NoticeStanding.InForce or NoticeStanding.ReviewDue,
                    Notice(acts).CountsOn(day, 12)
                );
            },
            500
        );

    [Fact]
    public void A_review_period_beyond_all_days_is_never_due() =>
        Assert.Equal(
            NoticeStanding.InForce,
            Notice().StandingOn(new DateOnly(2027, 2, 27), int.MaxValue)
        );

    [Fact]
    public void An_essentially_identical_transaction_is_found_and_others_are_not()
    {
        var day = new DateOnly(2026, 3, 2);
        var held = TransactionKeys.Of([Notice()], day, 12);
        Assert.Equal(6, Assert.Single(held).Keys.Count);
        bool Found(string code, string destination, MatchKey endUser) =>
            new Two(
                [new KeyedRecord("C-1", TransactionKeys.Of([code], destination, [endUser]))],
                held
            )
                .Result()
                .Hits.Count > 0;
        Assert.True(Found("3A001.b.2", "IR", MatchKey.Name("ACME")));
        Assert.True(Found("3A001", "ir", MatchKey.Name("ACME")));
        Assert.True(Found("3A001.b.4.c", "IR", MatchKey.Name("trading house")));
        Assert.True(Found("3A001.b.2", "IR", MatchKey.Identifier("TAX", "IR", "7-7")));
        Assert.False(Found("3A002.b.2", "IR", MatchKey.Name("ACME")));
        Assert.False(Found("3A001.b.2", "PK", MatchKey.Name("ACME")));
        Assert.False(Found("3A001.b.2", "IR", MatchKey.Name("ACME B")));
        Assert.Empty(TransactionKeys.Of([Notice()], new DateOnly(2027, 3, 1), 12));
    }
}
