using System.CommandLine;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant accord</c>: commands about the text itself.</summary>
internal static class AccordCommand
{
    public static Command Create() =>
        new Command("accord", "Checks, prints, describes and begins accords.")
        {
            AccordCheck.Create(),
            AccordShow.Create(),
            AccordSchemaCommand.Create(),
            AccordNew.Create(),
        }.WithExamples(
            "passavant accord new accords/ours --title 'Our accord' --state AUR",
            "passavant accord check accords/ours",
            "passavant accord show accords/ours --format html > ours.html",
            "passavant accord schema > accord.schema.json"
        );
}

/// <summary><c>passavant accord schema</c>: the JSON Schema of an accord's files.</summary>
internal static class AccordSchemaCommand
{
    public static Command Create()
    {
        var command = new Command(
            "schema",
            "Writes the JSON Schema of an accord's files, for editors that complete and check YAML by one."
        );
        command.SetAction(result =>
        {
            Surroundings.Of(result).Output.WriteLine(Accords.Reading.AccordSchema.Write());
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant accord schema > accord.schema.json",
            "# then, as the first line of each file: # yaml-language-server: $schema=accord.schema.json"
        );
    }
}
