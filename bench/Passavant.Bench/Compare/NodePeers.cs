using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Passavant.Bench.Generated;

namespace Passavant.Bench.Compare;

/// <summary>The engines that run on Node: one process, asked line by line, so that measurements take turns with those made here.</summary>
internal sealed class NodePeers : IDisposable
{
    private readonly Process process;
    private readonly string exchange = Path.GetTempFileName();

    public NodePeers(
        string folder,
        GeneratedAccord accord,
        IReadOnlyList<GeneratedTransfer> full,
        IReadOnlyList<GeneratedTransfer> open
    )
    {
        File.WriteAllText(
            exchange,
            new JsonObject
            {
                ["rules"] = PeerRules.Of(accord),
                ["full"] = new JsonArray([.. full.Select(PeerRules.Facts)]),
                ["open"] = new JsonArray([.. open.Select(PeerRules.Facts)]),
            }.ToJsonString()
        );
        process = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(folder, "peers.mjs"), exchange])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var hello = Ask(new JsonObject { ["names"] = true });
        Source = hello["source"]!.GetValue<string>();
        Versions = [.. hello["versions"]!.AsObject().Select(pair => $"{pair.Key} {pair.Value}")];
        Contestants =
        [
            .. hello["names"]!
                .AsArray()
                .Select(
                    (name, engine) =>
                        new Contestant(
                            name!.GetValue<string>(),
                            stated => Answers(engine, stated),
                            milliseconds => Measure(engine, milliseconds)
                        )
                ),
        ];
    }

    /// <summary>The engines.</summary>
    public IReadOnlyList<Contestant> Contestants { get; }

    /// <summary>The rules as JavaScript, for an interpreter here to run as well.</summary>
    public string Source { get; }

    /// <summary>What runs there.</summary>
    public IReadOnlyList<string> Versions { get; }

    private List<Answer> Answers(int engine, bool stated) =>
        [
            .. Ask(new JsonObject { ["engine"] = engine, ["set"] = stated ? "full" : "open" })[
                "answers"
            ]!
                .AsArray()
                .Select(answer => new Answer(
                    answer!["rank"]?.GetValue<int>() ?? -1,
                    answer["refused"]?.GetValue<string>(),
                    answer["warned"]?.GetValue<bool>() ?? false
                )),
        ];

    private double Measure(int engine, double milliseconds)
    {
        var answer = Ask(
            new JsonObject
            {
                ["engine"] = engine,
                ["set"] = "full",
                ["milliseconds"] = milliseconds,
            }
        );
        return answer["nanoseconds"]!.GetValue<double>() / answer["count"]!.GetValue<double>();
    }

    private JsonNode Ask(JsonObject question)
    {
        process.StandardInput.WriteLine(question.ToJsonString());
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() is { } line
            ? JsonNode.Parse(line)!
            : throw new JsonException(
                "Node has ended; run 'npm ci' in bench/peers, and see above for what it said."
            );
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        File.Delete(exchange);
    }
}
