using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Work.Acts;

/// <summary>Forms of deciding: proposing, signing, giving notice, issuing, sending back, moving up.</summary>
internal static class DecidingForms
{
    // As many conditions of one's own as a form offers; more go into a second proposal.
    private const int Own = 4;

    private const string ByLine = "by-line";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ActForm> All { get; } =
        [
            new(
                "propose",
                "decision",
                Words.Text("Propose a decision"),
                Words.Text("The decision is proposed. A second officer signs it where the accord asks for two.")
            )
            {
                TitleNow = fields =>
                    fields.Case.Proposal is null ? null : Words.Text("Propose something else"),
                Instead = fields =>
                    fields.Case.Assessment is null
                    && !fields.Case.Kind.EndsInRuling()
                    && fields.Case.Kind != CaseKind.TrustedStatus
                        ? Words.Text("A decision can be proposed once the transfer is assessed.")
                        : null,
                Fields = Proposing,
                Read = Proposed,
            },
            new(
                "countersign",
                "decision",
                Words.Text("Countersign"),
                Words.Text("You have signed. What is still open stands above.")
            )
            {
                When = fields =>
                    fields.Case.Proposal is { } proposal
                    && fields.Sheet.Office.SignaturesFor(fields.Case, proposal) > 1,
                Instead = fields =>
                    fields.Case.Preparers.Contains(fields.By.Person)
                        ? Words.Text(
                            "You prepared a decision in this case, so another officer countersigns."
                        )
                    : fields.Case.Proposal!.Signatures.Any(one => one.By == fields.By.Person)
                        ? Words.Text("You have signed this proposal.")
                    : null,
                Fields = fields => fields.Area(
                    "remark",
                    fields.Here["Remark, if you want to leave one"],
                    fields.Here["You sign the proposal {0} as it stands here.", fields.Case.Proposal!.Id],
                    2
                ),
                Read = fields => fields.Send(() => new Countersign(
                    fields.Case.Proposal?.Id ?? "",
                    fields.Maybe("remark")
                )),
            },
            new(
                "issue",
                "decision",
                Words.Text("Issue the decision"),
                Words.Text("The decision is made, and the applicant is told.")
            )
            {
                When = fields => fields.Case.Proposal is not null,
                Instead = fields =>
                    fields.Sheet.View.Gates.Count > 0
                        ? Words.Text("The decision can be issued once nothing stands open.")
                    : fields.Sheet.Office.SignaturesFor(fields.Case, fields.Case.Proposal!) > 1
                    && fields.Case.Preparers.Contains(fields.By.Person)
                        ? Words.Text(
                            "You prepared a decision in this case, so another officer issues it."
                        )
                    : null,
                Fields = fields => Markup.Of(
                    $"<p>{fields.Here["The proposal {0} becomes the decision. The applicant gets a letter, and it enters the registers.", fields.Case.Proposal!.Id]}</p>"
                ),
                Read = fields => fields.Send(() => new Issue(fields.Case.Proposal?.Id ?? "")),
            },
            new(
                "give-notice",
                "decision",
                Words.Text("Give notice of the intent to refuse"),
                Words.Text("The applicant is told, and heard before a refusal.")
            )
            {
                When = fields =>
                    fields.Case is { Proposal.Refuses: true, Notice: null, Kind: not CaseKind.Grievance },
                Fields = fields =>
                {
                    fields.Form.Fill(
                        fields.Name("considerations"),
                        fields.Case.Proposal!.Reasons.Applicant
                    );
                    fields.Form.Fill(fields.Name("help"), fields.Case.Proposal.WouldHelp);
                    return Markup.Of(
                        $"""{fields.Area("considerations", fields.Here["What speaks against a grant"], fields.Here["The applicant reads it and may answer."], 4)}{fields.Area("help", fields.Here["What would help"])}"""
                    );
                },
                Read = fields =>
                {
                    var considerations = fields.Required(
                        "considerations",
                        fields.Here["Say what speaks against a grant"]
                    );
                    var help = fields.Required(
                        "help",
                        fields.Here["Say what would help, or that nothing would"]
                    );
                    return fields.Send(() => new GiveNotice(considerations, help));
                },
            },
            new(
                "send-back",
                "decision",
                Words.Text("Send the proposal back"),
                Words.Text("The proposal is sent back, to be prepared again.")
            )
            {
                When = fields => fields.Case.Proposal is not null,
                Fields = fields =>
                    fields.Area(
                        "why",
                        fields.Here["What has to be done again?"],
                        fields.Here["Kept as a note the applicant does not see."]
                    ),
                Read = fields =>
                {
                    var why = fields.Required("why", fields.Here["Say what has to be done again"]);
                    return fields.Send(() => new SendBack(why));
                },
            },
            new(
                "escalate",
                "decision",
                Words.Text("Move the case up"),
                Words.Text("The case is on the next rung.")
            )
            {
                When = fields => Above(fields) is not null,
                Fields = fields => Markup.Of(
                    $"""<p>{fields.Here["Next rung: {0}. What is proposed is undone by it.", fields.Here[Above(fields)!.Title]]}</p>{fields.Area("why", fields.Here["Why?"])}{fields.Area("basis", fields.Here["Provisions it rests on"], fields.Here["One a line; may be left empty."], 2)}"""
                ),
                Read = fields =>
                {
                    var why = fields.Required("why", fields.Here["Say why"]);
                    return fields.Send(() => new Escalate(why, Lines(fields.Said("basis"))));
                },
            },
        ];

    private static Rung? Above(ActFields fields)
    {
        var ladder = fields.Sheet.Office.Procedure.Ladder;
        var at = ladder.ToList().FindIndex(rung => rung.Id == fields.Case.Rung);
        return at >= 0 && at + 1 < ladder.Count ? ladder[at + 1] : null;
    }

    private static Markup Proposing(ActFields fields)
    {
        var (here, one) = (fields.Here, fields.Case);
        Prefill(fields);
        return Markup.Of(
            $"""{Verdicts(fields)}{fields.Area("public", here["Reasons for everybody"], here["Published without names; nothing confidential."])}{fields.Area("applicant", here["Reasons for the applicant"])}{fields.Area("closed", here["Closed reasons, if there are any"], here["For the authority, the panel and auditors."], 2)}{fields.Area("basis", here["Provisions it rests on"], here["One a line. A refusal names at least one."], 2)}{Conditions(fields)}{fields.Length("validity", here["How long does it hold?"], here["May be left empty."])}{(one.Kind.EndsInRuling() ? fields.Area("reliance", here["How far may it be relied on?"]) : Markup.Empty)}{fields.Area("help", here["What would have to change for a grant"], here["For a refusal: what would help, or that nothing would."], 2)}{fields.Area("departs", here["Why does it depart from the assessed policy?"], one.Assessment is { } assessment ? here["Only where it does; it is counted in public. Assessed: {0}.", Accords.Words.Names.Say(fields.Sheet.Tongue, assessment.Stands)] : null, 2)}{(one.Consultations.Any(asked => asked.Answer == PartnerAnswer.Identical) ? fields.Area("undercut", here["Why is it granted though a partner refused the same?"], here["Partners are told."], 2) : Markup.Empty)}{Instructing(fields)}"""
        );
    }

    // What was proposed last is the start of what is proposed next; else what the assessment rests on.
    private static void Prefill(ActFields fields)
    {
        var (form, last) = (fields.Form, fields.Case.Proposals.Count > 0 ? fields.Case.Proposals[^1] : null);
        if (last is not null && fields.Case.Decisions.All(one => one.Proposal.Id != last.Id))
        {
            form.Fill(fields.Name("public"), last.Reasons.Public);
            form.Fill(fields.Name("applicant"), last.Reasons.Applicant);
            form.Fill(fields.Name("closed"), last.Reasons.Closed);
            form.Fill(fields.Name("basis"), string.Join('\n', last.Basis));
            form.Fill(fields.Name("help"), last.WouldHelp);
            form.Fill(fields.Name("departs"), last.DepartsBecause);
            form.Fill(fields.Name("reliance"), last.Reliance);
        }
        else if (fields.Sheet.Determination is { } determination)
            form.Fill(
                fields.Name("basis"),
                string.Join(
                    '\n',
                    determination
                        .Lines.SelectMany(line => line.Requirements)
                        .Where(requirement => requirement.Holds == "yes")
                        .Select(requirement => requirement.Id)
                        .Distinct()
                )
            );
        form.Fill(fields.Name("validity-unit"), "years");
    }

    private static Markup Verdicts(ActFields fields)
    {
        var here = fields.Here;
        var application = fields.Case.Application;
        var choices = Choices(fields).ToList();
        if (fields.Case.Kind.EndsInRuling() && application.Lines.Count > 0)
            return Markup.Of(
                application.Lines.Select(
                    (line, i) =>
                        Markup.Of(
                            $"""{fields.Select($"line-{i}", here["Line {0}", $"{line.Line}: {line.Description}"], choices, none: here["Choose"])}{fields.Text($"codes-{i}", here["Codes it is classified under"], here["With commas between; empty for none."], 20)}"""
                        )
                )
            );
        if (application.Lines.Count <= 1)
            return fields.Radios("verdict", here["What do you propose?"], choices);
        return Markup.Of(
            $"""{fields.Radios("verdict", here["What do you propose?"], [.. choices, new Option(ByLine, here["Line by line"])])}<fieldset class="govuk-fieldset p-byline"><legend class="govuk-fieldset__legend">{here["Line by line, where you chose that"]}</legend>{application.Lines.Select((line, i) => fields.Select($"line-{i}", here["Line {0}", $"{line.Line}: {line.Description}"], choices, none: here["Choose"]))}{application.Parties.Select((party, i) => fields.Select($"party-{i}", party.Name, choices, none: here["Nothing of its own"]))}</fieldset>"""
        );
    }

    private static IEnumerable<Option> Choices(ActFields fields) =>
        fields.Case.Kind.EndsInRuling()
            ?
            [
                new("rule", fields.Here["Answer"]),
                new("not-required", fields.Here["No licence is needed"]),
                new("refuse", fields.Here["Refuse an answer"]),
            ]
        : fields.Case.Kind == CaseKind.TrustedStatus
            ? [new("grant", fields.Here["Grant"]), new("refuse", fields.Here["Refuse"])]
        :
            [
                new("grant", fields.Here["Grant"]),
                new("refuse", fields.Here["Refuse"]),
                new("not-required", fields.Here["No licence is needed"]),
            ];

    private static Markup Conditions(ActFields fields)
    {
        var here = fields.Here;
        if (fields.Case.Kind.EndsInRuling())
            return Markup.Empty;
        var safeguards = fields
            .Sheet.Office.Accord.Mitigations.Where(one => one.Conditions.Count > 0)
            .Select(one => new Option(
                one.Id,
                one.Title is null ? one.Id : here[one.Title],
                string.Join(" ", one.Conditions.Select(text => here[text]))
            ))
            .ToList();
        var own = Enumerable
            .Range(1, Own)
            .Select(i =>
                Markup.Of(
                    $"""<div class="p-demand">{fields.Area($"what-{i}", here["Condition {0}", i], i == 1 ? here["What has to be done or left; may be left empty."] : null, 2)}{fields.Text($"evidence-{i}", here["What shows it"])}{fields.Length($"within-{i}", here["Within"])}</div>"""
                )
            );
        var open = fields.Form.IsSent
            && fields.Form.Names.Any(name =>
                name.StartsWith(fields.Name("what-"), StringComparison.Ordinal)
                && fields.Form.Text(name).Length > 0
            );
        return Markup.Of(
            $"""<details class="govuk-details"{Markup.If(open || fields.Chosen("safeguards").Count > 0, $" open")}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{here["Conditions"]}</span></summary><div class="govuk-details__text">{own}{(safeguards.Count == 0 ? Markup.Empty : fields.Boxes("safeguards", here["Safeguards of the accord, with the conditions they bring"], safeguards))}</div></details>"""
        );
    }

    // An instruction is its author's, who sits above the rung the case is on.
    private static Markup Instructing(ActFields fields)
    {
        var here = fields.Here;
        var rungs = From(fields).ToList();
        if (rungs.Count == 0)
            return Markup.Empty;
        return Markup.Of(
            $"""<details class="govuk-details"{Markup.If(fields.Said("rung").Length > 0, $" open")}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{here["This is an instruction from above"]}</span></summary><div class="govuk-details__text"><p>{here["A decision at your level, with you as its author; it is counted apart in public."]}</p>{fields.Select("rung", here["At which level?"], rungs.Select(rung => new Option(rung.Id, here[rung.Title])), none: here["It is no instruction"])}{fields.Area("instruction-basis", here["What it rests on"], rows: 2)}{fields.Area("instruction-reasons", here["Closed reasons of the instruction"], rows: 2)}</div></details>"""
        );
    }

    private static IEnumerable<Rung> From(ActFields fields)
    {
        var ladder = fields.Sheet.Office.Procedure.Ladder.ToList();
        var at = ladder.FindIndex(rung => rung.Id == fields.Case.Rung);
        return ladder.Skip(at + 1).Where(rung => fields.By.Rungs.Contains(rung.Id));
    }

    private static Sending? Proposed(ActFields fields)
    {
        var here = fields.Here;
        var verdicts = Given(fields);
        var reasons = new Reasons(
            fields.Required("public", here["Write the reasons for everybody"]),
            fields.Required("applicant", here["Write the reasons for the applicant"]),
            fields.Maybe("closed")
        );
        var refuses = verdicts.Any(on => on.Verdict == Verdict.Refuse);
        var basis = Lines(fields.Said("basis"));
        if (refuses && basis.Count == 0)
            fields.Wrong("basis", here["A refusal names the provisions it rests on"]);
        if (refuses && fields.Maybe("help") is null)
            fields.Wrong("help", here["Say what would help, or that nothing would"]);
        if (fields.Case.Kind.EndsInRuling() && fields.Maybe("reliance") is null)
            fields.Wrong("reliance", here["Say how far it may be relied on"]);
        var conditions = Demanded(fields).ToList();
        var validity = fields.LengthOf("validity");
        Instruction? instruction = null;
        if (fields.Maybe("rung") is { } rung)
            instruction = new Instruction(
                fields.By.Person,
                rung,
                fields.Required("instruction-basis", here["Say what the instruction rests on"]),
                fields.Required("instruction-reasons", here["Write its closed reasons"])
            );
        return fields.Send(() => new Propose(verdicts, reasons)
        {
            Conditions = conditions,
            Basis = basis,
            WouldHelp = fields.Maybe("help"),
            DepartsBecause = fields.Maybe("departs"),
            UndercutBecause = fields.Maybe("undercut"),
            Instruction = instruction,
            Validity = validity,
            Reliance = fields.Maybe("reliance"),
        });
    }

    private static List<VerdictOn> Given(ActFields fields)
    {
        var (here, application) = (fields.Here, fields.Case.Application);
        var ruling = fields.Case.Kind.EndsInRuling() && application.Lines.Count > 0;
        if (!ruling && fields.Said("verdict") != ByLine)
        {
            if (Passavant.Web.Cases.Choices.TryFind<Verdict>(fields.Said("verdict")) is { } verdict)
                return [new VerdictOn(verdict)];
            fields.Wrong("verdict", here["Choose what you propose"]);
            return [];
        }
        var verdicts = new List<VerdictOn>();
        foreach (var (i, line) in application.Lines.Index())
            if (Passavant.Web.Cases.Choices.TryFind<Verdict>(fields.Said($"line-{i}")) is { } verdict)
                verdicts.Add(
                    new VerdictOn(verdict, line.Line)
                    {
                        Codes =
                            ruling && verdict == Verdict.Rule
                                ? fields
                                    .Said($"codes-{i}")
                                    .Split(
                                        [',', ';', '\n'],
                                        StringSplitOptions.RemoveEmptyEntries
                                            | StringSplitOptions.TrimEntries
                                    )
                                : null,
                    }
                );
            else
                fields.Wrong($"line-{i}", here["Choose what you propose for line {0}", line.Line]);
        if (!ruling)
            foreach (var (i, party) in application.Parties.Index())
                if (Passavant.Web.Cases.Choices.TryFind<Verdict>(fields.Said($"party-{i}")) is { } verdict)
                    verdicts.Add(new VerdictOn(verdict, Party: party.Id));
        return verdicts;
    }

    // Conditions of one's own, then those the safeguards bring, in the applicant's language.
    private static IEnumerable<Condition> Demanded(ActFields fields)
    {
        var here = fields.Here;
        for (var i = 1; i <= Own; i++)
        {
            if (fields.Maybe($"what-{i}") is not { } what)
            {
                if (fields.Maybe($"evidence-{i}") is not null)
                    fields.Wrong($"what-{i}", here["Say what has to be done"]);
                continue;
            }
            yield return new Condition(
                what,
                fields.Required($"evidence-{i}", here["Say what shows that condition {0} was kept", i], 2000)
            )
            {
                Within = fields.LengthOf($"within-{i}"),
            };
        }
        var language = fields.Case.Application.Language;
        foreach (var id in fields.Chosen("safeguards"))
            if (
                fields.Sheet.Office.Accord.Mitigations.FirstOrDefault(one => one.Id == id)
                is { } safeguard
            )
                foreach (var text in safeguard.Conditions)
                    yield return new Condition(
                        text.In(language),
                        safeguard.VerifiedBy?.In(language) ?? safeguard.Id
                    );
    }

    private static List<string> Lines(string text) =>
        [
            .. text.Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            ),
        ];
}
