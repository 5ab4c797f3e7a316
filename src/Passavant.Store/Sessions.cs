namespace Passavant.Store;

/// <summary>A sign-in that lasts, or a token a program acts with.</summary>
public sealed record SessionRow
{
    /// <summary>The hash of the secret; the secret itself is kept nowhere.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Whether it is a person's session or a program's token.</summary>
    public required string Kind { get; init; }

    /// <summary>What its owner calls it.</summary>
    public string? Name { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Person { get; init; }

    /// <summary>The appointment acted under; null before one is chosen.</summary>
    public string? Appointment { get; init; }

    /// <summary>What it may be used for, separated by spaces.</summary>
    public string Scopes { get; init; } = "";

    /// <summary>When it began.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>When it was last used, to about a minute.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? Revoked { get; init; }
}

/// <summary>The sign-ins that last and the tokens of programs. Each can be revoked at once.</summary>
public static class Sessions
{
    private const string Columns =
        "token_hash, kind, name, person, appointment, scopes, created, expires, last_seen, revoked";

    /// <summary>Begins one.</summary>
    public static Task Open(Transaction change, SessionRow session) =>
        new Batch()
            .Put(
                "sessions",
                "token_hash",
                ("token_hash", session.TokenHash),
                ("kind", session.Kind),
                ("name", session.Name),
                ("person", session.Person),
                ("appointment", session.Appointment),
                ("scopes", session.Scopes),
                ("created", session.Created),
                ("expires", session.Expires),
                ("last_seen", session.LastSeen),
                ("revoked", session.Revoked)
            )
            .Do(change);

    /// <summary>The one with that secret's hash, if it is neither over nor revoked; null otherwise.</summary>
    public static Task<SessionRow?> Find(Reading reading, string tokenHash, DateTimeOffset now) =>
        reading.One<SessionRow>(
            $"SELECT {Columns} FROM sessions WHERE token_hash = @tokenHash AND expires > @now AND revoked IS NULL",
            new { tokenHash, now }
        );

    /// <summary>A person's, over ones too, the newest first.</summary>
    public static Task<IReadOnlyList<SessionRow>> Of(Reading reading, string person) =>
        reading.All<SessionRow>(
            $"SELECT {Columns} FROM sessions WHERE person = @person ORDER BY created DESC, token_hash",
            new { person }
        );

    /// <summary>Everybody's that are neither over nor revoked, the newest first.</summary>
    public static Task<IReadOnlyList<SessionRow>> Lasting(Reading reading, DateTimeOffset now) =>
        reading.All<SessionRow>(
            $"SELECT {Columns} FROM sessions WHERE expires > @now AND revoked IS NULL ORDER BY created DESC, token_hash",
            new { now }
        );

    /// <summary>Says that it was used just now.</summary>
    public static Task Seen(Transaction change, string tokenHash, DateTimeOffset now) =>
        change.Do(
            "UPDATE sessions SET last_seen = @now WHERE token_hash = @tokenHash AND last_seen < @now",
            new { tokenHash, now }
        );

    /// <summary>Says under which appointment it acts from now on.</summary>
    public static Task Choose(Transaction change, string tokenHash, string? appointment) =>
        change.Do(
            "UPDATE sessions SET appointment = @appointment WHERE token_hash = @tokenHash",
            new { tokenHash, appointment }
        );

    /// <summary>Revokes one; false where there is none that could be.</summary>
    public static async Task<bool> Revoke(
        Transaction change,
        string tokenHash,
        DateTimeOffset now
    ) =>
        await change.Do(
            "UPDATE sessions SET revoked = @now WHERE token_hash = @tokenHash AND revoked IS NULL",
            new { tokenHash, now }
        ) > 0;

    /// <summary>Revokes all of a person's; answers how many.</summary>
    public static Task<int> RevokeAll(Transaction change, string person, DateTimeOffset now) =>
        change.Do(
            "UPDATE sessions SET revoked = @now WHERE person = @person AND revoked IS NULL",
            new { person, now }
        );

    /// <summary>Forgets those that were over before an instant; answers how many.</summary>
    public static Task<int> Forget(Transaction change, DateTimeOffset before) =>
        change.Do(
            "DELETE FROM sessions WHERE expires < @before OR revoked < @before",
            new { before }
        );
}
