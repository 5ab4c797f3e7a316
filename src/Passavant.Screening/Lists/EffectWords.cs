namespace Passavant.Screening.Lists;

/// <summary>The words in which effects are written.</summary>
public static class EffectWords
{
    /// <summary>Every effect's word, mildest first.</summary>
    public static IReadOnlyList<string> All { get; } =
    ["red-flag", "denied", "licence-required", "prohibits"];

    /// <summary>The word of an effect, such as <c>licence-required</c>.</summary>
    public static string Name(this Effect effect) => All[(int)effect];

    /// <summary>Reads a word of <see cref="All"/>.</summary>
    public static bool TryParse(string word, out Effect effect)
    {
        for (var i = 0; i < All.Count; i++)
            if (All[i] == word)
            {
                effect = (Effect)i;
                return true;
            }
        effect = default;
        return false;
    }
}
