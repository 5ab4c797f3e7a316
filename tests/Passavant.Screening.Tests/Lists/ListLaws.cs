using System.Text;
using Passavant.Accords.Tests.Laws;
using Passavant.Screening.Lists;

namespace Passavant.Screening.Tests.Lists;

/// <summary>What holds for every entry and every list.</summary>
public sealed class ListLaws
{
    private static readonly Gen<string> Text = Of(
        "Sample",
        "Пример",
        "شركة",
        "株式会社",
        "O'Specimen",
        "\"quoted\"",
        "back\\slash",
        "semi;colon",
        "comma,",
        "Ünïcode",
        "🚢",
        "1234",
        "a/k/a",
        "né"
    )
        .Array[1, 4]
        .Select(words => string.Join(' ', words));

    private static Gen<T> Of<T>(params T[] values) =>
        Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 60_000]
        .Select(days => new DateOnly(1900, 1, 1).AddDays(days));

    private static readonly Gen<PartialDate> Date = Gen.OneOf(
        Day.Select(PartialDate.Day),
        Gen.Select(Gen.Int[1900, 2030], Gen.Int[1, 12], PartialDate.Month),
        Gen.Select(Gen.Int[1900, 2030], Gen.Bool, PartialDate.Year),
        Gen.Select(Gen.Int[1900, 1950], Gen.Int[1950, 2000], Gen.Bool, PartialDate.Years),
        Gen.Select(
            Day,
            Gen.Int[0, 900],
            Gen.Bool,
            (day, more, about) => new PartialDate(day, day.AddDays(more), about)
        )
    );

    private static readonly Gen<PartyName> Name = Gen.Select(
        Text,
        Gen.Enum<NameKind>(),
        Text.Null(),
        Text.Null(),
        (text, kind, given, family) => new PartyName(text, kind, given, family)
    );

    private static readonly Gen<Identifier> Id = Gen.Select(
        Of("passport", "imo", "inn", "other", "registration"),
        Text,
        Of("RU", "FR", null),
        (kind, value, country) => new Identifier(kind, value, country)
    );

    private static readonly Gen<Link> Linked = Gen.Select(
        Gen.Enum<LinkKind>(),
        Gen.Int[0, 12].Select(number => $"e{number}"),
        Gen.Int[0, 10_000].Select(part => part / 10_000m).Nullable(),
        Day.Nullable(),
        Day.Nullable(),
        (kind, to, share, from, until) => new Link(kind, to, share, from, until)
    );

    private static readonly Gen<Consequence> Effects = Gen.Select(
        Gen.Enum<Effect>(),
        Text.Null(),
        Text.Null(),
        Of("FR", "JP", null),
        Day.Nullable(),
        (effect, policy, scope, by, until) => new Consequence(effect, policy, scope, by, until)
    );

    private static readonly Gen<Party> Parties =
        from kind in Gen.Enum<PartyKind>()
        from names in Name.Array[1, 4]
        from dates in Date.Array[0, 2]
        from countries in Of("RU", "KP", "FR", "US").Array[0, 2]
        from places in Text.Array[0, 2]
        from gender in Gen.Enum<Gender>().Nullable()
        from identifiers in Id.Array[0, 3]
        from addresses in Text.Array[0, 2]
        select new Party
        {
            Id = "x",
            Kind = kind,
            Names = names,
            Dates = dates,
            Countries = countries,
            Places = places,
            Gender = gender,
            Identifiers = identifiers,
            Addresses = addresses,
        };

    private static readonly Gen<ListEntry> Entries =
        from party in Parties
        from consequence in Effects
        from programmes in Text.Array[0, 2]
        from links in Linked.Array[0, 2]
        from listed in Day.Nullable()
        from until in Day.Nullable()
        from remarks in Text.Null()
        from other in Gen.Select(Of("a", "topics", "@target", "B c", "sourceUrl"), Text).Array[0, 3]
        select new ListEntry
        {
            Party = party,
            Consequence = consequence,
            Programmes = programmes,
            Links = links,
            ListedOn = listed,
            Until = until,
            Remarks = remarks,
            Other =
            [
                .. other
                    .Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal),
            ],
        };

    private static readonly ListDescription About = new()
    {
        Id = "sample",
        Publisher = "Sample publisher",
        Title = "Sample list",
        Format = "ftm",
    };

    private static readonly Gen<ListSnapshot> Snapshots = Entries
        .Array[1, 12]
        .Select(entries => ListSnapshot.Of(About, entries.Select((entry, i) => WithId(entry, i))));

    private static ListEntry WithId(ListEntry entry, int number) =>
        entry with
        {
            Party = entry.Party with { Id = $"e{number}" },
        };

    [Fact]
    public void An_entry_has_one_spelling_and_is_read_from_it() =>
        Long.Sample(
            Entries,
            entry =>
            {
                var bytes = ListEntryJson.ToBytes(entry);
                Assert.Equal(bytes, ListEntryJson.ToBytes(ListEntryJson.Read(bytes)));
                // The same as the canonical form the accords use.
                Assert.Equal(
                    Encoding.UTF8.GetString(Sorted.Canonical(bytes)),
                    Encoding.UTF8.GetString(bytes)
                );
                var party = PartyJson.ToBytes(entry.Party);
                Assert.Equal(party, PartyJson.ToBytes(PartyJson.Read(party)));
            },
            300
        );

    [Fact]
    public void A_date_is_read_as_it_is_written() =>
        Long.Sample(
            Date.Array[1, 3],
            dates =>
                Assert.All(
                    dates,
                    date =>
                    {
                        Assert.True(PartialDate.TryParse(date.ToString(), out var read));
                        Assert.Equal(date, read);
                    }
                ),
            300
        );

    [Fact]
    public void A_list_exported_and_imported_is_the_same_list() =>
        Long.Sample(
            Snapshots,
            snapshot =>
            {
                var exported = new MemoryStream();
                FtmExport.Write(snapshot, exported);
                exported.Position = 0;
                var again = ListFormats.Find("ftm")!.Read([new ListFile("x", exported)]);
                Assert.Equal(
                    snapshot.Entries.Select(Reading.Json),
                    again.Entries.Select(Reading.Json)
                );
                Assert.Equal(snapshot.Hash, again.Hash);
            },
            150
        );

    [Fact]
    public void A_kept_snapshot_is_the_same_and_no_other_bytes_are_taken_for_it() =>
        Long.Sample(
            Gen.Select(
                Snapshots,
                Gen.Int[0, 1_000_000],
                Gen.Int[1, 255],
                (list, at, by) => new Damage(list, at, by)
            ),
            damage =>
            {
                var file = new MemoryStream();
                SnapshotFile.Write(damage.List, file);
                var bytes = file.ToArray();
                var read = SnapshotFile.Read(new MemoryStream(bytes), "kept");
                Assert.Equal(damage.List.Hash, read.Hash);
                // An entry's byte changed, or the end lost.
                var first = Array.IndexOf(bytes, (byte)'\n') + 1;
                var at = first + damage.At % (bytes.Length - first);
                var changed = (byte[])bytes.Clone();
                changed[at] ^= (byte)damage.By;
                Refused(changed);
                // The last line feed alone is no loss.
                if (at < bytes.Length - 1)
                    Refused(bytes[..at]);
            },
            150
        );

    [Fact]
    public void What_leads_from_one_list_to_another_leads_there() =>
        Long.Sample(
            Gen.Select(
                Snapshots,
                Snapshots,
                Gen.Int[0, 11],
                (a, b, same) => new Pair(a, Sharing(a, b, same))
            ),
            pair =>
            {
                var delta = ListDelta.Between(pair.A, pair.B);
                Assert.Equal(pair.B.Hash, delta.ApplyTo(pair.A, About).Hash);
                Assert.Equal(pair.A.Hash == pair.B.Hash, delta.IsEmpty);
                Assert.True(ListDelta.Between(pair.B, pair.B).IsEmpty);
                Assert.All(delta.Changed, change => Assert.NotEmpty(change.Fields()));
                Assert.Equal(
                    pair.A.Hash,
                    ListDelta.Between(pair.B, pair.A).ApplyTo(pair.B, About).Hash
                );
            },
            150
        );

    // Lists of two days have most of their entries in common.
    private static ListSnapshot Sharing(ListSnapshot a, ListSnapshot b, int same) =>
        ListSnapshot.Of(
            About,
            b.Entries.Select(
                (entry, i) => i < same && a.Find(entry.Party.Id) is { } old ? old : entry
            )
        );

    private static void Refused(byte[] bytes) =>
        Assert.Throws<ListFormatException>(() =>
            SnapshotFile.Read(new MemoryStream(bytes), "kept")
        );

    private sealed record Pair(ListSnapshot A, ListSnapshot B);

    private sealed record Damage(ListSnapshot List, int At, int By);
}
