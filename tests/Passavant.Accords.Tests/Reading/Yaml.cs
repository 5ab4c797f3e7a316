using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Reading;

/// <summary>Short ways to read a text and to write down what came out.</summary>
static class Yaml
{
    public static (YamlNode? Node, List<Fault> Faults) Read(string text)
    {
        var faults = new List<Fault>();
        return (YamlReader.Read("f", text, faults), faults);
    }

    public static YamlNode Valid(string text)
    {
        var (node, faults) = Read(text);
        Assert.Empty(faults);
        return node!;
    }

    /// <summary>The tree with the place of every node and key: <c>{1:1 key: 1:6 "text"}</c>.</summary>
    public static string Places(YamlNode? node) => Write(node, places: true);

    /// <summary>The tree without places.</summary>
    public static string Tree(YamlNode? node) => Write(node, places: false);

    public static string Codes(IEnumerable<Fault> faults) =>
        string.Join(
            ", ",
            faults.Select(fault => $"{fault.Place.Line}:{fault.Place.Column} {fault.Code}")
        );

    static string Write(YamlNode? node, bool places)
    {
        var text = new StringBuilder();
        Write(node, places, text);
        return text.ToString();
    }

    static void Write(YamlNode? node, bool places, StringBuilder text)
    {
        string At(Place place) => places ? $"{place.Line}:{place.Column} " : "";
        if (node is null)
        {
            text.Append("nothing");
            return;
        }
        text.Append(At(node.Place));
        switch (node)
        {
            case YamlNode.Scalar scalar:
                text.Append('"').Append(scalar.Text).Append('"');
                break;
            case YamlNode.Sequence sequence:
                text.Append('[');
                for (var i = 0; i < sequence.Items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Write(sequence.Items[i], places, text);
                }
                text.Append(']');
                break;
            case YamlNode.Mapping mapping:
                text.Append('{');
                for (var i = 0; i < mapping.Entries.Count; i++)
                {
                    var entry = mapping.Entries[i];
                    text.Append(i == 0 ? "" : ", ")
                        .Append(At(entry.KeyPlace))
                        .Append(entry.Key)
                        .Append(": ");
                    Write(entry.Value, places, text);
                }
                text.Append('}');
                break;
        }
    }
}
