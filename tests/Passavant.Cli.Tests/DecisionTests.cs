namespace Passavant.Cli.Tests;

/// <summary>Matches decided once, and screening again, on invented denial notifications.</summary>
public sealed class DecisionTests
{
    private const string Header = "id,state,party,kind,country,items,date,expiry\n";
    private const string First =
        Header
        + "D-1,FR,Sample Works,organisation,KP,3A225,2025-03-14,2028-03-14\n"
        + "D-2,JP,Ivan Specimen,person,RU,2B350,2025-06-02,2028-06-02\n";
    private const string Parties =
        "id,name,kind,country\nC-1,Sample Works,organisation,KP\nC-2,Ivan Specimen,person,RU\nC-3,Quite Unlike,person,\n";

    [Fact]
    public void A_decision_marks_the_hit_until_the_party_changes()
    {
        using var command = Ready();
        var decided = Decide(command, "C-2", "denials/D-2", "--different");
        Assert.Equal((0, ""), (decided.Code, decided.Error));
        Assert.Equal("C-2 and denials D-2 Ivan Specimen: different.\n", decided.Output);

        var hidden = Screen(command, "Ivan Specimen");
        Assert.Equal(0, hidden.Code);
        Assert.StartsWith("DIFFERENT  ", hidden.Output);
        Assert.Contains("decided different by An officer on 2026-11-25: Seen", hidden.Output);

        var again = Screen(command, "Ivan Specimen", "--born", "1961");
        Assert.Equal(1, again.Code);
        Assert.Contains(
            "OPEN AGAIN, party changed: dates; was decided different by An officer",
            again.Output
        );
        Assert.Equal(1, Screen(command, "Sample Works").Code);
        Assert.Contains(
            "C-2 and denials D-2: decided different by An officer on 2026-11-25: Seen\n",
            command.Run("screen", "decisions", "show", "--decisions", "d.jsonl").Output
        );
    }

    [Fact]
    public void A_file_of_parties_shows_decisions_or_leaves_them_out()
    {
        using var command = Ready();
        Decide(command, "C-2", "denials/D-2", "--different");
        Decide(command, "C-1", "denials/D-1", "--same");
        string[] screen =
        [
            "screen",
            "--parties",
            "parties.csv",
            "--lists",
            "a",
            "--decisions",
            "d.jsonl",
        ];
        var all = command.Run(screen);
        Assert.Contains("\"state\":\"different\"", all.Output);
        Assert.Contains("\"state\":\"same\"", all.Output);
        Assert.Contains("\"day\":\"2026-11-25\",\"decisions\":\"", all.Output);
        var some = command.Run([.. screen, "--leave-out-different"]);
        Assert.DoesNotContain("D-2", some.Output);
        Assert.Contains("\"state\":\"same\"", some.Output);
    }

    [Fact]
    public void Every_list_means_every_entry_known_and_none_that_comes_later()
    {
        using var command = Ready();
        var decided = command.Run(
            "screen",
            "decide",
            "--parties",
            "parties.csv",
            "--party",
            "C-2",
            "--every-list",
            "--different",
            "--reason",
            "Seen",
            "--by",
            "An officer",
            "--decisions",
            "d.jsonl",
            "--lists",
            "a"
        );
        Assert.Equal("C-2 and denials D-2 Ivan Specimen: different.\n", decided.Output);
        command.With("b.csv", First + "D-9,DE,Ivan Specimen,person,RU,,2026-02-01,\n");
        Import(command, "b");
        var ran = command.Run(
            "rescreen",
            "--parties",
            "parties.csv",
            "--from",
            "a",
            "--to",
            "b",
            "--decisions",
            "d.jsonl"
        );
        Assert.Contains("\"change\":\"new\"", ran.Output);
        Assert.Contains("\"listId\":\"D-9\"", ran.Output);
        Assert.DoesNotContain("\"state\"", ran.Output);
    }

    [Fact]
    public void A_changed_list_tells_what_is_new_gone_and_open_again()
    {
        using var command = Ready();
        Decide(command, "C-2", "denials/D-2", "--different");
        command.With(
            "b.csv",
            Header
                + "D-2,JP,Ivan Specimen,person,RU,2B350,2025-06-02,2029-06-02\n"
                + "D-5,JP,Quite Unlike,person,,,2026-02-01,\n"
        );
        Import(command, "b");
        var ran = command.Run(
            "rescreen",
            "--parties",
            "parties.csv",
            "--from",
            "a",
            "--to",
            "b",
            "--decisions",
            "d.jsonl",
            "--output",
            "changes.jsonl"
        );
        Assert.Equal((1, ""), (ran.Code, ran.Output));
        Assert.Equal(
            "2 entries are no more as they were, 2 were not as they are.\n3 parties, 3 with changes, 0 rows with faults.\n",
            ran.Error
        );
        var lines = command.Read("changes.jsonl").Split('\n')[1..^1];
        Assert.Equal(4, lines.Length);
        Assert.Contains("\"cause\":\"entry removed\",\"change\":\"gone\"", lines[0]);
        Assert.Contains("\"change\":\"consequence\"", lines[1]);
        Assert.Contains("\"reopened\":[\"consequence changed\"]", lines[2]);
        Assert.Contains("\"change\":\"reopened\"", lines[2]);
        Assert.Contains("\"cause\":\"entry added\",\"change\":\"new\"", lines[3]);
    }

    [Fact]
    public void Changed_parties_tell_what_is_new_and_gone()
    {
        using var command = Ready();
        command.With(
            "new.csv",
            "id,name,kind,country\nC-1,Sample Works,organisation,KP\nC-3,Ivan Specimen,person,\nC-4,Nobody Known,,\n"
        );
        var ran = command.Run(
            "rescreen",
            "--parties",
            "new.csv",
            "--since",
            "parties.csv",
            "--lists",
            "a"
        );
        Assert.Equal(1, ran.Code);
        Assert.Equal("Parties: 1 added, 1 removed, 1 changed.\n", ran.Error);
        Assert.Contains(
            "\"cause\":\"party removed\",\"change\":\"gone\",\"id\":\"C-2\"",
            ran.Output
        );
        Assert.Contains(
            "\"cause\":\"party changed\",\"change\":\"new\",\"fields\":[\"names\"],\"id\":\"C-3\"",
            ran.Output
        );
        Assert.Equal(3, ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_where_it_was()
    {
        using var command = Ready();
        command.With("b.csv", First + "D-9,DE,Erika Muster,person,,,2026-02-01,\n");
        Import(command, "b");
        var table = new System.Text.StringBuilder("id,name\n");
        for (var i = 0; i < 30_000; i++)
            table
                .Append(System.Globalization.CultureInfo.InvariantCulture, $"C-{i},")
                .Append(i % 100 == 0 ? "Erika Muster\n" : "Quite Unlike\n");
        command.With("many.csv", table.ToString());
        string[] rescreen = ["rescreen", "--from", "a", "--to", "b", "--parties"];
        Assert.Equal(1, command.Run([.. rescreen, "many.csv", "--output", "whole.jsonl"]).Code);

        using var stop = new CancellationTokenSource();
        command.Stop = stop.Token;
        command.Input = new Stopping(table.ToString(), stop);
        Assert.Equal(130, command.Run([.. rescreen, "-", "--output", "changes.jsonl"]).Code);
        Assert.False(command.Has("changes.jsonl"));

        command.Stop = default;
        command.Input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(table.ToString()));
        var ran = command.Run([.. rescreen, "-", "--output", "changes.jsonl"]);
        Assert.Contains("passavant: going on after ", ran.Error);
        Assert.Equal(command.Read("whole.jsonl"), command.Read("changes.jsonl"));
        Assert.Equal(302, command.Read("changes.jsonl").Split('\n').Length);
    }

    [Theory]
    [InlineData("screen Ivan --decisions d.jsonl --lists a", "give --party ID")]
    [InlineData("screen Ivan --leave-out-different --lists a", "goes with --decisions")]
    [InlineData("screen Ivan --party C-2 --decisions none.jsonl --lists a", "no file none.jsonl")]
    [InlineData("screen Ivan --party C-2 --decisions cut.jsonl --lists a", "cut.jsonl: line 1")]
    [InlineData("screen --parties names.csv --decisions ok.jsonl --lists a", "a column called id")]
    [InlineData("rescreen --parties parties.csv --from a", "--from and --to go together")]
    [InlineData("rescreen --parties parties.csv", "Give --from and --to")]
    [InlineData("rescreen --parties names.csv --from a --to a", "a column called id")]
    [InlineData(
        "rescreen --parties parties.csv --since twice.csv --lists a",
        "two parties have the id 'C-1'"
    )]
    [InlineData(
        "screen decide Ivan --party C-2 --entry denials/D-7 --same --reason R --by B --decisions d.jsonl --lists a",
        "the list denials has no entry 'D-7'"
    )]
    [InlineData(
        "screen decide Ivan --party C-2 --entry denials/D-2 --reason R --by B --decisions d.jsonl --lists a",
        "Give one of: --same"
    )]
    [InlineData(
        "screen decide Ivan --party C-2 --entry denials/D-2 --same --reason R --by B --until 2020-01-01 --decisions d.jsonl --lists a",
        "--until is past already"
    )]
    [InlineData(
        "screen decide Ivan --party C-2 --entry denials/D-2 --same --reason R --by B --decisions cut.jsonl --lists a",
        "cut.jsonl: line 1"
    )]
    public void Wrong_usage_is_said_in_a_line(string line, string message)
    {
        using var command = Ready();
        command
            .With("cut.jsonl", "{\"by\":")
            .With("ok.jsonl", "")
            .With("names.csv", "name\nIvan\n");
        command.With("twice.csv", "id,name\nC-1,Ivan\nC-1,Erika\n");
        var ran = command.Run(line.Split(' '));
        Assert.Equal(2, ran.Code);
        Assert.Contains(message, ran.Error);
        Assert.DoesNotContain("   at ", ran.Error);
        Assert.Equal("{\"by\":", command.Read("cut.jsonl"));
    }

    private static Command Ready()
    {
        var command = Command.Empty();
        command.With("a.csv", First).With("parties.csv", Parties);
        Import(command, "a");
        return command;
    }

    private static void Import(Command command, string name) =>
        Assert.Equal(
            0,
            command
                .Run(
                    "lists",
                    "import",
                    "denials",
                    $"{name}.csv",
                    "--date",
                    "2026-01-31",
                    "--to",
                    name
                )
                .Code
        );

    private static Command.Ran Decide(
        Command command,
        string party,
        string entry,
        string verdict
    ) =>
        command.Run(
            "screen",
            "decide",
            "--parties",
            "parties.csv",
            "--party",
            party,
            "--entry",
            entry,
            verdict,
            "--reason",
            "Seen",
            "--by",
            "An officer",
            "--decisions",
            "d.jsonl",
            "--lists",
            "a"
        );

    private static Command.Ran Screen(Command command, string name, params string[] more) =>
        command.Run([
            "screen",
            name,
            "--kind",
            name[0] == 'I' ? "person" : "organisation",
            "--country",
            name[0] == 'I' ? "RU" : "KP",
            "--party",
            "C-2",
            "--lists",
            "a",
            "--decisions",
            "d.jsonl",
            .. more,
        ]);

    /// <summary>A text that stops whoever reads it, near its end.</summary>
    private sealed class Stopping(string text, CancellationTokenSource stop)
        : MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            StopNearEnd();
            return base.Read(buffer, offset, count);
        }

        public override int Read(Span<byte> buffer)
        {
            StopNearEnd();
            return base.Read(buffer);
        }

        private void StopNearEnd()
        {
            if (Position > Length * 9 / 10)
                stop.Cancel();
        }
    }
}
