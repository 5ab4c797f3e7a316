using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Reading;

public sealed class YamlRecoveryTests
{
    const string Faulty = """
        # a chapter with a fault in every item
        controls
          - id: C-1
            title: Tubes: thin-walled
            when:
              - item is "tube
              - wall is at most 12 mm
          - id: C-2
            reasons: [NP, MT
            id: C-2
          - id: C-3
            corresponds: { US: { 1A202: broader }, NSG: { 2.A.3 }
            when: "unclosed
            domain: enrichment
          - C-4
            title: A title
        destinations:
          AUR: *anchor
          BOR: yes
        destinations: again
        """;

    [Fact]
    public void Every_fault_of_a_long_text_is_found_at_its_line()
    {
        var (node, faults) = Yaml.Read(Faulty);
        Assert.Equal(
            "2:1 missing-colon, 4:17 colon-in-text, 9:14 unclosed-bracket, 10:5 duplicate-key, 12:51 missing-colon, "
                + "12:18 unclosed-bracket, 13:11 unclosed-quote, 15:5 missing-colon, 18:8 alias, 20:1 duplicate-key",
            Yaml.Codes(faults)
        );
        var root = Assert.IsType<YamlNode.Mapping>(node);
        Assert.Equal(["controls", "destinations"], root.Entries.Select(entry => entry.Key));
        var controls = Assert
            .IsType<YamlNode.Sequence>(root.Find("controls")!.Value)
            .Items.Cast<YamlNode.Mapping>()
            .ToList();
        Assert.Equal(
            "[\"item is \"tube\", \"wall is at most 12 mm\"]",
            Yaml.Tree(controls[0].Find("when")!.Value)
        );
        Assert.Equal("[\"NP\", \"MT\"]", Yaml.Tree(controls[1].Find("reasons")!.Value));
        Assert.Equal("\"enrichment\"", Yaml.Tree(controls[2].Find("domain")!.Value));
        Assert.Equal("{title: \"A title\"}", Yaml.Tree(controls[3]));
        Assert.Equal(
            "{AUR: \"*anchor\", BOR: \"yes\"}",
            Yaml.Tree(root.Find("destinations")!.Value)
        );
    }

    static readonly string[] Breaks =
    [
        "x: \"open",
        "x: 'open",
        "x: [open",
        "x: {open: 1",
        "x: {open",
        "x: a: b",
        "x: *a",
        "x: > 5",
        "open",
        "x: \"a\" b",
        "- open",
        "[k]: v",
    ];

    [Fact]
    public void A_fault_in_one_item_costs_neither_the_items_before_nor_those_after() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[0, 7], Gen.OneOf(Breaks))
            .Sample(
                (count, where, wrong) =>
                {
                    var broken = where % count;
                    var items = Enumerable
                        .Range(0, count)
                        .Select(i => $"- id: {i}\n  {(i == broken ? wrong : "x: y")}\n  z: {i}\n");
                    var (node, faults) = Yaml.Read(
                        string.Concat(items) + "- id: last\n  id: again\n"
                    );
                    Assert.Contains(faults, fault => fault.Place.Line == broken * 3 + 2);
                    Assert.All(
                        faults,
                        fault =>
                            Assert.True(
                                fault.Place.Line == broken * 3 + 2
                                    || fault.Place.Line == count * 3 + 2
                            )
                    );
                    Assert.Contains(faults, fault => fault.Code == "duplicate-key");
                    var read = Assert
                        .IsType<YamlNode.Sequence>(node)
                        .Items.Cast<YamlNode.Mapping>()
                        .ToList();
                    Assert.Equal(count + 1, read.Count);
                    for (var i = 0; i < count; i++)
                    {
                        Assert.Equal($"\"{i}\"", Yaml.Tree(read[i].Find("id")!.Value));
                        Assert.Equal($"\"{i}\"", Yaml.Tree(read[i].Find("z")!.Value));
                    }
                },
                iter: 500
            );
}
