namespace Passavant.Web.Administration;

/// <summary>Whether a text is what it should be.</summary>
internal static class Texts
{
    /// <summary>A short name for programs and addresses, such as <c>export-control</c>.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= 64
        && text.All(letter =>
            char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.'
        )
        && char.IsAsciiLetterOrDigit(text[0]);

    /// <summary>A language by its ISO 639 code.</summary>
    public static bool IsLanguage(string text) =>
        text.Length is 2 or 3 && text.All(char.IsAsciiLetterLower);

    /// <summary>An address mail reaches.</summary>
    public static bool IsEmail(string text) =>
        text.Length <= 254
        && text.IndexOf('@', StringComparison.Ordinal) is var at
        && at > 0
        && at < text.Length - 1
        && MimeKit.MailboxAddress.TryParse(text, out var address)
        && address.Address == text;
}
