using System.Xml.Linq;
using Passavant.Accords.Words;

namespace Passavant.Proofs.Tests.Words;

public sealed class LoopholeDocumentTests
{
    private static readonly LoopholeReport Report = Made.Report(
        Made.Older,
        Made.Three(Made.Older),
        [
            new NotDecided(
                FindingKind.Dead,
                Made.Words("Whether C-1 ever applies.", "Si C-1 s'applique jamais."),
                [Made.Older.Controls[0]]
            ),
        ]
    );

    [Theory]
    [InlineData("en", DocumentFormat.Text, "loopholes.en.txt")]
    [InlineData("fr", DocumentFormat.Text, "loopholes.fr.txt")]
    [InlineData("en", DocumentFormat.Markdown, "loopholes.en.md")]
    public void A_report_reads_as_agreed(string language, DocumentFormat format, string golden) =>
        Golden.Matches(
            golden,
            LoopholeDocument
                .Of(Report, Language.Parse(language), one => $"passavant assess {one.Transfer.Id}")
                .Render(format)
        );

    [Fact]
    public void Nothing_found_is_said_with_how_much_was_proved()
    {
        var text = LoopholeDocument
            .Of(Made.Report(Made.Older, []), Language.English)
            .Render(DocumentFormat.Text);
        Assert.Contains("\nNo loophole found: 9 questions proved.\n", text);
    }

    [Fact]
    public void What_was_not_asked_is_not_praised()
    {
        var report = Made.Report(Made.Older, []) with
        {
            Asked = new Dictionary<FindingKind, int>(),
        };
        var text = LoopholeDocument.Of(report, Language.English).Render(DocumentFormat.Text);
        Assert.Contains("Nothing was asked", text);
        Assert.DoesNotContain("No loophole found", text);
    }

    [Fact]
    public void What_is_left_open_is_never_passed_over()
    {
        var report = Report with { Findings = [] };
        var text = LoopholeDocument.Of(report, Language.English).Render(DocumentFormat.Text);
        Assert.Contains(
            "No loophole found, but not everything could be decided: 8 questions proved, 1 left undecided.",
            text
        );
        Assert.Contains("Whether C-1 ever applies.", text);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void The_page_is_well_formed_with_headings_in_order_and_heads_for_every_column(
        string language
    )
    {
        var page = LoopholeDocument
            .Of(Report, Language.Parse(language))
            .Render(DocumentFormat.Html);
        var root = XDocument.Parse(page).Root!;
        Assert.Equal(language, root.Attribute("lang")!.Value);
        var level = 1;
        foreach (var element in root.Descendants())
            if (element.Name.LocalName is ['h', >= '1' and <= '6'] name)
            {
                Assert.InRange(name[1] - '0', 1, level + 1);
                level = name[1] - '0';
            }
        Assert.All(
            root.Descendants().Where(element => element.Name.LocalName == "th"),
            head => Assert.NotNull(head.Attribute("scope"))
        );
        var ids = root.Descendants()
            .Select(element => element.Attribute("id")?.Value)
            .OfType<string>()
            .ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Only_facts_that_matter_are_shown_and_the_rest_are_counted()
    {
        var text = LoopholeDocument
            .Of(Made.Report(Made.Older, [Made.Three(Made.Older)[0]]), Language.English)
            .Render(DocumentFormat.Text);
        Assert.Contains("Output frequency", text);
        Assert.DoesNotContain("Weight", text);
        Assert.Contains(
            "1 more fact is stated; whatever it were, it would come out the same.",
            text
        );
    }

    [Fact]
    public void Every_kind_and_gravity_has_words_in_every_language()
    {
        foreach (var language in Language.All)
        {
            Assert.All(
                Enum.GetValues<FindingKind>(),
                kind =>
                {
                    Assert.NotEqual("", language.Say(kind));
                    Assert.EndsWith(".", language.Describe(kind), StringComparison.Ordinal);
                }
            );
            Assert.All(
                Enum.GetValues<Gravity>(),
                gravity => Assert.NotEqual("", language.Say(gravity))
            );
        }
    }
}
