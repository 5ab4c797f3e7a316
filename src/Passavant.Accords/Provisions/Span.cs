namespace Passavant.Accords;

/// <summary>A stretch of a case that a limit can be set on: from the event that begins it to the one that ends it.</summary>
/// <remarks>An accord writes them in words: <c>first action</c> for <see cref="FirstAction"/>.</remarks>
public enum Span
{
    /// <summary>From submission until receipt is acknowledged or what is missing is said.</summary>
    Receipt,

    /// <summary>From a complete application to its decision.</summary>
    Application,

    /// <summary>From a complete application to the first thing done: decide, ask or refer.</summary>
    FirstAction,

    /// <summary>From a referral to the advice of one body.</summary>
    Advice,

    /// <summary>From a referral until the body referred to says that information is missing.</summary>
    AgencyQuestion,

    /// <summary>From a question to the applicant to its answer.</summary>
    Question,

    /// <summary>While the case stands on one rung of the ladder.</summary>
    Rung,

    /// <summary>From the decision on one rung until somebody takes the case to the next.</summary>
    Escalation,

    /// <summary>From a proposal to refuse to the notice of it.</summary>
    IntentNotice,

    /// <summary>From the notice of an intended refusal to the applicant's answer.</summary>
    IntentAnswer,

    /// <summary>From the notice of a refusal until it is final.</summary>
    Finality,

    /// <summary>From asking another state or body to its answer.</summary>
    Consultation,

    /// <summary>From a refusal until partners are told.</summary>
    DenialNotice,

    /// <summary>From the signature of an end-use statement until it can no longer be used for the first time.</summary>
    Statement,

    /// <summary>From a decision until an appeal against it is filed.</summary>
    AppealFiling,

    /// <summary>From the filing of an appeal until the record is with the panel.</summary>
    AppealRecord,

    /// <summary>From the filing of an appeal to its hearing.</summary>
    AppealHearing,

    /// <summary>From the filing of an appeal to the decision on it.</summary>
    AppealDecision,

    /// <summary>From a complaint until it is admitted or turned away.</summary>
    FirstLook,

    /// <summary>From a complaint to a proposal to both sides.</summary>
    RedressProposal,

    /// <summary>From a complaint to its end.</summary>
    Redress,
}

/// <summary>What is done, without anybody doing it, when a limit is missed.</summary>
/// <remarks>None of them grants anything: silence settles a procedure, never a licence.</remarks>
public enum Deed
{
    /// <summary>The application counts as complete.</summary>
    Complete,

    /// <summary>The case counts as referred to everybody who is to be heard.</summary>
    Refer,

    /// <summary>The case moves up the ladder: from a rung to the next, and to the highest where the limit of the whole application is missed.</summary>
    Escalate,

    /// <summary>Whoever was asked counts as having no objection.</summary>
    NoObjection,

    /// <summary>The transactions compared count as not essentially identical.</summary>
    NotIdentical,

    /// <summary>The application is returned without action.</summary>
    Return,

    /// <summary>The case is marked as one to be decided on what is there.</summary>
    Decide,

    /// <summary>The refusal announced may now be issued.</summary>
    IssueRefusal,

    /// <summary>The decision is final; the right not used lapses.</summary>
    Final,

    /// <summary>The complaint counts as admitted.</summary>
    Admit,

    /// <summary>Those named are told, and the delay is counted.</summary>
    Notify,
}
