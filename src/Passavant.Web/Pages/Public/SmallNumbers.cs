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

    /// <summary>The parts of a whole that is shown beside them. Where one is small, nothing is told apart from it, so that nobody can count the small ones.</summary>
    public static IReadOnlyList<Shown> Hide(IReadOnlyList<int> parts, int least)
    {
        if (!parts.Any(part => part > 0 && part < least))
            return [.. parts.Select(part => new Shown(part, false))];
        var shown = parts
            .Select(part => part < least ? new Shown(null, true) : new Shown(part, false))
            .ToArray();
        if (shown.Count(one => one.Number is null) == 1)
        {
            var next = Enumerable
                .Range(0, parts.Count)
                .Where(i => shown[i].Number is not null)
                .OrderBy(i => parts[i])
                .FirstOrDefault(-1);
            if (next >= 0)
                shown[next] = new Shown(null, false);
        }
        return shown;
    }
}
