using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Reading;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("NO")]
    [InlineData("3.10")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("true")]
    [InlineData("0x1F")]
    [InlineData("2026-01-01")]
    [InlineData("≥ 600 Hz")]
    [InlineData("output frequency is at least 600 Hz")]
    [InlineData("C-1A*")]
    [InlineData("-5")]
    [InlineData("?x")]
    [InlineData(":x")]
    [InlineData("a#b")]
    [InlineData("https://example.org")]
    [InlineData("total performance / die area")]
    [InlineData("two words, and [brackets] {braces} within")]
    public void A_plain_text_means_itself(string text)
    {
        Assert.Equal($"{{key: \"{text}\"}}", Yaml.Tree(Yaml.Valid($"key: {text}\n")));
        Assert.Equal($"[\"{text}\"]", Yaml.Tree(Yaml.Valid($"- {text}   # remark")));
    }

    [Theory]
    [InlineData("key:")]
    [InlineData("key: # remark")]
    [InlineData("# remark\n\nkey:   \n\n# remark\n")]
    [InlineData("key: ''")]
    [InlineData("---\nkey: \"\"")]
    public void A_key_without_a_value_has_the_empty_text(string text) =>
        Assert.Equal("{key: \"\"}", Yaml.Tree(Yaml.Valid(text)));

    [Theory]
    [InlineData("")]
    [InlineData("\n \n\t\n# only a remark")]
    [InlineData("\uFEFF")]
    [InlineData("---\n")]
    public void A_text_that_holds_nothing_is_nothing(string text) => Assert.Null(Read(text));

    static YamlNode? Read(string text)
    {
        var (node, faults) = Yaml.Read(text);
        Assert.Empty(faults);
        return node;
    }

    [Theory]
    [InlineData("a: 1\nb:\n  c: 2\n", "1:1 {1:1 a: 1:4 \"1\", 2:1 b: 3:3 {3:3 c: 3:6 \"2\"}}")]
    [InlineData(
        "- any party: listed is yes\n- x",
        "1:1 [1:3 {1:3 any party: 1:14 \"listed is yes\"}, 2:3 \"x\"]"
    )]
    [InlineData(
        "- id: 1\n  when:\n    - x\n    -  y\n- id: 2",
        "1:1 [1:3 {1:3 id: 1:7 \"1\", 2:3 when: 3:5 [3:7 \"x\", 4:8 \"y\"]}, 5:3 {5:3 id: 5:7 \"2\"}]"
    )]
    [InlineData("k:\n- x\n- y\nl: z", "1:1 {1:1 k: 2:1 [2:3 \"x\", 3:3 \"y\"], 4:1 l: 4:4 \"z\"}")]
    [InlineData(
        "- - x\n  - y\n-\n  - z\n-\n",
        "1:1 [1:3 [1:5 \"x\", 2:5 \"y\"], 4:3 [4:5 \"z\"], 5:2 \"\"]"
    )]
    [InlineData("\uFEFFa: \"x\"", "1:1 {1:1 a: 1:4 \"x\"}")]
    [InlineData("a: 1\r\nb: 2\rc: 3", "1:1 {1:1 a: 1:4 \"1\", 2:1 b: 2:4 \"2\", 3:1 c: 3:4 \"3\"}")]
    [InlineData("'a b' : 1\n\"c\": 'd'", "1:1 {1:1 a b: 1:9 \"1\", 2:1 c: 2:6 \"d\"}")]
    [InlineData("é: ≥ 3 # x", "1:1 {1:1 é: 1:4 \"≥ 3\"}")]
    public void Nodes_and_keys_know_their_places(string text, string expected) =>
        Assert.Equal(expected, Yaml.Places(Yaml.Valid(text)));

    [Theory]
    [InlineData(
        "v: { from: 2026-01-01, until: x }",
        "1:1 {1:1 v: 1:4 {1:6 from: 1:12 \"2026-01-01\", 1:24 until: 1:31 \"x\"}}"
    )]
    [InlineData(
        "v: [ a,b , \"c\",[ d ] ]",
        "1:1 {1:1 v: 1:4 [1:6 \"a\", 1:8 \"b\", 1:12 \"c\", 1:16 [1:18 \"d\"]]}"
    )]
    [InlineData(
        "v: {\"a\":1, b c: {x: y}, d: , e: [p: q]}",
        "1:1 {1:1 v: 1:4 {1:5 a: 1:9 \"1\", 1:12 b c: 1:17 {1:18 x: 1:21 \"y\"}, 1:25 d: 1:27 \"\", 1:30 e: 1:33 [1:34 {1:34 p: 1:37 \"q\"}]}}"
    )]
    [InlineData(
        "v: [\n  a, # one\n  'b'\n]\nw: 1",
        "1:1 {1:1 v: 1:4 [2:3 \"a\", 3:3 \"b\"], 5:1 w: 5:4 \"1\"}"
    )]
    [InlineData("- [a, b,]\n- {}\n- []", "1:1 [1:3 [1:4 \"a\", 1:7 \"b\"], 2:3 {}, 3:3 []]")]
    [InlineData("[a:b, c]", "1:1 [1:2 \"a:b\", 1:7 \"c\"]")]
    public void Brackets_keep_columns(string text, string expected) =>
        Assert.Equal(expected, Yaml.Places(Yaml.Valid(text)));

    [Theory]
    [InlineData("k: \"a\\tb\\\"\\\\\\x41\\u00e9\\U0001F600\\ud83d\\ude00\"", "a\tb\"\\Aé😀😀")]
    [InlineData("k: 'it''s \\n'", "it's \\n")]
    [InlineData("k: 'one\n  two\n\n  three'", "one two\nthree")]
    [InlineData("k: \"one  \n  two \\\n  three\\  \n\n\n  four\"", "one two three \n\nfour")]
    [InlineData("k: one\n  two\n\n  three # end", "one two\nthree")]
    [InlineData("k:\n  one\n  two", "one two")]
    [InlineData("k: |\n  a\n   b\n\n  c # text\n", "a\n b\n\nc # text\n")]
    [InlineData("k: |-\n  a\n\n\n", "a")]
    [InlineData("k: |+ # remark\n  a\n\n", "a\n\n")]
    [InlineData("k: >\n  a\n  b\n\n  c\n    d\n  e\n", "a b\nc\n  d\ne\n")]
    [InlineData("k: |2-\n    a\n", "  a")]
    [InlineData("k: >-\n\n  a\n\n\n  b", "\na\n\nb")]
    [InlineData("k: |\n", "")]
    [InlineData("k: |\n  a", "a\n")]
    public void Texts_are_unescaped_and_folded(string text, string expected)
    {
        var mapping = Assert.IsType<YamlNode.Mapping>(Yaml.Valid(text));
        Assert.Equal(expected, Assert.IsType<YamlNode.Scalar>(mapping.Find("k")!.Value).Text);
        Assert.Null(mapping.Find("K"));
    }

    [Fact]
    public void The_column_in_a_plain_text_follows_from_its_place()
    {
        var scalar = Assert.IsType<YamlNode.Scalar>(
            Assert.IsType<YamlNode.Sequence>(Yaml.Valid("- {a: b}\n-  x is y")).Items[1]
        );
        Assert.Equal((false, new Place("f", 2, 4)), (scalar.Quoted, scalar.Place));
    }

    [Fact]
    public void Sixty_four_levels_are_read() =>
        Assert.Equal(
            new string('[', 64) + new string(']', 64),
            Yaml.Tree(Yaml.Valid(new string('[', 64) + new string(']', 64)))
        );

    [Fact]
    public void Bytes_are_read_as_UTF_8()
    {
        var faults = new List<Fault>();
        Assert.Equal("{é: \"≥\"}", Yaml.Tree(YamlReader.ReadBytes("f", "\uFEFFé: ≥"u8, faults)));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_bad_byte_is_reported_by_line_column_and_offset_and_the_rest_is_read()
    {
        var faults = new List<Fault>();
        var node = YamlReader.ReadBytes(
            "f",
            [.. "é: 1\r\nb: "u8, 0xFF, 0xE2, 0x89, .. "x\nc: 3"u8],
            faults
        );
        Assert.Equal("{é: \"1\", b: \"\uFFFD\uFFFDx\", c: \"3\"}", Yaml.Tree(node));
        Assert.Equal("2:4 invalid-utf-8, 2:5 invalid-utf-8", Yaml.Codes(faults));
        Assert.Contains("0xFF at offset 10", faults[0].Found, StringComparison.Ordinal);
    }
}
