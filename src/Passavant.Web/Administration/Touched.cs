using Passavant.Cases;
using Passavant.Store;

namespace Passavant.Web.Administration;

/// <summary>Which open cases an edition or a snapshot touches.</summary>
internal static class Touched
{
    private const int Most = 500;

    /// <param name="Number">The case.</param>
    /// <param name="Kind">What it asks for.</param>
    /// <param name="Phase">Where it stands.</param>
    /// <param name="Authority">The authority that has it.</param>
    public sealed record View(string Number, string Kind, string Phase, string Authority);

    /// <param name="Cases">The cases, by number.</param>
    /// <param name="Next">Where to go on; null at the end.</param>
    public sealed record Page(IReadOnlyList<View> Cases, string? Next);

    /// <summary>Those assessed under another edition, after a number.</summary>
    /// <exception cref="Asking.Trouble">There is no such edition.</exception>
    public static async Task<Page> ByEdition(Reading reading, string identity, string after)
    {
        if ((await Editions.All(reading)).All(row => row.Identity != identity))
            throw EditionActs.Absent();
        return Of(
            await Touching.Last(reading, "assess", after, Most),
            last => last.Accord is not null && last.Accord != identity
        );
    }

    /// <summary>Those screened against another snapshot of the list, after a number.</summary>
    /// <exception cref="Asking.Trouble">There is no such snapshot.</exception>
    public static async Task<Page> ByList(Reading reading, string hash, string after)
    {
        var row = await ListActs.Find(reading, hash);
        return Of(
            await Touching.Last(reading, "screen", after, Most),
            last =>
                last.Body is not null
                && CaseJson.Read(last.Body).Act is Screen screened
                && !screened.Screening.Lists.Contains(new ListStamp(row.List, row.Hash))
        );
    }

    private static Page Of(IReadOnlyList<LastAct> found, Func<LastAct, bool> isTouched) =>
        new(
            [
                .. found
                    .Where(isTouched)
                    .Select(one => new View(one.Number, one.Kind, one.Phase, one.Authority)),
            ],
            found.Count < Most ? null : found[^1].Number
        );
}
