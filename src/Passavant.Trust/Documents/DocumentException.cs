namespace Passavant.Trust.Documents;

/// <summary>Why a document, key, list or message was refused: where in it, what was found, what was expected.</summary>
/// <remarks>The wording is for people and may improve. Nothing secret is ever quoted.</remarks>
public sealed class DocumentException : FormatException
{
    /// <summary>A refusal at a place.</summary>
    /// <param name="where">The part of the document, such as <c>header.alg</c> or <c>byte 17</c>; empty for the whole.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected; empty when there is nothing to say.</param>
    public DocumentException(string where, string found, string expected)
        : base(Sentence(where, found, expected)) =>
        (Where, Found, Expected) = (where, found, expected);

    /// <summary>The part of the document; empty for the whole.</summary>
    public string Where { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What was expected; may be empty.</summary>
    public string Expected { get; }

    // Found texts may come from a stranger, so that they are cut to a length a page or terminal bears.
    internal static string Quoted(string text)
    {
        const int most = 60;
        var shown = string.Concat(
            text.Take(most).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\ufffd' : c)
        );
        return text.Length > most ? $"'{shown}…'" : $"'{shown}'";
    }

    private static string Sentence(string where, string found, string expected) =>
        (where.Length == 0 ? "" : $"{where}: ")
        + $"found {found}"
        + (expected.Length == 0 ? "" : $"; expected {expected}");
}
