using System.CommandLine;
using System.Globalization;
using Passavant.Cli.Files;
using Passavant.Screening.Matching;
using Spectre.Console;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant screen validate</c>: what each threshold would find and whom it would bother, on labelled parties.</summary>
internal static class ScreenValidate
{
    public static Command Create()
    {
        var files = FileArgument.Create(
            "FILE",
            "CSV files of labelled parties: the columns of --parties, and expected (match or no_match); list_id and treatment, where known."
        );
        var lists = ScreeningLists.Option();
        var budget = new Option<decimal>("--budget")
        {
            HelpName = "N",
            Description =
                "How many of a thousand parties that are not listed may raise an alarm. 3 unless told otherwise.",
            DefaultValueFactory = _ => 3,
        };
        var expected = new Option<string?>("--expected")
        {
            HelpName = "WORD",
            Description = "For files without the column: match or no_match for every row.",
        };
        expected.AcceptOnlyFromAmong("match", "no_match");
        var command = new Command(
            "validate",
            "Measures detection and false alarms on labelled parties, so that a threshold is chosen on evidence."
        )
        {
            files,
            lists,
            budget,
            expected,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var parties = new List<LabelledParty>();
            foreach (var file in result.GetRequiredValue(files))
                parties.AddRange(Read(file, result.GetValue(expected), surroundings));
            var screener = ScreeningLists.Ready(result.GetValue(lists), null, surroundings);
            ValidationReport report;
            using (var progress = new ProgressLine(surroundings, wanted: true))
            {
                progress.Say(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"screening {parties.Count:N0} labelled parties"
                    )
                );
                report = Validation.Measure(screener, parties);
            }
            Write(report, result.GetValue(budget), surroundings);
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant screen validate labelled.csv --lists lists",
            "passavant screen validate people.csv --expected no_match --budget 2"
        );
    }

    private static IEnumerable<LabelledParty> Read(
        string file,
        string? everywhere,
        Surroundings surroundings
    )
    {
        using var table = PartyTable.Open(file, surroundings);
        var (expected, id, treatment) = (
            Column("expected"),
            Column("list_id"),
            Column("treatment") is >= 0 and var column ? column : Column("category")
        );
        if (expected < 0 && everywhere is null)
            throw new Trouble(
                $"{file} has no column 'expected'; found {string.Join(", ", table.Header)}. Add it (match or no_match), or give --expected."
            );
        foreach (var row in table.Read())
        {
            ScreenParties.Complain(row, file, surroundings);
            if (!row.CanBeAsked)
                continue;
            var word = expected < 0 ? everywhere! : Cell(row, expected);
            if (word is not ("match" or "no_match"))
            {
                surroundings.Error.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file}({row.Row.Line}): expected: found '{word}'; expected match or no_match; the row is left out"
                    )
                );
                continue;
            }
            yield return new LabelledParty(
                row.Party!,
                word == "match",
                id < 0 || Cell(row, id).Length == 0 ? null : Cell(row, id),
                treatment < 0 || Cell(row, treatment).Length == 0
                    ? "(not said)"
                    : Cell(row, treatment)
            );
        }

        int Column(string name)
        {
            for (var i = 0; i < table.Header.Count; i++)
                if (table.Header[i].Equals(name, StringComparison.OrdinalIgnoreCase))
                    return i;
            return -1;
        }

        static string Cell(PartyRow row, int column) =>
            column < row.Row.Count ? row.Row.Cell(column) : "";
    }

    private static void Write(ValidationReport report, decimal budget, Surroundings surroundings)
    {
        var output = surroundings.Output;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Listed:N0} listed, {report.Others:N0} not. The right entry was first for {Share(report.Within(1), report.Listed)}, among five for {Share(report.Within(5), report.Listed)}; {report.Tied:N0} share their score with another candidate."
            )
        );
        var table = Lists.Table(surroundings, "From", "Found", "False alarms", "Missed", "");
        foreach (var (threshold, tier) in Thresholds(report, budget))
            table.AddRow(
                Lists.Plain((threshold / 100m).ToString("0.00", CultureInfo.InvariantCulture)),
                Lists.Plain(Share(report.Detected(threshold), report.Listed)),
                Lists.Plain(Share(report.FalseAlarms(threshold), report.Others)),
                Lists.Plain(
                    (report.Listed - report.Detected(threshold)).ToString(
                        CultureInfo.InvariantCulture
                    )
                ),
                Lists.Plain(tier)
            );
        Terminal.For(surroundings).Write(table);
        if (report.Listed == 0)
            return;
        var chosen = report.WithinBudget(budget) ?? Screener.LeastOf(Tier.Possible);
        output.WriteLine();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"From {chosen / 100m:0.00} points, by treatment:"
            )
        );
        var treatments = Lists.Table(surroundings, "Treatment", "Listed", "Found", "Missed");
        foreach (
            var group in report
                .Parties.Where(party => party.Labelled.IsListed)
                .GroupBy(party => party.Labelled.Treatment)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            var found = group.Count(party => party.Points >= chosen);
            treatments.AddRow(
                Lists.Plain(group.Key),
                Lists.Plain(group.Count().ToString(CultureInfo.InvariantCulture)),
                Lists.Plain(Share(found, group.Count())),
                Lists.Plain(
                    string.Join(
                        "; ",
                        group
                            .Where(party => party.Points is null || party.Points < chosen)
                            .Take(3)
                            .Select(party => party.Labelled.Party.Names[0].Text)
                    )
                )
            );
        }
        Terminal.For(surroundings).Write(treatments);
    }

    private static IEnumerable<(int Threshold, string Says)> Thresholds(
        ValidationReport report,
        decimal budget
    )
    {
        var rows = new SortedDictionary<int, string>();
        for (var threshold = 6000; threshold <= 10_500; threshold += 500)
            rows[threshold] = "";
        foreach (var tier in new[] { Tier.Weak, Tier.Possible, Tier.Strong })
            rows[Screener.LeastOf(tier)] = tier.ToString().ToLowerInvariant();
        if (report.WithinBudget(budget) is { } within)
            rows[within] = string.Join(
                ", ",
                new[]
                {
                    rows.GetValueOrDefault(within, ""),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the lowest within {budget} alarms of a thousand"
                    ),
                }.Where(text => text.Length > 0)
            );
        return rows.Select(row => (row.Key, row.Value));
    }

    private static string Share(int part, int whole) =>
        whole == 0
            ? "–"
            : string.Create(CultureInfo.InvariantCulture, $"{100m * part / whole:0.00} %");
}
