using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Passavant.Proofs.Bench;

/// <summary>Measures everything and writes it down between two marks of bench/RESULTS-proofs.md; what people wrote around them stays.</summary>
internal static class Results
{
    private const string Begin = "<!-- begin: written by bench/run-proofs -->";
    private const string End = "<!-- end: written by bench/run-proofs -->";

    public static void Write(string path)
    {
        var text = new StringBuilder();
        Describe(text);
        var starts = Solver.All.Select(solver =>
            (
                solver.Name,
                Time: Enumerable
                    .Range(0, 5)
                    .Select(_ => solver.Ask("(set-logic QF_LRA)\n(check-sat)\n").Time)
                    .Min()
            )
        );
        text.Line(
            $"Solvers: {string.Join("; ", Solver.All.Select(solver => solver.Version))}. To start, answer nothing and end: {string.Join(", ", starts.Select(start => $"{start.Name} {start.Time.ToString("0", CultureInfo.InvariantCulture)} ms"))}."
        );
        text.Line($"");
        text.Line(
            $"| question | aim | first | best | median | {string.Join(" | ", Solver.All.Select(solver => $"{solver.Name} | times our median | same answers"))} |"
        );
        text.Line($"|---|--:|--:|--:|--:|{string.Concat(Solver.All.Select(_ => "--:|--:|--:|"))}");
        foreach (var question in Question.All)
        {
            Console.Error.WriteLine(question.Name);
            var texts = question.Read();
            var first = Enumerable.Range(0, 3).Select(_ => First(question.Name)).Min();
            var times = Clock.Measure(() => Question.Answer(texts));
            var agreements = Solver.All.Select(solver =>
            {
                if (!question.IsForSolvers)
                    return "| | ";
                var answers = new List<Agreement>();
                // Once where it takes long.
                while (answers.Count < 3 && answers.Sum(answer => answer.Time) < 10_000)
                    answers.Add(
                        texts.Count == 1
                            ? Comparison.OfChecks(solver, texts[0])
                            : Comparison.OfTwo(solver, texts[0], texts[1])
                    );
                var median = answers
                    .Select(answer => answer.Time)
                    .Order()
                    .ElementAt(answers.Count / 2);
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{median:n0} ms | {median / times.Median:0.0} | {answers.Min(answer => answer.Equal)} of {answers[0].Asked}"
                );
            });
            text.Line(
                $"| {question.Title} | {question.Aim} | {first:0} ms | {times.Best:0.0} ms | {times.Median:0.0} ms | {string.Join(" | ", agreements)} |"
            );
        }
        Console.Write(text);
        var old = File.Exists(path)
            ? File.ReadAllText(path)
            : $"# Results of proofs\n\n{Begin}\n{End}\n";
        var (from, to) = (
            old.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length,
            old.IndexOf(End, StringComparison.Ordinal)
        );
        File.WriteAllText(path, $"{old[..from]}\n\n{text}\n{old[to..]}");
    }

    // In a process of its own: nothing is compiled yet.
    private static double First(string name)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, ["once", name])
            {
                RedirectStandardOutput = true,
            }
        )!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(printed, CultureInfo.InvariantCulture);
    }

    private static void Describe(StringBuilder text)
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[^1]
                .Trim()
            : null;
        var load = File.Exists("/proc/loadavg")
            ? File.ReadAllText("/proc/loadavg").Split(' ')[0]
            : "?";
        text.Line(
            $"Measured on {DateTime.UtcNow:yyyy-MM-dd}: {model ?? "unknown processor"}, {Environment.ProcessorCount} processors seen, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, load average {load} when it began."
        );
    }

    private static void Line(this StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
