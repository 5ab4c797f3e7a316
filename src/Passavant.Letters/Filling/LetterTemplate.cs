namespace Passavant.Letters.Filling;

/// <summary>The text of a kind of letter, with places the case fills.</summary>
/// <remarks>
/// <para>
/// The first line is <c>subject: …</c>. Lines after it are paragraphs, with an empty line between two; <c># …</c> is a heading, <c>- …</c> a bullet,
/// <c>1. …</c> a numbered item, <c>| a | b |</c> a row of a table whose first row is its header, <c>&gt; …</c> a line of the signature and <c>~ …</c> small print.
/// </para>
/// <para>
/// <c>{{applicant}}</c> is a field. On lines of their own, <c>{{each conditions}}</c> … <c>{{end}}</c> repeats what is between for every entry of a list, and
/// <c>{{if link}}</c> … <c>{{end}}</c> keeps it only where the field is given. There is nothing else.
/// </para>
/// </remarks>
public sealed class LetterTemplate
{
    private readonly IReadOnlyList<Piece> subject;
    private readonly IReadOnlyList<Node> nodes;

    private LetterTemplate(
        LetterWords words,
        IReadOnlyList<LetterField> fields,
        (IReadOnlyList<Piece> Subject, IReadOnlyList<Node> Nodes) read
    )
    {
        Words = words;
        Fields = fields;
        (subject, nodes) = read;
    }

    /// <summary>The language it is written in.</summary>
    public LetterWords Words { get; }

    /// <summary>The fields it may use.</summary>
    public IReadOnlyList<LetterField> Fields { get; }

    /// <summary>Reads a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="words">Its language.</param>
    /// <param name="fields">The fields it may use, as <see cref="LetterFields.Of"/> names them.</param>
    /// <exception cref="TemplateException">It has faults; all are named.</exception>
    public static LetterTemplate Read(
        string text,
        LetterWords words,
        IReadOnlyList<LetterField> fields
    ) => new(words, fields, new TemplateReader(fields).Read(text));

    /// <summary>What the letter says of this case.</summary>
    /// <param name="fields">The values, by field name.</param>
    /// <exception cref="TemplateException">A value is missing, of the wrong kind, or for a field there is not; all are named.</exception>
    public LetterBody Fill(IReadOnlyDictionary<string, FieldValue> fields) =>
        new Filler(Words).Fill(Fields, subject, nodes, fields);
}
