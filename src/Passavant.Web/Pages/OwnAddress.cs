namespace Passavant.Web.Pages;

/// <summary>Where somebody who just signed in goes on to.</summary>
internal static class OwnAddress
{
    /// <summary>The address of a page of ours; empty where it is anything else, so that no link leads somebody who just signed in to another site.</summary>
    public static string Of(string? to) =>
        to is ['/', not '/' and not '\\', ..]
        && !to.Contains('\\', StringComparison.Ordinal)
        && !to.Any(char.IsControl)
        && Words.All.Keys.Any(language =>
            to == $"/{language}" || to.StartsWith($"/{language}/", StringComparison.Ordinal)
        )
            ? to
            : "";
}
