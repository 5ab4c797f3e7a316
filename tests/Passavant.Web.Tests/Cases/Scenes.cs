using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Tests.Cases;

/// <summary>A case in every phase, each replaced by a fresh copy once somebody has acted in it.</summary>
internal sealed class Scenes
{
    private readonly Stage stage;
    private readonly Dictionary<Phase, IReadOnlyList<StoredEvent>> scripts = [];
    private readonly Dictionary<Phase, CaseFile> open = [];
    private int copies;

    private Scenes(Stage stage) => this.stage = stage;

    public static async Task<Scenes> Set(Stage stage)
    {
        var scenes = new Scenes(stage);
        foreach (var phase in Enum.GetValues<Phase>())
        {
            var number = await stage.At(phase);
            scenes.scripts[phase] = await stage.Server.Database.Read(reading =>
                Events.Read(reading, number)
            );
            await scenes.Copy(phase);
        }
        return scenes;
    }

    /// <summary>A case in a phase as nobody has touched it, and how somebody stands to it.</summary>
    public async Task<(string Number, Relation Relation)> At(Phase phase, Actor who)
    {
        var file = open[phase];
        var number = $"{file.Case.Number}";
        if (
            await stage.Server.Database.Read(reading => Events.Version(reading, number))
            != file.Case.Version
        )
            file = await Copy(phase);
        return ($"{file.Case.Number}", WhoMay.RelationOf(file.Case, who, file.Office));
    }

    /// <summary>Refusals recorded since the last time it was asked.</summary>
    public async Task<int> Refusals()
    {
        var now = stage.Server.Clock.GetUtcNow();
        var found = await stage.Server.Database.Read(reading => Looking.Refusals(reading, now));
        stage.Server.Clock.Pass(TimeSpan.FromMilliseconds(1));
        return found.Count;
    }

    /// <summary>Sends what an endpoint takes.</summary>
    public Task<HttpResponseMessage> Ask(RouteEndpoint endpoint, string number, string who) =>
        Ask(stage, endpoint, number, who);

    /// <summary>Sends what an endpoint takes.</summary>
    public static Task<HttpResponseMessage> Ask(
        Stage stage,
        RouteEndpoint endpoint,
        string number,
        string who
    )
    {
        var described = endpoint.Metadata.GetMetadata<Described>()!;
        var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];
        var path = endpoint
            .RoutePattern.RawText!.Replace("{number}", number, StringComparison.Ordinal)
            .Replace("{sha256}", new string('0', 64), StringComparison.Ordinal);
        HttpContent? body =
            described.Takes is null ? null
            : described.Takes == typeof(Stream)
                ? new ByteArrayContent("%PDF-1.7 invented"u8.ToArray())
            : new StringContent(
                Examples.Of(described.Takes)!.ToJsonString(),
                Encoding.UTF8,
                new MediaTypeHeaderValue("application/json")
            );
        return stage.Ask(who, method, path, body);
    }

    public static string? Code(string problem) =>
        JsonDocument.Parse(problem).RootElement.TryGetProperty("code", out var code)
            ? code.GetString()
            : null;

    private async Task<CaseFile> Copy(Phase phase)
    {
        var script = scripts[phase];
        var number = CaseNumber.Of(2025, ++copies);
        var desk = stage.Desk;
        var file = await stage.Server.Database.Write(async change =>
        {
            _ = await Events.Append(
                change,
                $"{number}",
                0,
                [
                    .. script.Select(one => new NewEvent
                    {
                        Type = one.Type,
                        Body = Encoding.UTF8.GetBytes(
                            Encoding
                                .UTF8.GetString(one.Body)
                                .Replace(one.Stream, $"{number}", StringComparison.Ordinal)
                        ),
                        At = one.At,
                        Person = one.Person,
                        Agency = one.Agency,
                        Role = one.Role,
                        Accord = one.Accord,
                        Determination = one.Determination,
                    }),
                ]
            );
            var file = (await desk.Find(change, number, desk.Now))!;
            await CaseRows
                .Of(file.Case, Casework.Clocks(file.Case, desk.Now, file.Office))
                .Put(change);
            return file;
        });
        Assert.Equal(phase, file.Case.Phase);
        return open[phase] = file;
    }
}
