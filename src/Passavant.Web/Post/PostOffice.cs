using Passavant.Store;
using Passavant.Web.Demo;

namespace Passavant.Web.Post;

/// <summary>The queue of mails in the records, as the postman takes from it: one server holds a mail at a time, for as long as its lease.</summary>
internal static class PostOffice
{
    // Longer than any try of one mail; whoever is stopped in the middle of one leaves it to the next after that.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    /// <summary>Adds the postman and what he takes from.</summary>
    /// <exception cref="FormatException">A setting is missing, or cannot be what it says.</exception>
    public static void Serve(WebApplicationBuilder builder, CaseworkSettings casework)
    {
        // Beside the file of the records, so that two of them never share one.
        var outbox = Database.FileOf(casework.Database) is { } file
            ? Path.ChangeExtension(Path.GetFullPath(file), null) + "-outbox"
            : "outbox";
        _ = builder.Services.AddSingleton(MailSettings.Read(builder.Configuration, outbox));
        _ = builder.Services.AddSingleton(provider =>
            Queue(
                provider.GetRequiredService<Database>(),
                provider.GetRequiredService<TimeProvider>(),
                // The past of a demonstration is told before its mail goes out.
                () => provider.GetService<Demonstration>() is not { IsReady: false }
            )
        );
        _ = builder.Services.AddHostedService<Postman>();
    }

    /// <summary>The queue over the records.</summary>
    /// <param name="database">The records.</param>
    /// <param name="time">The clock.</param>
    /// <param name="goes">Whether mail goes out now.</param>
    public static MailQueue Queue(Database database, TimeProvider time, Func<bool> goes) =>
        new()
        {
            Next = stop => Next(database, time, goes, stop),
            Delivered = (mail, stop) =>
                database.Write(change => Mails.Deliver(change, mail.Id, time.GetUtcNow()), stop),
            PutOff = (mail, why, until, stop) =>
                database.Write(change => Mails.PutOff(change, mail.Id, why, until), stop),
            Failed = (mail, why, stop) =>
                database.Write(change => Mails.Fail(change, mail.Id, why, time.GetUtcNow()), stop),
        };

    private static async Task<Mail?> Next(
        Database database,
        TimeProvider time,
        Func<bool> goes,
        CancellationToken stop
    )
    {
        while (true)
        {
            // Looking is free; taking keeps others from writing.
            var now = time.GetUtcNow();
            if (
                goes()
                && await database.Read(reading => Mails.Waits(reading, now), stop)
                && await database.Write(change => Take(change, now), stop) is { } mail
            )
                return mail;
            await Task.Delay(Between, time, stop);
        }
    }

    private static async Task<Mail?> Take(Transaction change, DateTimeOffset now)
    {
        if (await Mails.Take(change, now, now + Lease) is not { } row)
            return null;
        var letters = new List<Attachment>();
        if (
            row.Letter is { } letter
            && await Documents.Find(change, letter) is { } document
            && await Documents.Bytes(change, letter) is { } bytes
        )
            letters.Add(new Attachment(document.Name, document.MediaType, bytes));
        return new Mail(row.Id, row.Recipient, Envelope.OneLine(row.Subject), row.Body)
        {
            Attempts = row.Tries,
            Attachments = letters,
        };
    }
}
