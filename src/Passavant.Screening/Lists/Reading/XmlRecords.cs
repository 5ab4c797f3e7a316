using System.Xml;

namespace Passavant.Screening.Lists.Reading;

/// <summary>One element of a record, with what stands in it. What a reader takes is marked; what is left is what it does not know.</summary>
internal sealed class Node(string name, long line)
{
    private static readonly List<Node> NoNodes = [];
    private static readonly List<(string Name, string Value)> NoAttributes = [];
    private List<Node>? children;
    private List<(string Name, string Value)>? attributes;
    private bool taken;

    public string Name => name;

    public long Line => line;

    /// <summary>The text directly in it, its spaces put in order.</summary>
    public string Text { get; private set; } = "";

    public List<Node> Children => children ?? NoNodes;

    public void Add(Node child) => (children ??= []).Add(child);

    public void Add(string attribute, string value) => (attributes ??= []).Add((attribute, value));

    public void Say(string text) => Text = Text.Length == 0 ? text : Text + " " + text;

    public void Clean() => Text = Cleaning.Clean(Text);

    /// <summary>The text of the first child of a name; empty where there is none. All of that name count as taken.</summary>
    public string Take(string child) => First(child)?.Text ?? "";

    /// <summary>The first child of a name.</summary>
    public Node? First(string child)
    {
        Node? first = null;
        foreach (var one in Children)
            if (one.Name == child)
            {
                if (first is not null)
                    return first;
                one.taken = true;
                first = one;
            }
        return first;
    }

    /// <summary>The children of a name.</summary>
    public IEnumerable<Node> All(string child)
    {
        foreach (var one in Children)
            if (one.Name == child)
            {
                one.taken = true;
                yield return one;
            }
    }

    /// <summary>The items within a list element: <c>All("idList", "id")</c>.</summary>
    public IEnumerable<Node> All(string list, string item) =>
        All(list).SelectMany(one => one.All(item));

    /// <summary>Counts the element, and everything in it, as taken.</summary>
    public void Done()
    {
        taken = true;
        foreach (var child in Children)
            child.Done();
    }

    /// <summary>An attribute; empty where there is none.</summary>
    public string Attribute(string attribute)
    {
        foreach (var (known, value) in attributes ?? NoAttributes)
            if (known == attribute)
                return value;
        return "";
    }

    /// <summary>The attributes in their order.</summary>
    public IReadOnlyList<(string Name, string Value)> Attributes => attributes ?? NoAttributes;

    /// <summary>What nobody took and says something, by its path.</summary>
    public IEnumerable<(string Path, Node Node)> Left(string path = "")
    {
        foreach (var child in Children)
        {
            var its = path.Length == 0 ? child.Name : $"{path}/{child.Name}";
            if (!child.taken && (child.Text.Length > 0 || child.Attributes.Count > 0))
                yield return (its, child);
            foreach (var below in child.Left(its))
                yield return below;
        }
    }
}

/// <summary>Reads XML record by record. Definitions of document types, and with them entities, are refused.</summary>
internal static class XmlRecords
{
    private const int Deepest = 32;
    private const int LongestRecord = 64 << 20;

    /// <summary>Opens a file; the first element must be one of these.</summary>
    public static XmlReader Open(FileIntake file, params ReadOnlySpan<string> roots)
    {
        var xml = XmlReader.Create(
            file.Content,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
                MaxCharactersInDocument = 4_000_000_000,
            }
        );
        try
        {
            xml.MoveToContent();
        }
        catch (Exception wrong) when (IsBroken(wrong))
        {
            throw Broken(file, xml, wrong);
        }
        if (!roots.Contains(xml.LocalName))
            throw file.Broken(
                Line(xml),
                $"the element '{xml.LocalName}'",
                string.Join(" or ", roots.ToArray().Select(root => $"'{root}'")),
                "check the format"
            );
        return xml;
    }

    /// <summary>Goes to the next element's start or end; false at the end of the file.</summary>
    public static bool Next(FileIntake file, XmlReader xml)
    {
        try
        {
            return xml.Read();
        }
        catch (Exception wrong) when (IsBroken(wrong))
        {
            throw Broken(file, xml, wrong);
        }
    }

    /// <summary>Reads the element the reader stands on, and stays on its end.</summary>
    public static Node Read(FileIntake file, XmlReader xml)
    {
        try
        {
            var letters = 0L;
            return Element(file, xml, ref letters);
        }
        catch (Exception wrong) when (IsBroken(wrong))
        {
            throw Broken(file, xml, wrong);
        }
    }

    private static Node Element(FileIntake file, XmlReader xml, ref long letters)
    {
        var open = new Stack<Node>();
        while (true)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (open.Count == Deepest)
                        throw file.Broken(
                            Line(xml),
                            $"elements nested deeper than {Deepest}",
                            "a record of this format",
                            "check the format"
                        );
                    var node = new Node(xml.LocalName, Line(xml));
                    open.TryPeek(out var parent);
                    parent?.Add(node);
                    var empty = xml.IsEmptyElement;
                    while (xml.MoveToNextAttribute())
                        if (xml.Prefix != "xmlns" && xml.Name != "xmlns")
                            node.Add(xml.LocalName, xml.Value);
                    xml.MoveToElement();
                    if (!empty)
                        open.Push(node);
                    else if (open.Count == 0)
                        return node;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    letters += xml.Value.Length;
                    if (letters > LongestRecord)
                        throw file.Broken(
                            Line(xml),
                            "a record of more than sixty-four million letters",
                            "a record of this format",
                            "check the file"
                        );
                    open.Peek().Say(xml.Value);
                    break;
                case XmlNodeType.EndElement:
                    var done = open.Pop();
                    done.Clean();
                    if (open.Count == 0)
                        return done;
                    break;
                default:
                    break;
            }
            if (!xml.Read())
                throw new XmlException("the file ends inside an element");
        }
    }

    /// <summary>Tells what nobody took, and keeps it beside the entry.</summary>
    public static void KeepLeft(FileIntake file, Node record, EntryDraft draft)
    {
        foreach (var (path, node) in record.Left())
        {
            file.Unknown(
                node.Line,
                "element",
                $"{record.Name}/{path}",
                "an element of this format"
            );
            draft.Other(path, node.Text);
            foreach (var (name, value) in node.Attributes)
                draft.Other($"{path}@{name}", value);
        }
    }

    public static long Line(XmlReader xml) => xml is IXmlLineInfo info ? info.LineNumber : 0;

    private static bool IsBroken(Exception wrong) =>
        wrong is XmlException or System.Text.DecoderFallbackException or InvalidOperationException;

    private static ListFormatException Broken(FileIntake file, XmlReader xml, Exception wrong)
    {
        var dtd = wrong.Message.Contains("DTD", StringComparison.Ordinal);
        var line = wrong is XmlException { LineNumber: > 0 } where ? where.LineNumber : Line(xml);
        return file.Broken(
            line > 0 ? line : null,
            dtd ? "a definition of the document's type (DTD)" : Said(wrong),
            dtd
                ? "no such definition: it could hold entities without end"
                : "well-formed XML to the end",
            dtd ? "have the publisher leave it out" : "the file may be cut off: fetch it again",
            wrong
        );
    }

    private static string Said(Exception wrong) =>
        wrong.Message.Length == 0
            ? "XML that is broken"
            : $"XML that is broken ({wrong.Message.TrimEnd('.')})";
}
