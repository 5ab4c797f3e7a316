using System.Diagnostics;

namespace Passavant.Letters.Filling;

/// <summary>Fills one template once.</summary>
internal sealed class Filler(LetterWords words)
{
    private readonly List<TemplateFault> faults = [];
    private readonly List<IReadOnlyDictionary<string, FieldValue>> scopes = [];
    private readonly BlockGatherer blocks = new();

    public LetterBody Fill(
        IReadOnlyList<LetterField> known,
        IReadOnlyList<Piece> subject,
        IReadOnlyList<Node> nodes,
        IReadOnlyDictionary<string, FieldValue> given
    )
    {
        Check(known, given, "");
        scopes.Add(given);
        var title = Line(subject, 1);
        Walk(nodes);
        faults.AddRange(blocks.End());
        if (faults.Count == 0 && blocks.Blocks.Count == 0)
            faults.Add(new(0, "filled with these values the letter has no text"));
        return faults.Count == 0
            ? new LetterBody
            {
                Words = words,
                Subject = title,
                Blocks = blocks.Blocks,
            }
            : throw new TemplateException([.. faults.Distinct().OrderBy(fault => fault.Line)]);
    }

    private void Check(
        IReadOnlyList<LetterField> known,
        IReadOnlyDictionary<string, FieldValue> given,
        string within
    )
    {
        foreach (var (name, value) in given)
        {
            if (known.FirstOrDefault(field => field.Name == name) is not { } field)
                faults.Add(new(0, within + Unknown.Named(name, known.Select(field => field.Name))));
            else if (value is FieldValue.Each each != field.IsList)
                faults.Add(
                    new(
                        0,
                        field.IsList
                            ? $"{within}'{name}' was given as a text; expected a list"
                            : $"{within}'{name}' was given as a list; expected a text"
                    )
                );
            else if (value is FieldValue.Each list)
                for (var i = 0; i < list.Entries.Count; i++)
                    Check(field.Of!, list.Entries[i], $"{within}{name} {i + 1}: ");
        }
    }

    private void Walk(IReadOnlyList<Node> nodes)
    {
        foreach (var node in nodes)
            switch (node)
            {
                case Node.Gap:
                    blocks.Gap();
                    break;
                case Node.Text text:
                    Text(text);
                    break;
                case Node.If { Field: var field } asked:
                    blocks.Break();
                    if (IsGiven(field))
                        Walk(asked.Body);
                    else if (!field.Optional)
                        Missing(field, asked.Line);
                    blocks.Break();
                    break;
                case Node.Each each:
                    blocks.Break();
                    Repeat(each);
                    break;
                default:
                    throw new UnreachableException();
            }
    }

    private void Repeat(Node.Each each)
    {
        if (Value(each.Field) is not FieldValue.Each { Entries: { Count: > 0 } entries })
        {
            if (!each.Field.Optional)
                Missing(each.Field, each.Line);
            return;
        }
        foreach (var entry in entries)
        {
            scopes.Add(entry);
            Walk(each.Body);
            scopes.RemoveAt(scopes.Count - 1);
            blocks.Break();
        }
    }

    private void Text(Node.Text line)
    {
        if (line.Kind == LineKind.Paragraph && line.Cells[0] is [{ Field: { } alone }])
        {
            blocks.Break();
            var value = Printed(alone, line.Line);
            foreach (var paragraph in value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                if (Plain.Cleaned(paragraph) is { Length: > 0 } text)
                {
                    blocks.Add(line, [text]);
                    blocks.Break();
                }
            return;
        }
        blocks.Add(line, [.. line.Cells.Select(cell => Line(cell, line.Line))]);
    }

    private string Line(IReadOnlyList<Piece> pieces, int line) =>
        Plain.Cleaned(
            string.Concat(pieces.Select(piece => piece.Words ?? Printed(piece.Field!, line)))
        );

    private string Printed(LetterField field, int line)
    {
        var text = Value(field) switch
        {
            FieldValue.Text given => given.Value.ReplaceLineEndings("\n"),
            FieldValue.Day day => words.Day(day.Value),
            _ => "",
        };
        if (Plain.Cleaned(text).Length > 0)
            return text;
        Missing(field, line);
        return "…";
    }

    private FieldValue? Value(LetterField field)
    {
        for (var i = scopes.Count - 1; i >= 0; i--)
            if (scopes[i].TryGetValue(field.Name, out var value))
                return value;
        return null;
    }

    private bool IsGiven(LetterField field) =>
        Value(field) switch
        {
            null => false,
            FieldValue.Text text => Plain.Cleaned(text.Value).Length > 0,
            FieldValue.Each each => each.Entries.Count > 0,
            _ => true,
        };

    private void Missing(LetterField field, int line) =>
        faults.Add(
            new(
                line,
                field.IsList
                    ? $"'{field.Name}' is missing; the letter needs at least one entry"
                    : $"'{field.Name}' is missing; the letter cannot go out with a hole in it"
            )
        );
}
