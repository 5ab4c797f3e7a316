using System.CommandLine;
using Passavant.Accords;
using Passavant.Cli.Files;
using Passavant.Proofs;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant compare</c>: two texts held against each other in meaning.</summary>
internal static class Compare
{
    private static readonly string[] Gates = ["milder", "stricter", "any", "never"];

    public static Command Create()
    {
        var left = Folder("LEFT", "The folder of the first text, or the older edition.");
        var right = Folder("RIGHT", "The folder of the second text, or the newer edition.");
        var format = DocumentFormats.Option("How to print it: text, markdown, html or json.");
        var output = DocumentOutput.Option();
        var language = LanguageOption.Create();
        var options = new AccordOptions();
        options.AsOf.Description =
            "The day of law of both texts. Default: today, or for each text the day nearest to it on which it is in force.";
        var leftAsOf = AccordOptions.Day("--left-as-of", "The day of law of the first text.");
        var rightAsOf = AccordOptions.Day("--right-as-of", "The day of law of the second text.");
        var portfolio = new Option<string?>("--portfolio")
        {
            HelpName = "FILE",
            Description =
                "Transfers to assess under both texts, as assess reads them: .csv, .jsonl, .json or .parquet; - is standard input.",
        };
        var from = new Option<string?>("--from")
        {
            HelpName = "FORMAT",
            Description =
                "The format of the portfolio, where the extension does not tell: csv, jsonl, parquet.",
        };
        from.AcceptOnlyFromAmong(FileFormats.Names);
        var most = new Option<int>("--most")
        {
            HelpName = "N",
            Description = "The most differences shown of one control and direction.",
            DefaultValueFactory = _ => 20,
        };
        most.Validators.Add(given =>
        {
            if (
                given.Tokens.Count == 1
                && !(
                    int.TryParse(given.Tokens[0].Value, out var number)
                    && number is > 0 and <= 10_000
                )
            )
                given.AddError(
                    $"'{given.Tokens[0].Value}' is no number of differences; expected a whole number from 1 to 10000."
                );
        });
        var failOn = new Option<string>("--fail-on")
        {
            HelpName = string.Join('|', Gates),
            Description =
                "End with 1 unless it is proved that the second text is nowhere milder, nowhere stricter, or neither.",
            DefaultValueFactory = _ => "never",
        };
        failOn.AcceptOnlyFromAmong(Gates);
        var solver = SolverOption.Create();
        var command = new Command(
            "compare",
            "Holds two accords against each other in meaning: where one is milder than the other, proved, with transfers that show it."
        )
        {
            left,
            right,
            format,
            output,
            language,
            options.AsOf,
            leftAsOf,
            rightAsOf,
            options.KnownAt,
            options.Choose,
            portfolio,
            from,
            most,
            failOn,
            solver,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            string[] folders = [result.GetRequiredValue(left), result.GetRequiredValue(right)];
            var choices = AccordFolders.ChoicesOf(
                folders,
                result.GetValue(options.Choose)!,
                surroundings
            );
            var texts = folders
                .Select((folder, i) => AccordFolders.Read(folder, choices[i], surroundings))
                .ToList();
            DateOnly?[] given = [result.GetValue(leftAsOf), result.GetValue(rightAsOf)];
            var days = texts
                .Select(
                    (text, i) =>
                        given[i] is { } day
                            ? (
                                AsOf: day,
                                KnownAt: AccordOptions.Known(text, day, surroundings.Today)
                            )
                            : options.DaysOf(result, text, surroundings)
                )
                .ToList();
            var knownAt = result.GetValue(options.KnownAt) ?? days.Max(day => day.KnownAt);
            for (var i = 0; i < texts.Count; i++)
                AccordFolders.WarnUnlessInForce(texts[i], days[i].AsOf, knownAt, surroundings);
            using var progress = new ProgressLine(surroundings, wanted: true);
            progress.Say($"comparing {folders[0]} with {folders[1]}");
            var comparison = Texts(
                texts[0],
                texts[1],
                new ComparisonOptions
                {
                    LeftAsOf = days[0].AsOf,
                    RightAsOf = days[1].AsOf,
                    KnownAt = knownAt,
                    Most = result.GetValue(most),
                    Solver = SolverOption.Of(result.GetValue(solver)!, surroundings),
                }
            );
            progress.Clear();
            var actual = result.GetValue(portfolio) is { } file
                ? Portfolio.Assess(
                    file,
                    FileFormats.Of(file, result.GetValue(from)),
                    comparison,
                    knownAt,
                    surroundings
                )
                : null;
            DocumentOutput.Write(
                [ComparisonDocument.Of(comparison, result.GetRequiredValue(language), actual)],
                DocumentFormats.Of(result, format),
                result.GetValue(output),
                surroundings
            );
            return actual?.Rejected > 0 || Fails(comparison, result.GetRequiredValue(failOn))
                ? ExitCode.Findings
                : ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant compare accords/ours-1 accords/ours-2",
            "passavant compare accords/eu-2025-11 accords/us-2026-06 --as-of 2026-12-01 --format html --output compared.html",
            "passavant compare accords/ours-1 drafts/next --choose B-1=a --fail-on milder",
            "passavant compare accords/ours-1 accords/ours-2 --portfolio transfers.csv"
        );
    }

    /// <summary>Compares; texts whose terms mean different things are refused in one line.</summary>
    public static TextComparison Texts(Accord left, Accord right, ComparisonOptions options)
    {
        try
        {
            return TextComparer.Compare(left, right, options);
        }
        catch (ArgumentException wrong)
        {
            throw new Trouble(wrong.Message);
        }
    }

    // What could not be decided passes no gate.
    private static bool Fails(TextComparison comparison, string gate) =>
        gate != "never" && !comparison.ShareJurisdiction
        || gate is "milder" or "any" && comparison.RightMilder.Answer != Milder.Nowhere
        || gate is "stricter" or "any" && comparison.LeftMilder.Answer != Milder.Nowhere;

    private static Argument<string> Folder(string name, string description) =>
        new(name) { Description = description };
}
