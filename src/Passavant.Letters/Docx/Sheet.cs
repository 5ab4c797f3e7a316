using DocumentFormat.OpenXml.Wordprocessing;

namespace Passavant.Letters.Docx;

/// <summary>The styles of a letter.</summary>
internal static class Sheet
{
    public const string Title = "Title";
    public const string Heading = "Heading1";
    public const string ListItem = "ListParagraph";
    public const string Cell = "TableText";
    public const string CellHead = "TableHead";
    public const string Quiet = "Quiet";
    public const string Name = "Authority";
    public const string Signature = "Signature";

    private const string Accent = "1F3A5F";
    private const string Face = "IBM Plex Sans";

    /// <summary>The styles, for text in a language.</summary>
    public static Styles Of(string language) =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts
                        {
                            Ascii = Face,
                            HighAnsi = Face,
                            EastAsia = Face,
                            ComplexScript = Face,
                        },
                        new FontSize { Val = "21" },
                        new FontSizeComplexScript { Val = "21" },
                        new Languages { Val = language }
                    )
                ),
                new ParagraphPropertiesDefault(
                    new ParagraphPropertiesBaseStyle(new WidowControl(), Spacing(0, 140, 300))
                )
            ),
            Style("Normal", "Normal", null, null, isDefault: true),
            Style(
                Title,
                "Title",
                new(new KeepNext(), Spacing(360, 200, 360)),
                Letters(28, true, Accent)
            ),
            Style(
                Heading,
                "heading 1",
                new(new KeepNext(), Spacing(240, 60, 320), new OutlineLevel { Val = 0 }),
                Letters(23, true, Accent)
            ),
            Style(ListItem, "List Paragraph", new(Spacing(0, 60, 300)), null),
            Style(Cell, "Table Text", new(Spacing(60, 60, 260)), Letters(19)),
            Style(
                CellHead,
                "Table Head",
                new(new KeepNext(), Spacing(60, 60, 260)),
                Letters(19, true)
            ),
            Style(Quiet, "Quiet", new(Spacing(0, 0, 240)), Letters(17, colour: "555B63")),
            Style(Name, "Authority", new(Spacing(0, 60, 340)), Letters(26, true, Accent)),
            Style(Signature, "Signature", new(new KeepLines(), Spacing(0, 0, 300)), null)
        );

    private static SpacingBetweenLines Spacing(int before, int after, int line) =>
        new()
        {
            Before = $"{before}",
            After = $"{after}",
            Line = $"{line}",
            LineRule = LineSpacingRuleValues.AtLeast,
        };

    private static StyleRunProperties Letters(int half, bool bold = false, string? colour = null)
    {
        var letters = new StyleRunProperties();
        if (bold)
            letters.Append(new Bold());
        if (colour is not null)
            letters.Append(new Color { Val = colour });
        letters.Append(
            new FontSize { Val = $"{half}" },
            new FontSizeComplexScript { Val = $"{half}" }
        );
        return letters;
    }

    private static Style Style(
        string id,
        string name,
        StyleParagraphProperties? paragraph,
        StyleRunProperties? letters,
        bool isDefault = false
    )
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
            style.Default = true;
        style.Append(new StyleName { Val = name });
        if (!isDefault)
            style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle());
        if (paragraph is not null)
            style.Append(paragraph);
        if (letters is not null)
            style.Append(letters);
        return style;
    }
}
