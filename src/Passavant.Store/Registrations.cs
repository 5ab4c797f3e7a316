namespace Passavant.Store;

/// <summary>A registration to use a general authorisation.</summary>
public sealed record RegistrationRow
{
    internal const string Columns =
        "number, authority, holder, says, registered, registered_by, ended, ended_by, ended_because";

    /// <summary>Its number: R1, R2 …</summary>
    public required string Number { get; init; }

    /// <summary>The authority it was made with.</summary>
    public required string Authority { get; init; }

    /// <summary>The agency that registered.</summary>
    public required string Holder { get; init; }

    /// <summary>What was registered: JSON, as the first event has it.</summary>
    public required string Says { get; init; }

    /// <summary>When it was registered, and so from when it counts.</summary>
    public required DateTimeOffset Registered { get; init; }

    /// <summary>Who registered.</summary>
    public required string RegisteredBy { get; init; }

    /// <summary>When the authority ended it; null while it stands.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Who ended it.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Why it was ended.</summary>
    public string? EndedBecause { get; init; }
}

/// <summary>The registrations to use a general authorisation.</summary>
public static class Registrations
{
    /// <summary>Keeps one, in place of what was known of it.</summary>
    public static Task Put(Transaction change, RegistrationRow row) =>
        new Batch()
            .Put(
                "registrations",
                "number",
                ("number", row.Number),
                ("authority", row.Authority),
                ("holder", row.Holder),
                ("says", row.Says),
                ("registered", row.Registered),
                ("registered_by", row.RegisteredBy),
                ("ended", row.Ended),
                ("ended_by", row.EndedBy),
                ("ended_because", row.EndedBecause)
            )
            .Do(change);

    /// <summary>How many there are.</summary>
    public static Task<int> Count(Reading reading) =>
        reading.One<int>("SELECT COUNT(*) FROM registrations");

    /// <summary>One of them; null where there is none of that number.</summary>
    public static Task<RegistrationRow?> Find(Reading reading, string number) =>
        reading.One<RegistrationRow>(
            $"SELECT {RegistrationRow.Columns} FROM registrations WHERE number = @number",
            new { number }
        );

    /// <summary>Those that stand first, the newest first.</summary>
    /// <param name="authority">Made with this authority alone; null for all.</param>
    /// <param name="holder">Of this agency alone; null for all.</param>
    /// <param name="most">How many at most.</param>
    public static Task<IReadOnlyList<RegistrationRow>> All(
        Reading reading,
        string? authority,
        string? holder,
        int most = 500
    ) =>
        reading.All<RegistrationRow>(
            $"""
            SELECT {RegistrationRow.Columns} FROM registrations
            WHERE (@authority IS NULL OR authority = @authority) AND (@holder IS NULL OR holder = @holder)
            ORDER BY CASE WHEN ended IS NULL THEN 0 ELSE 1 END, registered DESC, number
            LIMIT @most
            """,
            new
            {
                authority,
                holder,
                most,
            }
        );

    /// <summary>Whether a holder has one that stands and says the very same.</summary>
    public static async Task<bool> Stands(Reading reading, string holder, string says) =>
        await reading.One<long>(
            "SELECT COUNT(*) FROM registrations WHERE holder = @holder AND says = @says AND ended IS NULL",
            new { holder, says }
        ) > 0;
}
