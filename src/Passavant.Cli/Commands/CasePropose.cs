using System.CommandLine;
using System.Text.Json.Nodes;
using Passavant.Cli.Casework;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant case propose</c>: prepares a decision.</summary>
internal static class CasePropose
{
    public static Command Create(ServiceOptions service)
    {
        var number = CaseCommand.Number();
        (Option<string[]> Option, string Word, string Of)[] verdicts =
        [
            (
                Verdict("--grant", "LINE", "Grant; a line, or everything where none is named."),
                "grant",
                "line"
            ),
            (
                Verdict("--refuse", "LINE", "Refuse; a line, or everything where none is named."),
                "refuse",
                "line"
            ),
            (Verdict("--not-required", "LINE", "No licence is required."), "not-required", "line"),
            (Verdict("--rule", "LINE", "Give the ruling asked for."), "rule", "line"),
            (Verdict("--grant-party", "PARTY", "Grant for a party."), "grant", "party"),
            (Verdict("--refuse-party", "PARTY", "Refuse for a party."), "refuse", "party"),
        ];
        (Option<string?> Option, string Path)[] texts =
        [
            (Text("--public", "The reasons for everybody.", true), "reasons.public"),
            (Text("--applicant", "The reasons for the applicant.", true), "reasons.applicant"),
            (
                Text("--closed", "The reasons for the authority, the panel and auditors."),
                "reasons.closed"
            ),
            (Text("--would-help", "What would have to change for a grant."), "wouldHelp"),
            (Text("--validity", "How long it holds, such as '2 years'."), "validity"),
            (
                Text("--departs-because", "Why it departs from the review policy assessed."),
                "departsBecause"
            ),
            (
                Text(
                    "--undercut-because",
                    "Why it is granted although a partner refused the like."
                ),
                "undercutBecause"
            ),
            (Text("--reliance", "For a ruling: how far it may be relied on."), "reliance"),
        ];
        var basis = new Option<string[]>("--basis")
        {
            HelpName = "PROVISION",
            Description = "A provision it rests on. May be given several times.",
        };
        var conditions = new Option<string[]>("--condition")
        {
            HelpName = "WHAT|EVIDENCE[|WITHIN]",
            Description =
                "A condition: what has to be done, what shows it, within which time. May be given several times.",
        };
        var version = CaseAct.IfVersion();
        var json = CaseCommand.Json();
        var command = new Command("propose", "Prepares a decision, which another signs.")
        {
            number,
        };
        foreach (var (option, _, _) in verdicts)
            command.Add(option);
        foreach (var (option, _) in texts)
            command.Add(option);
        command.Add(conditions);
        command.Add(basis);
        command.Add(version);
        command.Add(json);
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var body = new JsonObject { ["verdicts"] = new JsonArray() };
            foreach (var (option, word, of) in verdicts)
                if (result.GetResult(option) is { Implicit: false })
                    foreach (
                        var about in result.GetValue(option) is { Length: > 0 } named
                            ? named
                            : new string?[] { null }
                    )
                    {
                        var on = new JsonObject { ["verdict"] = word };
                        if (about is not null)
                            on[of] = about;
                        Pairs.Put(body, "verdicts[]", on);
                    }
            if (body["verdicts"] is JsonArray { Count: 0 })
                throw new Trouble(
                    "say what is proposed: --grant, --refuse, --not-required or --rule."
                );
            foreach (var (option, path) in texts)
                if (result.GetValue(option) is { } value)
                    Pairs.Put(body, path, JsonValue.Create(CaseAct.Content(value, surroundings)));
            foreach (var condition in result.GetValue(conditions) ?? [])
                Pairs.Put(body, "conditions[]", Condition(condition));
            foreach (var provision in result.GetValue(basis) ?? [])
                Pairs.Put(body, "basis[]", JsonValue.Create(provision));
            return CaseAct.Send(
                result,
                service,
                result.GetRequiredValue(number),
                "propose",
                body,
                result.GetValue(version),
                result.GetValue(json)
            );
        });
        return command.WithExamples(
            "passavant case propose 2026-000001 --grant --public 'Civil use.' --applicant 'You may export.' --condition 'Confirm delivery | Delivery note | 60 days' --validity '2 years'",
            "passavant case propose 2026-000001 --grant 1 --refuse 2 --public @public.txt --applicant @applicant.txt --would-help 'A statement of the end user on line 2.'"
        );
    }

    private static Option<string[]> Verdict(string name, string help, string description) =>
        new(name)
        {
            HelpName = help,
            Arity = ArgumentArity.ZeroOrMore,
            Description = description,
        };

    private static Option<string?> Text(string name, string description, bool required = false) =>
        new(name)
        {
            HelpName = "TEXT|@FILE",
            Required = required,
            Description = description,
        };

    private static JsonObject Condition(string text)
    {
        var parts = text.Split('|', StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 3 || parts.Any(part => part.Length == 0))
            throw new Trouble(
                $"'{text}' is no condition; expected 'what | evidence' or 'what | evidence | within', such as 'Confirm delivery | Delivery note | 60 days'."
            );
        var condition = new JsonObject { ["what"] = parts[0], ["evidence"] = parts[1] };
        if (parts.Length == 3)
            condition["within"] = parts[2];
        return condition;
    }
}
