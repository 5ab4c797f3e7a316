using System.Text;
using System.Text.Json;

namespace Passavant.Cli.Tests;

public sealed class AssessTests
{
    [Fact]
    public void A_table_shows_each_transfer_and_a_summary()
    {
        using var command = Command.WithAccord().With("t.csv", Transfers.Csv);
        Golden.Matches("assess-table.txt", command.Run("assess", "t.csv").Text);
    }

    [Fact]
    public void Rows_of_a_csv_of_determinations_are_lines()
    {
        using var command = Command.WithAccord().With("t.csv", Transfers.Csv);
        Golden.Matches(
            "assess-csv.txt",
            command.Run("assess", "t.csv", "--output", "-", "--to", "csv").Text
        );
    }

    [Fact]
    public void Json_records_everything()
    {
        using var command = Command.WithAccord().With("t.csv", Transfers.Csv);
        var ran = command.Run("assess", "t.csv", "--json", "--quiet");
        Golden.Matches("assess-json.jsonl", ran.Output);
        Assert.Equal("", ran.Error);
        Assert.Equal(0, ran.Code);
    }

    [Fact]
    public void Json_lines_and_csv_give_the_same_determinations()
    {
        using var command = Command
            .WithAccord()
            .With("t.csv", Transfers.Csv)
            .With("t.jsonl", Transfers.Json);
        Assert.Equal(
            command.Run("assess", "t.csv", "--json", "-q").Output,
            command.Run("assess", "t.jsonl", "--json", "-q").Output
        );
    }

    [Fact]
    public void A_determination_records_the_transfer_so_that_it_can_be_assessed_again()
    {
        using var command = Command.WithAccord().With("t.csv", Transfers.Csv);
        var first = command.Run("assess", "t.csv", "--json", "-q").Output;
        var again = first
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line =>
            {
                using var document = JsonDocument.Parse(line);
                return document.RootElement.GetProperty("transfer").GetRawText();
            });
        command.With("again.jsonl", string.Join('\n', again));
        Assert.Equal(first, command.Run("assess", "again.jsonl", "--json", "-q").Output);
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    public void The_separator_is_told_by_the_header(string separator)
    {
        using var command = Command.WithAccord().With("t.csv", Transfers.Csv);
        command.With(
            "other.csv",
            "\uFEFF" + Transfers.Csv.Replace(",", separator).Replace("\n", "\r\n")
        );
        Assert.Equal(
            command.Run("assess", "t.csv", "--json", "-q").Output,
            command.Run("assess", "other.csv", "--json", "-q").Output
        );
    }

    [Fact]
    public void Standard_input_is_read_and_standard_output_written()
    {
        using var command = Command.WithAccord();
        command.Input = new MemoryStream(Encoding.UTF8.GetBytes(Transfers.Json));
        var ran = command.Run("assess", "-", "--from", "jsonl", "--output", "-", "-q");
        Assert.Equal(4, ran.Output.Count(c => c == '\n'));
    }

    [Fact]
    public void Parquet_is_read_and_written_like_csv()
    {
        using var command = Command.WithAccord().With("t.csv", Transfers.Csv);
        ParquetFiles.Write(command.PathOf("t.parquet"), Transfers.Csv);
        var read = command.Run("assess", "t.parquet", "--json", "-q");
        Assert.Equal("", read.Error);
        Assert.Equal(command.Run("assess", "t.csv", "--json", "-q").Output, read.Output);
        Assert.Equal(0, command.Run("assess", "t.csv", "--output", "d.parquet").Code);
        Assert.Equal(0, command.Run("assess", "t.csv", "--output", "d.csv").Code);
        Assert.Equal(
            command.Read("d.csv").TrimEnd(),
            string.Join('\n', ParquetFiles.Read(command.PathOf("d.parquet")))
        );
    }

    [Fact]
    public void Of_two_states_both_speak()
    {
        using var command = Command.WithAccord().With("t.csv", Transfers.Csv);
        command.Run("accord", "new", "accords/theirs", "--title", "Their accord", "--state", "BOR");
        var ran = command.Run(
            "assess",
            "t.csv",
            "--accord",
            "accords/ours",
            "--accord",
            "accords/theirs",
            "--output",
            "-",
            "--to",
            "csv",
            "-q"
        );
        Assert.Equal(
            10,
            ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Count(line =>
                    line.EndsWith(",AUR", StringComparison.Ordinal)
                    || line.EndsWith(",BOR", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void A_licence_in_hand_lifts_what_it_names()
    {
        using var command = Command
            .WithAccord()
            .With("t.csv", Transfers.Csv)
            .With(
                "l.json",
                """[{"id":"L-1","kind":"licence","scope":["destination is BR"],"names":["R-1"],"valid":{"until":"2027-01-01"}}]"""
            );
        var ran = command.Run(
            "assess",
            "t.csv",
            "--instruments",
            "l.json",
            "--output",
            "-",
            "--to",
            "csv",
            "-q"
        );
        Assert.Contains("T-1,1,\"authorised, with conditions\"", ran.Output);
        Assert.Equal(0, ran.Code);
        var late = command.Run(
            "assess",
            "t.csv",
            "--instruments",
            "l.json",
            "--as-of",
            "2027-01-01",
            "--output",
            "-",
            "--to",
            "csv",
            "-q"
        );
        Assert.Contains("T-1,1,licence required: case by case", late.Output);
    }

    [Theory]
    [InlineData("""[{"id":"L-1","kind":"license"}]""", "did you mean 'licence'?")]
    [InlineData(
        """[{"id":"L-1","kind":"licence","names":["R-2"]}]""",
        "[0].names[0]: found 'R-2'; expected a requirement of the accord; did you mean 'R-1'?"
    )]
    [InlineData(
        """[{"id":"L-1","kind":"licence","scope":["destinaton is BR"]}]""",
        "did you mean 'destination'?"
    )]
    [InlineData(
        """[{"id":"L-1","kind":"ruling","states":[{"term":"item","value":"frequency chnger"}]}]""",
        "did you mean 'frequency changer'?"
    )]
    [InlineData("""[{"id":"L-1",""", "no JSON")]
    [InlineData(
        """[{"kind":"licence","valid":{"till":"2027-01-01"}}]""",
        "an instrument without 'id'"
    )]
    public void Faulty_instruments_are_refused(string json, string message)
    {
        using var command = Command.WithAccord().With("t.csv", Transfers.Csv).With("l.json", json);
        var ran = command.Run("assess", "t.csv", "--instruments", "l.json");
        Assert.Contains(message, ran.Error);
        Assert.Equal(2, ran.Code);
    }

    [Fact]
    public void A_draft_is_assessed_once_a_choice_is_made()
    {
        using var command = Command.WithAccord().With("t.csv", Transfers.Csv);
        command.With(
            "accords/ours/controls.yaml",
            command
                .Read("accords/ours/controls.yaml")
                .Replace(
                    "sensitivity: \"2\"",
                    "sensitivity: { bracket: B-1, alternatives: { a: \"2\", b: \"1\" } }"
                )
        );
        command.With("accords/ours/examples.yaml", "examples: []\n");
        var open = command.Run("assess", "t.csv");
        Assert.Equal(2, open.Code);
        Assert.Contains("--choose B-1=a|b", open.Error);
        var chosen = command.Run(
            "assess",
            "t.csv",
            "--choose",
            "B-1=b",
            "--output",
            "-",
            "--to",
            "csv",
            "-q"
        );
        Assert.Contains("T-1,1,licence required: presumption of approval", chosen.Output);
    }

    [Fact]
    public void The_shipped_accord_is_found_upward_and_assesses()
    {
        using var command = Command
            .Empty()
            .With(
                "t.csv",
                "transfer,destination,activity,item,exporter: established in\nT-1,JP,export,laser,DE\n"
            );
        var ran = command.Run("assess", "t.csv", "--json", "--budget", "10");
        Assert.Equal(0, ran.Code);
        using var document = JsonDocument.Parse(ran.Output);
        Assert.Equal(
            "EU",
            document.RootElement.GetProperty("accord").GetProperty("state").GetString()
        );
        Assert.Contains("\"transfers\":1", ran.Error);
    }
}
