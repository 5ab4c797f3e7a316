namespace Passavant.Accords.Words;

/// <summary>Which part of an accord is printed.</summary>
public sealed record AccordSelection
{
    /// <summary>All of it.</summary>
    public static AccordSelection Everything { get; } = new();

    /// <summary>One chapter, by its name in the accord's files; null for all.</summary>
    public string? Chapter { get; init; }

    /// <summary>One control, by its code; null for all.</summary>
    public string? Control { get; init; }

    /// <summary>Who reads it; what is handled more closely is left out.</summary>
    public Handling Audience { get; init; } = Handling.Closed;
}

/// <summary>An accord as a readable document: what it protects, its matrix, its words, every provision as sentences beside its source.</summary>
public static class AccordDocument
{
    private static readonly (string Name, Action<AccordWriting> Write)[] Parts =
    [
        ("interests", FrontChapters.Interests),
        ("matrix", FrontChapters.Matrix),
        ("terms", GlossaryChapter.Write),
        ("controls", ControlsChapter.Write),
        ("requirements", DutyChapters.Requirements),
        ("prohibitions", DutyChapters.Prohibitions),
        ("authorisations", DutyChapters.Authorisations),
        ("licences", DutyChapters.Licences),
        ("risk", RiskChapter.Write),
        ("procedure", ProcedureChapter.Write),
        ("phases", LaterChapters.Phases),
        ("monitoring", LaterChapters.Monitoring),
        ("sharing", LaterChapters.Sharing),
        ("publication", LaterChapters.Publication),
        ("appraisal", LaterChapters.Appraisal),
        ("expectations", ExpectationsChapter.Write),
        ("examples", LaterChapters.Examples),
        ("sources", LaterChapters.Sources),
    ];

    /// <summary>The chapters that can be printed alone.</summary>
    public static IReadOnlyList<string> Chapters { get; } = [.. Parts.Select(part => part.Name)];

    /// <summary>The document of an accord, or of a part of it.</summary>
    public static Document Of(Accord accord, Language language, AccordSelection? selection = null)
    {
        selection ??= AccordSelection.Everything;
        var writing = new AccordWriting(accord, language, selection);
        var whole = selection is { Chapter: null, Control: null };
        if (selection.Control is not null)
            ControlsChapter.Write(writing);
        else
        {
            if (whole)
                FrontChapters.Header(writing);
            foreach (var (name, write) in Parts)
                if (selection.Chapter is null || selection.Chapter == name)
                    write(writing);
        }
        if (!whole && accord.Notice is { } notice)
            writing.Say(writing.In(notice), ParagraphKind.Notice);
        if (writing.Withheld > 0)
            writing.Say(
                language.Say(
                    Phrase.LeftOut,
                    language.Say(selection.Audience),
                    "0",
                    $"{writing.Withheld}"
                ),
                ParagraphKind.Notice
            );
        return new Document(language, writing.In(accord.Title), writing.Blocks)
        {
            Subtitle = language.Say(Phrase.VersionOf, accord.Version, accord.Identity.ToString()),
            HasContents = whole,
        };
    }
}

/// <summary>An accord being written down.</summary>
internal sealed class AccordWriting(Accord accord, Language language, AccordSelection selection)
    : Writing(accord, language)
{
    public AccordSelection Selection => selection;

    public int Withheld { get; private set; }

    public bool MaySee(Provision provision)
    {
        if (provision.Handling <= selection.Audience)
            return true;
        Withheld++;
        return false;
    }

    /// <summary>A condition and its exclusions as lists of sentences.</summary>
    public void Conditions(
        Phrase lead,
        Conditions.Condition when,
        IReadOnlyList<Conditions.Condition> unless
    )
    {
        Say(Language[lead]);
        Add(new Block.Listing(Lines(when)));
        if (unless.Count == 0)
            return;
        Say(Language[Phrase.Unless]);
        Add(
            new Block.Listing([
                .. unless.Select(one => ConditionWords.Lines(one, Language, Accord.Glossary)),
            ])
        );
    }

    /// <summary>A condition as the items of a list; where all of several must hold, each is an item.</summary>
    public IReadOnlyList<Outline> Lines(Conditions.Condition condition) => Named.Lines(condition);

    /// <summary>What every provision may say of itself.</summary>
    public IEnumerable<(string, string?)> Common(Provision provision) =>
        [
            (Language[Phrase.Why], In(provision.Why)),
            (Language[Phrase.Source], Cited(provision)),
            (
                Language[Phrase.InForce],
                provision.Valid == Validity.Always ? null : Days(provision.Valid)
            ),
            (Language[Phrase.ReviewBy], provision.ReviewBy is { } day ? Language.Say(day) : null),
            (
                Language[Phrase.HandlingLabel],
                provision.Handling == Handling.Public ? null : Language.Say(provision.Handling)
            ),
            (Language[Phrase.Note], In(provision.Note)),
            (Language[Phrase.Unsure], In(provision.Unsure)),
        ];

    public string? Days(Validity valid) => Named.Days(valid);

    /// <summary>Which controls a provision reaches, in words.</summary>
    public string Reach(Selection? reach) => reach is null ? "" : Named.Reach(reach);

    public string Domain(string name) => Named.Domain(name);

    /// <summary>The records of a chapter that is a list; empty where the accord has none.</summary>
    public IReadOnlyList<Reading.Entry> Records(string chapter) => Named.Records(chapter);

    /// <summary>A chapter that is one record, or null.</summary>
    public Reading.Entry? Record(string chapter) => Named.Record(chapter);

    public void Table(string caption, Phrase[] columns, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var all = rows.ToList();
        // A column nobody fills is not printed.
        var kept = Enumerable
            .Range(0, columns.Length)
            .Where(i => i == 0 || all.Exists(row => row[i].Text.Length > 0))
            .ToList();
        if (all.Count > 0)
            Add(
                new Block.Table(
                    caption,
                    [.. kept.Select(i => Language[columns[i]])],
                    [.. all.Select(row => (IReadOnlyList<Cell>)[.. kept.Select(i => row[i])])],
                    RowHeads: true
                )
            );
    }

    public string Limit(TimeLimit? limit) => Named.Limit(limit);
}
