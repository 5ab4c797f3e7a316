namespace Passavant.Accords;

/// <summary>What it costs to find a fact out. Ordered: questions of lower cost are asked first.</summary>
public enum AskCost
{
    /// <summary>Read from a datasheet or known at once.</summary>
    Low,

    /// <summary>Needs a measurement or an enquiry.</summary>
    Medium,

    /// <summary>Needs a test house, a foreign party or an official procedure.</summary>
    High,
}

/// <summary>Whom to ask for a fact, at what cost and with which question.</summary>
public sealed record Ask(string Who, AskCost Cost, Wording? Question);

/// <summary>Where a fact comes from when people do not state it.</summary>
public enum FactSource
{
    /// <summary>Stated by a person or a document.</summary>
    Stated,

    /// <summary>The answer of a screening against lists.</summary>
    Screening,

    /// <summary>Counted from earlier transfers over a window.</summary>
    History,
}

/// <summary>Over what a fact from history is counted: the measure, the window of time and the keys it is counted by.</summary>
public sealed record Aggregation(string? Measure, TimeLimit Window, IReadOnlyList<string> By);

/// <summary>One word of the glossary that conditions may use, such as <c>output frequency</c>.</summary>
/// <remarks>Equal by reference: terms belong to one glossary, where names are unique. <see cref="Index"/> counts from 0 in order of name within that glossary.</remarks>
public sealed class Term
{
    /// <summary>The name conditions use, in lower-case words.</summary>
    public required string Name { get; init; }

    /// <summary>The position in the glossary's order of names.</summary>
    public required int Index { get; init; }

    /// <summary>What the term is about.</summary>
    public required About About { get; init; }

    /// <summary>What values it can have.</summary>
    /// <remarks>Settled by the glossary's reader in a second step where the kind itself speaks of other terms; never changes after that.</remarks>
    public TermKind Kind { get; internal set; } = new TermKind.Shown();

    /// <summary>The name for people.</summary>
    public required Wording Label { get; init; }

    /// <summary>The item words the term is about; empty where it is about every item.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <summary>A remark for people; null where there is none.</summary>
    public Wording? Note { get; init; }

    /// <summary>Whom to ask, at what cost.</summary>
    public Ask Ask { get; init; } = new("exporter", AskCost.Medium, null);

    /// <summary>Where the fact comes from.</summary>
    public FactSource Source { get; init; }

    /// <summary>Over what a fact from history is counted; null for other facts.</summary>
    public Aggregation? Aggregation { get; init; }

    /// <summary>Who may see the fact.</summary>
    public Handling Handling { get; init; }

    /// <summary>The choices in other languages: language, then word, then its translation.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>A choice in <paramref name="language"/>, or the word itself where it has no translation.</summary>
    public string WordIn(string language, string word) =>
        Words.TryGetValue(language, out var words) && words.TryGetValue(word, out var translated)
            ? translated
            : word;

    /// <summary>The words a yes-or-no or choice term can have; empty for other kinds.</summary>
    public IReadOnlyList<string> Choices =>
        Kind switch
        {
            TermKind.Choice choice => choice.Words,
            TermKind.Judgement or TermKind.Ownership => NoYes,
            _ => [],
        };

    internal static readonly string[] NoYes = ["no", "yes"];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
