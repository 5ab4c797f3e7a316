namespace Passavant.Cli.Tests;

/// <summary>Tables of owners, on invented denial notifications.</summary>
public sealed class OwnershipTests
{
    private const string Header = "owner,owned,share,kind,from,until,owner_kind\n";
    private const string Owners =
        Header
        + "Ivan SPECIMEN,Northern Works,60 %,owns,2024-01-01,,person\n"
        + "Jane Anybody,Northern Works,40 %,owns,,,person\n"
        + "Jane Anybody,Western Works,100%,,,,\n"
        + "Ivan Specimen,Former Works,1,owns,,2026-11-25,person\n"
        + "Jane Anybody,Former Works,100 %,owns,2026-11-25,,person\n"
        + "Jane Anybody,Ruled Works,1.0,owns,,,person\n"
        + "Ivan Specimen,Ruled Works,,Controls,,,person\n";

    [Fact]
    public void The_path_to_a_listed_owner_is_shown()
    {
        using var command = Ready();
        var ran = Screen(command, "northern works");
        Assert.Equal((1, ""), (ran.Code, ran.Error));
        Assert.Contains(
            "COVERED on denials: 60 % held by listed owners; its rule is 50 % or more, added up, or control\n"
                + "  northern works ← 60 % ← Ivan SPECIMEN, listed on denials D-2\n",
            ran.Output
        );
    }

    [Theory]
    [InlineData("Western Works", "No list's rule on owners covers it.")]
    [InlineData("Former Works", "No list's rule on owners covers it.")]
    [InlineData("Jane Anybody", "UNKNOWN on denials: 0 % to 100 %")]
    [InlineData("Unheard Works", "Unheard Works ← 100 % ← somebody not stated")]
    [InlineData("Ruled Works", "Ruled Works ← control ← Ivan Specimen, listed on denials D-2")]
    public void What_is_known_decides(string name, string said)
    {
        using var command = Ready();
        if (name == "Jane Anybody")
            command.With("owners.csv", Owners.Replace(",person", ",", StringComparison.Ordinal));
        var ran = Screen(command, name);
        Assert.Contains(said, ran.Output);
        Assert.Equal(said.StartsWith("No ", StringComparison.Ordinal) ? 0 : 1, ran.Code);
    }

    [Fact]
    public void A_decision_about_an_owner_counts()
    {
        using var command = Ready();
        Assert.Equal(
            0,
            command
                .Run(
                    "screen",
                    "decide",
                    "Ivan SPECIMEN",
                    "--kind",
                    "person",
                    "--party",
                    "Ivan SPECIMEN",
                    "--entry",
                    "denials/D-2",
                    "--different",
                    "--reason",
                    "Seen",
                    "--by",
                    "An officer",
                    "--decisions",
                    "d.jsonl",
                    "--lists",
                    "lists"
                )
                .Code
        );
        var ran = Screen(command, "Northern Works", "--party", "C-1", "--decisions", "d.jsonl");
        Assert.Equal((0, ""), (ran.Code, ran.Error));
    }

    [Fact]
    public void A_file_of_parties_has_a_line_for_who_is_covered_or_unknown()
    {
        using var command = Ready()
            .With(
                "parties.csv",
                "id,name,kind\nC-1,Northern Works,organisation\nC-2,Western Works,organisation\nC-3,Jane Anybody,person\nC-4,Unheard Works,organisation\n"
            );
        string[] screen = ["screen", "--parties", "parties.csv", "--ownership", "owners.csv"];
        var ran = command.Run(screen);
        Assert.Equal(1, ran.Code);
        var lines = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("\"day\":\"2026-11-25\"", lines[0]);
        Assert.Contains("\"owners\":\"", lines[0]);
        Assert.Contains("\"id\":\"C-1\"", lines[1]);
        Assert.Contains("\"coverage\":\"covered\"", lines[1]);
        Assert.Contains("Ivan SPECIMEN, listed on denials D-2\"]", lines[1]);
        Assert.Contains("\"id\":\"C-4\"", lines[2]);
        Assert.Contains("\"coverage\":\"unknown\"", lines[2]);
    }

    [Theory]
    [InlineData("A,B,50", "share: found '50'; expected 50 % or 0.5")]
    [InlineData("A,B,101 %", "share: found '101 %'")]
    [InlineData("A,B,-1 %", "share: found '-1 %'")]
    [InlineData("A,,1", "found no owner, or nobody owned")]
    [InlineData("A,B,1,runs", "kind: found 'runs'; expected owns, controls or acts for")]
    [InlineData("A,B,1,controls", "share: a share goes with owns")]
    [InlineData("A,B,1,owns,2026", "from: found '2026'; expected a day such as 2025-03-01")]
    [InlineData("A,B,1,owns,2026-01-02,2026-01-02", "until: found a day that is not after from")]
    [InlineData("A,B,1,owns,,,robot", "owner_kind: found 'robot'")]
    [InlineData("A,B,1,,,,,,", "found 9 cells; expected 7")]
    [InlineData("\"A,B,1", "the quotation mark at column 1 is never closed")]
    public void A_row_that_cannot_be_read_refuses_the_table(string row, string fault)
    {
        using var command = Ready().With("owners.csv", $"{Header}{row}\n");
        var ran = Screen(command, "Northern Works");
        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.Contains($"owners.csv(2): {fault}", ran.Error);
        Assert.Contains("rows that cannot be read: 1; nobody is screened", ran.Error);
    }

    [Fact]
    public void A_table_without_the_columns_is_refused_and_one_that_adds_up_to_too_much_is_told()
    {
        using var command = Ready().With("owners.csv", "holder,firm\nA,B\n");
        Assert.Contains(
            "found the columns holder, firm; expected owner, owned",
            Screen(command, "B").Error
        );
        command.With("owners.csv", "owner,owned,share\nA,B,60 %\nC,B,70 %\n");
        Assert.Contains(
            "the shares of B on 2026-11-25 add up to 130 %.",
            Screen(command, "B").Error
        );
        Assert.Contains(
            "not with --queries",
            command.Run("screen", "--queries", "p.csv", "--ownership", "owners.csv").Error
        );
    }

    private static Command Ready()
    {
        var command = Command
            .Empty()
            .With("owners.csv", Owners)
            .With(
                "denials.csv",
                "id,state,party,kind,country,items,date,expiry\nD-2,JP,\"SPECIMEN, Ivan\",person,RU,2B350,2025-06-02,2028-06-02\n"
            );
        Assert.Equal(
            0,
            command.Run("lists", "import", "denials", "denials.csv", "--date", "2026-01-31").Code
        );
        return command;
    }

    private static Command.Ran Screen(Command command, string name, params string[] more) =>
        command.Run([
            "screen",
            name,
            "--kind",
            "organisation",
            "--ownership",
            "owners.csv",
            .. more,
        ]);
}
