using System.CommandLine;
using System.Text;
using Passavant.Certificates;
using Passavant.Cli.Files;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant verify-certificate</c>: checks a proof step by step, apart from the search that wrote it.</summary>
internal static class VerifyCertificate
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static Command Create()
    {
        var files = FileArgument.Create("FILE", "Certificates as JSON; - is standard input.");
        var options = new AccordOptions();
        options.Accord.Description =
            "The folder of an accord the certificate speaks of; for two, in the order of the certificate.";
        options.Accord.Required = true;
        var json = new Option<bool>("--json")
        {
            Description = "One JSON object for each certificate.",
        };
        var command = new Command(
            "verify-certificate",
            "Checks a certificate against its accords: that what it refutes cannot come about, leaf by leaf, without the search that wrote it."
        )
        {
            files,
            options.Accord,
            options.Choose,
            json,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var folders = result.GetRequiredValue(options.Accord);
            var choices = AccordFolders.ChoicesOf(
                folders,
                result.GetValue(options.Choose)!,
                surroundings
            );
            var accords = folders
                .Select((folder, i) => AccordFolders.Read(folder, choices[i], surroundings))
                .ToList();
            var refused = false;
            foreach (var path in result.GetRequiredValue(files))
            {
                surroundings.Stop.ThrowIfCancellationRequested();
                var verdict = CertificateChecker.Check(Text(path, surroundings), accords);
                refused |= !verdict.IsAccepted;
                if (result.GetValue(json))
                    Json(path, verdict, surroundings);
                else
                    surroundings.Output.WriteLine($"{path}: {Lines(verdict)}");
            }
            return refused ? ExitCode.Findings : ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant verify-certificate dead-M-7.json --accord accords/ours",
            "passavant verify-certificate proofs/*.json --accord accords/ours-1 --accord accords/ours-2"
        );
    }

    // What was checked, and apart from it what the file says of itself.
    private static string Lines(CertificateVerdict verdict) =>
        $"{verdict}{(verdict.Proved is { } proved ? $"\n  proved: {proved}" : "")}"
        + (
            verdict.Claim is { } claim
                ? $"\n  in its own words, not checked: “{OnOneLine(claim)}”"
                : ""
        );

    private static string OnOneLine(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    private static void Json(string path, CertificateVerdict verdict, Surroundings surroundings) =>
        IndentedJson.Write(
            surroundings.Output,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("path", path);
                writer.WriteBoolean("accepted", verdict.IsAccepted);
                if (verdict.Proved is { } proved)
                    writer.WriteString("proved", proved);
                if (verdict.Claim is { } claim)
                    writer.WriteString("claim", claim);
                writer.WriteNumber("leaves", verdict.Leaves);
                writer.WriteNumber("depth", verdict.Depth);
                if (verdict.Refusal is { } refusal)
                {
                    writer.WriteString("where", refusal.Where);
                    writer.WriteString("found", refusal.Found);
                    writer.WriteString("expected", refusal.Expected);
                }
                writer.WriteEndObject();
            }
        );

    private static string Text(string path, Surroundings surroundings)
    {
        try
        {
            using var stream =
                path == "-"
                    ? surroundings.Input
                    : File.OpenRead(Path.Combine(surroundings.Folder, path));
            using var reader = new StreamReader(stream, Strict);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new Trouble($"{path} is no text in UTF-8; expected a certificate as JSON.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new Trouble(
                wrong is FileNotFoundException or DirectoryNotFoundException
                    ? $"there is no file {path}."
                    : wrong.Message
            );
        }
    }
}
