namespace Passavant.Store.Tests;

public abstract class MigrationTests : Store
{
    private static readonly Migration[] Two =
    [
        new("0001-one", "CREATE TABLE one (id BIGINT);"),
        new("0002-two", "CREATE TABLE two (id BIGINT);"),
    ];

    private Database fresh = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        fresh = Database.Open(NewConnection());
    }

    [Fact]
    public async Task Migrating_again_does_nothing()
    {
        await using var closing = fresh;
        Assert.Equal(
            Migration.Known.Select(step => step.Name),
            await fresh.Migrate(Noon, Cancellation)
        );
        Assert.Empty(await fresh.Migrate(Noon, Cancellation));
        Assert.Empty(await fresh.Missing(Cancellation));
    }

    [Fact]
    public async Task Servers_that_start_together_apply_each_step_once()
    {
        await using var closing = fresh;
        var applied = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(server => Task.Run(() => fresh.Migrate(Noon, Cancellation)))
        );
        Assert.Equal(
            Migration.Known.Select(step => step.Name),
            applied.SelectMany(names => names).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Steps_that_came_later_are_applied_later()
    {
        await using var closing = fresh;
        Assert.Equal(["0001-one"], await Migrations.Migrate(fresh, Two[..1], Noon, Cancellation));
        Assert.Equal(["0002-two"], await Migrations.Missing(fresh, Two, Cancellation));
        Assert.Equal(["0002-two"], await Migrations.Migrate(fresh, Two, Noon, Cancellation));
    }

    [Fact]
    public async Task A_changed_step_is_refused()
    {
        await using var closing = fresh;
        await Migrations.Migrate(fresh, Two, Noon, Cancellation);
        Migration[] changed = [Two[0], Two[1] with { Text = "CREATE TABLE other (id BIGINT);" }];
        var refusal = await Assert.ThrowsAsync<UnfitDatabaseException>(() =>
            Migrations.Migrate(fresh, changed, Noon, Cancellation)
        );
        Assert.Contains(
            "'0002-two' says something else",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_step_of_a_newer_program_is_refused()
    {
        await using var closing = fresh;
        await Migrations.Migrate(fresh, Two, Noon, Cancellation);
        var refusal = await Assert.ThrowsAsync<UnfitDatabaseException>(() =>
            Migrations.Migrate(fresh, Two[..1], Noon, Cancellation)
        );
        Assert.Contains("a newer one wrote it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_was_passed_over_is_refused()
    {
        await using var closing = fresh;
        await Migrations.Migrate(fresh, [Two[1]], Noon, Cancellation);
        _ = await Assert.ThrowsAsync<UnfitDatabaseException>(() =>
            Migrations.Migrate(fresh, Two, Noon, Cancellation)
        );
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_behind()
    {
        await using var closing = fresh;
        Migration[] broken =
        [
            Two[0],
            new("0002-two", "CREATE TABLE two (id BIGINT); CREATE TABLE one (id BIGINT);"),
        ];
        _ = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            Migrations.Migrate(fresh, broken, Noon, Cancellation)
        );
        Assert.Equal(["0002-two"], await Migrations.Migrate(fresh, Two, Noon, Cancellation));
    }
}

public sealed class SqliteMigrationTests : MigrationTests
{
    private int databases;

    protected override string NewConnection() => PathOf($"store-{databases++}.db");
}

public sealed class PostgresMigrationTests : MigrationTests
{
    protected override string NewConnection() => PostgresServer.NewDatabase();
}
