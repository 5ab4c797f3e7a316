namespace Passavant.Store;

/// <summary>Who somebody is at another service people sign in with.</summary>
public sealed record IdentityRow
{
    /// <summary>The service.</summary>
    public required string Issuer { get; init; }

    /// <summary>What the service calls them; never given to anybody else there.</summary>
    public required string Subject { get; init; }

    /// <summary>Who they are here.</summary>
    public required string Person { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>Who is who at another service.</summary>
public static class Identities
{
    private const string Columns = "issuer, subject, person, since";

    /// <summary>Keeps one; false where the service's person or ours is somebody else there already.</summary>
    public static async Task<bool> Add(Transaction change, IdentityRow identity) =>
        await change.Do(
            $"INSERT INTO identities ({Columns}) VALUES (@Issuer, @Subject, @Person, @Since) ON CONFLICT DO NOTHING",
            identity
        ) > 0;

    /// <summary>Who a service's person is; null where nobody is.</summary>
    public static Task<IdentityRow?> Find(Reading reading, string issuer, string subject) =>
        reading.One<IdentityRow>(
            $"SELECT {Columns} FROM identities WHERE issuer = @issuer AND subject = @subject",
            new { issuer, subject }
        );

    /// <summary>Who a person is at other services.</summary>
    public static Task<IReadOnlyList<IdentityRow>> Of(Reading reading, string person) =>
        reading.All<IdentityRow>(
            $"SELECT {Columns} FROM identities WHERE person = @person ORDER BY issuer",
            new { person }
        );

    /// <summary>Forgets who a person is at a service; false where they were nobody.</summary>
    public static async Task<bool> Remove(Transaction change, string person, string issuer) =>
        await change.Do(
            "DELETE FROM identities WHERE person = @person AND issuer = @issuer",
            new { person, issuer }
        ) > 0;
}
