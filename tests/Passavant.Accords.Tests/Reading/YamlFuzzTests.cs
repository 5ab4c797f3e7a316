using System.Diagnostics;
using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Reading;

/// <summary>No input makes the reader throw, hang, or point outside the text.</summary>
public sealed class YamlFuzzTests
{
    static int Iterations =>
        Environment.GetEnvironmentVariable("PASSAVANT_LONG") == "1" ? 1_000_000 : 10_000;

    [Fact]
    public void Arbitrary_texts_are_read() => Gen.String.Sample(Holds, iter: Iterations);

    [Fact]
    public void Texts_of_YAML_s_own_letters_are_read() =>
        YamlTexts.Letters.Sample(Holds, iter: Iterations);

    [Fact]
    public void Mutated_texts_are_read() => YamlTexts.Mutated.Sample(Holds, iter: Iterations);

    [Fact]
    public void Arbitrary_bytes_are_read() =>
        Gen
            .Byte.Array[0, 64]
            .Sample(
                bytes => _ = YamlReader.ReadBytes("f", bytes, new List<Fault>()),
                iter: Iterations
            );

    [Fact]
    public void Mutated_bytes_are_read_like_the_text_they_spell() =>
        YamlTexts.Mutated.Sample(
            text =>
            {
                var faults = new List<Fault>();
                var node = YamlReader.ReadBytes("f", Encoding.UTF8.GetBytes(text), faults);
                var (expected, told) = Yaml.Read(
                    Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
                );
                Assert.Equal(Yaml.Places(expected), Yaml.Places(node));
                Assert.Equal(told, faults);
            },
            iter: 1000
        );

    static void Holds(string text)
    {
        var (node, faults) = Yaml.Read(text);
        var rows = text.ReplaceLineEndings("\n").Split('\n').Length + text.Count(c => c == '\r');
        foreach (var place in faults.Select(fault => fault.Place).Concat(Places(node)))
        {
            Assert.InRange(place.Line, 1, rows);
            Assert.InRange(place.Column, 1, text.Length + 1);
        }
        Assert.All(faults, fault => Assert.False(string.IsNullOrEmpty(fault.Found)));
    }

    static IEnumerable<Place> Places(YamlNode? node) =>
        node switch
        {
            YamlNode.Sequence list => list.Items.SelectMany(Places).Prepend(node.Place),
            YamlNode.Mapping mapping => mapping
                .Entries.SelectMany(e => Places(e.Value).Prepend(e.KeyPlace))
                .Prepend(node.Place),
            null => [],
            _ => [node.Place],
        };

    public static TheoryData<string> Hostile =>
        [
            "[",
            "{",
            "[a, ",
            "{a: ",
            "- ",
            "- [",
            "a: ",
            "a:\n ",
            "\"",
            "'",
            "\"\\",
            "&a ",
            "!t ",
            "*a ",
            "? ",
            ": ",
            ", ",
            "]",
            "|\n",
            ">\n",
            "- |\n",
            "a: |\n\n",
            "#",
            " #",
            "\n",
            "\n- ",
            "\n- \"",
            "\n- '",
            "\n- [",
            "\n- {a",
            "\na",
            "\na: \"",
            "\na: [b",
            "---\n",
            "...\n",
            "%a\n",
            "\t",
            "\n\t- a",
            "a\n",
            "a\n\n",
            "- a\n\n \n",
            "\0",
            "\u202E",
            "\ud800",
            "<<: ",
            "\r",
            "\\u0041",
            "{a: b}: ",
            "[[a], ",
            "a b ",
        ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Half_a_million_letters_of_one_pattern_take_no_more_than_linear_time(string pattern)
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("PASSAVANT_LONG") == "1",
            "It goes by the clock: ./build --long runs it."
        );
        var text = string.Concat(Enumerable.Repeat(pattern, 500_000 / pattern.Length));
        var deepening = string.Concat(
            Enumerable.Range(0, 1000).Select(i => new string(' ', i) + pattern + "\n")
        );
        var watch = Stopwatch.StartNew();
        foreach (var hostile in (string[])[text, "a: " + text, "- \"" + text, deepening])
        {
            _ = Yaml.Read(hostile);
        }
        Assert.InRange(watch.ElapsedMilliseconds, 0, 10_000);
    }
}
