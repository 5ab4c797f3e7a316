namespace Passavant.Store;

/// <summary>A passkey: what a person's device signs in with.</summary>
public sealed record PasskeyRow
{
    /// <summary>Which: the id the device gave it, in base64url.</summary>
    public required string Credential { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Person { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The key its signatures are checked with.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was last used; null before.</summary>
    public DateTimeOffset? Used { get; init; }

    /// <summary>How many times the device says it signed.</summary>
    public long SignCount { get; init; }

    /// <summary>How the device can be reached, separated by spaces.</summary>
    public string Transports { get; init; } = "";

    /// <summary>Whether the device made sure who holds it.</summary>
    public bool IsUserVerified { get; init; }

    /// <summary>Whether it may be copied to other devices.</summary>
    public bool IsBackupEligible { get; init; }

    /// <summary>Whether it was.</summary>
    public bool IsBackedUp { get; init; }

    /// <summary>What the device said of itself when it was added.</summary>
    public required byte[] Attestation { get; init; }

    /// <summary>What the browser said then.</summary>
    public required byte[] ClientData { get; init; }
}

/// <summary>The passkeys of people, and the challenges that were answered with them.</summary>
public static class Passkeys
{
    private const string Columns =
        "credential, person, name, public_key, created, used, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up, attestation, client_data";

    /// <summary>Keeps one, in place of what was known of it.</summary>
    public static Task Put(Transaction change, PasskeyRow passkey) =>
        new Batch()
            .Put(
                "passkeys",
                "credential",
                ("credential", passkey.Credential),
                ("person", passkey.Person),
                ("name", passkey.Name),
                ("public_key", passkey.PublicKey),
                ("created", passkey.Created),
                ("used", passkey.Used),
                ("sign_count", passkey.SignCount),
                ("transports", passkey.Transports),
                ("is_user_verified", passkey.IsUserVerified),
                ("is_backup_eligible", passkey.IsBackupEligible),
                ("is_backed_up", passkey.IsBackedUp),
                ("attestation", passkey.Attestation),
                ("client_data", passkey.ClientData)
            )
            .Do(change);

    /// <summary>One; null where there is none of that id.</summary>
    public static Task<PasskeyRow?> Find(Reading reading, string credential) =>
        reading.One<PasskeyRow>(
            $"SELECT {Columns} FROM passkeys WHERE credential = @credential{(reading is Transaction ? reading.Dialect.Hold() : "")}",
            new { credential }
        );

    /// <summary>A person's, the oldest first.</summary>
    public static Task<IReadOnlyList<PasskeyRow>> Of(Reading reading, string person) =>
        reading.All<PasskeyRow>(
            $"SELECT {Columns} FROM passkeys WHERE person = @person ORDER BY created, credential",
            new { person }
        );

    /// <summary>Removes one of a person's; false where they have none of that id.</summary>
    public static async Task<bool> Remove(Transaction change, string person, string credential) =>
        await change.Do(
            "DELETE FROM passkeys WHERE person = @person AND credential = @credential",
            new { person, credential }
        ) > 0;

    /// <summary>Says that a challenge was answered; false where it had been before. Those over by <paramref name="now"/> are forgotten.</summary>
    public static async Task<bool> Spend(
        Transaction change,
        string hash,
        DateTimeOffset expires,
        DateTimeOffset now
    )
    {
        _ = await change.Do("DELETE FROM spent_challenges WHERE expires < @now", new { now });
        return await change.Do(
                "INSERT INTO spent_challenges (hash, expires) VALUES (@hash, @expires) ON CONFLICT (hash) DO NOTHING",
                new { hash, expires }
            ) > 0;
    }
}
