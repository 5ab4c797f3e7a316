using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Passavant.Accords.Identity;
using Passavant.Cases;
using Passavant.Cli.Tests;
using Passavant.Cli.Tests.Documents;
using Passavant.Screening.Lists;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Passavant.Web.Log;
using Passavant.Web.Tests.Cases;
using static Passavant.Web.Tests.Log.Logging;

namespace Passavant.Web.Tests.Log;

/// <summary>Audit by replay: of a sound log every decision comes out the same, and whatever somebody changed in the records is found and named.</summary>
public sealed class ReplayAuditTests
{
    private const int Cases = 12;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_changed_behind_the_log_is_found_and_named()
    {
        await using var stage = await Authority();
        var server = stage.Server;
        var sound = Audit(server, stage.Token("ada"));
        Assert.True(sound.Code == 0, sound.Output + sound.Error);
        Assert.Contains("of 20 entries opened fit the log", sound.Output);
        Assert.Contains("20 of 20", sound.Output);
        Assert.Contains("entered in the log as entry", sound.Output);
        Assert.Contains("screening named the snapshot", sound.Output);
        Assert.Matches("([0-9]+) of \\1 screenings those rest on were matched again", sound.Output);
        Assert.DoesNotContain("no sample was opened", sound.Output);

        // The same from a folder, on a machine without a network.
        var folder = Path.Combine(server.Folder, "handed-over");
        using (var output = new StringWriter())
            await OpeningsCommand.Run(
                [
                    "--database",
                    Path.Combine(server.Folder, "passavant.db"),
                    "--by",
                    "ada",
                    "--out",
                    folder,
                    "--sample",
                    "20",
                ],
                output,
                server.Clock
            );
        var handed = Handed(server, folder);
        Assert.True(handed.Code == 0, handed.Output + handed.Error);
        Assert.Contains("20 of 20", handed.Output);

        // A list that was changed, another in its place, and none.
        var snapshot = Path.Combine(folder, "lists", $"{Some.Denials().Hash}.jsonl");
        var list = await File.ReadAllTextAsync(snapshot, Stop);
        await File.WriteAllTextAsync(
            snapshot,
            list.Replace("Sample Trading", "Simple Trading", StringComparison.Ordinal),
            Stop
        );
        handed = Handed(server, folder);
        Assert.Equal(1, handed.Code);
        Assert.Contains($"the snapshot given for {Some.Denials().Hash}", handed.Output);
        Assert.Contains("is not that one", handed.Output);
        await using (var other = File.Create(snapshot))
            SnapshotFile.Write(Some.Denials(20, Some.Firm(1)), other);
        handed = Handed(server, folder);
        Assert.Equal(1, handed.Code);
        Assert.Contains("it was changed, or is another", handed.Output);
        File.Delete(snapshot);
        handed = Handed(server, folder);
        Assert.Equal(3, handed.Code);
        Assert.Contains(
            $"the snapshot {Some.Denials().Hash} of 'denials' was not given",
            handed.Output
        );
        Assert.Contains("20 of 20 entries", handed.Output);
        // Whoever has it from elsewhere gives it.
        var elsewhere = Directory.CreateDirectory(Path.Combine(server.Folder, "elsewhere"));
        await File.WriteAllTextAsync(Path.Combine(elsewhere.FullName, "d.jsonl"), list, Stop);
        Assert.Equal(0, Handed(server, folder, "--lists", elsewhere.FullName).Code);
        await File.WriteAllTextAsync(snapshot, list, Stop);
        Assert.Equal(0, Handed(server, folder).Code);

        // What opens a screening is another entry, or none.
        var given = Directory.GetFiles(Path.Combine(folder, "openings"))[1];
        var whole = await File.ReadAllTextAsync(given, Stop);
        foreach (
            var (change, code, says) in new (Action<JsonNode>, int, string)[]
            {
                (json => json["screened"] = null, 3, "nothing opens the screening"),
                (json => json["screened"] = 5, 3, "nothing opens the screening"),
                (json => json["screened"] = new JsonObject(), 3, "is no opening"),
                (json => json["screened"]!["index"] = 999_999, 1, "the log gives no such entry"),
                (json => json["screened"] = json["assessed"]!.DeepClone(), 1, "it is no screening"),
                (json => json["applied"] = null, 3, "nothing opens who the parties applied for"),
                (
                    json => json["applied"] = json["assessed"]!.DeepClone(),
                    1,
                    "is not the application its determination is about"
                ),
                (json => json["decided"] = "nothing", 0, "20 of 20"),
            }
        )
        {
            var json = JsonNode.Parse(whole)!;
            change(json);
            await File.WriteAllTextAsync(given, json.ToJsonString(), Stop);
            handed = Handed(server, folder);
            Assert.True(code == handed.Code, $"{says}: {handed.Output}{handed.Error}");
            Assert.Contains(says, handed.Output);
        }
        await File.WriteAllTextAsync(given, whole, Stop);

        // An opening that is missing is named, and is not taken to hold.
        var opening = Directory.GetFiles(Path.Combine(folder, "openings"))[0];
        File.Move(opening, opening + ".kept");
        handed = Handed(server, folder);
        Assert.Equal(3, handed.Code);
        Assert.Contains(
            $"entry {Path.GetFileNameWithoutExtension(opening)}: nothing opens it",
            handed.Output
        );
        await File.WriteAllTextAsync(opening, "{\"index\":0,\"opens\":[[]]}", Stop);
        Assert.Equal(3, Handed(server, folder).Code);

        // Every look was recorded, by both ways.
        await stage.Server.Service<Looks>().StopAsync(Stop);
        var looks = await server.Database.Read(reading => Looking.By(reading, "ada"));
        Assert.True(looks.Count >= 40, $"{looks.Count}");

        // Nobody but an auditor is given any.
        _ = await stage.Send(
            "ole",
            "GET",
            $"/audit/openings/{Path.GetFileNameWithoutExtension(opening)}",
            null,
            403
        );
        _ = await stage.Send("ada", "GET", "/audit/openings/0", null, 404);
        _ = await stage.Send("ada", "GET", "/audit/openings/-1", null, 404);
        _ = await stage.Send("ada", "GET", "/audit/accords/none", null, 404);
        _ = await stage.Send("ole", "GET", $"/audit/lists/{Some.Denials().Hash}", null, 403);
        _ = await stage.Send("ada", "GET", "/audit/lists/none", null, 404);

        var number = await server.Database.Read(async reading =>
            (await Events.At(reading, (await Events.Determined(reading, long.MaxValue))[0]))!
        );
        // A determination somebody changed.
        await Alter(
            server,
            "UPDATE determinations SET body = CAST(REPLACE(CAST(body AS TEXT), '\"as of\":\"2026', '\"as of\":\"2025') AS BLOB) WHERE hash = $1",
            number.Determination!
        );
        var altered = Audit(server, stage.Token("ada"), "1000");
        Assert.Equal(1, altered.Code);
        Assert.Contains("is not the one the log commits to", altered.Output);
        await Alter(
            server,
            "UPDATE determinations SET body = CAST(REPLACE(CAST(body AS TEXT), '\"as of\":\"2025', '\"as of\":\"2026') AS BLOB) WHERE hash = $1",
            number.Determination!
        );
        Assert.Equal(0, Audit(server, stage.Token("ada"), "1000").Code);

        // An act somebody changed.
        await Alter(
            server,
            "UPDATE events SET person = 'nobody' WHERE position = $1",
            number.Position
        );
        altered = Audit(server, stage.Token("ada"), "1000");
        Assert.Equal(1, altered.Code);
        Assert.Contains(
            $"entry {number.Position - 1}: what is given for 'person' is not what the log committed to",
            altered.Output
        );
        await Alter(
            server,
            "UPDATE events SET person = $1 WHERE position = " + number.Position,
            number.Person
        );

        // An accord somebody put in the place of another.
        await Alter(server, "UPDATE accord_editions SET documents = $1", Model("b").ToBytes());
        altered = Audit(server, stage.Token("ada"));
        Assert.Equal(1, altered.Code);
        Assert.Contains("the accord given is sha256:", altered.Output);
    }

    [Fact]
    public async Task A_determination_that_was_wrong_when_it_was_logged_is_found()
    {
        await using var stage = await Authority(async server =>
        {
            var happened = await server.Database.Read(async reading =>
                (await Events.At(reading, (await Events.Determined(reading, long.MaxValue))[0]))!
            );
            var hash = happened.Determination!;
            var body = Encoding.UTF8.GetString(
                (await server.Database.Read(reading => Determinations.Find(reading, hash)))!
            );
            var forged = body.Replace(
                "\"stands\":\"",
                "\"stands\":\"never-",
                StringComparison.Ordinal
            );
            Assert.NotEqual(body, forged);
            var other = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(forged)));
            await Alter(
                server,
                "UPDATE determinations SET body = $1 WHERE hash = '" + hash + "'",
                Encoding.UTF8.GetBytes(forged)
            );
            await Alter(
                server,
                "UPDATE determinations SET hash = $1 WHERE hash = '" + hash + "'",
                other
            );
            await Alter(
                server,
                "UPDATE events SET determination = $1 WHERE determination = '" + hash + "'",
                other
            );
            await Alter(
                server,
                "UPDATE events SET body = CAST(REPLACE(CAST(body AS TEXT), '"
                    + hash
                    + "', $1) AS BLOB)",
                other
            );
        });
        var audit = Audit(stage.Server, stage.Token("ada"), "1000");
        Assert.Equal(1, audit.Code);
        Assert.Contains("differs when computed again", audit.Output);
        Assert.Contains("stands was \"never-", audit.Output);
    }

    [Fact]
    public async Task A_screening_that_was_wrong_when_it_was_logged_is_found()
    {
        await using var stage = await Authority(null, 0, Some.Denials(21, Sul));
        var server = stage.Server;
        var honest = await Listed(stage, same: false);
        var found = await Listed(stage, same: true);
        var kept = await Listed(stage, same: false);
        await Rewrite(server, kept, "screen", act => act["screening"]!["hits"] = new JsonArray());
        var renamed = await Listed(stage, same: false);
        await Rewrite(
            server,
            renamed,
            "screen",
            act =>
            {
                var screening = act["screening"]!;
                screening["hits"] = new JsonArray();
                foreach (var party in screening["asked"]!.AsArray())
                    if ((string?)party!["id"] == "Fábrica Sul")
                        party["names"] = JsonNode.Parse("""[{"text":"Quite Another"}]""");
            }
        );
        var weaker = await Listed(stage, same: false);
        await Rewrite(
            server,
            weaker,
            "screen",
            act => act["screening"]!["hits"]![0]!["score"] = 7_000
        );
        var turned = await Listed(stage, same: false);
        await Rewrite(server, turned, "resolve-hit", act => act["same"] = true);
        var early = await Listed(stage, same: false);
        await Rewrite(
            server,
            early,
            "screen",
            act =>
                _ =
                    act["screening"]!.AsObject().Remove("asked")
                    && act["screening"]!.AsObject().Remove("rule")
        );
        var before = await Listed(stage, same: false);
        await Rewrite(
            server,
            before,
            "screen",
            act => act["screening"]!["rule"]!["engine"] = "passavant-0"
        );
        await Publish(server);
        var audit = Audit(server, stage.Token("ada"), "1000");
        Assert.Equal(1, audit.Code);

        // Each is named by the act that rests on it.
        Assert.Empty(await Said(honest));
        Assert.Empty(await Said(found));
        Assert.Contains(
            "'Fabrica Sul Ltda' (D-9 of 'denials', denied) for the party 'Fábrica Sul' with",
            await Said(kept)
        );
        Assert.Contains("comes out, and was not recorded", await Said(kept));
        Assert.Contains(
            "the party 'Fábrica Sul' was screened as 'Quite Another'",
            await Said(renamed)
        );
        Assert.Contains("with 70.00 points", await Said(weaker));
        Assert.Contains(
            "takes 'listed' of the party 'Fábrica Sul' to be 'no'; from the matches computed again and what people decided of them follows 'yes'",
            await Said(turned)
        );
        Assert.Contains("before the log kept whom and by what rule", await Said(early));
        Assert.Contains("screened by 'passavant-0'", await Said(before));

        async Task<string> Said(string number)
        {
            var index =
                (await server.Database.Read(reading => Events.Read(reading, number)))[^1].Position
                - 1;
            return string.Join(
                '\n',
                audit
                    .Output.Split('\n')
                    .Where(line => Regex.IsMatch(line, $@"entr(y|ies) ([0-9]+, )*{index}\b"))
            );
        }
    }

    [Fact]
    public async Task What_people_decided_of_matches_is_told()
    {
        await using var stage = await Authority(null, 0, Some.Denials(21, Sul));
        _ = await Listed(stage, same: false);
        _ = await Listed(stage, same: true);
        await Publish(stage.Server);
        var audit = Audit(stage.Server, stage.Token("ada"), "1000");
        Assert.True(audit.Code == 0, audit.Output + audit.Error);
        Assert.Contains(
            "2 of 2 screenings those rest on were matched again and come out the same; of their 2 matches people decided that 1 are the party and 1 are another, which is told and not judged, and 0 stand open",
            audit.Output
        );
    }

    private static ListEntry Sul { get; } =
        new()
        {
            Party = new Screening.Party
            {
                Id = "D-9",
                Kind = Screening.PartyKind.Organisation,
                Names = [new("Fabrica Sul Ltda")],
                Countries = ["BR"],
            },
            Consequence = new(Effect.Denied, DeniedBy: "FR"),
        };

    // A case whose end user may be listed, with what was decided of it, and one act that rests on its assessment.
    private static async Task<string> Listed(Stage stage, bool same)
    {
        var number = await stage.Submitted();
        _ = await stage.Act("ole", number, "acknowledge");
        var screened = await stage.Act("ole", number, "screen");
        foreach (
            var hit in screened
                .GetProperty("case")
                .GetProperty("screening")
                .GetProperty("hits")
                .EnumerateArray()
        )
            _ = await stage.Act(
                "ole",
                number,
                "resolve-hit",
                new
                {
                    party = hit.GetProperty("party").GetString(),
                    list = hit.GetProperty("list").GetString(),
                    entry = hit.GetProperty("entry").GetString(),
                    fingerprint = hit.GetProperty("fingerprint").GetString(),
                    same,
                    reason = "The registers were asked.",
                }
            );
        _ = await stage.Act("ole", number, "assess");
        _ = await stage.Act(
            "ole",
            number,
            "consult",
            new
            {
                rule = "M-CON-located",
                partner = "estonia",
                question = "May they leave?",
            }
        );
        return number;
    }

    // Writes an act otherwise than it was, before it is logged: what an authority could do.
    private static async Task Rewrite(
        RunningCasework server,
        string number,
        string type,
        Action<JsonNode> change
    )
    {
        var happened = (await server.Database.Read(reading => Events.Read(reading, number))).Last(
            one => one.Type == type
        );
        var body = JsonNode.Parse(happened.Body)!;
        change(body["act"]!);
        await Alter(
            server,
            $"UPDATE events SET body = $1 WHERE position = {happened.Position}",
            CanonicalJson.Canonicalise(Encoding.UTF8.GetBytes(body.ToJsonString()))
        );
    }

    // With the edition and the lists entered as administrators enter them, and a dozen cases.
    private static async Task<Stage> Authority(
        Func<RunningCasework, Task>? before = null,
        int cases = Cases,
        ListSnapshot? newer = null
    )
    {
        var stage = await Stage.Set(Signs);
        var database = stage.Server.Database;
        if (newer is not null)
            await database.Write(change =>
            {
                using var bytes = new MemoryStream();
                SnapshotFile.Write(newer, bytes);
                return Editions.Put(
                    change,
                    new SnapshotRow
                    {
                        Hash = newer.Hash,
                        List = newer.Id,
                        ActiveFrom = Some.Now.AddHours(-1),
                        At = Some.Now.AddHours(-1),
                    },
                    bytes.ToArray()
                );
            });
        var (editions, snapshots) = await database.Read(async reading =>
            (await Editions.All(reading), await Editions.Snapshots(reading))
        );
        var administering = stage.Server.Service<Administering>();
        foreach (
            var (type, body) in editions
                .Select(one => ("edition-entered", (object)EditionRoutes.View(one, Some.Now)))
                .Concat(
                    snapshots.Select(one => ("list-entered", (object)ListRoutes.View(one, true)))
                )
        )
            _ = await administering.Do(
                Actor.System,
                _ => Task.FromResult(new Deed<bool>(type, body, _ => Task.CompletedTask, true)),
                Stop
            );
        for (var i = 0; i < cases; i++)
            _ = await stage.At(Phase.Proposed);
        if (before is not null)
            await before(stage.Server);
        if (cases == 0)
            return stage;
        await Publish(stage.Server);
        return stage;
    }

    private static EditionFile Model(string choice) =>
        EditionFile.OfFolder(
            Path.Combine(Repository.Root, "accords", "model"),
            new Dictionary<string, string>
            {
                ["B-1"] = choice,
                ["B-2"] = "a",
                ["B-3"] = choice,
            }
        );

    private static async Task Alter(RunningCasework server, string statement, object value)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(server.Folder, "passavant.db")}"
        );
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "DROP TRIGGER IF EXISTS events_keep; DROP TRIGGER IF EXISTS determinations_keep; "
            + statement;
        _ = command.Parameters.AddWithValue("$1", value);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Stop));
    }

    private static Command.Ran Audit(RunningCasework server, string token, string most = "20")
    {
        using var command = Command.Empty();
        command.Variables["PASSAVANT_TOKEN"] = token;
        var address = $"{server.Client.BaseAddress}";
        return command.Run(
            "audit",
            $"{address}log",
            "--key",
            $"{Key(server)}",
            "--replay",
            most,
            "--server",
            address
        );
    }

    private static Command.Ran Handed(RunningCasework server, string folder, params string[] more)
    {
        using var command = Command.Empty();
        return command.Run([
            "audit",
            Path.Combine(folder, "log"),
            "--key",
            $"{Key(server)}",
            "--replay",
            "20",
            "--openings",
            folder,
            .. more,
        ]);
    }
}
