using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Pages.Work;

namespace Passavant.Web.Pages.Supervision;

/// <summary>What limits are called, and whom they wait for.</summary>
internal static class Waits
{
    /// <summary>What a limit is called.</summary>
    public static string Title(Here here, Procedure procedure, string id) =>
        LimitNames.Of(procedure, id) is { } title ? here[title] : id;

    /// <summary>Who or what was waited for when a limit ran out.</summary>
    /// <param name="limit">The limit, by id.</param>
    /// <param name="key">Which running of it: an agency, a question, a rung.</param>
    public static string For(Here here, Office office, string limit, string key)
    {
        var about = key.Split(' ')[0];
        return Runs(office.Procedure, limit) switch
        {
            Span.Advice or Span.AgencyQuestion => Agency(about),
            Span.Question => here["The applicant’s answer to question {0}", about],
            Span.IntentAnswer => here["The applicant’s answer to the intent to refuse"],
            Span.AppealFiling => here["An appeal of the applicant"],
            Span.Consultation => here["The partner state’s answer to consultation {0}", about],
            Span.Rung => here["A decision on this rung"],
            Span.AppealHearing or Span.AppealDecision => here["The appeal panel"],
            Span.FirstLook or Span.RedressProposal or Span.Redress => here["The ombudsperson"],
            Span.Receipt or Span.FirstAction => here["The authority’s first step"],
            _ => here["The authority"],
        };

        string Agency(string id) =>
            office.Agencies.TryGetValue(id, out var agency)
                ? here["Advice of {0}", here[agency.Name]]
                : id;
    }

    private static Span? Runs(Procedure procedure, string id) =>
        procedure.Limits.FirstOrDefault(limit => limit.Id == id)?.Runs
        ?? (
            Ladder.Find(procedure, id) is not null ? Span.Rung
            : procedure.Consultations.Any(one => one.Id == id) ? Span.Consultation
            : id == "appeal" ? procedure.Appeal?.Runs
            : id == "redress" ? procedure.Redress?.Runs
            : new[] { procedure.Appeal, procedure.Redress }
                .SelectMany(track => track?.Steps ?? [])
                .FirstOrDefault(step => step.Id == id)
                ?.Runs
        );
}
