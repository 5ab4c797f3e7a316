using Passavant.Accords;

namespace Passavant.Proofs;

/// <summary>One transfer under one text, with the outcome the assessment gives it: part of the evidence for a finding.</summary>
/// <remarks>Compared by reference.</remarks>
/// <param name="Transfer">The transfer; every fact in it is officially determined.</param>
/// <param name="Accord">The text.</param>
/// <param name="Acts">The acts beside it.</param>
/// <param name="AsOf">The day of law.</param>
/// <param name="KnownAt">The day of knowledge.</param>
/// <param name="Outcome">What the assessment says of the first line.</param>
public sealed record Case(
    Transfer Transfer,
    Accord Accord,
    Instruments Acts,
    DateOnly AsOf,
    DateOnly KnownAt,
    Outcome Outcome
);

/// <summary>The evidence for a finding: one transfer under one or two texts or on two days, or several transfers to be held side by side.</summary>
/// <remarks>Every case was assessed before it was put here. Compared by reference.</remarks>
public sealed record Witness(IReadOnlyList<Case> Cases);

/// <summary>A transfer that a proof names does not come out as the proof says: a fault of the program, never of an accord.</summary>
public sealed class ReplayFailedException : Exception
{
    internal ReplayFailedException(string message)
        : base(message) { }
}
