using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Passavant.Cli.Casework;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant case open</c>: begins a draft.</summary>
internal static class CaseOpen
{
    public static Command Create(ServiceOptions service)
    {
        var kind = new Option<string>("--kind")
        {
            HelpName = "KIND",
            DefaultValueFactory = _ => "licence",
            Description =
                "What is asked for: licence, classification, opinion, ruling, trusted-status, amendment or grievance. Default: licence.",
        };
        kind.CompletionSources.Add(
            "licence",
            "classification",
            "opinion",
            "ruling",
            "trusted-status",
            "amendment",
            "grievance"
        );
        var title = Required("--title", "TEXT", "What it is about, in a line.");
        var authority = Required("--authority", "AGENCY", "The authority it is addressed to.");
        var application = new Option<string?>("--application")
        {
            HelpName = "FILE",
            Description =
                "What is asked for, as JSON: transfer, endUse, parties, lines. It may come later.",
        };
        var transfer = new Option<string?>("--transfer")
        {
            HelpName = "FILE",
            Description =
                "The transfer in the format 'assess' reads: a JSON object, or JSON Lines whose first line is taken.",
        };
        var grievance = new Option<string?>("--grievance")
        {
            HelpName = "FILE",
            Description = "What is complained of, as JSON: kind, text, about.",
        };
        var json = CaseCommand.Json();
        var command = new Command("open", "Opens a case: a draft only its applicant sees.")
        {
            kind,
            title,
            authority,
            application,
            transfer,
            grievance,
            json,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var body = new JsonObject
            {
                ["kind"] = result.GetValue(kind),
                ["title"] = result.GetRequiredValue(title),
                ["authority"] = result.GetRequiredValue(authority),
            };
            var asked = result.GetValue(application) is { } file
                ? CaseCommand.ReadObject(file, surroundings)
                : null;
            if (result.GetValue(transfer) is { } path)
            {
                asked ??= new JsonObject { ["endUse"] = "" };
                asked["transfer"] = Transfer(path, surroundings);
            }
            if (asked is not null)
                body["application"] = asked;
            if (result.GetValue(grievance) is { } complaint)
                body["grievance"] = CaseCommand.ReadObject(complaint, surroundings);
            using var server = Service.Of(result, service);
            var view = server.Post("cases", CaseCommand.Bytes(body)).Body;
            CaseCommand.Said(
                surroundings,
                view,
                result.GetValue(json),
                CaseText.IsFrench(result, service)
            );
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant case open --title 'Two frequency changers' --authority licensing-authority --application application.json",
            "passavant case open --kind ruling --title 'Is a licence needed?' --authority licensing-authority --transfer transfer.jsonl"
        );
    }

    private static Option<string> Required(string name, string help, string description) =>
        new(name)
        {
            HelpName = help,
            Required = true,
            Description = description,
        };

    private static JsonNode Transfer(string path, Surroundings surroundings)
    {
        try
        {
            var reader = new Utf8JsonReader(
                CaseCommand.Read(path, surroundings),
                new JsonReaderOptions { AllowMultipleValues = true }
            );
            return reader.Read() && JsonNode.Parse(ref reader) is JsonObject transfer
                ? transfer
                : throw new Trouble($"{path} holds no transfer.");
        }
        catch (JsonException wrong)
        {
            throw new Trouble(
                $"{path} is no JSON: line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}."
            );
        }
    }
}
