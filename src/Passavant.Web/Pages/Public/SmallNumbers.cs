namespace Passavant.Web.Pages.Public;

/// <summary>A number as the public sees it.</summary>
/// <param name="Number">The number; null where it is not shown.</param>
/// <param name="IsSmall">Whether it is not shown for being small, and not for giving away one that is.</param>
internal readonly record struct Shown(int? Number, bool IsSmall);

/// <summary>Small numbers are not shown: one could tell from them who it was. Nor is one from which a single small one could be told by subtraction.</summary>
internal static class SmallNumbers
{
    /// <summary>The least number that is shown, unless an accord says a greater one.</summary>
    public const int Least = 5;

    /// <summary>A number by itself. Nothing is shown as nothing.</summary>
    public static Shown Hide(int number, int least) =>
        number > 0 && number < least ? new(null, true) : new(number, false);

    /// <summary>The parts of a whole that is shown beside them.</summary>
    public static IReadOnlyList<Shown> Hide(IReadOnlyList<int> parts, int least)
    {
        var shown = parts.Select(part => Hide(part, least)).ToArray();
        if (shown.Count(one => one.Number is null) != 1)
            return shown;
        var next = Enumerable
            .Range(0, parts.Count)
            .Where(i => shown[i].Number > 0)
            .OrderBy(i => parts[i])
            .FirstOrDefault(-1);
        if (next >= 0)
            shown[next] = new Shown(null, false);
        return shown;
    }
}
