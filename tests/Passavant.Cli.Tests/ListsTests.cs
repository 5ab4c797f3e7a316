namespace Passavant.Cli.Tests;

/// <summary><c>passavant lists</c>, on invented denial notifications.</summary>
public sealed class ListsTests
{
    private const string Header = "id,state,party,items,reason,date,expiry\n";
    private const string First =
        Header + "D-1,FR,Sample Works,3A225,Diversion,2025-03-14,2028-03-14\n";

    [Fact]
    public void A_list_is_imported_shown_and_verified()
    {
        using var command = Command.Empty();
        command.With("denials.csv", First);
        var imported = command.Run(
            "lists",
            "import",
            "denials",
            "denials.csv",
            "--date",
            "2026-01-31"
        );
        Assert.Equal((0, ""), (imported.Code, imported.Error));
        Assert.Contains("of 2026-01-31, 1 entry\n", imported.Output);
        var path = Kept(imported.Output);
        Assert.StartsWith("lists/denials-2026-01-31-", path);

        var shown = command.Run("lists", "show", path, "--entry", "D-1");
        Assert.Contains(
            "consequence: denied by France; 3A225; Diversion; until 2028-03-14\n",
            shown.Output
        );
        Assert.Contains(
            "\"deniedBy\": \"FR\"",
            command.Run("lists", "show", path, "--entry", "D-1", "--json").Output
        );
        Assert.Equal(0, command.Run("lists", "verify", path, "denials.csv").Code);

        command.With("denials.csv", First.Replace("3A225", "3A226"));
        var changed = command.Run("lists", "verify", path, "denials.csv");
        Assert.Equal(1, changed.Code);
        Assert.Contains("1 that say something else", changed.Output);
    }

    [Fact]
    public void A_record_left_out_is_told_and_ends_with_1()
    {
        using var command = Command.Empty();
        command.With("denials.csv", First + "D-2,Atlantis,Muster Works,,,2025-03-14,\n");
        var ran = command.Run("lists", "import", "denials", "denials.csv");
        Assert.Equal(1, ran.Code);
        Assert.Contains(
            "1 record left out:\n  denials.csv:3: state: found 'Atlantis'; expected the state that denied, such as FR or France; name the state\n",
            ran.Output
        );
    }

    [Fact]
    public void A_file_that_breaks_off_leaves_no_snapshot_unless_asked()
    {
        using var command = Command.Empty();
        command.With("denials.csv", First + "D-2,FR,\"Muster");
        var ran = command.Run("lists", "import", "denials", "denials.csv");
        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.Contains("denials.csv:3: found a row that ends inside a quotation", ran.Error);
        Assert.Contains("No snapshot was made.", ran.Error);
        Assert.False(Directory.Exists(Path.Combine(command.Folder, "lists")));
        var partial = command.Run("lists", "import", "denials", "denials.csv", "--partial");
        Assert.Equal(1, partial.Code);
        Assert.Contains("PARTIAL", partial.Output);
    }

    [Fact]
    public void Two_snapshots_differ_field_by_field()
    {
        using var command = Command.Empty();
        command.With("a.csv", First);
        command.With(
            "b.csv",
            First.Replace("2028-03-14", "2029-03-14") + "D-2,JP,Muster Works,,,2026-01-01,\n"
        );
        var (a, b) = (
            Kept(command.Run("lists", "import", "denials", "a.csv").Output),
            Kept(command.Run("lists", "import", "denials", "b.csv").Output)
        );
        var diff = command.Run("lists", "diff", a, b);
        Assert.Equal(1, diff.Code);
        Assert.Equal(
            """
            1 added, 0 removed, 1 changed.
            + D-2 Muster Works
            ~ D-1 Sample Works
                consequence until - 2028-03-14
                consequence until + 2029-03-14
                until - 2028-03-14
                until + 2029-03-14

            """,
            diff.Output
        );
        Assert.Contains(
            "\"field\": \"until\"",
            command.Run("lists", "diff", a, b, "--format", "json").Output
        );
        Assert.Equal(
            (0, "0 added, 0 removed, 0 changed.\n"),
            (command.Run("lists", "diff", a, a).Code, command.Run("lists", "diff", a, a).Output)
        );
    }

    [Fact]
    public void An_exported_list_is_the_same_list()
    {
        using var command = Command.Empty();
        command.With("a.csv", First);
        var path = Kept(command.Run("lists", "import", "denials", "a.csv").Output);
        Assert.Equal(0, command.Run("lists", "export", path, "--output", "a.ftm.json").Code);
        var again = Kept(
            command.Run("lists", "import", "ftm", "a.ftm.json", "--id", "denials").Output
        );
        // The name holds the hash of the entries.
        Assert.Equal(path, again);
    }

    [Fact]
    public void A_snapshot_cut_off_or_changed_is_refused_in_a_line()
    {
        using var command = Command.Empty();
        command.With("a.csv", First);
        var path = Kept(command.Run("lists", "import", "denials", "a.csv").Output);
        var text = File.ReadAllText(Path.Combine(command.Folder, path));
        command.With("changed.jsonl", text.Replace("Sample Works", "Simple Works"));
        command.With("cut.jsonl", text[..(text.IndexOf('\n') + 1)]);
        foreach (
            var (file, found) in new[]
            {
                ("changed.jsonl", "entries with the hash"),
                ("cut.jsonl", "0 entries; expected 1"),
            }
        )
        {
            var ran = command.Run("lists", "verify", file);
            Assert.Equal((2, ""), (ran.Code, ran.Output));
            Assert.Contains(found, ran.Error);
            Assert.DoesNotContain("   at ", ran.Error);
        }
    }

    [Theory]
    [InlineData("lists import sdn x.csv", "ofac-sdn")]
    [InlineData("lists import denials none.csv", "there is no file none.csv.")]
    [InlineData("lists import denials a.csv --effect forbids", "forbids")]
    [InlineData("lists import denials a.csv --id ../x", "is no id")]
    [InlineData("lists show none.jsonl", "there is no file none.jsonl.")]
    [InlineData("lists import denials a.csv --onto b.jsonl", "--onto goes with the format ftm")]
    public void Wrong_usage_is_said_in_a_line(string line, string message)
    {
        using var command = Command.Empty();
        command.With("a.csv", First);
        var ran = command.Run(line.Split(' '));
        Assert.Equal(2, ran.Code);
        Assert.Contains(message, ran.Error);
        Assert.DoesNotContain("   at ", ran.Error);
    }

    [Fact]
    public void Every_format_is_listed()
    {
        using var command = Command.Empty();
        var ran = command.Run("lists", "formats");
        foreach (var format in Passavant.Screening.Lists.ListFormats.All)
            Assert.Contains($"| {format.Id} ", ran.Output);
    }

    private static string Kept(string output)
    {
        var line = output
            .Split('\n')
            .Single(one => one.StartsWith("Kept as ", StringComparison.Ordinal));
        return line["Kept as ".Length..];
    }
}
