using System.CommandLine;
using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;
using Passavant.Cli.Files;
using Passavant.Proofs;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant check-loopholes</c>: what is wrong with a text in meaning, each thing proved with a transfer that shows it.</summary>
internal static class CheckLoopholes
{
    private static readonly string[] Formats = ["text", "markdown", "html", "json", "sarif"];
    private static readonly string[] Thresholds = ["note", "flaw", "loophole", "never"];
    private static readonly FindingKind[] AllKinds = Enum.GetValues<FindingKind>();

    public static Command Create()
    {
        var paths = FileArgument.Create("DIR", "Folders of accords.");
        paths.Arity = ArgumentArity.ZeroOrMore;
        var format = new Option<string>("--format", "-f")
        {
            HelpName = string.Join('|', Formats),
            Description = "How to print it: text, markdown, html, json or sarif.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong(Formats);
        var output = DocumentOutput.Option();
        var language = LanguageOption.Create();
        var options = new AccordOptions();
        options.AsOf.Description =
            "The day of law. Default: today, or the day nearest to it on which the text is in force.";
        var beside = Folders(
            "--beside",
            "A text of another state or regime, to hold codes that correspond against; may be repeated."
        );
        var implements = new Option<string?>("--implements")
        {
            HelpName = "DIR",
            Description = "The text this one implements, and must not be milder than.",
        };
        var present = Folders(
            "--present",
            "The present law of a state: says of each combination of open choices whether it is milder anywhere; may be repeated."
        );
        var kinds = new Option<string[]>("--kind")
        {
            HelpName = "KIND",
            Description = "A kind to look for; may be repeated. Default: all (--list-kinds).",
            AllowMultipleArgumentsPerToken = false,
        };
        kinds.AcceptOnlyFromAmong([.. AllKinds.Select(Findings.Name)]);
        var failOn = new Option<string>("--fail-on")
        {
            HelpName = string.Join('|', Thresholds),
            Description = "The least gravity that ends the command with 1.",
            DefaultValueFactory = _ => "flaw",
        };
        failOn.AcceptOnlyFromAmong(Thresholds);
        var witnesses = new Option<string?>("--witnesses")
        {
            HelpName = "FOLDER",
            Description =
                "Write the transfers that show each finding here, as assess reads them, and print the commands that confirm them.",
        };
        var certificates = new Option<string?>("--certificates")
        {
            HelpName = "FOLDER",
            Description =
                "Write a certificate here of each expectation that is kept, and of each provision that never applies.",
        };
        var listKinds = new Option<bool>("--list-kinds")
        {
            Description = "Print the kinds of findings and what they are.",
        };
        var solver = SolverOption.Create();
        var command = new Command(
            "check-loopholes",
            "Searches an accord, or every text a draft may become, for loopholes; each is proved and shown with a transfer."
        )
        {
            paths,
            format,
            output,
            language,
            options.AsOf,
            options.KnownAt,
            options.Choose,
            beside,
            implements,
            present,
            kinds,
            failOn,
            witnesses,
            certificates,
            solver,
            listKinds,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var speaks = result.GetRequiredValue(language);
            if (result.GetValue(listKinds))
                return ListKinds(speaks, surroundings);
            var folders = result.GetValue(paths) ?? [];
            if (folders.Length == 0)
                throw new Trouble("no accord was named; expected the folder of one, or several.");
            var printed = result.GetRequiredValue(format);
            if (folders.Length > 1 && printed == "html")
                throw new Trouble(
                    "several accords were named, and a page holds one; name one, or another --format."
                );
            var origins = new Origins(surroundings);
            // A choice settles the bracket of its name in every text that has one, the texts held beside too.
            string[] others =
            [
                .. result.GetValue(beside) ?? [],
                .. result.GetValue(implements) is { } above ? [above] : Array.Empty<string>(),
                .. result.GetValue(present) ?? [],
            ];
            var choices = AccordFolders.ChoicesOf(
                [.. folders, .. others],
                result.GetValue(options.Choose)!,
                surroundings
            );
            var settled = others
                .Zip(choices.Skip(folders.Length))
                .DistinctBy(other => other.First)
                .ToDictionary(other => other.First, other => other.Second);
            Accord Read(string folder) => origins.Read(folder, settled[folder]);
            var search = new LoopholeSearch(origins, surroundings)
            {
                Days = accord => options.DaysOf(result, accord, surroundings),
                Kinds = (result.GetValue(kinds) ?? [])
                    .Select(name => Array.Find(AllKinds, kind => Findings.Name(kind) == name))
                    .ToHashSet(),
                Beside = [.. (result.GetValue(beside) ?? []).Select(Read)],
                Implements = result.GetValue(implements) is { } folder ? Read(folder) : null,
                Present = [.. (result.GetValue(present) ?? []).Select(Read)],
                Solver = SolverOption.Of(result.GetValue(solver)!, surroundings),
            };
            var drafts = folders.Select((path, i) => search.Run(path, choices[i])).ToList();
            var files = result.GetValue(witnesses) is { } where
                ? new WitnessFiles(where, origins, surroundings)
                : null;
            files?.Write(drafts.SelectMany(draft => draft.Findings));
            if (result.GetValue(certificates) is { } proofs)
            {
                var proved = new CertificateFiles(proofs, surroundings);
                foreach (var combination in drafts.SelectMany(draft => draft.Combinations))
                    if (combination.Report is { } report)
                        proved.Write(report, combination.Choices);
                proved.Close();
            }
            Write(drafts, printed, result.GetValue(output), speaks, files, surroundings);
            return Fails(drafts, result.GetRequiredValue(failOn))
                ? ExitCode.Findings
                : ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant check-loopholes accords/eu-2025-11",
            "passavant check-loopholes accords/eu-2025-11 --kind dead --kind redundant --fail-on loophole",
            "passavant check-loopholes accords/ours --beside accords/us-2026-06 --format html --output loopholes.html",
            "passavant check-loopholes accords/ours --witnesses evidence --certificates proofs",
            "passavant check-loopholes accords/model --present accords/eu-2025-11 --present accords/us-2026-06",
            "passavant check-loopholes accords/ours --format sarif > loopholes.sarif"
        );
    }

    private static Option<string[]> Folders(string name, string description) =>
        new(name)
        {
            HelpName = "DIR",
            Description = description,
            AllowMultipleArgumentsPerToken = false,
        };

    private static int ListKinds(Language language, Surroundings surroundings)
    {
        var width = AllKinds.Max(kind => Findings.Name(kind).Length);
        foreach (var kind in AllKinds)
            surroundings.Output.WriteLine(
                $"{Findings.Name(kind).PadRight(width)}  {language.Describe(kind)}"
            );
        return ExitCode.Fine;
    }

    private static bool Fails(IReadOnlyList<DraftReport> drafts, string threshold) =>
        threshold != "never"
        && drafts
            .SelectMany(draft => draft.Findings)
            .Any(finding => (int)finding.Gravity >= Array.IndexOf(Thresholds, threshold));

    private static void Write(
        IReadOnlyList<DraftReport> drafts,
        string format,
        string? file,
        Language language,
        WitnessFiles? witnesses,
        Surroundings surroundings
    )
    {
        if (format == "sarif")
        {
            using var log = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            LoopholeSarif.Write(log, drafts, language);
            DocumentOutput.Write(log.ToString(), file, surroundings);
            return;
        }
        DocumentOutput.Write(
            [
                .. drafts.Select(draft =>
                    draft.Combinations is [{ Choices.Count: 0, Present.Count: 0 } only]
                        ? LoopholeDocument.Of(only.Report!, language, Confirm)
                        : DraftDocument.Of(draft, language, Confirm)
                ),
            ],
            (DocumentFormat)Array.IndexOf(Formats, format),
            file,
            surroundings
        );

        string? Confirm(Case one) => witnesses?.Command(one);
    }
}
