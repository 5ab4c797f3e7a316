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
    public async Task Documents_issued_before_holders_were_known_are_given_theirs()
    {
        await using var closing = fresh;
        Migration[] before =
        [
            .. Migration.Known.TakeWhile(step =>
                string.CompareOrdinal(step.Name, "0015-holders") < 0
            ),
        ];
        await Migrations.Migrate(fresh, before, Noon, Cancellation);
        await fresh.Write(
            async change =>
            {
                _ = await change.Do(
                    "INSERT INTO cases (number, version, kind, phase, is_open, title, authority, applicant, risk_order, opened, due_order, missed, restricted) VALUES ('2026-000001', 1, 'licence', 'decided', 0, 'x', 'a', 'nordic-drives', 0, 0, 0, 0, 0)"
                );
                _ = await change.Do(
                    "INSERT INTO registrations (number, authority, holder, says, registered, registered_by) VALUES ('R1', 'a', 'rival', '{}', 0, 'rita')"
                );
                foreach (
                    var (number, kind, ofCase, at) in new[]
                    {
                        ("L-2026-000001", "licence", "2026-000001", 1),
                        ("S-2026-000001-1", "end-use statement", "2026-000001", 2),
                        ("R1", "general authorisation registration", null, 3),
                        ("V1", "delivery verification certificate", null, 4),
                    }
                )
                    _ = await change.Do(
                        "INSERT INTO issued_documents (number, basis, kind, case_number, part, position, document, summary, issued, list, list_index, status) VALUES (@number, @number, @kind, @ofCase, @number, @at, '', @summary, 0, 1, @at, 0)",
                        new
                        {
                            number,
                            kind,
                            ofCase,
                            at = (long)at,
                            summary = Array.Empty<byte>(),
                        }
                    );
            },
            Cancellation
        );
        Assert.Contains("0015-holders", await fresh.Migrate(Noon, Cancellation));
        foreach (
            var (number, holder) in new[]
            {
                ("L-2026-000001", "nordic-drives"),
                ("S-2026-000001-1", null),
                ("R1", "rival"),
                ("V1", null),
            }
        )
            Assert.Equal(
                holder,
                (
                    await fresh.Read(reading => IssuedDocuments.Find(reading, number), Cancellation)
                )!.Holder
            );
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
