using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>How the things of an accord are named in a language: sources, authorities, domains, days, what a provision reaches.</summary>
/// <param name="accord">The accord.</param>
/// <param name="language">The language.</param>
public sealed class AccordNames(Accord accord, Language language)
{
    /// <summary>A text of the accord; empty for none.</summary>
    public string In(Wording? wording) => wording?.In(language.Code) ?? "";

    /// <summary>Where something was read: the text, the source's own title, the day; null for nothing cited.</summary>
    public string? Cited(Citation? source)
    {
        if (source is null)
            return null;
        var title = source.Of is { } of ? Source(of) : null;
        var read = source.Read is { } day ? language.Say(Phrase.ReadOn, language.Say(day)) : null;
        return string.Join(language.Semicolon, new[] { source.Text, title, read }.OfType<string>());
    }

    /// <summary>The title of a source of the accord, by its name there.</summary>
    public string Source(string name) =>
        accord.Header.Map("sources").TryGetValue(name, out var source)
        && source is Reading.Entry entry
        && entry.Wording("title") is { } title
            ? In(title)
            : name;

    /// <summary>The title of an authority; empty for none.</summary>
    public string Authority(string? id) =>
        id is not null && accord.Procedure.Authorities.TryGetValue(id, out var authority)
            ? In(authority.Title)
            : id ?? "";

    /// <summary>The title of a rung of the ladder; empty for none.</summary>
    public string Rung(string? id) =>
        accord.Procedure.Ladder.FirstOrDefault(rung => rung.Id == id) is { } rung
            ? In(rung.Title)
            : id ?? "";

    /// <summary>The label of a technology domain.</summary>
    public string Domain(string name) =>
        accord.Chapters.TryGetValue("domains", out var domains)
        && domains is IReadOnlyDictionary<string, object> byName
        && byName.TryGetValue(name, out var found)
        && found is Reading.Entry entry
        && entry.Wording("label") is { } label
            ? In(label)
            : name;

    /// <summary>The records of a chapter that is a list; empty where the accord has none.</summary>
    public IReadOnlyList<Reading.Entry> Records(string chapter) =>
        accord.Chapters.TryGetValue(chapter, out var found) && found is IReadOnlyList<object> list
            ? [.. list.OfType<Reading.Entry>()]
            : [];

    /// <summary>A chapter that is one record; null for none.</summary>
    public Reading.Entry? Record(string chapter) =>
        accord.Chapters.TryGetValue(chapter, out var found) ? found as Reading.Entry : null;

    /// <summary>A limit; empty for none.</summary>
    public string Limit(TimeLimit? limit) => limit is null ? "" : language.Say(limit);

    /// <summary>The days something holds for; null for always.</summary>
    public string? Days(Validity valid) =>
        valid is { From: null, Until: null }
            ? null
            : string.Join(
                ", ",
                new[]
                {
                    valid.From is { } from
                        ? language.Say(Phrase.FromDay, language.Say(from))
                        : null,
                    valid.Until is { } until
                        ? language.Say(Phrase.UntilDay, language.Say(until))
                        : null,
                }.OfType<string>()
            );

    /// <summary>Which controls a provision reaches.</summary>
    public string Reach(Selection reach)
    {
        var codes =
            reach.Codes.Count == 0 || reach.Codes.Any(code => code == CodePattern.All)
                ? language[Phrase.AllControls]
                : string.Join(", ", reach.Codes);
        return string.Join(
            language.Semicolon,
            new[]
            {
                codes,
                reach.Except.Count == 0
                    ? null
                    : language.Say(Phrase.ExceptCodes, string.Join(", ", reach.Except)),
                reach.Reasons.Count == 0
                    ? null
                    : language.Say(Phrase.WithReasons, language.Or(reach.Reasons)),
                reach.Domains.Count == 0
                    ? null
                    : language.Say(Phrase.InDomains, language.Or(reach.Domains.Select(Domain))),
                reach.Sensitivities.Count == 0
                    ? null
                    : language.Say(Phrase.OfSensitivity, language.Or(reach.Sensitivities)),
            }.OfType<string>()
        );
    }

    /// <summary>A condition as the items of a list; where all of several must hold, each is an item.</summary>
    public IReadOnlyList<Outline> Lines(Condition condition) =>
        condition is Condition.All { Parts.Count: > 1 } all
            ? [.. all.Parts.Select(part => ConditionWords.Lines(part, language, accord.Glossary))]
            : [ConditionWords.Lines(condition, language, accord.Glossary)];
}
