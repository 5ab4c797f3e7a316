using System.Text;
using System.Text.Json;
using Passavant.Accords;

namespace Passavant.Cli.Commands;

/// <summary>JSON for programs that people also look at.</summary>
internal static class IndentedJson
{
    /// <summary>Writes one document and ends the line.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                DeterminationJson.WriterOptions with
                {
                    Indented = true,
                    NewLine = "\n",
                }
            )
        )
            content(writer);
        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
