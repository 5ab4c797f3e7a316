namespace Passavant.Web.Comparing;

/// <summary>To what end lists are compared, by the words both parties use.</summary>
internal static class Purposes
{
    /// <summary>Has the other refused this transaction, or one essentially identical to it? Few keys are asked.</summary>
    public const string NoUndercut = "no-undercut consultation";

    /// <summary>Which of our refusals has the other too? The whole list is asked.</summary>
    public const string Denials = "denial list comparison";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [NoUndercut, Denials];

    /// <summary>What is agreed, of the lines of an agreement.</summary>
    public static IReadOnlyList<string> Of(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
