using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Passavant.Web.Pages;

/// <summary>What the pages say, in one language. English stands in the pages themselves; every other language has a folder of gettext files, which translators' tools open.</summary>
internal sealed class Words
{
    private const string Folder = "words/";

    private readonly FrozenDictionary<string, string[]> translated;

    private Words(string language, Dictionary<string, string[]> translated)
    {
        Language = language;
        this.translated = translated.ToFrozenDictionary(StringComparer.Ordinal);
        Culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : language);
    }

    /// <summary>The language, by its ISO 639 code.</summary>
    public string Language { get; }

    /// <summary>How dates and numbers are written in it.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Every language there is, English first.</summary>
    public static IReadOnlyDictionary<string, Words> All { get; } = Load();

    /// <summary>The English texts that are translated.</summary>
    public IEnumerable<string> Known => translated.Keys;

    /// <summary>Marks a text that is said elsewhere through a variable, so that it is found and translated.</summary>
    public static string Text(string english) => english;

    /// <summary>A text; the English one where it is not translated.</summary>
    public string Of(string english) =>
        translated.TryGetValue(english, out var found) ? found[0] : english;

    /// <summary>A text about a number of things.</summary>
    public string Of(long number, string one, string many) =>
        Language == "en" ? (number == 1 ? one : many)
        : !translated.TryGetValue(one, out var found) ? (number == 1 ? one : many)
        // French counts 0 and 1 as one.
        : found[number is 0 or 1 ? 0 : ^1];

    private static Dictionary<string, Words> Load()
    {
        var assembly = typeof(Words).Assembly;
        var all = new Dictionary<string, Words> { ["en"] = new("en", []) };
        foreach (
            var group in assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .GroupBy(name => name.Split('/')[1])
        )
        {
            var texts = new Dictionary<string, string[]>(StringComparer.Ordinal);
            foreach (var name in group)
            {
                using var file = new StreamReader(assembly.GetManifestResourceStream(name)!);
                Read(file.ReadToEnd(), texts);
            }
            all[group.Key] = new Words(group.Key, texts);
        }
        return all;
    }

    /// <summary>Reads a gettext file: <c>msgid</c>, <c>msgid_plural</c>, <c>msgstr</c>, <c>msgstr[n]</c>, comments.</summary>
    /// <exception cref="FormatException">A line is none of these.</exception>
    public static void Read(string file, Dictionary<string, string[]> texts)
    {
        var (id, said, into) = ("", new List<string>(), new StringBuilder());
        var target = "";
        foreach (var (index, raw) in file.Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] != '"')
            {
                Take();
                var space = line.IndexOf(' ', StringComparison.Ordinal);
                target = space < 0 ? line : line[..space];
                if (
                    target is not ("msgid" or "msgid_plural" or "msgstr")
                    && !target.StartsWith("msgstr[", StringComparison.Ordinal)
                )
                    throw new FormatException(
                        $"line {index + 1}: '{target}' is no word of a gettext file"
                    );
                if (target == "msgid")
                {
                    Keep();
                    said = [];
                }
                line = line[(space + 1)..].Trim();
            }
            if (line.Length < 2 || line[0] != '"' || line[^1] != '"')
                throw new FormatException($"line {index + 1}: expected a text in quotation marks");
            _ = into.Append(Plain(line[1..^1]));
        }
        Take();
        Keep();

        void Take()
        {
            if (target == "msgid")
                id = into.ToString();
            else if (target.StartsWith("msgstr", StringComparison.Ordinal))
                said.Add(into.ToString());
            _ = into.Clear();
        }

        void Keep()
        {
            // The first entry, of the empty text, is about the file.
            if (id.Length > 0 && said.Count > 0 && said[0].Length > 0)
                texts[id] = [.. said];
        }
    }

    private static string Plain(string escaped) =>
        escaped
            .Replace("\\n", "\n", StringComparison.Ordinal)
            .Replace("\\\"", "\"", StringComparison.Ordinal)
            .Replace("\\\\", "\\", StringComparison.Ordinal);
}
