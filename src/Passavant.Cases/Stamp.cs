using Passavant.Accords.Identity;

namespace Passavant.Cases;

/// <summary>What every act carries: who did it, when, under which accord, and on which determination it rests.</summary>
/// <param name="At">The instant, in UTC, to the microsecond.</param>
/// <param name="By">Who.</param>
/// <param name="Accord">The identity of the accord in force then.</param>
/// <param name="Determination">The hash of the determination the case rested on then; null before there is one.</param>
public sealed record Stamp(
    DateTimeOffset At,
    Actor By,
    AccordIdentity Accord,
    string? Determination = null
);

/// <summary>An act that was done: its place in the case, its stamp and what it was.</summary>
public sealed record CaseEvent(int Version, Stamp Stamp, Act Act);
