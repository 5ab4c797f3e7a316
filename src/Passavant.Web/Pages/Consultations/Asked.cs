using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Consultations;

/// <summary>A consultation as the partner sees it, with the rule of the accord it is held under.</summary>
/// <param name="View">What the partner sees of the case.</param>
/// <param name="Consultation">The consultation.</param>
/// <param name="Rule">The rule; null where the accord no longer has it.</param>
/// <param name="Clock">Its clock; null where none runs.</param>
/// <param name="Authority">What the authority that asks is called.</param>
internal sealed record Asked(
    PartnerView View,
    Passavant.Cases.Consultation Consultation,
    Accords.Consultation? Rule,
    ClockView? Clock,
    Wording Authority
)
{
    /// <summary>Whether it waits for an answer.</summary>
    public bool Waits =>
        Consultation.Ended is null && View.MayDo.Contains(WhoMay.Name(typeof(AnswerConsultation)));

    /// <summary>Whether it asks for a comparison with a refusal, not for objections.</summary>
    public bool IsUndercut => Rule?.Kind == ConsultationKind.NoUndercut;

    /// <summary>The answers it takes.</summary>
    public IReadOnlyList<PartnerAnswer> Answers =>
        IsUndercut
            ? [PartnerAnswer.NotIdentical, PartnerAnswer.Identical]
            : [PartnerAnswer.NoObjection, PartnerAnswer.Objection];

    /// <summary>How long it may last when it is extended; null where it may not, or was.</summary>
    public TimeLimit? ExtendsTo => Consultation.Extended is null ? Rule?.ExtendedTo : null;

    public static Asked Of(PartnerView view, Passavant.Cases.Consultation one, Office office) =>
        new(
            view,
            one,
            office.Procedure.Consultations.FirstOrDefault(rule => rule.Id == one.Rule),
            view.Clocks.FirstOrDefault(clock => clock.Key == one.Id),
            office.Agencies.GetValueOrDefault(view.Authority)?.Name ?? new Wording(view.Authority)
        );

    /// <summary>What silence settles, and from when.</summary>
    public string Silence(Here here)
    {
        var settles = Rule?.Deems switch
        {
            Deeming.NoObjection => here["your silence counts as no objection"],
            Deeming.NotIdentical => here[
                "the transfers count as not essentially identical, and the licence may be granted"
            ],
            _ => here[
                "nothing is settled by silence: the question stays open, and the case goes on without your answer"
            ],
        };
        return Clock switch
        {
            { Ended: null, Due: { } due } => here[
                "If you do not answer by the end of {0}, {1}.",
                Ticking.LastDay(here, due),
                settles
            ],
            { Ended: null } => here["The clock stands still. Once its time is over, {0}.", settles],
            _ => here["Without an answer in time, {0}.", settles],
        };
    }
}
