using System.Globalization;
using Passavant.Accords;

namespace Passavant.Proofs;

/// <summary>What the version of a new edition claims, and what it has to.</summary>
/// <remarks>Versions are three numbers with points, <c>1.2.3</c>; numbers not written are 0.</remarks>
public static class Editions
{
    /// <summary>Whether one text is an edition of the other: they are of one state, or the newer says that it replaces the older.</summary>
    public static bool AreOfOneText(Accord older, Accord newer) =>
        older.Identity != newer.Identity
        && (older.State == newer.State || Replaces(newer) == older.Identity.ToString());

    /// <summary>The identity of the text an accord says it replaces; null where it names none.</summary>
    public static string? Replaces(Accord accord) => accord.Header["replaces"]?.ToString();

    /// <summary>Which part of the version is raised from one edition to the next; null where none is.</summary>
    /// <exception cref="FormatException">A text is no version.</exception>
    public static VersionStep? Claimed(string older, string newer)
    {
        var (before, after) = (Parse(older), Parse(newer));
        return after.CompareTo(before) <= 0 ? null
            : after.First > before.First ? VersionStep.Major
            : after.Second > before.Second ? VersionStep.Minor
            : VersionStep.Patch;
    }

    /// <summary>The least version that raises that part: <c>1.2.3</c> and minor give <c>1.3.0</c>.</summary>
    /// <exception cref="FormatException">The text is no version.</exception>
    public static string Next(string version, VersionStep step)
    {
        var (first, second, third) = Parse(version);
        return step switch
        {
            VersionStep.Major => Write(first + 1, 0, 0),
            VersionStep.Minor => Write(first, second + 1, 0),
            _ => Write(first, second, third + 1),
        };
    }

    /// <summary>What is certain: which part has to be raised whatever the open answers turn out to be.</summary>
    public static VersionStep Proved(this TextComparison comparison) =>
        (
            comparison.LeftMilder.Answer == Milder.Somewhere,
            comparison.RightMilder.Answer == Milder.Somewhere
        ) switch
        {
            (true, true) => VersionStep.Major,
            (false, false) => VersionStep.Patch,
            _ => VersionStep.Minor,
        };

    /// <summary>Whether a text is a version.</summary>
    public static bool IsVersion(string text) => Read(text) is not null;

    private static string Write(int first, int second, int third) =>
        string.Create(CultureInfo.InvariantCulture, $"{first}.{second}.{third}");

    private static (int First, int Second, int Third) Parse(string text) =>
        Read(text)
        ?? throw new FormatException(
            $"'{text}' is no version; expected three numbers such as '1.2.3'."
        );

    private static (int First, int Second, int Third)? Read(string text)
    {
        var parts = text.Split('.');
        if (parts.Length > 3)
            return null;
        Span<int> numbers = [0, 0, 0];
        for (var i = 0; i < parts.Length; i++)
            if (
                !int.TryParse(
                    parts[i],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out numbers[i]
                )
                || numbers[i] == int.MaxValue
            )
                return null;
        return (numbers[0], numbers[1], numbers[2]);
    }
}
