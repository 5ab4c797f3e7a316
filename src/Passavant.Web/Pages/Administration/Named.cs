using Passavant.Cases;
using Passavant.Letters.Filling;

namespace Passavant.Web.Pages.Administration;

/// <summary>What things administrators deal with are called, in English.</summary>
internal static class Named
{
    /// <summary>What a kind of agency is called.</summary>
    public static string Of(AgencyKind kind) =>
        kind switch
        {
            AgencyKind.Authority => Words.Text("licensing authority"),
            AgencyKind.Body => Words.Text("deciding body"),
            AgencyKind.Adviser => Words.Text("reviewing agency"),
            AgencyKind.Partner => Words.Text("partner state’s desk"),
            AgencyKind.Panel => Words.Text("panel of appeal"),
            AgencyKind.Ombudsperson => Words.Text("office of an ombudsperson"),
            AgencyKind.Oversight => Words.Text("oversight"),
            _ => Words.Text("firm or institute that applies"),
        };

    /// <summary>What a kind of case is called.</summary>
    public static string Of(CaseKind kind) =>
        kind switch
        {
            CaseKind.Licence => Words.Text("licence"),
            CaseKind.Classification => Words.Text("classification"),
            CaseKind.Opinion => Words.Text("advisory opinion"),
            CaseKind.Ruling => Words.Text("ruling that no licence is needed"),
            CaseKind.TrustedStatus => Words.Text("status as a trusted party"),
            CaseKind.Amendment => Words.Text("amendment"),
            _ => Words.Text("grievance"),
        };

    /// <summary>What a kind of letter is called.</summary>
    public static string Of(LetterKind kind) =>
        kind switch
        {
            LetterKind.Acknowledgement => Words.Text("Application received"),
            LetterKind.InformationRequest => Words.Text("Question to the applicant"),
            LetterKind.IntentToRefuse => Words.Text("Intent to refuse"),
            LetterKind.LicenceGranted => Words.Text("Licence granted"),
            LetterKind.Refusal => Words.Text("Refusal"),
            LetterKind.NoLicenceRequired => Words.Text("No licence required"),
            LetterKind.Classification => Words.Text("Classification"),
            LetterKind.AdvisoryOpinion => Words.Text("Advisory opinion"),
            LetterKind.PartnerConsultation => Words.Text("Consultation of a partner state"),
            LetterKind.AdviceRequest => Words.Text("Request for advice"),
            LetterKind.DenialNotification => Words.Text("Refusal told to partner states"),
            LetterKind.AppealAcknowledged => Words.Text("Appeal received"),
            LetterKind.AppealOutcome => Words.Text("Outcome of an appeal"),
            LetterKind.GrievanceOutcome => Words.Text("Outcome of a grievance"),
            _ => Words.Text("Link to the end-use statement"),
        };
}
