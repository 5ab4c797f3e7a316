using System.CommandLine;
using System.Globalization;
using System.Text;
using Passavant.Cli.Files;
using Passavant.Screening;
using Passavant.Screening.Matching;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant compare-names</c>: how likely two names are the same party's, and why.</summary>
internal static class CompareNames
{
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Two names, in any scripts.",
            Arity = new ArgumentArity(0, 2),
        };
        var kind = new PartyOptions().Kind;
        var pairs = new Option<string?>("--pairs")
        {
            HelpName = "FILE",
            Description =
                "A CSV file with the columns query_name and list_entry, and if need be schema, query_props and entry_props (JSON such as {\"birthDate\": \"1961\"}). The columns score, probability and tier are added.",
        };
        var output = DocumentOutput.Option();
        var command = new Command(
            "compare-names",
            "Scores two names and says what the score is the sum of; or every pair of a file."
        )
        {
            names,
            kind,
            pairs,
            output,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(names)!.Length == 2) == (result.GetValue(pairs) is not null))
                result.AddError("Give two names, or --pairs.");
        });
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            if (result.GetValue(pairs) is { } file)
                return Pairs(file, result.GetValue(output) ?? "-", surroundings);
            var given = result.GetValue(names)!;
            var kinds = result.GetValue(kind) is { } word
                ? PartyKinds.Find(word)
                    ?? throw new Trouble(
                        $"--kind: found '{word}'; expected {string.Join(", ", PartyKinds.All)}."
                    )
                : PartyKind.Unknown;
            var score = PairComparer.Compare(Named(given[0], kinds), Named(given[1], kinds));
            surroundings.Output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{score.Score:0.00} points, {score.Probability * 100:0.#} % likely the same: {score.Tier.ToString().ToLowerInvariant()}"
                )
            );
            EvidenceTable.Write(score.Evidence, surroundings);
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant compare-names \"Муаммар Каддафи\" \"Moammar QADHAFI\" --kind person",
            "passavant compare-names \"ООО Ромашка\" \"Romashka LLC\"",
            "passavant compare-names --pairs pairs.csv --output scored.csv"
        );
    }

    private static Party Named(string name, PartyKind kind) =>
        new()
        {
            Id = name,
            Kind = kind,
            Names = [new PartyName(name)],
        };

    private static int Pairs(string file, string to, Surroundings surroundings)
    {
        using var stream = InputFile.Open(file, surroundings);
        using var text = new StreamReader(stream, new UTF8Encoding(false, false), true, 1 << 16);
        var reader = new CsvReader(text, file, ',');
        var header =
            reader.Read()
            ?? throw new Trouble(
                $"{file} is empty; expected a header with query_name and list_entry."
            );
        string[] columns = [.. Enumerable.Range(0, header.Count).Select(header.Cell)];
        var (asked, listed) = (
            Side(columns, "query_name", "query_props", file),
            Side(columns, "list_entry", "entry_props", file)
        );
        using var output = OutputFile.Create(to, surroundings);
        var writer = OutputFile.Text(output);
        writer.Write(CsvText.Row([.. columns, "score", "probability", "tier"]));
        var faulty = 0;
        while (reader.Read() is { } row)
        {
            surroundings.Stop.ThrowIfCancellationRequested();
            var faults = new List<string>();
            if (row.Fault is { } broken)
                faults.Add(broken);
            string Cell(int column) => column >= 0 && column < row.Count ? row.Cell(column) : "";
            var score = row.Fault is null
                ? PairComparer.Compare(
                    asked.Read(Cell, "query", faults),
                    listed.Read(Cell, "entry", faults)
                )
                : null;
            if (faults.Count > 0)
            {
                faulty++;
                foreach (var fault in faults)
                    surroundings.Error.WriteLine($"{file}({row.Line}): {fault}");
            }
            writer.Write(
                CsvText.Row([
                    .. Enumerable.Range(0, columns.Length).Select(Cell),
                    score?.Score.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
                    score?.Probability.ToString("0.0000", CultureInfo.InvariantCulture) ?? "",
                    score?.Tier.ToString().ToLowerInvariant() ?? "",
                ])
            );
        }
        writer.Flush();
        output.Finish();
        return faulty > 0 ? ExitCode.Findings : ExitCode.Fine;
    }

    // The columns that speak of one side of a pair.
    private static PartyColumns Side(string[] columns, string name, string properties, string file)
    {
        if (!columns.Contains(name))
            throw new Trouble(
                $"{file}: there is no column {name}; found {string.Join(", ", columns)}; expected query_name and list_entry."
            );
        return new PartyColumns([
            .. columns.Select(column =>
                column == name ? "name"
                : column == properties ? "properties"
                : column == "schema" ? "kind"
                : ""
            ),
        ]);
    }
}
