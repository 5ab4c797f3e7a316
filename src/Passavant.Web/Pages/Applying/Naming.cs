using Passavant.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Applying;

/// <summary>What things are called on the applicants' pages, in English; the pages translate it.</summary>
internal static class Naming
{
    /// <summary>What a kind of case is called.</summary>
    public static string Of(CaseKind kind) =>
        kind switch
        {
            CaseKind.Licence => Words.Text("Licence for a transfer"),
            CaseKind.Classification => Words.Text("Classification"),
            CaseKind.Opinion => Words.Text("Opinion before you apply"),
            CaseKind.Ruling => Words.Text("Ruling that no licence is needed"),
            CaseKind.TrustedStatus => Words.Text("Trusted status"),
            CaseKind.Amendment => Words.Text("Change of a licence"),
            _ => Words.Text("Grievance or report of harm"),
        };

    /// <summary>When to choose it.</summary>
    public static string When(CaseKind kind) =>
        kind switch
        {
            CaseKind.Licence => Words.Text(
                "You know what goes, to whom and for what, and want to send it."
            ),
            CaseKind.Classification => Words.Text(
                "You want to know which controls your items fall under. The answer binds the authority. Up to six items."
            ),
            CaseKind.Opinion => Words.Text(
                "You are planning a transfer and want to know how an application would probably be answered."
            ),
            CaseKind.Ruling => Words.Text(
                "You think that no licence is needed, and want it in writing so that you can rely on it."
            ),
            CaseKind.TrustedStatus => Words.Text(
                "You send often, keep good records, and ask for the fast channel."
            ),
            CaseKind.Amendment => Words.Text(
                "You hold a licence, and something material in it has to change."
            ),
            _ => Words.Text(
                "You were treated wrongly or kept waiting, or a rule harms people nobody meant to harm. It goes to the ombudsperson, not to the authority."
            ),
        };

    /// <summary>Where a case stands, in a word.</summary>
    public static string Of(Phase phase) =>
        phase switch
        {
            Phase.Draft => Words.Text("Draft"),
            Phase.Submitted => Words.Text("Submitted"),
            Phase.Review => Words.Text("In review"),
            Phase.Proposed => Words.Text("Decision being signed"),
            Phase.Notice => Words.Text("Refusal intended"),
            Phase.Decided => Words.Text("Decided"),
            Phase.Appeal => Words.Text("Under appeal"),
            Phase.Withdrawn => Words.Text("Withdrawn"),
            _ => Words.Text("Returned"),
        };

    /// <summary>A tag that shows where a case stands.</summary>
    public static Markup Tag(Here here, Phase phase, bool refused = false) =>
        Markup.Of(
            $"""<strong class="p-tag p-tag--{Look(phase, refused)}">{here[refused ? Words.Text("Refused") : Of(phase)]}</strong>"""
        );

    /// <summary>What a verdict says.</summary>
    public static string Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Grant => Words.Text("Granted"),
            Verdict.Refuse => Words.Text("Refused"),
            Verdict.NotRequired => Words.Text("No licence is needed"),
            _ => Words.Text("Answered"),
        };

    /// <summary>A tag that shows a verdict.</summary>
    public static Markup Tag(Here here, Verdict verdict) =>
        Markup.Of(
            $"""<strong class="p-tag p-tag--{(verdict == Verdict.Refuse ? "stop" : "go")}">{here[Of(verdict)]}</strong>"""
        );

    /// <summary>What a grievance is about.</summary>
    public static string Of(GrievanceKind kind) =>
        kind switch
        {
            GrievanceKind.Treatment => Words.Text("How I was treated"),
            GrievanceKind.Delay => Words.Text("A delay"),
            GrievanceKind.UnintendedHarm => Words.Text(
                "Harm nobody meant: to patients, employees, communities, science"
            ),
            _ => Words.Text("A control that is pointless, because the item can be had elsewhere"),
        };

    /// <summary>What an appeal is against.</summary>
    public static string Of(AppealAgainst against) =>
        against switch
        {
            AppealAgainst.Refusal => Words.Text("The refusal"),
            AppealAgainst.Condition => Words.Text("A condition"),
            _ => Words.Text("The delay"),
        };

    /// <summary>What the panel decided.</summary>
    public static string Of(AppealOutcome outcome) =>
        outcome switch
        {
            AppealOutcome.Dismissed => Words.Text("The decision stands"),
            AppealOutcome.Replaced => Words.Text("The panel decided in place of the authority"),
            _ => Words.Text("The authority has to decide again, by other hands"),
        };

    /// <summary>What an undertaking is, and what it means.</summary>
    public static (string Title, string Meaning) Of(Undertaking undertaking) =>
        undertaking switch
        {
            Undertaking.StatedUseOnly => (
                Words.Text("We use the goods for what is stated, and for nothing else."),
                Words.Text("If you want to use them otherwise later, ask first.")
            ),
            Undertaking.NoWeaponsOfMassDestruction => (
                Words.Text(
                    "We do not use them for nuclear, biological or chemical weapons, or for missiles that carry such weapons."
                ),
                Words.Text("Nor let anybody else do so.")
            ),
            Undertaking.NoMilitaryUse => (
                Words.Text("We make no military use of them."),
                Words.Text(
                    "Leave this open if your use is military and the exporter has said so in the application."
                )
            ),
            Undertaking.NoReExport => (
                Words.Text(
                    "We do not sell, lend or send them on without the approval of the authority."
                ),
                Words.Text("This holds within your country too, and after years.")
            ),
            Undertaking.ConfirmsDelivery => (
                Words.Text("We confirm when they have arrived."),
                Words.Text("The exporter will ask you for it.")
            ),
            _ => (
                Words.Text("We let the authority check on the spot."),
                Words.Text("A visit is announced beforehand.")
            ),
        };

    /// <summary>Whether no statement holds without it.</summary>
    public static bool IsNeeded(Undertaking undertaking) =>
        undertaking
            is Undertaking.StatedUseOnly
                or Undertaking.NoWeaponsOfMassDestruction
                or Undertaking.NoReExport;

    /// <summary>A tag that shows how a case of a list ended: what was decided, or where it stands.</summary>
    public static Markup Tag(Here here, Phase phase, string? outcome) =>
        phase != Phase.Decided || outcome is null
            ? Tag(here, phase)
            : Markup.Of(
                $"""<strong class="p-tag p-tag--{(outcome == "refused" ? "stop" : "go")}">{here[
                    outcome switch
                    {
                        "granted" => Words.Text("Granted"),
                        "granted-in-part" => Words.Text("Granted in part"),
                        "refused" => Words.Text("Refused"),
                        "not-required" => Words.Text("No licence is needed"),
                        _ => Words.Text("Answered"),
                    }
                ]}</strong>"""
            );

    private static string Look(Phase phase, bool refused) =>
        refused
            ? "stop"
            : phase switch
            {
                Phase.Decided => "go",
                Phase.Notice or Phase.Returned => "stop",
                Phase.Appeal => "wait",
                Phase.Draft or Phase.Withdrawn => "none",
                _ => "mid",
            };
}
