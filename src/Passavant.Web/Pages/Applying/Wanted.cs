using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>Which facts the accord asks for: of a line, those the controls that speak of its kind of item depend on; of parties and the whole, those that can still change the outcome.</summary>
internal static class Wanted
{
    private static readonly ConcurrentDictionary<(string, string), IReadOnlyList<string>> ByKind =
        new();

    /// <summary>Everything the controls ask of a kind of item.</summary>
    public static IEnumerable<Term> OfItem(Accord accord, string kind, DateOnly day) =>
        ByKind
            .GetOrAdd(
                ($"{accord.Identity} {day:O}", kind),
                _ =>
                    [
                        .. new Assessor(accord, Instruments.None, day, day)
                            .ClassifyWithQuestions(
                                Transfer(
                                    accord,
                                    new JsonObject
                                    {
                                        ["transfer"] = "-",
                                        ["items"] = new JsonArray(
                                            new JsonObject
                                            {
                                                ["line"] = "1",
                                                ["facts"] = new JsonObject { ["item"] = kind },
                                            }
                                        ),
                                    }
                                )!
                            )
                            .DependsOn.SelectMany(pair => pair.Value)
                            .Where(term => term.About == About.Item && IsAsked(term))
                            .Where(term => term.Name is not ("item" or "quantity" or "value"))
                            .Distinct()
                            .OrderBy(term => term.Of.Count == 0)
                            .ThenBy(term => term.Index)
                            .Select(term => term.Name),
                    ]
            )
            // Kept by name: an edition read twice has its terms twice.
            .Select(name => accord.Glossary.FindTerm(name)!);

    /// <summary>What the accord still asks, by what it is about; nothing where the facts cannot be read.</summary>
    public static IReadOnlyDictionary<Subject, IReadOnlyList<Term>> Open(
        Application application,
        Accord accord,
        DateOnly day
    )
    {
        var written =
            application.Transfer.ValueKind == JsonValueKind.Object
                ? JsonObject.Create(application.Transfer)!.DeepClone().AsObject()
                : [];
        written["transfer"] ??= "-";
        // Before anybody said what goes, something goes.
        if (written["items"] is not JsonArray { Count: > 0 })
            written["items"] = new JsonArray(new JsonObject { ["line"] = "1" });
        if (Transfer(accord, written) is not { } transfer)
            return new Dictionary<Subject, IReadOnlyList<Term>>();
        return new Assessor(accord, Instruments.None, day, day)
            .Assess(transfer)
            .Questions.Where(question => IsAsked(question.Term))
            .Select(question => (Of(question, transfer), question.Term))
            .Where(pair => pair.Item1 is not null)
            .GroupBy(pair => pair.Item1!, pair => pair.Term)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Term>)[.. group.Distinct()]);
    }

    /// <summary>Whether an applicant is asked for it: what officials find, count or judge is not theirs to say.</summary>
    public static bool IsAsked(Term term) =>
        term.Source == FactSource.Stated
        && term.Kind
            is TermKind.Choice
                or TermKind.Number
                or TermKind.Band
                or TermKind.Country
                or TermKind.Day
                or TermKind.Codes
        && term.Ask.Who is not ("authority" or "technical assessor" or "licensing officer");

    private static Subject? Of(Question question, Transfer transfer) =>
        question.Term.About switch
        {
            About.Transfer => Subject.Whole,
            About.Item => new Subject(About.Item, question.About),
            About.Party => transfer.Parties.FirstOrDefault(party =>
                party.Id == question.About || party.Roles.Contains(question.About)
            )
                is { } party
                ? new Subject(About.Party, party.Id)
                : null,
            _ => null,
        };

    private static Transfer? Transfer(Accord accord, JsonObject written) =>
        TransferJson.Read(
            JsonSerializer.SerializeToElement(written),
            accord.Glossary,
            new List<InputFault>()
        );
}
