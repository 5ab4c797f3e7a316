using Passavant.Accords.Tests.Laws;
using Passavant.Letters.Filling;

namespace Passavant.Letters.Tests;

/// <summary>Templates: what they may say, and how they fail.</summary>
public sealed class TemplateTests
{
    private static readonly LetterField[] Known =
    [
        new("applicant"),
        new("reasons"),
        new("link", Optional: true),
        new("conditions", Of: [new("what"), new("due", Optional: true)]),
        new("extras", Optional: true, Of: [new("what")]),
    ];

    private static LetterTemplate Read(string text) =>
        LetterTemplate.Read(text, LetterWords.English, Known);

    private static IEnumerable<string> Faults(string text) =>
        Assert.Throws<TemplateException>(() => Read(text)).Faults.Select(fault => fault.ToString());

    private static Dictionary<string, FieldValue> Given() =>
        new()
        {
            ["applicant"] = "Sample Ltd",
            ["reasons"] = "One.\n\nTwo.",
            ["conditions"] = FieldValue.Of(
                new() { ["what"] = "report" },
                new() { ["what"] = "return", ["due"] = new DateOnly(2027, 3, 1) }
            ),
        };

    [Fact]
    public void Every_kind_of_line_becomes_its_block()
    {
        var body = Read(
                """
                subject: For {{applicant}}

                # About {{applicant}}
                A paragraph
                on two lines.

                {{reasons}}
                {{each conditions}}
                1. {{what}}
                {{end}}

                - one

                - two

                | What | Extra |
                {{each conditions}}
                | {{what}} | x |
                {{end}}

                ~ Small.
                > A. Specimen
                > Officer
                """
            )
            .Fill(Given());

        Assert.Equal("For Sample Ltd", body.Subject);
        Assert.Collection(
            body.Blocks,
            block => Assert.Equal("About Sample Ltd", Assert.IsType<Block.Heading>(block).Text),
            block =>
                Assert.Equal(
                    "A paragraph on two lines.",
                    Assert.IsType<Block.Paragraph>(block).Text
                ),
            block => Assert.Equal("One.", Assert.IsType<Block.Paragraph>(block).Text),
            block => Assert.Equal("Two.", Assert.IsType<Block.Paragraph>(block).Text),
            block => Assert.Equal(["report", "return"], Assert.IsType<Block.Numbered>(block).Items),
            block => Assert.Equal(["one", "two"], Assert.IsType<Block.Bulleted>(block).Items),
            block =>
                Assert.Equal(
                    [
                        ["report", "x"],
                        ["return", "x"],
                    ],
                    Assert.IsType<Block.Table>(block).Rows
                ),
            block => Assert.Equal("Small.", Assert.IsType<Block.SmallPrint>(block).Text),
            block =>
                Assert.Equal(
                    ["A. Specimen", "Officer"],
                    Assert.IsType<Block.Signature>(block).Lines
                )
        );
    }

    [Fact]
    public void What_stands_under_a_condition_is_there_only_with_its_field()
    {
        var template = Read(
            "subject: s\n{{if link}}\nOpen {{link}}.\n{{end}}\n{{each conditions}}\nDo {{what}}\n{{if due}}\nby {{due}}.\n{{end}}\n{{end}}"
        );
        Assert.Equal(
            ["Do report", "Do return", "by 1\u00a0March\u00a02027."],
            template.Fill(Given()).Blocks.Cast<Block.Paragraph>().Select(block => block.Text)
        );
        var with = Given();
        with["link"] = "there";
        Assert.Equal(
            "Open there.",
            Assert.IsType<Block.Paragraph>(template.Fill(with).Blocks[0]).Text
        );
    }

    [Theory]
    [InlineData("text", "line 1: expected 'subject: …' as the first line")]
    [InlineData("", "line 1: expected 'subject: …' as the first line")]
    [InlineData("subject: s", "line 1: expected text after the subject")]
    [InlineData(
        "subject: s\n{{aplicant}}",
        "line 2: there is no field 'aplicant' here; the nearest is 'applicant'"
    )]
    [InlineData(
        "subject: {{aplicant}}\nx",
        "line 1: there is no field 'aplicant' here; the nearest is 'applicant'"
    )]
    [InlineData(
        "subject: s\n{{each condition}}\nx\n{{end}}",
        "line 2: there is no field 'condition' here; the nearest is 'conditions'"
    )]
    [InlineData("subject: s\n{{what}}", "line 2: there is no field 'what' here")]
    [InlineData(
        "subject: s\n{{link}}",
        "line 2: 'link' may be missing; expected it within '{{if link}}' … '{{end}}'"
    )]
    [InlineData(
        "subject: s\n{{conditions}}",
        "line 2: 'conditions' is a list; expected '{{each conditions}}' around lines for its entries"
    )]
    [InlineData(
        "subject: s\n{{each applicant}}\nx\n{{end}}",
        "line 2: 'applicant' is a text; expected a list after 'each'"
    )]
    [InlineData(
        "subject: s\nx\n{{if link}}\ny",
        "line 3: this is never closed; expected '{{end}}' below it"
    )]
    [InlineData(
        "subject: s\nx\n{{end}}",
        "line 3: there is no 'each' or 'if' for this 'end' to close"
    )]
    [InlineData(
        "subject: s\nx {{if link}} y",
        "line 2: expected '{{if link}}' on a line of its own"
    )]
    [InlineData(
        "subject: s\nx {{applicant",
        "line 2: '{{' is not closed; expected '}}' on the same line"
    )]
    [InlineData("subject: s\nx }} y", "line 2: '}}' closes nothing; expected '{{' before it")]
    [InlineData("subject: s\n{{a b}} y", "line 2: 'a b' is not a field's name")]
    [InlineData("subject: s\n#heading", "line 2: expected a space and text after '#'")]
    [InlineData("subject: s\n| a | b", "line 2: expected a row of a table to end with '|'")]
    [InlineData(
        "subject: s\n| a | b |\n| c |",
        "line 3: expected 2 cells as in the header, found 1"
    )]
    [InlineData("subject: s\n| a |  |\n| c | d |", "line 2: a cell is empty")]
    [InlineData("subject: s\n{{each}}\nx\n{{end}}", "line 2: expected a field after 'each'")]
    public void A_fault_is_named_with_its_line_and_what_was_expected(string text, string fault) =>
        Assert.Contains(Faults(text), named => named.StartsWith(fault, StringComparison.Ordinal));

    [Fact]
    public void Every_fault_is_named_not_the_first() =>
        Assert.Equal(3, Faults("subject: {{x}}\n{{y}}\n| a").Count());

    [Fact]
    public void A_missing_value_is_named_with_the_line_that_needs_it()
    {
        var template = Read(
            "subject: s\nfor {{applicant}}\n{{each conditions}}\n- {{what}}\n{{end}}"
        );
        var missing = Assert.Throws<TemplateException>(() =>
            template.Fill(
                new Dictionary<string, FieldValue>
                {
                    ["applicant"] = " \u200e\n",
                    ["conditions"] = FieldValue.Of(new Dictionary<string, FieldValue>()),
                }
            )
        );
        Assert.Equal(
            ["line 4: 'what' is missing; the letter cannot go out with a hole in it"],
            missing.Faults.Where(fault => fault.Line == 4).Select(fault => fault.ToString())
        );
        Assert.Contains(
            "line 3: 'conditions' is missing; the letter needs at least one entry",
            Assert
                .Throws<TemplateException>(() =>
                    template.Fill(new Dictionary<string, FieldValue> { ["applicant"] = "a" })
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_value_for_a_field_there_is_not_or_of_the_wrong_kind_is_named()
    {
        var given = Given();
        given["aplicant"] = "x";
        given["link"] = FieldValue.Of();
        given["extras"] = "x";
        given["conditions"] = FieldValue.Of(
            new Dictionary<string, FieldValue> { ["what"] = "x", ["dew"] = "y" }
        );
        var faults = Assert
            .Throws<TemplateException>(() => Read("subject: s\nx").Fill(given))
            .Faults.Select(fault => fault.Message)
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "'extras' was given as a text; expected a list",
                "'link' was given as a list; expected a text",
                "conditions 1: there is no field 'dew' here; the nearest is 'due'",
                "there is no field 'aplicant' here; the nearest is 'applicant'",
            ],
            faults
        );
    }

    [Fact]
    public void A_value_is_only_ever_text()
    {
        var template = Read(
            "subject: s\n- {{applicant}}\n\n| A |\n{{each conditions}}\n| {{what}} |\n{{end}}\n\n{{reasons}}"
        );
        Long.Sample(
            Gen.String[Gen.OneOf(Gen.Char["{}|#-1.>~\n\r \t\0\u202e\ud800ab"], Gen.Char), 1, 40]
                .Where(text => Plain.Cleaned(text).Length > 0),
            text =>
            {
                var blocks = template
                    .Fill(
                        new Dictionary<string, FieldValue>
                        {
                            ["applicant"] = text,
                            ["reasons"] = text,
                            ["conditions"] = FieldValue.Of(
                                new Dictionary<string, FieldValue> { ["what"] = text }
                            ),
                        }
                    )
                    .Blocks;
                Assert.Equal([Plain.Cleaned(text)], Assert.IsType<Block.Bulleted>(blocks[0]).Items);
                Assert.Equal(
                    [
                        [Plain.Cleaned(text)],
                    ],
                    Assert.IsType<Block.Table>(blocks[1]).Rows
                );
                Assert.All(blocks.Skip(2), block => Assert.IsType<Block.Paragraph>(block));
            },
            500
        );
    }

    private static readonly string[] Lines =
    [
        "subject: s",
        "{{if link}}",
        "{{each conditions}}",
        "{{each extras}}",
        "{{end}}",
        "{{what}} and {{due}}",
        "{{reasons}}",
        "| a | {{applicant}} |",
        "| {{what}} |",
        "- x {{link}}",
        "1. {{what}}",
        "# {{applicant}}",
        "> y",
        "~ z",
        "{{",
        "}}",
        "{{each",
        "#",
        "|",
        "||",
        "{{if}}",
        "{{end end}}",
        "é\0\ud800",
        "",
    ];

    [Fact]
    public void Whatever_is_read_as_a_template_is_one_or_has_named_faults() =>
        Long.Sample(
            Gen.Int[0, Lines.Length - 1].Select(i => Lines[i]).List[0, 25],
            lines =>
            {
                var text = "subject: s\n" + string.Join('\n', lines);
                try
                {
                    Read(text).Fill(Given());
                }
                catch (TemplateException faults)
                {
                    Assert.NotEmpty(faults.Faults);
                    Assert.All(
                        faults.Faults,
                        fault => Assert.InRange(fault.Line, 0, Math.Max(2, lines.Count + 1))
                    );
                }
            },
            2000
        );

    [Fact]
    public void Whatever_characters_are_read_as_a_template_it_is_one_or_has_named_faults() =>
        Long.Sample(
            Gen.String[Gen.OneOf(Gen.Char["{}|#-1. >~\neachifndlink"], Gen.Char), 0, 200],
            text =>
            {
                try
                {
                    Read(text);
                }
                catch (TemplateException faults)
                {
                    Assert.NotEmpty(faults.Faults);
                }
            },
            1000
        );
}
