using Passavant.Accords.Conditions;
using Passavant.Accords.Identity;

namespace Passavant.Accords;

/// <summary>Whether a control reaches an item: by its own text, and once the order of review is taken into account.</summary>
/// <param name="Control">The control.</param>
/// <param name="Text">Whether its own text holds (<c>when</c> and <c>unless</c>).</param>
/// <param name="Applies">Whether it governs: its text holds and no control to be tried first applies.</param>
/// <param name="Limbs">The named paragraphs that hold or may hold.</param>
public sealed record ControlFinding(
    Control Control,
    Truth Text,
    Truth Applies,
    IReadOnlyList<(ControlCode Code, Truth Holds)> Limbs
);

/// <summary>Something that lifts, or may lift, a requirement: an authorisation of the accord or a licence in hand.</summary>
public sealed record Lifting(Authorisation? Authorisation, Instrument? Licence, Truth Holds)
{
    /// <summary>The id of the authorisation or licence.</summary>
    public string Id => Authorisation?.Id ?? Licence!.Id;
}

/// <summary>A requirement that holds or may hold, the control that brings it about, what lifts it, and the outcomes it leaves possible.</summary>
public sealed record RequirementFinding(
    Requirement Requirement,
    Control? Control,
    Truth Holds,
    IReadOnlyList<Lifting> LiftedBy,
    OutcomeSet Outcomes
);

/// <summary>A prohibition that holds or may hold, and the derogations it yields or may yield to.</summary>
public sealed record ProhibitionFinding(
    Prohibition Prohibition,
    Truth Holds,
    IReadOnlyList<(Derogation Derogation, Truth Holds)> Derogations
);

/// <summary>One tier of risk: the levels still possible, by the matrix's words, and the indicators and mitigations that hold or may hold.</summary>
public sealed record TierFinding(
    RiskTier Tier,
    IReadOnlyList<string> Levels,
    IReadOnlyList<(Indicator Indicator, Truth Holds)> Indicators,
    IReadOnlyList<(Mitigation Mitigation, Truth Holds)> Mitigations
);

/// <summary>What an accord says of one line.</summary>
public sealed class LineDetermination
{
    /// <summary>The line.</summary>
    public required Item Item { get; init; }

    /// <summary>The outcomes still possible.</summary>
    public required OutcomeSet Outcomes { get; init; }

    /// <summary>Whether each of them can really come about; else the set may hold more than can.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Controls that hold or may hold, in list order.</summary>
    public required IReadOnlyList<ControlFinding> Controls { get; init; }

    /// <summary>Requirements that hold or may hold.</summary>
    public required IReadOnlyList<RequirementFinding> Requirements { get; init; }

    /// <summary>Prohibitions that hold or may hold.</summary>
    public required IReadOnlyList<ProhibitionFinding> Prohibitions { get; init; }

    /// <summary>The five tiers of risk.</summary>
    public required IReadOnlyList<TierFinding> Risk { get; init; }
}

/// <summary>Who decides, by when: a rung of the ladder or the authority a notice goes to.</summary>
public sealed record DecidedBy(Rung? Rung, Authority? Authority, TimeLimit? Within, DateOnly? By);

/// <summary>A condition or duty that comes with what lifted a requirement, a derogation or a mitigation.</summary>
public sealed record Attached(string From, Wording Text, TimeLimit? Within = null);

/// <summary>A fact worth asking for: the term, the thing it is about, whom to ask at what cost, and what an answer can do.</summary>
/// <param name="Term">The term to be stated.</param>
/// <param name="About">The line, the party's role or id, or the empty text for the transfer.</param>
/// <param name="Demand">The standing an answer must have; <see cref="Standing.DeemedBySilence"/> where any will do.</param>
/// <param name="CanSettle">Whether some answer alone settles the outcome.</param>
/// <param name="Remaining">The number of outcomes left after an answer, on average over the kinds of answer.</param>
public sealed record Question(
    Term Term,
    string About,
    Standing Demand,
    bool CanSettle,
    double Remaining
);

/// <summary>What an accord says of a transfer, with everything needed to give reasons for it and to compute it again. Immutable; compared by canonical bytes.</summary>
public sealed class Determination
{
    /// <summary>The version of the rules by which this engine computes; changes when a determination could.</summary>
    public const string EngineVersion = "1";

    /// <summary>The transfer as given.</summary>
    public required Transfer Transfer { get; init; }

    /// <summary>The accord it was assessed against.</summary>
    public required Accord Accord { get; init; }

    /// <summary>The identity of that accord.</summary>
    public AccordIdentity Identity => Accord.Identity;

    /// <summary>The day of law.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The day of knowledge: what was published or issued later is left out.</summary>
    public required DateOnly KnownAt { get; init; }

    /// <summary>The acts taken into account.</summary>
    public required IReadOnlyList<Instrument> Acts { get; init; }

    /// <summary>How far the assessment went.</summary>
    public AssessmentOptions Options { get; init; } = AssessmentOptions.Default;

    /// <summary>Whether the text applies by its nexus.</summary>
    public required Truth Jurisdiction { get; init; }

    /// <summary>Whether the accord was in force on the day.</summary>
    public required bool IsInForce { get; init; }

    /// <summary>The outcomes still possible for the whole: the strictest line governs.</summary>
    public required OutcomeSet Outcomes { get; init; }

    /// <summary>Whether each of them can really come about.</summary>
    public required bool IsExact { get; init; }

    /// <summary>What stands meanwhile: the outcome where it is settled, else the stricter of the accord's rule for undecided cases and the mildest outcome possible.</summary>
    public required Outcome Stands { get; init; }

    /// <summary>Line by line.</summary>
    public required IReadOnlyList<LineDetermination> Lines { get; init; }

    /// <summary>Who decides, by when; empty where nobody has to.</summary>
    public required IReadOnlyList<DecidedBy> DecidedBy { get; init; }

    /// <summary>Conditions and duties that come with it.</summary>
    public required IReadOnlyList<Attached> Attached { get; init; }

    /// <summary>Every fact not stated that can still change the outcome, the best to ask first.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>Lines milder than the one that governs: what could go at once if the lines were split.</summary>
    public IEnumerable<LineDetermination> Milder =>
        Lines.Where(line => line.Outcomes.Strictest < Outcomes.Mildest);
}
