using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Passavant.Web.Post;

namespace Passavant.Web.Tests.Post;

public sealed class MailSettingsTests
{
    private static MailSettings Read(params string[] settings) =>
        MailSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings
                        .Select(setting => setting.Split('=', 2))
                        .Select(pair => KeyValuePair.Create("Mail:" + pair[0], (string?)pair[1]))
                )
                .Build()
        );

    [Fact]
    public void Without_settings_messages_go_to_a_folder()
    {
        var settings = Read();
        Assert.Null(settings.Host);
        Assert.Equal(Path.GetFullPath("outbox"), settings.Outbox);
    }

    [Theory]
    [InlineData(null, 587, SecureSocketOptions.StartTls)]
    [InlineData("tls", 465, SecureSocketOptions.SslOnConnect)]
    [InlineData("none", 25, SecureSocketOptions.None)]
    public void The_port_is_the_usual_one_of_the_mode(
        string? mode,
        int port,
        SecureSocketOptions tls
    )
    {
        var settings = Read([
            "Host=mail.example",
            "From=a@b.example",
            .. mode is null ? [] : new[] { "Tls=" + mode },
        ]);
        Assert.Equal((port, tls), (settings.Port, settings.Tls));
    }

    [Fact]
    public void The_password_is_not_printed() =>
        Assert.DoesNotContain(
            "secret",
            Read("Host=mail.example", "From=a@b.example", "User=u", "Password=secret").ToString(),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("Mail:Host is 'a b'", "Host=a b")]
    [InlineData("whom are messages from", "Host=mail.example")]
    [InlineData("Mail:From is 'me'", "From=me")]
    [InlineData("Mail:Tls is 'maybe'; expected starttls, tls", "Tls=maybe")]
    [InlineData("Mail:Port is '0'; expected a whole number from 1 to 65535, such as 587", "Port=0")]
    [InlineData("Mail:User is given without Mail:Password", "User=u")]
    [InlineData("Mail:Password is given without Mail:User", "Password=p")]
    [InlineData(
        "a password is not sent over an open line",
        "Host=mail.example",
        "From=a@b.example",
        "Tls=none",
        "User=u",
        "Password=p"
    )]
    public void What_cannot_be_is_named_with_what_was_expected(
        string message,
        params string[] settings
    ) =>
        Assert.Contains(
            message,
            Assert.Throws<FormatException>(() => Read(settings)).Message,
            StringComparison.Ordinal
        );
}
