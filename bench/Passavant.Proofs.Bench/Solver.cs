using System.Diagnostics;
using System.Text;

namespace Passavant.Proofs.Bench;

/// <summary>A solver on this machine, started anew for each script, and ended after a minute.</summary>
internal sealed record Solver(string Name, string Program, string[] Single, string[] Several)
{
    private const string Limit = "--tlimit=60000";

    /// <summary>Those there are of z3 and cvc5.</summary>
    public static IReadOnlyList<Solver> All { get; } =
    [
        .. new[]
        {
            Find("z3", ["-in", "-smt2", "-T:60"], ["-in", "-smt2", "-T:60"]),
            Find(
                "cvc5",
                ["--lang=smt2", "--decision=justification", Limit],
                ["--lang=smt2", "--decision=justification", "--incremental", Limit]
            ),
        }.OfType<Solver>(),
    ];

    private static Solver? Find(string name, string[] single, string[] several) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
            is { } path
            ? new Solver(name, path, single, several)
            : null;

    /// <summary>What its first line says of it.</summary>
    public string Version => Ask("", ["--version"]).Printed.Split('\n')[0].Trim();

    /// <summary>What it prints for a script, and the milliseconds of processor time it took from start to end.</summary>
    public (string Printed, double Time) Ask(string script, bool several = false) =>
        Ask(script, several ? Several : Single);

    private (string Printed, double Time) Ask(string script, string[] arguments)
    {
        var before = Clock.OfPrograms();
        using var process = Process.Start(
            new ProcessStartInfo(Program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = new UTF8Encoding(false),
            }
        )!;
        var writing = Task.Run(() =>
        {
            process.StandardInput.Write(script);
            process.StandardInput.Close();
        });
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        writing.Wait();
        return (printed, Clock.OfPrograms() - before);
    }
}
