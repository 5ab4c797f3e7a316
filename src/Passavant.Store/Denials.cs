namespace Passavant.Store;

/// <summary>A denial that stands, or stood: one's own, or one a partner state has notified.</summary>
public sealed record DenialRow
{
    internal const string Columns =
        "id, state, partner, day, end_user, end_user_key, country, items, grounds, number, standing_until, revoked";

    /// <summary>Its reference.</summary>
    public required string Id { get; init; }

    /// <summary>The state that denied.</summary>
    public required string State { get; init; }

    /// <summary>The agency that is consulted about it.</summary>
    public required string Partner { get; init; }

    /// <summary>The day it was denied.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The end user.</summary>
    public required string EndUser { get; init; }

    /// <summary>The end user's name as dossiers look for it.</summary>
    public required string EndUserKey { get; init; }

    /// <summary>The end user's country.</summary>
    public string? Country { get; init; }

    /// <summary>The control codes of the items, as a JSON list of texts.</summary>
    public required string Items { get; init; }

    /// <summary>Why, as JSON.</summary>
    public required string Grounds { get; init; }

    /// <summary>The case it was decided in, for one's own.</summary>
    public string? Number { get; init; }

    /// <summary>The last day it binds others; null where it has no end.</summary>
    public DateOnly? StandingUntil { get; init; }

    /// <summary>The day it was revoked.</summary>
    public DateOnly? Revoked { get; init; }
}

/// <summary>The shared denials that a grant must not undercut in silence.</summary>
public static class Denials
{
    /// <summary>Keeps one, in place of what was known of it.</summary>
    public static Task Put(Transaction change, DenialRow denial) =>
        new Batch()
            .Put(
                "denials",
                "id",
                ("id", denial.Id),
                ("state", denial.State),
                ("partner", denial.Partner),
                ("day", denial.Day),
                ("end_user", denial.EndUser),
                ("end_user_key", denial.EndUserKey),
                ("country", denial.Country),
                ("items", denial.Items),
                ("grounds", denial.Grounds),
                ("number", denial.Number),
                ("standing_until", denial.StandingUntil),
                ("revoked", denial.Revoked)
            )
            .Do(change);

    /// <summary>The denials against an end user of that name that stand on a day. Whether the transaction is essentially the same is for the accord and an officer to say.</summary>
    public static Task<IReadOnlyList<DenialRow>> Standing(
        Reading reading,
        string endUser,
        DateOnly day
    ) =>
        reading.All<DenialRow>(
            $"""
            SELECT {DenialRow.Columns} FROM denials
            WHERE end_user_key = @key AND day <= @day
            AND (standing_until IS NULL OR standing_until >= @day) AND (revoked IS NULL OR revoked > @day)
            ORDER BY day, id
            """,
            new { key = Dossiers.Key(endUser), day }
        );

    /// <summary>One's own denials that are in force on a day: begun, not past their end, not revoked.</summary>
    public static Task<IReadOnlyList<DenialRow>> OwnInForce(Reading reading, DateOnly day) =>
        reading.All<DenialRow>(
            $"""
            SELECT {DenialRow.Columns} FROM denials
            WHERE number IS NOT NULL AND day <= @day
            AND (standing_until IS NULL OR standing_until >= @day) AND (revoked IS NULL OR revoked > @day)
            ORDER BY id
            """,
            new { day }
        );

    /// <summary>All denials, the newest first.</summary>
    public static Task<IReadOnlyList<DenialRow>> All(Reading reading, int most = 1000) =>
        reading.All<DenialRow>(
            $"SELECT {DenialRow.Columns} FROM denials ORDER BY day DESC, id LIMIT @most",
            new { most }
        );

    /// <summary>The denials of a partner, the newest first.</summary>
    public static Task<IReadOnlyList<DenialRow>> Of(
        Reading reading,
        string partner,
        int most = 1000
    ) =>
        reading.All<DenialRow>(
            $"SELECT {DenialRow.Columns} FROM denials WHERE partner = @partner ORDER BY day DESC, id LIMIT @most",
            new { partner, most }
        );

    /// <summary>One denial; null where there is none of that reference.</summary>
    public static Task<DenialRow?> Find(Reading reading, string id) =>
        reading.One<DenialRow>(
            $"SELECT {DenialRow.Columns} FROM denials WHERE id = @id",
            new { id }
        );
}
