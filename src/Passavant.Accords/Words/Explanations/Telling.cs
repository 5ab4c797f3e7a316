using System.Text;
using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>What the parts of an explanation share: the determination, the language, who reads it, and what has been written.</summary>
internal sealed class Telling
{
    private readonly List<Block> blocks = [];
    private readonly HashSet<string> anchors = new(StringComparer.Ordinal);
    private readonly HashSet<object> withheldProvisions = [];
    private readonly HashSet<object> withheldFacts = [];

    public Telling(Determination determination, Language language, ExplanationOptions options)
    {
        (Determination, Language, Options) = (determination, language, options);
        var plain = new Reasoning(Accord, determination.Transfer, determination.AsOf, determination.KnownAt);
        var acts = determination.Acts.Where(act => act.Valid.Holds(determination.AsOf) && !(act.Issued > determination.KnownAt)).ToList();
        Transfer = Rulings.Apply(determination.Transfer, acts, plain);
        Reasoning = ReferenceEquals(Transfer, determination.Transfer)
            ? plain
            : new Reasoning(Accord, Transfer, determination.AsOf, determination.KnownAt);
    }

    public Determination Determination { get; }

    public Accord Accord => Determination.Accord;

    public Language Language { get; }

    public ExplanationOptions Options { get; }

    /// <summary>The transfer with what rulings state of it.</summary>
    public Transfer Transfer { get; }

    public Reasoning Reasoning { get; }

    public IReadOnlyList<Block> Blocks => blocks;

    public int WithheldProvisions => withheldProvisions.Count;

    public int WithheldFacts => withheldFacts.Count;

    public string In(Wording? wording) => wording?.In(Language.Code) ?? "";

    public void Add(Block block) => blocks.Add(block);

    public void Heading(int level, string text) => blocks.Add(new Block.Heading(level, text, Anchor(text)));

    public void Say(string text, ParagraphKind kind = ParagraphKind.Body, Tone tone = Tone.Plain) =>
        blocks.Add(new Block.Paragraph(text, kind) { Tone = tone });

    public void Pairs(params IEnumerable<(string Name, string? Value)> rows)
    {
        var stated = rows.Where(row => !string.IsNullOrEmpty(row.Value)).Select(row => (row.Name, row.Value!)).ToList();
        if (stated.Count > 0)
            blocks.Add(new Block.Pairs(stated));
    }

    public bool MaySee(Provision provision) => MaySee(provision, provision.Handling);

    public bool MaySee(Instrument act) => MaySee(act, act.Handling);

    public bool MaySee(Fact fact)
    {
        if (fact.Handling <= Options.Audience && fact.Term.Handling <= Options.Audience)
            return true;
        withheldFacts.Add(fact);
        return false;
    }

    private bool MaySee(object provision, Handling handling)
    {
        if (handling <= Options.Audience)
            return true;
        withheldProvisions.Add(provision);
        return false;
    }

    /// <summary>A provision's id and title.</summary>
    public string Name(Provision provision) => provision.Title is { } title ? $"{provision.Id}, {In(title)}" : provision.Id;

    /// <summary>Where a provision was read: the text, the source's own title, the day.</summary>
    public string? Cited(Provision provision) => Cited(provision.Source);

    public string? Cited(Citation? source)
    {
        if (source is null)
            return null;
        var title = source.Of is { } of ? SourceTitle(of) : null;
        var read = source.Read is { } day ? Language.Say(Phrase.ReadOn, Language.Say(day)) : null;
        return string.Join("; ", new[] { source.Text, title, read }.OfType<string>());
    }

    public string SourceTitle(string name) =>
        Accord.Header.Map("sources").TryGetValue(name, out var source) && source is Reading.Entry entry && entry.Wording("title") is { } title
            ? In(title)
            : name;

    public string AuthorityTitle(string? id) =>
        id is not null && Accord.Procedure.Authorities.TryGetValue(id, out var authority) ? In(authority.Title) : id ?? "";

    public string RungTitle(string id) => Accord.Procedure.Ladder.FirstOrDefault(rung => rung.Id == id) is { } rung ? In(rung.Title) : id;

    public static Tone ToneOf(Truth truth) => truth switch { Truth.Yes => Tone.Yes, Truth.No => Tone.No, _ => Tone.Open };

    private string Anchor(string text)
    {
        var anchor = AnchorOf(text);
        var unique = anchor;
        for (var i = 2; !anchors.Add(unique); i++)
            unique = $"{anchor}-{i}";
        return unique;
    }

    /// <summary>A heading as the end of an address: letters, digits and strokes.</summary>
    internal static string AnchorOf(string text)
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
