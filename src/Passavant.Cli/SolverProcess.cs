using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Passavant.Proofs.Smt;

namespace Passavant.Cli;

/// <summary>A solver for SMT-LIB 2 installed on this machine, started anew for each question.</summary>
/// <remarks>Whatever goes wrong (it dies, prints nonsense, takes too long or too much) makes an answer unknown, never an exception. Nothing it started is left running.</remarks>
/// <param name="program">The path of the program.</param>
/// <param name="arguments">What makes it read a script from its input.</param>
internal sealed class SolverProcess(string program, params IReadOnlyList<string> arguments)
{
    private const int MostPrinted = 50_000_000;

    /// <summary>The solvers known by name, and what makes them read a script from their input.</summary>
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["z3"] = ["-in", "-smt2"],
        ["cvc5"] = ["--lang=smt2", "--decision=justification"],
    };

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much memory the solver may use, in megabytes; kept to where there is a Unix shell.</summary>
    public int Megabytes { get; init; } = 4_000;

    /// <summary>The solver of that name (z3 or cvc5) in the folders of PATH, or null where there is none.</summary>
    public static SolverProcess? Find(string name)
    {
        var file = OperatingSystem.IsWindows() ? $"{name}.exe" : name;
        return
            (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, file))
                .FirstOrDefault(File.Exists)
                is { } path
            ? new SolverProcess(path, Known[name])
            : null;
    }

    /// <summary>Asks a question made by <paramref name="text"/>, and waits for the answer.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> asked to stop; the solver was ended.</exception>
    public SolverAnswer Ask(SmtText text, string question, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = Start() };
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            return new SolverAnswer.Unknown($"{program} does not start: {failure.Message}");
        }
        using var stop = cancel.Register(() => End(process));
        try
        {
            // All at once: a solver that prints before it has read everything must not wait for us, nor we for it.
            var output = new Printing(process, process.StandardOutput);
            var errors = new Printing(process, process.StandardError);
            var writer = new Thread(() => Write(process.StandardInput, question));
            writer.Start();
            var ended = process.WaitForExit(Within);
            End(process);
            writer.Join();
            var (printed, complaint) = (output.Text(), errors.Text());
            cancel.ThrowIfCancellationRequested();
            return !ended
                    ? new SolverAnswer.Unknown(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"No answer within {Within.TotalSeconds} seconds."
                        )
                    )
                : printed is null || complaint is null
                    ? new SolverAnswer.Unknown("The solver printed without end.")
                : Answer(printed, complaint, process.ExitCode, text);
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>Gathers what a process prints, and ends it where that is too much.</summary>
    private sealed class Printing
    {
        private readonly StringBuilder text = new();
        private readonly Thread reader;
        private bool tooMuch;

        public Printing(Process process, StreamReader from)
        {
            reader = new Thread(() =>
            {
                var buffer = new char[16_384];
                while (!tooMuch && from.Read(buffer) is > 0 and var count)
                    tooMuch = text.Append(buffer, 0, count).Length > MostPrinted;
                if (tooMuch)
                    End(process);
            });
            reader.Start();
        }

        /// <summary>The whole of it once the process has ended; null where it was too much.</summary>
        public string? Text()
        {
            reader.Join();
            return tooMuch ? null : text.ToString();
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

    private static void Write(StreamWriter input, string question)
    {
        try
        {
            input.Write(question);
            input.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything: what it printed says why.
        }
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
