using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Passavant.Letters.Docx;

namespace Passavant.Letters;

/// <summary>Writes a letter as DOCX, for an officer to look at or an authority to file: with real headings, lists and table headers.</summary>
/// <remarks>The same letter and instant give the same bytes.</remarks>
public static class LetterDocx
{
    /// <summary>Writes the letter.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="to">Where to; left open.</param>
    /// <param name="made">The instant the document says it was made.</param>
    public static void Write(Letter letter, Stream to, DateTimeOffset made)
    {
        using var written = new MemoryStream();
        using (
            var package = WordprocessingDocument.Create(
                written,
                WordprocessingDocumentType.Document
            )
        )
        {
            var about = package.AddCoreFilePropertiesPart();
            package.ChangeIdOfPart(about, "about");
            About.Write(about, letter, made);
            var main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "letter");
            var lists = new Lists();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Sheet.Of(
                letter.Body.Words.Language
            );
            main.AddNewPart<FooterPart>("foot").Footer = Edges.Footer(letter);
            main.AddNewPart<HeaderPart>("head").Header = Edges.Header(letter);
            main.Document = new(new Content(lists).Of(letter));
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = lists.Definitions();
        }
        written.Position = 0;
        Settle(written, to);
    }

    /// <summary>Packs the same parts again, in the order of their names, with no times in them.</summary>
    private static void Settle(Stream package, Stream to)
    {
        using var from = new ZipArchive(package, ZipArchiveMode.Read);
        using var into = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (
            var entry in from
                .Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml")
                .ThenBy(entry => entry.FullName, StringComparer.Ordinal)
        )
        {
            var copy = into.CreateEntry(entry.FullName);
            copy.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var source = entry.Open();
            using var target = copy.Open();
            source.CopyTo(target);
        }
    }
}
