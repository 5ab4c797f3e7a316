using nietras.SeparatedValues;
using Passavant.Accords.Tests;

namespace Passavant.Screening.Tests.Names;

/// <summary>Names in their own script against the Latin ones of official lists: how many are found before the first false one, by a plain scorer.</summary>
public sealed class CrossScriptTests(ITestOutputHelper output)
{
    /// <summary>Of every hundred pairs of a script, how many must be found.</summary>
    static readonly Dictionary<string, double> Floors = new()
    {
        ["CYRILLIC"] = 93,
        ["ARABIC"] = 93,
        ["CJK"] = 80,
        ["HANGUL"] = 90,
        ["HEBREW"] = 80,
    };

    [Fact]
    public void Names_in_their_own_script_meet_the_names_of_lists()
    {
        var path = SharedData.Require("truth/names-crossscript.csv");
        using var reader = Sep.Reader(options => options with { Unescape = true }).FromFile(path);
        var scored = new List<(string Script, bool Match, double Score)>();
        foreach (var row in reader)
            scored.Add(
                (
                    row["script"].ToString(),
                    row["expected"].ToString() == "match",
                    PlainScorer.Score(
                        row["query_name"].ToString(),
                        row["list_entry"].ToString(),
                        row["schema"].ToString() == "Person"
                            ? PartyKind.Person
                            : PartyKind.Organisation
                    )
                )
            );

        foreach (var script in scored.GroupBy(pair => pair.Script))
        {
            var worst = script.Where(pair => !pair.Match).Max(pair => pair.Score);
            var matches = script.Where(pair => pair.Match).ToList();
            var found = 100.0 * matches.Count(pair => pair.Score > worst) / matches.Count;
            output.WriteLine(
                $"{script.Key}: {found:F1} % of {matches.Count} above the worst false pair ({worst:F2})"
            );
            Assert.True(
                found >= Floors.GetValueOrDefault(script.Key),
                $"{script.Key}: {found:F1} %"
            );
        }
    }
}
