using Microsoft.Data.Sqlite;
using Npgsql;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Store.Tests;
using Passavant.Trust.Documents;
using Passavant.Web.Issuing;
using Passavant.Web.Tests.Cases;
using Passavant.Web.Tests.Pages;
using Logging = Passavant.Web.Tests.Log.Logging;

namespace Passavant.Web.Tests.Issuing;

/// <summary>What cannot be issued waits by itself until the fault is mended, and nobody waits with it.</summary>
public sealed class SetAsideTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_damaged_determination_holds_up_its_own_case_alone_until_it_is_mended()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var faulty = await stage.At(Phase.Decided);
        await Logging.Publish(stage.Server);
        // What a failing disk or a slip of the hand does: the record it rests on is not JSON any more.
        await Do(stage, "DROP TRIGGER determinations_keep");
        await Do(stage, "CREATE TABLE whole AS SELECT hash, body FROM determinations");
        await Do(stage, "UPDATE determinations SET body = CAST('{\"lines\":' AS BLOB)");
        await stage.Send("ann", "POST", "/registrations", Asked(), 201);
        var issuer = stage.Server.Service<Issuer>();
        Assert.Equal("held", (await issuer.Work(Stop)).Status);
        Assert.DoesNotContain(await Rows(stage, faulty), row => row.Kind == "licence");
        Assert.NotNull(
            await stage.Server.Database.Read(reading => IssuedDocuments.Find(reading, "R1"), Stop)
        );

        var ready = await stage.Server.Send("GET", "/readyz", null, null, 200);
        Assert.Equal("held", ready.GetProperty("documents").GetString());
        Assert.DoesNotContain(faulty, ready.GetRawText());
        var seen = await stage.Send("admin", "GET", "/issued/set-aside");
        Assert.Equal(faulty, seen[0].GetProperty("stream").GetString());
        Assert.NotEmpty(seen[0].GetProperty("why").GetString()!);
        await stage.Send("ann", "GET", "/issued/set-aside", status: 403);
        using var admin = await Browser.As(stage, "admin");
        Assert.Contains(faulty, await admin.Open("/en/administration/documents"));
        Assert.Contains("1 place waits", Browser.Text(await admin.Open("/en/administration")));

        // What is done in the case meanwhile is called for in its turn, after what came before.
        await Do(
            stage,
            "UPDATE determinations SET body = (SELECT whole.body FROM whole WHERE whole.hash = determinations.hash)"
        );
        var fine = await stage.At(Phase.Decided);
        Assert.Equal("held", (await issuer.Work(Stop)).Status);
        Assert.Equal(3, (await Rows(stage, fine)).Count);
        // A minute later it is tried again, and is issued once.
        stage.Server.Clock.Pass(TimeSpan.FromMinutes(2));
        await IssuingTests.Settle(stage.Server);
        await IssuingTests.Settle(stage.Server);
        Assert.Equal(
            ["decision", "end-use statement", "licence"],
            (await Rows(stage, faulty)).Select(row => row.Kind).Order(StringComparer.Ordinal)
        );
        Assert.Equal(0, await stage.Server.Database.Read(SetAside.Count, Stop));
        var events = await stage.Server.Database.Read(
            reading => Events.Read(reading, Issuer.Stream),
            Stop
        );
        Assert.Equal(7, events.Count(one => one.Type == DocumentLeaf.Kind));
        Assert.Contains(
            "Everything that was called for is issued",
            Browser.Text(await admin.Open("/en/administration/documents"))
        );
    }

    [Fact]
    public async Task A_licence_falls_by_the_next_decision_though_the_record_that_one_rests_on_is_damaged()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.UnderReview();
        await IssuingTests.Grant(stage, number, "ole", "siv", "P1");
        await IssuingTests.Settle(stage.Server);
        await stage.Act(
            "ann",
            number,
            "appeal",
            new
            {
                against = "condition",
                grounds = "It cannot be kept.",
                asksHearing = false,
            }
        );
        await stage.Act("pia", number, "seat-panel", new { members = new[] { "pia" } });
        await stage.Act(
            "pia",
            number,
            "decide-appeal",
            new { outcome = "remitted", reasons = new Reasons("Again.", "Again, for you.") }
        );
        await IssuingTests.Grant(stage, number, "hege", "dag", "P2");
        await Do(stage, "DROP TRIGGER determinations_keep");
        await Do(stage, "UPDATE determinations SET body = CAST('{\"lines\":' AS BLOB)");
        Assert.Equal("held", (await stage.Server.Service<Issuer>().Work(Stop)).Status);
        Assert.Equal(
            [($"D-{number}-1", StatusList.Revoked), ($"L-{number}", StatusList.Revoked)],
            (await Rows(stage, number))
                .Where(row => row.Number[0] is 'D' or 'L')
                .Select(row => (row.Number, (int)row.Status))
                .Order()
        );
    }

    [Fact]
    public async Task A_number_that_is_taken_sets_aside_what_bears_it_and_a_restart_tries_again()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var first = await stage.At(Phase.Decided);
        await IssuingTests.Settle(stage.Server);
        // A row somebody entered by hand bears the number the next licence will have.
        var next = await stage.UnderReview();
        await Do(
            stage,
            $"UPDATE issued_documents SET number = 'L-{next}' WHERE number = 'L-{first}'"
        );
        await stage.Act(
            "ole",
            next,
            "propose",
            new
            {
                verdicts = new[] { new VerdictOn(Verdict.Grant) },
                reasons = new Reasons("Public reasons.", "Reasons for you.", "Closed reasons."),
                conditions = Array.Empty<object>(),
                validity = "2 years",
            }
        );
        await stage.Act("siv", next, "countersign", new { proposal = "P1" });
        await stage.Act("siv", next, "issue", new { proposal = "P1" });
        var issuer = stage.Server.Service<Issuer>();
        Assert.Equal("held", (await issuer.Work(Stop)).Status);
        // Neither of the two documents of the act is there, and nothing in the log says one was issued.
        var events = await stage.Server.Database.Read(
            reading => Events.Read(reading, Issuer.Stream),
            Stop
        );
        Assert.DoesNotContain(
            events,
            one =>
                System
                    .Text.Encoding.UTF8.GetString(one.Body)
                    .Contains($"D-{next}", StringComparison.Ordinal)
        );
        await Do(
            stage,
            $"UPDATE issued_documents SET number = 'L-{first}' WHERE number = 'L-{next}'"
        );
        // Not yet a minute later this server waits; one that starts tries at once.
        Assert.Equal("held", (await issuer.Work(Stop)).Status);
        using var started = IssuingTests.Beside(stage.Server, stage.Server.Database);
        Assert.Equal("ok", (await started.Work(Stop)).Status);
        Assert.Equal(
            [$"D-{next}-1", $"L-{next}"],
            (await Rows(stage, next))
                .Select(row => row.Number)
                .Where(number => number[0] is 'D' or 'L')
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal("ok", (await issuer.Work(Stop)).Status);
    }

    [Fact]
    public async Task On_PostgreSQL_too_one_waits_and_the_others_are_issued()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        // The keys are made before, and stay.
        await IssuingTests.Settle(stage.Server);
        var faulty = await stage.At(Phase.Decided);
        var fine = await stage.At(Phase.Decided);
        await Logging.Publish(stage.Server);
        var connection = PostgresServer.NewDatabase();
        await using var records = Database.Open(connection);
        _ = await records.Migrate(Some.Now, Stop);
        await IssuingTests.Copy(stage.Server, connection);
        var planted = new IssuedDocumentRow
        {
            Number = $"D-{faulty}-1",
            Basis = "planted",
            Kind = "decision",
            Position = 1_000_000,
            Document = "",
            Summary = [],
            Issued = Some.Now,
            List = 1,
            ListIndex = 1,
            Status = 0,
            Holder = "nordic-drives",
            HolderKey = "k",
        };
        _ = await records.Write(change => IssuedDocuments.Put(change, planted), Stop);
        using (var issuer = IssuingTests.Beside(stage.Server, records))
            Assert.Equal("held", (await issuer.Work(Stop)).Status);
        Assert.Equal(3, (await Of(records, fine)).Count);
        Assert.Empty(await Of(records, faulty));
        Assert.Equal(
            (3, 2),
            await records.Read(
                async reading =>
                    (
                        (await IssuedDocuments.NotBoundTo(reading, "nordic-drives", "other")).Count,
                        (await IssuedDocuments.NotBoundTo(reading, "nordic-drives", "k")).Count
                    ),
                Stop
            )
        );
        Assert.Equal(
            1,
            await records.Read(
                reading => IssuedDocuments.CountBoundTo(reading, "nordic-drives", "k"),
                Stop
            )
        );
        await using (var source = NpgsqlDataSource.Create(connection))
        await using (
            var mend = source.CreateCommand("DELETE FROM issued_documents WHERE basis = 'planted'")
        )
            _ = await mend.ExecuteNonQueryAsync(Stop);
        using (var issuer = IssuingTests.Beside(stage.Server, records))
            Assert.Equal("ok", (await issuer.Work(Stop)).Status);
        Assert.Equal(3, (await Of(records, faulty)).Count);
        Assert.Equal(0, await records.Read(SetAside.Count, Stop));
    }

    private static Task<IReadOnlyList<IssuedDocumentRow>> Of(Database records, string number) =>
        records.Read(reading => IssuedDocuments.Of(reading, number), Stop);

    [Fact]
    public async Task What_falls_is_revoked_though_what_takes_its_place_cannot_be_issued()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        await stage.Send("ann", "POST", "/registrations", Asked(), 201);
        await IssuingTests.Settle(stage.Server);
        await stage.Server.Database.Write(
            change =>
                SetAside.Put(
                    change,
                    new SetAsideRow
                    {
                        Stream = "registration-R1",
                        Position = 1,
                        At = Some.Now,
                        Tried = Some.Now,
                        Why = "It is broken.",
                    }
                ),
            Stop
        );
        await stage.Send("ole", "POST", "/registrations/R1/end", new { reasons = "Not kept." });
        Assert.Equal("held", (await stage.Server.Service<Issuer>().Work(Stop)).Status);
        Assert.Equal(
            StatusList.Revoked,
            (
                await stage.Server.Database.Read(
                    reading => IssuedDocuments.Find(reading, "R1"),
                    Stop
                )
            )!.Status
        );
    }

    private static object Asked() =>
        new
        {
            authority = Stage.Authority,
            authorisation = "M-GA-repair",
            destinations = new[] { "BR" },
            keepsConditions = true,
        };

    private static Task<IReadOnlyList<IssuedDocumentRow>> Rows(Stage stage, string number) =>
        stage.Server.Database.Read(reading => IssuedDocuments.Of(reading, number), Stop);

    private static async Task Do(Stage stage, string statement)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(stage.Server.Folder, "passavant.db")}"
        );
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        _ = await command.ExecuteNonQueryAsync(Stop);
    }
}
