namespace Passavant.Cases;

/// <summary>How sure it is that the signatory is who they say.</summary>
public enum Assurance
{
    /// <summary>They opened a link sent to an address of the end user.</summary>
    Low,

    /// <summary>A document of identity and authority was checked.</summary>
    Substantial,

    /// <summary>A qualified electronic signature or an electronic identity of high assurance.</summary>
    High,
}

/// <summary>Who signs for the end user, and by what right.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Title">Their office.</param>
/// <param name="Authority">What lets them bind the end user: their office, a power of attorney. It may not be delegated.</param>
/// <param name="KnowsPersonally">Whether they state of their own knowledge what the statement says.</param>
/// <param name="Assurance">How sure it is that they are who they say.</param>
public sealed record Signatory(
    string Name,
    string Title,
    string Authority,
    bool KnowsPersonally,
    Assurance Assurance
);

/// <summary>What an end user undertakes.</summary>
public enum Undertaking
{
    /// <summary>The goods are used for what is stated and nothing else.</summary>
    StatedUseOnly,

    /// <summary>No use in weapons of mass destruction or their means of delivery.</summary>
    NoWeaponsOfMassDestruction,

    /// <summary>No military use.</summary>
    NoMilitaryUse,

    /// <summary>No re-export, resale or other disposal without approval.</summary>
    NoReExport,

    /// <summary>Delivery will be confirmed.</summary>
    ConfirmsDelivery,

    /// <summary>Checks on the spot are allowed.</summary>
    AllowsChecks,
}

/// <summary>The quantity of a line the end user vouches for.</summary>
public sealed record StatedLine(string Line, string Description, long Quantity, string Unit);

/// <summary>An end user's statement as data: parties, goods, use, undertakings, signature. Once signed it is never altered; what changes needs a new one.</summary>
/// <remarks>Elements from the practice of the US, the PRC, the UK, Germany and the Wassenaar Arrangement.</remarks>
public sealed record EndUseStatement
{
    /// <summary>The end user's name as the end user writes it.</summary>
    public required string EndUser { get; init; }

    /// <summary>Its address.</summary>
    public required string Address { get; init; }

    /// <summary>The exporter's name.</summary>
    public required string Exporter { get; init; }

    /// <summary>The consignee's name, where another receives the goods.</summary>
    public string? Consignee { get; init; }

    /// <summary>What goes.</summary>
    public required IReadOnlyList<StatedLine> Lines { get; init; }

    /// <summary>What it will be used for.</summary>
    public required string EndUse { get; init; }

    /// <summary>Where it will be used.</summary>
    public required string Place { get; init; }

    /// <summary>What the end user undertakes.</summary>
    public required IReadOnlyList<Undertaking> Undertakings { get; init; }

    /// <summary>The contract's title or number.</summary>
    public string? Contract { get; init; }

    /// <summary>Who signs.</summary>
    public required Signatory Signatory { get; init; }
}

/// <summary>A government's sealed certificate, accepted instead of a statement.</summary>
/// <param name="Government">The state that issued it, by ISO 3166 code.</param>
/// <param name="Number">Its number.</param>
/// <param name="Issued">The day of issue.</param>
/// <param name="Document">The certificate itself, by SHA-256; lodged in the case before.</param>
/// <param name="Lines">The quantities it covers.</param>
public sealed record GovernmentCertificate(
    string Government,
    string Number,
    DateOnly Issued,
    string Document,
    IReadOnlyList<StatedLine> Lines
);

/// <summary>A statement asked for, and what became of it.</summary>
public sealed record StatementOnFile
{
    /// <summary>Its id in the case: S1, S2 …</summary>
    public required string Id { get; init; }

    /// <summary>The party it is asked of, by id.</summary>
    public required string Party { get; init; }

    /// <summary>The hash of the one-time link's secret; null for a certificate.</summary>
    public string? LinkHash { get; init; }

    /// <summary>When the link stops working.</summary>
    public DateTimeOffset? LinkUntil { get; init; }

    /// <summary>What it covers: <see cref="Application.Essentials"/> when it was asked for.</summary>
    public required string Covers { get; init; }

    /// <summary>The statement, once signed.</summary>
    public EndUseStatement? Signed { get; init; }

    /// <summary>The certificate accepted instead.</summary>
    public GovernmentCertificate? Certificate { get; init; }

    /// <summary>When it was signed or issued.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Why it no longer holds: intentions changed, or it was superseded.</summary>
    public string? Ended { get; init; }

    /// <summary>Whether it holds for <paramref name="application"/> as it now stands.</summary>
    public bool Holds(Application application) =>
        SignedAt is not null && Ended is null && Covers == application.Essentials();
}
