namespace Passavant.Store;

/// <summary>A certificate that goods arrived, from when it is entered.</summary>
public sealed record DeliveryRow
{
    internal const string Columns =
        "number, authority, says, entered, entered_by, signed, signed_by, withdrawn, withdrawn_by, withdrawn_because";

    /// <summary>Its number: V1, V2 …</summary>
    public required string Number { get; init; }

    /// <summary>The authority that certifies.</summary>
    public required string Authority { get; init; }

    /// <summary>What is certified: JSON, as the first event has it.</summary>
    public required string Says { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset Entered { get; init; }

    /// <summary>Who entered it.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>When it was signed, and so from when it counts; null until then.</summary>
    public DateTimeOffset? Signed { get; init; }

    /// <summary>Who signed it.</summary>
    public string? SignedBy { get; init; }

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public DateTimeOffset? Withdrawn { get; init; }

    /// <summary>Who withdrew it.</summary>
    public string? WithdrawnBy { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawnBecause { get; init; }
}

/// <summary>The certificates that goods arrived.</summary>
public static class Deliveries
{
    /// <summary>Keeps one, in place of what was known of it.</summary>
    public static Task Put(Transaction change, DeliveryRow row) =>
        new Batch()
            .Put(
                "deliveries",
                "number",
                ("number", row.Number),
                ("authority", row.Authority),
                ("says", row.Says),
                ("entered", row.Entered),
                ("entered_by", row.EnteredBy),
                ("signed", row.Signed),
                ("signed_by", row.SignedBy),
                ("withdrawn", row.Withdrawn),
                ("withdrawn_by", row.WithdrawnBy),
                ("withdrawn_because", row.WithdrawnBecause)
            )
            .Do(change);

    /// <summary>How many there are.</summary>
    public static Task<int> Count(Reading reading) =>
        reading.One<int>("SELECT COUNT(*) FROM deliveries");

    /// <summary>One of them; null where there is none of that number.</summary>
    public static Task<DeliveryRow?> Find(Reading reading, string number) =>
        reading.One<DeliveryRow>(
            $"SELECT {DeliveryRow.Columns} FROM deliveries WHERE number = @number",
            new { number }
        );

    /// <summary>Those that wait for a signature first, then those that stand, the newest first.</summary>
    /// <param name="authority">Of this authority alone; null for all.</param>
    /// <param name="most">How many at most.</param>
    public static Task<IReadOnlyList<DeliveryRow>> All(
        Reading reading,
        string? authority,
        int most = 500
    ) =>
        reading.All<DeliveryRow>(
            $"""
            SELECT {DeliveryRow.Columns} FROM deliveries
            WHERE @authority IS NULL OR authority = @authority
            ORDER BY CASE WHEN withdrawn IS NOT NULL THEN 2 WHEN signed IS NOT NULL THEN 1 ELSE 0 END, entered DESC, number
            LIMIT @most
            """,
            new { authority, most }
        );
}
