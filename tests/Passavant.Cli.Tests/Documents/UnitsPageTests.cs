using System.Text;
using Passavant.Accords.Quantities;

namespace Passavant.Cli.Tests.Documents;

/// <summary>The table of units in the guide is the table the engine reads. <c>PASSAVANT_UPDATE=1</c> writes it anew.</summary>
public sealed class UnitsPageTests
{
    private const string Page = "docs/guide/units.md";
    private const string Begins = "<!-- units: written by UnitsPageTests -->\n";
    private const string Ends = "<!-- /units -->\n";

    [Fact]
    public void The_units_page_lists_every_unit_as_the_engine_reads_it()
    {
        var page = Repository.Read(Page);
        var begins = page.IndexOf(Begins, StringComparison.Ordinal) + Begins.Length;
        var ends = page.IndexOf(Ends, StringComparison.Ordinal);
        Assert.True(
            begins >= Begins.Length && ends >= begins,
            $"{Page} has no place for the table."
        );
        if (Environment.GetEnvironmentVariable("PASSAVANT_UPDATE") == "1")
        {
            page = page[..begins] + Table() + page[ends..];
            File.WriteAllText(Path.Combine(Repository.Root, Page), page);
            ends = page.IndexOf(Ends, StringComparison.Ordinal);
        }
        Assert.Equal(Table(), page[begins..ends]);
    }

    private static string Table()
    {
        var text = new StringBuilder("\n");
        foreach (
            var measure in Units
                .All.Where(unit => unit.Unit.Dimension.Currency is null)
                .GroupBy(unit => unit.Measures)
        )
        {
            text.Append("### ")
                .Append(char.ToUpperInvariant(measure.Key[0]))
                .Append(measure.Key.AsSpan(1))
                .Append("\n\n");
            text.Append(
                "| code | name | also read | prefixes | in base units |\n|---|---|---|---|---|\n"
            );
            foreach (var unit in measure)
                text.Append("| `")
                    .Append(unit.Unit.Code)
                    .Append("` | ")
                    .Append(unit.Name)
                    .Append(" | ")
                    .AppendJoin(", ", unit.Printed.Select(printed => $"`{printed}`"))
                    .Append(" | ")
                    .Append(unit.TakesPrefixes ? "yes" : "")
                    .Append(" | ")
                    .Append(InBaseUnits(unit.Unit))
                    .Append(" |\n");
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string InBaseUnits(Unit unit)
    {
        var factor = unit.IsApproximate
            ? $"about {unit.Factor.ToDouble():G6}"
            : unit.Factor.ToDecimalText();
        var offset = unit.Offset.IsZero ? "" : $" from {unit.Offset.ToDecimalText()}";
        return unit.IsLogarithmic
            ? $"{factor} dB{offset}"
            : $"{factor} {(unit.Dimension.IsNone ? "" : $"`{unit.Dimension}`")}".TrimEnd() + offset;
    }
}
