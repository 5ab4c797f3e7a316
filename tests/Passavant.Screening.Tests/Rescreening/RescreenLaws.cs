using Passavant.Accords.Tests.Laws;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;
using Passavant.Screening.Rescreening;
using Passavant.Screening.Tests.Deciding;
using Passavant.Screening.Tests.Lists;

namespace Passavant.Screening.Tests.Rescreening;

/// <summary>To screen what changed gives what screening everything twice gives.</summary>
public sealed class RescreenLaws
{
    private static readonly Gen<Change> Changes =
        from entries in Generated.Entries.Array[1, 14]
        from others in Generated.Entries.Array[1, 14]
        from keep in Gen.Int[0, 3].Array[14]
        from parties in Generated.Parties.Array[1, 6]
        from least in Generated.Of(Tier.Weak, Tier.Possible, Tier.Strong)
        select new Change(
            least,
            Lists(entries.Select((entry, i) => (i, entry))),
            Lists(
                Enumerable
                    .Range(0, 14)
                    .SelectMany<int, (int, ListEntry)>(i =>
                        keep[i] switch
                        {
                            0 => i < others.Length ? [(i, others[i])] : [],
                            1 => [],
                            _ => i < entries.Length ? [(i, entries[i])] : [],
                        }
                    )
            ),
            [.. parties.Select((party, i) => party with { Id = $"p{i}" })]
        );

    [Fact]
    public void A_delta_of_lists_shows_what_screening_everything_twice_shows() =>
        Long.Sample(
            Changes,
            change =>
            {
                var before = new Screener(change.Before);
                var after = new Screener(change.After, before.Rarity);
                Assert.Equal(
                    change.Parties.SelectMany(party => InFull(before, after, party, change.Least)),
                    Rescreen
                        .Lists(change.Before, change.After, change.Parties, change.Least)
                        .Select(Say)
                );
            },
            300
        );

    [Fact]
    public void A_delta_of_parties_shows_what_screening_everything_twice_shows() =>
        Long.Sample(
            Gen.Select(
                Changes,
                Generated.Parties.Array[6],
                Gen.Int[0, 3].Array[6],
                (change, others, keep) =>
                    new PartyChange(
                        change,
                        [
                            .. others
                                .Select((other, i) => (Keep: keep[i], other, i))
                                .Where(one => one.Keep > 0)
                                .Select(one =>
                                    one.Keep > 1 && one.i < change.Parties.Count
                                        ? change.Parties[one.i]
                                        : one.other with
                                        {
                                            Id = $"p{one.i}",
                                        }
                                ),
                        ]
                    )
            ),
            given =>
            {
                var screener = new Screener(given.Change.Before);
                var (before, after) = (given.Change.Parties, given.After);
                var expected = new List<string>();
                foreach (var id in before.Concat(after).Select(one => one.Id).Distinct())
                {
                    var (was, now) = (
                        before.SingleOrDefault(one => one.Id == id),
                        after.SingleOrDefault(one => one.Id == id)
                    );
                    expected.AddRange(
                        Compared(
                            id,
                            was is null ? [] : screener.Screen(was, int.MaxValue, Tier.Possible),
                            now is null ? [] : screener.Screen(now, int.MaxValue, Tier.Possible)
                        )
                    );
                }
                var delta = PartyDelta.Between(before, after);
                Assert.Equal(
                    expected.Order(StringComparer.Ordinal),
                    Rescreen.Parties(delta, screener).Select(Say).Order(StringComparer.Ordinal)
                );
                Assert.Empty(Rescreen.Parties(PartyDelta.Between(after, after), screener));
            },
            200
        );

    [Fact]
    public void A_list_that_stays_changes_nothing() =>
        Long.Sample(
            Changes,
            change =>
                Assert.Empty(Rescreen.Lists(change.After, change.After, change.Parties, Tier.Weak)),
            50
        );

    [Theory]
    [InlineData("2024-05-01", "2024-05-02")]
    [InlineData("2024-02-28", "2024-03-04")]
    [InlineData("2024-03-15", "2024-04-02")]
    public void A_delta_of_the_SDN_list_shows_what_screening_everything_twice_shows(
        string from,
        string to
    )
    {
        ListSnapshot[] before = [Reading.Real("ofac-sdn", null, $"us-ofac/daily/sdn-{from}.csv")];
        ListSnapshot[] after = [Reading.Real("ofac-sdn", null, $"us-ofac/daily/sdn-{to}.csv")];
        var delta = ListDelta.Between(before[0], after[0]);
        // Whoever is touched by the change, and some who are not.
        var parties = delta
            .Added.Concat(delta.Removed)
            .Concat(delta.Changed.SelectMany(change => new[] { change.Before, change.After }))
            .Concat(before[0].Entries.Where((_, i) => i % 200 == 0))
            .SelectMany(
                (entry, i) =>
                    new[]
                    {
                        entry.Party with
                        {
                            Id = $"{i}",
                        },
                        new Party { Id = $"{i} name", Names = [entry.Party.Names[0]] },
                        new Party
                        {
                            Id = $"{i} typo",
                            Names = [new PartyName(Typo(entry.Party.Names[0].Text))],
                        },
                    }
            )
            .ToList();
        var old = new Screener(before);
        var now = new Screener(after, old.Rarity);
        var rescreen = new ListRescreen(before, after);
        var found = 0;
        foreach (var party in parties)
        {
            var changes = rescreen.Changes(party).Select(Say).ToList();
            found += changes.Count;
            Assert.Equal(InFull(old, now, party, Tier.Possible), changes);
        }
        Assert.True(found >= delta.Added.Count);
    }

    private static string Typo(string name) =>
        name.Length < 6 ? name : name[..3] + name[4] + name[3] + name[5..];

    private static IEnumerable<string> InFull(
        Screener before,
        Screener after,
        Party party,
        Tier least
    ) =>
        Compared(
            party.Id,
            before.Screen(party, int.MaxValue, least),
            after.Screen(party, int.MaxValue, least)
        );

    // The obvious way.
    private static IEnumerable<string> Compared(
        string party,
        IReadOnlyList<Hit> had,
        IReadOnlyList<Hit> has
    )
    {
        foreach (
            var (list, id) in had.Concat(has)
                .Select(hit => (hit.List.Id, hit.Entry.Party.Id))
                .Distinct()
                .OrderBy(key => key.Item1, StringComparer.Ordinal)
                .ThenBy(key => key.Item2, StringComparer.Ordinal)
        )
        {
            var was = had.SingleOrDefault(hit => hit.List.Id == list && hit.Entry.Party.Id == id);
            var now = has.SingleOrDefault(hit => hit.List.Id == list && hit.Entry.Party.Id == id);
            if (was is null)
                yield return $"{party} New {list} {id} {null} {now!.Points}";
            else if (now is null)
                yield return $"{party} Gone {list} {id} {was.Points} {null}";
            else
            {
                if (was.Tier != now.Tier)
                    yield return $"{party} Tier {list} {id} {was.Points} {now.Points}";
                if (Attached(was.Entry) != Attached(now.Entry))
                    yield return $"{party} Consequence {list} {id} {was.Points} {now.Points}";
            }
        }
    }

    private static string Attached(ListEntry entry) =>
        $"{entry.Consequence} {entry.Until} {string.Join(',', entry.Programmes.Order(StringComparer.Ordinal))}";

    private static string Say(HitChange change)
    {
        var hit = (change.After ?? change.Before)!;
        return $"{change.Party.Id} {change.Kind} {hit.List.Id} {hit.Entry.Party.Id} {change.Before?.Points} {change.After?.Points}";
    }

    private static ListSnapshot[] Lists(IEnumerable<(int Number, ListEntry Entry)> entries) =>
        [
            .. entries
                .GroupBy(one => one.Number % 2)
                .Select(group =>
                    Generated.List(
                        $"list-{group.Key}",
                        group.Select(one => one.Entry.WithId($"e{one.Number}"))
                    )
                ),
        ];

    private sealed record Change(
        Tier Least,
        IReadOnlyList<ListSnapshot> Before,
        IReadOnlyList<ListSnapshot> After,
        IReadOnlyList<Party> Parties
    )
    {
        public override string ToString() =>
            string.Join(
                '\n',
                Before
                    .SelectMany(list => list.Entries.Select(entry => $"- {Reading.Json(entry)}"))
                    .Concat(
                        After.SelectMany(list =>
                            list.Entries.Select(entry => $"+ {Reading.Json(entry)}")
                        )
                    )
                    .Concat(
                        Parties.Select(party =>
                            System.Text.Encoding.UTF8.GetString(PartyJson.ToBytes(party))
                        )
                    )
            );
    }

    private sealed record PartyChange(Change Change, IReadOnlyList<Party> After);
}
