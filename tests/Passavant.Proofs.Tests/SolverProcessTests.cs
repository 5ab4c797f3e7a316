using Passavant.Accords;
using Passavant.Accords.Tests.Laws;
using Passavant.Proofs.Smt;

namespace Passavant.Proofs.Tests;

/// <summary>Programs that are no solvers, or bad ones, make an answer unknown.</summary>
public sealed class SolverProcessTests
{
    private const string Shell = "/bin/sh";
    private static readonly SmtText Text = new([Small.Accord("")], Small.Day);

    private static SolverProcess Script(string script, double seconds = 60)
    {
        if (!File.Exists(Shell))
            Assert.Skip("needs a Unix shell");
        return new SolverProcess(Shell, "-c", script) { Within = TimeSpan.FromSeconds(seconds) };
    }

    private static string Unknown(SolverProcess solver, string question = "(check-sat)") =>
        Assert.IsType<SolverAnswer.Unknown>(solver.Ask(Text, question)).Reason;

    [Fact]
    public void A_program_that_is_not_there_gives_no_answer() =>
        Assert.NotEmpty(Unknown(new SolverProcess("/nowhere/solver")));

    [Fact]
    public void A_solver_nobody_installed_is_not_found() =>
        Assert.Null(SolverProcess.Find("no-such-solver"));

    [Fact]
    public void A_program_that_dies_gives_no_answer_and_what_it_said() =>
        Assert.Contains(
            "alas",
            Unknown(Script("echo alas >&2; kill -9 $$")),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_program_that_reads_nothing_does_not_block_a_long_question() =>
        Assert.Contains(
            "code 3",
            Unknown(Script("exit 3"), new string(' ', 5_000_000)),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_program_that_prints_nonsense_gives_no_answer() =>
        Assert.Contains("Bonjour", Unknown(Script("echo Bonjour")), StringComparison.Ordinal);

    [Fact]
    public void A_program_that_prints_without_end_is_ended() =>
        Assert.Contains("without end", Unknown(Script("yes sat")), StringComparison.Ordinal);

    [Fact]
    public void A_program_that_never_answers_is_ended() =>
        Assert.Contains(
            "within",
            Unknown(Script("exec sleep 1000000", 0.2)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Whoever_asked_can_stop_it()
    {
        using var source = new CancellationTokenSource(200);
        Assert.Throws<OperationCanceledException>(() =>
            Script("exec sleep 1000000").Ask(Text, "(check-sat)", source.Token)
        );
    }

    [Theory]
    [InlineData("z3")]
    [InlineData("cvc5")]
    public void A_solver_answers_in_either_sense(string name)
    {
        var solver = Solvers.Require(name);
        var stop = TestContext.Current.CancellationToken;
        Assert.IsType<SolverAnswer.Satisfied>(solver.Ask(Text, Text.Question("true"), stop));
        Assert.IsType<SolverAnswer.Unsatisfied>(solver.Ask(Text, Text.Question("false"), stop));
        Assert.IsType<SolverAnswer.Unknown>(solver.Ask(Text, Text.Question("(no such)"), stop));
    }

    [Fact]
    public void A_solver_without_memory_gives_no_answer()
    {
        var solver = Solvers.Require("z3");
        if (!File.Exists(Shell))
            Assert.Skip("needs a Unix shell");
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "z3"))
            .First(File.Exists);
        Assert.NotNull(solver);
        Assert.NotEmpty(
            Unknown(
                new SolverProcess(path, "-in", "-smt2") { Megabytes = 10 },
                Text.Question("true")
            )
        );
    }
}
