using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;
using Passavant.Web.Pages.Parts;
using Language = Passavant.Accords.Words.Language;

namespace Passavant.Web.Pages.Public;

/// <summary>What stands in an accord, said to everybody in the language of the page.</summary>
internal sealed class Telling(Accord accord, Here here)
{
    /// <summary>The language the accord is said in.</summary>
    public Language Language { get; } =
        Language.TryParse(here.Language, null, out var spoken) ? spoken : Language.English;

    private AccordNames Named => named ??= new AccordNames(accord, Language);

    private AccordNames? named;

    /// <summary>Whether everybody may read a provision.</summary>
    public static bool MaySee(Provision provision) => provision.Handling == Handling.Public;

    /// <summary>A text of the accord; empty for none.</summary>
    public string In(Wording? wording) => Named.In(wording);

    /// <summary>Whether this is the language accords write in where they give a text in one only.</summary>
    public bool IsWrittenLanguage => Language.Code == Wording.DefaultLanguage;

    /// <summary>A text the accord gives in one language only, marked as being in it.</summary>
    public Markup AsWritten(string? text) =>
        text is null ? Markup.Empty
        : IsWrittenLanguage ? Markup.Of($"{text}")
        : Markup.Of($"""<span lang="{Wording.DefaultLanguage}">{text}</span>""");

    /// <summary>A provision's title, or its id where it has none.</summary>
    public string Title(Provision provision) =>
        provision.Title is { } title ? In(title) : provision.Id;

    /// <summary>The title of an entry, or what stands at a key where it has none.</summary>
    public string Title(Entry entry, string otherwise = "id") =>
        In(entry.Wording("title")) is { Length: > 0 } title ? title : entry.Text(otherwise) ?? "";

    /// <summary>The label of a technology domain.</summary>
    public string Domain(string? name) => name is null ? here["Other"] : Named.Domain(name);

    /// <summary>The records of a chapter that is a list.</summary>
    public IReadOnlyList<Entry> Records(string chapter) => Named.Records(chapter);

    /// <summary>A chapter that is one record; null for none.</summary>
    public Entry? Record(string chapter) => Named.Record(chapter);

    /// <summary>An authority by its title.</summary>
    public string Authority(string? id) => Named.Authority(id);

    /// <summary>A rung of the ladder by its title.</summary>
    public string Rung(string? id) => Named.Rung(id);

    /// <summary>A ground on which a clock stops, by its title.</summary>
    public string Stop(string id) =>
        accord.Procedure.StopGrounds.FirstOrDefault(ground => ground.Id == id) is { } ground
            ? In(ground.Title)
            : id;

    /// <summary>A level of risk by its word in the accord, in this language where it is one of those usual.</summary>
    public string Risk(string word) => Levels.Contains(word) ? here[word] : word;

    private static readonly string[] Levels =
    [
        Words.Text("ordinary"),
        Words.Text("elevated"),
        Words.Text("high"),
        Words.Text("grave"),
    ];

    /// <summary>A limit in words; empty for none.</summary>
    public string Limit(TimeLimit? limit) => Named.Limit(limit);

    /// <summary>Where a provision was read: the text, the title of the source, the day.</summary>
    public string? Cited(Citation? source) => Named.Cited(source);

    /// <summary>The days something holds for; null for always.</summary>
    public string? Days(Validity valid) => Named.Days(valid);

    /// <summary>Which controls a provision reaches; all where it does not say.</summary>
    public string Reach(Selection? reach) =>
        reach is null ? Language[Phrase.AllControls] : Named.Reach(reach);

    /// <summary>Conditions that must all hold, and exclusions each of which takes a case out.</summary>
    public Markup Conditions(Condition when, IReadOnlyList<Condition> unless)
    {
        var holds = when is Condition.All { Parts.Count: 0 }
            ? Markup.Of($"""<p class="govuk-body">{here["Always."]}</p>""")
            : List(Named.Lines(when));
        var excluded =
            unless.Count == 0
                ? Markup.Empty
                : Markup.Of(
                    $"""<p class="govuk-body p-unless"><strong>{here["Unless one of these holds:"]}</strong></p>{List([.. unless.Select(Say)])}"""
                );
        return Markup.Of($"{holds}{excluded}");
    }

    /// <summary>Texts as a list; nothing for none.</summary>
    public Markup Texts(IEnumerable<Wording> texts) =>
        List([.. texts.Select(text => new Outline(In(text), []))]);

    /// <summary>A condition in one sentence that begins as sentences do.</summary>
    public string Sentence(Condition condition) =>
        Names.Capital(ConditionWords.Say(condition, Language, accord.Glossary));

    /// <summary>A list with the lists below its lines; nothing for none.</summary>
    public static Markup List(IReadOnlyList<Outline> lines)
    {
        if (lines.Count == 0)
            return Markup.Empty;
        var items = lines.Select(line => Markup.Of($"<li>{line.Text}{List(line.Below)}</li>"));
        return Markup.Of($"""<ul class="govuk-list govuk-list--bullet">{items}</ul>""");
    }

    private Outline Say(Condition condition) =>
        ConditionWords.Lines(condition, Language, accord.Glossary);
}
