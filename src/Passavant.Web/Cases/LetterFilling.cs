using Passavant.Accords;
using Passavant.Cases;
using Passavant.Cases.Clocks;
using Passavant.Letters.Filling;
using Decision = Passavant.Cases.Decision;
using Office = Passavant.Cases.Office;
using Span = Passavant.Accords.Span;

namespace Passavant.Web.Cases;

/// <summary>What a letter says of a case, to one receiver in one language. Only what that receiver may know: never closed reasons, never who in the authority did what.</summary>
internal sealed class LetterFilling(Case one, Office office, DateTimeOffset at, string language)
{
    private const int DenialStandsForYears = 3;

    private readonly TimeZoneInfo zone = Zone(one, office);

    /// <summary>The day in the authority's calendar.</summary>
    public DateOnly Today => Day(at);

    /// <summary>One of two texts, by the language of the letter.</summary>
    public string Say(string english, string french) => language == "fr" ? french : english;

    /// <summary>An agency's name.</summary>
    public string Name(string agency) =>
        office.Agencies.GetValueOrDefault(agency)?.Name.In(language) ?? agency;

    /// <summary>How an agency is reached.</summary>
    public string Contact(string agency) =>
        office.Agencies.GetValueOrDefault(agency)?.Contact ?? Name(agency);

    /// <summary>What every letter has.</summary>
    public Dictionary<string, FieldValue> Always(string from) =>
        new()
        {
            ["reference"] = $"{one.Number}",
            // Letters are signed by the office: who in it did what is the record's to know.
            ["officer"] = Name(from),
            ["role"] =
                from == one.Authority
                && Ladder.Find(office.Procedure, one.Rung) is { Title: var title }
                    ? title.In(language)
                    : office.Procedure.Authorities.GetValueOrDefault(from)?.Title.In(language)
                        ?? Say("By order", "Par ordre"),
            ["contact"] = Contact(from),
        };

    private Dictionary<string, FieldValue> ToApplicant(string from)
    {
        var fields = Always(from);
        fields["applicant"] = Name(one.Applicant);
        return fields;
    }

    public Dictionary<string, FieldValue> Acknowledgement()
    {
        var fields = ToApplicant(one.Authority);
        fields["received"] = Day(one.Submitted ?? at);
        fields["decisionBy"] = Last(Span.Application) ?? NoLimit;
        return fields;
    }

    public Dictionary<string, FieldValue> InformationRequest()
    {
        var question = one.Questions[^1];
        var fields = ToApplicant(one.Authority);
        fields["questions"] = FieldValue.Of(
            new Dictionary<string, FieldValue>
            {
                ["question"] = question.Text,
                ["why"] = Say(
                    $"the case turns on this point: {question.Point}.",
                    $"le dossier dépend de ce point : {question.Point}."
                ),
            }
        );
        fields["answerBy"] = Last(Span.Question, question.Id) ?? NoLimit;
        fields["unanswered"] = Say(
            "the case is decided on what is there, or returned without action if that is too little.",
            "le dossier est tranché en l’état, ou renvoyé sans suite si c’est trop peu."
        );
        if (question.Ground is not null)
            fields["pause"] = Say(
                "The clock of your application stands still until you answer.",
                "Le délai de votre demande est suspendu jusqu’à votre réponse."
            );
        return fields;
    }

    public Dictionary<string, FieldValue> IntentToRefuse(RefusalNotice notice, Proposal proposal)
    {
        var fields = ToApplicant(one.Authority);
        fields["received"] = Day(one.Submitted ?? at);
        fields["lines"] = Lines(Refused(proposal));
        fields["basis"] = Basis(proposal.Basis);
        fields["considerations"] = notice.Considerations;
        fields["changes"] = Each("change", notice.WouldHelp);
        var answerBy = Last(Span.IntentAnswer);
        fields["answerBy"] = answerBy ?? NoLimit;
        fields["finalOn"] = Last(Span.Finality) ?? answerBy ?? NoLimit;
        Appeal(
            fields,
            Filing is { } within
                ? Say($"{within} after the refusal", $"terme de {French(within)} après le refus")
                : NoLimit
        );
        return fields;
    }

    public Dictionary<string, FieldValue>? LicenceGranted(Decision decision)
    {
        if (Granted(decision.Proposal) is not { Count: > 0 } granted)
            return null;
        var fields = ToApplicant(one.Authority);
        fields["licence"] = $"L-{one.Number}";
        fields["lines"] = Lines(granted, quantities: true);
        if (decision.Proposal.Conditions.Count > 0)
            fields["conditions"] = Conditions(decision);
        fields["validFrom"] = Day(decision.At);
        fields["validUntil"] = decision.Until is { } until
            ? until
            : Say("further notice", "terme qui vous sera indiqué");
        AppealOf(fields, decision);
        return fields;
    }

    public Dictionary<string, FieldValue>? Refusal(Decision decision, RefusalNotice? heard)
    {
        if (!decision.Proposal.Refuses)
            return null;
        var fields = ToApplicant(one.Authority);
        fields["received"] = Day(one.Submitted ?? at);
        fields["lines"] = Lines(Refused(decision.Proposal));
        fields["basis"] = Basis(decision.Proposal.Basis);
        fields["reasons"] = decision.Proposal.Reasons.Applicant;
        if (heard is { Answer: { } answer })
            fields["heard"] = Say(
                $"You answered: {answer}\nWe considered this before deciding; the reasons above say what we made of it.",
                $"Vous avez répondu : {answer}\nNous l’avons examiné avant de décider ; les motifs ci-dessus disent ce que nous en avons retenu."
            );
        fields["changes"] = Each(
            "change",
            decision.Proposal.WouldHelp ?? Say("Nothing would help.", "Rien n’y ferait.")
        );
        AppealOf(fields, decision);
        return fields;
    }

    public Dictionary<string, FieldValue> NoLicenceRequired(Decision decision)
    {
        var fields = Ruling(decision);
        fields["lines"] = Lines(All(decision.Proposal));
        fields["basis"] = Basis(decision.Proposal.Basis);
        return fields;
    }

    public Dictionary<string, FieldValue> Classification(Decision decision)
    {
        var fields = Ruling(decision);
        fields["items"] = FieldValue.Of([
            .. Items()
                .Select(item => new Dictionary<string, FieldValue>
                {
                    ["item"] = item.Text,
                    ["code"] = decision
                        .Proposal.Verdicts.Where(on => on.Line is null || on.Line == item.Line)
                        .SelectMany(on => on.Codes ?? [])
                        .Distinct()
                        .ToList()
                        is { Count: > 0 } codes
                        ? string.Join(", ", codes)
                        : Say("in no entry", "dans aucune rubrique"),
                    ["because"] = decision.Proposal.Reasons.Applicant,
                }),
        ]);
        return fields;
    }

    public Dictionary<string, FieldValue> AdvisoryOpinion(Decision decision)
    {
        var fields = ToApplicant(one.Authority);
        fields["accord"] = office.Accord.Title.In(language);
        fields["question"] = one.Application.EndUse.Length > 0 ? one.Application.EndUse : one.Title;
        fields["opinion"] = decision.Proposal.Reasons.Applicant;
        fields["reliedOn"] = Each("fact", decision.Proposal.Reliance ?? one.Title);
        return fields;
    }

    public Dictionary<string, FieldValue> AdviceRequest(AdviceRequest request)
    {
        var fields = Always(one.Authority);
        fields["ministry"] = Name(request.Agency);
        fields["transaction"] = Transaction;
        fields["lines"] = Lines(All(null));
        fields["questions"] = Each("question", request.Question);
        fields["answerBy"] = Last(Span.Advice, request.Agency) ?? NoLimit;
        fields["silence"] = office.Procedure.Limits.Any(limit =>
            limit.Runs == Span.Advice && limit.Then.Contains(Deed.NoObjection)
        )
            ? Say(
                "Silence after that day is no objection.",
                "Passé cette date, le silence vaut absence d’objection."
            )
            : Say("The case waits for your answer.", "Le dossier attend votre réponse.");
        return fields;
    }

    public Dictionary<string, FieldValue> PartnerConsultation(Passavant.Cases.Consultation asked)
    {
        var rule = office.Procedure.Consultations.FirstOrDefault(rule => rule.Id == asked.Rule);
        var fields = Always(one.Authority);
        fields["partner"] = Name(asked.Partner);
        fields["transaction"] = Transaction;
        fields["lines"] = Lines(All(null));
        if (asked.Denial is { } denial)
            fields["denial"] = office.Denials.FirstOrDefault(known => known.Id == denial)
                is { } known
                ? Say(
                    $"Your refusal {known.Id} of {known.Refused:yyyy-MM-dd}, of {known.EndUser}.",
                    $"Votre refus {known.Id} du {known.Refused:yyyy-MM-dd}, visant {known.EndUser}."
                )
                : denial;
        fields["questions"] = Each("question", asked.Question);
        fields["answerBy"] = Last(Span.Consultation, asked.Id) ?? NoLimit;
        fields["silence"] = rule?.Silence is { } silence
            ? Say("After that day: ", "Passé cette date : ")
                + silence.In(language).TrimEnd('.')
                + "."
            : Say("Silence settles nothing.", "Le silence ne règle rien.");
        return fields;
    }

    public Dictionary<string, FieldValue> DenialNotification(Decision decision, string partner)
    {
        var fields = Always(one.Authority);
        fields["partner"] = Name(partner);
        fields["notification"] = $"{one.Number}/{decision.Id}";
        fields["refusedOn"] = Day(decision.At);
        fields["lines"] = Lines(Refused(decision.Proposal), quantities: true);
        fields["endUse"] = one.Application.EndUse.Length > 0 ? one.Application.EndUse : one.Title;
        fields["basis"] = Basis(decision.Proposal.Basis);
        fields["validUntil"] = Day(decision.At).AddYears(DenialStandsForYears);
        return fields;
    }

    public Dictionary<string, FieldValue> AppealAcknowledged(Appeal appeal)
    {
        var fields = ToApplicant(appeal.Body);
        fields["appeal"] = AppealNumber;
        fields["received"] = Day(appeal.Lodged);
        fields["panel"] = Name(appeal.Body);
        var decisionBy = Last(Span.AppealDecision) ?? NoLimit;
        fields["submissionsBy"] = Last(Span.AppealRecord) ?? decisionBy;
        fields["decisionBy"] = decisionBy;
        if (appeal.AsksHearing)
            fields["hearing"] = Say(
                "You asked to be heard. The panel will tell you when and where.",
                "Vous avez demandé à être entendu. L’instance vous dira quand et où."
            );
        return fields;
    }

    public Dictionary<string, FieldValue> AppealOutcome(Appeal appeal)
    {
        var fields = ToApplicant(appeal.Body);
        fields["appeal"] = AppealNumber;
        fields["panel"] = Name(appeal.Body);
        fields["outcome"] = appeal.Outcome switch
        {
            Passavant.Cases.AppealOutcome.Dismissed => Say(
                "The appeal is dismissed; the decision stands.",
                "Le recours est rejeté ; la décision demeure."
            ),
            Passavant.Cases.AppealOutcome.Replaced => Say(
                "The appeal succeeds; the panel puts its own decision in place of the first.",
                "Le recours est accueilli ; l’instance substitue sa décision à la première."
            ),
            _ => Say(
                "The appeal succeeds; the authority has to decide again, by other hands.",
                "Le recours est accueilli ; l’autorité doit statuer à nouveau, par d’autres mains."
            ),
        };
        fields["reasons"] = appeal.Reasons?.Applicant ?? one.Title;
        if (
            appeal.Outcome == Passavant.Cases.AppealOutcome.Replaced
            && one.Decision is { OnAppeal: true } decision
        )
            fields["changed"] = Changed(decision);
        fields["further"] = Say(
            "The panel's decision is final here. The ombudsperson hears grievances about how you were treated.",
            "La décision de l’instance est définitive ici. Le médiateur connaît des griefs sur la manière dont vous avez été traité."
        );
        return fields;
    }

    public Dictionary<string, FieldValue> GrievanceOutcome(string from, Grievance grievance)
    {
        var fields = ToApplicant(from);
        fields["reference"] = grievance.About is { } about ? $"{about}" : one.Title;
        fields["grievance"] = $"{one.Number}";
        fields["received"] = Day(one.Submitted ?? at);
        fields["finding"] = grievance.NotAdmitted is not null
            ? Say("We do not take the grievance up.", "Le grief n’est pas recevable.")
            : grievance.Result ?? grievance.Text;
        fields["reasons"] =
            grievance.NotAdmitted
            ?? grievance.Proposed
            ?? Say(
                "The record of the case and what both sides said.",
                "Le dossier et ce que les deux côtés ont dit."
            );
        if (grievance.ForReview)
            fields["measures"] = FieldValue.Of(
                new Dictionary<string, FieldValue>
                {
                    ["what"] = Say(
                        $"The provision {grievance.Provision} is put on the agenda of the next review",
                        $"La disposition {grievance.Provision} est mise à l’ordre du jour du prochain réexamen"
                    ),
                    ["due"] = Say("the next review", "le prochain réexamen"),
                }
            );
        fields["further"] = Say(
            "You may turn to the courts of your state; this letter takes no right from you.",
            "Vous pouvez saisir les tribunaux de votre État ; cette lettre ne vous prive d’aucun droit."
        );
        return fields;
    }

    public Dictionary<string, FieldValue> EndUseStatementLink(
        PartyDetails party,
        string link,
        DateTimeOffset until
    )
    {
        var fields = ToApplicant(one.Authority);
        fields["endUser"] = party.Name;
        fields["lines"] = FieldValue.Of([
            .. Items()
                .Select(item => new Dictionary<string, FieldValue>
                {
                    ["item"] = item.Text,
                    ["quantity"] = item.Quantity,
                }),
        ]);
        fields["link"] = link;
        fields["expires"] = Day(until);
        return fields;
    }

    private Dictionary<string, FieldValue> Ruling(Decision decision)
    {
        var fields = ToApplicant(one.Authority);
        fields["accord"] = office.Accord.Title.In(language);
        fields["reliedOn"] = Each("fact", decision.Proposal.Reliance ?? one.Title);
        if (decision.Until is { } until)
            fields["validUntil"] = until;
        AppealOf(fields, decision);
        return fields;
    }

    private string AppealNumber => $"{one.Number}/A";

    private string Transaction =>
        one.Application.EndUse.Length > 0
            ? $"{one.Title.TrimEnd('.')}. {one.Application.EndUse}"
            : one.Title;

    private FieldValue NoLimit =>
        Say("a day the accord leaves open", "terme que l’accord laisse ouvert");

    private string Changed(Decision decision) =>
        string.Join(
            '\n',
            decision
                .Proposal.Conditions.Select(condition => condition.What)
                .Prepend(
                    decision.Proposal.Refuses
                        ? Say("The refusal is put in other words.", "Le refus est reformulé.")
                        : Say("What was refused is granted.", "Ce qui était refusé est accordé.")
                )
        );

    private FieldValue Conditions(Decision decision) =>
        FieldValue.Of([
            .. decision.Proposal.Conditions.Select(condition => new Dictionary<string, FieldValue>
            {
                ["what"] = condition.What,
                ["evidence"] = condition.Evidence,
                ["due"] = one
                    .Conditions.FirstOrDefault(kept => kept.Condition.Id == condition.Id)
                    ?.Due
                    is { } due
                    ? due
                    : Say("throughout", "pendant toute la durée"),
            }),
        ]);

    private void AppealOf(Dictionary<string, FieldValue> fields, Decision decision) =>
        Appeal(fields, LastToAppeal(one, office, decision) is { } last ? last : NoLimit);

    /// <summary>The last day on which a decision may be appealed against; null where the accord leaves it open.</summary>
    public static DateOnly? LastToAppeal(Case one, Office office, Decision decision) =>
        ClockFace
            .Read(
                office.Procedure,
                one.Kind.Name(),
                office.Calendars,
                [new Occurrence(Span.AppealFiling, decision.Id, decision.At, null)],
                [],
                decision.At
            )
            .Select(clock => clock.Due)
            .FirstOrDefault(due => due is not null)
            is { } due
            // A limit ends with its last day, which is the day to name.
            ? DateOnly.FromDateTime(
                TimeZoneInfo.ConvertTime(due.AddTicks(-1), Zone(one, office)).DateTime
            )
            : null;

    private void Appeal(Dictionary<string, FieldValue> fields, FieldValue by)
    {
        var body = office.Procedure.Appeal?.Body;
        fields["appealBody"] = body is null
            ? Say("the court competent for the authority", "la juridiction compétente")
            : Name(body);
        fields["appealBy"] = by;
        fields["appealTo"] = body is null ? Name(one.Authority) : Contact(body);
    }

    private TimeLimit? Filing =>
        office
            .Procedure.Appeal?.Steps.FirstOrDefault(step => step.Runs == Span.AppealFiling)
            ?.Within;

    private static string French(TimeLimit limit) =>
        limit.Unit switch
        {
            TimeUnit.Days => $"{limit.Number} jours",
            TimeUnit.WorkingDays => $"{limit.Number} jours ouvrables",
            TimeUnit.Months => $"{limit.Number} mois",
            _ => $"{limit.Number} ans",
        };

    private FieldValue? Last(Span span, string? key = null) =>
        Casework
            .Clocks(one, at, office)
            .Where(clock => clock.Span == span && (key is null || clock.Key == key))
            .Select(clock => clock.Due)
            .LastOrDefault(due => due is not null)
            is { } due
            ? Before(due)
            : null;

    // A limit ends with its last day, which is the day to name.
    private DateOnly Before(DateTimeOffset due) => Day(due.AddTicks(-1));

    private DateOnly Day(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The time zone the authority of a case reckons its days in.</summary>
    public static TimeZoneInfo Zone(Case one, Office office) => Zone(one.Authority, office);

    /// <summary>The time zone an authority reckons its days in.</summary>
    public static TimeZoneInfo Zone(string authority, Office office)
    {
        var name = office.Procedure.Authorities.GetValueOrDefault(authority)?.Calendar;
        var calendar = name is null
            ? null
            : office.Calendars.GetValueOrDefault(name)
                ?? office.Procedure.Calendars.GetValueOrDefault(name);
        return
            calendar is not null
            && TimeZoneInfo.TryFindSystemTimeZoneById(calendar.Zone, out var zone)
            ? zone
            : TimeZoneInfo.Utc;
    }

    private FieldValue Basis(IReadOnlyList<string> basis) =>
        FieldValue.Of([
            .. (basis.Count == 0 ? [office.Accord.Title.In(language)] : basis).Select(
                id => new Dictionary<string, FieldValue>
                {
                    ["provision"] = id,
                    ["says"] =
                        office.Accord.Provisions.FirstOrDefault(provision => provision.Id == id)
                            is { } provision
                        && (provision.Title ?? provision.Why) is { } says
                            ? says.In(language)
                            : Say("as it stands in the accord", "tel que dans l’accord"),
                }
            ),
        ]);

    private static FieldValue Each(string field, string lines) =>
        FieldValue.Of([
            .. lines
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => new Dictionary<string, FieldValue> { [field] = line }),
        ]);

    private IEnumerable<(string? Line, string Text, string Quantity)> Items() =>
        one.Application.Lines.Count == 0
            ? [(null, one.Title, Say("as applied for", "comme demandé"))]
            : one.Application.Lines.Select(line =>
                ((string?)line.Line, line.Description, $"{line.Quantity} {line.Unit}")
            );

    private IReadOnlyList<(string? Id, string Name)> Receivers()
    {
        var ids = one.InRole("end user");
        var parties = one
            .Application.Parties.Where(party => ids.Contains(party.Id))
            .Select(party => ((string?)party.Id, party.Name))
            .ToList();
        return parties.Count > 0 ? parties : [(null, Name(one.Applicant))];
    }

    private IReadOnlyList<Row> All(Proposal? proposal) =>
        [
            .. from item in Items()
            from party in Receivers()
            select new Row(item.Text, item.Quantity, party.Name),
        ];

    private IReadOnlyList<Row> Refused(Proposal proposal) => Chosen(proposal, Verdict.Refuse);

    private IReadOnlyList<Row> Granted(Proposal proposal) => Chosen(proposal, Verdict.Grant);

    // A line goes to a party where both are granted; where either is refused, it does not.
    private IReadOnlyList<Row> Chosen(Proposal proposal, Verdict verdict) =>
        [
            .. from item in Items()
            from party in Receivers()
            let said = proposal
                .Verdicts.Where(one =>
                    (one.Line is null || one.Line == item.Line)
                    && (one.Party is null || one.Party == party.Id)
                )
                .Select(one => one.Verdict)
                .ToList()
            where
                verdict == Verdict.Refuse
                    ? said.Contains(Verdict.Refuse)
                    : said.Contains(verdict) && !said.Contains(Verdict.Refuse)
            select new Row(item.Text, item.Quantity, party.Name),
        ];

    private FieldValue Lines(IReadOnlyList<Row> rows, bool quantities = false) =>
        FieldValue.Of([
            .. (rows.Count > 0 ? rows : All(null)).Select(row =>
            {
                var fields = new Dictionary<string, FieldValue>
                {
                    ["item"] = row.Item,
                    ["party"] = row.Party,
                };
                if (quantities)
                    fields["quantity"] = row.Quantity;
                return fields;
            }),
        ]);

    private sealed record Row(string Item, string Quantity, string Party);
}
