using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Pages.Work;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Oversight;

/// <summary>A question of an auditor as both sides see it.</summary>
/// <param name="Row">The question.</param>
/// <param name="Authority">What the authority is called.</param>
/// <param name="Asker">Who asked, and for whom.</param>
/// <param name="Answerer">Who answered; null until somebody did.</param>
/// <param name="CasePath">Where the case it is about is, without the language; null where it is about none.</param>
/// <param name="IsPast">Whether the last day is over.</param>
internal sealed record QuestionCard(
    OversightQuestionRow Row,
    string Authority,
    string Asker,
    string? Answerer,
    string? CasePath,
    bool IsPast
)
{
    /// <summary>All that somebody may see, those that wait first.</summary>
    /// <param name="authority">The authority that was asked; null for all.</param>
    public static async Task<IReadOnlyList<QuestionCard>> All(
        Here here,
        Desk desk,
        Reading reading,
        string? authority
    )
    {
        var names = await desk.Names(reading);
        var agencies = await desk.Agencies(reading);
        string Agency(string id) =>
            agencies.GetValueOrDefault(id) is { } known ? here[known.Name] : id;
        string Person(string id) => names.GetValueOrDefault(id, id);
        return
        [
            .. (await OversightQuestions.All(reading, authority)).Select(row => new QuestionCard(
                row,
                Agency(row.Authority),
                $"{Person(row.AskedBy)}, {Agency(row.AskedFor)}",
                row.AnsweredBy is { } answerer ? Person(answerer) : null,
                row.CaseNumber is { } number
                    ? $"/{(here.Role == Role.Auditor ? "oversight" : "work")}/{number}"
                    : null,
                (row.Answered ?? desk.Now) >= row.Due
            )),
        ];
    }

    /// <summary>How the question stands.</summary>
    public Markup Standing(Here here) =>
        Row.Answered is { } answered
            ? Markup.Of(
                $"{(IsPast ? here["answered late, on {0}", here.Day(answered)] : here["answered in time, on {0}", here.Day(answered)])}"
            )
            : Markup.Of($"{here["to be answered by"]} {DueWords.Say(here, Row.Due)}");
}
