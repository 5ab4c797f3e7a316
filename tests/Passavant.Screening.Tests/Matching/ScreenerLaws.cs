using System.Buffers;
using Passavant.Accords.Tests.Laws;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;

namespace Passavant.Screening.Tests.Matching;

public sealed class ScreenerLaws
{
    private sealed record Case(ListSnapshot List, Party Asked)
    {
        public override string ToString() =>
            $"{Say(Asked)} among {string.Join("; ", List.Entries.Select(entry => Say(entry.Party)))}";

        private static string Say(Party party) =>
            $"{party.Id} {party.Kind} {string.Join('/', party.Names.Select(name => name.Text))} {string.Join('/', party.Dates)} {string.Join('/', party.Countries)} {party.Gender}";
    }

    private static readonly Gen<Case> cases = Gen.Select(
        Invented.List,
        Invented.Party,
        (list, asked) => new Case(list, asked)
    );

    [Fact]
    public void A_score_is_the_sum_of_its_evidence() =>
        Long.Sample(
            cases,
            one =>
            {
                var screener = new Screener([one.List]);
                foreach (var hit in screener.Screen(one.Asked, 10, Screener.Everything))
                    Assert.Equal(
                        hit.Points,
                        screener.Explain(one.Asked, hit).Sum(evidence => evidence.Points)
                    );
            },
            400
        );

    [Fact]
    public void The_same_question_has_the_same_answer_byte_for_byte() =>
        Long.Sample(
            cases,
            one =>
                Assert.Equal(
                    Answer(new Screener([one.List]), one.Asked),
                    Answer(new Screener([one.List]), one.Asked)
                ),
            150
        );

    [Fact]
    public void An_answer_does_not_hang_on_what_was_asked_before() =>
        Long.Sample(
            Gen.Select(cases, Invented.Party.Array[5], (one, before) => new Asked(one, before)),
            asked =>
            {
                var screener = new Screener([asked.One.List]);
                foreach (var party in asked.Before)
                    screener.Screen(party);
                Assert.Equal(
                    Answer(new Screener([asked.One.List]), asked.One.Asked),
                    Answer(screener, asked.One.Asked)
                );
            },
            150
        );

    [Fact]
    public void Whoever_is_possible_by_comparing_with_everybody_is_found() =>
        Long.Sample(
            cases,
            one =>
            {
                var screener = new Screener([one.List]);
                var found = screener
                    .Screen(one.Asked, int.MaxValue, Tier.Possible)
                    .Select(hit => (hit.Entry.Party.Id, hit.Points));
                var all = screener
                    .ScreenAll(one.Asked, int.MaxValue, Screener.LeastOf(Tier.Possible))
                    .Select(hit => (hit.Entry.Party.Id, hit.Points));
                Assert.Equal(all, found);
            },
            600
        );

    [Fact]
    public void What_agrees_never_lowers_a_score() =>
        Long.Sample(
            cases,
            one =>
            {
                var listed = one.List.Entries[0].Party;
                var asked = one.Asked with { Kind = listed.Kind };
                var plain = asked with
                {
                    Dates = [],
                    Countries = [],
                    Gender = null,
                    Identifiers = [],
                };
                var before = PairComparer.Compare(plain, listed).Points;
                foreach (
                    var more in new[]
                    {
                        plain with
                        {
                            Dates = listed.Dates,
                        },
                        plain with
                        {
                            Countries = listed.Countries,
                        },
                        plain with
                        {
                            Gender = listed.Gender,
                        },
                        plain with
                        {
                            Identifiers = listed.Identifiers,
                        },
                    }
                )
                    Assert.True(PairComparer.Compare(more, listed).Points >= before);
            },
            600
        );

    [Fact]
    public void A_name_found_whole_stays_possible_whatever_speaks_against_it() =>
        Long.Sample(
            Invented.Party,
            party =>
            {
                var against = party with
                {
                    Dates = [PartialDate.Year(1890)],
                    Countries = ["FR"],
                    Gender = Gender.Other,
                };
                var score = PairComparer.Compare(against, party);
                Assert.True(score.Tier >= Tier.Possible, $"{score.Points}");
            },
            300
        );

    [Fact]
    public void The_order_of_entries_and_lists_changes_no_score() =>
        Long.Sample(
            Gen.Select(
                Invented.List,
                Invented.List,
                Invented.Party,
                (one, two, asked) => new Two(one, two, asked)
            ),
            two =>
            {
                var (one, other) = (two.One, Renamed(two.Other));
                Assert.Equal(
                    Scores(new Screener([one, other]), two.Asked),
                    Scores(new Screener([other, one]), two.Asked)
                );
            },
            150
        );

    private static ListSnapshot Renamed(ListSnapshot list) =>
        ListSnapshot.Of(list.About with { Id = "other" }, list.Entries);

    private static IEnumerable<(string, string, int)> Scores(Screener screener, Party asked) =>
        screener
            .Screen(asked, int.MaxValue, Tier.Weak)
            .Select(hit => (hit.List.Id, hit.Entry.Party.Id, hit.Points))
            .Order();

    private static byte[] Answer(Screener screener, Party asked)
    {
        var to = new ArrayBufferWriter<byte>();
        ScreeningJson.Write(ScreeningIdentity.Of(screener.Lists), to);
        ScreeningJson.Write(asked, screener.Screen(asked, 10, Tier.Weak), screener, to);
        return to.WrittenSpan.ToArray();
    }

    private sealed record Asked(Case One, Party[] Before);

    private sealed record Two(ListSnapshot One, ListSnapshot Other, Party Asked);
}
