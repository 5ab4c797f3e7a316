using System.Text;

namespace Passavant.Cli.Tests.Files;

public sealed class DeterminationRowTests
{
    private const string Case = """
        transfer,line,destination,end use,exporter: country,exporter: listed,end user: country,end user: listed,item,apparent power,wavelength
        one,1,BR,civil,FR,no,BR,no,laser,,
        two,1,BR,civil,FR,no,BR,no,camera,,
        two,2,BR,civil,FR,no,BR,no,laser,,1064 nm
        """;

    [Fact]
    public void The_table_asks_for_facts_about_the_item_of_a_transfer_of_one_line() =>
        Assert.Contains("wavelength", Row("one", ""), StringComparison.Ordinal);

    [Fact]
    public void A_line_milder_than_the_rest_stands_by_itself_and_nobody_decides_it()
    {
        Assert.Equal(
            "two,1,no authorisation required,yes,no authorisation required,,,,,,,AUR",
            Row("two", "1")
        );
        Assert.StartsWith(
            "two,2,licence required: case by case,yes,licence required: case by case,LIC-1,,Licensing office",
            Row("two", "2"),
            StringComparison.Ordinal
        );
    }

    private static string Row(string transfer, string line)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var surroundings = new Surroundings(
            new MemoryStream(Encoding.UTF8.GetBytes(Case)),
            output,
            error,
            TimeProvider.System
        )
        {
            Folder = Documents.Repository.Root,
        };
        string[] args =
        [
            "assess",
            "-",
            "--accord",
            "docs/guide/example",
            "--as-of",
            "2026-12-01",
            "--quiet",
        ];
        Assert.Equal(
            0,
            PassavantCommand.Run(line.Length > 0 ? [.. args, "--to", "csv"] : args, surroundings)
        );
        var text = Encoding.UTF8.GetString(output.ToArray());
        return line.Length > 0
            ? text.Split('\n')
                .Single(row => row.StartsWith($"{transfer},{line},", StringComparison.Ordinal))
                .TrimEnd()
            : text;
    }
}
