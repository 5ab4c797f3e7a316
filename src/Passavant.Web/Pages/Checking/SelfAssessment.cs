using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Cases;

namespace Passavant.Web.Pages.Checking;

/// <summary>A self-assessment half-way: what was answered, and what the lists said of names that were looked up. The names are not in it, nor who asks.</summary>
/// <param name="Accord">The identity of the accord it was last read under.</param>
/// <param name="Begun">When it was begun.</param>
/// <param name="Answers">The answers, the first given first.</param>
/// <param name="Looked">What the lists said.</param>
internal sealed record SelfAssessment(
    string Accord,
    DateTimeOffset Begun,
    IReadOnlyList<CheckAnswer> Answers,
    IReadOnlyList<LookedUp> Looked
)
{
    /// <summary>How many answers one may hold.</summary>
    public const int Most = 200;

    /// <summary>How long an answer may be.</summary>
    public const int Longest = 200;

    /// <summary>How long it is kept after the last answer.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    /// <summary>A new one.</summary>
    public static SelfAssessment New(Accord accord, DateTimeOffset now) => new($"{accord.Identity}", now, [], []);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static SelfAssessment Read(string json) =>
        JsonSerializer.Deserialize<SelfAssessment>(json, CaseJson.Options)!;

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CaseJson.Options);

    /// <summary>The answer about something; null where there is none.</summary>
    public CheckAnswer? Find(string term, string about) =>
        Answers.FirstOrDefault(answer => answer.Term == term && answer.About == about);

    /// <summary>With one more answer, in the place of an earlier one about the same. Another item makes what was said of the item before it moot.</summary>
    public SelfAssessment With(CheckAnswer answer)
    {
        var before = Find(answer.Term, answer.About);
        if (before is null)
            return this with { Answers = [.. Answers, answer] };
        var isItem = answer.Term == Interview.ItemTerm && before.Value != answer.Value;
        return this with
        {
            Answers =
            [
                .. Answers
                    .Select(one => one == before ? answer : one)
                    .Where(one => !isItem || one == answer || one.About != Interview.Line),
            ],
        };
    }

    /// <summary>The transfer the answers make; what the glossary does not know, or nobody knew, is not in it.</summary>
    public Transfer ToTransfer(Glossary glossary)
    {
        var facts = Answers
            .Select(answer => (answer.About, Fact: answer.ToFact(glossary)))
            .Where(stated => stated.Fact is not null)
            .Select(stated => (stated.About, Fact: stated.Fact!))
            .ToList();
        return new Transfer
        {
            Id = "self-assessment",
            Facts = Of(About.Transfer, ""),
            Items = [new Item { Line = Interview.Line, Facts = Of(About.Item, Interview.Line) }],
            Parties =
            [
                .. Abouts(About.Party)
                    .Where(glossary.Roles.ContainsKey)
                    .Select(role => new Party
                    {
                        Id = role,
                        Roles = [role],
                        Facts = Of(About.Party, role),
                    }),
            ],
            Legs =
            [
                .. Abouts(About.Leg)
                    .Order(StringComparer.Ordinal)
                    .Select(leg => new Leg { Facts = Of(About.Leg, leg) }),
            ],
        };

        IEnumerable<string> Abouts(About kind) =>
            facts
                .Where(stated => stated.Fact.Term.About == kind)
                .Select(stated => stated.About)
                .Distinct();

        Facts Of(About kind, string about) =>
            new(
                facts
                    .Where(stated => stated.Fact.Term.About == kind && stated.About == about)
                    .Select(stated => stated.Fact)
            );
    }
}

/// <summary>One answer.</summary>
/// <param name="Term">What was asked for, by the glossary's name.</param>
/// <param name="About">The line, the role of the party, the leg, or the empty text for the transfer.</param>
/// <param name="Value">What was answered, as accords read it; null where the answer is that nobody knows.</param>
/// <param name="Standing">How well it is established.</param>
/// <param name="Lacks">The least standing it is known not to have.</param>
/// <param name="Source">Where it comes from, where a person did not say it.</param>
internal sealed record CheckAnswer(
    string Term,
    string About,
    string? Value,
    Standing Standing = Standing.Asserted,
    Standing? Lacks = null,
    string? Source = null
)
{
    /// <summary>The fact it states; null where it states none, or none that this glossary can read.</summary>
    public Fact? ToFact(Glossary glossary) =>
        Value is null
        || glossary.FindTerm(Term) is not { } term
        || !FactText.TryRead(term, Value, out var value, out _)
            ? null
            : new Fact(term, value)
            {
                Standing = Standing,
                Source = Source,
                SettledBy = (term.Kind as TermKind.Judgement)?.SettledBy,
            };
}

/// <summary>What the lists in force said when a name was looked up.</summary>
/// <param name="Role">The role of the party whose name it was.</param>
/// <param name="At">When.</param>
/// <param name="Lists">The lists, with their hashes.</param>
/// <param name="Like">The entries whose names are like it, the likest first.</param>
/// <param name="More">How many more there were.</param>
internal sealed record LookedUp(
    string Role,
    DateTimeOffset At,
    IReadOnlyList<ListStamp> Lists,
    IReadOnlyList<LikeName> Like,
    int More
);

/// <summary>An entry of a list whose name is like one looked up.</summary>
/// <param name="List">The list.</param>
/// <param name="Entry">Which entry.</param>
/// <param name="Name">The name the list has.</param>
/// <param name="Effect">What being on the list means, by its word.</param>
internal sealed record LikeName(string List, string Entry, string Name, string Effect);
