using System.Text;

namespace Passavant.Cli.Tests.Documents;

/// <summary>A fenced block of a Markdown file: its language, the word after it (the name of a file to be written), its text and where it begins.</summary>
internal sealed record FencedBlock(
    string Document,
    int Line,
    string Language,
    string Name,
    string Text
)
{
    /// <summary>The blocks of a document, in order.</summary>
    public static IReadOnlyList<FencedBlock> Of(string document)
    {
        var blocks = new List<FencedBlock>();
        StringBuilder? text = null;
        var (number, begins, language, name) = (0, 0, "", "");
        foreach (var line in Repository.Read(document).Split('\n'))
        {
            number++;
            if (!line.StartsWith("```", StringComparison.Ordinal))
                text?.Append(line).Append('\n');
            else if (text is null)
            {
                var words = line[3..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                (text, begins) = (new StringBuilder(), number);
                (language, name) = (
                    words.ElementAtOrDefault(0) ?? "",
                    words.ElementAtOrDefault(1) ?? ""
                );
            }
            else
            {
                blocks.Add(new FencedBlock(document, begins, language, name, text.ToString()));
                text = null;
            }
        }
        return text is null
            ? blocks
            : throw new FormatException($"{document}:{begins}: the block has no end.");
    }

    public override string ToString() => $"{Document}:{Line}";
}
