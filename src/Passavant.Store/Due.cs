namespace Passavant.Store;

/// <summary>A case whose clock has come.</summary>
public sealed record DueCase
{
    /// <summary>The case.</summary>
    public required string Number { get; init; }

    /// <summary>Its version.</summary>
    public required int Version { get; init; }

    /// <summary>The instant that has come.</summary>
    public required DateTimeOffset NextDue { get; init; }

    /// <summary>The limit or condition it belongs to.</summary>
    public string? NextDueWhat { get; init; }
}

/// <summary>Work that clocks ask for. However many servers do it, each piece is done once.</summary>
public static class Due
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    private const string Waiting =
        "FROM cases WHERE due_order <= @now AND NOT EXISTS (SELECT 1 FROM due_failures f WHERE f.number = cases.number AND f.again > @now) ORDER BY due_order, number LIMIT @most";

    /// <summary>Up to <paramref name="most"/> cases whose next instant has come, the longest due first.</summary>
    public static Task<IReadOnlyList<DueCase>> Cases(
        Reading reading,
        DateTimeOffset now,
        int most
    ) =>
        reading.All<DueCase>(
            $"SELECT number, version, next_due, next_due_what {Waiting}",
            new { now, most }
        );

    /// <summary>Takes the case that is due longest and lets <paramref name="act"/> do what its clock asks for, in one transaction; false where nothing is due that nobody else has taken.</summary>
    /// <remarks>
    /// <paramref name="act"/> must leave the case with another next instant, else it would be done for ever.
    /// Where it fails, nothing it wrote stays, the failure is thrown, and the case waits (a minute at first, twice as long each time) so that it does not hold up the others.
    /// </remarks>
    public static async Task<bool> WorkOne(
        this Database database,
        DateTimeOffset now,
        Func<Transaction, DueCase, Task> act,
        CancellationToken cancellation = default
    )
    {
        DueCase? taken = null;
        try
        {
            return await database.Write(
                async change =>
                {
                    taken = await change.One<DueCase>(
                        $"SELECT number, version, next_due, next_due_what {Waiting}{change.Dialect.HoldFree()}",
                        new { now, most = 1 }
                    );
                    if (taken is null)
                        return false;
                    await act(change, taken);
                    await Finish(change, taken);
                    return true;
                },
                cancellation
            );
        }
        catch (Exception failure)
            when (taken is not null
                && failure is not (OperationCanceledException or ConflictException)
            )
        {
            await database.Write(
                change => PutOff(change, taken.Number, now, failure.Message),
                cancellation
            );
            throw;
        }
    }

    private static async Task Finish(Transaction change, DueCase taken)
    {
        var left = await change.One<long?>(
            "SELECT next_due FROM cases WHERE number = @Number",
            new { taken.Number }
        );
        if (left == Columns.Microseconds(taken.NextDue))
            throw new InvalidOperationException(
                $"The clock of '{taken.Number}' came, and what it asked for left it where it was."
            );
        _ = await change.Do(
            "DELETE FROM due_failures WHERE number = @Number",
            new { taken.Number }
        );
    }

    private static async Task PutOff(
        Transaction change,
        string number,
        DateTimeOffset now,
        string why
    )
    {
        var times = await change.One<int>(
            "SELECT COALESCE(MAX(times), 0) FROM due_failures WHERE number = @number",
            new { number }
        );
        var wait = FirstWait * Math.Pow(2, Math.Min(times, 20));
        _ = await change.Do(
            """
            INSERT INTO due_failures (number, times, again, why) VALUES (@number, 1, @again, @why)
            ON CONFLICT (number) DO UPDATE
            SET times = due_failures.times + 1, again = excluded.again, why = excluded.why
            """,
            new
            {
                number,
                again = now + (wait < LongestWait ? wait : LongestWait),
                why,
            }
        );
    }
}
