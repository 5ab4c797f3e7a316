using System.Net;
using System.Text;
using Passavant.Store;
using Passavant.Trust.Matching.Comparing;
using Passavant.Web.Comparing;
using static Passavant.Web.Tests.Comparing.TwoStates;

namespace Passavant.Web.Tests.Comparing;

/// <summary>Two states compare without showing one another their lists: what matches is found, what does not is not, and both logs hold who asked what on which law.</summary>
public sealed class ComparisonTests
{
    [Fact]
    public async Task What_a_partner_refused_is_found_and_has_to_be_consulted_on_before_it_is_granted()
    {
        await using var two = await Meet();
        await two.Refused(denial => denial);
        var number = await two.Asks.UnderReview();
        var seen = await two.Compare(number);
        var comparison = Last(seen);
        Assert.Equal("estonia", comparison.GetProperty("partner").GetString());
        Assert.NotEmpty(comparison.GetProperty("hits").EnumerateArray());
        Assert.Contains(
            "transaction:3A225|BR|name:PLANT SUL",
            comparison.GetProperty("hits").EnumerateArray().Select(hit => hit.GetString())
        );
        Assert.Equal("Law of NO", comparison.GetProperty("legalBasis").GetString());
        // The hit stands in the way of a grant until the partner is consulted about it.
        var reference = $"hit-{comparison.GetProperty("comparison").GetString()![..12]}";
        var proposed = await two.Asks.Propose(number, Passavant.Cases.Verdict.Grant);
        Assert.Contains(
            "hit-unasked",
            proposed
                .GetProperty("gates")
                .EnumerateArray()
                .Select(gate => gate.GetProperty("code").GetString())
        );
        await two.Asks.Act(
            "ole",
            number,
            "consult",
            new
            {
                rule = "M-CON-undercut",
                partner = "estonia",
                question = "Is this essentially identical to what you refused?",
                denial = reference,
            }
        );
        var asked = await two.Asks.Send("ole", "GET", $"/cases/{number}");
        Assert.DoesNotContain(
            "hit-unasked",
            asked
                .GetProperty("gates")
                .EnumerateArray()
                .Select(gate => gate.GetProperty("code").GetString())
        );
        Assert.Equal(
            ["list-committed", "comparison-opened", "comparison-concluded"],
            await Recorded(two.Asks)
        );
        Assert.Equal(["comparison-answered"], await Recorded(two.Answers));
        // Asked again, the same keys match: that was consulted on.
        Assert.DoesNotContain(
            "hit-unasked",
            (await two.Compare(number))
                .GetProperty("gates")
                .EnumerateArray()
                .Select(gate => gate.GetProperty("code").GetString())
        );
        await two.Asks.Sound();
    }

    [Fact]
    public async Task Both_logs_hold_it_and_neither_holds_a_key()
    {
        await using var two = await Meet();
        await two.Refused(denial => denial);
        _ = await two.Compare(await two.Asks.UnderReview());
        foreach (var stage in new[] { two.Asks, two.Answers })
        {
            await Log.Logging.Publish(stage.Server);
            await Log.Logging.IsAllThere(Log.Logging.Check(stage.Server), stage.Server.Database);
            var bodies = await stage.Server.Database.Read(async reading =>
                (await Events.Read(reading, Recording.Stream))
                    .Select(one => Encoding.UTF8.GetString(one.Body))
                    .ToList()
            );
            Assert.All(
                bodies,
                body => Assert.DoesNotContain("PLANT SUL", body, StringComparison.Ordinal)
            );
            // Whoever may see comparisons proves each act; its roots and legal basis open.
            var proof = await stage.Send("ada", "GET", "/comparisons/acts/1/proof");
            var opened = proof
                .GetProperty("disclosures")
                .EnumerateArray()
                .ToDictionary(one => one[1].GetString()!, one => one[2].GetString()!);
            Assert.Contains("Law of", opened["body.legalBasis"], StringComparison.Ordinal);
            Assert.Equal(66, opened["body.root"].Length);
        }
        // The same comparison has the same name and roots in both.
        var (ours, theirs) = (
            await two.Asks.Send("ada", "GET", "/comparisons"),
            await two.Answers.Send("ada", "GET", "/comparisons")
        );
        Assert.Equal(
            ours[0].GetProperty("name").GetString(),
            theirs[0].GetProperty("name").GetString()
        );
        Assert.False(theirs[0].TryGetProperty("matched", out _));
        Assert.Empty(theirs[0].GetProperty("hits").EnumerateArray());
    }

    [Fact]
    public async Task A_miss_says_that_no_key_matched_and_hinders_nothing()
    {
        await using var two = await Meet();
        await two.Refused();
        var number = await two.Asks.UnderReview();
        var seen = await two.Compare(number);
        Assert.Empty(Last(seen).GetProperty("hits").EnumerateArray());
        Assert.DoesNotContain(
            "hit-unasked",
            (await two.Asks.Propose(number, Passavant.Cases.Verdict.Grant))
                .GetProperty("gates")
                .EnumerateArray()
                .Select(gate => gate.GetProperty("code").GetString())
        );
    }

    [Fact]
    public async Task A_refusal_that_was_revoked_or_has_run_out_is_not_found_and_one_of_another_state_is_not_told()
    {
        await using var two = await Meet();
        var number = await two.Asks.UnderReview();
        foreach (
            var amend in new Func<DenialRow, DenialRow>[]
            {
                denial => denial with { Revoked = new DateOnly(2026, 11, 30) },
                denial => denial with { StandingUntil = new DateOnly(2026, 11, 30) },
                denial => denial with { Number = null, Partner = "estonia" },
            }
        )
        {
            await two.Refused(amend);
            Assert.Empty(Last(await two.Compare(number)).GetProperty("hits").EnumerateArray());
        }
        // Revoked between two questions of one day: the second finds it no more.
        await two.Refused(denial => denial);
        Assert.NotEmpty(Last(await two.Compare(number)).GetProperty("hits").EnumerateArray());
        await two.Answers.Send(
            "ole",
            "POST",
            "/denials/2025-000900/revoke",
            new { why = "It rested on a mistake." }
        );
        Assert.Empty(Last(await two.Compare(number)).GetProperty("hits").EnumerateArray());
    }

    [Fact]
    public async Task Nothing_is_asked_or_answered_without_an_agreement()
    {
        await using var two = await Meet(agreed: false);
        await two.Refused(denial => denial);
        var number = await two.Asks.UnderReview();
        var refused = await two.Compare(number, 409);
        Assert.Equal("partner-refused", RunningCasework.Code(refused));
        Assert.Contains("agreement", refused.GetProperty("detail").GetString());
        Assert.Equal(["list-committed", "comparison-failed"], await Recorded(two.Asks));
        Assert.Empty(await Recorded(two.Answers));
        // And none at all on our side: nothing leaves, nothing is recorded.
        var agreement = (await two.Asks.Send("admin", "GET", "/administration/agreements"))[0];
        await two.Asks.Send(
            "admin",
            "DELETE",
            $"/administration/agreements/{agreement.GetProperty("id").GetString()}"
        );
        Assert.Equal("no-agreement", RunningCasework.Code(await two.Compare(number, 409)));
        Assert.Equal(2, (await Recorded(two.Asks)).Count);
    }

    [Fact]
    public async Task A_list_too_short_is_not_compared()
    {
        await using var two = await Meet(floor: 50);
        await two.Refused(denial => denial, others: 1);
        var refused = await two.Compare(await two.Asks.UnderReview(), 409);
        Assert.Contains("guessed", refused.GetProperty("detail").GetString());
        Assert.Empty(await Recorded(two.Answers));
    }

    [Fact]
    public async Task Who_asked_for_as_much_as_agreed_asks_again_the_next_day()
    {
        await using var two = await Meet();
        await two.Refused(denial => denial);
        var number = await two.Asks.UnderReview();
        var first = Last(await two.Compare(number));
        Assert.NotEmpty(first.GetProperty("hits").EnumerateArray());
        await Tighten(two, first.GetProperty("asked").GetInt32());
        // The state that answers holds to the limit by itself, whatever the other would ask.
        var refused = await two.Compare(number, 409);
        Assert.Contains("429", refused.GetProperty("detail").GetString());
        Assert.Single(await Recorded(two.Answers));
        two.Asks.Server.Clock.Pass(TimeSpan.FromDays(1));
        two.Answers.Server.Clock.Pass(TimeSpan.FromDays(1));
        Assert.NotEmpty(Last(await two.Compare(number)).GetProperty("hits").EnumerateArray());
    }

    // The state that answers agrees to so few keys that one question fills a day.
    private static async Task Tighten(TwoStates two, int most)
    {
        var agreement = (await two.Answers.Send("admin", "GET", "/administration/agreements"))[0];
        await two.Answers.Send(
            "admin",
            "DELETE",
            $"/administration/agreements/{agreement.GetProperty("id").GetString()}"
        );
        await Agree(
            two.Answers,
            two.Asks.Server.Client.BaseAddress!.ToString(),
            "token",
            "EE",
            "NO",
            5,
            most,
            Purposes.NoUndercut
        );
    }

    [Fact]
    public async Task What_was_changed_on_the_way_is_not_taken_and_nothing_is_known_from_it()
    {
        await using var two = await Meet();
        await two.Refused(denial => denial);
        var number = await two.Asks.UnderReview();
        foreach (var path in new[] { "1", "queries", "masked-set" })
        {
            two.Tamper = (at, message) =>
            {
                if (at.EndsWith(path, StringComparison.Ordinal))
                    // One flipped bit of a key is another key one time in sixteen, and only then refused by the partner.
                    message.AsSpan(Math.Max(0, message.Length - 72)).Fill(0xff);
                return message;
            };
            var refused = await two.Compare(number, 409);
            Assert.Equal("partner-answer", RunningCasework.Code(refused));
        }
        two.Tamper = (_, message) => new byte[message.Length + 200_000];
        Assert.Equal("partner-answer", RunningCasework.Code(await two.Compare(number, 409)));
        var seen = await two.Asks.Send("ole", "GET", $"/cases/{number}");
        Assert.Empty(seen.GetProperty("case").GetProperty("comparisons").EnumerateArray());
        Assert.Equal(4, (await Recorded(two.Asks)).Count(type => type == "comparison-failed"));
        two.Tamper = (_, message) => message;
        Assert.NotEmpty(Last(await two.Compare(number)).GetProperty("hits").EnumerateArray());
    }

    [Fact]
    public async Task Hostile_messages_are_refused_with_what_is_wrong_and_leave_no_trace()
    {
        await using var two = await Meet();
        await two.Refused(denial => denial);
        foreach (
            var message in new byte[][]
            {
                [],
                [1, 2, 3],
                "PVC"u8.ToArray(),
                Encoding.UTF8.GetBytes("{\"keys\":1000000}"),
                new byte[2048],
                two.Party(1, "A").Commitment.ToBytes()[..^1],
                [.. two.Party(1, "A").Commitment.ToBytes(), 0],
            }
        )
        {
            var (status, body) = await two.Send("", message);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains("expected", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        }
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await two.Send("", new byte[1 << 20])).Status
        );
        Assert.Empty(await Recorded(two.Answers));

        // A comparison begun as it should be.
        var party = two.Party(2, "FABRICA SUL", "OTHER");
        var (opened, commitment) = await two.Send("", party.Commitment.ToBytes());
        Assert.Equal(HttpStatusCode.Created, opened);
        Assert.True(ListCommitment.TryRead(commitment, out var theirs, out _));
        Assert.True(
            party.TryOpen(
                theirs,
                Terms.ToGoOn(Purposes.NoUndercut),
                [],
                theirs.Occasion.Day,
                out var comparison,
                out var fault
            ),
            fault?.ToString()
        );
        var query = comparison.Query(0);
        Assert.Equal(
            HttpStatusCode.OK,
            (await two.Send($"/{comparison.Name}/queries", query)).Status
        );
        for (var bit = 0; bit < query.Length; bit += 7)
        {
            var changed = query.ToArray();
            changed[bit] ^= 0x10;
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await two.Send($"/{comparison.Name}/queries", changed)).Status
            );
        }
        // Bound anew by the same bytes is refused: it would be asked without being counted.
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await two.Send("", party.Commitment.ToBytes())).Status
        );
        // A query of one comparison is none of another, and its day ends.
        var (_, second) = await two.Send("", two.Party(3, "X").Commitment.ToBytes());
        Assert.True(ListCommitment.TryRead(second, out _, out _));
        var names = await two.Answers.Server.Database.Read(reading =>
            Comparisons.Latest(reading, 2)
        );
        Assert.Equal(2, names.Count);
        Assert.All(
            names.Where(one => one.Name != $"{comparison.Name}"),
            other =>
                Assert.Equal(
                    HttpStatusCode.UnprocessableEntity,
                    two.Send($"/{other.Name}/queries", query).GetAwaiter().GetResult().Status
                )
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await two.Send($"/{new string('0', 64)}/queries", query)).Status
        );
        // Officials are no partner.
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await two.Send("", two.Party(4, "X").Commitment.ToBytes(), "ole")).Status
        );
        two.Answers.Server.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(
            HttpStatusCode.Gone,
            (await two.Send($"/{comparison.Name}/queries", query)).Status
        );
        Assert.Equal(2, (await Recorded(two.Answers)).Count);
    }

    [Fact]
    public async Task Whole_lists_are_compared_where_that_is_agreed()
    {
        await using var two = await Meet(most: 1000, purpose: Purposes.Denials);
        await two.Refused(denial => denial);
        await two.Asks.Server.Database.Write(async change =>
        {
            await Denials.Put(change, Denial("2025-000111", EndUser, "3A225.a"));
            await Denials.Put(change, Denial("2025-000112", "Nobody Else SA", "3A225.a"));
        });
        var found = await two.Asks.Send(
            "ole",
            "POST",
            "/comparisons",
            new { partner = "estonia" },
            201
        );
        Assert.Equal("found", found.GetProperty("standing").GetString());
        // 3A225.a here and 3A225 there: found by the heading.
        Assert.NotEmpty(found.GetProperty("hits").EnumerateArray());
        Assert.All(
            found.GetProperty("hits").EnumerateArray(),
            hit => Assert.Contains("PLANT SUL", $"{hit}", StringComparison.Ordinal)
        );
        // What was not agreed is refused: a consultation on one transaction.
        var number = await two.Asks.UnderReview();
        Assert.Equal("terms", RunningCasework.Code(await two.Compare(number, 409)));
    }

    [Fact]
    public async Task An_agreement_says_what_can_be_and_never_shows_its_token()
    {
        await using var two = await Meet();
        await Agree(
            two.Asks,
            "https://ee.example",
            "t",
            "NO",
            "EE",
            5,
            10,
            Purposes.NoUndercut,
            409
        );
        var agreement = (await two.Asks.Send("admin", "GET", "/administration/agreements"))[0];
        Assert.DoesNotContain(two.Answers.Token("eve"), $"{agreement}", StringComparison.Ordinal);
        var kept = await two.Asks.Server.Database.Read(Comparisons.Agreements);
        Assert.DoesNotContain(
            two.Answers.Token("eve"),
            kept.Single().Token,
            StringComparison.Ordinal
        );
        await two.Asks.Send(
            "admin",
            "DELETE",
            $"/administration/agreements/{agreement.GetProperty("id").GetString()}"
        );
        foreach (
            var (address, ours, theirs, floor, most) in new[]
            {
                ("ftp://ee.example", "NO", "EE", 5, 10),
                ("https://a:b@ee.example", "NO", "EE", 5, 10),
                ("https://ee.example", " NO", "EE", 5, 10),
                ("https://ee.example", "NO", "NO", 5, 10),
                ("https://ee.example", "NO", "EE", 4, 10),
                ("https://ee.example", "NO", "EE", 5, 0),
                ("https://ee.example", "NO", "", 5, 10),
            }
        )
            await Agree(
                two.Asks,
                address,
                "t",
                ours,
                theirs,
                floor,
                most,
                Purposes.NoUndercut,
                422
            );
        await Agree(two.Asks, "https://ee.example", "t", "NO", "EE", 5, 10, "anything", 422);
    }
}
