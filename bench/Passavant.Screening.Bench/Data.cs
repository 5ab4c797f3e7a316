using nietras.SeparatedValues;
using Passavant.Screening.Lists;

namespace Passavant.Screening.Bench;

/// <summary>Lists and labelled parties, from the folder of shared data.</summary>
internal sealed class Data(string folder)
{
    public const int Parties = 40_000;

    /// <summary>The lists of the folder, and made-up entries that bring them to forty thousand parties.</summary>
    public List<ListSnapshot> Lists()
    {
        var lists = new List<ListSnapshot>
        {
            Read("un-xml", "un-sc", "un/UN_consolidated-2026-02-27.xml"),
            Read(
                "ofac-sdn",
                "us-ofac-sdn",
                "us-ofac/sdn-2024-05-03.csv",
                "us-ofac/alt-2025-02.csv",
                "us-ofac/add-2025-02.csv"
            ),
            Read("csl-csv", "us-csl", "us-csl/csl-2022-04-full.csv"),
            Read("bis-dpl", "us-bis-dpl", "us-bis/dpl.txt"),
        };
        lists.Add(MadeUp(lists, Parties - lists.Sum(list => list.Entries.Count)));
        return lists;
    }

    public ListSnapshot Read(string format, string id, params string[] files)
    {
        var streams = files
            .Select(file => File.OpenRead(Path.Combine(folder, "lists", file)))
            .ToList();
        var list = ListFormats
            .Find(format)!
            .Read(
                [
                    .. files.Zip(
                        streams,
                        (file, stream) => new ListFile(Path.GetFileName(file), stream)
                    ),
                ],
                new ImportOptions { Id = id }
            );
        streams.ForEach(stream => stream.Dispose());
        return list;
    }

    // Words of listed persons put together anew, with the aliases that bring names to a little over two a party.
    private static ListSnapshot MadeUp(List<ListSnapshot> lists, int count)
    {
        var random = new Random(4);
        string[] words =
        [
            .. lists
                .SelectMany(list => list.Entries)
                .Where(entry => entry.Party.Kind == PartyKind.Person)
                .SelectMany(entry => entry.Party.Names)
                .SelectMany(name =>
                    name.Text.Split(' ', ',', StringSplitOptions.RemoveEmptyEntries)
                )
                .Where(word => word.Length > 2),
        ];
        string Name() =>
            string.Join(
                ' ',
                Enumerable.Range(0, random.Next(2, 4)).Select(_ => words[random.Next(words.Length)])
            );
        return ListSnapshot.Of(
            new ListDescription
            {
                Id = "made-up",
                Publisher = "Nobody",
                Title = "Made up",
                Format = "none",
            },
            Enumerable
                .Range(0, count)
                .Select(number => new ListEntry
                {
                    Party = new Party
                    {
                        Id = $"M{number:00000}",
                        Kind = PartyKind.Person,
                        Names =
                            number % 6 == 0
                                ? [new(Name()), new(Name(), NameKind.Alias)]
                                : [new(Name())],
                        Dates = [PartialDate.Year(random.Next(1940, 2000))],
                    },
                    Consequence = new Consequence(Effect.RedFlag),
                })
        );
    }

    /// <summary>Listed persons with their names as people write them, and the right entry.</summary>
    public List<(Party Party, string Id)> Listed(ListSnapshot un)
    {
        var treated = Rows("truth/positives_un_treated.csv");
        var untreated = Rows("truth/positives_un_untreated.csv");
        var byName = un
            .Entries.SelectMany(entry =>
                entry.Party.Names.Select(name =>
                    (Name: name.Text.ToUpperInvariant(), entry.Party.Id)
                )
            )
            .GroupBy(pair => pair.Name)
            .ToDictionary(group => group.Key, group => group.First().Id);
        return
        [
            .. treated
                .Zip(untreated)
                .Where(pair => byName.ContainsKey(pair.Second["full_name"].ToUpperInvariant()))
                .Select(pair =>
                    (Person(pair.First), byName[pair.Second["full_name"].ToUpperInvariant()])
                ),
        ];
    }

    /// <summary>Persons who are on no list.</summary>
    public List<Party> Others(string which) =>
        [.. Rows($"truth/negatives_{which}.csv").Select(Person)];

    public List<Dictionary<string, string>> Rows(string file)
    {
        using var reader = Sep.Reader(options => options with { Unescape = true })
            .FromFile(Path.Combine(folder, file));
        var rows = new List<Dictionary<string, string>>();
        foreach (var row in reader)
        {
            var cells = new Dictionary<string, string>();
            for (var i = 0; i < reader.Header.ColNames.Count; i++)
                cells[reader.Header.ColNames[i]] = row[i].ToString();
            rows.Add(cells);
        }
        return rows;
    }

    private static Party Person(Dictionary<string, string> row) =>
        new PartyColumns([.. row.Keys]).Read(
            column => row.Values.ElementAt(column),
            "asked",
            []
        ) with
        {
            Kind = PartyKind.Person,
        };
}
