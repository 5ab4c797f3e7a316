using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Passavant.Letters.Docx;

/// <summary>What the document says of itself.</summary>
/// <remarks>Written by hand: the package's own properties would be filed under a name drawn by lot.</remarks>
internal static class About
{
    private static readonly XNamespace Core =
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Writes it.</summary>
    public static void Write(CoreFilePropertiesPart part, Letter letter, DateTimeOffset made)
    {
        XElement Instant(string name) =>
            new(
                Terms + name,
                new XAttribute(Instance + "type", "dcterms:W3CDTF"),
                made.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            );
        var about = new XDocument(
            new XElement(
                Core + "coreProperties",
                new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
                new XAttribute(XNamespace.Xmlns + "dc", Dc),
                new XElement(Dc + "title", letter.Body.Subject),
                new XElement(Dc + "subject", letter.Reference),
                new XElement(Dc + "creator", letter.Letterhead.Authority),
                new XElement(Dc + "language", letter.Body.Words.Language),
                Instant("created"),
                Instant("modified")
            )
        );
        using var stream = part.GetStream(FileMode.Create);
        about.Save(stream);
    }
}
