using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Passavant.Proofs.Smt;

namespace Passavant.Proofs.Tests;

/// <summary>A solver for SMT-LIB 2 installed on this machine, started anew for each question.</summary>
/// <remarks>Whatever goes wrong (it dies, prints nonsense, takes too long or too much) makes an answer unknown, never an exception. Nothing it started is left running.</remarks>
/// <param name="program">The path of the program.</param>
/// <param name="arguments">What makes it read a script from its input.</param>
public sealed class SolverProcess(string program, params IReadOnlyList<string> arguments)
{
    private const int MostPrinted = 50_000_000;

    /// <summary>The solvers known by name, and what makes them read a script from their input.</summary>
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["z3"] = ["-in", "-smt2"],
        ["cvc5"] = ["--lang=smt2"],
    };

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much memory the solver may use, in megabytes; kept to where there is a Unix shell.</summary>
    public int Megabytes { get; init; } = 4_000;

    /// <summary>The solver of that name (z3 or cvc5) in the folders of PATH, or null where there is none.</summary>
    public static SolverProcess? Find(string name)
    {
        var file = OperatingSystem.IsWindows() ? $"{name}.exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, file))
                .FirstOrDefault(File.Exists)
            is { } path
            ? new SolverProcess(path, Known[name])
            : null;
    }

    /// <summary>Asks a question made by <paramref name="text"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> asked to stop; the solver was ended.</exception>
    public async Task<SolverAnswer> Ask(
        SmtText text,
        string question,
        CancellationToken cancel = default
    )
    {
        using var process = new Process { StartInfo = Start() };
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            return new SolverAnswer.Unknown($"{program} does not start: {failure.Message}");
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Within);
        try
        {
            // All at once: a solver that prints before it has read everything must not wait for us, nor we for it.
            var output = Read(process.StandardOutput, limit.Token);
            var errors = Read(process.StandardError, limit.Token);
            await Write(process.StandardInput, question, limit.Token);
            var printed = await output;
            var complaint = await errors;
            await process.WaitForExitAsync(limit.Token);
            return Answer(printed, complaint, process.ExitCode, text);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SolverAnswer.Unknown(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No answer within {Within.TotalSeconds} seconds."
                )
            );
        }
        catch (InvalidDataException tooMuch)
        {
            return new SolverAnswer.Unknown(tooMuch.Message);
        }
        finally
        {
            End(process);
        }
    }

    private static SolverAnswer Answer(string printed, string complaint, int code, SmtText text)
    {
        var answer = SolverAnswer.Read(printed, text);
        return answer is SolverAnswer.Unknown && (code != 0 || complaint.Length > 0)
            ? new SolverAnswer.Unknown(
                $"The solver ended with code {code}: {(complaint + " " + printed).Trim()}"
            )
            : answer;
    }

    private ProcessStartInfo Start()
    {
        // The shell sets the limit and becomes the solver, so that there is one process to end.
        const string Shell = "/bin/sh";
        IEnumerable<string> command = [program, .. arguments];
        if (File.Exists(Shell))
            command =
            [
                Shell,
                "-c",
                "ulimit -v \"$0\"; exec \"$@\"",
                (Megabytes * 1000L).ToString(CultureInfo.InvariantCulture),
                .. command,
            ];
        return new ProcessStartInfo(command.First(), command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
    }

    private static async Task Write(StreamWriter input, string question, CancellationToken stop)
    {
        try
        {
            await input.WriteAsync(question.AsMemory(), stop);
            input.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything: what it printed says why.
        }
    }

    private static async Task<string> Read(StreamReader output, CancellationToken stop)
    {
        var text = new StringBuilder();
        var buffer = new char[16_384];
        while (await output.ReadAsync(buffer, stop) is > 0 and var count)
            if (text.Append(buffer, 0, count).Length > MostPrinted)
                throw new InvalidDataException("The solver printed without end.");
        return text.ToString();
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended in the meantime.
        }
        catch (Win32Exception)
        {
            // It is ending.
        }
    }
}
