using Passavant.Accords;
using Passavant.Cases;

namespace Passavant.Web.Pages.Supervision;

/// <summary>What limits are called, and whom they wait for.</summary>
internal static class Waits
{
    /// <summary>What a limit is called.</summary>
    public static string Title(Here here, Procedure procedure, string id) =>
        Find(procedure, id).Title is { } title ? here[title] : id;

    /// <summary>Who or what was waited for when a limit ran out.</summary>
    /// <param name="limit">The limit, by id.</param>
    /// <param name="key">Which running of it: an agency, a question, a rung.</param>
    public static string For(Here here, Office office, string limit, string key)
    {
        var about = key.Split(' ')[0];
        return Find(office.Procedure, limit).Runs switch
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

    private static (Wording? Title, Span? Runs) Find(Procedure procedure, string id)
    {
        if (procedure.Limits.FirstOrDefault(limit => limit.Id == id) is { } stage)
            return (stage.Title, stage.Runs);
        if (Ladder.Find(procedure, id) is { } rung)
            return (rung.Title, Span.Rung);
        if (procedure.Consultations.FirstOrDefault(one => one.Id == id) is { } asked)
            return (asked.Title, Span.Consultation);
        foreach (
            var (name, track) in new[]
            {
                ("appeal", procedure.Appeal),
                ("redress", procedure.Redress),
            }
        )
            if (id == name)
                return (track?.Title, track?.Runs);
            else if (track?.Steps.FirstOrDefault(step => step.Id == id) is { } step)
                return (step.Title, step.Runs);
        return (null, null);
    }
}
