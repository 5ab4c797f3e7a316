using Passavant.Accords;

namespace Passavant.Cases;

/// <summary>What has to be settled before a case may be decided. Looked at again at the final act, whatever was looked at before.</summary>
public static class Gates
{
    /// <summary>Everything open before <paramref name="proposal"/> may become the decision.</summary>
    public static IReadOnlyList<Gate> Open(Case now, Proposal proposal, Office office) =>
        [
            .. Assessed(now, proposal, office),
            .. Screened(now, office),
            .. Asked(now),
            .. Consulted(now, proposal, office),
            .. Vouched(now, proposal),
            .. Heard(now, proposal, office),
            .. Signed(now, proposal, office),
        ];

    /// <summary>What stands open in a case before anything is proposed: what an officer sees on top.</summary>
    public static IReadOnlyList<Gate> Ahead(Case now, Office office) =>
        now.Completed is null || !now.IsOpen
            ? []
            : [.. Assessed(now, null, office), .. Screened(now, office), .. Asked(now)];

    /// <summary>What has to be settled before a panel may put something milder in place of a refusal: nobody clears what is not assessed, screened and vouched for as it now is.</summary>
    internal static IReadOnlyList<Gate> OpenToPanel(Case now, Proposal proposal, Office office) =>
        proposal.Grants || proposal.Verdicts.Any(on => on.Verdict == Verdict.NotRequired)
            ?
            [
                .. Assessed(now, proposal, office),
                .. Screened(now, office),
                .. Vouched(now, proposal),
            ]
            : [];

    internal static Refusal? OldStatement(Case now, DateTimeOffset at, Office office)
    {
        var old = Clocks
            .ClockFace.Read(
                office.Procedure,
                now.Kind.LimitedAs(),
                office.Calendars,
                Spans.Statements(now),
                [],
                at
            )
            .Where(clock => clock.Due <= at)
            .ToList();
        return old.Count == 0
            ? null
            : Refusal.Of(
                "old-statement",
                $"Statement {old[0].Key} was signed too long ago ({old[0].Limit}); ask for a new one.",
                $"La déclaration {old[0].Key} est trop ancienne ({old[0].Limit}) ; demandez-en une nouvelle."
            ) with
            {
                Provision = old[0].Limit,
            };
    }

    internal static Gate? Unsigned(Case now, Proposal proposal, Office office)
    {
        var needed = office.SignaturesFor(now, proposal) - 1;
        var signed = proposal.Signatures.Count(signature =>
            !now.Preparers.Contains(signature.By) && !now.IsConflicted(signature.By)
        );
        return signed >= needed
            ? null
            : new Gate(
                "countersignature",
                proposal.Id,
                Refusal.Say(
                    "A second officer has to sign who never prepared a decision in this case and has no conflict of interest.",
                    "Un second agent doit signer, qui n'a jamais préparé de décision dans ce dossier et n'a pas de conflit d'intérêts."
                )
            );
    }

    private static IEnumerable<Gate> Assessed(Case now, Proposal? proposal, Office office)
    {
        if (proposal is not null)
            foreach (var gate in Required(now, proposal))
                yield return gate;
        if (now.Kind is CaseKind.Grievance or CaseKind.TrustedStatus || now.Kind.EndsInRuling())
            yield break;
        if (now.Assessment is not { } assessment)
        {
            yield return Of(
                "assessment-missing",
                "",
                "The case has not been assessed; assess it.",
                "Le dossier n'a pas été évalué ; évaluez-le."
            );
            yield break;
        }
        if (assessment.Accord != office.Identity)
            yield return Of(
                "accord-newer",
                $"{office.Identity}",
                "Another edition of the accord is in force since the assessment; assess again.",
                "Une autre édition de l'accord est en vigueur depuis l'évaluation ; réévaluez."
            );
        if (assessment.Covers != now.Application.Essentials())
            yield return Of(
                "application-newer",
                "",
                "The application was changed since the assessment; assess again.",
                "La demande a changé depuis l'évaluation ; réévaluez."
            );
        foreach (var list in Newer(assessment.Lists, office))
            yield return Of(
                "list-newer",
                list,
                $"The list {list} is newer than the assessment; screen and assess again.",
                $"La liste {list} est plus récente que l'évaluation ; filtrez et réévaluez."
            );
        if (now.HitDecisions.Any(decision => decision.At > assessment.At))
            yield return Of(
                "hit-newer",
                "",
                "A hit was decided since the assessment; assess again.",
                "Une correspondance a été tranchée depuis l'évaluation ; réévaluez."
            );
        if (proposal is null)
            yield break;
        if (proposal.Determination is { } rests && rests != assessment.Determination)
            yield return Of(
                "assessed-since",
                proposal.Id,
                "The case was assessed again since this was proposed; propose again on the new determination.",
                "Le dossier a été réévalué depuis cette proposition ; proposez à nouveau."
            );
        if (proposal.Grants && assessment.Outcomes.Contains(Outcome.Prohibited))
            yield return Of(
                "prohibited",
                string.Join(", ", assessment.Open),
                assessment.Outcomes.Count == 1
                    ? "The transfer is prohibited; only a derogation of the accord could lift that."
                    : "A prohibition is still possible; what is unknown never clears. Settle the open facts and assess again.",
                assessment.Outcomes.Count == 1
                    ? "Le transfert est interdit ; seule une dérogation de l'accord pourrait le permettre."
                    : "Une interdiction reste possible ; l'inconnu n'autorise jamais. Réglez les faits ouverts et réévaluez."
            );
    }

    // That no licence is required is said of nothing that may still require one.
    private static IEnumerable<Gate> Required(Case now, Proposal proposal) =>
        proposal
            .Verdicts.Where(on =>
                on.Verdict == Verdict.NotRequired
                && now.Assessment is { } assessment
                && Deciding.Possible(assessment, on).Any(outcome => outcome > Outcome.Authorised)
            )
            .Select(on =>
                Of(
                    "required",
                    on.Line ?? on.Party ?? "",
                    "By the assessment a licence is or may be required here; settle the open facts and assess again, or grant or refuse.",
                    "Selon l'évaluation une licence est ou peut être requise ici ; réglez les faits ouverts et réévaluez, ou accordez ou refusez."
                )
            );

    private static IEnumerable<Gate> Screened(Case now, Office office)
    {
        if (now.Kind is CaseKind.Grievance)
            yield break;
        if (now.Screening is not { } screening)
        {
            if (office.Lists.Count > 0 && now.Application.Parties.Count > 0)
                yield return Of(
                    "screening-missing",
                    "",
                    "The parties have not been screened; screen them.",
                    "Les parties n'ont pas été filtrées ; filtrez-les."
                );
            yield break;
        }
        if (screening.Covers != now.Application.Essentials())
            yield return Of(
                "application-newer",
                "",
                "The application was changed since the screening; screen again.",
                "La demande a changé depuis le filtrage ; filtrez à nouveau."
            );
        foreach (var list in Newer(screening.Lists, office))
            yield return Of(
                "list-newer",
                list,
                $"The list {list} is newer than the screening; screen again.",
                $"La liste {list} est plus récente que le filtrage ; filtrez à nouveau."
            );
        foreach (var (hit, decision) in now.Hits)
            if (decision is null)
                yield return Of(
                    "hit-unresolved",
                    $"{hit.Party}: {hit.List} {hit.Entry}",
                    $"Whether {hit.Party} is '{hit.Name}' on {hit.List} is not decided; decide it.",
                    $"Il n'est pas tranché si {hit.Party} est « {hit.Name} » de {hit.List} ; tranchez."
                );
    }

    private static IEnumerable<Gate> Asked(Case now)
    {
        foreach (var question in now.Questions.Where(question => question.Ended is null))
            yield return Of(
                "question-open",
                question.Id,
                $"Question {question.Id} ({question.Point}) is not answered; wait, or close it.",
                $"La question {question.Id} ({question.Point}) est sans réponse ; attendez, ou fermez-la."
            );
        foreach (
            var request in now.AdviceRequests.Where(request =>
                request.Ended is null && !now.HasRunOut(Span.Advice, Spans.Key(now, request))
            )
        )
            yield return Of(
                "advice-open",
                request.Agency,
                $"{request.Agency} has not advised, and its time is not over; wait for its advice, or for the end of its time.",
                $"{request.Agency} n'a pas donné son avis, et son délai court ; attendez l'avis, ou la fin du délai."
            );
        foreach (var asked in now.Consultations.Where(asked => asked.Ended is null))
            yield return Of(
                "consultation-open",
                asked.Id,
                $"{asked.Partner} has not answered consultation {asked.Id}, and its time is not over; wait for the answer, or for the end of its time.",
                $"{asked.Partner} n'a pas répondu à la consultation {asked.Id}, et son délai court ; attendez la réponse, ou la fin du délai."
            );
        foreach (var stop in now.Standstills.Where(stop => stop.To is null))
            yield return Of(
                "standstill-open",
                stop.Id,
                $"The clock stands still on {stop.Ground}; resume it first.",
                $"Le délai est suspendu pour {stop.Ground} ; reprenez-le d'abord."
            );
    }

    private static IEnumerable<Gate> Consulted(Case now, Proposal proposal, Office office)
    {
        if (!proposal.Grants)
            yield break;
        foreach (
            var denial in office.Denials.Where(denial =>
                now.Consultations.All(asked =>
                    (asked.Denial, asked.Partner) != (denial.Id, denial.Partner)
                    || office
                        .Procedure.Consultations.FirstOrDefault(rule => rule.Id == asked.Rule)
                        ?.Kind != ConsultationKind.NoUndercut
                )
            )
        )
            yield return Of(
                "denial-unasked",
                denial.Id,
                $"{denial.State} refused on {denial.Refused:yyyy-MM-dd} what may be essentially identical ({denial.Id}); consult {denial.Partner} before granting.",
                $"{denial.State} a refusé le {denial.Refused:yyyy-MM-dd} un transfert peut-être essentiellement identique ({denial.Id}) ; consultez {denial.Partner} avant d'accorder."
            );
        // Asked again with the same answer, it is the same hit: one consultation covers both.
        foreach (
            var hit in now.Comparisons.Where(one =>
                one.Hits.Count > 0
                && !now.Comparisons.Any(other =>
                    other.Partner == one.Partner
                    && !one.Hits.Except(other.Hits).Any()
                    && IsAskedAbout(now, other, office)
                )
            )
        )
            yield return Of(
                "hit-unasked",
                hit.Reference,
                $"Keys of this transaction are among what {hit.Partner} refused ({hit.Reference}); consult it on whether it is essentially identical before granting.",
                $"Des clés de cette opération sont parmi celles que {hit.Partner} a refusées ({hit.Reference}) ; consultez-le sur l'identité essentielle avant d'accorder."
            );
        if (
            string.IsNullOrWhiteSpace(proposal.UndercutBecause)
            && now.Consultations.FirstOrDefault(asked => asked.Answer == PartnerAnswer.Identical)
                is { } undercut
        )
            yield return Of(
                "undercut-unexplained",
                undercut.Id,
                $"{undercut.Partner} says this is essentially identical to what it refused; granting it all the same needs an explanation, which partners are told.",
                $"{undercut.Partner} juge ce transfert essentiellement identique à son refus ; l'accorder demande une explication, communiquée aux partenaires."
            );
    }

    private static bool IsAskedAbout(Case now, PartnerComparison one, Office office) =>
        now.Consultations.Any(asked =>
            (asked.Denial, asked.Partner) == (one.Reference, one.Partner)
            && office.Procedure.Consultations.FirstOrDefault(rule => rule.Id == asked.Rule)?.Kind
                == ConsultationKind.NoUndercut
        );

    private static IEnumerable<Gate> Vouched(Case now, Proposal proposal)
    {
        if (now.Kind is not (CaseKind.Licence or CaseKind.Amendment) || !proposal.Grants)
            yield break;
        foreach (
            var party in Applying
                .InRole(now.Application.Transfer, "end user")
                .Where(party =>
                    !now.Statements.Any(one => one.Party == party && one.Holds(now.Application))
                )
        )
            yield return Of(
                "statement-missing",
                party,
                $"There is no statement of {party} that holds for the application as it now is; the applicant has to ask for a new one.",
                $"Il n'y a pas de déclaration de {party} valable pour la demande telle qu'elle est ; le demandeur doit en demander une nouvelle."
            );
    }

    private static IEnumerable<Gate> Heard(Case now, Proposal proposal, Office office)
    {
        if (proposal.Refuses && now.Kind is not CaseKind.Grievance)
        {
            if (now.Notice is not { } notice)
                yield return Of(
                    "notice-missing",
                    proposal.Id,
                    "The applicant has not been told of the intent to refuse, and is heard before a refusal; give notice.",
                    "Le demandeur n'a pas été avisé de l'intention de refus, et il est entendu avant un refus ; avisez-le."
                );
            else if (notice.Answered is null && notice.RanOut is null)
                yield return Of(
                    "answer-open",
                    proposal.Id,
                    "The applicant may still answer the notice of intent to refuse; wait for the answer, or for the end of its time.",
                    "Le demandeur peut encore répondre à l'avis d'intention de refus ; attendez la réponse, ou la fin du délai."
                );
        }
        var dissents =
            proposal.Rung is not null
            && now.Advice.Any(advice =>
                advice == now.AdviceOf(advice.Agency)
                && advice.On.Any(on =>
                    on.View == View.Refuse && proposal.Grants
                    || on.View is View.Approve or View.ApproveWithProviso && proposal.Refuses
                )
            );
        if (
            dissents
            && office.Procedure.Limits.Any(limit =>
                limit.Runs == Span.Escalation && limit.At == now.Rung
            )
            && !now.HasRunOut(Span.Escalation, Spans.EscalationKey(now))
        )
            yield return Of(
                "dissent-open",
                proposal.Id,
                "An agency that advised otherwise may still take this to the next rung; wait until its time is over.",
                "Un organisme d'avis contraire peut encore porter l'affaire à l'échelon supérieur ; attendez la fin de son délai."
            );
    }

    private static IEnumerable<Gate> Signed(Case now, Proposal proposal, Office office)
    {
        if (now.IsConflicted(proposal.By))
            yield return Of(
                "conflict-of-interest",
                proposal.By,
                "Who prepared this has a conflict of interest; another has to prepare it.",
                "Qui a préparé ceci a un conflit d'intérêts ; un autre doit préparer."
            );
        if (Unsigned(now, proposal, office) is { } gate)
            yield return gate;
    }

    private static IEnumerable<string> Newer(IReadOnlyList<ListStamp> used, Office office) =>
        office.Lists.Except(used).Select(list => list.List);

    private static Gate Of(string code, string about, string english, string french) =>
        new(code, about, Refusal.Say(english, french));
}
