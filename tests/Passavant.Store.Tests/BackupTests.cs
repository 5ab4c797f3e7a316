namespace Passavant.Store.Tests;

public abstract class BackupTests : Store
{
    [Fact]
    public async Task A_backup_made_while_officers_write_restores_to_what_was_at_one_moment()
    {
        await Fill(20);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var begun = new TaskCompletionSource();
        var writing = Task.Run(
            async () =>
            {
                var version = 0;
                while (!stop.IsCancellationRequested)
                {
                    version = await Append(
                        "C-busy",
                        version,
                        Happened($"{version}"),
                        Happened("pair")
                    );
                    _ = begun.TrySetResult();
                }
            },
            Cancellation
        );
        await begun.Task;
        await Database.Backup(PathOf("backup"), Cancellation);
        await stop.CancelAsync();
        await writing;
        await using var restored = Database.Open(NewConnection());
        Assert.Empty(await Backups.Restore(PathOf("backup"), restored, Cancellation));
        var copied = await restored.Read(
            reading => Events.ReadAll(reading, 0, 100_000),
            Cancellation
        );
        var all = await Database.Read(reading => Events.ReadAll(reading, 0, 100_000), Cancellation);
        Assert.InRange(copied.Count, 22, all.Count);
        Assert.Equal(0, copied.Count(row => row.Stream == "C-busy") % 2);
        Assert.Equal(all.Take(copied.Count).Select(Words), copied.Select(Words));
        Assert.Equal(
            await Database.Read(reading => Documents.Bytes(reading, document), Cancellation),
            await restored.Read(reading => Documents.Bytes(reading, document), Cancellation)
        );
        Assert.False(File.Exists(PathOf("backup.partial")));
    }

    [Fact]
    public async Task What_was_restored_goes_on_where_it_stopped()
    {
        await Fill(3);
        await Database.Backup(PathOf("backup"), Cancellation);
        await using var restored = Database.Open(NewConnection());
        Assert.Empty(await Backups.Restore(PathOf("backup"), restored, Cancellation));
        Assert.Empty(await restored.Migrate(Noon, Cancellation));
        _ = await restored.Write(
            change => Events.Append(change, "C-00", 1, [Happened("more")]),
            Cancellation
        );
        _ = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            restored.Write(change => change.Do("DELETE FROM events"), Cancellation)
        );
        Assert.Empty(await restored.Verify(Cancellation));
        Assert.Equal(
            3,
            (await Database.Read(reading => Events.ReadAll(reading), Cancellation)).Count
        );
    }

    [Fact]
    public async Task A_backup_takes_the_place_of_no_file()
    {
        await File.WriteAllTextAsync(PathOf("backup"), "mine", Cancellation);
        _ = await Assert.ThrowsAsync<IOException>(() =>
            Database.Backup(PathOf("backup"), Cancellation)
        );
        Assert.Equal("mine", await File.ReadAllTextAsync(PathOf("backup"), Cancellation));
    }

    [Fact]
    public async Task What_is_no_backup_is_refused()
    {
        await File.WriteAllTextAsync(PathOf("backup"), "no database at all", Cancellation);
        await using var restored = Database.Open(NewConnection());
        _ = await Assert.ThrowsAsync<UnfitDatabaseException>(() =>
            Backups.Restore(PathOf("backup"), restored, Cancellation)
        );
        _ = await Assert.ThrowsAsync<FileNotFoundException>(() =>
            Backups.Restore(PathOf("none"), restored, Cancellation)
        );
    }

    [Fact]
    public async Task Nothing_is_restored_over_records()
    {
        await Fill(2);
        await Database.Backup(PathOf("backup"), Cancellation);
        _ = await Assert.ThrowsAnyAsync<Exception>(() =>
            Backups.Restore(PathOf("backup"), Database, Cancellation)
        );
        Assert.Empty(await Database.Verify(Cancellation));
    }

    [Fact]
    public async Task Verifying_finds_what_was_altered_behind_the_programs_back()
    {
        await Fill(2);
        await Database.Write(
            change =>
                change.Do("UPDATE blobs SET bytes = @other", new { other = new byte[] { 7 } }),
            Cancellation
        );
        await Database.Write(Unguarded, Cancellation);
        await Database.Write(
            change => change.Do("UPDATE events SET version = 9 WHERE stream = 'C-01'"),
            Cancellation
        );
        await Database.Write(
            change => change.Do("DELETE FROM events WHERE stream = 'C-00'"),
            Cancellation
        );
        Assert.Equal(
            [
                "The stream 'C-01' has gaps in its versions.",
                "The positions of all events have gaps.",
                $"Document '{document}' has other bytes than its hash says.",
            ],
            await Database.Verify(Cancellation)
        );
    }

    /// <summary>Takes away what forbids changing events, as somebody with the file in hand could.</summary>
    private protected abstract Task Unguarded(Transaction change);

    private string document = "";

    private Task Fill(int cases) =>
        Database.Write(
            async change =>
            {
                for (var i = 0; i < cases; i++)
                    _ = await Events.Append(change, $"C-{i:00}", 0, [Happened("opened")]);
                document = await Documents.Keep(change, "text/plain", "a.txt", [1, 2, 3], Noon);
                await Some.Rows(Some.Case("C-00")).Put(change);
            },
            Cancellation
        );

    private static string Words(StoredEvent row) =>
        $"{row.Position} {row.Stream} {row.Version} {row.Type} {Convert.ToHexString(row.Body)} {Convert.ToHexString(row.Salt)} {row.At:O}";
}

public sealed class SqliteBackupTests : BackupTests
{
    private int databases;

    protected override string NewConnection() => PathOf($"store-{databases++}.db");

    private protected override Task Unguarded(Transaction change) =>
        change.Do("DROP TRIGGER events_keep; DROP TRIGGER events_stay");
}

public sealed class PostgresBackupTests : BackupTests
{
    protected override string NewConnection() => PostgresServer.NewDatabase();

    private protected override Task Unguarded(Transaction change) =>
        change.Do("DROP TRIGGER events_keep ON events");
}
