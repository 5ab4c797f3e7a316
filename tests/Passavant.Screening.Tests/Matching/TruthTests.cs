using nietras.SeparatedValues;
using Passavant.Accords.Tests;
using Passavant.Screening.Matching;

namespace Passavant.Screening.Tests.Matching;

/// <summary>How well names are told apart on labelled ones; a change that makes it worse fails here.</summary>
public sealed class TruthTests(ITestOutputHelper output)
{
    [Fact]
    public void Labelled_pairs_are_told_apart()
    {
        var pairs = Rows("truth/names.csv")
            .Where(row => row["kind"] == "pair" && row["expected"] is ("match" or "no_match"))
            .Select(row =>
                (
                    PairComparer
                        .Compare(
                            Read(row, "query_name", "query_props"),
                            Read(row, "list_entry", "entry_props")
                        )
                        .Points,
                    IsMatch: row["expected"] == "match",
                    IsStrong: row["quality"] == "STRONG"
                )
            )
            .ToList();
        var (area, f1, threshold) = Measures(pairs.Select(pair => (pair.Points, pair.IsMatch)));
        output.WriteLine(
            $"{pairs.Count} pairs: area under ROC {area:0.000}, best F1 {f1:0.000} from {threshold / 100.0:0.00} points"
        );
        var wrong = pairs.Count(pair => pair.IsStrong && pair.IsMatch != pair.Points >= threshold);
        output.WriteLine($"labelled strong and wrong at that threshold: {wrong}");
        foreach (
            var (from, to) in new[] { (7200, 8000), (8000, 8800), (8800, 9500), (9500, 20_000) }
        )
        {
            var within = pairs.Where(pair => pair.Points >= from && pair.Points < to).ToList();
            var (same, says) = (
                within.Average(pair => pair.IsMatch ? 1.0 : 0),
                within.Average(pair => (double)Calibration.Probability(pair.Points))
            );
            output.WriteLine(
                $"from {from}: {within.Count} pairs, {same:0.00} the same, {says:0.00} said"
            );
            Assert.InRange(says, same - 0.12, same + 0.12);
        }
        Assert.True(area >= 0.92, $"{area}");
        Assert.True(f1 >= 0.85, $"{f1}");
    }

    [Theory]
    [InlineData("CYRILLIC", 90)]
    [InlineData("ARABIC", 90)]
    [InlineData("CJK", 75)]
    [InlineData("HANGUL", 90)]
    [InlineData("HEBREW", 90)]
    public void Names_in_their_own_script_are_found_before_the_first_false_one(
        string script,
        double floor
    )
    {
        var pairs = Rows("truth/names-crossscript.csv")
            .Where(row => row["script"] == script)
            .Select(row =>
                (
                    PairComparer
                        .Compare(
                            Read(row, "query_name", "query_props"),
                            Read(row, "list_entry", "entry_props")
                        )
                        .Points,
                    IsMatch: row["expected"] == "match"
                )
            )
            .ToList();
        var worst = pairs.Where(pair => !pair.IsMatch).Max(pair => pair.Points);
        var recall =
            100.0
            * pairs.Count(pair => pair.IsMatch && pair.Points > worst)
            / pairs.Count(pair => pair.IsMatch);
        output.WriteLine($"{script}: {recall:0.0} % above the worst false pair");
        Assert.True(recall >= floor, $"{recall}");
    }

    [Fact]
    public void Listed_parties_are_found_and_others_left_alone()
    {
        var list = Lists.Reading.Real("un-xml", null, "un/UN_consolidated-2026-02-27.xml");
        var screener = new Screener([list]);
        var right = Rows("truth/names.csv")
            .Where(row => row["kind"] == "list" && row["list_id"].Length > 0)
            .GroupBy(row => row["query_name"])
            .ToDictionary(group => group.Key, group => group.First()["list_id"]);
        var treated = Rows("truth/positives_un_treated.csv");
        var untreated = Rows("truth/positives_un_untreated.csv");
        var (known, within, detected) = (0, 0, 0);
        for (var i = 0; i < treated.Count; i++)
        {
            if (!right.TryGetValue(untreated[i]["full_name"], out var id) || list.Find(id) is null)
                continue;
            known++;
            var hits = screener.Screen(Person(treated[i]), 5, Screener.Everything);
            var hit = hits.FirstOrDefault(one => one.Entry.Party.Id == id);
            within += hit is null ? 0 : 1;
            detected += hit?.Tier >= Tier.Possible ? 1 : 0;
        }
        output.WriteLine($"{known} listed: {within} among five, {detected} possible or strong");
        Assert.True(within >= 0.998 * known, $"{within} of {known}");
        Assert.True(detected >= 0.98 * known, $"{detected} of {known}");
        foreach (var file in new[] { "truth/negatives_global.csv", "truth/negatives_us.csv" })
        {
            var others = Rows(file);
            var alarms = others.Count(row =>
                screener.Screen(Person(row), 1, Tier.Possible).Count > 0
            );
            output.WriteLine($"{file}: {alarms} of {others.Count} raise an alarm");
            Assert.True(alarms <= 0.003 * others.Count, $"{alarms}");
        }
    }

    private static (double Area, double F1, int Threshold) Measures(
        IEnumerable<(int Points, bool IsMatch)> scored
    )
    {
        var all = scored.ToList();
        var matches = all.Where(one => one.IsMatch).Select(one => one.Points).ToList();
        var others = all.Where(one => !one.IsMatch).Select(one => one.Points).ToList();
        var area =
            matches.Sum(match =>
                others.Sum(other =>
                    match > other ? 1.0
                    : match == other ? 0.5
                    : 0
                )
            )
            / matches.Count
            / others.Count;
        return all.Select(one => one.Points)
            .Distinct()
            .Select(threshold =>
            {
                var found = matches.Count(points => points >= threshold);
                var wrong = others.Count(points => points >= threshold);
                return (area, 2.0 * found / (found + wrong + matches.Count), threshold);
            })
            .MaxBy(one => one.Item2);
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

    private static Party Read(Dictionary<string, string> row, string name, string properties) =>
        new PartyColumns(["kind", "name", "properties"]).Read(
            column =>
                column switch
                {
                    0 => row["schema"],
                    1 => row[name],
                    _ => row.GetValueOrDefault(properties, ""),
                },
            "asked",
            []
        );

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var reader = Sep.Reader(options => options with { Unescape = true })
            .FromFile(SharedData.Require(file));
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
}
