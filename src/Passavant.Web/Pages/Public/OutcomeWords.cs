using Passavant.Accords;
using Passavant.Web.Pages.Parts.Drawings;

namespace Passavant.Web.Pages.Public;

/// <summary>Outcomes in the few words of maps and tables.</summary>
internal static class OutcomeWords
{
    /// <summary>An outcome in a word or two.</summary>
    public static string Say(Outcome outcome, Here here) =>
        outcome switch
        {
            Outcome.NotRequired => here["Free"],
            Outcome.Authorised => here["General authorisation"],
            Outcome.NotifyAndWait => here["Tell and wait"],
            Outcome.PresumptionOfApproval => here["Licence, as a rule granted"],
            Outcome.CaseByCase => here["Licence, case by case"],
            Outcome.PresumptionOfDenial => here["Licence, as a rule refused"],
            _ => here["Prohibited"],
        };

    /// <summary>An outcome as briefly as a cell of a map has room for.</summary>
    public static string Brief(Outcome outcome, Here here) =>
        outcome switch
        {
            Outcome.PresumptionOfApproval => here["As a rule granted"],
            Outcome.CaseByCase => here["Case by case"],
            Outcome.PresumptionOfDenial => here["As a rule refused"],
            _ => Say(outcome, here),
        };

    /// <summary>The outcome a review policy stands for.</summary>
    public static Outcome Of(ReviewPolicy policy) =>
        policy switch
        {
            ReviewPolicy.PresumptionOfApproval => Outcome.PresumptionOfApproval,
            ReviewPolicy.CaseByCase => Outcome.CaseByCase,
            _ => Outcome.PresumptionOfDenial,
        };

    /// <summary>The colour of an outcome on a map.</summary>
    public static Heat HeatOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.NotRequired => Heat.Free,
            Outcome.Authorised => Heat.Open,
            Outcome.NotifyAndWait or Outcome.PresumptionOfApproval => Heat.Light,
            Outcome.CaseByCase => Heat.Middle,
            Outcome.PresumptionOfDenial => Heat.Strong,
            _ => Heat.Closed,
        };

    /// <summary>The class of a tag that says an outcome.</summary>
    public static string Tag(Outcome outcome) =>
        outcome switch
        {
            Outcome.NotRequired or Outcome.Authorised => "p-tag p-tag--go",
            Outcome.PresumptionOfApproval => "p-tag p-tag--mid",
            Outcome.PresumptionOfDenial or Outcome.Prohibited => "p-tag p-tag--stop",
            _ => "p-tag p-tag--wait",
        };
}
