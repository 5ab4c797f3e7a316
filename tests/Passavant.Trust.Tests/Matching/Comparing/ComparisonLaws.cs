using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Matching.Comparing;
using Passavant.Trust.Matching.Keys;

namespace Passavant.Trust.Tests.Matching.Comparing;

/// <summary>A comparison finds what a plain intersection finds, and nothing else.</summary>
public sealed class ComparisonLaws
{
    private static readonly Gen<MatchKey> Key = Gen.Select(
        Gen.Int[0, 4],
        Gen.Int[0, 12],
        Choose.Of("FR", "IR", "RU"),
        (kind, number, country) =>
            kind switch
            {
                0 => MatchKey.Name($"NAME {number}"),
                1 => MatchKey.Identifier("tax", country, $"{number}"),
                2 => MatchKey.NameAndYear($"NAME {number}", 1960),
                3 => MatchKey.NameAndCountry($"NAME {number}", country),
                _ => MatchKey.Transaction("3A001", country, MatchKey.Name($"NAME {number}")),
            }
    );

    private static Gen<KeyedRecord[]> List(string whose) =>
        Key.Array[1, 4]
            .Array[1, 12]
            .Select(records =>
                records.Select((keys, i) => new KeyedRecord($"{whose}{i}", keys)).ToArray()
            );

    [Fact]
    public void It_finds_what_a_plain_intersection_finds() =>
        Long.Sample(
            Gen.Select(List("A"), List("B"), (ours, theirs) => new { ours, theirs }),
            pair =>
            {
                var held = pair.theirs.SelectMany(record => record.Keys).ToHashSet();
                var expected = pair
                    .ours.SelectMany(record => record.Keys.Select(key => (record.Id, key)))
                    .Where(one => held.Contains(one.key))
                    .Distinct()
                    .GroupBy(one => one.Id)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group =>
                        $"{group.Key}: {string.Join(", ", group.Select(one => one.key.ToString()).Order(StringComparer.Ordinal))}"
                    );
                var two = new Two(pair.ours, pair.theirs);
                var result = two.Result();
                Assert.Equal(
                    expected,
                    result.Records.Select(record =>
                        $"{record.Record}: {string.Join(", ", record.Hits.Select(hit => hit.Key))}"
                    )
                );
                Assert.Equal(held.Count, result.Held);
                // And the other finds its own record by the token of a hit.
                foreach (var hit in result.Hits)
                {
                    Assert.True(two.Answered.TryFind(hit.Token, out var key, out var records));
                    Assert.Equal(hit.Key, key);
                    Assert.Equal(
                        pair.theirs.Where(record => record.Keys.Contains(key))
                            .Select(record => record.Id),
                        records
                    );
                }
            },
            60
        );

    [Fact]
    public void Lists_of_several_batches_are_compared_whole()
    {
        var two = new Two(
            Two.Numbered("MANY", 5000),
            [.. Two.Numbered("MANY", 5000)[4000..4200], .. Two.Numbered("OTHER", 300)]
        );
        Assert.Equal(2, two.Asked.Batches);
        var result = two.Result();
        Assert.Equal(200, result.Hits.Count);
        Assert.Equal(500, result.Held);
    }

    [Fact]
    public void Nothing_found_says_that_no_key_matched_and_no_more()
    {
        var result = new Two(Two.Names("A"), Two.Names("B")).Result();
        Assert.Empty(result.Hits);
        Assert.StartsWith("No key matched", result.Words, StringComparison.Ordinal);
        Assert.Contains("does not mean", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hit_says_by_which_kinds_of_key()
    {
        KeyedRecord[] ours =
        [
            new(
                "X",
                [
                    MatchKey.Identifier("tax", "FR", "12"),
                    MatchKey.Name("ACME"),
                    MatchKey.NameAndYear("ACME", 1990),
                ]
            ),
        ];
        KeyedRecord[] theirs =
        [
            new("Y", [MatchKey.Name("ACME"), MatchKey.Identifier("tax", "FR", "1-2")]),
        ];
        Assert.Equal(
            [MatchKeyKind.Name, MatchKeyKind.Identifier],
            Assert.Single(new Two(ours, theirs).Result().Records).Kinds
        );
    }

    [Fact]
    public void The_same_list_and_seed_make_the_same_party_again()
    {
        var (one, again) = (
            new Two(Two.Names("A", "B"), Two.Names("B")),
            new Two(Two.Names("B", "A"), Two.Names("B"))
        );
        Assert.Equal(one.Asking.Commitment.ToBytes(), again.Asking.Commitment.ToBytes());
        Assert.Equal(one.Answering.Commitment.ToBytes(), again.Answering.Commitment.ToBytes());
        Assert.Equal(one.Answer(0), again.Answer(0));
    }

    [Fact]
    public void What_is_sent_tells_nothing_of_the_order_or_equality_of_keys_across_occasions()
    {
        var list = MatchList.Of(Two.Names("A", "B"), Two.Bytes(1));
        var day = AskingParty.Prepare(list, Two.Asks, Two.Bytes(2)).Commitment;
        var next = AskingParty
            .Prepare(
                list,
                new Occasion("FR", "DE", "list comparison", "law A", Two.Day.AddDays(1)),
                Two.Bytes(2)
            )
            .Commitment;
        Assert.NotEqual(day.QueryRoot, next.QueryRoot);
        var answers = AnsweringParty.Prepare(list, Two.Answers, Two.Bytes(2)).Commitment;
        var later = AnsweringParty
            .Prepare(
                list,
                new Occasion("DE", "PL", "list comparison", "law B", Two.Day),
                Two.Bytes(2)
            )
            .Commitment;
        Assert.NotEqual(answers.PublicKey, later.PublicKey);
        Assert.NotEqual(answers.MaskRoot, later.MaskRoot);
    }

    [Fact]
    public void A_token_made_from_the_masked_set_alone_finds_nothing()
    {
        var two = new Two(Two.Names("A"), Two.Names("B", "C"));
        var masked = two.Answered.MaskedSet();
        for (var i = 0; i < 2; i++)
            Assert.False(
                two.Answered.TryFind(
                    Convert.ToHexStringLower(masked.AsSpan(masked.Length - 20 + (10 * i), 10))
                        + new string('0', 64),
                    out _,
                    out _
                )
            );
        var real = new Two(Two.Names("B"), Two.Names("B")).Result().Hits[0].Token;
        foreach (var token in new[] { "", "zz", new string('z', 84), real[..83], real + "00" })
            Assert.False(two.Answered.TryFind(token, out _, out _));
        Assert.False(two.Answered.TryFind(real, out _, out _));
    }
}
