namespace Passavant.Store;

/// <summary>What somebody proves with that it is they who sign in.</summary>
public sealed record CredentialRow
{
    /// <summary>Who.</summary>
    public required string Person { get; init; }

    /// <summary>The hash of their password; null before they set one.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Changes whenever sessions begun before must end.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>The key of their second factor.</summary>
    public string? TotpKey { get; init; }

    /// <summary>The step of time whose code was used last: a code is good once.</summary>
    public long TotpStep { get; init; }

    /// <summary>Whether the second factor is asked for.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>The hashes of the recovery codes not used yet, as a JSON list.</summary>
    public string RecoveryCodes { get; init; } = "[]";

    /// <summary>How many times in a row they failed.</summary>
    public int Failed { get; init; }

    /// <summary>Until when they may not try again.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}

/// <summary>What people prove themselves with.</summary>
public static class Credentials
{
    private const string Columns =
        "person, password_hash, security_stamp, totp_key, totp_step, second_factor, recovery_codes, failed, locked_until";

    /// <summary>Keeps what somebody proves themselves with, in place of what it was.</summary>
    public static Task Put(Transaction change, CredentialRow credential) =>
        new Batch()
            .Put(
                "credentials",
                "person",
                ("person", credential.Person),
                ("password_hash", credential.PasswordHash),
                ("security_stamp", credential.SecurityStamp),
                ("totp_key", credential.TotpKey),
                ("totp_step", credential.TotpStep),
                ("second_factor", credential.SecondFactor),
                ("recovery_codes", credential.RecoveryCodes),
                ("failed", credential.Failed),
                ("locked_until", credential.LockedUntil)
            )
            .Do(change);

    /// <summary>What somebody proves themselves with; null where nothing is set. In a transaction nobody else changes it until that ends, so failures are counted right.</summary>
    public static Task<CredentialRow?> Find(Reading reading, string person) =>
        reading.One<CredentialRow>(
            $"SELECT {Columns} FROM credentials WHERE person = @person{(reading is Transaction ? reading.Dialect.Hold() : "")}",
            new { person }
        );

    /// <summary>Who has set a second factor, by id.</summary>
    public static async Task<IReadOnlySet<string>> WithSecondFactor(Reading reading) =>
        (
            await reading.All<string>("SELECT person FROM credentials WHERE second_factor = 1")
        ).ToHashSet(StringComparer.Ordinal);
}
