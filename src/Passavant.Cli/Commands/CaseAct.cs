using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Passavant.Cli.Casework;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant case act</c>, which does any act, and the common acts under names of their own.</summary>
internal static class CaseAct
{
    /// <summary>The acts people do, by the names the server gives them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "redraft",
        "amend",
        "let-in",
        "leave-out",
        "lodge-certificate",
        "accept-certificate",
        "declare-change",
        "submit",
        "withdraw",
        "acknowledge",
        "screen",
        "resolve-hit",
        "assess",
        "assign",
        "restrict",
        "declare-conflict",
        "write-note",
        "release-note",
        "send-message",
        "stop-clock",
        "resume-clock",
        "return",
        "ask",
        "answer-question",
        "close-question",
        "refer",
        "ask-back",
        "advise",
        "consult",
        "answer-consultation",
        "extend-consultation",
        "tell-partners",
        "propose",
        "send-back",
        "countersign",
        "give-notice",
        "answer-notice",
        "issue",
        "escalate",
        "show-evidence",
        "judge-evidence",
        "note-change",
        "appeal",
        "seat-panel",
        "hand-over-record",
        "add-submission",
        "hear",
        "order-interim",
        "decide-appeal",
        "admit-grievance",
        "decline-grievance",
        "propose-redress",
        "end-grievance",
    ];

    /// <summary>Any act, with its body from a file or from <c>name=value</c>.</summary>
    public static Command Create(ServiceOptions service)
    {
        var number = CaseCommand.Number();
        var act = new Argument<string>("ACT")
        {
            Description =
                "The act, such as submit, write-note or seat-panel; 'case show' lists what you may do.",
        };
        act.CompletionSources.Add([.. Names]);
        var pairs = new Argument<string[]>("NAME=VALUE")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description =
                "A member of the body: reasons.public='Civil use.', verdicts[0].verdict=grant, members[]=pia. After := stands JSON, after =@ the name of a file.",
        };
        var body = new Option<string?>("--body")
        {
            HelpName = "FILE|-",
            Description = "The body as JSON; pairs are put into it.",
        };
        var version = IfVersion();
        var json = CaseCommand.Json();
        var command = new Command("act", "Does any act in a case.")
        {
            number,
            act,
            pairs,
            body,
            version,
            json,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var content = result.GetValue(body) is { } file
                ? CaseCommand.ReadObject(file, surroundings)
                : [];
            Pairs.Put(
                content,
                result.GetValue(pairs) ?? [],
                path => CaseCommand.Read(path, surroundings)
            );
            return Send(
                result,
                service,
                result.GetRequiredValue(number),
                result.GetRequiredValue(act),
                content,
                result.GetValue(version),
                result.GetValue(json)
            );
        });
        return command.WithExamples(
            "passavant case act 2026-000001 assign person=siv",
            "passavant case act 2026-000001 seat-panel members[]=pia members[]=per",
            "passavant case act 2026-000001 propose --body proposal.json --if-version 7",
            "passavant case act 2026-000001 redraft application:=@application.json"
        );
    }

    /// <summary>The acts done most, each with options of its own.</summary>
    public static IEnumerable<Command> Common(ServiceOptions service)
    {
        Command Act(string name, string act, string description, params Part[] parts) =>
            Shorthand(service, name, act, description, parts);

        yield return Act("submit", "submit", "Submits a draft.");
        yield return Act("withdraw", "withdraw", "Withdraws a case.", Text("--why", "why", "Why."));
        yield return Act("acknowledge", "acknowledge", "Says that an application is complete.");
        yield return Act("screen", "screen", "Screens the parties against the lists in force.");
        yield return Act("assess", "assess", "Assesses the transfer under the accord in force.");
        yield return Act(
            "assign",
            "assign",
            "Gives a case to an officer.",
            Id("PERSON", "person", "The officer.")
        );
        yield return ResolveHit(service);
        yield return Act(
            "ask",
            "ask",
            "Asks the applicant something.",
            Text("--point", "point", "What it is about, in a word or two."),
            Text("--text", "text", "The question."),
            Perhaps(
                "--ground",
                "ground",
                "The ground on which the clock stands meanwhile, by its id."
            )
        );
        yield return Act(
            "answer",
            "answer-question",
            "Answers a question.",
            Id("QUESTION", "question", "The question, such as Q1."),
            Text("--text", "answer", "The answer."),
            Texts(
                "--document",
                "documents",
                "A document of the case that goes with it, by its SHA-256."
            )
        );
        yield return Act(
            "refer",
            "refer",
            "Asks agencies for advice.",
            Texts("--agency", "agencies", "An agency to be asked.", true),
            Text("--question", "question", "What is asked."),
            Texts("--line", "lines", "A line it is about; none for all."),
            Texts("--party", "parties", "A party it is about; none for all.")
        );
        yield return Act(
            "advise",
            "advise",
            "Advises on a case, or on one line or party of it.",
            Text(
                "--view",
                "on[0].view",
                "approve, approve-with-proviso, refuse, not-required or no-objection."
            ),
            Text("--reasons", "reasons", "Why."),
            Perhaps("--line", "on[0].line", "The line it is about."),
            Perhaps("--party", "on[0].party", "The party it is about."),
            Perhaps("--proviso", "on[0].proviso", "The proviso, for approval under one."),
            Texts("--basis", "basis", "A provision it rests on.")
        );
        yield return Act(
            "consult",
            "consult",
            "Consults a partner state.",
            Text("--rule", "rule", "The consultation of the accord, by its id."),
            Text("--partner", "partner", "The partner."),
            Text("--question", "question", "What is asked."),
            Perhaps("--denial", "denial", "The refusal it is about, by its id."),
            Perhaps(
                "--ground",
                "ground",
                "The ground on which the clock stands meanwhile, by its id."
            )
        );
        yield return Act(
            "answer-consultation",
            "answer-consultation",
            "Answers a consultation, for a partner state.",
            Id("CONSULTATION", "consultation", "The consultation, such as C1."),
            Text("--answer", "answer", "no-objection, objection, identical or not-identical."),
            Text("--reasons", "reasons", "Why.")
        );
        yield return Act(
            "countersign",
            "countersign",
            "Signs another's proposal.",
            Id("PROPOSAL", "proposal", "The proposal you read, such as P1."),
            Perhaps("--remark", "remark", "A remark.")
        );
        yield return Act(
            "send-back",
            "send-back",
            "Sends a proposal back.",
            Text("--why", "why", "Why.")
        );
        yield return Act(
            "notice",
            "give-notice",
            "Tells the applicant of an intent to refuse.",
            Text("--considerations", "considerations", "What speaks for a refusal."),
            Text("--would-help", "wouldHelp", "What would have to change for a grant.")
        );
        yield return Act(
            "answer-notice",
            "answer-notice",
            "Answers a notice of intent to refuse.",
            Text("--answer", "answer", "The answer.")
        );
        yield return Act(
            "issue",
            "issue",
            "Issues a decision; every gate is checked again.",
            Id("PROPOSAL", "proposal", "The proposal, such as P1.")
        );
        yield return Act(
            "escalate",
            "escalate",
            "Moves a case up the ladder.",
            Text("--why", "why", "Why."),
            Texts("--basis", "basis", "A provision it rests on.", true),
            Perhaps("--to", "to", "The rung, by its id; the next one where it is left out.")
        );
        yield return Act(
            "evidence",
            "show-evidence",
            "Shows that a condition is kept.",
            Id("CONDITION", "condition", "The condition, such as K1."),
            Text("--text", "text", "What shows it."),
            Texts("--document", "documents", "A document of the case, by its SHA-256.")
        );
        yield return Act(
            "judge",
            "judge-evidence",
            "Says whether evidence of a condition is accepted.",
            Id("CONDITION", "condition", "The condition, such as K1."),
            Either("--accept", "--reject", "accepted", "It shows it.", "It does not."),
            Text("--remark", "remark", "Why.")
        );
        yield return Act(
            "appeal",
            "appeal",
            "Appeals to the panel.",
            Text("--against", "against", "refusal, condition or delay."),
            Text("--grounds", "grounds", "Why the decision is wrong."),
            Flag("--hearing", "asksHearing", "Ask to be heard.")
        );
    }

    /// <summary>The version an act is for.</summary>
    public static Option<int?> IfVersion() =>
        new("--if-version")
        {
            HelpName = "N",
            Description = "Only if the case is still of this version.",
        };

    /// <summary>Sends an act and says where the case then stands.</summary>
    public static int Send(
        ParseResult result,
        ServiceOptions service,
        string number,
        string act,
        JsonObject body,
        int? ifVersion,
        bool json
    )
    {
        using var server = Service.Of(result, service);
        var view = server
            .Post(
                CaseCommand.Path(number, $"/{Uri.EscapeDataString(act)}"),
                CaseCommand.Bytes(body),
                ifVersion: ifVersion
            )
            .Body;
        CaseCommand.Said(Surroundings.Of(result), view, json, CaseText.IsFrench(result, service));
        return ExitCode.Fine;
    }

    /// <summary>A text of a command line; after @ the name of the file that holds it.</summary>
    public static string Content(string value, Surroundings surroundings) =>
        value.StartsWith('@')
            ? Encoding.UTF8.GetString(CaseCommand.Read(value[1..], surroundings)).TrimEnd()
            : value;

    private static Command ResolveHit(ServiceOptions service)
    {
        var entry = new Argument<string>("ENTRY")
        {
            Description = "The entry of the list, by its id.",
        };
        var list = new Option<string?>("--list")
        {
            HelpName = "ID",
            Description = "The list, where several have that entry.",
        };
        var party = new Option<string?>("--party")
        {
            HelpName = "ID",
            Description = "The party, where several hit it.",
        };
        var part = new Part(
            [entry, list, party],
            (result, body) =>
            {
                using var server = Service.Of(result, service);
                var number = result.GetRequiredValue<string>("NUMBER");
                var wanted = result.GetRequiredValue(entry);
                var found = server
                    .Get(CaseCommand.Path(number))
                    .Body.List("hits")
                    .Select(one => one.Of("hit"))
                    .Where(hit =>
                        hit.Text("entry") == wanted
                        && (result.GetValue(list) is not { } id || hit.Text("list") == id)
                        && (result.GetValue(party) is not { } who || hit.Text("party") == who)
                    )
                    .ToList();
                if (found.Count != 1)
                    throw new Trouble(
                        found.Count == 0
                            ? $"{number} has no hit on '{wanted}'; 'passavant case show {number}' lists them."
                            : $"{number} has {found.Count} hits on '{wanted}'; say which with --list and --party."
                    );
                foreach (var name in (string[])["party", "list", "entry", "fingerprint"])
                    body[name] = found[0].Text(name);
            }
        );
        return Shorthand(
            service,
            "resolve-hit",
            "resolve-hit",
            "Says whether a party is who the list names.",
            [
                part,
                Either("--same", "--different", "same", "It is the same.", "It is another."),
                Text("--reason", "reason", "Why."),
            ]
        );
    }

    private static Command Shorthand(
        ServiceOptions service,
        string name,
        string act,
        string description,
        IReadOnlyList<Part> parts
    )
    {
        var number = CaseCommand.Number();
        var version = IfVersion();
        var json = CaseCommand.Json();
        var command = new Command(name, description) { number };
        foreach (var symbol in parts.SelectMany(part => part.Symbols))
            if (symbol is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)symbol);
        command.Add(version);
        command.Add(json);
        command.SetAction(result =>
        {
            var body = new JsonObject();
            foreach (var part in parts)
                part.Put(result, body);
            return Send(
                result,
                service,
                result.GetRequiredValue(number),
                act,
                body,
                result.GetValue(version),
                result.GetValue(json)
            );
        });
        return command.WithExamples(
            string.Join(
                ' ',
                parts
                    .SelectMany(part => part.Symbols)
                    .Select(symbol =>
                        symbol switch
                        {
                            Argument argument => argument.Name,
                            Option { Required: true } option => $"{option.Name} …",
                            Option { Name: "--same" or "--accept" } option => option.Name,
                            _ => "",
                        }
                    )
                    .Where(word => word.Length > 0)
                    .Prepend($"passavant case {name} 2026-000001")
            )
        );
    }

    private static Part Id(string name, string path, string description)
    {
        var argument = new Argument<string>(name) { Description = description };
        return new(
            [argument],
            (result, body) =>
                Pairs.Put(body, path, JsonValue.Create(result.GetRequiredValue(argument)))
        );
    }

    private static Part Text(string name, string path, string description) =>
        Text(name, path, description, true);

    private static Part Perhaps(string name, string path, string description) =>
        Text(name, path, description, false);

    private static Part Text(string name, string path, string description, bool required)
    {
        var option = new Option<string?>(name)
        {
            HelpName = "TEXT|@FILE",
            Required = required,
            Description = description,
        };
        return new(
            [option],
            (result, body) =>
            {
                if (result.GetValue(option) is { } value)
                    Pairs.Put(
                        body,
                        path,
                        JsonValue.Create(Content(value, Surroundings.Of(result)))
                    );
            }
        );
    }

    private static Part Texts(string name, string path, string description, bool required = false)
    {
        var option = new Option<string[]>(name)
        {
            HelpName = "ID",
            Required = required,
            Description = $"{description} May be given several times.",
        };
        return new(
            [option],
            (result, body) =>
            {
                foreach (var value in result.GetValue(option) ?? [])
                    Pairs.Put(body, $"{path}[]", JsonValue.Create(value));
            }
        );
    }

    private static Part Flag(string name, string path, string description)
    {
        var option = new Option<bool>(name) { Description = description };
        return new(
            [option],
            (result, body) => Pairs.Put(body, path, JsonValue.Create(result.GetValue(option)))
        );
    }

    private static Part Either(string yes, string no, string path, string onYes, string onNo)
    {
        var (one, other) = (
            new Option<bool>(yes) { Description = onYes },
            new Option<bool>(no) { Description = onNo }
        );
        return new(
            [one, other],
            (result, body) =>
                Pairs.Put(
                    body,
                    path,
                    JsonValue.Create(
                        result.GetValue(one) != result.GetValue(other)
                            ? result.GetValue(one)
                            : throw new Trouble($"say which: {yes} or {no}.")
                    )
                )
        );
    }

    /// <summary>A part of an act: what is asked on the command line, and where it goes in the body.</summary>
    private sealed record Part(IReadOnlyList<Symbol> Symbols, Action<ParseResult, JsonObject> Put);
}
