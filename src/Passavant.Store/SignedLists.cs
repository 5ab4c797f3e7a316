namespace Passavant.Store;

/// <summary>A list of statuses as it was signed last.</summary>
public sealed record StatusListRow
{
    /// <summary>Which, from 1.</summary>
    public required long List { get; init; }

    /// <summary>When it was signed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A hash of what it says, by which a change is seen.</summary>
    public required string Says { get; init; }

    /// <summary>The list as signed text.</summary>
    public required string Jwt { get; init; }

    /// <summary>The list as signed bytes.</summary>
    public required byte[] Cwt { get; init; }
}

/// <summary>A signed list of issuers.</summary>
public sealed record IssuerListRow
{
    /// <summary>Its number, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was signed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The last instant it may be relied on.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>A hash of what it says of the authority, by which a change is seen.</summary>
    public required string Says { get; init; }

    /// <summary>The signed text.</summary>
    public required string Jws { get; init; }
}

/// <summary>The signed lists that documents are checked with.</summary>
public static class SignedLists
{
    private const string StatusColumns = "list, at, says, jwt, cwt";
    private const string IssuerColumns = "sequence, at, valid_until, says, jws";

    /// <summary>A list of statuses; null where it was never signed.</summary>
    public static Task<StatusListRow?> Status(Reading reading, long list) =>
        reading.One<StatusListRow>(
            $"SELECT {StatusColumns} FROM status_lists WHERE list = @list",
            new { list }
        );

    /// <summary>Keeps a list of statuses in the place of the one before.</summary>
    public static Task Put(Transaction change, StatusListRow row) =>
        change.Do(
            $"INSERT INTO status_lists ({StatusColumns}) VALUES (@List, @At, @Says, @Jwt, @Cwt) ON CONFLICT (list) DO UPDATE SET at = excluded.at, says = excluded.says, jwt = excluded.jwt, cwt = excluded.cwt",
            row
        );

    /// <summary>The list of issuers with a number, or the last; null where there is none.</summary>
    public static Task<IssuerListRow?> Issuers(Reading reading, long? sequence = null) =>
        reading.One<IssuerListRow>(
            sequence is null
                ? $"SELECT {IssuerColumns} FROM issuer_lists ORDER BY sequence DESC LIMIT 1"
                : $"SELECT {IssuerColumns} FROM issuer_lists WHERE sequence = @sequence",
            new { sequence }
        );

    /// <summary>Keeps a list of issuers; false where there is one of that number.</summary>
    public static async Task<bool> Add(Transaction change, IssuerListRow row) =>
        await change.Do(
            $"INSERT INTO issuer_lists ({IssuerColumns}) VALUES (@Sequence, @At, @ValidUntil, @Says, @Jws) ON CONFLICT DO NOTHING",
            row
        ) == 1;
}
