using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Passavant.Letters.Docx;

/// <summary>What stands at the head and foot of the pages.</summary>
internal static class Edges
{
    /// <summary>How wide the text is, in twentieths of a point.</summary>
    public const int Width = 9066;

    /// <summary>At the head of every page but the first.</summary>
    public static Header Header(Letter letter) =>
        new(Line(Text(letter.Letterhead.Authority), Tab(), Text(letter.Reference)));

    /// <summary>At the foot of every page.</summary>
    public static Footer Footer(Letter letter) =>
        new(
            Line([Text(letter.Footer), Tab(), .. Field("PAGE"), Text(" / "), .. Field("NUMPAGES")])
        );

    /// <summary>Words.</summary>
    public static Run Text(string text) =>
        new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Run Tab() => new(new TabChar());

    private static Run[] Field(string code) =>
        [
            new(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new(new FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve }),
            new(new FieldChar { FieldCharType = FieldCharValues.Separate }),
            Text("1"),
            new(new FieldChar { FieldCharType = FieldCharValues.End }),
        ];

    private static Paragraph Line(params OpenXmlElement[] runs)
    {
        var line = new Paragraph(
            new ParagraphProperties(
                new ParagraphStyleId { Val = Sheet.Quiet },
                new Tabs(new TabStop { Val = TabStopValues.Right, Position = Width })
            )
        );
        line.Append(runs);
        return line;
    }
}
