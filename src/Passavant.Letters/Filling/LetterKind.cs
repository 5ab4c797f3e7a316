namespace Passavant.Letters.Filling;

/// <summary>What a letter is for. Each has a template in every language, and its own fields.</summary>
public enum LetterKind
{
    /// <summary>An application has arrived, and its clock runs.</summary>
    Acknowledgement,

    /// <summary>The applicant is asked for something.</summary>
    InformationRequest,

    /// <summary>A refusal is intended, and the applicant is heard first.</summary>
    IntentToRefuse,

    /// <summary>A licence, with its lines and conditions.</summary>
    LicenceGranted,

    /// <summary>A reasoned refusal.</summary>
    Refusal,

    /// <summary>A ruling that no licence is required.</summary>
    NoLicenceRequired,

    /// <summary>A binding classification.</summary>
    Classification,

    /// <summary>An opinion that binds nobody.</summary>
    AdvisoryOpinion,

    /// <summary>A partner state is consulted.</summary>
    PartnerConsultation,

    /// <summary>A ministry is asked for advice.</summary>
    AdviceRequest,

    /// <summary>Partner states are told of a refusal.</summary>
    DenialNotification,

    /// <summary>An appeal has arrived.</summary>
    AppealAcknowledged,

    /// <summary>What the panel decided.</summary>
    AppealOutcome,

    /// <summary>What came of a grievance.</summary>
    GrievanceOutcome,

    /// <summary>An end user is asked to sign its statement.</summary>
    EndUseStatementLink,
}
