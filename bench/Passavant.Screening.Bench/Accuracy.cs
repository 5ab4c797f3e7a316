using Passavant.Screening.Matching;

namespace Passavant.Screening.Bench;

/// <summary>How well labelled pairs of names are told apart.</summary>
internal static class Accuracy
{
    public static void Pairs(Data data, Action<string> say)
    {
        var scored = data.Rows("truth/names.csv")
            .Where(row => row["kind"] == "pair" && row["expected"] is ("match" or "no_match"))
            .Select(row => (Score(row), row["expected"] == "match", row["quality"]))
            .ToList();
        var (area, f1, threshold) = Measures([.. scored.Select(one => (one.Item1, one.Item2))]);
        say(
            $"| {scored.Count} labelled pairs: area under ROC; best F1 | 0.92; 0.85 | {area:0.000}; {f1:0.000} (from {threshold / 100.0:0.00} points) |"
        );
        var strong = scored.Where(one => one.Item3 == "STRONG").ToList();
        say(
            $"| of them labelled strong: wrong at that threshold | 0 | {strong.Count(one => one.Item1 >= threshold != one.Item2)} of {strong.Count} |"
        );
    }

    public static void Scripts(Data data, Action<string> say)
    {
        foreach (
            var script in data.Rows("truth/names-crossscript.csv")
                .Select(row =>
                    (Script: row["script"], Points: Score(row), IsMatch: row["expected"] == "match")
                )
                .GroupBy(row => row.Script)
                .OrderByDescending(group => group.Count())
        )
        {
            var worst = script.Where(one => !one.IsMatch).Max(one => one.Points);
            var matches = script.Where(one => one.IsMatch).ToList();
            var wanted = script.Key switch
            {
                "CYRILLIC" => "97 %",
                "ARABIC" => "80 %",
                _ => matches.Count < 10 ? "–" : "70 %",
            };
            say(
                $"| {script.Key.ToLowerInvariant()} against Latin, {matches.Count} pairs: found before the first false one | {wanted} | {100.0 * matches.Count(one => one.Points > worst) / matches.Count:0.0} % |"
            );
        }
    }

    private static int Score(Dictionary<string, string> row) =>
        PairComparer
            .Compare(
                Party(row, "query_name", "query_props"),
                Party(row, "list_entry", "entry_props")
            )
            .Points;

    private static Party Party(Dictionary<string, string> row, string name, string properties) =>
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

    private static (double Area, double F1, int Threshold) Measures(
        List<(int Points, bool IsMatch)> all
    )
    {
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
        var best = all.Select(one => one.Points)
            .Distinct()
            .Select(threshold =>
            {
                var found = matches.Count(points => points >= threshold);
                return (
                    F1: 2.0
                        * found
                        / (found + others.Count(points => points >= threshold) + matches.Count),
                    Threshold: threshold
                );
            })
            .MaxBy(one => one.F1);
        return (area, best.F1, best.Threshold);
    }
}
