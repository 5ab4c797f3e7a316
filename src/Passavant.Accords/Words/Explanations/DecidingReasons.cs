using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>Cuts reasons down to the parts that decide: what is kept still gives the same truth.</summary>
public static class DecidingReasons
{
    /// <summary>The reason with only those parts below it that its truth rests on.</summary>
    public static Reason Of(Reason reason)
    {
        var parts = Kept(reason).Select(Of).ToList();
        return reason with { Parts = parts };
    }

    private static IEnumerable<Reason> Kept(Reason reason) =>
        (IsAny(reason.Condition), IsNone(reason.Condition), reason.Truth) switch
        {
            (_, _, Truth.NotStated) => reason.Parts.Where(part => part.Truth == Truth.NotStated),
            // One that holds is enough; the first is named.
            (true, _, Truth.Yes) or (_, true, Truth.No) => reason
                .Parts.Where(part => part.Truth == Truth.Yes)
                .Take(1),
            (true, _, Truth.No) or (_, true, Truth.Yes) => reason.Parts,
            (_, _, Truth.No) => reason.Parts.Where(part => part.Truth == Truth.No).Take(1),
            _ => reason.Parts,
        };

    private static bool IsAny(Condition condition) =>
        condition is Condition.Any or Condition.Over { Quantifier: Quantifier.Any };

    private static bool IsNone(Condition condition) =>
        condition is Condition.None or Condition.Over { Quantifier: Quantifier.No };
}
