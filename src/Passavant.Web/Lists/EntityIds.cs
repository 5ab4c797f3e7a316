using Passavant.Screening.Lists;

namespace Passavant.Web.Lists;

/// <summary>What an entry is called among all lists: a list of FollowTheMoney entities has ids that are unique everywhere; those of any other follow the list's own id, as in <c>denials:D-1</c>.</summary>
internal static class EntityIds
{
    public static string Of(ListSnapshot list, ListEntry entry) =>
        IsGlobal(list) ? entry.Party.Id : $"{list.Id}:{entry.Party.Id}";

    /// <summary>The list's own id in an id, or null where it names another list. Both forms are read for every list of FollowTheMoney entities.</summary>
    public static string? Within(ListSnapshot list, string id) =>
        id.Length > list.Id.Length + 1
        && id[list.Id.Length] == ':'
        && id.StartsWith(list.Id, StringComparison.Ordinal)
            ? id[(list.Id.Length + 1)..]
        : IsGlobal(list) ? id
        : null;

    private static bool IsGlobal(ListSnapshot list) =>
        list.About.Format is "ftm" or "opensanctions";
}
