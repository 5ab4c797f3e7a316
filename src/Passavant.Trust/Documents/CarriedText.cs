using System.Text;

namespace Passavant.Trust.Documents;

/// <summary>The text of a document as people carry it: through editors that put a mark in front, and mails and terminals that break its lines. No line break is part of a document, nor a mark.</summary>
public static class CarriedText
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The text without what was put in.</summary>
    /// <exception cref="DocumentException">The bytes are no text.</exception>
    public static string Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Read(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw new DocumentException("", "bytes that are neither text nor COSE", "a document");
        }
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public static string Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.TrimStart('\ufeff');
        // A bundle is JSON, in which line breaks are no part of any text.
        return text.AsSpan().TrimStart().StartsWith("{") || text.AsSpan().IndexOfAny('\r', '\n') < 0
            ? text
            : text.Replace("\r", "", StringComparison.Ordinal)
                .Replace("\n", "", StringComparison.Ordinal);
    }
}
