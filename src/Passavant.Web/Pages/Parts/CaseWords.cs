using Passavant.Accords;
using Passavant.Cases;

namespace Passavant.Web.Pages.Parts;

/// <summary>What the choices of casework are called, in English; pages translate it.</summary>
internal static class CaseWords
{
    /// <summary>Where a case stands.</summary>
    public static string Of(Phase phase) =>
        phase switch
        {
            Phase.Draft => Words.Text("Draft"),
            Phase.Submitted => Words.Text("Submitted"),
            Phase.Review => Words.Text("Under review"),
            Phase.Proposed => Words.Text("Decision proposed"),
            Phase.Notice => Words.Text("Refusal announced"),
            Phase.Decided => Words.Text("Decided"),
            Phase.Appeal => Words.Text("Under appeal"),
            Phase.Withdrawn => Words.Text("Withdrawn"),
            _ => Words.Text("Returned"),
        };

    /// <summary>What a case asks for.</summary>
    public static string Of(CaseKind kind) =>
        kind switch
        {
            CaseKind.Licence => Words.Text("Licence"),
            CaseKind.Classification => Words.Text("Classification"),
            CaseKind.Opinion => Words.Text("Advisory opinion"),
            CaseKind.Ruling => Words.Text("Ruling"),
            CaseKind.TrustedStatus => Words.Text("Trusted status"),
            CaseKind.Amendment => Words.Text("Amendment"),
            _ => Words.Text("Grievance"),
        };

    /// <summary>What an agency thinks.</summary>
    public static string Of(View view) =>
        view switch
        {
            View.Approve => Words.Text("Approve"),
            View.ApproveWithProviso => Words.Text("Approve under a proviso"),
            View.Refuse => Words.Text("Refuse"),
            View.NotRequired => Words.Text("No licence is required"),
            _ => Words.Text("No objection"),
        };

    /// <summary>What a partner answers.</summary>
    public static string Of(PartnerAnswer answer) =>
        answer switch
        {
            PartnerAnswer.NoObjection => Words.Text("No objection"),
            PartnerAnswer.Objection => Words.Text("Objection"),
            PartnerAnswer.Identical => Words.Text("Essentially identical"),
            _ => Words.Text("Not essentially identical"),
        };

    /// <summary>What is decided.</summary>
    public static string Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Grant => Words.Text("Grant"),
            Verdict.Refuse => Words.Text("Refuse"),
            Verdict.NotRequired => Words.Text("No licence is required"),
            _ => Words.Text("Ruling given"),
        };

    /// <summary>What an appeal is against.</summary>
    public static string Of(AppealAgainst against) =>
        against switch
        {
            AppealAgainst.Refusal => Words.Text("A refusal"),
            AppealAgainst.Condition => Words.Text("A condition"),
            _ => Words.Text("A delay"),
        };

    /// <summary>What a panel decides.</summary>
    public static string Of(AppealOutcome outcome) =>
        outcome switch
        {
            AppealOutcome.Dismissed => Words.Text("Dismissed: the decision stands"),
            AppealOutcome.Replaced => Words.Text("Upheld: the panel decides in its place"),
            _ => Words.Text("Sent back: the authority decides again, by other hands"),
        };

    /// <summary>What is complained of.</summary>
    public static string Of(GrievanceKind kind) =>
        kind switch
        {
            GrievanceKind.Treatment => Words.Text("How they were treated"),
            GrievanceKind.Delay => Words.Text("Delay"),
            GrievanceKind.UnintendedHarm => Words.Text("Harm nobody meant"),
            _ => Words.Text("Freely available elsewhere"),
        };

    /// <summary>Who may read a note.</summary>
    public static string Of(NoteHandling handling) =>
        handling switch
        {
            NoteHandling.Internal => Words.Text("The authority, its bodies and the agencies that advise"),
            _ => Words.Text("Only your agency, and whom it releases it to"),
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
