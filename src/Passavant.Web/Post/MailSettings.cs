using System.Globalization;
using MailKit.Security;
using MimeKit;

namespace Passavant.Web.Post;

/// <summary>What whoever runs the program may set, under <c>Mail</c>.</summary>
internal sealed record MailSettings
{
    private static readonly Dictionary<string, SecureSocketOptions> Modes = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["none"] = SecureSocketOptions.None,
        ["starttls"] = SecureSocketOptions.StartTls,
        ["tls"] = SecureSocketOptions.SslOnConnect,
    };

    /// <summary>The SMTP server; null where messages are put in the outbox.</summary>
    public required string? Host { get; init; }

    /// <summary>Its port.</summary>
    public required int Port { get; init; }

    /// <summary>How the connection is kept from others.</summary>
    public required SecureSocketOptions Tls { get; init; }

    /// <summary>Who signs in; null where nobody does.</summary>
    public required string? User { get; init; }

    /// <summary>The password of who signs in.</summary>
    public required string? Password { get; init; }

    /// <summary>Whom messages are from.</summary>
    public required MailboxAddress From { get; init; }

    /// <summary>The folder messages are put in where there is no server.</summary>
    public required string Outbox { get; init; }

    /// <summary>Everything but the password.</summary>
    public override string ToString() =>
        Host is null ? $"{From}, outbox {Outbox}" : $"{From}, {Host}:{Port}, {Tls}";

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">Where they are.</param>
    /// <param name="outbox">The outbox where none is given.</param>
    /// <exception cref="FormatException">One is missing, or cannot be what it says.</exception>
    public static MailSettings Read(IConfiguration configuration, string outbox = "outbox")
    {
        var of = configuration.GetSection("Mail");
        var host = Given("Host");
        if (host is not null && Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw new FormatException(
                $"Mail:Host is '{host}'; expected the name of a mail server, such as mail.authority.example"
            );
        var mode = Given("Tls") ?? "starttls";
        if (!Modes.TryGetValue(mode, out var tls))
            throw new FormatException(
                $"Mail:Tls is '{mode}'; expected starttls, tls (from the first byte) or none"
            );
        var usual = tls switch
        {
            SecureSocketOptions.SslOnConnect => 465,
            SecureSocketOptions.None => 25,
            _ => 587,
        };
        var port = Given("Port") ?? usual.ToString(CultureInfo.InvariantCulture);
        if (
            !int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > 65_535
        )
            throw new FormatException(
                $"Mail:Port is '{port}'; expected a whole number from 1 to 65535, such as {usual}"
            );
        var (user, password) = (Given("User"), Given("Password"));
        if (user is null != password is null)
            throw new FormatException(
                $"Mail:{(user is null ? "Password" : "User")} is given without Mail:{(user is null ? "User" : "Password")}; expected both or neither"
            );
        if (user is not null && tls == SecureSocketOptions.None && !IsHere(host))
            throw new FormatException(
                "Mail:Tls is 'none' and Mail:User is given; a password is not sent over an open line: expected starttls or tls"
            );
        var from = Given("From");
        if (from is null && host is not null)
            throw new FormatException(
                "whom are messages from? Give Mail:From, such as licences@authority.example"
            );
        return new MailSettings
        {
            Host = host,
            Port = number,
            Tls = tls,
            User = user,
            Password = password,
            From =
                MailAddress.Find(from ?? "passavant@localhost")
                ?? throw new FormatException(
                    $"Mail:From is '{from}'; expected a mail address, such as licences@authority.example"
                ),
            Outbox = Path.GetFullPath(Given("Outbox") ?? outbox),
        };

        string? Given(string name) => of[name] is { Length: > 0 } text ? text : null;
    }

    private static bool IsHere(string? host) => host is "localhost" or "127.0.0.1" or "::1";
}
