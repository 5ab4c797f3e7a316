using MimeKit;

namespace Passavant.Web.Post;

/// <summary>Reads an address a message may go to.</summary>
internal static class MailAddress
{
    /// <summary>The one address this text is, with or without a name before it; null where it is none, several, or more than an address.</summary>
    public static MailboxAddress? Find(string text) =>
        text.Length is > 2 and <= 320
        && !text.Any(char.IsControl)
        && MailboxAddress.TryParse(text, out var address)
        && address.Address is { } found
        && found.IndexOf('@') is > 0 and var at
        && at < found.Length - 1
        && !found.Any(letter =>
            char.IsWhiteSpace(letter)
            || char.IsControl(letter)
            || letter is ',' or ';' or '<' or '>'
        )
        && address.Route.Count == 0
            ? address
            : null;
}
