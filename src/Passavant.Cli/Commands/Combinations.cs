using Passavant.Accords.Reading;

namespace Passavant.Cli.Commands;

/// <summary>The texts a draft may become: a choice of one alternative for each open bracket.</summary>
internal static class Combinations
{
    /// <summary>The most combinations that are each looked at; beyond it every alternative is looked at once.</summary>
    private const int Most = 64;

    /// <summary>Whether every combination is among them.</summary>
    public static bool AreAll(IReadOnlyList<Bracket> open) =>
        open.Aggregate(
            1L,
            (product, bracket) => Math.Min(product * bracket.Alternatives.Count, Most + 1)
        ) <= Most;

    /// <summary>Alternatives for each of the brackets; nothing where there are none.</summary>
    public static IEnumerable<IReadOnlyList<(string Bracket, string Alternative)>> Of(
        IReadOnlyList<Bracket> open
    )
    {
        if (open.Count == 0)
            return [];
        if (!AreAll(open))
            return open.SelectMany(
                (bracket, index) =>
                    bracket.Alternatives.Select(alternative =>
                        (IReadOnlyList<(string, string)>)
                            [
                                .. open.Select(
                                    (other, place) =>
                                        (
                                            other.Id,
                                            place == index ? alternative : other.Alternatives[0]
                                        )
                                ),
                            ]
                    )
            );
        IEnumerable<IReadOnlyList<(string, string)>> all =
        [
            [],
        ];
        foreach (var bracket in open)
            all = all.SelectMany(earlier =>
                    bracket.Alternatives.Select(alternative =>
                        (IReadOnlyList<(string, string)>)[.. earlier, (bracket.Id, alternative)]
                    )
                )
                .ToList();
        return all;
    }
}
