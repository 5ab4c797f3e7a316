using Passavant.Letters.Pdf;
using SkiaSharp;

namespace Passavant.Letters;

/// <summary>Writes a letter as PDF, on A4.</summary>
/// <remarks>
/// The same letter and instant give the same bytes. Text is set in IBM Plex Sans, which is embedded; characters it lacks (Arabic, Hebrew, Chinese and more) are set in a face
/// of the machine, where it has one, and then depend on that machine. The PDF is not tagged: the HTML is the accessible form.
/// </remarks>
public static class LetterPdf
{
    private static readonly Lock One = new();

    /// <summary>Writes the letter.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="to">Where to; left open.</param>
    /// <param name="made">The instant the document says it was made.</param>
    /// <returns>The characters no face had, which stand as boxes; none, where all is well.</returns>
    public static IReadOnlyCollection<string> Write(Letter letter, Stream to, DateTimeOffset made)
    {
        lock (One)
        {
            var pages = new LetterPages(letter);
            using var document = SKDocument.CreatePdf(
                to,
                new SKDocumentPdfMetadata
                {
                    Title = letter.Body.Subject,
                    Author = letter.Letterhead.Authority,
                    Subject = letter.Reference,
                    Creator = "Passavant",
                    Producer = "Passavant",
                    Creation = made.UtcDateTime,
                    Modified = made.UtcDateTime,
                    PdfA = false,
                    RasterDpi = 300,
                    EncodingQuality = 101,
                }
            );
            for (var page = 0; page < pages.Count; page++)
            {
                pages.Draw(
                    document.BeginPage(LetterLayout.PageWidth, LetterLayout.PageHeight),
                    page
                );
                document.EndPage();
            }
            document.Close();
            return pages.Unshown;
        }
    }
}
