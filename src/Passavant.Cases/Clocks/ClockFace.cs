using Passavant.Accords;

namespace Passavant.Cases.Clocks;

/// <summary>Reads the clocks of a case from what happened in it.</summary>
public static class ClockFace
{
    /// <summary>The clocks of a case of <paramref name="caseKind"/> at <paramref name="now"/>.</summary>
    public static IReadOnlyList<Clock> Read(
        Procedure procedure,
        string caseKind,
        IReadOnlyDictionary<string, WorkingCalendar> calendars,
        IEnumerable<Occurrence> occurrences,
        IReadOnlyList<Stop> stops,
        DateTimeOffset now
    ) => throw new NotImplementedException();
}
