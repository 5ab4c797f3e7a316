using Passavant.Screening.Matching;
using Passavant.Web.Asking;

namespace Passavant.Web.Yente;

/// <summary>The scorer, as a list that can be read.</summary>
internal static class Algorithms
{
    public sealed record Response(IReadOnlyList<Algorithm> Algorithms, string Default, string Best);

    public sealed record Algorithm(
        string Name,
        string Description,
        IReadOnlyDictionary<string, FeatureDoc> Features
    );

    /// <summary>The scorer's name and version.</summary>
    public static string Ours { get; } = ScreeningIdentity.Of([]).Engine;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/algorithms", Handle)
            .Says(
                "Matching",
                "The scorer",
                "Its features, in the order they are weighed. Points are added; a whole name has 100."
            );

    /// <summary>Whether an algorithm asked for is ours.</summary>
    /// <exception cref="Trouble">It is not.</exception>
    public static void Check(string? name)
    {
        if (name is not null && name != Ours && name is not ("best" or "default"))
            throw Trouble.Bad(
                $"Unknown algorithm: '{name}'; expected {Ours}, or best for whatever is in use."
            );
    }

    private static Response Handle() =>
        new(
            [
                new(
                    Ours,
                    "Points for each feature, added up; the score is how likely that sum makes it, as calibrated on labelled names.",
                    FeatureDoc.All
                ),
            ],
            Ours,
            Ours
        );
}
