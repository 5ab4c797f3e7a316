namespace Passavant.Cli.Tests;

public sealed class CommandLineTests
{
    public static TheoryData<string> Commands =>
        new(
            "",
            "assess",
            "replay",
            "check-loopholes",
            "compare",
            "verify-certificate",
            "audit",
            "verify",
            "keys",
            "keys new",
            "keys list",
            "keys rotate",
            "keys export",
            "keys issuers",
            "completion",
            "accord",
            "accord check",
            "accord schema",
            "accord new",
            "lists",
            "lists import",
            "lists formats",
            "lists show",
            "lists diff",
            "lists verify",
            "lists export",
            "sign-in",
            "sign-out",
            "whoami",
            "case",
            "case list",
            "case show",
            "case clocks",
            "case history",
            "case open",
            "case act",
            "case propose",
            "case countersign",
            "case resolve-hit",
            "case document add",
            "case document get",
            "case statement ask"
        );

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_shows_examples_and_exit_codes(string name)
    {
        using var command = Command.Empty();
        var ran = command.Run([
            .. name.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            "--help",
        ]);
        Assert.Contains("Examples:\n  ", ran.Output);
        Assert.Contains("Exit codes:\n", ran.Output);
        Assert.Equal((0, ""), (ran.Code, ran.Error));
    }

    [Theory]
    [InlineData("", "See 'passavant --help'.")]
    [InlineData("asses t.csv", "Did you mean 'assess'?")]
    [InlineData("assess", "FILE")]
    [InlineData("assess t.csv --outptu x", "did you mean '--output'?")]
    [InlineData(
        "assess t.csv --as-of yesterday",
        "'yesterday' is no day; expected for example '2026-01-31' after --as-of."
    )]
    [InlineData("assess t.csv --choose B-1", "'B-1' is no choice")]
    [InlineData("assess t.csv --budget much", "'much' is no budget")]
    [InlineData("assess t.csv --standing firm", "firm")]
    [InlineData("assess t.csv --separator ab", "'ab' separates no cells")]
    [InlineData("accord new a --title x", "--state")]
    [InlineData("accord chek", "Did you mean 'check'?")]
    [InlineData("completion tcsh", "tcsh")]
    [InlineData("audti", "Did you mean 'audit'?")]
    [InlineData("audit log --keyy k", "Did you mean '--key'?")]
    [InlineData("case propose 1 --grant", "--public")]
    [InlineData("case countersing", "Did you mean 'countersign'?")]
    [InlineData("case list --limit some", "some")]
    public void Wrong_usage_is_said_in_a_line_and_ends_with_2(string line, string message)
    {
        using var command = Command.WithAccord();
        var ran = command.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(message, ran.Error);
        Assert.Equal(2, ran.Code);
        Assert.Equal("", ran.Output);
        Assert.DoesNotContain("   at ", ran.Error);
    }

    [Theory]
    [InlineData("bash", "complete -o default")]
    [InlineData("zsh", "#compdef passavant")]
    [InlineData("fish", "complete -c passavant")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public void Each_shell_has_its_script(string shell, string part)
    {
        using var command = Command.Empty();
        Assert.Contains(part, command.Run("completion", shell).Output);
    }

    [Fact]
    public void Completions_come_from_the_command_itself()
    {
        using var command = Command.Empty();
        Assert.Contains("--rejects\n", command.Run("[suggest:19]", "passavant assess --").Output);
    }

    [Fact]
    public void Colour_is_written_on_a_terminal_alone_and_never_against_the_wish()
    {
        using var error = new StringWriter();
        using var output = new MemoryStream();
        Surroundings With(bool terminal, string? noColour) =>
            new(Stream.Null, output, error, TimeProvider.System)
            {
                IsTerminal = terminal,
                Variable = name => name == "NO_COLOR" ? noColour : null,
            };
        Assert.True(With(true, null).Colour);
        Assert.False(With(true, "1").Colour);
        Assert.False(With(false, null).Colour);
    }
}
