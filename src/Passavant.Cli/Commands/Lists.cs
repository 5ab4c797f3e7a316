using System.CommandLine;
using Passavant.Cli.Files;
using Passavant.Screening.Lists;
using Spectre.Console;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant lists</c>: lists of parties as snapshots: made, looked at, compared, checked and passed on.</summary>
internal static class Lists
{
    public static Command Create() =>
        new Command(
            "lists",
            "Makes snapshots of lists of parties, shows, compares, verifies and exports them."
        )
        {
            ListsImport.Create(),
            Formats(),
            ListsShow.Create(),
            ListsDiff.Create(),
            ListsVerify.Create(),
            ListsExport.Create(),
        }.WithExamples(
            "passavant lists import ofac-sdn sdn.csv alt.csv add.csv sdn_comments.csv --date 2026-02-27",
            "passavant lists show lists/us-ofac-sdn-2026-02-27-0f343b09.jsonl --faults",
            "passavant lists diff lists/old.jsonl lists/new.jsonl",
            "passavant lists verify lists/us-ofac-sdn-2026-02-27-0f343b09.jsonl"
        );

    private static Command Formats()
    {
        var command = new Command(
            "formats",
            "Lists the formats that are read, and what standing on each list means."
        );
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var table = Table(surroundings, "Format", "Files", "List", "Effect");
            foreach (var format in ListFormats.All)
                table.AddRow(
                    Plain(format.Id),
                    Plain(format.Files),
                    Plain(format.Rule.Id),
                    Plain(
                        format.Id.StartsWith("csl", StringComparison.Ordinal) ? "each row's list's"
                        : format.Id is "ftm" or "opensanctions" or "senzing"
                            ? "by topic, else " + format.Rule.Effect.Name()
                        : format.Rule.Effect.Name()
                    )
                );
            Terminal.For(surroundings).Write(table);
            surroundings.Output.WriteLine();
            var rules = Table(surroundings, "List", "Title", "Effect", "Items, policy");
            foreach (var rule in ListRules.All)
                rules.AddRow(
                    Plain(rule.Id),
                    Plain(rule.Title),
                    Plain(rule.Effect.Name()),
                    Plain(string.Join("; ", new[] { rule.ItemScope, rule.Policy }.OfType<string>()))
                );
            Terminal.For(surroundings).Write(rules);
            return ExitCode.Fine;
        });
        return command.WithExamples("passavant lists formats");
    }

    /// <summary>Reads a snapshot; one that is not whole is refused in one line.</summary>
    public static ListSnapshot Read(string path, Surroundings surroundings)
    {
        using var stream = InputFile.Open(path, surroundings);
        try
        {
            return SnapshotFile.Read(stream, path);
        }
        catch (ListFormatException wrong)
        {
            throw new Trouble(wrong.Message);
        }
    }

    /// <summary>A table as the other commands print theirs.</summary>
    public static Table Table(Surroundings surroundings, params string[] columns)
    {
        var table = new Table
        {
            Border = surroundings.IsTerminal ? TableBorder.Horizontal : TableBorder.Markdown,
        };
        table.AddColumns(columns);
        return table;
    }

    public static Markup Plain(string text) => new(Markup.Escape(text));

    /// <summary>An argument that is a snapshot's file.</summary>
    public static Argument<string> Snapshot(string name, string description) =>
        new(name) { Description = description };
}
