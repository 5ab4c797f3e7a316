using System.CommandLine;
using System.Text;
using Passavant.Accords.Words;
using Passavant.Cli.Files;

namespace Passavant.Cli.Commands;

/// <summary>Where a document goes: a file, or standard output.</summary>
internal static class DocumentOutput
{
    public static Option<string?> Option() =>
        new("--output", "-o")
        {
            HelpName = "FILE",
            Description =
                "Write here instead of to standard output. Until it is complete the file is called FILE.partial.",
        };

    /// <summary>Prints documents one after the other; colour only goes to a terminal.</summary>
    public static void Write(
        IReadOnlyList<Document> documents,
        DocumentFormat format,
        string? file,
        Surroundings surroundings
    )
    {
        var colour = file is null && surroundings.Colour;
        Write(
            string.Join(
                format == DocumentFormat.Json ? "" : "\n",
                documents.Select(document => document.Render(format, colour))
            ),
            file,
            surroundings
        );
    }

    public static void Write(string text, string? file, Surroundings surroundings)
    {
        if (file is null)
        {
            surroundings.Output.Write(text);
            return;
        }
        using var output = OutputFile.Create(file, surroundings);
        output.Stream.Write(Encoding.UTF8.GetBytes(text));
        output.Finish();
    }
}
