using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Tests.Documents;

/// <summary>The documents are tests: what they show is read, run and compared.</summary>
public sealed class GuideTests
{
    private static readonly string[] Languages = ["yaml", "sh", "text", "csv", "json"];

    public static TheoryData<string> Pages =>
        [
            .. Repository.Documents.Where(path =>
                path == "README.md" || path.StartsWith("docs/guide/", StringComparison.Ordinal)
            ),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_condition_in_the_guide_says_what_the_guide_says_it_does(string page) =>
        Assert.All(
            FencedBlock.Of(page).Where(ConditionBlocks.Is),
            block =>
            {
                Assert.Equal("", string.Join("\n", ConditionBlocks.Faults(block)));
                Assert.NotEqual(0, ConditionBlocks.Cases(block));
            }
        );

    [Fact]
    public void A_condition_block_that_is_wrong_is_noticed()
    {
        var block = new FencedBlock(
            "none.md",
            1,
            "yaml",
            "",
            "when: item is laser\nexamples:\n  - { given: { item: camera }, expect: yes }\n"
        );
        Assert.Equal("failing-example", Assert.Single(ConditionBlocks.Faults(block)).Code);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_fragment_of_an_accord_in_the_guide_is_read_without_a_fault(string page)
    {
        var example = AccordFile.ReadFolder(Path.Combine(Repository.Root, "docs/guide/example"));
        var fragments = FencedBlock
            .Of(page)
            .Where(block => block is { Language: "yaml", Name: "" } && !ConditionBlocks.Is(block));
        Assert.All(
            fragments,
            block =>
            {
                // A fragment that gives a chapter of which there is one replaces the example's own.
                var files = example.Select(file =>
                    block.Text.StartsWith("matrix:", StringComparison.Ordinal)
                        ? ExampleFiles.Without(file, "matrix")
                        : file
                );
                var read = AccordReader.Read([
                    .. files,
                    new AccordFile("block.yaml", Encoding.UTF8.GetBytes(block.Text)),
                ]);
                Assert.Equal("", string.Join("\n", read.Faults));
            }
        );
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_in_the_guide_prints_what_the_guide_shows(string page)
    {
        using var session = new Session();
        var blocks = FencedBlock.Of(page);
        for (var i = 0; i < blocks.Count; i++)
            if (blocks[i].Name.Length > 0)
                session.Write(blocks[i]);
            else if (blocks[i].Language == "sh")
            {
                var shown = blocks.ElementAtOrDefault(i + 1) is { Language: "text" } output
                    ? output
                    : null;
                session.Run(blocks[i], shown);
            }
    }

    [Fact]
    public void Every_block_in_the_guide_has_a_language_the_tests_know() =>
        Assert.All(
            Pages.SelectMany(page => FencedBlock.Of(page.Data)),
            block => Assert.Contains(block.Language, Languages)
        );
}
