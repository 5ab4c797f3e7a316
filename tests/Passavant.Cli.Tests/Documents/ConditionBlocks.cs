using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Tests.Documents;

/// <summary>Blocks that show a condition and what it says of some cases: <c>when</c> and <c>unless</c> of a control, and its agreed examples without its name.</summary>
internal static class ConditionBlocks
{
    private const string Control = "X-1";
    private static readonly Lazy<IReadOnlyList<AccordFile>> Example = new(() =>
        AccordFile.ReadFolder(Path.Combine(Repository.Root, "docs/guide/example"))
    );

    public static bool Is(FencedBlock block) =>
        block is { Language: "yaml", Name: "" }
        && block.Text.StartsWith("when:", StringComparison.Ordinal);

    /// <summary>The faults of reading the block as a control of the example accord. Agreed examples run at every reading.</summary>
    public static IReadOnlyList<Fault> Faults(FencedBlock block)
    {
        var text = new StringBuilder("controls:\n")
            .Append("  - id: ")
            .Append(Control)
            .Append("\n    sensitivity: \"1\"\n");
        var inExamples = false;
        foreach (var line in block.Text.TrimEnd('\n').Split('\n'))
        {
            if (line == "examples:")
                inExamples = true;
            text.Append(
                    !inExamples
                        ? "    " + line
                        : line.Replace(
                            "- { given:",
                            $"- {{ control: {Control}, given:",
                            StringComparison.Ordinal
                        )
                )
                .Append('\n');
        }
        return AccordReader
            .Read([
                .. Example.Value,
                new AccordFile("block.yaml", Encoding.UTF8.GetBytes(text.ToString())),
            ])
            .Faults;
    }

    /// <summary>How many cases the block shows.</summary>
    public static int Cases(FencedBlock block) => block.Text.Split("- { given:").Length - 1;
}
