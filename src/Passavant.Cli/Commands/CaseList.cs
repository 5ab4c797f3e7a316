using System.CommandLine;
using System.Text.Json;
using Passavant.Cli.Casework;
using Spectre.Console;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant case list</c>: the queue.</summary>
internal static class CaseList
{
    private const int MostAtOnce = 200;

    public static Command Create(ServiceOptions service)
    {
        var filters = new List<(Option<string?> Option, string Name)>
        {
            (
                Filter("--phase", "PHASE", "Only cases in this phase: draft, submitted, review …"),
                "phase"
            ),
            (Filter("--kind", "KIND", "Only this kind: licence, classification …"), "kind"),
            (Filter("--officer", "PERSON|me", "Only cases this officer has."), "officer"),
            (Filter("--risk", "RISK", "Only this risk, in the accord's words."), "risk"),
            (Filter("--destination", "STATE", "Only to this state, by its code."), "destination"),
            (
                Filter(
                    "--due-before",
                    "INSTANT",
                    "Only with a limit due before, such as 2026-12-24."
                ),
                "dueBefore"
            ),
            (
                Filter(
                    "--authority",
                    "AGENCY",
                    "The authority whose cases are listed; for auditors, who belong to none."
                ),
                "authority"
            ),
            (Filter("--order", "due|risk|newest", "The order. Default: due."), "order"),
        };
        var unassigned = new Option<bool>("--unassigned")
        {
            Description = "Only cases no officer has.",
        };
        var open = new Option<bool?>("--open")
        {
            HelpName = "true|false",
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Only open cases; with false, only those that ended.",
        };
        var limit = new Option<int>("--limit")
        {
            HelpName = "N",
            DefaultValueFactory = _ => 50,
            Description = "How many at most; 0 for all.",
        };
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command("list", "Lists the cases you may see, the next due first.")
        {
            unassigned,
            open,
            limit,
            json,
        };
        foreach (var (option, _) in filters)
            command.Add(option);
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var most = result.GetValue(limit) switch
            {
                0 => int.MaxValue,
                < 0 => throw new Trouble("a number of cases is at least 0 after --limit."),
                var given => given,
            };
            var query = filters
                .Select(filter => (filter.Name, Value: result.GetValue(filter.Option)))
                .Where(filter => filter.Value is not null)
                .Select(filter => $"{filter.Name}={Uri.EscapeDataString(filter.Value!)}")
                .ToList();
            if (result.GetValue(unassigned))
                query.Add("unassigned=true");
            if (result.GetResult(open) is { Implicit: false })
                query.Add($"open={(result.GetValue(open) == false ? "false" : "true")}");
            using var server = Service.Of(result, service);
            var (cases, names, more) = Pages(server, query, most);
            if (result.GetValue(json))
                foreach (var one in cases)
                    surroundings.Output.WriteLine(one.GetRawText());
            else
                Write(cases, names, more, surroundings, CaseText.IsFrench(result, service));
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant case list",
            "passavant case list --officer me --due-before 2026-12-24",
            "passavant case list --unassigned --order risk --limit 0 --json"
        );
    }

    private static Option<string?> Filter(string name, string help, string description) =>
        new(name) { HelpName = help, Description = description };

    private static (List<JsonElement> Cases, Dictionary<string, string> Names, bool More) Pages(
        Service server,
        IReadOnlyList<string> query,
        int most
    )
    {
        var cases = new List<JsonElement>();
        var names = new Dictionary<string, string>();
        string? after = null;
        do
        {
            IEnumerable<string> asked =
            [
                .. query,
                $"limit={Math.Min(most - cases.Count, MostAtOnce)}",
                .. after is null ? [] : new[] { $"after={Uri.EscapeDataString(after)}" },
            ];
            var page = server.Get($"cases?{string.Join('&', asked)}").Body;
            cases.AddRange(page.List("cases"));
            if (page.Of("names") is { ValueKind: JsonValueKind.Object } officers)
                foreach (var officer in officers.EnumerateObject())
                    names[officer.Name] = $"{officer.Value}";
            after = page.Text("next");
        } while (after is not null && cases.Count < most);
        return (cases, names, after is not null);
    }

    private static void Write(
        List<JsonElement> cases,
        Dictionary<string, string> names,
        bool more,
        Surroundings surroundings,
        bool french
    )
    {
        if (cases.Count == 0)
        {
            surroundings.Output.WriteLine(french ? "Aucun dossier." : "No case.");
            return;
        }
        var table = french
            ? Lists.Table(
                surroundings,
                "Numéro",
                "Genre",
                "Phase",
                "Objet",
                "Vers",
                "Risque",
                "Agent",
                "Échéance",
                "Laquelle"
            )
            : Lists.Table(
                surroundings,
                "Number",
                "Kind",
                "Phase",
                "Title",
                "To",
                "Risk",
                "Officer",
                "Due",
                "What"
            );
        foreach (var one in cases)
            table.AddRow(
                Cell(one, "number"),
                Cell(one, "kind"),
                Lists.Plain(CaseText.Phase(one.Text("phase"), french)),
                Cell(one, "title"),
                Cell(one, "destination"),
                Cell(one, "risk"),
                Lists.Plain(
                    Reading.Plain(
                        names.GetValueOrDefault(one.Text("officer") ?? "")
                            ?? one.Text("officer")
                            ?? ""
                    )
                ),
                Lists.Plain(one.Instant("nextDue")),
                Lists.Plain(
                    $"{Reading.Plain(one.Text("nextDueWhat") ?? "")}{(one.Number("missed") is > 0 and var missed ? french ? $" ({missed} dépassée(s))" : $" ({missed} missed)" : "")}"
                )
            );
        Terminal.For(surroundings).Write(table);
        if (more)
            surroundings.Output.WriteLine(
                french
                    ? "Il y en a d'autres : --limit 0 les montre tous."
                    : "There are more: --limit 0 shows them all."
            );
    }

    private static Markup Cell(JsonElement one, string name) =>
        Lists.Plain(Reading.Plain(one.Text(name) ?? ""));
}
