using System.CommandLine;
using Passavant.Cli.Files;
using Passavant.Screening.Lists;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant lists export</c>: a snapshot for other programs.</summary>
internal static class ListsExport
{
    public static Command Create()
    {
        var path = Lists.Snapshot("SNAPSHOT", "The file of a snapshot.");
        var output = new Option<string>("--output", "-o")
        {
            HelpName = "FILE",
            Description =
                "Write here; - is standard output. Until it is complete the file is called FILE.partial.",
            Required = true,
        };
        var command = new Command(
            "export",
            "Writes a snapshot as FollowTheMoney entities, one a line. Importing them gives the same entries again."
        )
        {
            path,
            output,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var snapshot = Lists.Read(result.GetRequiredValue(path), surroundings);
            using var file = OutputFile.Create(result.GetRequiredValue(output), surroundings);
            FtmExport.Write(snapshot, file.Stream);
            file.Finish();
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant lists export lists/un-sc-2026-02-27-cc4f3bd8.jsonl --output un.ftm.json"
        );
    }
}
