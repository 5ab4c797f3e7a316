using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Passavant.Cli.Casework;
using Passavant.Cli.Files;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant case</c>: the work on cases, over HTTP.</summary>
internal static class CaseCommand
{
    public static Command Create()
    {
        var service = ServiceOptions.Create();
        var command = new Command(
            "case",
            "Works on cases: lists, shows and opens them, and acts in them. The server is asked; it decides."
        )
        {
            CaseList.Create(service),
            CaseShow.Create(service),
            CaseShow.Clocks(service),
            CaseShow.History(service),
            CaseOpen.Create(service),
            CaseAct.Create(service),
            CaseDocument.Create(service),
            CaseDocument.Statement(service),
            service.Server,
            service.Language,
        };
        foreach (var act in CaseAct.Common(service))
            command.Add(act);
        command.Add(CasePropose.Create(service));
        return command.WithExamples(
            "passavant case list --officer me",
            "passavant case show 2026-000001",
            "passavant case open --kind licence --title 'Two frequency changers' --authority licensing-authority --application application.json",
            "passavant case submit 2026-000001",
            "passavant case propose 2026-000001 --grant --public 'Civil use.' --applicant 'You may export.' --validity '2 years'",
            "passavant case act 2026-000001 write-note text='Called the exporter.' handling=ordinary"
        );
    }

    /// <summary>The number of a case.</summary>
    public static Argument<string> Number() =>
        new("NUMBER") { Description = "The number of the case, such as 2026-000001." };

    /// <summary>Whether JSON is wanted.</summary>
    public static Option<bool> Json() =>
        new("--json") { Description = "The answer as JSON, as the server gives it." };

    /// <summary>The address of a case.</summary>
    public static string Path(string number, string rest = "") =>
        $"cases/{Uri.EscapeDataString(number)}{rest}";

    /// <summary>Writes an answer as JSON.</summary>
    public static void Write(Surroundings surroundings, JsonElement answer) =>
        IndentedJson.Write(surroundings.Output, answer.WriteTo);

    /// <summary>A body as bytes.</summary>
    public static byte[] Bytes(JsonObject body)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            body.WriteTo(writer);
        return buffer.ToArray();
    }

    /// <summary>The bytes of a file, or of standard input for <c>-</c>.</summary>
    public static byte[] Read(string path, Surroundings surroundings)
    {
        using var input = InputFile.Open(path, surroundings);
        using var content = new MemoryStream();
        input.CopyTo(content);
        var bytes = content.ToArray();
        return bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    /// <summary>A JSON object from a file.</summary>
    public static JsonObject ReadObject(string path, Surroundings surroundings)
    {
        try
        {
            return JsonNode.Parse(Read(path, surroundings)) as JsonObject
                ?? throw new Trouble($"{path} holds no JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new Trouble(
                $"{path} is no JSON: line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}."
            );
        }
        catch (ArgumentException)
        {
            throw new Trouble($"{path} names a member twice.");
        }
    }

    /// <summary>Says where a case stands after something was done in it.</summary>
    public static void Said(Surroundings surroundings, JsonElement view, bool json, bool french)
    {
        if (json)
        {
            Write(surroundings, view);
            return;
        }
        var said = new StringBuilder(
            $"{view.Text("number")}: {CaseText.Phase(view.Text("phase"), french)}, version {view.Text("version")}"
        );
        if (
            view.List("clocks").FirstOrDefault(clock => clock.Text("state") == "running") is
            { ValueKind: JsonValueKind.Object } next
        )
            said.Append(
                french
                    ? $" ; ensuite : {Reading.Plain(next.Text("title")!)}, {CaseText.Days(next, true)}"
                    : $"; next: {Reading.Plain(next.Text("title")!)}, {CaseText.Days(next, false)}"
            );
        surroundings.Output.WriteLine(said);
    }
}
