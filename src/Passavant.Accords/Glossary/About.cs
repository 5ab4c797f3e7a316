namespace Passavant.Accords;

/// <summary>What a term is about: one fact is stated for each such thing a transfer names.</summary>
public enum About
{
    /// <summary>The transfer as a whole.</summary>
    Transfer,

    /// <summary>One item line, or an item contained in another.</summary>
    Item,

    /// <summary>One party, in whatever roles it has.</summary>
    Party,

    /// <summary>One leg of the route.</summary>
    Leg,
}
