using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Passavant.Accords.Words;

namespace Passavant.Cli.Casework;

/// <summary>A case in words, in English or French. What people wrote in it stays in their own.</summary>
internal sealed class CaseText(JsonElement view, bool french, TextWriter output)
{
    // What those inside see stands in the case itself; what applicants see stands beside it.
    private readonly JsonElement one =
        view.Of("case").ValueKind == JsonValueKind.Object ? view.Of("case") : view;

    /// <summary>Whether a command speaks French.</summary>
    public static bool IsFrench(ParseResult result, ServiceOptions service) =>
        result.GetValue(service.Language) == Language.French;

    /// <summary>A phase in words.</summary>
    public static string Phase(string? phase, bool french) =>
        !french
            ? phase ?? ""
            : phase switch
            {
                "draft" => "brouillon",
                "submitted" => "déposé",
                "review" => "en examen",
                "proposed" => "décision proposée",
                "notice" => "avis d'intention",
                "decided" => "décidé",
                "appeal" => "en recours",
                "withdrawn" => "retiré",
                "returned" => "renvoyé",
                _ => phase ?? "",
            };

    /// <summary>How much of a clock is used.</summary>
    public static string Days(JsonElement clock, bool french)
    {
        var (days, used) = (clock.Number("days"), clock.Number("used"));
        var working = clock.Text("unit") == "working-days";
        var left = days - used;
        return french
            ? $"{used} de {days} jours{(working ? " ouvrables" : "")}, {(left >= 0 ? $"reste {left}" : $"dépassé de {-left}")}"
            : $"{used} of {days} {(working ? "working days" : "days")} used, {(left >= 0 ? $"{left} left" : $"{-left} over")}";
    }

    /// <summary>How a clock stands, in words.</summary>
    public static string State(JsonElement clock, bool french) =>
        (clock.Text("state"), french) switch
        {
            ("running", true) => "court",
            ("stopped", true) => $"suspendu ({clock.Text("stoppedBy")})",
            ("stopped", false) => $"stopped ({clock.Text("stoppedBy")})",
            ("met", true) => "tenu",
            ("missed", true) => "dépassé",
            var (state, _) => state ?? "",
        };

    // A person's name, where the service gives it.
    private string? Name(string? person) =>
        person is not null && view.Of("names") is { ValueKind: JsonValueKind.Object } names
            ? names.Text(person) ?? person
            : person;

    /// <summary>Writes the whole.</summary>
    public void Write()
    {
        output.WriteLine(
            $"{view.Text("number")}  {view.Text("kind")}  {Plain(view.Text("title"))}"
        );
        Row(
            "phase",
            "phase",
            $"{Phase(view.Text("phase"), french)}, version {view.Text("version")}"
        );
        Row("authority", "autorité", one.Text("authority"));
        Row("applicant", "demandeur", one.Text("applicant"));
        Row("with", "chez", view.Text("with"));
        Row("rung", "échelon", one.Text("rung"));
        Row("officer", "agent", Name(one.Text("officer")));
        Row("restricted to", "réservé à", one.Joined("restricted"));
        if (one.Of("assessment") is { ValueKind: JsonValueKind.Object } assessment)
            Row(
                "assessed",
                "évalué",
                $"{Words(assessment.Text("stands"))}{(assessment.List("outcomes").Count > 1 ? $" ({Say("possible", "possibles")}: {assessment.Joined("outcomes")})" : "")}{(assessment.Text("risk") is { } risk ? $", {Say("risk", "risque")} {risk}" : "")}"
            );
        Application(one.Of("application"));
        Clocks();
        Part(
            "Open before a decision",
            "À régler avant de décider",
            view.List("gates"),
            gate =>
                $"{gate.Text("code")}{(gate.Text("about") is { Length: > 0 } about ? $" ({about})" : "")}: {gate.Text("what")}"
        );
        Part(
            "Hits",
            "Correspondances",
            view.List("hits"),
            pair =>
            {
                var (hit, decision) = (pair.Of("hit"), pair.Of("decision"));
                return $"{hit.Text("party")} – {hit.Text("list")} {hit.Text("entry")} {hit.Text("name")}, {hit.Text("score")} ({hit.Text("tier")}, {hit.Text("effect")}): {(decision.ValueKind != JsonValueKind.Object ? Say("open", "à trancher")
                    : decision.Is("same") ? Say("the same", "le même")
                    : Say("different", "un autre"))}{Because(decision.Text("reason"))}";
            }
        );
        Part(
            "Statements",
            "Déclarations",
            one.List("statements"),
            statement =>
                $"{statement.Text("id")} {statement.Text("party")}: {(statement.Text("ended") is { } ended ? ended
                    : statement.Text("signedAt") is not null ? Say("signed ", "signée le ") + statement.Instant("signedAt")
                    : Say("asked for, until ", "demandée, jusqu'au ") + statement.Instant("linkUntil"))}"
        );
        Part(
            "Questions",
            "Questions",
            one.List("questions"),
            question =>
                $"{question.Text("id")} {question.Text("point")}: {question.Text("text")} – {question.Text("answer") ?? question.Text("how") ?? Say("not answered yet", "sans réponse")}"
        );
        Part(
            "Advice asked",
            "Avis demandés",
            one.List("adviceRequests"),
            request =>
                $"{request.Text("agency")}: {request.Text("question")} – {(request.Is("bySilence") ? Say("silent: no objection", "silence : pas d'objection")
                    : request.Text("ended") is not null ? Say("advised", "avis rendu")
                    : Say("not answered yet", "sans réponse"))}"
        );
        Part(
            "Advice",
            "Avis",
            one.List("advice"),
            advice =>
                $"{advice.Text("agency")}: {string.Join("; ", advice.List("on").Select(On))}{Because(advice.Text("reasons"))}"
        );
        if (view.Is("adviceConflicts"))
            output.WriteLine(Say("  The agencies disagree.", "  Les avis divergent."));
        Part(
            "Consultations",
            "Consultations",
            one.List("consultations"),
            asked =>
                $"{asked.Text("id")} {asked.Text("partner")} ({asked.Text("rule")}): {asked.Text("question")} – {asked.Text("answer") ?? Say("not answered yet", "sans réponse")}{(asked.Is("bySilence") ? Say(" by silence", " par silence") : "")}"
        );
        Part(
            "Refusals of partners",
            "Refus de partenaires",
            view.List("denials"),
            denial =>
                $"{denial.Text("id")} {denial.Text("state")}, {denial.Text("refused")}: {denial.Text("endUser")}, {denial.Joined("items")}"
        );
        if (one.Of("proposal") is { ValueKind: JsonValueKind.Object } proposal)
            Part("Proposal", "Proposition", [proposal], Proposed);
        if (one.Of("notice") is { ValueKind: JsonValueKind.Object } notice)
            Part(
                "Notice of intent to refuse",
                "Avis d'intention de refus",
                [notice],
                told =>
                    $"{told.Instant("at")}: {told.Text("considerations")} {Say("Would help:", "Ce qui aiderait :")} {told.Text("wouldHelp")} – {told.Text("answer") ?? Say("not answered yet", "sans réponse")}"
            );
        Part("Decisions", "Décisions", one.List("decisions"), Decided);
        Part(
            "Conditions",
            "Conditions",
            one.List("conditions"),
            tracked =>
                $"{tracked.Of("condition").Text("id")} {tracked.Of("condition").Text("what")} ({tracked.Of("condition").Text("evidence")}){(tracked.Text("due") is { } due ? Say($", until {due}", $", jusqu'au {due}") : "")}: {(tracked.Text("fulfilled") is not null ? Say("kept", "remplie")
                    : tracked.List("evidence").Count > 0 ? Say("evidence shown", "preuve présentée")
                    : Say("open", "ouverte"))}"
        );
        Appeal(one.Of("appeal"));
        Grievance(one.Of("grievance"));
        Part(
            "Documents",
            "Documents",
            one.List("documents"),
            document =>
                $"{document.Text("name")}, {document.Text("purpose")} ({document.Text("sha256")})"
        );
        Row("ended", "terminé", view.Text("endedBecause"));
        if (view.Joined("mayDo") is { Length: > 0 } may)
        {
            output.WriteLine();
            output.WriteLine(Say($"You may now: {may}", $"Vous pouvez : {may}"));
        }
    }

    private void Application(JsonElement application)
    {
        Row("end use", "usage final", application.Text("endUse"));
        Part(
            "Parties",
            "Parties",
            application.List("parties"),
            party =>
                $"{party.Text("id")}: {party.Text("name")}, {party.Text("address")}, {party.Text("country")}"
        );
        Part(
            "Lines",
            "Lignes",
            application.List("lines"),
            line =>
                $"{line.Text("line")}: {line.Text("quantity")} {line.Text("unit")}, {line.Text("description")}, {Money(line.Of("value"))}"
        );
    }

    private void Clocks() =>
        Part(
            "Clocks",
            "Délais",
            view.List("clocks"),
            clock =>
                $"{clock.Text("title")}{(clock.Text("key") is { } key and not "case" ? $" ({key})" : "")}: {State(clock, french)}, {Days(clock, french)}{(clock.Text("ended") is null && clock.Text("due") is not null ? $", {Say("due", "échéance")} {clock.Instant("due")}" : "")}{(clock.Text("ended") is null && clock.Text("ifMissed") is { } missed ? $"; {Say("if missed", "sinon")}: {missed}" : "")}"
        );

    private void Appeal(JsonElement appeal)
    {
        if (appeal.ValueKind != JsonValueKind.Object)
            return;
        Part(
            "Appeal",
            "Recours",
            [appeal],
            lodged =>
                $"{lodged.Instant("lodged")} {Say("against the", "contre :")} {lodged.Text("against")}, {Say("before", "devant")} {lodged.Text("body")}: {lodged.Text("grounds")}"
        );
        Line("Members", "Membres", appeal.Joined("members"));
        Line("Record handed over", "Dossier remis", appeal.Instant("record"));
        Line("Heard", "Audience", appeal.Of("hearing").Instant("at"));
        foreach (var measure in appeal.List("interim"))
            Line("Interim measure", "Mesure provisoire", measure.Text("measure"));
        Line(
            "Outcome",
            "Issue",
            appeal.Text("outcome") is { } outcome
                ? $"{outcome}{Because(appeal.Of("reasons").Text("applicant"))}"
                : null
        );
    }

    private void Grievance(JsonElement grievance)
    {
        if (grievance.ValueKind != JsonValueKind.Object)
            return;
        Part(
            "Grievance",
            "Grief",
            [grievance],
            said => $"{said.Text("kind")}: {said.Text("text")}"
        );
        Line("Admitted", "Recevable", grievance.Instant("admitted"));
        Line("Proposal", "Proposition", grievance.Text("proposed"));
        Line("Result", "Résultat", grievance.Text("result"));
    }

    private string Proposed(JsonElement proposal) =>
        $"{proposal.Text("id")} {Say("by", "de")} {proposal.Text("by")}: {string.Join("; ", proposal.List("verdicts").Select(On))}. {proposal.Of("reasons").Text("public")}{(proposal.List("conditions").Count > 0 ? $" {Say("Conditions", "Conditions")}: {string.Join("; ", proposal.List("conditions").Select(one => one.Text("what")))}." : "")} {Say("Signed", "Signé")}: {(proposal.List("signatures").Count == 0 ? Say("by nobody else yet", "par personne d'autre encore") : string.Join(", ", proposal.List("signatures").Select(signature => signature.Text("by"))))}"
        + (
            proposal.Text("departsBecause") is { } departs
                ? $". {Say("Departs because", "S'écarte car")}: {departs}"
                : ""
        );

    private string Decided(JsonElement decision)
    {
        // Those inside see the whole proposal; applicants see what was decided with the reasons for them.
        var proposal = decision.Of("proposal");
        var of = proposal.ValueKind == JsonValueKind.Object ? proposal : decision;
        var reasons =
            proposal.ValueKind == JsonValueKind.Object
                ? proposal.Of("reasons").Text("applicant")
                : decision.Text("reasons");
        return $"{decision.Text("id")} {decision.Instant("at")}, {decision.Text("body")}{(decision.Is("onAppeal") ? Say(" (on appeal)", " (sur recours)") : "")}: {string.Join("; ", of.List("verdicts").Select(On))}{(decision.Text("until") is { } until ? Say($", until {until}", $", jusqu'au {until}") : "")}{Because(reasons)}{(of.Text("wouldHelp") is { } help ? $" {Say("Would help", "Ce qui aiderait")}: {help}" : "")}{(of.List("basis").Count > 0 ? $" {Say("Basis", "Fondement")}: {of.Joined("basis")}" : "")}";
    }

    private string On(JsonElement on) =>
        $"{Words(on.Text("verdict") ?? on.Text("view"))}{(on.Text("line") is { } line ? Say($" line {line}", $" ligne {line}")
            : on.Text("party") is { } party ? Say($" party {party}", $" partie {party}")
            : "")}{(on.Text("proviso") is { } proviso ? $" ({proviso})" : "")}";

    private static string Words(string? word) => (word ?? "").Replace('-', ' ');

    private static string Because(string? why) => why is { Length: > 0 } ? $" – {why}" : "";

    // The amount as it is kept, in hundredths for most currencies; those without them are few and known.
    private static string Money(JsonElement money) =>
        money.Text("currency") is not { } currency
            ? ""
            : $"{(money.Of("minor").GetInt64() / (currency is "JPY" or "KRW" or "CLP" or "ISK" or "VND" or "XAF" or "XOF" or "XPF" ? 1m : currency is "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" ? 1000m : 100m)).ToString("#,0.###", CultureInfo.InvariantCulture)} {currency}";

    private void Row(string english, string other, string? value)
    {
        if (value is { Length: > 0 })
            output.WriteLine($"  {Say(english, other), -14}{Plain(value)}");
    }

    private void Line(string english, string other, string? value)
    {
        if (value is { Length: > 0 })
            output.WriteLine($"  {Say(english, other)}: {Plain(value)}");
    }

    private void Part(
        string english,
        string other,
        IReadOnlyList<JsonElement> rows,
        Func<JsonElement, string> say
    )
    {
        if (rows.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(Say(english, other));
        foreach (var row in rows)
            output.WriteLine($"  {Plain(say(row))}");
    }

    private string Say(string english, string other) => french ? other : english;

    private static string Plain(string? text) => Reading.Plain(text ?? "");
}
