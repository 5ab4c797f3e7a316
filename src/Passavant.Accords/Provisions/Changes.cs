namespace Passavant.Accords;

/// <summary>What about a licence may change without a new decision.</summary>
public enum Amendment
{
    /// <summary>The name of the applicant, who stays the same.</summary>
    NameOfApplicant,

    /// <summary>The address of a party, in the same state.</summary>
    Address,

    /// <summary>Whom to ask.</summary>
    Contact,

    /// <summary>How something is spelt.</summary>
    Spelling,

    /// <summary>The day of delivery, while the licence is valid.</summary>
    DeliveryDate,

    /// <summary>The route, with the same states at both ends.</summary>
    Route,

    /// <summary>The place where the goods leave.</summary>
    PortOfExit,

    /// <summary>Who carries the goods.</summary>
    IntermediateCarrier,

    /// <summary>Less of what was granted.</summary>
    LowerQuantity,

    /// <summary>A lower value.</summary>
    LowerValue,

    /// <summary>A control code that only follows a revision of the list.</summary>
    CodeAfterListRevision,
}

/// <summary>A change that needs no new decision.</summary>
public sealed record NonMaterialChange(string Id, Wording Title, Amendment Change);

/// <summary>How a trusted party is decided on sooner: within which time, with how many signatures, under which policies, and what it has to show.</summary>
public sealed record FastChannel(
    Wording? Title,
    TimeLimit Within,
    int Signatures,
    IReadOnlyList<ReviewPolicy> For,
    Wording? Needs
);
