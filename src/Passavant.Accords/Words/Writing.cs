using System.Text;

namespace Passavant.Accords.Words;

/// <summary>A document of an accord being written: its blocks so far, and how things of the accord are named.</summary>
internal abstract class Writing(Accord accord, Language language)
{
    private readonly List<Block> blocks = [];
    private readonly HashSet<string> anchors = new(StringComparer.Ordinal);

    public Accord Accord => accord;

    public Language Language => language;

    public IReadOnlyList<Block> Blocks => blocks;

    /// <summary>How things of the accord are named.</summary>
    public AccordNames Named { get; } = new(accord, language);

    public string In(Wording? wording) => Named.In(wording);

    public void Add(Block block) => blocks.Add(block);

    public void Heading(int level, string text, string? inContents = null) =>
        blocks.Add(
            new Block.Heading(level, text, Anchor(inContents ?? text)) { Short = inContents }
        );

    public void Say(string text, ParagraphKind kind = ParagraphKind.Body, Tone tone = Tone.Plain) =>
        blocks.Add(new Block.Paragraph(text, kind) { Tone = tone });

    public void Note(Wording? note)
    {
        if (note is not null)
            Say(In(note), ParagraphKind.Note);
    }

    public void Pairs(params IEnumerable<(string Name, string? Value)> rows)
    {
        var stated = rows.Where(row => !string.IsNullOrEmpty(row.Value))
            .Select(row => (row.Name, row.Value!))
            .ToList();
        if (stated.Count > 0)
            blocks.Add(new Block.Pairs(stated));
    }

    /// <summary>A provision's id and title.</summary>
    public string Name(Provision provision) =>
        provision.Title is { } title ? $"{provision.Id}, {In(title)}" : provision.Id;

    /// <summary>Where a provision was read: the text, the source's own title, the day.</summary>
    public string? Cited(Provision provision) => Cited(provision.Source);

    public string? Cited(Citation? source) => Named.Cited(source);

    public string SourceTitle(string name) => Named.Source(name);

    public string AuthorityTitle(string? id) => Named.Authority(id);

    public string RungTitle(string id) => Named.Rung(id);

    protected static string Count(int number) =>
        number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Anchor(string text)
    {
        var anchor = AnchorOf(text);
        var unique = anchor;
        for (var i = 2; !anchors.Add(unique); i++)
            unique = $"{anchor}-{i}";
        return unique;
    }

    // A heading as the end of an address: letters, digits, points and strokes.
    private static string AnchorOf(string text)
    {
        var anchor = new StringBuilder("s-");
        foreach (var character in text.Length > 60 ? text[..60] : text)
            if (char.IsAsciiLetterOrDigit(character) || character == '.')
                anchor.Append(char.ToLowerInvariant(character));
            else if (anchor[^1] != '-')
                anchor.Append('-');
        return anchor.ToString().TrimEnd('-');
    }
}
