namespace Passavant.Store;

/// <summary>A mail to be handed on.</summary>
public sealed record MailRow
{
    /// <summary>Which; also the mail's own message id.</summary>
    public required string Id { get; init; }

    /// <summary>The case it belongs to.</summary>
    public string? Number { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The address it goes to.</summary>
    public required string Recipient { get; init; }

    /// <summary>Its subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Its text.</summary>
    public required string Body { get; init; }

    /// <summary>The document it carries, by SHA-256.</summary>
    public string? Letter { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; init; }

    /// <summary>When it is tried next.</summary>
    public required DateTimeOffset Again { get; init; }

    /// <summary>When it was taken.</summary>
    public DateTimeOffset? Sent { get; init; }

    /// <summary>When it was given up: it can never be delivered.</summary>
    public DateTimeOffset? Failed { get; init; }

    /// <summary>What went wrong last.</summary>
    public string? Trouble { get; init; }
}

/// <summary>Mails that wait to be handed on. They are written in the transaction of the act that asks for them.</summary>
public static class Mails
{
    private const string Columns =
        "id, number, at, recipient, subject, body, letter, tries, again, sent, failed, trouble";

    /// <summary>Keeps one, in place of what was known of it.</summary>
    public static Task Put(Transaction change, MailRow mail) =>
        new Batch()
            .Put(
                "mails",
                "id",
                ("id", mail.Id),
                ("number", mail.Number),
                ("at", mail.At),
                ("recipient", mail.Recipient),
                ("subject", mail.Subject),
                ("body", mail.Body),
                ("letter", mail.Letter),
                ("tries", mail.Tries),
                ("again", mail.Again),
                ("sent", mail.Sent),
                ("failed", mail.Failed),
                ("trouble", mail.Trouble)
            )
            .Do(change);

    /// <summary>Whether any waits to be taken now.</summary>
    public static Task<bool> Waits(Reading reading, DateTimeOffset now) =>
        reading.One<bool>(
            "SELECT EXISTS (SELECT 1 FROM mails WHERE sent IS NULL AND failed IS NULL AND again <= @now)",
            new { now }
        );

    /// <summary>Takes the next that waits, and puts it off until <paramref name="until"/> so that no other server sends it meanwhile; null when none waits. It is answered with the tries before this one.</summary>
    public static async Task<MailRow?> Take(
        Transaction change,
        DateTimeOffset now,
        DateTimeOffset until
    )
    {
        var mail = await change.One<MailRow>(
            $"SELECT {Columns} FROM mails WHERE sent IS NULL AND failed IS NULL AND again <= @now ORDER BY again, id LIMIT 1{change.Dialect.HoldFree()}",
            new { now }
        );
        if (mail is not null)
            await Put(change, mail with { Again = until, Tries = mail.Tries + 1 });
        return mail;
    }

    /// <summary>A mail was taken by whoever carries it on. Whoever else held it meanwhile changes nothing any more.</summary>
    public static Task Deliver(Transaction change, string id, DateTimeOffset now) =>
        change.Do(
            "UPDATE mails SET sent = @now, trouble = NULL WHERE id = @id AND sent IS NULL",
            new { id, now }
        );

    /// <summary>A mail cannot be delivered now: it waits until <paramref name="again"/>.</summary>
    public static Task PutOff(
        Transaction change,
        string id,
        string trouble,
        DateTimeOffset again
    ) =>
        change.Do(
            "UPDATE mails SET again = @again, trouble = @trouble WHERE id = @id AND sent IS NULL",
            new
            {
                id,
                trouble,
                again,
            }
        );

    /// <summary>A mail can never be delivered, and is not tried again.</summary>
    public static Task Fail(Transaction change, string id, string trouble, DateTimeOffset now) =>
        change.Do(
            "UPDATE mails SET failed = @now, trouble = @trouble WHERE id = @id AND sent IS NULL",
            new
            {
                id,
                trouble,
                now,
            }
        );

    /// <summary>The mails of a case, the newest first.</summary>
    public static Task<IReadOnlyList<MailRow>> Of(Reading reading, string number) =>
        reading.All<MailRow>(
            $"SELECT {Columns} FROM mails WHERE number = @number ORDER BY at DESC, id",
            new { number }
        );
}
