using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Passavant.Accords.Tests.Laws;
using Passavant.Web.Post;

namespace Passavant.Web.Tests.Post;

/// <summary>The postman, over a mail server of its own and over a folder.</summary>
public sealed class PostmanTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("passavant-post").FullName;
    private readonly PauseClock clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Mail Note(string id = "m-1", string to = "Sample Firm <office@firm.example>") =>
        new(id, to, "Votre demande EX-1 : décision", "Bonjour,\n.\nla décision est jointe.\n")
        {
            Attachments =
            [
                new("décision.pdf", "application/pdf", new byte[] { 37, 80, 68, 70, 0, 255 }),
            ],
        };

    private MailSettings Settings(int? port = null)
    {
        var given = new Dictionary<string, string?>
        {
            ["Mail:From"] = "Licences <licences@authority.example>",
            ["Mail:Outbox"] = Path.Combine(folder, "outbox"),
        };
        if (port is { } at)
        {
            given["Mail:Host"] = "127.0.0.1";
            given["Mail:Port"] = $"{at}";
            given["Mail:Tls"] = "none";
        }
        return MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(given).Build());
    }

    private Task Deliver(HandQueue queue, MailSettings settings) => Deliver(queue.Queue, settings);

    private async Task Deliver(MailQueue queue, MailSettings settings)
    {
        using var postman = new Postman(settings, queue, clock, NullLogger<Postman>.Instance);
        await postman.Deliver(Stop);
    }

    [Fact]
    public async Task A_message_reaches_the_server_whole()
    {
        var port = MailHost.FreePort();
        await using var host = new MailHost(port);
        var queue = new HandQueue(Note());

        await Deliver(queue, Settings(port));

        Assert.Equal(["m-1 delivered"], queue.Told);
        var taken = Assert.Single(host.Taken);
        Assert.Equal("m-1@authority.example", taken.MessageId);
        Assert.Equal("Votre demande EX-1 : décision", taken.Subject);
        Assert.Equal("\"Sample Firm\" <office@firm.example>", taken.To.ToString());
        Assert.Equal(
            "Bonjour,\n.\nla décision est jointe.\n",
            taken.TextBody!.ReplaceLineEndings("\n")
        );
        Assert.Equal(Some.Now, taken.Date);
        var part = Assert.IsType<MimePart>(Assert.Single(taken.Attachments));
        Assert.Equal(
            ("décision.pdf", (string?)"application/pdf"),
            (part.FileName, part.ContentType?.MimeType)
        );
        using var bytes = new MemoryStream();
        await part.Content!.DecodeToAsync(bytes, Stop);
        Assert.Equal(Note().Attachments[0].Content.ToArray(), bytes.ToArray());
    }

    [Fact]
    public async Task A_recipient_nobody_knows_fails_and_one_to_come_again_for_is_put_off_while_others_go_by()
    {
        var port = MailHost.FreePort();
        await using var host = new MailHost(port);
        var queue = new HandQueue(
            Note("a", "nobody@firm.example"),
            Note("b", "later@firm.example"),
            Note("c", "later@firm.example") with
            {
                Attempts = 5,
            },
            Note("d")
        );

        await Deliver(queue, Settings(port));

        Assert.Equal(4, queue.Told.Count);
        Assert.StartsWith(
            "a failed: 127.0.0.1 answered 55",
            queue.Told[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith("b put off 00:01:00: ", queue.Told[1], StringComparison.Ordinal);
        Assert.StartsWith("c put off 00:32:00: ", queue.Told[2], StringComparison.Ordinal);
        Assert.Equal("d delivered", queue.Told[3]);
        Assert.Equal("d@authority.example", Assert.Single(host.Taken).MessageId);
    }

    [Fact]
    public async Task While_the_server_is_down_the_message_waits_longer_and_longer_and_then_goes()
    {
        var port = MailHost.FreePort();
        var queue = new HandQueue(Note("a"), Note("b"));
        var delivering = Deliver(queue, Settings(port));
        var lengths = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            var pause = await clock.Next();
            lengths.Add(pause.Length.TotalSeconds);
            pause.End();
        }
        var last = await clock.Next();
        Assert.Empty(queue.Told);

        await using var host = new MailHost(port);
        last.End();
        await delivering;

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 300], lengths);
        Assert.Equal(["a delivered", "b delivered"], queue.Told);
        Assert.Equal(2, host.Taken.Count);
    }

    [Fact]
    public async Task A_queue_in_trouble_is_asked_again_and_a_message_not_marked_comes_twice_with_the_same_id()
    {
        var port = MailHost.FreePort();
        await using var host = new MailHost(port);
        var told = 0;
        var given = new Queue<Mail>([Note("a"), Note("a")]);
        var asked = 0;
        var queue = new HandQueue().Queue with
        {
            Next = _ =>
                ++asked == 2
                    ? throw new IOException("the store is away")
                    : Task.FromResult(given.TryDequeue(out var mail) ? mail : null),
            Delivered = (_, _) =>
                ++told == 1 ? throw new IOException("the store is away") : Task.CompletedTask,
        };
        var delivering = Deliver(queue, Settings(port));
        (await clock.Next()).End();
        (await clock.Next()).End();
        await delivering;

        Assert.Equal(3, told);
        Assert.Equal(
            ["a@authority.example", "a@authority.example"],
            host.Taken.Select(message => message.MessageId)
        );
    }

    [Fact]
    public async Task Without_a_server_messages_stand_in_the_outbox_named_by_their_id()
    {
        var queue = new HandQueue(Note("m-1"), Note("m-2"), Note("m-1"));

        await Deliver(queue, Settings());

        var outbox = Path.Combine(folder, "outbox");
        Assert.Equal(
            ["m-1.eml", "m-2.eml"],
            Directory.EnumerateFiles(outbox).Select(Path.GetFileName).Order()
        );
        using var message = await MimeMessage.LoadAsync(Path.Combine(outbox, "m-1.eml"), Stop);
        Assert.Equal("Votre demande EX-1 : décision", message.Subject);
        Assert.Equal(["m-1 delivered", "m-2 delivered", "m-1 delivered"], queue.Told);
    }

    [Theory]
    [InlineData(
        "a@firm.example\r\nBcc: spy@else.example",
        "s",
        "i",
        "f.pdf",
        "is not a mail address"
    )]
    [InlineData("a@firm.example, b@firm.example", "s", "i", "f.pdf", "is not a mail address")]
    [InlineData("Group: a@firm.example;", "s", "i", "f.pdf", "is not a mail address")]
    [InlineData("<@relay.example:a@firm.example>", "s", "i", "f.pdf", "is not a mail address")]
    [InlineData("nobody", "s", "i", "f.pdf", "is not a mail address")]
    [InlineData("a@firm.example", "s\r\nBcc: spy@else.example", "i", "f.pdf", "is not one line")]
    [InlineData("a@firm.example", "s\nBcc: spy@else.example", "i", "f.pdf", "is not one line")]
    [InlineData("a@firm.example", " ", "i", "f.pdf", "is not one line")]
    [InlineData("a@firm.example", "s", "../../i", "f.pdf", "cannot name a message")]
    [InlineData(
        "a@firm.example",
        "s",
        "i>\r\nBcc: spy@else.example",
        "f.pdf",
        "cannot name a message"
    )]
    [InlineData("a@firm.example", "s", "i", "f\"\r\nBcc: spy@else.example", "is not a file name")]
    [InlineData("a@firm.example", "s", "i", "../f.pdf", "is not a file name")]
    public async Task Nothing_can_be_smuggled_into_a_header(
        string to,
        string subject,
        string id,
        string file,
        string why
    )
    {
        var queue = new HandQueue(
            new Mail(id, to, subject, "text")
            {
                Attachments = [new(file, "application/pdf", new byte[] { 1 })],
            },
            Note("after")
        );

        await Deliver(queue, Settings());

        Assert.Contains(why, queue.Told[0], StringComparison.Ordinal);
        Assert.Contains(" failed: ", queue.Told[0], StringComparison.Ordinal);
        Assert.Equal("after delivered", queue.Told[1]);
        Assert.Equal(
            ["after.eml"],
            Directory.EnumerateFiles(Path.Combine(folder, "outbox")).Select(Path.GetFileName)
        );
    }

    [Fact]
    public void Whatever_the_subject_and_address_a_sealed_message_has_one_recipient_and_no_header_more() =>
        Long.Sample(
            Gen.Select(
                Gen.String[Gen.Char["ab@.,;:<>\"\\ \r\n\té\0()="], 0, 30],
                Gen.String,
                (address, subject) => new Mail("i", address + "@firm.example", subject, "text")
            ),
            mail =>
            {
                if (Sealed(mail) is not { } message)
                    return;
                using var bytes = new MemoryStream();
                message.WriteTo(bytes, Stop);
                bytes.Position = 0;
                using var read = MimeMessage.Load(bytes, Stop);
                Assert.Single(read.To.Mailboxes);
                Assert.Equal(
                    Order,
                    read.Headers.Select(header => header.Field)
                        .OrderBy(field => Array.IndexOf(Order, field))
                );
            },
            2000
        );

    private static readonly string[] Order =
    [
        "Date",
        "From",
        "Message-Id",
        "Subject",
        "To",
        "MIME-Version",
    ];

    private static MimeMessage? Sealed(Mail mail)
    {
        try
        {
            return Envelope.Seal(mail, new MailboxAddress("", "a@b.example"), Some.Now);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
