using Passavant.Accords;
using Passavant.Cases;
using Passavant.Cases.Clocks;

namespace Passavant.Web.Pages.Parts;

/// <summary>What phases, verdicts and the like are called on officials' pages, in English; the pages say them in their language.</summary>
internal static class CaseWords
{
    /// <summary>A phase.</summary>
    public static string Of(Phase phase) =>
        phase switch
        {
            Phase.Draft => Words.Text("Draft"),
            Phase.Submitted => Words.Text("Submitted"),
            Phase.Review => Words.Text("Under review"),
            Phase.Proposed => Words.Text("Decision proposed"),
            Phase.Notice => Words.Text("Applicant heard"),
            Phase.Decided => Words.Text("Decided"),
            Phase.Appeal => Words.Text("Under appeal"),
            Phase.Withdrawn => Words.Text("Withdrawn"),
            _ => Words.Text("Returned"),
        };

    /// <summary>The look of a phase's tag.</summary>
    public static string Look(Phase phase) =>
        phase switch
        {
            Phase.Submitted or Phase.Review => "p-tag--mid",
            Phase.Proposed or Phase.Notice => "p-tag--wait",
            Phase.Decided => "p-tag--go",
            Phase.Appeal => "p-tag--stop",
            _ => "",
        };

    /// <summary>A kind of case.</summary>
    public static string Of(CaseKind kind) =>
        kind switch
        {
            CaseKind.Licence => Words.Text("Licence"),
            CaseKind.Classification => Words.Text("Classification"),
            CaseKind.Opinion => Words.Text("Advisory opinion"),
            CaseKind.Ruling => Words.Text("Ruling that no licence is needed"),
            CaseKind.TrustedStatus => Words.Text("Trusted status"),
            CaseKind.Amendment => Words.Text("Change to a licence"),
            _ => Words.Text("Grievance"),
        };

    /// <summary>What is decided.</summary>
    public static string Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Grant => Words.Text("Granted"),
            Verdict.Refuse => Words.Text("Refused"),
            Verdict.NotRequired => Words.Text("No licence needed"),
            _ => Words.Text("Answered"),
        };

    /// <summary>What is proposed to be decided.</summary>
    public static string Proposed(Verdict verdict) =>
        verdict switch
        {
            Verdict.Grant => Words.Text("Grant"),
            Verdict.Refuse => Words.Text("Refuse"),
            Verdict.NotRequired => Words.Text("No licence needed"),
            _ => Words.Text("Answer"),
        };

    /// <summary>The look of a verdict's tag.</summary>
    public static string Look(Verdict verdict) =>
        verdict switch
        {
            Verdict.Refuse => "p-tag--stop",
            Verdict.Grant or Verdict.NotRequired => "p-tag--go",
            _ => "p-tag--mid",
        };

    /// <summary>What an agency thinks.</summary>
    public static string Of(View view) =>
        view switch
        {
            View.Approve => Words.Text("Approve"),
            View.ApproveWithProviso => Words.Text("Approve under a proviso"),
            View.Refuse => Words.Text("Refuse"),
            View.NotRequired => Words.Text("No licence needed"),
            _ => Words.Text("No objection"),
        };

    /// <summary>The look of a view's tag.</summary>
    public static string Look(View view) =>
        view switch
        {
            View.Refuse => "p-tag--stop",
            View.ApproveWithProviso => "p-tag--wait",
            _ => "p-tag--go",
        };

    /// <summary>What a partner answers.</summary>
    public static string Of(PartnerAnswer answer) =>
        answer switch
        {
            PartnerAnswer.NoObjection => Words.Text("No objection"),
            PartnerAnswer.Objection => Words.Text("Objection"),
            PartnerAnswer.Identical => Words.Text("Essentially identical"),
            _ => Words.Text("Not identical"),
        };

    /// <summary>The look of an answer's tag.</summary>
    public static string Look(PartnerAnswer answer) =>
        answer is PartnerAnswer.Objection or PartnerAnswer.Identical ? "p-tag--stop" : "p-tag--go";

    /// <summary>How a clock stands.</summary>
    public static string Of(ClockState state) =>
        state switch
        {
            ClockState.Running => Words.Text("Running"),
            ClockState.Stopped => Words.Text("Standing still"),
            ClockState.Met => Words.Text("Met"),
            _ => Words.Text("Missed"),
        };

    /// <summary>The look of a clock's tag.</summary>
    public static string Look(ClockState state) =>
        state switch
        {
            ClockState.Running => "p-tag--mid",
            ClockState.Stopped => "p-tag--wait",
            ClockState.Met => "p-tag--go",
            _ => "p-tag--stop",
        };

    /// <summary>How strong a hit is, by its word.</summary>
    public static string Strength(string tier) =>
        tier switch
        {
            "strong" => Words.Text("Strong"),
            "possible" => Words.Text("Possible"),
            _ => Words.Text("Weak"),
        };

    /// <summary>What being on a list means, by its word.</summary>
    public static string Effect(string effect) =>
        effect switch
        {
            "prohibits" => Words.Text("Dealings are forbidden"),
            "denied" => Words.Text("A partner state refused it before"),
            "licence-required" => Words.Text("A licence is needed for everything"),
            "red-flag" => Words.Text("A reason to look closer"),
            _ => Words.Text("Something else"),
        };

    /// <summary>How a case ended, by the word of the queue.</summary>
    public static string Outcome(string? outcome) =>
        outcome switch
        {
            "granted" => Words.Text("Granted"),
            "granted-in-part" => Words.Text("Granted in part"),
            "refused" => Words.Text("Refused"),
            "not-required" => Words.Text("No licence needed"),
            "ruled" or "answered" => Words.Text("Answered"),
            _ => Words.Text("Open"),
        };

    /// <summary>The look of the tag of how a case ended.</summary>
    public static string Look(string? outcome) =>
        outcome switch
        {
            "granted" or "not-required" => "p-tag--go",
            "refused" => "p-tag--stop",
            "granted-in-part" => "p-tag--wait",
            null => "",
            _ => "p-tag--mid",
        };

    /// <summary>The look of an outcome's tag.</summary>
    public static string Look(Outcome outcome) =>
        outcome switch
        {
            Accords.Outcome.Prohibited or Accords.Outcome.PresumptionOfDenial => "p-tag--stop",
            Accords.Outcome.CaseByCase or Accords.Outcome.NotifyAndWait => "p-tag--wait",
            _ => "p-tag--go",
        };

    /// <summary>A level of risk, by the accord's word.</summary>
    public static string Risk(string? risk) =>
        risk switch
        {
            "ordinary" => Words.Text("ordinary"),
            "elevated" => Words.Text("elevated"),
            "high" => Words.Text("high"),
            "grave" => Words.Text("grave"),
            null => Words.Text("not assessed"),
            var other => other,
        };

    /// <summary>Who may read a note.</summary>
    public static string Of(NoteHandling handling) =>
        handling == NoteHandling.Internal
            ? Words.Text("Inside: authority, bodies and advisers")
            : Words.Text("Under its owner’s control");

    /// <summary>What an end user undertakes.</summary>
    public static string Of(Undertaking undertaking) =>
        undertaking switch
        {
            Undertaking.StatedUseOnly => Words.Text("Used for what is stated and nothing else"),
            Undertaking.NoWeaponsOfMassDestruction => Words.Text(
                "No use in weapons of mass destruction"
            ),
            Undertaking.NoMilitaryUse => Words.Text("No military use"),
            Undertaking.NoReExport => Words.Text("No re-export or resale without approval"),
            Undertaking.ConfirmsDelivery => Words.Text("Delivery is confirmed"),
            _ => Words.Text("Checks on the spot are allowed"),
        };

    /// <summary>How sure it is who signed.</summary>
    public static string Of(Assurance assurance) =>
        assurance switch
        {
            Assurance.Low => Words.Text("A link sent to the end user’s address"),
            Assurance.Substantial => Words.Text("Identity and authority checked"),
            _ => Words.Text("Qualified electronic signature"),
        };

    /// <summary>What an appeal is against.</summary>
    public static string Of(AppealAgainst against) =>
        against switch
        {
            AppealAgainst.Refusal => Words.Text("A refusal"),
            AppealAgainst.Condition => Words.Text("A condition"),
            _ => Words.Text("A delay"),
        };

    /// <summary>What a panel decided.</summary>
    public static string Of(AppealOutcome outcome) =>
        outcome switch
        {
            AppealOutcome.Dismissed => Words.Text("Dismissed: the decision stands"),
            AppealOutcome.Replaced => Words.Text("Replaced by the panel’s own decision"),
            _ => Words.Text("Sent back to be decided by others"),
        };

    /// <summary>What a grievance is about.</summary>
    public static string Of(GrievanceKind kind) =>
        kind switch
        {
            GrievanceKind.Treatment => Words.Text("How somebody was treated"),
            GrievanceKind.Delay => Words.Text("A delay"),
            GrievanceKind.UnintendedHarm => Words.Text("Harm nobody meant"),
            _ => Words.Text("A control of what is freely available elsewhere"),
        };

    /// <summary>What brings a requirement about, by its word in a determination; the accord’s own words have no other place.</summary>
    public static string Holds(string truth) =>
        truth switch
        {
            "yes" => Words.Text("Holds"),
            "no" => Words.Text("Does not hold"),
            _ => Words.Text("Not known yet"),
        };

    /// <summary>The look of a truth's tag.</summary>
    public static string HoldsLook(string truth) =>
        truth switch
        {
            "yes" => "p-tag--mid",
            "no" => "",
            _ => "p-tag--wait",
        };

    /// <summary>A tier of risk, by its word in a determination.</summary>
    public static string Tier(string tier) =>
        tier switch
        {
            "end use" => Words.Text("End use"),
            "end user" => Words.Text("End user"),
            "diversion" => Words.Text("Diversion"),
            "human rights" => Words.Text("Human rights"),
            _ => Words.Text("Regional stability"),
        };

    /// <summary>What a consultation is about.</summary>
    public static string Of(ConsultationKind? kind) =>
        kind switch
        {
            ConsultationKind.NoUndercut => Words.Text("Is it what you refused?"),
            ConsultationKind.LocatedGoods => Words.Text("Goods on your territory"),
            ConsultationKind.SharedScreening => Words.Text("Shared screening"),
            _ => Words.Text("Your view is asked"),
        };
}
