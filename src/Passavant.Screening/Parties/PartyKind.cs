namespace Passavant.Screening;

/// <summary>What a party is. What nobody said is <see cref="Unknown"/>, and is compared with every kind.</summary>
public enum PartyKind
{
    /// <summary>Not said; a list or a question that says only “legal entity” or “thing” among them.</summary>
    Unknown,

    /// <summary>A natural person.</summary>
    Person,

    /// <summary>A company, public body, university or any other group with a name of its own.</summary>
    Organisation,

    /// <summary>A ship.</summary>
    Vessel,

    /// <summary>An aircraft.</summary>
    Aircraft,
}
