using System.Text.RegularExpressions;

namespace Passavant.Letters.Filling;

/// <summary>Reads a template, and collects every fault.</summary>
internal sealed partial class TemplateReader(IReadOnlyList<LetterField> known)
{
    private const int Longest = 100_000;
    private const int Deepest = 8;

    private readonly List<TemplateFault> faults = [];
    private readonly Stack<Open> open = new();
    private int columns;

    /// <summary>An <c>each</c> or <c>if</c> whose <c>end</c> has not come yet.</summary>
    private sealed record Open(Node? Node, List<Node> Body);

    /// <summary>The subject and the lines.</summary>
    /// <exception cref="TemplateException">The text has faults.</exception>
    public (IReadOnlyList<Piece> Subject, IReadOnlyList<Node> Nodes) Read(string text)
    {
        if (text.Length > Longest)
            throw new TemplateException([
                new(0, $"a template of {text.Length} characters is too long; at most {Longest}"),
            ]);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var at = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        IReadOnlyList<Piece>? subject = null;
        var nodes = new List<Node>();
        open.Push(new Open(null, nodes));
        if (at >= 0 && lines[at].StartsWith("subject:", StringComparison.Ordinal))
        {
            subject = Pieces(lines[at]["subject:".Length..].Trim(), at + 1);
            at++;
        }
        if (subject is not { Count: > 0 })
            faults.Add(new(Math.Max(at, 1), "expected 'subject: …' as the first line"));
        for (var number = Math.Max(at, 0); number < lines.Length; number++)
            Line(lines[number].Trim(), number + 1);
        foreach (var left in open.Where(left => left.Node is not null))
            faults.Add(new(left.Node!.Line, "this is never closed; expected '{{end}}' below it"));
        if (nodes.TrueForAll(node => node is Node.Gap))
            faults.Add(new(lines.Length, "expected text after the subject"));
        return faults.Count == 0
            ? (subject!, nodes)
            : throw new TemplateException([.. faults.OrderBy(fault => fault.Line)]);
    }

    private void Line(string line, int number)
    {
        if (line.Length == 0)
        {
            columns = 0;
            open.Peek().Body.Add(new Node.Gap(number));
        }
        else if (Directive().Match(line) is { Success: true } directive)
            Direct(directive.Groups["verb"].Value, directive.Groups["field"].Value, number);
        else
            Text(line, number);
    }

    private void Direct(string verb, string name, int number)
    {
        if (verb == "end")
        {
            if (name.Length > 0)
                faults.Add(
                    new(number, $"'end' closes the nearest 'each' or 'if' and takes no '{name}'")
                );
            if (open.Count == 1)
                faults.Add(new(number, "there is no 'each' or 'if' for this 'end' to close"));
            else
                open.Pop();
            return;
        }
        if (open.Count > Deepest)
        {
            faults.Add(new(number, $"'{verb}' within 'each' and 'if' more than {Deepest} deep"));
            throw new TemplateException(faults);
        }
        if (name.Length == 0)
            faults.Add(
                new(number, $"expected a field after '{verb}', as in '{{{{{verb} conditions}}}}'")
            );
        var field = name.Length == 0 ? new LetterField("") : Find(name, number);
        if (verb == "each" && field is { IsList: false, Name.Length: > 0 } && IsKnown(field))
            faults.Add(new(number, $"'{name}' is a text; expected a list after 'each'"));
        var body = new List<Node>();
        Node node =
            verb == "each" ? new Node.Each(number, field, body) : new Node.If(number, field, body);
        open.Peek().Body.Add(node);
        open.Push(new Open(node, body));
    }

    private void Text(string line, int number)
    {
        var kind = line[0] switch
        {
            '#' => LineKind.Heading,
            '-' => LineKind.Bullet,
            '|' => LineKind.Row,
            '>' => LineKind.Signature,
            '~' => LineKind.SmallPrint,
            _ => Counted().IsMatch(line) ? LineKind.Number : LineKind.Paragraph,
        };
        if (kind != LineKind.Row)
            columns = 0;
        if (
            kind is LineKind.Heading or LineKind.Bullet or LineKind.Signature or LineKind.SmallPrint
        )
        {
            if (line.Length < 3 || line[1] != ' ')
                faults.Add(new(number, $"expected a space and text after '{line[0]}'"));
            line = line[1..].Trim();
        }
        else if (kind == LineKind.Number)
            line = Counted().Replace(line, "", 1);
        else if (kind == LineKind.Row)
        {
            Row(line, number);
            return;
        }
        open.Peek().Body.Add(new Node.Text(number, kind, [Pieces(line, number)]));
    }

    private void Row(string line, int number)
    {
        if (line.Length < 3 || line[^1] != '|')
        {
            faults.Add(new(number, "expected a row of a table to end with '|', as in '| a | b |'"));
            return;
        }
        var cells = line[1..^1].Split('|', StringSplitOptions.TrimEntries);
        if (cells.Contains(""))
            faults.Add(new(number, "a cell is empty; expected text or a field in it"));
        if (columns == 0)
            columns = cells.Length;
        else if (columns != cells.Length)
            faults.Add(
                new(number, $"expected {columns} cells as in the header, found {cells.Length}")
            );
        open.Peek()
            .Body.Add(
                new Node.Text(number, LineKind.Row, [.. cells.Select(cell => Pieces(cell, number))])
            );
    }

    private List<Piece> Pieces(string text, int number)
    {
        var pieces = new List<Piece>();
        while (text.Length > 0)
        {
            var start = text.IndexOf("{{", StringComparison.Ordinal);
            var words = start < 0 ? text : text[..start];
            if (words.Contains("}}", StringComparison.Ordinal))
                faults.Add(new(number, "'}}' closes nothing; expected '{{' before it"));
            if (words.Length > 0)
                pieces.Add(new(words, null));
            if (start < 0)
                break;
            var end = text.IndexOf("}}", start, StringComparison.Ordinal);
            if (end < 0)
            {
                faults.Add(new(number, "'{{' is not closed; expected '}}' on the same line"));
                break;
            }
            pieces.Add(new(null, Hole(text[(start + 2)..end].Trim(), number)));
            text = text[(end + 2)..];
        }
        return pieces;
    }

    private LetterField Hole(string name, int number)
    {
        if (!Name().IsMatch(name) || name == "end")
        {
            faults.Add(
                new(
                    number,
                    Verb().IsMatch(name)
                        ? $"expected '{{{{{name}}}}}' on a line of its own"
                        : $"'{name}' is not a field's name; expected one such as '{{{{reference}}}}'"
                )
            );
            return new(name);
        }
        var field = Find(name, number);
        if (field.IsList)
            faults.Add(
                new(
                    number,
                    $"'{name}' is a list; expected '{{{{each {name}}}}}' around lines for its entries"
                )
            );
        else if (
            field.Optional
            && !open.Any(around => around.Node is Node.If asked && asked.Field == field)
        )
            faults.Add(
                new(
                    number,
                    $"'{name}' may be missing; expected it within '{{{{if {name}}}}}' … '{{{{end}}}}'"
                )
            );
        return field;
    }

    private IEnumerable<LetterField> InReach =>
        open.Select(around => around.Node)
            .OfType<Node.Each>()
            .SelectMany(each => each.Field.Of ?? [])
            .Concat(known);

    private bool IsKnown(LetterField field) => InReach.Contains(field);

    private LetterField Find(string name, int number)
    {
        if (InReach.FirstOrDefault(field => field.Name == name) is { } found)
            return found;
        faults.Add(new(number, Unknown.Named(name, InReach.Select(field => field.Name))));
        return new(name);
    }

    [GeneratedRegex(@"^\{\{\s*(?<verb>each|if|end)(\s+(?<field>[a-z][A-Za-z0-9]*))?\s*\}\}$")]
    private static partial Regex Directive();

    [GeneratedRegex(@"^(each|if|end)\b")]
    private static partial Regex Verb();

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[0-9]{1,3}\.\s+(?=\S)")]
    private static partial Regex Counted();
}
