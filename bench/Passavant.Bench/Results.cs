using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Passavant.Bench.Compare;
using Passavant.Bench.Generated;
using Passavant.Bench.Measure;

namespace Passavant.Bench;

/// <summary>Runs the side-by-side and writes it down between two marks of bench/RESULTS.md; what people wrote around them stays.</summary>
internal static class Results
{
    private const string Begin = "<!-- begin: written by bench/run -->";
    private const string End = "<!-- end: written by bench/run -->";

    /// <summary>Arguments: the folder of bench, rounds, milliseconds.</summary>
    public static void Write(string[] arguments)
    {
        var folder = arguments.ElementAtOrDefault(0) ?? "bench";
        var rounds = int.Parse(
            arguments.ElementAtOrDefault(1) ?? "7",
            CultureInfo.InvariantCulture
        );
        var milliseconds = double.Parse(
            arguments.ElementAtOrDefault(2) ?? "500",
            CultureInfo.InvariantCulture
        );
        var accord = new GeneratedAccord(AccordShape.TwoHundredRules, 1);
        var text = new StringBuilder();
        Describe(text);
        var comparison = Comparison.Run(
            accord,
            Path.Combine(folder, "peers"),
            rounds,
            milliseconds
        );
        Table(text, comparison, rounds, milliseconds);
        Own(text);
        Console.Write(text);
        var path = Path.Combine(folder, "RESULTS.md");
        var old = File.Exists(path) ? File.ReadAllText(path) : $"# Results\n\n{Begin}\n{End}\n";
        var (from, to) = (
            old.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length,
            old.IndexOf(End, StringComparison.Ordinal)
        );
        File.WriteAllText(path, $"{old[..from]}\n\n{text}\n{old[to..]}");
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
            $"Measured on {DateTime.UtcNow:yyyy-MM-dd}: {model ?? "unknown processor"}, {Environment.ProcessorCount} processors seen, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, load average {load} when it began. One thread each."
        );
    }

    private static void Table(
        StringBuilder text,
        (
            IReadOnlyList<Comparison.Row> Rows,
            IReadOnlyList<string> Versions,
            int Transfers,
            int Undecided
        ) result,
        int rounds,
        double milliseconds
    )
    {
        var (rows, versions, transfers, undecided) = result;
        string[] here = [Version(typeof(RulesEngine.RulesEngine)), Version(typeof(Jint.Engine))];
        text.Line($"Peers: {string.Join(", ", here.Concat(versions))}.");
        text.Line($"");
        text.Line(
            $"Accord of 200 rules (40 controls of 3 thresholds over 10 parameters, 150 cells, 10 overrides; risk by 18 indicators), {transfers} transfers with every fact stated; median of {rounds} rounds of {milliseconds:0} ms in turns."
        );
        text.Line($"");
        text.Line(
            $"| engine | processor time for one | per second | times Passavant's | decisions equal |"
        );
        text.Line($"|---|--:|--:|--:|--:|");
        foreach (var row in rows)
            text.Line(
                $"| {row.Name} | {row.Nanoseconds:n0} ns | {1e9 / row.Nanoseconds:n0} | {row.Nanoseconds / rows[0].Nanoseconds:n1} | {row.Equal} of {transfers} |"
            );
        text.Line($"");
        text.Line(
            $"{transfers} transfers with a fifth of the facts missing; for {undecided} of them more than one outcome is still possible (every way the facts could turn out was tried). What each engine then says:"
        );
        text.Line($"");
        text.Line(
            $"| engine | refuses or says undecided | answers and reports an error beside it | *nothing required*, though a licence or prohibition is still possible | one outcome, though a stricter one is still possible | an outcome that can no longer come about |"
        );
        text.Line($"|---|--:|--:|--:|--:|--:|");
        foreach (var row in rows)
            text.Line(
                $"| {row.Name} | {row.Open.Refused} | {row.Open.Warned} | {row.Open.Cleared} | {row.Open.TooMild} | {row.Open.Wrong} |"
            );
    }

    private static void Own(StringBuilder text)
    {
        text.Line($"");
        text.Line(
            $"Passavant alone, the same accord, 256 transfers over and over (*best*: the quietest run of many):"
        );
        text.Line($"");
        text.Line($"| | median | per second | best | per second | allocated |");
        text.Line($"|---|--:|--:|--:|--:|--:|");
        foreach (var figure in Figures.Measure(3))
            text.Line(
                $"| {figure.Name} | {figure.Median:n0} ns | {1e9 / figure.Median:n0} | {figure.Best:n0} ns | {1e9 / figure.Best:n0} | {figure.Bytes:n0} B |"
            );
    }

    private static string Version(Type type) =>
        $"{type.Assembly.GetName().Name} {type.Assembly.GetName().Version?.ToString(3)}";

    private static void Line(this StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
