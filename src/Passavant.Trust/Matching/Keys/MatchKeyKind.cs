namespace Passavant.Trust.Matching.Keys;

/// <summary>What a key of an entity is made of.</summary>
public enum MatchKeyKind
{
    /// <summary>A name as screening reads it.</summary>
    Name = 1,

    /// <summary>The number of a register: its kind, the country that keeps it, the number.</summary>
    Identifier = 2,

    /// <summary>A name and the day or year of birth or foundation.</summary>
    NameAndDate = 3,

    /// <summary>A name and a country.</summary>
    NameAndCountry = 4,

    /// <summary>An item's code, a destination, and a key of the end user: what two essentially identical transactions have in common.</summary>
    Transaction = 5,
}
