using System.Numerics;

namespace Passavant.Screening.Matching;

/// <summary>How much a word says, by how many names hold it.</summary>
internal static class Rarity
{
    /// <summary>What a word says that no list holds.</summary>
    public const int Unknown = 115;

    /// <summary>In hundredths of what a word of usual rarity says, from 70 to 115.</summary>
    /// <param name="holding">How many names hold it.</param>
    /// <param name="all">How many names there are.</param>
    public static int Of(int holding, int all)
    {
        // Halvings from all names down to those that hold it.
        var halvings =
            BitOperations.Log2((uint)Math.Max(1, all))
            - BitOperations.Log2((uint)Math.Max(1, holding));
        return Math.Clamp(70 + 3 * halvings, 70, Unknown);
    }
}
