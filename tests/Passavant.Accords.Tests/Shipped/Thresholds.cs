using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Passavant.Accords.Tests.Shipped;

/// <summary>Our list of thresholds beside the checkout (entries.yaml) with its test vectors, and the agreed examples of the accords, both read by another YAML reader than ours.</summary>
internal static partial class Thresholds
{
    /// <summary>One entry of the list.</summary>
    public sealed record Listed(
        string Code,
        IReadOnlyList<string> Lists,
        IReadOnlyList<Vector> Vectors
    );

    /// <summary>A test vector: what is given and what must come out. Numbers in the units of the accords where the list scales them.</summary>
    public sealed record Vector(
        string Id,
        string Code,
        IReadOnlyList<double> Numbers,
        IReadOnlyList<string> Substances,
        string Expect
    );

    /// <summary>An agreed example of an accord.</summary>
    public sealed record Example(
        string Control,
        IReadOnlyDictionary<string, string> Given,
        string Expect
    )
    {
        public IEnumerable<double> Numbers =>
            Given
                .Values.SelectMany(value => Number().Matches(value))
                .Select(match => Parse(match.Value));
    }

    // Where a code of the list is written otherwise in an edition.
    private static readonly Dictionary<(string State, string Code), string> Written = new()
    {
        [("EU", "2B201.milling")] = "2B201.a",
        [("US", "2B201.milling")] = "2B201.b",
        [("US", "6A205.a")] = "6A205.b",
    };

    // The list gives specific modulus in 10^6 m and specific strength in 10^4 m.
    private static readonly Dictionary<string, double> Scale = new()
    {
        ["specific_modulus"] = 1e6,
        ["specific_strength"] = 1e4,
    };

    public static IReadOnlyList<Listed> Entries() =>
        [
            .. Items(Load(SharedData.Require("controls/entries.yaml")), "entries")
                .Select(entry => new Listed(
                    Text(entry, "code"),
                    [.. Texts(entry, "lists")],
                    [.. Vectors(entry)]
                )),
        ];

    public static IReadOnlyList<Example> Examples(string state) =>
        [
            .. Directory
                .EnumerateFiles(
                    ShippedAccords.Folder(state == "EU" ? "eu-2025-11" : "us-2026-06"),
                    "examples*.yaml"
                )
                .SelectMany(file => Items(Load(file), "examples"))
                .Where(example => example.Children.ContainsKey("control"))
                .Select(example => new Example(
                    Text(example, "control"),
                    Given(example).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
                    Text(example, "expect")
                )),
        ];

    /// <summary>Whether a control is the entry of the list, a part of it, or what it is part of.</summary>
    public static bool Represents(string state, string code, string control)
    {
        var written = Written.GetValueOrDefault((state, code), code);
        return written == control
            || control.StartsWith(written + ".", StringComparison.Ordinal)
            || written.StartsWith(control + ".", StringComparison.Ordinal);
    }

    /// <summary>Whether an example states everything a vector gives, with the same outcome.</summary>
    public static bool Restates(string state, Example example, Vector vector) =>
        Represents(state, vector.Code, example.Control)
        && example.Expect == vector.Expect
        && vector.Substances.All(example.Given.Values.Contains)
        && vector.Numbers.All(wanted =>
            example.Numbers.Any(found =>
                Math.Abs(found - wanted) <= 1e-9 * Math.Max(1, Math.Abs(wanted))
            )
        );

    private static IEnumerable<Vector> Vectors(YamlMappingNode entry)
    {
        var code = Text(entry, "code");
        var index = 0;
        foreach (var test in entry.Children.ContainsKey("tests") ? Items(entry, "tests") : [])
        {
            var given = Given(test).ToList();
            yield return new Vector(
                $"{code}#{index++}",
                code,
                [
                    .. given
                        // The edition of the standard is part of the term's name.
                        .Where(pair =>
                            pair.Key != "iso230_edition"
                            && double.TryParse(
                                pair.Value.ToString(),
                                NumberStyles.Float,
                                CultureInfo.InvariantCulture,
                                out _
                            )
                        )
                        .Select(pair =>
                            Parse(pair.Value.ToString()) * Scale.GetValueOrDefault(pair.Key, 1)
                        ),
                ],
                [.. given.Where(pair => pair.Key == "cas").Select(pair => pair.Value.ToString())],
                Text(test, "expect")
            );
        }
    }

    private static YamlMappingNode Load(string path)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(path);
        stream.Load(text);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static IEnumerable<YamlMappingNode> Items(YamlMappingNode node, string key) =>
        ((YamlSequenceNode)node.Children[key]).OfType<YamlMappingNode>();

    private static IEnumerable<string> Texts(YamlMappingNode node, string key) =>
        ((YamlSequenceNode)node.Children[key]).Select(item => item.ToString());

    private static string Text(YamlMappingNode node, string key) => node.Children[key].ToString();

    private static IEnumerable<KeyValuePair<string, YamlNode>> Given(YamlMappingNode node) =>
        ((YamlMappingNode)node.Children["given"]).Children.Select(pair =>
            KeyValuePair.Create(pair.Key.ToString(), pair.Value)
        );

    private static double Parse(string text) =>
        double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<![A-Za-z0-9.-])-?[0-9]+(\\.[0-9]+)?(e-?[0-9]+)?(?![A-Za-z0-9.-]*-[0-9])")]
    private static partial Regex Number();
}
