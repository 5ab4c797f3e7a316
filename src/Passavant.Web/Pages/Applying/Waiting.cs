using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Span = Passavant.Accords.Span;

namespace Passavant.Web.Pages.Applying;

/// <summary>Something an applicant has to do in a case.</summary>
/// <param name="Number">The case.</param>
/// <param name="Title">What the case is about.</param>
/// <param name="What">What is to be done.</param>
/// <param name="Path">Where it is done.</param>
/// <param name="By">The last day for it; null for no limit.</param>
internal sealed record ToDo(string Number, string Title, string What, string Path, DateOnly? By)
{
    /// <summary>A tag that shows by when; nothing where there is no limit.</summary>
    public Markup Tag(Here here) =>
        By is not { } day ? Markup.Empty
        : day < DateOnly.FromDateTime(here.Now.UtcDateTime)
            ? Markup.Of(
                $"""<strong class="p-tag p-tag--stop">{here["overdue since {0}", here.Day(day)]}</strong>"""
            )
        : Markup.Of(
            $"""<strong class="p-tag p-tag--wait">{here["by {0}", here.Day(day)]}</strong>"""
        );
}

/// <summary>What waits for the applicant, read from a case.</summary>
internal static class Waiting
{
    /// <summary>What is to be done in a case, the most pressing first.</summary>
    public static IEnumerable<ToDo> Of(Here here, Case one, ApplicantView view, Office office)
    {
        var home = $"/applications/{one.Number}";
        foreach (var question in view.Questions.Where(question => question.Ended is null))
            if (view.MayDo.Contains(WhoMay.Name(typeof(AnswerQuestion))))
                yield return To(
                    here["Answer the question on {0}", question.Point],
                    $"{home}#question-{question.Id}",
                    view.Clocks.FirstOrDefault(clock =>
                        clock.Ended is null && clock.Key == question.Id
                    )
                );
        if (view.Notice is { Answered: null, RanOut: null } && one.Phase == Phase.Notice)
            yield return To(
                here["Answer the notice of an intended refusal"],
                $"{home}#notice",
                ClockWords.Of(view, office, Span.IntentAnswer)
            );
        if (
            one.Kind is CaseKind.Licence or CaseKind.Amendment
            && one.IsOpen
            && one.Phase is not (Phase.Draft or Phase.Appeal)
        )
            foreach (var party in one.Application.InRole("end user"))
                if (
                    !one.Statements.Any(statement =>
                        statement.Party == party.Id && statement.Holds(one.Application)
                    )
                )
                    yield return new ToDo(
                        $"{one.Number}",
                        one.Title,
                        here["Get the end-use statement of {0}", party.Name],
                        $"{home}/statements",
                        null
                    );
        if (view.MayDo.Contains(WhoMay.Name(typeof(ShowEvidence))))
            foreach (
                var condition in view.Conditions.Where(condition =>
                    condition is { Fulfilled: null, Due: not null }
                    && condition.Evidence is [] or [.., { Accepted: false }]
                )
            )
                yield return new ToDo(
                    $"{one.Number}",
                    one.Title,
                    here["Show that a condition is kept: {0}", condition.Condition.What],
                    $"{home}#condition-{condition.Condition.Id}",
                    condition.Due
                );

        ToDo To(string what, string path, ClockView? clock) =>
            new(
                $"{one.Number}",
                one.Title,
                what,
                path,
                clock is null ? null : ClockWords.LastDay(clock)
            );
    }
}
