using Passavant.Accords;

namespace Passavant.Cases;

/// <summary>A partner state is consulted under a rule of the accord.</summary>
/// <param name="Rule">The consultation of the accord, by id.</param>
/// <param name="Partner">The partner's agency.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Denial">The refusal it is about, where it is about one.</param>
/// <param name="Ground">The ground on which the clock stops meanwhile; null when it runs on.</param>
public sealed record Consult(
    string Rule,
    string Partner,
    string Question,
    string? Denial = null,
    string? Ground = null
) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("question", Question, 5000)
        ?? (
            office.Procedure.Consultations.FirstOrDefault(rule => rule.Id == Rule) is not { } known
                ? No(
                    "no-such-consultation",
                    $"The accord has no consultation '{Rule}'; expected one of {string.Join(", ", office.Procedure.Consultations.Select(rule => rule.Id))}.",
                    $"L'accord ne connaît pas de consultation « {Rule} » ; attendu : {string.Join(", ", office.Procedure.Consultations.Select(rule => rule.Id))}."
                )
            : office.Agencies.GetValueOrDefault(Partner)?.Kind != AgencyKind.Partner
                ? No(
                    "no-such-agency",
                    $"'{Partner}' is no partner state's authority here.",
                    $"« {Partner} » n'est pas ici l'autorité d'un État partenaire."
                )
            : known.Kind == ConsultationKind.NoUndercut && Denial is null
                ? No(
                    "no-denial",
                    "A consultation on undercutting names the refusal it is about.",
                    "Une consultation sur le contournement cite le refus en cause."
                )
            : known.Kind == ConsultationKind.NoUndercut
            && office.Denials.FirstOrDefault(one => one.Id == Denial) is { } denial
            && denial.Partner != Partner
                ? No(
                    "other-partner",
                    $"{denial.Id} is a refusal by {denial.Partner}; consult that one.",
                    $"{denial.Id} est un refus de {denial.Partner} ; consultez celui-là."
                )
            : now.Consultations.Any(one =>
                one.Ended is null && (one.Rule, one.Partner, one.Denial) == (Rule, Partner, Denial)
            )
                ? No(
                    "already-asked",
                    $"{Partner} is asked this already and has not answered; wait for the answer, or for the end of its time.",
                    $"{Partner} est déjà consulté sur ce point et n'a pas répondu ; attendez la réponse, ou la fin de son délai."
                )
            : null
        )
        ?? (Ground is null ? null : Asking.NoGround(Ground, office));

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            FirstAction = now.FirstAction ?? stamp.At,
            Consultations =
            [
                .. now.Consultations,
                new Consultation
                {
                    Id = $"C{now.Consultations.Count + 1}",
                    Rule = Rule,
                    Partner = Partner,
                    Denial = Denial,
                    Question = Question,
                    Ground = Ground,
                    Asked = stamp.At,
                },
            ],
        };
}

/// <summary>A partner answers a consultation.</summary>
public sealed record AnswerConsultation(string Consultation, PartnerAnswer Answer, string Reasons)
    : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office)
    {
        if (Consulting.NotTheirs(now, Consultation, stamp.By) is { } refusal)
            return refusal;
        var asked = now.Consultations.First(one => one.Id == Consultation);
        var undercut =
            office.Procedure.Consultations.FirstOrDefault(rule => rule.Id == asked.Rule)?.Kind
            == ConsultationKind.NoUndercut;
        return undercut != Answer is PartnerAnswer.Identical or PartnerAnswer.NotIdentical
                ? No(
                    "wrong-answer",
                    undercut
                        ? "This consultation asks whether the transfers are essentially identical: answer identical or not-identical."
                        : "This consultation asks for objections: answer objection or no-objection.",
                    undercut
                        ? "Cette consultation demande si les transferts sont essentiellement identiques : répondez identical ou not-identical."
                        : "Cette consultation demande s'il y a objection : répondez objection ou no-objection."
                )
            : Answer is PartnerAnswer.Identical or PartnerAnswer.Objection
                ? Unreadable("reasons", Reasons)
            : null;
    }

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Consultations =
            [
                .. now.Consultations.Select(asked =>
                    asked.Id == Consultation
                        ? asked with
                        {
                            Answer = Answer,
                            Reasons = Reasons,
                            Ended = stamp.At,
                        }
                        : asked
                ),
            ],
        };
}

/// <summary>The time of a consultation is extended, as far as the accord allows.</summary>
public sealed record ExtendConsultation(string Consultation, string Why) : Act
{
    /// <summary>The limit it is extended to; set by the program from the accord.</summary>
    [Computed]
    public TimeLimit? To { get; init; }

    internal override Refusal? Refuse(Case now, Stamp stamp, Office office)
    {
        if (
            stamp.By.Role == Role.Partner
            && Consulting.NotTheirs(now, Consultation, stamp.By) is { } refusal
        )
            return refusal;
        if (
            now.Consultations.FirstOrDefault(one => one.Id == Consultation)
            is not { Ended: null } asked
        )
            return NoSuch("open consultation", "consultation ouverte", Consultation);
        var longest = office
            .Procedure.Consultations.FirstOrDefault(rule => rule.Id == asked.Rule)
            ?.ExtendedTo;
        return longest is null
                ? No(
                    "no-extension",
                    "The accord knows no extension of this consultation.",
                    "L'accord ne connaît pas de prolongation de cette consultation."
                )
            : asked.Extended is not null
                ? No(
                    "extended-already",
                    "It was extended once; that is as far as the accord goes.",
                    "Elle a déjà été prolongée ; l'accord ne va pas plus loin."
                )
            : To is not null && To != longest
                ? No(
                    "wrong-extension",
                    $"The accord extends it to {longest}; leave 'to' out.",
                    $"L'accord la prolonge jusqu'à {longest} ; ne donnez pas « to »."
                )
            : Unreadable("why", Why, 5000);
    }

    internal override Act Settle(Case now, Stamp stamp, Office office) =>
        this with
        {
            To = now.Consultations.FirstOrDefault(one => one.Id == Consultation) is { } asked
                ? office
                    .Procedure.Consultations.FirstOrDefault(rule => rule.Id == asked.Rule)
                    ?.ExtendedTo
                : null,
        };

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Consultations =
            [
                .. now.Consultations.Select(asked =>
                    asked.Id == Consultation ? asked with { Extended = To } : asked
                ),
            ],
        };
}

/// <summary>Partners are told of a refusal, or of a grant of what one of them had refused, with the explanation it is owed.</summary>
public sealed record TellPartners(IReadOnlyList<string> Partners, string Text) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("text", Text)
        ?? (
            now.Decision is null
                ? No(
                    "not-decided",
                    "There is no decision to tell partners of.",
                    "Il n'y a pas de décision à communiquer."
                )
            : Partners.Count == 0
            || Partners.Any(id => office.Agencies.GetValueOrDefault(id)?.Kind != AgencyKind.Partner)
                ? No(
                    "no-such-agency",
                    "Name the partner states' authorities to be told.",
                    "Nommez les autorités partenaires à informer."
                )
            : null
        );

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            PartnerNotices =
            [
                .. now.PartnerNotices,
                new PartnerNotice(stamp.At, now.Decision!.Proposal.Refuses, Partners, Text),
            ],
        };
}

/// <summary>What consultations have to be.</summary>
internal static class Consulting
{
    public static Refusal? NotTheirs(Case now, string id, Actor by) =>
        now.Consultations.FirstOrDefault(one => one.Id == id) is { Ended: null } asked
        && asked.Partner == by.Agency
            ? null
            : Refusal.Of(
                "no-such",
                $"There is no open consultation '{id}' of {by.Agency} in the case.",
                $"Le dossier n'a pas de consultation ouverte « {id} » de {by.Agency}."
            );
}
