using Passavant.Accords;
using Passavant.Cli.Files;
using Spectre.Console;

namespace Passavant.Cli.Commands;

/// <summary>Determinations as a table for people.</summary>
internal sealed class DeterminationTable(Surroundings surroundings, bool withAccord)
{
    /// <summary>How many rows one table holds; more transfers make another, so that memory does not grow.</summary>
    private const int MostRows = 500;

    private readonly List<DeterminationRow> rows = [];

    /// <summary>A row for the transfer, and one for each line where lines end differently.</summary>
    public static IEnumerable<DeterminationRow> Rows(Determination determination)
    {
        yield return DeterminationRow.Whole(determination);
        if (determination.Lines.Select(line => line.Outcomes).Distinct().Count() > 1)
            foreach (var row in DeterminationRow.Lines(determination))
                yield return row;
    }

    public void Add(IEnumerable<DeterminationRow> more)
    {
        rows.AddRange(more);
        if (rows.Count >= MostRows)
            Finish();
    }

    public void Finish()
    {
        if (rows.Count == 0)
            return;
        var table = new Table
        {
            // Light: the eye goes down the first column, and a file of hundreds stays a page or two.
            Border = surroundings.IsTerminal ? TableBorder.Horizontal : TableBorder.Markdown,
        };
        table.AddColumn("Transfer");
        if (withAccord)
            table.AddColumn("Accord");
        table.AddColumns(
            "Outcome",
            "Requirements, lifted by",
            "Decided by",
            "Provisions",
            "Ask next"
        );
        foreach (var row in rows)
        {
            var cells = new List<Markup>
            {
                Plain(row.Line.Length == 0 ? row.Transfer : $"  line {row.Line}"),
            };
            if (withAccord)
                cells.Add(Plain(row.Accord));
            cells.Add(Outcome(row));
            cells.Add(
                Plain(
                    row.LiftedBy.Length == 0
                        ? row.Requirements
                        : $"{row.Requirements}\nlifted by {row.LiftedBy}"
                )
            );
            cells.Add(Plain(row.By.Length == 0 ? row.DecidedBy : $"{row.DecidedBy}\nby {row.By}"));
            cells.Add(Plain(row.Provisions));
            cells.Add(Plain(row.AskNext));
            table.AddRow(cells);
        }
        rows.Clear();
        Terminal.For(surroundings).Write(table);
        surroundings.Output.Flush();
    }

    private static Markup Plain(string text) => new(Markup.Escape(text));

    private static Markup Outcome(DeterminationRow row)
    {
        var outcomes = row.Outcomes.Split(" | ");
        var text =
            outcomes.Length == 1
                ? row.Outcomes
                : $"{outcomes.Length} possible: {string.Join("\n", outcomes)}\nstands: {row.Stands}{(row.Exact == "yes" ? "" : "\nnot exact")}";
        var colour = Accords.Outcomes.Find(row.Stands) switch
        {
            Accords.Outcome.NotRequired or Accords.Outcome.Authorised => "green",
            Accords.Outcome.Prohibited or Accords.Outcome.PresumptionOfDenial => "red",
            _ => "yellow",
        };
        return new Markup(Markup.Escape(text), Style.Parse(colour));
    }
}
