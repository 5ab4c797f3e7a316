namespace Passavant.Store;

/// <summary>The answers of a self-assessment, kept until somebody goes on with it or it expires. Whose it is, is not known.</summary>
public sealed record CheckRow
{
    /// <summary>The hash of the secret in its address; the secret itself is kept nowhere.</summary>
    public required string TokenHash { get; init; }

    /// <summary>What was answered, as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>When it is forgotten.</summary>
    public required DateTimeOffset Expires { get; init; }
}

/// <summary>What a self-assessment came to, kept so that it can be shown and computed again. Whose it was, is not known.</summary>
public sealed record CheckReceiptRow
{
    /// <summary>The hash of the secret in its address; the secret itself is kept nowhere.</summary>
    public required string TokenHash { get; init; }

    /// <summary>What people call it; knowing it opens nothing.</summary>
    public required string Number { get; init; }

    /// <summary>The SHA-256 of the canonical bytes of the determination.</summary>
    public required string Hash { get; init; }

    /// <summary>The canonical bytes of the determination.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The lists that were in force, with their hashes, as JSON.</summary>
    public required string Lists { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Self-assessments: answers half-way, and receipts.</summary>
public static class Checks
{
    private const string ReceiptColumns = "token_hash, number, hash, body, lists, at";

    /// <summary>Keeps answers, in place of earlier ones.</summary>
    public static Task Put(Transaction change, CheckRow check) =>
        new Batch()
            .Put(
                "checks",
                "token_hash",
                ("token_hash", check.TokenHash),
                ("content", check.Content),
                ("expires", check.Expires)
            )
            .Do(change);

    /// <summary>The answers found by that hash, if they have not expired; null otherwise. A transaction that changes them holds them.</summary>
    public static Task<CheckRow?> Find(Reading reading, string tokenHash, DateTimeOffset now) =>
        reading.One<CheckRow>(
            "SELECT token_hash, content, expires FROM checks WHERE token_hash = @tokenHash AND expires > @now"
                + (reading is Transaction ? reading.Dialect.Hold() : ""),
            new { tokenHash, now }
        );

    /// <summary>Forgets answers at once; false where there are none.</summary>
    public static async Task<bool> Remove(Transaction change, string tokenHash) =>
        await change.Do("DELETE FROM checks WHERE token_hash = @tokenHash", new { tokenHash }) > 0;

    /// <summary>Forgets what has expired; answers how many.</summary>
    public static Task<int> Forget(Transaction change, DateTimeOffset now) =>
        change.Do("DELETE FROM checks WHERE expires <= @now", new { now });

    /// <summary>Keeps a receipt.</summary>
    public static Task Keep(Transaction change, CheckReceiptRow receipt) =>
        change.Do(
            $"INSERT INTO check_receipts ({ReceiptColumns}) VALUES (@TokenHash, @Number, @Hash, @Body, @Lists, @At)",
            receipt
        );

    /// <summary>The receipt found by that hash; null where there is none.</summary>
    public static Task<CheckReceiptRow?> FindReceipt(Reading reading, string tokenHash) =>
        reading.One<CheckReceiptRow>(
            $"SELECT {ReceiptColumns} FROM check_receipts WHERE token_hash = @tokenHash",
            new { tokenHash }
        );
}
