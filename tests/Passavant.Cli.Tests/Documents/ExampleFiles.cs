using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Tests.Documents;

/// <summary>The files of the example accord with a chapter taken out, so that a page can show another.</summary>
internal static class ExampleFiles
{
    public static AccordFile Without(AccordFile file, string chapter)
    {
        var text = new StringBuilder();
        var skipping = false;
        foreach (var line in Encoding.UTF8.GetString(file.Content.Span).Split('\n'))
        {
            if (line.Length > 0 && line[0] is not (' ' or '#'))
                skipping = line.StartsWith(chapter + ":", StringComparison.Ordinal);
            if (!skipping)
                text.Append(line).Append('\n');
        }
        return file with { Content = Encoding.UTF8.GetBytes(text.ToString()) };
    }
}
