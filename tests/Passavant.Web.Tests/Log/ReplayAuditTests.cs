using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Passavant.Cases;
using Passavant.Cli.Tests;
using Passavant.Cli.Tests.Documents;
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

    // With the edition and the lists entered as administrators enter them, and a dozen cases.
    private static async Task<Stage> Authority(Func<RunningCasework, Task>? before = null)
    {
        var stage = await Stage.Set(Signs);
        var database = stage.Server.Database;
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
        for (var i = 0; i < Cases; i++)
            _ = await stage.At(Phase.Proposed);
        if (before is not null)
            await before(stage.Server);
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

    private static Command.Ran Handed(RunningCasework server, string folder)
    {
        using var command = Command.Empty();
        return command.Run(
            "audit",
            Path.Combine(folder, "log"),
            "--key",
            $"{Key(server)}",
            "--replay",
            "20",
            "--openings",
            folder
        );
    }
}
