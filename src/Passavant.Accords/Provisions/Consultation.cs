namespace Passavant.Accords;

/// <summary>What a consultation is about.</summary>
public enum ConsultationKind
{
    /// <summary>Before granting what a partner refused.</summary>
    NoUndercut,

    /// <summary>Goods that are in another state.</summary>
    LocatedGoods,

    /// <summary>A possible match, asked of partners.</summary>
    SharedScreening,

    /// <summary>Other governments, on anything else.</summary>
    Governments,

    /// <summary>Other bodies of the same state, for their advice.</summary>
    Referral,
}

/// <summary>What silence in a consultation settles.</summary>
public enum Deeming
{
    /// <summary>Nothing: the question stays open.</summary>
    StaysOpen,

    /// <summary>Whoever was asked has no objection.</summary>
    NoObjection,

    /// <summary>The transactions compared are not essentially identical.</summary>
    NotIdentical,
}

/// <summary>A consultation: who is asked on what, within which time, and what silence settles.</summary>
public sealed record Consultation(
    string Id,
    Wording Title,
    ConsultationKind? Kind,
    string? With,
    Wording? On,
    TimeLimit? Within,
    TimeLimit? ExtendedTo,
    Wording? Silence,
    Deeming Deems
);
