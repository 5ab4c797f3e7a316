using System.CommandLine;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Cli.Files;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant assess</c>: from files of proposed transfers to determinations.</summary>
internal static class Assess
{
    public static Command Create()
    {
        var accord = new AccordOptions();
        var files = FileArgument.Create(
            "FILE",
            "Files of proposed transfers: CSV (one row for each item), JSON lines or Parquet; - is standard input."
        );
        var instruments = new Option<string?>("--instruments")
        {
            HelpName = "FILE",
            Description =
                "Individual acts beside the accord, as JSON: being informed, licences, suspensions, rulings, trusted status.",
        };
        var standing = new Option<string?>("--standing")
        {
            HelpName = "STANDING",
            Description =
                $"The standing of facts that name none: {string.Join(", ", Standings.Names)}. Default: asserted.",
        };
        standing.AcceptOnlyFromAmong([.. Standings.Names]);
        var output = new Option<string?>("--output", "-o")
        {
            HelpName = "FILE",
            Description =
                "Write determinations here instead of a table: .jsonl, .csv or .parquet; - is standard output. Until it is complete the file is called FILE.partial.",
        };
        var rejects = new Option<string?>("--rejects")
        {
            HelpName = "FILE",
            Description =
                "Write rows that cannot be read here, as CSV with line, column, value and reason; - is standard output. Default: standard error.",
        };
        var from = new Option<string?>("--from")
        {
            HelpName = "FORMAT",
            Description =
                "The format read, where the extension does not tell: csv, jsonl, parquet.",
        };
        var to = new Option<string?>("--to")
        {
            HelpName = "FORMAT",
            Description =
                "The format written, where the extension does not tell: csv, jsonl, parquet.",
        };
        from.AcceptOnlyFromAmong(FileFormats.Names);
        to.AcceptOnlyFromAmong(FileFormats.Names);
        var separator = new Option<string?>("--separator")
        {
            HelpName = "CHARACTER",
            Description =
                "What separates cells of CSV: one character, or tab. Default: the commonest of comma, semicolon and tab in the header.",
        };
        var ignore = new Option<bool>("--ignore-unknown-columns")
        {
            Description = "Pass over columns that name nothing the glossary knows.",
        };
        var budget = new Option<int>("--budget")
        {
            HelpName = "N",
            Description =
                "How many suppositions may be tried for each transfer to make the outcomes still possible exact; beyond it the answer says that it is not.",
            DefaultValueFactory = _ => AssessmentOptions.Default.Budget,
        };
        budget.Validators.Add(given =>
        {
            if (
                given.Tokens.Count == 1
                && !(
                    int.TryParse(given.Tokens[0].Value, out var number)
                    && number is >= 0 and <= 10_000_000
                )
            )
                given.AddError(
                    $"'{given.Tokens[0].Value}' is no budget; expected a whole number from 0 to 10000000."
                );
        });
        var noQuestions = new Option<bool>("--no-questions")
        {
            Description = "Do not work out what to ask next: faster.",
        };
        var quiet = new Option<bool>("--quiet", "-q")
        {
            Description = "No summary and no progress.",
        };
        var json = new Option<bool>("--json")
        {
            Description =
                "Determinations as JSON lines on standard output, the summary as JSON on standard error.",
        };

        var lists = ScreeningLists.Option();
        lists.Description =
            "Screen every party against these snapshots, or folders of snapshots, for the facts the accord takes from screening; what was stated of them gives way. Lists that cannot be used, and matches nobody has decided, leave them unknown.";
        var stale = ScreeningLists.StaleOption();
        stale.Description = "Take lists that are older than so many days for unusable.";

        var decisions = DecisionFile.Option();
        decisions.Description =
            "With --lists: what was decided of matches, as 'passavant screen decide' keeps it.";

        var command = new Command(
            "assess",
            "Assesses proposed transfers: outcome, requirements and what lifts them, who decides by when, what to ask next."
        )
        {
            files,
            instruments,
            standing,
            output,
            rejects,
            from,
            to,
            separator,
            ignore,
            budget,
            noQuestions,
            quiet,
            json,
            lists,
            stale,
            decisions,
        };
        accord.AddTo(command);
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var (asOf, knownAt) = accord.Days(result, surroundings);
            var choices = result.GetValue(accord.Choose)!;
            var accords = AccordFolders
                .Choose(result.GetValue(accord.Accord) ?? [], surroundings)
                .Select(folder => AccordFolders.Read(folder, choices, surroundings))
                .ToList();
            var acts = accords.ConvertAll(one =>
                InstrumentFile.Read(result.GetValue(instruments), one, surroundings)
            );
            Standings.TryRead(result.GetValue(standing) ?? "asserted", out var given);
            var assessment = new Assessment(accords, acts, asOf, knownAt, surroundings)
            {
                Options = new AssessmentOptions
                {
                    Budget = result.GetValue(budget),
                    WithQuestions = !result.GetValue(noQuestions),
                },
                Quiet = result.GetValue(quiet),
                Screening = result.GetValue(lists) is { Length: > 0 } paths
                    ? ScreeningLists.Facts(
                        paths,
                        result.GetValue(stale),
                        result.GetValue(decisions),
                        surroundings
                    )
                    : null,
                Json = result.GetValue(json),
            };
            var between = Separator(result.GetValue(separator));
            var inputs = result
                .GetRequiredValue(files)
                .Select(path => new TransferFile(
                    path,
                    FileFormats.Of(path, result.GetValue(from)),
                    surroundings
                )
                {
                    Separator =
                        between
                        ?? (
                            Path.GetExtension(path)
                                .Equals(".tsv", StringComparison.OrdinalIgnoreCase)
                                ? '\t'
                                : null
                        ),
                    IgnoreUnknown = result.GetValue(ignore),
                    Standing = given,
                });
            var target =
                result.GetValue(output)
                ?? (result.GetValue(json) || result.GetValue(to) is not null ? "-" : null);
            var format =
                target is null ? (FileFormat?)null
                : target == "-" && result.GetValue(to) is null ? FileFormat.JsonLines
                : FileFormats.Of(target, result.GetValue(to));
            Distinct(
                [.. result.GetRequiredValue(files), target, result.GetValue(rejects)],
                surroundings
            );
            foreach (var text in accords)
                AccordFolders.WarnUnlessInForce(text, asOf, knownAt, surroundings);
            return assessment.Run(inputs, target, format, result.GetValue(rejects));
        });
        return command.WithExamples(
            "passavant assess samples/transfers.csv",
            "passavant assess transfers.csv --accord accords/eu-2025-11 --accord accords/us-2026-06",
            "passavant assess transfers.jsonl --as-of 2026-03-01 --instruments licences.json",
            "passavant assess big.csv --output determinations.jsonl --rejects rejects.csv",
            "cat transfers.jsonl | passavant assess - --from jsonl --json | jq .outcomes"
        );
    }

    // Writing over what is being read, or two results into one file, would lose what people cannot get back.
    private static void Distinct(IEnumerable<string?> paths, Surroundings surroundings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths.OfType<string>().Where(path => path != "-"))
        {
            var full = Path.GetFullPath(Path.Combine(surroundings.Folder, path));
            if (!seen.Add(OutputFile.Target(full)))
                throw new Trouble(
                    $"{path} is named twice; expected a file of its own for what is read, for --output and for --rejects."
                );
        }
    }

    private static char? Separator(string? text) =>
        text switch
        {
            null => null,
            "tab" or "\\t" => '\t',
            [var one] and not ("\"" or "\n" or "\r") => one,
            _ => throw new Trouble($"'{text}' separates no cells; expected one character, or tab."),
        };
}
