using System.Text.RegularExpressions;
using Passavant.Accords.Reading;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Passavant.Accords.Tests.Reading;

/// <summary>Our reader against YamlDotNet's: what we read without a fault, it reads the same, places included.</summary>
public sealed partial class YamlOracleTests
{
    static int Iterations =>
        Environment.GetEnvironmentVariable("PASSAVANT_LONG") == "1" ? 1_000_000 : 10_000;

    [Fact]
    public void A_valid_text_has_no_faults_and_YamlDotNet_reads_it_the_same() =>
        YamlTexts.Valid.Sample(
            text =>
            {
                Assert.Equal(Comparable(Theirs(text)), Comparable(Yaml.Places(Yaml.Valid(text))));
            },
            iter: Iterations
        );

    [Fact]
    public void A_mutated_text_without_faults_is_read_the_same_by_YamlDotNet() =>
        YamlTexts.Mutated.Sample(AgreesWhereFaultless, iter: Iterations);

    [Fact]
    public void A_text_of_YAML_s_own_letters_without_faults_is_read_the_same_by_YamlDotNet() =>
        YamlTexts.Letters.Sample(AgreesWhereFaultless, iter: Iterations);

    static void AgreesWhereFaultless(string text)
    {
        text += "\n"; // a last block text without a line break is read as if it had one
        var (node, faults) = Yaml.Read(text);
        if (faults.Count == 0 && !Odd(text))
        {
            try
            {
                var theirs = Theirs(text);
                Assert.True(
                    node is not null
                        || theirs.EndsWith("\"\"", StringComparison.Ordinal)
                        || theirs == "nothing",
                    theirs
                );
                Assert.Equal(
                    node is null ? "nothing" : Comparable(theirs),
                    Comparable(Yaml.Places(node))
                );
            }
            catch (SemanticErrorException odd)
                when (odd.Message.Contains("block scalar, found", StringComparison.Ordinal))
            {
                // YamlDotNet refuses some blank lines at the beginning of a block text that the specification allows.
            }
        }
    }

    /// <summary>YamlDotNet puts a value that is not written where the next thing begins: its place is left out.</summary>
    static string Comparable(string places) => EmptyPlace().Replace(places, "\"\"");

    [GeneratedRegex("[0-9]+:[0-9]+ \"\"")]
    private static partial Regex EmptyPlace();

    /// <summary>Where YamlDotNet is known to depart from the specification, so that it is no oracle.</summary>
    /// <remarks>
    /// It drops spaces at the end of a block text that is the whole document, misses some colons after '?' or '*' within a plain key,
    /// refuses a plain text that begins with a colon, and refuses tabs on blank lines.
    /// </remarks>
    static bool Odd(string text) => Oddity().IsMatch(text);

    [GeneratedRegex(@"\A(\s|#.*\n|---)*[|>]|[?\t*]|(^|[\s,\[{:]):\S", RegexOptions.Multiline)]
    private static partial Regex Oddity();

    static string Theirs(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Yaml.Places(stream.Documents is [var document] ? Ours(document.RootNode) : null);
    }

    static Accords.Reading.YamlNode Ours(
        YamlDotNet.RepresentationModel.YamlNode node,
        bool inList = false
    ) =>
        node switch
        {
            YamlScalarNode scalar => new Accords.Reading.YamlNode.Scalar(
                scalar.Value!,
                scalar.Style != ScalarStyle.Plain,
                At(node)
            ),
            YamlSequenceNode list => new Accords.Reading.YamlNode.Sequence(
                [.. list.Children.Select(item => Ours(item, inList: true))],
                At(node)
            ),
            YamlMappingNode mapping => new Accords.Reading.YamlNode.Mapping(
                [
                    .. mapping.Children.Select(c => new Accords.Reading.YamlNode.Entry(
                        ((YamlScalarNode)c.Key).Value!,
                        At(c.Key),
                        Ours(c.Value)
                    )),
                ],
                At(inList && mapping.Start.Index == 0 ? mapping.Children[0].Key : node) // [a: b] has no place there
            ),
            _ => throw new InvalidOperationException(),
        };

    static Place At(YamlDotNet.RepresentationModel.YamlNode node) =>
        new("f", (int)node.Start.Line, (int)node.Start.Column);
}
