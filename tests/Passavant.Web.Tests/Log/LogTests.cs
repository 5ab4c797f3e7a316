using System.Buffers.Text;
using System.Net;
using System.Text;
using Passavant.Cases;
using Passavant.Screening.Lists;
using Passavant.Store;
using Passavant.Store.Tests;
using Passavant.Trust.Log;
using Passavant.Web.Log;
using Passavant.Web.Tests.Cases;
using static Passavant.Web.Tests.Log.Logging;

namespace Passavant.Web.Tests.Log;

/// <summary>The log of what was done: every act is in it once, everybody can check it, and what was signed cannot be taken back unnoticed.</summary>
public sealed class LogTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_can_check_the_whole_log_and_every_act_is_in_it_once()
    {
        await using var stage = await Stage.Set(Signs);
        _ = await stage.Submitted();
        await Publish(stage.Server);
        var older = Get(stage.Server, "checkpoint")!;
        await IsAllThere(Check(stage.Server), stage.Server.Database);

        _ = await stage.UnderReview();
        await Append(stage.Server.Database, "notes", 600);
        await Publish(stage.Server);
        var checker = Check(stage.Server);
        checker.CheckConsistency(older);
        await IsAllThere(checker, stage.Server.Database);
        Assert.NotEqual(older, Get(stage.Server, "checkpoint"));
        // Readers take the full tile instead.
        var folder = stage.Server.Service<CaseworkSettings>().Log.Folder!;
        Assert.False(Directory.Exists(Path.Combine(folder, "tile", "entries", "000.p")));

        Assert.True(
            SignedCheckpoint.TryParse(Get(stage.Server, "checkpoint"), out var signed, out _)
        );
        Assert.True(
            signed.Note.TryVerify([Key(stage.Server, "key-ml-dsa")], out var large, out var fault),
            fault
        );
        _ = Assert.Single(large);
    }

    [Fact]
    public async Task Tiles_may_be_kept_for_good_and_nothing_else_of_the_folder_is_given_away()
    {
        await using var stage = await Stage.Set(Signs);
        await Publish(stage.Server);
        var folder = stage.Server.Service<CaseworkSettings>().Log.Folder!;
        var size = Check(stage.Server).Head!.Size;
        using (var tile = await stage.Server.Client.GetAsync($"/log/tile/0/000.p/{size}", Stop))
        {
            Assert.Contains("immutable", $"{tile.Headers.CacheControl}");
            Assert.Equal("application/octet-stream", $"{tile.Content.Headers.ContentType}");
        }
        using (var checkpoint = await stage.Server.Client.GetAsync("/log/checkpoint", Stop))
        {
            Assert.Equal("no-store", $"{checkpoint.Headers.CacheControl}");
            Assert.Equal("text/plain; charset=utf-8", $"{checkpoint.Content.Headers.ContentType}");
        }
        Assert.True(File.Exists(Path.Combine(stage.Server.Folder, "passavant.db.keys")));
        Assert.False(File.Exists(Path.Combine(folder, "keys")));
        foreach (
            var path in new[]
            {
                "keys",
                "lock",
                "tile/keys",
                "tile/../keys",
                "tile/%2e%2e/keys",
                "tile/0/..%2f..%2fkeys",
                "tile/0/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                $"tile/0/000.p/0{size}",
                "tile/entries/x000/000",
                "tile/8/000",
                "tile/",
            }
        )
        {
            using var response = await stage.Server.Client.GetAsync($"/log/{path}", Stop);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Where_nobody_gave_a_passphrase_nothing_is_signed_and_the_page_says_so()
    {
        await using var stage = await Stage.Set();
        Assert.Equal("off", (await stage.Server.Service<Publisher>().Work(Stop)).Status);
        Assert.Null(Get(stage.Server, "checkpoint"));
        Assert.Null(Get(stage.Server, "key"));
        Assert.False(Directory.Exists(stage.Server.Service<CaseworkSettings>().Log.Folder));
        Assert.Contains(
            "has signed no log yet",
            await stage.Server.Client.GetStringAsync("/en/log", Stop)
        );
        var ready = await stage.Server.Send("GET", "/readyz", null, null, 200);
        Assert.Equal("off", ready.GetProperty("log").GetString());
    }

    [Fact]
    public async Task A_server_that_does_not_sign_says_what_another_signed_and_when_nobody_does_any_more()
    {
        await using var stage = await Stage.Set(Signs);
        await Publish(stage.Server);
        var size = Check(stage.Server).Head!.Size;
        await using var second = await stage.Server.Again();
        var publisher = second.Service<Publisher>();
        var standing = await publisher.Work(Stop);
        Assert.Equal(("ok", size), (standing.Status, standing.Size));

        await Append(stage.Server.Database, "notes", 1);
        Assert.Equal("ok", (await publisher.Work(Stop)).Status);
        second.Clock.Pass(TimeSpan.FromMinutes(6));
        standing = await publisher.Work(Stop);
        Assert.Equal(("behind", size), (standing.Status, standing.Size));
    }

    [Fact]
    public async Task Readiness_speaks_of_the_log_also_where_parties_are_screened()
    {
        var lists = Directory.CreateTempSubdirectory("passavant-lists-").FullName;
        await using (var file = File.Create(Path.Combine(lists, "denials.jsonl")))
            SnapshotFile.Write(Some.Denials(), file);
        await using var stage = await Stage.Set([
            .. Signs,
            "--lists",
            lists,
            "--stale-after-days",
            "100000",
        ]);
        await Publish(stage.Server);
        using var response = await stage.Server.Client.GetAsync("/readyz", Stop);
        var ready = System.Text.Json.JsonElement.Parse(
            await response.Content.ReadAsStringAsync(Stop)
        );
        Assert.NotEmpty(ready.GetProperty("lists").EnumerateArray());
        Assert.Equal("ok", ready.GetProperty("log").GetString());
        Assert.Equal(Check(stage.Server).Head!.Size, ready.GetProperty("log_size").GetInt64());
    }

    [Fact]
    public async Task The_page_shows_the_checkpoint_the_key_and_how_to_check()
    {
        await using var stage = await Stage.Set(Signs);
        await Publish(stage.Server);
        foreach (var language in new[] { "en", "fr" })
        {
            var page = WebUtility.HtmlDecode(
                await stage.Server.Client.GetStringAsync($"/{language}/log", Stop)
            );
            Assert.Contains(
                Encoding.UTF8.GetString(Get(stage.Server, "checkpoint")!).Split('\n')[2],
                page
            );
            Assert.Contains($"/log --key {Key(stage.Server)}", page);
        }
        Assert.Contains(
            "1 December 2026",
            await stage.Server.Client.GetStringAsync("/en/log", Stop)
        );
    }

    [Fact]
    public async Task Two_servers_on_the_same_records_sign_one_history()
    {
        await using var stage = await Stage.Set(Signs);
        await Publish(stage.Server);
        await using (var second = await stage.Server.Again(Signs))
        {
            // Its first round of issuing appends too; it is over before anything is counted.
            _ = await second.Service<Passavant.Web.Issuing.Issuer>().Work(Stop);
            var checkpoints = new List<byte[]>();
            for (var round = 0; round < 10; round++)
            {
                await Task.WhenAll(
                    Append(stage.Server.Database, "one", 7),
                    Append(second.Database, "two", 5),
                    Task.Run(() => stage.Server.Service<Publisher>().Work(Stop), Stop),
                    Task.Run(() => second.Service<Publisher>().Work(Stop), Stop)
                );
                checkpoints.Add(Get(round % 2 == 0 ? stage.Server : second, "checkpoint")!);
            }
            await Publish(second);
            var checker = Check(stage.Server);
            foreach (var one in checkpoints)
                checker.CheckConsistency(one);
            await IsAllThere(checker, second.Database);
        }
    }

    [Fact]
    public async Task An_older_copy_of_the_records_is_refused_even_once_it_has_grown()
    {
        await using var stage = await Stage.Set(Signs);
        await Publish(stage.Server);
        var copy = Path.Combine(stage.Server.Folder, "copy.db");
        await stage.Server.Database.Backup(copy, Stop);
        _ = await stage.Submitted();
        await Publish(stage.Server);
        var signed = Get(stage.Server, "checkpoint")!;

        await using var old = Database.Open(copy);
        using (var publisher = Beside(stage.Server, old))
        {
            var standing = await publisher.Work(Stop);
            Assert.Equal("refused", standing.Status);
            Assert.Contains("rolled back", standing.Words!);
        }
        await Append(old, "other", 500);
        using (var publisher = Beside(stage.Server, old))
        {
            var standing = await publisher.Work(Stop);
            Assert.Equal("refused", standing.Status);
            Assert.Contains("an entry was changed", standing.Words!);
        }
        Assert.Equal(signed, Get(stage.Server, "checkpoint"));
        await IsAllThere(Check(stage.Server), stage.Server.Database);
    }

    [Fact]
    public async Task An_older_copy_of_the_folder_catches_up_and_one_that_is_lost_is_made_again()
    {
        await using var stage = await Stage.Set(Signs);
        await Publish(stage.Server);
        var folder = stage.Server.Service<CaseworkSettings>().Log.Folder!;
        var older = File.ReadAllBytes(Path.Combine(folder, "checkpoint"));
        await Append(stage.Server.Database, "notes", 300);
        await Publish(stage.Server);
        var signed = Get(stage.Server, "checkpoint");
        File.WriteAllBytes(Path.Combine(folder, "checkpoint"), older);
        await Publish(stage.Server);
        Assert.Equal(signed, Get(stage.Server, "checkpoint"));

        Directory.Delete(Path.Combine(folder, "tile"), true);
        File.Delete(Path.Combine(folder, "checkpoint"));
        await Publish(stage.Server);
        Assert.Equal(signed, Get(stage.Server, "checkpoint"));
        await IsAllThere(Check(stage.Server), stage.Server.Database);
    }

    [Fact]
    public async Task Where_the_checkpoint_alone_is_lost_no_tile_is_written_again()
    {
        await using var stage = await Stage.Set(Signs);
        await Append(stage.Server.Database, "notes", 300);
        await Publish(stage.Server);
        var folder = stage.Server.Service<CaseworkSettings>().Log.Folder!;
        var signed = Get(stage.Server, "checkpoint");
        var full = Path.Combine(folder, "tile", "entries", "000");
        var longAgo = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(full, longAgo);
        File.WriteAllBytes(Path.Combine(folder, "checkpoint"), []);
        await Publish(stage.Server);
        Assert.Equal(signed, Get(stage.Server, "checkpoint"));
        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(full));
        await IsAllThere(Check(stage.Server), stage.Server.Database);
        // With the newest tile gone as well, all are made anew.
        File.WriteAllBytes(Path.Combine(folder, "checkpoint"), []);
        Directory.Delete(Path.Combine(folder, "tile", "0"), true);
        await Publish(stage.Server);
        Assert.Equal(signed, Get(stage.Server, "checkpoint"));
        Assert.NotEqual(longAgo, File.GetLastWriteTimeUtc(full));
        await IsAllThere(Check(stage.Server), stage.Server.Database);
    }

    [Fact]
    public async Task A_checkpoint_of_another_key_or_a_lost_key_is_refused()
    {
        await using var stage = await Stage.Set(Signs);
        await Publish(stage.Server);
        var folder = stage.Server.Service<CaseworkSettings>().Log.Folder!;
        var file = Path.Combine(folder, "checkpoint");
        var signed = File.ReadAllBytes(file);
        Assert.True(SignedCheckpoint.TryParse(signed, out var mine, out _));
        using var stranger = SigningKey.FromSeed(
            mine.Checkpoint.Origin,
            SignatureType.Ed25519,
            new byte[32]
        );
        File.WriteAllBytes(file, SignedCheckpoint.Sign(mine.Checkpoint, 1, stranger).ToBytes());
        using (var publisher = Beside(stage.Server, stage.Server.Database))
            Assert.Equal("refused", (await publisher.Work(Stop)).Status);
        File.WriteAllBytes(file, signed);
        var keys = stage.Server.Service<CaseworkSettings>().Log.Keys!;
        File.Move(keys, keys + ".kept");
        using (var publisher = Beside(stage.Server, stage.Server.Database))
            Assert.Contains("put that file back", (await publisher.Work(Stop)).Words!);
        Assert.False(File.Exists(keys));
    }

    [Fact]
    public async Task A_flipped_bit_in_any_tile_or_bundle_is_found()
    {
        await using var stage = await Stage.Set(Signs);
        await Append(stage.Server.Database, "notes", 300);
        await Publish(stage.Server);
        var folder = stage.Server.Service<CaseworkSettings>().Log.Folder!;
        var files = Directory.GetFiles(
            Path.Combine(folder, "tile"),
            "*",
            SearchOption.AllDirectories
        );
        Assert.True(files.Length >= 5, $"{files.Length}");
        var size = Check(stage.Server).Head!.Size;
        var needed = Tile.Grown(0, size).Select(tile => tile.Path).ToHashSet();
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!needed.Contains(path))
                continue;
            var bytes = File.ReadAllBytes(file);
            for (var at = 0; at < bytes.Length; at += 1 + bytes.Length / 5)
            {
                var other = bytes.ToArray();
                other[at] ^= 1;
                File.WriteAllBytes(file, other);
                var checker = Check(stage.Server);
                checker.CheckWhole();
                Assert.False(checker.AllHold, $"{path} at {at}");
            }
            File.WriteAllBytes(file, bytes);
        }
        var whole = Check(stage.Server);
        whole.CheckWhole();
        Assert.True(whole.AllHold);
    }

    [Fact]
    public async Task An_event_somebody_changed_in_the_records_is_not_published()
    {
        await using var stage = await Stage.Set(Signs);
        await Publish(stage.Server);
        var signed = Get(stage.Server, "checkpoint");
        await Change(stage.Server, "UPDATE events SET person = 'nobody' WHERE position = 1");
        await Append(stage.Server.Database, "notes", 1);
        using var publisher = Beside(stage.Server, stage.Server.Database);
        var standing = await publisher.Work(Stop);
        Assert.Equal("refused", standing.Status);
        Assert.Contains("position 1 ", standing.Words!);
        Assert.Equal(signed, Get(stage.Server, "checkpoint"));
    }

    [Fact]
    public async Task An_event_changed_long_after_it_was_published_is_found_and_named()
    {
        await using var stage = await Stage.Set(Signs);
        await Append(stage.Server.Database, "notes", 2000);
        await Publish(stage.Server);
        await Change(stage.Server, "UPDATE events SET role = 'nobody' WHERE position = 700");
        await Append(stage.Server.Database, "notes", 1);
        using var publisher = Beside(stage.Server, stage.Server.Database);
        var standing = LogStanding.Off;
        for (var round = 0; round < 4 && standing.Status != "refused"; round++)
            standing = await publisher.Work(Stop);
        Assert.Equal("refused", standing.Status);
        Assert.Contains("position 700 ", standing.Words!);
    }

    [Fact]
    public async Task A_file_that_broke_long_after_it_was_published_is_made_again()
    {
        await using var stage = await Stage.Set(Signs);
        await Append(stage.Server.Database, "notes", 3000);
        await Publish(stage.Server);
        var folder = stage.Server.Service<CaseworkSettings>().Log.Folder!;
        var signed = Get(stage.Server, "checkpoint");
        foreach (
            var (path, bytes) in new (string, byte[]?)[]
            {
                ("tile/0/003", []),
                ("tile/entries/009", null),
                ("tile/entries/002", [1, 2, 3]),
            }
        )
        {
            var file = Path.Combine(folder, path);
            if (bytes is null)
                File.Delete(file);
            else
                File.WriteAllBytes(file, bytes);
            var broken = Check(stage.Server);
            broken.CheckWhole();
            Assert.False(broken.AllHold);
            using var publisher = Beside(stage.Server, stage.Server.Database);
            for (var round = 0; round < 5; round++)
                Assert.Equal("ok", (await publisher.Work(Stop)).Status);
            await IsAllThere(Check(stage.Server), stage.Server.Database);
        }
        Assert.Equal(signed, Get(stage.Server, "checkpoint"));
    }

    [Fact]
    public async Task Two_servers_on_PostgreSQL_with_folders_of_their_own_publish_the_same_log()
    {
        await using var server = await RunningCasework.Start(Signs);
        await Publish(server);
        var connection = PostgresServer.NewDatabase();
        await using var database = Database.Open(connection);
        await using var again = Database.Open(connection);
        _ = await database.Migrate(Some.Now, Stop);
        string[] folders = [Path.Combine(server.Folder, "one"), Path.Combine(server.Folder, "two")];
        using var one = Beside(server, database, folders[0]);
        using var two = Beside(server, again, folders[1]);
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(
                Append(database, "one", 7),
                Append(again, "two", 60),
                Task.Run(() => one.Work(Stop), Stop),
                Task.Run(() => two.Work(Stop), Stop)
            );
        }
        foreach (var publisher in new[] { one, two })
            Assert.Equal("ok", (await publisher.Work(Stop)).Status);
        foreach (var folder in folders)
            await IsAllThere(Check(server, folder), database);
        Assert.Equal(
            File.ReadAllText(Path.Combine(folders[0], "checkpoint")),
            File.ReadAllText(Path.Combine(folders[1], "checkpoint"))
        );
    }

    [Fact]
    public async Task An_act_is_proved_to_who_may_read_it_and_opened_as_far_as_they_may()
    {
        await using var stage = await Stage.Set(Signs);
        var number = await stage.At(Phase.Proposed);
        var events = await stage.Server.Database.Read(reading => Events.Read(reading, number));
        await Publish(stage.Server);
        var policy = Policy.Trusting(Key(stage.Server));

        async Task<List<Disclosure>> Opened(string who, StoredEvent one, string query = "")
        {
            var answer = await stage.Send(
                who,
                "GET",
                $"/cases/{number}/events/{one.Version}/proof{query}"
            );
            var entry = Encoding.UTF8.GetBytes(answer.GetProperty("entry").GetString()!);
            Assert.Equal(EventLeaf.Of(one).ToBytes(), entry);
            Assert.True(
                LogProof.TryParse(
                    Encoding.UTF8.GetBytes(answer.GetProperty("proof").GetString()!),
                    out var proof,
                    out var fault
                ),
                fault
            );
            Assert.True(proof.Verify(Merkle.HashLeaf(entry), policy).Holds);
            Assert.Equal(EventLeaf.IndexOf(one), proof.Index);
            Assert.True(LeafEntry.TryParse(entry, out var leaf, out _));
            var disclosures = new List<Disclosure>();
            foreach (var given in answer.GetProperty("disclosures").EnumerateArray())
            {
                var disclosure = new Disclosure(
                    given[1].GetString()!,
                    Base64Url.DecodeFromChars(given[0].GetString()),
                    given[2].GetString()!
                );
                Assert.True(leaf.Opens(disclosure));
                disclosures.Add(disclosure);
            }
            return disclosures;
        }

        var submitted = events.First(one => one.Person == "ann");
        var proposed = events.Single(one => one.Type == "propose");
        Assert.Equal(
            EventLeaf.Disclosures(submitted).Select(one => one.Name),
            (await Opened("ole", submitted)).Select(one => one.Name)
        );
        Assert.Equal(
            EventLeaf.Disclosures(submitted).Count,
            (await Opened("ann", submitted)).Count
        );
        Assert.Equal(
            ["person", "role"],
            (await Opened("ole", submitted, "?fields=person&fields=role")).Select(one => one.Name)
        );
        // What the history keeps back, the proof keeps back.
        Assert.Contains(await Opened("ole", proposed), one => EventLeaf.IsOfBody(one.Name));
        Assert.DoesNotContain(await Opened("ada", proposed), one => EventLeaf.IsOfBody(one.Name));
        var path = $"/cases/{number}/events";
        _ = await stage.Send("ann", "GET", $"{path}/{proposed.Version}/proof", null, 404);
        _ = await stage.Send("olga", "GET", $"{path}/{proposed.Version}/proof", null, 404);
        _ = await stage.Send("ole", "GET", $"{path}/999/proof", null, 404);
        _ = await stage.Send("ole", "GET", $"{path}/0x1/proof", null, 404);
        _ = await stage.Send(
            "ada",
            "GET",
            $"{path}/{proposed.Version}/proof?fields=body.x",
            null,
            422
        );
    }
}
