using Passavant.Accords;
using Passavant.Cases;
using Passavant.Cases.Clocks;

namespace Passavant.Web.Pages.Advice;

/// <summary>What a request for advice comes to when nobody answers it.</summary>
internal static class Advising
{
    /// <summary>Whether a clock is that of a request: it began when the agency was asked.</summary>
    public static bool IsOf(Clock clock, AdviceRequest request) =>
        clock.Started == request.At
        && (
            clock.Key == request.Agency
            || clock.Key.StartsWith($"{request.Agency} ", StringComparison.Ordinal)
        );

    /// <summary>What silence means, and from when.</summary>
    public static string Silence(Here here, Clock? clock) =>
        clock switch
        {
            null => here[
                "The accord sets no time for this advice. Your silence settles nothing; the case waits for you."
            ],
            { Due: null } when clock.Then.Contains(Deed.NoObjection) => here[
                "The time for your advice stands still. Once it runs on and is over, silence counts as no objection."
            ],
            { Due: { } due } when clock.Then.Contains(Deed.NoObjection) => here[
                "If you say nothing by the end of {0}, your silence counts as no objection. The file says that it was silence.",
                Parts.Ticking.LastDay(here, due)
            ],
            { Due: { } due } => here[
                "Your time ends with {0}. After that the case may be decided without your advice.",
                Parts.Ticking.LastDay(here, due)
            ],
            _ => here["The time for your advice stands still."],
        };
}
