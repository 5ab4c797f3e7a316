using System.CommandLine;
using Passavant.Screening;

namespace Passavant.Cli.Commands;

/// <summary>A party asked about on the command line.</summary>
internal sealed class PartyOptions
{
    public Option<string?> Kind { get; } =
        new("--kind")
        {
            HelpName = "KIND",
            Description = $"What it is: {string.Join(", ", PartyKinds.All)}.",
        };

    public Option<string?> Born { get; } =
        new("--born")
        {
            HelpName = "DATE",
            Description = "When it was born, founded or built: 1961-05-03, 1961, 'circa 1960'.",
        };

    public Option<string[]> Country { get; } =
        new("--country")
        {
            HelpName = "COUNTRY",
            Description = "A country it belongs to: RU, Russia. Again for more.",
        };

    public Option<string?> Gender { get; } =
        new("--gender") { HelpName = "GENDER", Description = "female, male or other." };

    public Option<string[]> Identifier { get; } =
        new("--id")
        {
            HelpName = "KIND:VALUE",
            Description = "A number of a register: imo:9187629, passport:AB123456. Again for more.",
        };

    public void AddTo(Command command)
    {
        command.Add(Kind);
        command.Add(Born);
        command.Add(Country);
        command.Add(Gender);
        command.Add(Identifier);
    }

    /// <summary>The party; what cannot be read is refused.</summary>
    public Party Read(ParseResult result, IReadOnlyList<string> names)
    {
        string?[] cells =
        [
            names.Count > 0 ? names[0] : null,
            string.Join(';', names.Skip(1)),
            result.GetValue(Kind),
            result.GetValue(Born),
            string.Join(';', result.GetValue(Country) ?? []),
            result.GetValue(Gender),
            string.Join(';', result.GetValue(Identifier) ?? []),
        ];
        var faults = new List<string>();
        var party = new PartyColumns([
            "name",
            "alias",
            "kind",
            "born",
            "country",
            "gender",
            "identifiers",
        ]).Read(column => cells[column] ?? "", "1", faults);
        if (faults.Count > 0)
            throw new Trouble($"--{faults[0]}.");
        return party;
    }
}
