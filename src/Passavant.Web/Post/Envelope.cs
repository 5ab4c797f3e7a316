using System.Text;
using MimeKit;

namespace Passavant.Web.Post;

/// <summary>Puts a message in the form mail travels in.</summary>
internal static class Envelope
{
    /// <summary>The message, ready to go.</summary>
    /// <exception cref="FormatException">Its address, subject, id or an attachment's name cannot stand in a header. It can never be delivered.</exception>
    public static MimeMessage Seal(Mail mail, MailboxAddress from, DateTimeOffset at)
    {
        var to =
            MailAddress.Find(mail.To)
            ?? throw new FormatException(
                $"'{OneLine(mail.To)}' is not a mail address; expected one such as name@firm.example"
            );
        if (mail.Subject.Any(char.IsControl) || string.IsNullOrWhiteSpace(mail.Subject))
            throw new FormatException(
                $"the subject '{OneLine(mail.Subject)}' is not one line of text"
            );
        if (
            mail.Id.Length is 0 or > 100
            || mail.Id[0] == '.'
            || !mail.Id.All(letter =>
                char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_'
            )
        )
            throw new FormatException(
                $"'{OneLine(mail.Id)}' cannot name a message; expected letters, digits, '-', '.' and '_'"
            );
        var body = new BodyBuilder { TextBody = mail.Text };
        foreach (var attachment in mail.Attachments)
            body.Attachments.Add(
                Name(attachment.Name),
                attachment.Content.ToArray(),
                ContentType.TryParse(attachment.MediaType, out var type)
                    ? type
                    : throw new FormatException(
                        $"'{OneLine(attachment.MediaType)}' is not a media type; expected one such as application/pdf"
                    )
            );
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id}@{from.Domain}",
            Subject = mail.Subject,
            Date = at,
            Body = body.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.Add(to);
        return message;
    }

    private static string Name(string name) =>
        name.Length is > 0 and <= 200
        && !name.Any(char.IsControl)
        && name.IndexOfAny(['/', '\\']) < 0
            ? name
            : throw new FormatException(
                $"'{OneLine(name)}' is not a file name; expected one such as decision.pdf"
            );

    /// <summary>The text as one line, for a log or a reason.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var letter in text.Take(200))
            line.Append(char.IsControl(letter) ? ' ' : letter);
        return line.ToString();
    }
}
