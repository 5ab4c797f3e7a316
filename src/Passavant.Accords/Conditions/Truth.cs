namespace Passavant.Accords.Conditions;

/// <summary>Truth in three values. Ordered no &lt; not stated &lt; yes, so that <em>and</em> is the least and <em>or</em> the greatest (strong Kleene logic).</summary>
/// <remarks>The default is <see cref="No"/>.</remarks>
public enum Truth : byte
{
    /// <summary>It does not hold.</summary>
    No = 0,

    /// <summary>It depends on facts that are not stated.</summary>
    NotStated = 1,

    /// <summary>It holds.</summary>
    Yes = 2,
}

/// <summary>Strong Kleene connectives.</summary>
public static class TruthOperations
{
    /// <summary>Both hold.</summary>
    public static Truth And(this Truth left, Truth right) => left < right ? left : right;

    /// <summary>One holds at least.</summary>
    public static Truth Or(this Truth left, Truth right) => left > right ? left : right;

    /// <summary>It does not hold.</summary>
    public static Truth Not(this Truth truth) => (Truth)(2 - (int)truth);

    /// <summary>Yes for true, no for false.</summary>
    public static Truth ToTruth(this bool value) => value ? Truth.Yes : Truth.No;
}
