namespace Passavant.Accords.Conditions;

/// <summary>How a number is compared with another.</summary>
public enum Comparison
{
    /// <summary>Equal or more.</summary>
    AtLeast,

    /// <summary>More, not equal.</summary>
    MoreThan,

    /// <summary>Equal or less.</summary>
    AtMost,

    /// <summary>Less, not equal.</summary>
    LessThan,
}

/// <summary>How a band meets an interval.</summary>
public enum BandRelation
{
    /// <summary>They share a number.</summary>
    Overlaps,

    /// <summary>The band reaches over the whole interval.</summary>
    Covers,

    /// <summary>The band lies within the interval.</summary>
    LiesWithin,
}

/// <summary>Over how many of a finite set a condition must hold.</summary>
public enum Quantifier
{
    /// <summary>At least one.</summary>
    Any,

    /// <summary>All of them; true of none.</summary>
    Every,

    /// <summary>Not one.</summary>
    No,

    /// <summary>At least one exists and all of them.</summary>
    The,
}
