using System.Text;
using Passavant.Trust.Log;

namespace Passavant.Store.Tests;

/// <summary>The leaf of an event: made of the event alone, other for any other event, opened a field at a time.</summary>
public sealed class EventLeafTests
{
    private static readonly StoredEvent Happened = new()
    {
        Stream = "2026-000001",
        Version = 3,
        Position = 7,
        Type = "decide",
        Body =
            """{"outcome":"granted","reasons":{"public":"é \"so\"","closed":null},"value":12}"""u8.ToArray(),
        Salt = [.. Enumerable.Range(0, 32).Select(one => (byte)one)],
        At = new DateTimeOffset(2026, 3, 2, 12, 0, 0, 123, 456, TimeSpan.Zero),
        Person = "ole",
        Agency = "authority",
        Role = "officer",
        Accord = "sha256:aa",
        Determination = "sha256:bb",
    };

    [Fact]
    public void The_same_event_has_the_same_leaf_whatever_its_time_zone()
    {
        var leaf = EventLeaf.Of(Happened).ToBytes();
        Assert.Equal(leaf, EventLeaf.Of(Happened with { }).ToBytes());
        Assert.Equal(
            leaf,
            EventLeaf
                .Of(Happened with { At = Happened.At.ToOffset(TimeSpan.FromHours(5)) })
                .ToBytes()
        );
        Assert.True(LeafEntry.TryParse(leaf, out var read, out _));
        Assert.Equal(("decide", 6), (read.Kind, (int)EventLeaf.IndexOf(Happened)));
        Assert.Equal(
            [
                "accord",
                "agency",
                "at",
                "body.outcome",
                "body.reasons",
                "body.value",
                "determination",
                "person",
                "role",
                "stream",
                "version",
            ],
            read.Fields.Keys.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Any_other_column_makes_another_leaf()
    {
        StoredEvent[] others =
        [
            Happened,
            Happened with
            {
                Stream = "2026-000002",
            },
            Happened with
            {
                Version = 4,
            },
            Happened with
            {
                Type = "decided",
            },
            Happened with
            {
                At = Happened.At.AddMicroseconds(1),
            },
            Happened with
            {
                Person = "siv",
            },
            Happened with
            {
                Agency = "board",
            },
            Happened with
            {
                Role = "head",
            },
            Happened with
            {
                Accord = null,
            },
            Happened with
            {
                Accord = "",
            },
            Happened with
            {
                Accord = "sha256:bb",
            },
            Happened with
            {
                Determination = null,
            },
            Happened with
            {
                Determination = "sha256:aa",
            },
            Happened with
            {
                Salt = [.. Happened.Salt.Reverse()],
            },
        ];
        Assert.Equal(others.Length, others.Select(Leaf).Distinct().Count());
    }

    [Fact]
    public void Any_flipped_bit_of_the_body_or_the_salt_makes_another_leaf()
    {
        var leaves = new HashSet<string> { Leaf(Happened) };
        for (var bit = 0; bit < Happened.Body.Length * 8; bit++)
            Assert.True(leaves.Add(Leaf(Happened with { Body = Flipped(Happened.Body, bit) })));
        for (var bit = 0; bit < Happened.Salt.Length * 8; bit++)
            Assert.True(leaves.Add(Leaf(Happened with { Salt = Flipped(Happened.Salt, bit) })));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("{\"a\":1 }")]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("{\"a\\n\":1}")]
    [InlineData("{\"\":1}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"body\":1}")]
    public void A_body_of_any_form_has_a_leaf(string body)
    {
        var happened = Happened with { Body = Encoding.UTF8.GetBytes(body) };
        var leaf = EventLeaf.Of(happened);
        Assert.All(EventLeaf.Disclosures(happened), one => Assert.True(leaf.Opens(one)));
        Assert.NotEqual(
            Leaf(happened),
            Leaf(happened with { Body = [.. happened.Body, (byte)' '] })
        );
    }

    [Fact]
    public void A_body_of_very_many_members_is_one_field()
    {
        var body =
            $"{{{string.Join(',', Enumerable.Range(100, 900).Select(i => $"\"{i}\":{i}"))}}}";
        var leaf = EventLeaf.Of(Happened with { Body = Encoding.UTF8.GetBytes(body) });
        Assert.Contains("body", leaf.Fields.Keys);
        Assert.DoesNotContain("body.100", leaf.Fields.Keys);
    }

    [Fact]
    public void A_disclosure_opens_its_field_and_no_other_and_says_nothing_of_them()
    {
        var leaf = EventLeaf.Of(Happened);
        var disclosures = EventLeaf.Disclosures(Happened);
        Assert.Equal(leaf.Fields.Count, disclosures.Count);
        var outcome = disclosures.Single(one => one.Name == "body.outcome");
        Assert.Equal("\"granted\"", outcome.Value);
        Assert.True(leaf.Opens(outcome));
        Assert.False(leaf.Opens(outcome with { Value = "\"refused\"" }));
        // With the salt of one field nobody can try out what another holds.
        foreach (var other in disclosures.Where(one => one.Name != outcome.Name))
        {
            Assert.False(leaf.Opens(other with { Salt = outcome.Salt }));
            Assert.False(leaf.Opens(other with { Salt = Happened.Salt }));
        }
        Assert.DoesNotContain("granted", Encoding.UTF8.GetString(leaf.ToBytes()));
        Assert.DoesNotContain("2026-000001", Encoding.UTF8.GetString(leaf.ToBytes()));
    }

    private static string Leaf(StoredEvent happened) =>
        Convert.ToHexString(EventLeaf.Of(happened).ToBytes());

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
