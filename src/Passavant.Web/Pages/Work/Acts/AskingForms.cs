using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Asking;
using Passavant.Web.Comparing;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Work.Acts;

/// <summary>Forms that ask others: the applicant, agencies that advise, partner states.</summary>
internal static class AskingForms
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ActForm> All { get; } =
    [
        new(
            "ask",
            "questions",
            Words.Text("Ask the applicant"),
            Words.Text("The applicant is asked.")
        )
        {
            Fields = fields =>
                Markup.Of(
                    $"""{fields.Text("point", fields.Here["Point"], fields.Here["In a word or two. A second question on the same point stops no clock."], 20)}{fields.Area("text", fields.Here["Question"], rows: 4)}{fields.Select("ground", fields.Here["Does the clock stand still meanwhile?"], HandlingForms.Grounds(fields), none: fields.Here["No, it runs on"])}"""
                ),
            Read = fields =>
            {
                var point = fields.Required(
                    "point",
                    fields.Here["Enter the point in a word or two"],
                    80
                );
                var text = fields.Required("text", fields.Here["Write the question"], 5000);
                return fields.Send(() =>
                    new Passavant.Cases.Ask(point, text, fields.Maybe("ground"))
                );
            },
        },
        new(
            "close-question",
            "questions",
            Words.Text("Close the question"),
            Words.Text("The question is closed.")
        )
        {
            When = fields =>
                fields.Case.Questions.Any(one => one.Id == fields.About && one.Ended is null),
            Read = fields => fields.Send(() => new CloseQuestion(fields.About)),
        },
        new(
            "refer",
            "advice",
            Words.Text("Ask agencies for advice"),
            Words.Text("The agencies are asked, all at once; each has its own clock.")
        )
        {
            Fields = fields =>
                Markup.Of(
                    $"""{fields.Boxes("agencies", fields.Here["Whom do you ask?"], HandlingForms.Agencies(fields, AgencyKind.Adviser).Where(option => fields.Case.AdviceRequests.All(one => one.Agency != option.Value || one.Ended is not null)))}{fields.Area("question", fields.Here["Question"])}{Scope(fields)}"""
                ),
            Read = fields =>
            {
                if (fields.Chosen("agencies").Count == 0)
                    fields.Wrong("agencies", fields.Here["Choose whom to ask"]);
                var question = fields.Required("question", fields.Here["Write the question"], 5000);
                return fields.Send(() =>
                    new Refer(fields.Chosen("agencies"), question)
                    {
                        Lines = fields.Chosen("lines"),
                        Parties = fields.Chosen("parties"),
                    }
                );
            },
        },
        new(
            "compare",
            "consultations",
            Words.Text("Has a partner refused an essentially identical transaction?"),
            Words.Text("The partner state was asked; what came of it stands below.")
        )
        {
            When = fields =>
                fields.Sheet.Agreements.Count > 0 && fields.Case.Assessment is not null,
            Fields = fields =>
                Markup.Of(
                    $"""<p class="govuk-body p-small">{fields.Here["It is asked by keys of item, destination and end user, and not shown the transaction. That it is asked, how many keys and on which law is in both logs."]} <a class="govuk-link" href="{fields.Here.To("/comparisons/protocol")}">{fields.Here["What is protected, and what is not"]}</a></p>{fields.Select("partner", fields.Here["Partner state"], fields.Sheet.Agreements.Select(one => new Option(one.Partner, fields.Sheet.Agency(one.Partner))))}"""
                ),
            Read = _ => null,
            Before = async (context, fields, stop) =>
            {
                var partner = fields.Required(
                    "partner",
                    fields.Here["Choose the partner state"],
                    200
                );
                if (!fields.Form.IsRight)
                    return null;
                var services = context.RequestServices;
                try
                {
                    var (make, beside, refusal) = await CaseComparison.Ask(
                        $"{fields.Case.Number}",
                        partner,
                        context,
                        fields.Desk,
                        services.GetRequiredService<Asker>(),
                        stop
                    );
                    if (refusal is null)
                        return new Sending(make!, beside);
                    fields.Form.Refused(refusal, fields.Here.Language);
                }
                catch (Trouble trouble)
                    when (trouble.Status
                            is StatusCodes.Status409Conflict
                                or StatusCodes.Status429TooManyRequests
                                or StatusCodes.Status503ServiceUnavailable
                    )
                {
                    fields.Wrong(
                        "partner",
                        fields.Here.Language == "fr"
                            ? trouble.French ?? trouble.Message
                            : trouble.Message
                    );
                }
                return null;
            },
        },
        new(
            "consult",
            "consultations",
            Words.Text("Consult a partner state"),
            Words.Text("The partner state is consulted; its clock runs.")
        )
        {
            When = fields => fields.Sheet.Office.Procedure.Consultations.Count > 0,
            Fields = Consulting,
            Read = fields =>
            {
                var rule = fields.Required("rule", fields.Here["Choose the consultation"], 200);
                var denial = fields.Maybe("denial");
                var partner =
                    // A refusal is whose it is.
                    fields.Sheet.View.Denials.FirstOrDefault(one => one.Id == denial)?.Partner
                    ?? fields
                        .Case.Comparisons.FirstOrDefault(one => one.Reference == denial)
                        ?.Partner
                    ?? fields.Required("partner", fields.Here["Choose the partner state"], 200);
                var question = fields.Required("question", fields.Here["Write the question"], 5000);
                return fields.Send(() =>
                    new Consult(rule, partner, question, denial, fields.Maybe("ground"))
                );
            },
        },
        new(
            "extend-consultation",
            "consultations",
            Words.Text("Give more time"),
            Words.Text("The consultation has more time.")
        )
        {
            When = fields =>
                fields.Case.Consultations.FirstOrDefault(one => one.Id == fields.About)
                    is { Ended: null, Extended: null } asked
                && fields
                    .Sheet.Office.Procedure.Consultations.FirstOrDefault(rule =>
                        rule.Id == asked.Rule
                    )
                    ?.ExtendedTo
                    is not null,
            Fields = fields => fields.Area("why", fields.Here["Why?"]),
            Read = fields =>
            {
                var why = fields.Required("why", fields.Here["Say why"], 5000);
                return fields.Send(() => new ExtendConsultation(fields.About, why));
            },
        },
        new(
            "tell-partners",
            "consultations",
            Words.Text("Tell partner states of the decision"),
            Words.Text("The partner states are told.")
        )
        {
            When = fields => fields.Case.Decision is not null,
            Fields = fields =>
                Markup.Of(
                    $"""{fields.Boxes("partners", fields.Here["Whom do you tell?"], HandlingForms.Agencies(fields, AgencyKind.Partner))}{fields.Area("text", fields.Here["What do you tell them?"], fields.Here["For a refusal its ground; for a grant of what one of them refused, the explanation it is owed."])}"""
                ),
            Read = fields =>
            {
                if (fields.Chosen("partners").Count == 0)
                    fields.Wrong("partners", fields.Here["Choose whom to tell"]);
                var text = fields.Required("text", fields.Here["Write what you tell them"]);
                return fields.Send(() => new TellPartners(fields.Chosen("partners"), text));
            },
        },
    ];

    private static Markup Consulting(ActFields fields)
    {
        var here = fields.Here;
        var denials = fields
            .Sheet.View.Denials.Select(denial =>
                (denial.Id, denial.Partner, What: $"{denial.Id}, {denial.EndUser}")
            )
            .Concat(
                fields
                    .Case.Comparisons.Where(one => one.Hits.Count > 0)
                    .Select(one =>
                        (
                            Id: one.Reference,
                            one.Partner,
                            What: here[
                                "{0}: keys of {1} that matched",
                                one.Reference,
                                fields.Sheet.Agency(one.Partner)
                            ]
                        )
                    )
            )
            .ToList();
        if (
            denials
                .Where(denial => fields.Case.Consultations.All(asked => asked.Denial != denial.Id))
                .Select(denial => ((string Id, string Partner)?)(denial.Id, denial.Partner))
                .FirstOrDefault() is
            { } unasked
        )
        {
            fields.Form.Fill(
                fields.Name("rule"),
                fields
                    .Sheet.Office.Procedure.Consultations.FirstOrDefault(rule =>
                        rule.Kind == ConsultationKind.NoUndercut
                    )
                    ?.Id
            );
            fields.Form.Fill(fields.Name("denial"), unasked.Id);
            fields.Form.Fill(fields.Name("partner"), unasked.Partner);
        }
        var rules = fields
            .Sheet.Office.Procedure.Consultations.Where(rule =>
                rule.Kind != ConsultationKind.Referral
            )
            .Select(rule => new Option(rule.Id, here[rule.Title]));
        return Markup.Of(
            $"""{fields.Select("rule", here["Consultation"], rules)}{fields.Select("partner", here["Partner state"], HandlingForms.Agencies(fields, AgencyKind.Partner), none: here["Choose"])}{(denials.Count == 0 ? Markup.Empty : fields.Select("denial", here["About which refusal?"], denials.Select(denial => new Option(denial.Id, denial.What)), none: here["About none"]))}{fields.Area("question", here["Question"])}{fields.Select("ground", here["Does the clock stand still meanwhile?"], HandlingForms.Grounds(fields), none: here["No, it runs on"])}"""
        );
    }

    private static Markup Scope(ActFields fields)
    {
        var application = fields.Case.Application;
        return application.Lines.Count <= 1
            ? Markup.Empty
            : Markup.Of(
                $"""{fields.Boxes("lines", fields.Here["About which lines?"], application.Lines.Select(line => new Option(line.Line, $"{line.Line}: {line.Description}")), fields.Here["None ticked means all of them."])}{fields.Boxes("parties", fields.Here["About which parties?"], application.Parties.Select(party => new Option(party.Id, party.Name)), fields.Here["None ticked means all of them."])}"""
            );
    }
}
