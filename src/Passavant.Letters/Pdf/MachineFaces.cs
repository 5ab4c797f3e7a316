using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace Passavant.Letters.Pdf;

/// <summary>Faces of the machine, for characters the embedded ones lack: names in Arabic, Hebrew, Chinese.</summary>
/// <remarks>Asks the system first; where that knows no faces, as in a small container, looks through the usual folders in the order of their names.</remarks>
internal static class MachineFaces
{
    private static readonly string[] Variants =
    [
        "Bold",
        "Italic",
        "Oblique",
        "Mono",
        "Condensed",
        "Narrow",
        "Light",
        "Math",
    ];

    private static readonly ConcurrentDictionary<Rune, Face?> Found = new();
    private static readonly ConcurrentDictionary<string, Face?> Opened = new();
    private static readonly Lazy<IReadOnlyList<string>> Files = new(Find);

    /// <summary>A face that shows a character, or null.</summary>
    public static Face? For(Rune rune) => Found.GetOrAdd(rune, Look);

    private static Face? Look(Rune rune)
    {
        if (SKFontManager.Default.MatchCharacter(rune.Value) is { } match)
            return Opened.GetOrAdd("system:" + match.FamilyName, _ => Face.Of(match));
        return Files
            .Value.Select(path => Opened.GetOrAdd(path, Face.FromFile))
            .FirstOrDefault(face => face?.Has(rune) == true);
    }

    private static IReadOnlyList<string> Find()
    {
        string[] folders =
        [
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
        ];
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
        };
        return
        [
            .. folders
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*", options))
                .Where(path =>
                    Path.GetExtension(path).ToUpperInvariant() is ".TTF" or ".OTF" or ".TTC"
                )
                .Distinct()
                .OrderBy(path => IsPlain(Path.GetFileName(path)) ? 0 : 1)
                .ThenBy(path => path, StringComparer.Ordinal),
        ];
    }

    private static bool IsPlain(string name) =>
        !Array.Exists(Variants, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
