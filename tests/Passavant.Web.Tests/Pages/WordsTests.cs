using System.Text.RegularExpressions;
using Passavant.Web.Pages;

namespace Passavant.Web.Tests.Pages;

/// <summary>What pages say, in every language.</summary>
public sealed partial class WordsTests
{
    [Fact]
    public void Every_text_of_a_page_is_in_every_language()
    {
        var said = Said().ToList();
        Assert.True(said.Count > 40, $"{said.Count}");
        foreach (var words in Words.All.Values.Where(one => one.Language != "en"))
        {
            var known = words.Known.ToHashSet();
            var missing = said.Where(one => !known.Contains(one.Text)).ToList();
            Assert.True(
                missing.Count == 0,
                $"{missing.Count} texts are not in '{words.Language}':\n{string.Join('\n', missing.Select(one => $"{one.File}: {one.Text}"))}"
            );
        }
    }

    [Fact]
    public void Nothing_is_translated_that_no_page_says()
    {
        var said = Said().Select(one => one.Text).ToHashSet();
        foreach (var words in Words.All.Values.Where(one => one.Language != "en"))
            Assert.DoesNotContain(words.Known, text => !said.Contains(text));
    }

    [Fact]
    public void No_text_is_translated_twice()
    {
        foreach (
            var folder in Directory.EnumerateDirectories(Path.Combine(Source, "Pages", "Words"))
        )
        {
            var seen = new Dictionary<string, string>();
            foreach (var file in Directory.EnumerateFiles(folder, "*.po").Order())
            {
                var texts = new Dictionary<string, string[]>();
                Words.Read(File.ReadAllText(file), texts);
                foreach (var text in texts.Keys)
                    Assert.True(
                        seen.TryAdd(text, file),
                        $"'{text}' stands in {file} and in {seen[text]}."
                    );
            }
        }
    }

    [Fact]
    public void A_translation_has_the_places_of_the_English_text()
    {
        foreach (var words in Words.All.Values)
        foreach (var english in words.Known)
            Assert.Equal(Places(english), Places(words.Of(english)));

        static IReadOnlyList<string> Places(string text) =>
            [.. Place().Matches(text).Select(one => one.Value).Distinct().Order()];
    }

    [Fact]
    public void A_gettext_file_is_read_with_its_plurals_and_long_texts()
    {
        var texts = new Dictionary<string, string[]>();
        Words.Read(
            """
            # A comment.
            msgid ""
            msgstr "Language: fr\n"

            msgid "A \"long\" "
            "text"
            msgstr "Un texte "
            "« long »"

            msgid "{0} case"
            msgid_plural "{0} cases"
            msgstr[0] "{0} dossier"
            msgstr[1] "{0} dossiers"

            msgid "Not yet translated"
            msgstr ""
            """,
            texts
        );
        Assert.Equal(["A \"long\" text", "{0} case"], texts.Keys);
        Assert.Equal("Un texte « long »", texts["A \"long\" text"][0]);
        Assert.Equal(["{0} dossier", "{0} dossiers"], texts["{0} case"]);
    }

    [Theory]
    [InlineData("msgid \"a\"\nmsgstr b")]
    [InlineData("message \"a\"")]
    public void A_line_that_is_none_of_gettext_is_named(string file) =>
        Assert.StartsWith(
            "line ",
            Assert.Throws<FormatException>(() => Words.Read(file, [])).Message
        );

    private static string Source { get; } =
        Path.Combine(Passavant.Cli.Tests.Documents.Repository.Root, "src", "Passavant.Web");

    // Here["…"], Here.Count(n, "…", "…") and Words.Text("…"), in pages and the code behind them.
    private static IEnumerable<(string File, string Text)> Said()
    {
        foreach (
            var file in Directory
                .EnumerateFiles(Source, "*.cs*", SearchOption.AllDirectories)
                .Where(path =>
                    path.EndsWith(".cshtml", StringComparison.Ordinal)
                    || path.EndsWith(".cs", StringComparison.Ordinal)
                )
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
        )
        {
            var source = File.ReadAllText(file);
            foreach (var match in SaidOnce().Matches(source).Concat(SaidByNumber().Matches(source)))
                yield return (
                    Path.GetRelativePath(Source, file),
                    Regex.Unescape(match.Groups[1].Value)
                );
        }
    }

    [GeneratedRegex("""\b(?:[Hh]ere\[|Words\.Text\()\s*"((?:[^"\\]|\\.)*)"[^"]""")]
    private static partial Regex SaidOnce();

    [GeneratedRegex("""\b[Hh]ere\.Count\(\s*[^"]*"((?:[^"\\]|\\.)*)"\s*,""")]
    private static partial Regex SaidByNumber();

    [GeneratedRegex("""\{[0-9]+""")]
    private static partial Regex Place();
}
