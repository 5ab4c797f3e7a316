using Passavant.Accords.Tests.Laws;
using Passavant.Screening.Deciding;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;

namespace Passavant.Screening.Tests.Deciding;

/// <summary>What holds of every decision.</summary>
public sealed class DecisionLaws
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    [Fact]
    public void A_fingerprint_does_not_mind_order_spacing_and_case() =>
        Long.Sample(
            Generated.Parties,
            party =>
                Assert.Equal(
                    Fingerprint.Of(party),
                    Fingerprint.Of(
                        party with
                        {
                            Names =
                            [
                                .. party
                                    .Names.Reverse()
                                    .Append(party.Names[0])
                                    .Select(name => name with { Text = Respelled(name.Text) }),
                            ],
                            Dates = [.. party.Dates.Reverse()],
                            Countries = [.. party.Countries.Reverse()],
                            Identifiers =
                            [
                                .. party
                                    .Identifiers.Reverse()
                                    .Select(one =>
                                        one with
                                        {
                                            Value = one.Value.ToLowerInvariant(),
                                        }
                                    ),
                            ],
                            Places = ["Elsewhere"],
                            Addresses = ["1 Example Street"],
                        }
                    )
                ),
            300
        );

    [Fact]
    public void A_decision_holds_until_something_that_matters_changes() =>
        Long.Sample(
            Gen.Select(
                Generated.Parties,
                Generated.Entries,
                Gen.Int[0, 7],
                Gen.Bool,
                (party, entry, what, same) => new Case(party, entry.WithId("e"), what, same)
            ),
            one =>
            {
                var decisions = Decided(one.Party, [one.Entry], one.IsSame);
                var held = Assert.Single(Apply(decisions, one.Party, one.Entry));
                Assert.Equal(one.IsSame ? HitState.Same : HitState.Different, held.State);

                // Remarks, days of listing and order do not matter.
                var immaterial = one.Entry with
                {
                    Remarks = "Amended",
                    ListedOn = Day,
                    Party = one.Entry.Party with { Names = [.. one.Entry.Party.Names.Reverse()] },
                };
                Assert.Equal(
                    held.State,
                    Assert.Single(Apply(decisions, one.Party, immaterial)).State
                );

                // What matters does, on either side, and by name.
                var (field, change) = Changed(one.What);
                var ofParty = Assert.Single(Apply(decisions, change(one.Party), one.Entry));
                Assert.Equal(HitState.Reopened, ofParty.State);
                Assert.Contains(
                    new Reopening(ReopeningCause.PartyChanged, field),
                    ofParty.Reopened
                );
                var ofEntry = Assert.Single(
                    Apply(decisions, one.Party, one.Entry with { Party = change(one.Entry.Party) })
                );
                Assert.Contains(
                    new Reopening(ReopeningCause.EntryChanged, field),
                    ofEntry.Reopened
                );
                var harder = one.Entry with
                {
                    Consequence = one.Entry.Consequence with { Until = Day },
                };
                Assert.Equal(
                    [new Reopening(ReopeningCause.ConsequenceChanged)],
                    Assert.Single(Apply(decisions, one.Party, harder)).Reopened
                );
            },
            300
        );

    [Fact]
    public void A_decision_about_one_pair_never_touches_another() =>
        Long.Sample(
            Gen.Select(
                Generated.Parties.Array[2, 4],
                Generated.Entries.Array[2, 5],
                Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Bool).Array[1, 8],
                (parties, entries, made) => new Several(parties, entries, made)
            ),
            several =>
            {
                var parties = several
                    .Parties.Select((one, i) => one with { Id = $"p{i}" })
                    .ToList();
                var entries = several.Entries.Select((one, i) => one.WithId($"e{i}")).ToList();
                var expected = new Dictionary<(string, string), HitState>();
                var made = new List<MatchDecision>();
                foreach (var (p, e, same) in several.Made)
                {
                    var (party, entry) = (parties[p % parties.Count], entries[e % entries.Count]);
                    made.AddRange(Decided(party, [entry], same).All);
                    expected[(party.Id, entry.Party.Id)] = same
                        ? HitState.Same
                        : HitState.Different;
                }
                var lines = made.SelectMany(DecisionJson.ToLine).ToArray();
                var decisions = DecisionJson.Read(lines);
                Assert.Equal(lines, decisions.All.SelectMany(DecisionJson.ToLine));
                foreach (var party in parties)
                foreach (var hit in Apply(decisions, party, [.. entries]))
                    Assert.Equal(
                        expected.GetValueOrDefault((party.Id, hit.Hit.Entry.Party.Id)),
                        hit.State
                    );
            },
            200
        );

    [Fact]
    public void A_decision_ends_after_its_last_day_and_can_be_taken_back()
    {
        var party = new Party { Id = "p", Names = [new PartyName("Ivan Specimen")] };
        var entry = new ListEntry
        {
            Party = party with { Id = "e" },
            Consequence = new Consequence(Effect.Prohibits),
        };
        var made = Decided(party, [entry], false).All[0] with { Until = Day };
        var hits = Hits(entry);
        Assert.Equal(HitState.Different, new Decisions([made]).Apply(hits, party, Day)[0].State);
        Assert.Equal(
            [new Reopening(ReopeningCause.Expired)],
            new Decisions([made]).Apply(hits, party, Day.AddDays(1))[0].Reopened
        );
        Assert.Equal(
            [new Reopening(ReopeningCause.Withdrawn)],
            new Decisions([made, made with { Verdict = Verdict.Withdrawn }])
                .Apply(hits, party, Day)[0]
                .Reopened
        );
    }

    [Fact]
    public void A_name_read_otherwise_by_a_later_engine_is_the_same_name()
    {
        var now = Fingerprint.Of(new Party { Id = "p", Names = [new PartyName("Иван Specimen")] });
        Assert.Empty((now with { Names = "read otherwise" }).Changes(now));
        Assert.Equal(
            ["names"],
            (now with { Names = "read otherwise", Written = "written otherwise" }).Changes(now)
        );
    }

    [Theory]
    [InlineData("{}\n", "line 1: expected a member 'id'")]
    [InlineData("\n{\"by\":", "line 2: the last line has no end")]
    [InlineData("{\"mood\":\"grim\"}\n", "line 1: ")]
    public void A_line_that_is_no_decision_is_refused_with_its_number(
        string text,
        string message
    ) =>
        Assert.StartsWith(
            message,
            Assert
                .Throws<FormatException>(() =>
                    DecisionJson.Read(System.Text.Encoding.UTF8.GetBytes(text))
                )
                .Message
        );

    private static string Respelled(string name) =>
        "  " + string.Join("   ", name.Split(' ')).ToUpperInvariant();

    private static (string Field, Func<Party, Party> Change) Changed(int what) =>
        (what % 6) switch
        {
            0 => (
                "names",
                party =>
                    party with
                    {
                        Names = [.. party.Names, new PartyName("Someone Quite Else")],
                    }
            ),
            1 => (
                "kind",
                party =>
                    party with
                    {
                        Kind =
                            party.Kind == PartyKind.Aircraft
                                ? PartyKind.Vessel
                                : PartyKind.Aircraft,
                    }
            ),
            2 => ("dates", party => party with { Dates = [PartialDate.Year(1900)] }),
            3 => ("countries", party => party with { Countries = [.. party.Countries, "XK"] }),
            4 => (
                "gender",
                party =>
                    party with
                    {
                        Gender = party.Gender == Gender.Female ? Gender.Male : Gender.Female,
                    }
            ),
            _ => (
                "identifiers",
                party =>
                    party with
                    {
                        Identifiers = [.. party.Identifiers, new Identifier("lei", "0")],
                    }
            ),
        };

    private static Decisions Decided(Party party, ListEntry[] entries, bool isSame) =>
        new([
            new MatchDecision(
                party.Id,
                Fingerprint.Of(party),
                [.. entries.Select(entry => DecidedEntry.Of("sample", entry))],
                isSame ? Verdict.Same : Verdict.Different,
                "Seen",
                "An officer",
                Day
            ),
        ]);

    private static IReadOnlyList<DecidedHit> Apply(
        Decisions decisions,
        Party party,
        params ListEntry[] entries
    ) => decisions.Apply(Hits(entries), party, Day);

    private static Hit[] Hits(params ListEntry[] entries)
    {
        var list = Generated.List("sample", entries);
        return
        [
            .. entries.Select(entry => new Hit(
                list,
                entry,
                entry.Party.Names[0],
                10_000,
                Tier.Strong
            )),
        ];
    }

    private sealed record Case(Party Party, ListEntry Entry, int What, bool IsSame);

    private sealed record Several(
        Party[] Parties,
        ListEntry[] Entries,
        (int Party, int Entry, bool IsSame)[] Made
    );
}
