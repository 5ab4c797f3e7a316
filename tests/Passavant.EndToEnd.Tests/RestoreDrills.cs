using Passavant.Accords.Tests;
using Passavant.Casework.Bench;
using Passavant.Store;
using Passavant.Store.Tests;
using Passavant.Web;

namespace Passavant.EndToEnd.Tests;

/// <summary>A backup made while officers are at work is restored, and is whole.</summary>
public sealed class RestoreDrills : IDisposable
{
    private static readonly DateTimeOffset Began = DateTimeOffset.UtcNow.AddDays(-2);

    private readonly string folder = Directory
        .CreateTempSubdirectory("passavant-restore-")
        .FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_in_a_file_are_backed_up_at_work_and_restored() =>
        await Drill(Path.Combine(folder, "passavant.db"), Path.Combine(folder, "restored.db"));

    [Fact]
    public async Task Records_in_postgresql_are_backed_up_at_work_and_restored() =>
        await Drill(PostgresServer.NewDatabase(), PostgresServer.NewDatabase());

    [Fact]
    public async Task A_backup_never_takes_the_place_of_another()
    {
        var database = await Seeded(Path.Combine(folder, "passavant.db"));
        var to = Path.Combine(folder, "backup");
        await File.WriteAllTextAsync(to, "another", Cancellation);
        var wrong = await Assert.ThrowsAsync<FormatException>(() =>
            Run("backup", "--database", database, "--to", to)
        );
        Assert.Contains("is there already", wrong.Message, StringComparison.Ordinal);
        Assert.Equal("another", await File.ReadAllTextAsync(to, Cancellation));
    }

    public void Dispose() => Directory.Delete(folder, true);

    private async Task Drill(string database, string restored)
    {
        _ = await Seeded(database);
        var backup = Path.Combine(folder, "backup");
        List<string> before = [];
        await using (var server = await ServerProcess.Start(database))
        {
            using var officer = new Officer(0, server.Address);
            for (var i = 0; i < 5; i++)
                Assert.True(await officer.Note(Number(i + 1), i));
            before.AddRange(officer.Acknowledged);
            var work = Task.Run(
                async () =>
                {
                    for (var i = 5; i < 30; i++)
                        Assert.True(await officer.Note(Number(i % 10 + 1), i));
                },
                Cancellation
            );
            Assert.Equal(0, (await Run("backup", "--database", database, "--to", backup)).Code);
            await work;
        }
        var (code, said) = await Run("restore", "--from", backup, "--database", restored);
        Assert.True(code == 0, said);
        Assert.Contains("The records are whole", said, StringComparison.Ordinal);
        // What was acknowledged before the backup began is in it.
        await using var store = Database.Open(restored);
        Assert.Empty(
            await Passavant.Casework.Bench.Records.Check(store, 0, before, mayHoldMore: true)
        );
    }

    private static async Task<(int Code, string Said)> Run(params string[] args)
    {
        await using var said = new StringWriter();
        var code = await RecordsCommand.Run(args, said, TimeProvider.System);
        return (code, said.ToString());
    }

    private static string Number(int running) =>
        FormattableString.Invariant($"{Began.Year:0000}-{running:000000}");

    private static async Task<string> Seeded(string database)
    {
        await using var store = Database.Open(database);
        _ = await store.Migrate(DateTimeOffset.UtcNow, Cancellation);
        var seed = new Seed(Repository.Root, Began);
        await seed.People(store, 1);
        await seed.Cases(store, 20, signedEvery: 0);
        return database;
    }
}
