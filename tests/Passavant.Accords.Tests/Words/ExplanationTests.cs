using System.Text.Json;
using System.Xml;
using Passavant.Accords.Words;

namespace Passavant.Accords.Tests.Words;

/// <summary>Explanations as they are printed. With PASSAVANT_UPDATE=1 the files are written anew: look at the difference before committing it.</summary>
public sealed class ExplanationTests
{
    private static readonly Accord Accord = SmallAccord.Read();

    public static TheoryData<string, string, string> Printed { get; } = Combinations();

    private static TheoryData<string, string, string> Combinations()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var name in new[] { "settled", "open" })
        foreach (var language in new[] { "en", "fr" })
        foreach (var format in new[] { "txt", "md", "html", "json" })
            data.Add(name, language, format);
        return data;
    }

    [Theory]
    [MemberData(nameof(Printed))]
    public void An_explanation_is_printed_as_agreed(string name, string language, string format)
    {
        var document = Explanation.Of(Determination(name), Language.Parse(language));
        var printed = document.Render(
            format switch
            {
                "txt" => DocumentFormat.Text,
                "md" => DocumentFormat.Markdown,
                "html" => DocumentFormat.Html,
                _ => DocumentFormat.Json,
            }
        );
        var path = Path.Combine(Here(), "Golden", $"{name}.{language}.{format}");
        if (Environment.GetEnvironmentVariable("PASSAVANT_UPDATE") == "1")
            File.WriteAllText(path, printed);
        Assert.Equal(File.ReadAllText(path), printed);
    }

    [Fact]
    public void Pages_are_well_formed_and_keep_their_headings_in_order()
    {
        foreach (var language in Language.All)
        foreach (var document in Documents(language))
        {
            var level = 1;
            using var xml = XmlReader.Create(
                new StringReader(document.Render(DocumentFormat.Html)),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore }
            );
            var ids = new HashSet<string>();
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.Element)
                {
                    Assert.False(xml.Name == "script");
                    if (xml.GetAttribute("id") is { } id)
                        Assert.True(ids.Add(id), id);
                    if (xml.Name is ['h', >= '1' and <= '6'])
                    {
                        Assert.True(xml.Name[1] - '0' <= level + 1, $"{xml.Name} after h{level}");
                        level = xml.Name[1] - '0';
                    }
                    if (xml.Name == "th")
                        Assert.True(xml.GetAttribute("scope") is "row" or "col");
                }
        }
    }

    [Fact]
    public void What_an_accord_says_is_escaped_in_a_page() =>
        Assert.Contains(
            "Highest &lt;operating&gt; frequency &amp; more".ToLowerInvariant(),
            Explanation
                .Of(Determination("settled"), Language.English)
                .Render(DocumentFormat.Html)
                .ToLowerInvariant()
        );

    [Fact]
    public void Json_holds_every_block()
    {
        var document = Explanation.Of(
            Determination("open"),
            Language.French,
            new ExplanationOptions { Full = true }
        );
        using var json = JsonDocument.Parse(document.Render(DocumentFormat.Json));
        Assert.Equal(
            document.Blocks.Count,
            json.RootElement.GetProperty("blocks").GetArrayLength()
        );
    }

    [Fact]
    public void Plain_text_stays_within_a_hundred_columns_and_has_no_colour_unless_asked()
    {
        foreach (var document in Documents(Language.English))
        {
            Assert.All(
                document.Render(DocumentFormat.Text).Split('\n'),
                line => Assert.True(line.Length <= TextRendering.Width, line)
            );
            Assert.DoesNotContain('\u001b', document.Render(DocumentFormat.Text));
            Assert.Contains('\u001b', document.Render(DocumentFormat.Text, colour: true));
        }
    }

    [Fact]
    public void A_fact_handled_more_closely_is_left_out_and_the_text_says_so()
    {
        var options = new ExplanationOptions { Full = true, Audience = Handling.Public };
        var told = Explanation
            .Of(Determination("settled"), Language.English, options)
            .Render(DocumentFormat.Text);
        Assert.DoesNotContain("ntelligence", told);
        Assert.DoesNotContain("R-2", told);
        Assert.Contains("Something was left out", told);
        Assert.Contains(
            "Intelligence",
            Explanation
                .Of(
                    Determination("settled"),
                    Language.English,
                    options with
                    {
                        Audience = Handling.Closed,
                    }
                )
                .Render(DocumentFormat.Text)
        );
    }

    [Fact]
    public void Reasons_cut_to_what_decides_keep_their_truth()
    {
        foreach (var determination in new[] { Determination("settled"), Determination("open") })
        {
            var reasoning = new Reasoning(
                Accord,
                determination.Transfer,
                determination.AsOf,
                determination.KnownAt
            );
            foreach (var control in Accord.Controls)
            {
                var whole = reasoning.Text(control, determination.Transfer.Items[0]);
                var cut = DecidingReasons.Of(whole);
                Assert.Equal(whole.Truth, cut.Truth);
                Assert.True(Count(cut) <= Count(whole));
            }
        }
    }

    private static int Count(Reason reason) => 1 + reason.Parts.Sum(Count);

    private static IEnumerable<Document> Documents(Language language) =>
        [
            Explanation.Of(
                Determination("settled"),
                language,
                new ExplanationOptions { Full = true }
            ),
            Explanation.Of(Determination("open"), language),
            AccordDocument.Of(Accord, language),
            AccordDocument.Of(Accord, language, new AccordSelection { Control = "C-1" }),
        ];

    private static Determination Determination(string name) =>
        name == "settled" ? SmallAccord.Settled(Accord) : SmallAccord.Open(Accord);

    private static string Here() =>
        Path.Combine(Repository.Root, "tests/Passavant.Accords.Tests/Words");
}
