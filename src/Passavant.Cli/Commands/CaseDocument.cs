using System.CommandLine;
using System.Text.Json.Nodes;
using Passavant.Cli.Casework;
using Passavant.Cli.Files;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant case document</c> and <c>passavant case statement</c>: what is laid into a case.</summary>
internal static class CaseDocument
{
    private const long MostBytes = 20 << 20;

    public static Command Create(ServiceOptions service) =>
        new Command("document", "Puts documents into a case, and takes them out.")
        {
            Add(service),
            Get(service),
        }.WithExamples(
            "passavant case document add 2026-000001 contract.pdf --purpose contract",
            "passavant case document get 2026-000001 SHA256 --output contract.pdf"
        );

    /// <summary>Asks end users for their statements.</summary>
    public static Command Statement(ServiceOptions service) =>
        new Command("statement", "Asks end users for their statements.")
        {
            Ask(service),
        }.WithExamples(
            "passavant case statement ask 2026-000001 'Fábrica Sul' --address maria@fabrica.example"
        );

    private static Command Add(ServiceOptions service)
    {
        var number = CaseCommand.Number();
        var file = new Argument<string>("FILE") { Description = "The document." };
        var purpose = new Option<string>("--purpose")
        {
            HelpName = "WORDS",
            Required = true,
            Description =
                "What it shows: contract, technical specification, sourcing, register extract, translation, other.",
        };
        var name = new Option<string?>("--name")
        {
            HelpName = "NAME",
            Description = "What it is called in the case. Default: the name of the file.",
        };
        var version = CaseAct.IfVersion();
        var json = CaseCommand.Json();
        var command = new Command("add", "Puts a document into a case; prints its SHA-256.")
        {
            number,
            file,
            purpose,
            name,
            version,
            json,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var path = result.GetRequiredValue(file);
            using var input = InputFile.Open(path, surroundings);
            using var content = new MemoryStream();
            input.CopyTo(content);
            if (content.Length is 0 or > MostBytes)
                throw new Trouble(
                    $"{path} has {content.Length} bytes; expected 1 to {MostBytes} (20 MiB)."
                );
            var bytes = content.ToArray();
            var called = result.GetValue(name) ?? Path.GetFileName(path);
            using var server = Service.Of(result, service);
            var view = server
                .Post(
                    CaseCommand.Path(
                        result.GetRequiredValue(number),
                        $"/documents?name={Uri.EscapeDataString(called)}&purpose={Uri.EscapeDataString(result.GetRequiredValue(purpose))}"
                    ),
                    bytes,
                    "application/octet-stream",
                    result.GetValue(version)
                )
                .Body;
            if (result.GetValue(json))
                CaseCommand.Write(surroundings, view);
            else
                surroundings.Output.WriteLine(
                    $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))}  {called}"
                );
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant case document add 2026-000001 contract.pdf --purpose contract"
        );
    }

    private static Command Get(ServiceOptions service)
    {
        var number = CaseCommand.Number();
        var hash = new Argument<string>("SHA256") { Description = "The document, by its SHA-256." };
        var output = new Option<string?>("--output", "-o")
        {
            HelpName = "FILE",
            Description = "Where to write it. Default: standard output.",
        };
        var command = new Command("get", "Takes a document or a letter out of a case.")
        {
            number,
            hash,
            output,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            using var server = Service.Of(result, service);
            var bytes = server
                .Get(
                    CaseCommand.Path(
                        result.GetRequiredValue(number),
                        $"/documents/{Uri.EscapeDataString(result.GetRequiredValue(hash))}"
                    )
                )
                .Bytes;
            if (result.GetValue(output) is { } path)
                File.WriteAllBytes(Path.Combine(surroundings.Folder, path), bytes);
            else
            {
                surroundings.Output.Flush();
                surroundings.Bytes.Write(bytes);
            }
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant case document get 2026-000001 SHA256 --output contract.pdf"
        );
    }

    private static Command Ask(ServiceOptions service)
    {
        var number = CaseCommand.Number();
        var party = new Argument<string>("PARTY")
        {
            Description = "The party, by its id in the case.",
        };
        var address = new Option<string>("--address")
        {
            HelpName = "E-MAIL",
            Required = true,
            Description = "Where the link is sent.",
        };
        var version = CaseAct.IfVersion();
        var json = CaseCommand.Json();
        var command = new Command(
            "ask",
            "Asks a party for its end-use statement, by a one-time link that is shown once."
        )
        {
            number,
            party,
            address,
            version,
            json,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            using var server = Service.Of(result, service);
            var asked = server
                .Post(
                    CaseCommand.Path(result.GetRequiredValue(number), "/statements"),
                    CaseCommand.Bytes(
                        new JsonObject
                        {
                            ["party"] = result.GetRequiredValue(party),
                            ["address"] = result.GetRequiredValue(address),
                        }
                    ),
                    ifVersion: result.GetValue(version)
                )
                .Body;
            if (result.GetValue(json))
                CaseCommand.Write(surroundings, asked);
            else if (asked.Text("link") is { } link)
                surroundings.Output.WriteLine(
                    $"{asked.Text("statement")}, to be signed until {asked.Instant("until")}: {link}"
                );
            else
                throw new Trouble(
                    "the statement was asked for, but the answer with its link was lost on the way; the link was mailed. To see one, ask again: it ends the first."
                );
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant case statement ask 2026-000001 'Fábrica Sul' --address maria@fabrica.example"
        );
    }
}
