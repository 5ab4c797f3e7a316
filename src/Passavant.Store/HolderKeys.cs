namespace Passavant.Store;

/// <summary>The key of a company's device.</summary>
public sealed record HolderKeyRow
{
    internal const string Columns =
        "id, agency, version, jwk, entered, entered_by, retired, retired_by";

    /// <summary>Its thumbprint (RFC 7638, base64url).</summary>
    public required string Id { get; init; }

    /// <summary>The company.</summary>
    public required string Agency { get; init; }

    /// <summary>The version of the company's stream of keys at which it was entered; later ones are higher.</summary>
    public required int Version { get; init; }

    /// <summary>The public key as a JWK.</summary>
    public required string Jwk { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset Entered { get; init; }

    /// <summary>Who entered it.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>When it was retired; null while it stands.</summary>
    public DateTimeOffset? Retired { get; init; }

    /// <summary>Who retired it.</summary>
    public string? RetiredBy { get; init; }
}

/// <summary>The keys of companies' devices.</summary>
public static class HolderKeys
{
    /// <summary>Keeps a new one; false where a key of that id was ever entered, by whomever.</summary>
    public static async Task<bool> Put(Transaction change, HolderKeyRow row) =>
        await change.Do(
            $"INSERT INTO holder_keys ({HolderKeyRow.Columns}) VALUES (@Id, @Agency, @Version, @Jwk, @Entered, @EnteredBy, @Retired, @RetiredBy) ON CONFLICT DO NOTHING",
            row
        ) == 1;

    /// <summary>Says that a key is retired.</summary>
    public static Task Retire(Transaction change, string id, DateTimeOffset retired, string by) =>
        change.Do(
            "UPDATE holder_keys SET retired = @retired, retired_by = @by WHERE id = @id",
            new
            {
                id,
                retired,
                by,
            }
        );

    /// <summary>One of them; null where there is none.</summary>
    public static Task<HolderKeyRow?> Find(Reading reading, string id) =>
        reading.One<HolderKeyRow>(
            $"SELECT {HolderKeyRow.Columns} FROM holder_keys WHERE id = @id",
            new { id }
        );

    /// <summary>The key entered last of those that stand, which documents are bound to; null where none stands.</summary>
    public static Task<HolderKeyRow?> Current(Reading reading, string agency) =>
        reading.One<HolderKeyRow>(
            $"SELECT {HolderKeyRow.Columns} FROM holder_keys WHERE agency = @agency AND retired IS NULL ORDER BY version DESC LIMIT 1",
            new { agency }
        );

    /// <summary>All of a company, or of all of them for null: the newest first.</summary>
    public static Task<IReadOnlyList<HolderKeyRow>> All(
        Reading reading,
        string? agency,
        int most = 500
    ) =>
        reading.All<HolderKeyRow>(
            $"SELECT {HolderKeyRow.Columns} FROM holder_keys WHERE (@agency IS NULL OR agency = @agency) ORDER BY entered DESC, agency, version DESC LIMIT @most",
            new { agency, most }
        );
}
