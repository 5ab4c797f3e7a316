namespace Passavant.Store;

/// <summary>An address a program of somebody's is told at of what happens in their cases.</summary>
public sealed record WebhookRow
{
    /// <summary>Which.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Person { get; init; }

    /// <summary>The appointment they were acting under: what it lets them read, the program is told of.</summary>
    public required string Appointment { get; init; }

    /// <summary>The address.</summary>
    public required string Url { get; init; }

    /// <summary>What calls are signed with, protected.</summary>
    public required string Secret { get; init; }

    /// <summary>The acts it is told of, separated by spaces; empty for all.</summary>
    public string Acts { get; init; } = "";

    /// <summary>Since when.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was ended; null while it lasts.</summary>
    public DateTimeOffset? Ended { get; init; }
}

/// <summary>Something a program is to be told.</summary>
public sealed record WebhookCallRow
{
    /// <summary>Which; the same however often it is sent.</summary>
    public required string Id { get; init; }

    /// <summary>Whom it is told.</summary>
    public required string Webhook { get; init; }

    /// <summary>The case.</summary>
    public required string Number { get; init; }

    /// <summary>What happened, such as <c>submit</c>.</summary>
    public required string Act { get; init; }

    /// <summary>The version of the case it made.</summary>
    public required int Version { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; init; }

    /// <summary>When it is tried next.</summary>
    public required DateTimeOffset Again { get; init; }

    /// <summary>When it was taken.</summary>
    public DateTimeOffset? Taken { get; init; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset? Failed { get; init; }

    /// <summary>What went wrong last.</summary>
    public string? Trouble { get; init; }
}

/// <summary>What programs are told. Calls are written in the transaction of the act they tell of.</summary>
public static class Webhooks
{
    private const string Columns = "id, person, appointment, url, secret, acts, created, ended";

    private const string CallColumns =
        "id, webhook, number, act, version, at, tries, again, taken, failed, trouble";

    /// <summary>Keeps one.</summary>
    public static Task Add(Transaction change, WebhookRow webhook) =>
        change.Do(
            $"INSERT INTO webhooks ({Columns}) VALUES (@Id, @Person, @Appointment, @Url, @Secret, @Acts, @Created, @Ended)",
            webhook
        );

    private sealed record Seat
    {
        public required string Webhook { get; init; }
        public required string Acts { get; init; }
        public required string Id { get; init; }
        public required string Person { get; init; }
        public required string Agency { get; init; }
        public required string Role { get; init; }
        public required string Rungs { get; init; }
        public required DateTimeOffset Since { get; init; }
    }

    /// <summary>All that last, of people who may sign in and hold the appointment still.</summary>
    public static async Task<
        IReadOnlyList<(string Webhook, string Acts, AppointmentRow Appointment)>
    > Listening(Reading reading, DateTimeOffset now) =>
        [
            .. (
                await reading.All<Seat>(
                    """
                    SELECT w.id AS webhook, w.acts, a.id, a.person, a.agency, a.role, a.rungs, a.since
                    FROM webhooks w
                    JOIN appointments a ON a.id = w.appointment
                    JOIN people p ON p.id = w.person
                    WHERE w.ended IS NULL AND p.is_active = 1 AND a.since <= @now AND (a.until IS NULL OR a.until > @now)
                    ORDER BY w.id
                    """,
                    new { now }
                )
            ).Select(seat =>
                (
                    seat.Webhook,
                    seat.Acts,
                    new AppointmentRow
                    {
                        Id = seat.Id,
                        Person = seat.Person,
                        Agency = seat.Agency,
                        Role = seat.Role,
                        Rungs = seat.Rungs,
                        Since = seat.Since,
                    }
                )
            ),
        ];

    /// <summary>A person's that last, the oldest first.</summary>
    public static Task<IReadOnlyList<WebhookRow>> Of(Reading reading, string person) =>
        reading.All<WebhookRow>(
            $"SELECT {Columns} FROM webhooks WHERE person = @person AND ended IS NULL ORDER BY created, id",
            new { person }
        );

    /// <summary>One, over or not; null where there is none.</summary>
    public static Task<WebhookRow?> Find(Reading reading, string id) =>
        reading.One<WebhookRow>($"SELECT {Columns} FROM webhooks WHERE id = @id", new { id });

    /// <summary>Ends one; what waits for it is not told any more. False where it does not last.</summary>
    public static async Task<bool> End(Transaction change, string id, DateTimeOffset now)
    {
        if (
            await change.Do(
                "UPDATE webhooks SET ended = @now WHERE id = @id AND ended IS NULL",
                new { id, now }
            ) == 0
        )
            return false;
        _ = await change.Do(
            "UPDATE webhook_calls SET failed = @now, trouble = 'ended' WHERE webhook = @id AND taken IS NULL AND failed IS NULL",
            new { id, now }
        );
        return true;
    }

    /// <summary>Keeps what is to be told.</summary>
    public static Task Tell(Transaction change, IReadOnlyList<WebhookCallRow> calls) =>
        calls.Count == 0
            ? Task.CompletedTask
            : new Batch()
                .Add(
                    "webhook_calls",
                    CallColumns,
                    calls.Select(one =>
                        new object?[]
                        {
                            one.Id,
                            one.Webhook,
                            one.Number,
                            one.Act,
                            one.Version,
                            one.At,
                            one.Tries,
                            one.Again,
                            one.Taken,
                            one.Failed,
                            one.Trouble,
                        }
                    )
                )
                .Do(change);

    /// <summary>Whether anything is to be told now.</summary>
    public static Task<bool> Waits(Reading reading, DateTimeOffset now) =>
        reading.One<bool>(
            "SELECT EXISTS (SELECT 1 FROM webhook_calls WHERE taken IS NULL AND failed IS NULL AND again <= @now)",
            new { now }
        );

    /// <summary>Takes the next that is to be told, and puts it off until <paramref name="until"/> so that no other server tells it meanwhile; null when none is. It is answered with the tries before this one.</summary>
    public static async Task<WebhookCallRow?> Take(
        Transaction change,
        DateTimeOffset now,
        DateTimeOffset until
    )
    {
        var call = await change.One<WebhookCallRow>(
            $"SELECT {CallColumns} FROM webhook_calls WHERE taken IS NULL AND failed IS NULL AND again <= @now ORDER BY again, id LIMIT 1{change.Dialect.HoldFree()}",
            new { now }
        );
        if (call is not null)
            _ = await change.Do(
                "UPDATE webhook_calls SET again = @until, tries = tries + 1 WHERE id = @Id",
                new { call.Id, until }
            );
        return call;
    }

    /// <summary>It was taken by whoever is told.</summary>
    public static Task Took(Transaction change, string id, DateTimeOffset now) =>
        change.Do(
            "UPDATE webhook_calls SET taken = @now, trouble = NULL WHERE id = @id AND taken IS NULL",
            new { id, now }
        );

    /// <summary>It was not taken, and waits until <paramref name="again"/>.</summary>
    public static Task PutOff(
        Transaction change,
        string id,
        string trouble,
        DateTimeOffset again
    ) =>
        change.Do(
            "UPDATE webhook_calls SET again = @again, trouble = @trouble WHERE id = @id AND taken IS NULL AND failed IS NULL",
            new
            {
                id,
                trouble,
                again,
            }
        );

    /// <summary>It is given up.</summary>
    public static Task Fail(Transaction change, string id, string trouble, DateTimeOffset now) =>
        change.Do(
            "UPDATE webhook_calls SET failed = @now, trouble = @trouble WHERE id = @id AND taken IS NULL AND failed IS NULL",
            new
            {
                id,
                trouble,
                now,
            }
        );

    /// <summary>The latest that one was told or is to be.</summary>
    public static Task<IReadOnlyList<WebhookCallRow>> Calls(
        Reading reading,
        string webhook,
        int most
    ) =>
        reading.All<WebhookCallRow>(
            $"SELECT {CallColumns} FROM webhook_calls WHERE webhook = @webhook ORDER BY at DESC, id DESC LIMIT @most",
            new { webhook, most }
        );

    /// <summary>Forgets what was told or given up before an instant; answers how many.</summary>
    public static Task<int> Forget(Transaction change, DateTimeOffset before) =>
        change.Do(
            "DELETE FROM webhook_calls WHERE taken < @before OR failed < @before",
            new { before }
        );
}
