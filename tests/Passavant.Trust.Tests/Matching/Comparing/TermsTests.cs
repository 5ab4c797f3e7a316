using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Matching.Comparing;

namespace Passavant.Trust.Tests.Matching.Comparing;

/// <summary>What keeps a small domain from being tried out.</summary>
public sealed class TermsTests
{
    private static readonly ComparisonTerms Terms = new(
        [
            new PurposeTerms("list comparison", 100, 200, 5000),
            new PurposeTerms("no-undercut consultation", 1, 50, 20),
        ],
        6000
    );

    private static string? Judge(
        int asked,
        int held,
        string purpose = "list comparison",
        int days = 0,
        params PastComparison[] past
    ) =>
        Terms
            .Judge(
                new Occasion("DE", "FR", purpose, "law", Two.Day.AddDays(days)),
                asked,
                held,
                Two.Day,
                past
            )
            ?.ToString();

    [Fact]
    public void Within_bounds_it_is_allowed()
    {
        Assert.Null(Judge(100, 200));
        Assert.Null(Judge(5000, 200));
        Assert.Null(Judge(1, 50, "no-undercut consultation"));
        Assert.Null(Judge(5000, 200, past: new PastComparison("FR", Two.Day, 1000)));
        Assert.Null(Judge(5000, 200, past: new PastComparison("PL", Two.Day, 6000)));
        Assert.Null(Judge(5000, 200, past: new PastComparison("FR", Two.Day.AddDays(-1), 6000)));
    }

    [Fact]
    public void Beyond_them_it_is_refused_and_says_which()
    {
        Assert.Contains("at least 100", Judge(99, 200));
        Assert.Contains("at least 200", Judge(100, 199));
        Assert.Contains("at most 5000", Judge(5001, 200));
        Assert.Contains("at most 20", Judge(21, 50, "no-undercut consultation"));
        Assert.Contains("one of 'list comparison'", Judge(100, 200, "curiosity"));
        Assert.Contains("2026-03-02", Judge(100, 200, days: 1));
        Assert.Contains(
            "at most 6000 a day for FR",
            Judge(5000, 200, past: new PastComparison("FR", Two.Day, 1001))
        );
        Assert.Contains(
            "no comparison is allowed",
            new ComparisonTerms([], 1).Judge(Two.Answers, 1, 1, Two.Day, [])!.ToString()
        );
    }

    [Fact]
    public void Keys_of_a_day_never_add_up_to_more_than_is_allowed() =>
        Long.Sample(
            Gen.Int[1, 5000].Array[1, 20],
            wishes =>
            {
                var past = new List<PastComparison>();
                foreach (var keys in wishes)
                    if (Judge(keys, 1000, past: [.. past]) is null)
                        past.Add(new PastComparison("FR", Two.Day, keys));
                Assert.True(past.Sum(one => one.Keys) <= 6000);
            },
            200
        );

    [Fact]
    public void A_party_opens_nothing_that_its_terms_refuse()
    {
        var two = new Two(Two.Names("A"), Two.Names("B"));
        Assert.False(
            two.Answering.TryOpen(
                two.Asking.Commitment,
                Terms,
                [],
                Two.Day,
                out var answered,
                out var fault
            )
        );
        Assert.Null(answered);
        Assert.Contains("at least 100", fault.Expected);
        Assert.False(
            two.Asking.TryOpen(two.Answering.Commitment, Terms, [], Two.Day, out _, out _)
        );
    }

    [Theory]
    [InlineData("FR", "DE", "other purpose", 0, "purpose")]
    [InlineData("PL", "DE", "list comparison", 0, "party")]
    [InlineData("FR", "PL", "list comparison", 0, "counterpart")]
    [InlineData("FR", "DE", "list comparison", 1, "day")]
    public void Commitments_to_different_occasions_do_not_go_together(
        string party,
        string counterpart,
        string purpose,
        int days,
        string field
    )
    {
        var two = new Two(Two.Names("A"), Two.Names("B"));
        var other = AskingParty.Prepare(
            Passavant.Trust.Matching.Keys.MatchList.Of(Two.Names("A"), Two.Bytes(1)),
            new Occasion(party, counterpart, purpose, "law", Two.Day.AddDays(days)),
            Two.Bytes(1)
        );
        Assert.False(
            two.Answering.TryOpen(other.Commitment, Two.Terms, [], Two.Day, out _, out var fault)
        );
        Assert.EndsWith(field, fault.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void A_party_does_not_take_a_commitment_of_its_own_side()
    {
        var two = new Two(Two.Names("A"), Two.Names("B"));
        Assert.False(
            two.Answering.TryOpen(two.Answering.Commitment, Two.Terms, [], Two.Day, out _, out _)
        );
        Assert.False(
            two.Asking.TryOpen(two.Asking.Commitment, Two.Terms, [], Two.Day, out _, out _)
        );
    }

    [Theory]
    [InlineData("", "DE")]
    [InlineData("FR", "FR")]
    [InlineData(" FR", "DE")]
    [InlineData("F\u0000R", "DE")]
    [InlineData("e\u0301", "DE")]
    [InlineData("\ufffe", "DE")]
    public void An_occasion_in_no_form_of_its_own_is_refused(string party, string counterpart) =>
        Assert.Throws<FormatException>(() => new Occasion(party, counterpart, "p", "l", Two.Day));

    [Fact]
    public void Half_a_letter_is_no_text() =>
        Assert.Throws<FormatException>(() => new Occasion("\ud800", "DE", "p", "l", Two.Day));
}
