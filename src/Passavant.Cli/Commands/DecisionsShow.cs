using System.CommandLine;
using Passavant.Screening.Deciding;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant screen decisions show</c>: what was decided of matches.</summary>
internal static class DecisionsShow
{
    public static Command Create() =>
        new("decisions", "Shows what was decided of matches.") { Show() };

    private static Command Show()
    {
        var decisions = DecisionFile.Option();
        decisions.Required = true;
        decisions.Description = "The file of decisions.";
        var id = new Option<string?>("--party")
        {
            HelpName = "ID",
            Description = "Only those about this party.",
        };
        var all = new Option<bool>("--all")
        {
            Description = "Superseded ones too, in the order they were made.",
        };
        var command = new Command(
            "show",
            "Shows the last decision about each party and entry. Whether it still holds depends on both: 'passavant screen --decisions' says so."
        )
        {
            decisions,
            id,
            all,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var read = DecisionFile.Read(result.GetRequiredValue(decisions), surroundings)!;
            var wanted = result.GetValue(id);
            IEnumerable<(MatchDecision Decision, DecidedEntry Entry)> shown = result.GetValue(all)
                ? read.Decisions.All.SelectMany(one => one.Entries.Select(entry => (one, entry)))
                : read.Decisions.Last;
            foreach (var (decision, entry) in shown)
                if (wanted is null || decision.PartyId == wanted)
                    surroundings.Output.WriteLine(
                        $"{decision.PartyId} and {entry.List} {entry.Id}: {Screen.Said(decision)}{(decision.Until < read.Day ? " (expired)" : "")}"
                    );
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant screen decisions show --decisions decisions.jsonl",
            "passavant screen decisions show --decisions decisions.jsonl --party C-17 --all"
        );
    }
}
