namespace Passavant.Store;

/// <summary>A licence.</summary>
public sealed record LicenceRow
{
    internal const string Columns =
        "licence, number, holder, valid_from, valid_until, standing, lines";

    /// <summary>Its number.</summary>
    public required string Licence { get; init; }

    /// <summary>The case it was granted in.</summary>
    public required string Number { get; init; }

    /// <summary>The agency that holds it.</summary>
    public required string Holder { get; init; }

    /// <summary>The first day it may be used.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day it may be used; null where it has no end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Whether it is in force, suspended, revoked or used up.</summary>
    public required string Standing { get; init; }

    /// <summary>What may be sent, as JSON.</summary>
    public required string Lines { get; init; }
}

/// <summary>The licences granted.</summary>
public static class Licences
{
    /// <summary>Keeps one, in place of what was known of it.</summary>
    public static Task Put(Transaction change, LicenceRow licence) =>
        new Batch()
            .Put(
                "licences",
                "licence",
                ("licence", licence.Licence),
                ("number", licence.Number),
                ("holder", licence.Holder),
                ("valid_from", licence.ValidFrom),
                ("valid_until", licence.ValidUntil),
                ("standing", licence.Standing),
                ("lines", licence.Lines)
            )
            .Do(change);

    /// <summary>One licence; null where there is none of that number.</summary>
    public static Task<LicenceRow?> Find(Reading reading, string licence) =>
        reading.One<LicenceRow>(
            $"SELECT {LicenceRow.Columns} FROM licences WHERE licence = @licence",
            new { licence }
        );

    /// <summary>The licences granted in a case.</summary>
    public static Task<IReadOnlyList<LicenceRow>> Of(Reading reading, string number) =>
        reading.All<LicenceRow>(
            $"SELECT {LicenceRow.Columns} FROM licences WHERE number = @number ORDER BY licence",
            new { number }
        );

    /// <summary>The licences an agency holds, those that never end or end last first.</summary>
    public static Task<IReadOnlyList<LicenceRow>> HeldBy(Reading reading, string holder) =>
        reading.All<LicenceRow>(
            $"SELECT {LicenceRow.Columns} FROM licences WHERE holder = @holder ORDER BY valid_until IS NULL DESC, valid_until DESC, licence",
            new { holder }
        );
}
