namespace Passavant.Accords.Words;

/// <summary>How much of a determination is told, and to whom.</summary>
public sealed record ExplanationOptions
{
    /// <summary>The deciding provisions, for those who may see everything.</summary>
    public static ExplanationOptions Default { get; } = new();

    /// <summary>Whether the whole trace is told: what does not match, and every sentence of what does.</summary>
    public bool Full { get; init; }

    /// <summary>Who reads it: facts and provisions handled more closely are left out, and the text says that something was.</summary>
    public Handling Audience { get; init; } = Handling.Closed;

    /// <summary>How many open provisions the short version tells before it only counts the rest.</summary>
    public int Shown { get; init; } = 5;
}
