using System.Globalization;
using System.Text;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Cli.Files;
using Passavant.Proofs;

namespace Passavant.Cli.Commands;

/// <summary>Writes the transfers of the evidence to a folder, with the acts beside them, so that anyone can assess them again.</summary>
internal sealed class WitnessFiles(string folder, Origins origins, Surroundings surroundings)
{
    private const int LongestName = 100;

    private readonly OutputFolder files = new(folder, surroundings);
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Case, string> commands = new(ReferenceEqualityComparer.Instance);

    /// <summary>The command line that assesses a case again; null where its text is in no folder, or it was not written.</summary>
    public string? Command(Case one) => commands.GetValueOrDefault(one);

    /// <summary>Writes the evidence of findings, and the commands that assess it again.</summary>
    public void Write(IEnumerable<Finding> findings)
    {
        var script = new StringBuilder();
        foreach (var finding in findings)
        {
            Write(finding);
            var lines = (finding.Witness?.Cases ?? [])
                .Select(one => (Line: Command(one), Outcome: one.Outcome.Name()))
                .Where(pair => pair.Line is not null)
                .Distinct();
            foreach (var (line, outcome) in lines)
                script.Append(CultureInfo.InvariantCulture, $"# {finding.Id}: {outcome}\n{line}\n");
        }
        if (commands.Count == 0)
            return;
        files.Save("commands.sh", script.ToString());
        surroundings.Error.WriteLine(
            $"passavant: the evidence is in {folder}; {files.Beside("commands.sh")} holds the commands that confirm it."
        );
    }

    private void Write(Finding finding)
    {
        if (finding.Witness is not { } witness)
            return;
        var written = new Dictionary<Transfer, string>(ReferenceEqualityComparer.Instance);
        var several = witness.Cases.Select(one => one.Transfer).Distinct().Count() > 1;
        foreach (var one in witness.Cases)
        {
            if (!written.TryGetValue(one.Transfer, out var file))
            {
                file = Unique(
                    FileName(finding.Id)
                        + (
                            several
                                ? string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"-{written.Count + 1}"
                                )
                                : ""
                        )
                );
                written[one.Transfer] = file;
                Save($"{file}.json", writer => TransferJson.Write(writer, one.Transfer));
            }
            if (origins.Of(one.Accord) is not { } text)
                continue;
            string? acts = null;
            if (one.Acts.All.Count > 0)
            {
                acts = $"{file}.instruments.json";
                Save(acts, writer => InstrumentsJson.Write(writer, one.Acts.All));
            }
            commands[one] = Line(one, text, $"{file}.json", acts);
        }
    }

    private string Line(Case one, Origin text, string file, string? acts)
    {
        var line = new StringBuilder("passavant assess ")
            .Append(Quoted(files.Beside(file)))
            .Append(" --accord ")
            .Append(Quoted(text.Folder));
        foreach (var (bracket, alternative) in text.Choices)
            line.Append(" --choose ").Append(Quoted($"{bracket}={alternative}"));
        line.Append(
            CultureInfo.InvariantCulture,
            $" --as-of {one.AsOf:yyyy-MM-dd} --known-at {one.KnownAt:yyyy-MM-dd}"
        );
        if (acts is not null)
            line.Append(" --instruments ").Append(Quoted(files.Beside(acts)));
        return line.ToString();
    }

    private void Save(string file, Action<Utf8JsonWriter> content)
    {
        using var output = new StringWriter { NewLine = "\n" };
        IndentedJson.Write(output, content);
        files.Save(file, output.ToString());
    }

    private string Unique(string name)
    {
        var unique = name;
        for (var i = 2; !names.Add(unique); i++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
        return unique;
    }

    /// <summary>An id as the name of a file: letters, digits, points and strokes, and no longer than file systems bear.</summary>
    public static string FileName(string id) =>
        string.Concat(
            id.Take(LongestName)
                .Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')
        );

    /// <summary>A word as a shell takes it.</summary>
    private static string Quoted(string word) =>
        word.Length > 0
        && word.All(c =>
            char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or '=' or ':'
        )
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
