using System.CommandLine;
using System.Text.Json;
using Passavant.Cli.Casework;
using Spectre.Console;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant case show</c>, <c>clocks</c> and <c>history</c>: one case, as its reader may see it.</summary>
internal static class CaseShow
{
    private const int Cells = 20;

    public static Command Create(ServiceOptions service) =>
        One(
                service,
                "show",
                "Shows a case: where it stands, who has it, its clocks, what is open, what you may do.",
                "",
                (view, french, surroundings) =>
                    new CaseText(view, french, surroundings.Output).Write()
            )
            .WithExamples(
                "passavant case show 2026-000001",
                "passavant case show 2026-000001 --language fr",
                "passavant case show 2026-000001 --json"
            );

    /// <summary>Each clock as a bar.</summary>
    public static Command Clocks(ServiceOptions service) =>
        One(service, "clocks", "Draws each clock of a case as a bar.", "", Draw)
            .WithExamples("passavant case clocks 2026-000001");

    /// <summary>What was done in a case.</summary>
    public static Command History(ServiceOptions service) =>
        One(
                service,
                "history",
                "Lists what was done in a case: who, when, in which role. For those inside.",
                "/history",
                Tell
            )
            .WithExamples("passavant case history 2026-000001");

    private static Command One(
        ServiceOptions service,
        string name,
        string description,
        string rest,
        Action<JsonElement, bool, Surroundings> show
    )
    {
        var number = CaseCommand.Number();
        var json = CaseCommand.Json();
        var command = new Command(name, description) { number, json };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            using var server = Service.Of(result, service);
            var view = server.Get(CaseCommand.Path(result.GetRequiredValue(number), rest)).Body;
            if (result.GetValue(json))
                CaseCommand.Write(surroundings, view);
            else
                show(view, CaseText.IsFrench(result, service), surroundings);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Draw(JsonElement view, bool french, Surroundings surroundings)
    {
        var clocks = view.List("clocks");
        if (clocks.Count == 0)
        {
            surroundings.Output.WriteLine(french ? "Aucun délai ne court." : "No clock is set.");
            return;
        }
        var wide = clocks.Max(clock => Title(clock).Length);
        foreach (var clock in clocks)
        {
            var (days, used) = (clock.Number("days"), clock.Number("used"));
            var filled = days <= 0 ? Cells : Math.Clamp(used * Cells / days, 0, Cells);
            surroundings.Output.WriteLine(
                $"{Title(clock).PadRight(wide)}  {Coloured(clock, surroundings, new string('█', filled) + new string('░', Cells - filled))}  {CaseText.State(clock, french)}: {CaseText.Days(clock, french)}{(clock.Text("ended") is null && clock.Text("due") is not null ? $"{(french ? ", échéance " : ", due ")}{clock.Instant("due")}" : "")}"
            );
        }
    }

    private static string Title(JsonElement clock) =>
        Reading.Plain(
            $"{clock.Text("title")}{(clock.Text("key") is { } key and not "case" ? $" ({key})" : "")}"
        );

    private static string Coloured(JsonElement clock, Surroundings surroundings, string bar) =>
        !surroundings.Colour
            ? bar
            : $"\e[{clock.Text("state") switch { "missed" => "31", "stopped" => "33", "met" => "32", _ => "36" }}m{bar}\e[0m";

    private static void Tell(JsonElement history, bool french, Surroundings surroundings)
    {
        var table = french
            ? Lists.Table(surroundings, "N°", "Quand", "Qui", "Institution", "Rôle", "Acte")
            : Lists.Table(surroundings, "No", "When", "Who", "Agency", "Role", "Act");
        foreach (var one in history.EnumerateArray())
            table.AddRow(
                Lists.Plain(one.Text("version") ?? ""),
                Lists.Plain(one.Instant("at")),
                Lists.Plain(Reading.Plain(one.Text("by") ?? "")),
                Lists.Plain(Reading.Plain(one.Text("agency") ?? "")),
                Lists.Plain(one.Text("role") ?? ""),
                Lists.Plain(one.Text("act") ?? "")
            );
        Terminal.For(surroundings).Write(table);
    }
}
