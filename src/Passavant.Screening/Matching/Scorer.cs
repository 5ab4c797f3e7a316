using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>What a score is made of, by name and version; a score of one version never changes.</summary>
/// <remarks>Points are in hundredths. A name found whole, word for word, has 100 points; what else is known of the two adds and takes away.</remarks>
internal static class Scorer
{
    /// <summary>Its name.</summary>
    public const string Name = "passavant-1";

    /// <summary>How much a word identifies, by the part it plays.</summary>
    public static int WeightOf(NameToken token, bool isPerson) =>
        token.Kind switch
        {
            TokenKind.Name => token.Text.Length switch
            {
                1 => 40,
                2 => 80,
                _ => 100,
            },
            TokenKind.Initial => 40,
            TokenKind.Number => 70,
            TokenKind.Particle => 12,
            TokenKind.Title => 6,
            TokenKind.LegalForm => isPerson ? 60 : 14,
            TokenKind.Place => isPerson ? 90 : 55,
            TokenKind.Common => isPerson ? 90 : 50,
            _ => 100,
        };
}
