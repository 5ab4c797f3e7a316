using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Reading;

public sealed class YamlFaultTests
{
    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", "3:1 duplicate-key", "{a: \"1\", b: \"2\"}")]
    [InlineData("{a: 1, 'a': 2}", "1:8 duplicate-key", "{a: \"1\"}")]
    [InlineData("a: &x 1\nb: *x\n", "1:4 anchor, 2:4 alias", "{a: \"1\", b: \"*x\"}")]
    [InlineData(
        "&x a: 1\nb: [&y 1, *y]",
        "1:1 anchor, 2:5 anchor, 2:11 alias",
        "{a: \"1\", b: [\"1\", \"*y\"]}"
    )]
    [InlineData("a: &x\n  b: 1\n", "1:4 anchor", "{a: {b: \"1\"}}")]
    [InlineData("a: !!str 1\nb: !x\n  - 1", "1:4 tag, 2:4 tag", "{a: \"1\", b: [\"1\"]}")]
    [InlineData("%YAML 1.2\n---\na: 1", "1:1 directive", "{a: \"1\"}")]
    [InlineData(
        "a: 1\n---\nb: 2\nb: 3\n",
        "2:1 several-documents, 4:1 duplicate-key",
        "{a: \"1\"}"
    )]
    [InlineData(
        "---\n---\na: 1\n...\n",
        "2:1 several-documents, 4:1 several-documents",
        "{a: \"1\"}"
    )]
    [InlineData("--- a\nb: 1", "1:5 several-documents", "{b: \"1\"}")]
    [InlineData("a: 1\n<<: x", "2:1 merge-key", "{a: \"1\", <<: \"x\"}")]
    [InlineData("? a\n: b\nc: 1", "1:1 non-scalar-key", "{c: \"1\"}")]
    [InlineData("a: 1\n[b]: 2\nc: 3", "2:1 non-scalar-key", "{a: \"1\", c: \"3\"}")]
    [InlineData("x: {[b]: 2, c: 3}", "1:5 non-scalar-key", "{x: {c: \"3\"}}")]
    [InlineData(
        "a:\n\t- 1\n\t- 2\nb: 3",
        "2:1 tab-indentation, 3:1 tab-indentation",
        "{a: [\"1\", \"2\"], b: \"3\"}"
    )]
    [InlineData("-\ta: 1", "1:2 tab-indentation", "[{a: \"1\"}]")]
    [InlineData("a:\n\u00A0 b: 1", "2:1 tab-indentation", null)]
    [InlineData("a: x: y\nb: 1", "1:5 colon-in-text", "{a: \"x: y\", b: \"1\"}")]
    [InlineData("a: \"x\": y\nb: 1", "1:7 non-scalar-key", "{a: \"x\", b: \"1\"}")]
    [InlineData("a: 1\nb:2\nc: 3", "2:1 missing-colon", "{a: \"1\", c: \"3\"}")]
    [InlineData("a: 1\n: 2\n", "2:1 missing-key", "{a: \"1\", : \"2\"}")]
    [InlineData("a: - 1\nb: 2", "1:4 inline-list", "{a: [\"1\"], b: \"2\"}")]
    [InlineData(
        "a: @x\nb: `y`\nc: %z\nd: ]\ne: [|, b]",
        "1:4 reserved-character, 2:4 reserved-character, 3:4 reserved-character, 4:4 reserved-character, 5:5 reserved-character",
        "{a: \"@x\", b: \"`y`\", c: \"%z\", d: \"]\", e: [\"|\", \"b\"]}"
    )]
    [InlineData(
        "a: > 600 Hz\nb: |x\nc: 1",
        "1:4 block-text-header, 2:4 block-text-header",
        "{a: \"\", b: \"\", c: \"1\"}"
    )]
    [InlineData("a: \"x\nb: 1\n", "1:4 unclosed-quote", "{a: \"x\", b: \"1\"}")]
    [InlineData("- a: 'x\n  b: 'y'\n", "1:6 unclosed-quote", "[{a: \"x\", b: \"y\"}]")]
    [InlineData("a: [x, {y: z\nb: 1", "1:8 unclosed-bracket", "{a: [\"x\", {y: \"z\"}], b: \"1\"}")]
    [InlineData("a: [x, 'y]\nb: 1", "1:8 unclosed-quote", "{a: [\"x\", \"y]\"], b: \"1\"}")]
    [InlineData(
        "a: [x}\nb: {y: z]",
        "1:6 mismatched-bracket, 2:9 mismatched-bracket",
        "{a: [\"x\"], b: {y: \"z\"}}"
    )]
    [InlineData(
        "a: [x,, y]\nb: [, z]",
        "1:7 missing-item, 2:5 missing-item",
        "{a: [\"x\", \"y\"], b: [\"z\"]}"
    )]
    [InlineData(
        "a: ['x' y, [z] w]",
        "1:9 missing-comma, 1:16 missing-comma",
        "{a: [\"x\", \"y\", [\"z\"], \"w\"]}"
    )]
    [InlineData("a: [x\n  y]", "2:3 missing-comma", "{a: [\"x\", \"y\"]}")]
    [InlineData("a: {x, y: 1, z:1}", "1:5 missing-colon, 1:14 missing-colon", "{a: {y: \"1\"}}")]
    [InlineData(
        "a: {x:[y], z:}\nb: {\"x\":[y]}",
        "1:6 missing-space, 1:13 missing-space",
        "{a: {x: [\"y\"], z: \"\"}, b: {x: [\"y\"]}}"
    )]
    [InlineData(
        "a: {b\n  : 1, \"c\n  d\": 2}",
        "2:3 missing-colon, 3:5 missing-colon",
        "{a: {b: \"1\", c d: \"2\"}}"
    )]
    [InlineData("a: [-, b]\nc: [-1]", "1:5 reserved-character", "{a: [\"-\", \"b\"], c: [\"-1\"]}")]
    [InlineData(
        "a: \"\\q \\ud800 \\x00 \\u12\"",
        "1:5 invalid-escape, 1:8 invalid-escape, 1:15 invalid-escape, 1:20 invalid-escape",
        "{a: \"\\q \uFFFD \uFFFD \\u12\"}"
    )]
    [InlineData(
        "a: \"x\" y\nb: [1] 2\nc: 3",
        "1:8 text-after-value, 2:8 text-after-value",
        "{a: \"x\", b: [\"1\"], c: \"3\"}"
    )]
    [InlineData(
        "a:\n    b: 1\n  c: 2\nd: 3",
        "3:3 indentation",
        "{a: {b: \"1\", c: \"2\"}, d: \"3\"}"
    )]
    [InlineData("a: 1\n  b: 2\nc: 3", "2:3 indentation", "{a: \"1\", b: \"2\", c: \"3\"}")]
    [InlineData("- a\n  - b\n  - c\n- d", "1:3 missing-colon", "[{a: [\"b\", \"c\"]}, \"d\"]")]
    [InlineData("-  a\n - b\n - c\n- d", "2:2 indentation", "[\"a\", \"b\", \"c\", \"d\"]")]
    [InlineData("a: |\n     \n  x\nb: 1", "3:3 indentation", null)]
    [InlineData("a: 1\n- b\n- c\nd: 2", "2:1 list-item-in-mapping", "{a: \"1\", d: \"2\"}")]
    [InlineData("- a\nb: 1\n- c", "2:1 not-a-list-item", "[\"a\", \"c\"]")]
    [InlineData("'a'\nb: 1\nc: 2\nb: 3", "2:1 unexpected-content, 4:1 duplicate-key", "\"a\"")]
    [InlineData(
        "a: x\u0007y\nb: \u202Ez\u2028\n\uFEFFd: \u0085",
        "1:5 control-character, 2:4 bidirectional-control, 2:6 control-character, 3:1 byte-order-mark, 3:5 control-character",
        null
    )]
    public void Each_kind_of_fault_is_told_with_its_place_and_the_rest_is_read(
        string text,
        string codes,
        string? tree
    )
    {
        var (node, faults) = Yaml.Read(text);
        Assert.Equal(codes, Yaml.Codes(faults));
        if (tree is not null)
        {
            Assert.Equal(tree, Yaml.Tree(node));
        }
        Assert.All(faults, fault => Assert.Equal(Severity.Error, fault.Severity));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_told_and_replaced()
    {
        var (node, faults) = Yaml.Read("a: \ud800\nb: 😀\udc00");
        Assert.Equal("1:4 control-character, 2:6 control-character", Yaml.Codes(faults));
        Assert.Equal("{a: \"\uFFFD\", b: \"😀\uFFFD\"}", Yaml.Tree(node));
    }

    [Fact]
    public void A_repeated_key_names_both_places()
    {
        var fault = Assert.Single(Yaml.Read("a: 1\n\na: 2").Faults);
        Assert.Equal(
            "f:3:1: error duplicate-key: found the key 'a' again, first at f:1:1; expected each key once",
            fault.ToString()
        );
    }

    [Fact]
    public void A_repeated_key_is_found_among_many()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"k{i}: x\n")) + "k3: y\n";
        Assert.Equal("41:1 duplicate-key", Yaml.Codes(Yaml.Read(text).Faults));
    }

    [Fact]
    public void A_fault_says_what_was_found_expected_and_near() =>
        Assert.Equal(
            "found the key 'contrlos'; expected one of controls, glossary; did you mean 'controls'?",
            new Fault(
                default,
                Severity.Error,
                "unknown-key",
                "the key 'contrlos'",
                "one of controls, glossary",
                "controls"
            ).Message
        );

    [Fact]
    public void Nesting_deeper_than_sixty_four_is_told_once_and_what_follows_is_read()
    {
        var deep = string.Concat(Enumerable.Repeat("- ", 100_000));
        var (node, faults) = Yaml.Read($"a:\n  {deep}x\nb: {new string('[', 100_000)}\nb: 1\nc: 2");
        Assert.Equal("2:129 too-deep, 3:67 too-deep, 4:1 duplicate-key", Yaml.Codes(faults));
        Assert.Equal(
            ["a", "b", "c"],
            Assert.IsType<YamlNode.Mapping>(node).Entries.Select(entry => entry.Key)
        );
    }

    [Fact]
    public void Faults_beyond_a_thousand_are_not_listed()
    {
        var faults = Yaml.Read(string.Concat(Enumerable.Repeat("a: 1\n", 5000))).Faults;
        Assert.Equal(YamlReader.MostFaults, faults.Count);
        Assert.Equal("too-many-faults", faults[^1].Code);
    }

    [Fact]
    public void A_file_over_64_MB_is_refused()
    {
        var faults = new List<Fault>();
        Assert.Null(YamlReader.ReadBytes("f", new byte[YamlReader.LargestFile + 1], faults));
        Assert.Null(YamlReader.Read("f", new string('a', YamlReader.LargestFile + 1), faults));
        Assert.Equal("1:1 too-large, 1:1 too-large", Yaml.Codes(faults));
    }

    [Fact]
    public void A_file_in_UTF_16_is_refused_by_name()
    {
        var faults = new List<Fault>();
        Assert.Null(YamlReader.ReadBytes("f", [0xFF, 0xFE, 0x61, 0], faults));
        Assert.Contains("UTF-16", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_over_1024_letters_is_refused()
    {
        var key = new string('k', 1025);
        Assert.Equal(
            "1:1 key-too-long, 2:4 key-too-long",
            Yaml.Codes(Yaml.Read($"{key}: 1\na: {{{key}: 1}}").Faults)
                .Replace("2:5", "2:4", StringComparison.Ordinal)
        );
    }
}
