using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Words;

namespace Passavant.Web.Pages.Checking;

/// <summary>What the accord says, made ready to be read: the provisions that decide, what it rests on, who answers by when.</summary>
internal sealed class Answered(Determination determination, Language spoken)
{
    private static readonly Span[] Told = [Span.Receipt, Span.FirstAction, Span.Application];

    /// <summary>What the accord says.</summary>
    public Determination Determination => determination;

    /// <summary>The language it is told in.</summary>
    public Language Spoken => spoken;

    /// <summary>The outcome; null where several are possible.</summary>
    public Outcome? Outcome =>
        determination.Outcomes.IsSettled ? determination.Outcomes.Mildest : null;

    /// <summary>Whether somebody has to be asked, or may have to be.</summary>
    public bool MayNeedLicence =>
        determination.Outcomes.Strictest >= Accords.Outcome.PresumptionOfApproval
        && determination.Outcomes.Mildest < Accords.Outcome.Prohibited;

    /// <summary>Where a receipt can be applied from; null before there is one.</summary>
    public string? Receipt { get; init; }

    private LineDetermination Line => determination.Lines[0];

    /// <summary>The controls that reach the item, or may.</summary>
    public IReadOnlyList<ControlFinding> Controls =>
        [
            .. Line
                .Controls.Where(finding => finding.Applies != Truth.No && IsPublic(finding.Control))
                .OrderByDescending(finding => finding.Applies),
        ];

    /// <summary>The prohibitions that hold, or may.</summary>
    public IReadOnlyList<ProhibitionFinding> Prohibitions =>
        [
            .. Line
                .Prohibitions.Where(finding => IsPublic(finding.Prohibition))
                .OrderByDescending(finding => finding.Holds),
        ];

    /// <summary>The duties to ask that hold, or may.</summary>
    public IReadOnlyList<RequirementFinding> Requirements =>
        [
            .. Line
                .Requirements.Where(finding => IsPublic(finding.Requirement))
                .OrderByDescending(finding => finding.Holds)
                .ThenByDescending(finding => finding.Outcomes.Strictest),
        ];

    /// <summary>The authorisations that cover it.</summary>
    public IReadOnlyList<Authorisation> Covering =>
        [
            .. Line
                .Requirements.SelectMany(finding => finding.LiftedBy)
                .Where(lifting => lifting.Holds == Truth.Yes)
                .Select(lifting => lifting.Authorisation)
                .OfType<Authorisation>()
                .Distinct(),
        ];

    /// <summary>The tiers of risk with a sign that shows, or may.</summary>
    public IReadOnlyList<TierFinding> Risk => [.. Line.Risk.Where(tier => tier.Indicators.Count > 0)];

    /// <summary>The limits of the procedure an applicant should know.</summary>
    public IReadOnlyList<StageLimit> Limits =>
        [
            .. determination
                .Accord.Procedure.Limits.Where(limit =>
                    limit is { Runs: { } span, Within: not null, Title: not null }
                    && Told.Contains(span)
                    && (limit.For.Count == 0 || limit.For.Contains("licence"))
                )
                .OrderBy(limit => Array.IndexOf(Told, limit.Runs!.Value)),
        ];

    /// <summary>The facts it rests on.</summary>
    public IReadOnlyList<Resting> Rests { get; } = Resting.Of(determination);

    /// <summary>What can still change it, the best to find out first.</summary>
    public IReadOnlyList<Question> Open =>
        [
            .. determination
                .Questions.Where(question => question.Term.Handling == Handling.Public)
                .DistinctBy(question => (question.Term, question.About)),
        ];

    /// <summary>The whole reasoning.</summary>
    public Document Whole =>
        Explanation.Of(
            determination,
            spoken,
            new ExplanationOptions { Audience = Handling.Public }
        );

    private static bool IsPublic(Provision provision) => provision.Handling == Handling.Public;
}
