namespace Passavant.Accords.Words;

/// <summary>How a document is printed.</summary>
public enum DocumentFormat
{
    /// <summary>Plain text, 100 columns.</summary>
    Text,

    /// <summary>Markdown with tables.</summary>
    Markdown,

    /// <summary>One self-contained HTML page.</summary>
    Html,

    /// <summary>JSON, block by block.</summary>
    Json,
}

/// <summary>Prints documents.</summary>
public static class Rendering
{
    /// <summary>The document in a format; colour only ever goes into plain text.</summary>
    public static string Render(
        this Document document,
        DocumentFormat format,
        bool colour = false
    ) =>
        format switch
        {
            DocumentFormat.Text => new TextRendering(colour).Render(document),
            DocumentFormat.Markdown => MarkdownRendering.Render(document),
            DocumentFormat.Html => HtmlRendering.Render(document),
            _ => JsonRendering.Render(document),
        };
}
