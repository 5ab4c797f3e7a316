using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Store.Tests;
using Passavant.Trust.Documents;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;
using Passavant.Web.Log;
using Passavant.Web.Tests.Cases;
using Logging = Passavant.Web.Tests.Log.Logging;

namespace Passavant.Web.Tests.Issuing;

/// <summary>Documents are issued once for what calls for them, and anybody can check them with nothing but the lists the server publishes.</summary>
public sealed class IssuingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_grant_gives_documents_that_pass_every_check_a_stranger_can_make()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.At(Phase.Decided);
        await Settle(stage.Server);

        var issued = await stage.Send("ann", "GET", $"/cases/{number}/issued");
        Assert.Equal(
            [
                ("end-use statement", $"S-{number}-1"),
                ("licence", $"L-{number}"),
                ("decision", $"D-{number}-1"),
            ],
            issued
                .EnumerateArray()
                .Select(one =>
                    (one.GetProperty("kind").GetString()!, one.GetProperty("number").GetString()!)
                )
        );
        Assert.All(
            issued.EnumerateArray(),
            one =>
            {
                Assert.Equal("valid", one.GetProperty("status").GetString());
                Assert.True(one.GetProperty("logged").GetBoolean());
            }
        );
        var ready = await stage.Server.Send("GET", "/readyz", null, null, 200);
        Assert.Equal("ok", ready.GetProperty("documents").GetString());
        foreach (var document in new[] { $"L-{number}", $"D-{number}-1", $"S-{number}-1" })
        foreach (var form in new[] { "", "?form=paper" })
        {
            var verdict = Check(
                stage.Server,
                await File(stage, "ann", $"/cases/{number}/issued/{document}{form}")
            );
            Assert.All(
                verdict.Lines.Where(line => line.Subject != CheckSubject.Holder),
                line => Assert.True(line.Outcome == CheckOutcome.Passed, line.Words)
            );
            Assert.Equal(CheckOutcome.NotChecked, verdict[CheckSubject.Holder].Outcome);
            Assert.Equal(document, verdict.Document?.Number ?? verdict.Summary!.Number);
        }
        var licence = Assert.IsType<DocumentContent.Licence>(
            Check(
                stage.Server,
                await File(stage, "ole", $"/cases/{number}/issued/L-{number}")
            ).Document!.Content
        );
        Assert.Equal(["BR"], licence.Destination);
        Assert.Equal("Fábrica Sul Ltda", Assert.Single(licence.EndUsers).Name);
        var line = Assert.Single(licence.Items);
        Assert.Equal("2", line.Quantity);
        Assert.NotEqual("none", line.Code);
        Assert.DoesNotContain(
            "Closed reasons",
            await File(stage, "ann", $"/cases/{number}/issued/D-{number}-1")
        );
    }

    [Fact]
    public async Task What_was_changed_or_taken_from_another_fails()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.At(Phase.Decided);
        await Settle(stage.Server);
        var whole = DocumentBundle.Read(
            Encoding.UTF8.GetBytes(await File(stage, "ann", $"/cases/{number}/issued/L-{number}"))
        );
        var other = DocumentBundle.Read(
            Encoding.UTF8.GetBytes(await File(stage, "ann", $"/cases/{number}/issued/D-{number}-1"))
        );
        DocumentVerdict Of(DocumentBundle bundle) =>
            Check(stage.Server, Encoding.UTF8.GetString(bundle.ToBytes()));
        Assert.Equal(CheckOutcome.NotChecked, Of(whole).Outcome);

        var text = whole.Document;
        var at = text.IndexOf('.', StringComparison.Ordinal) + 20;
        var changed = text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
        Assert.Equal(CheckOutcome.Failed, Of(whole with { Document = changed }).Outcome);
        Assert.Equal(
            "the proof is of another document",
            Of(whole with { LogProof = other.LogProof })[CheckSubject.Log].Words
        );
        Assert.Equal(
            CheckOutcome.NotChecked,
            Of(whole with { LogProof = null })[CheckSubject.Log].Outcome
        );
        Assert.Equal(
            CheckOutcome.NotChecked,
            Of(whole with { StatusLists = [] })[CheckSubject.Status].Outcome
        );
        // The list is signed for two days; a month later nobody may say from it that nothing was revoked.
        Assert.Contains(
            "stale",
            Check(stage.Server, Encoding.UTF8.GetString(whole.ToBytes()), Some.Now.AddDays(20))[
                CheckSubject.Status
            ].Words
        );
    }

    [Fact]
    public async Task What_is_sent_back_is_suspended_and_what_is_replaced_is_revoked()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.UnderReview();
        await Grant(stage, number, "ole", "siv", "P1");
        await Settle(stage.Server);
        var held = await File(stage, "ann", $"/cases/{number}/issued/L-{number}");
        Assert.Equal(CheckOutcome.Passed, Check(stage.Server, held)[CheckSubject.Status].Outcome);

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
        await Settle(stage.Server);
        Assert.Equal("suspended", await Status(stage, number, $"L-{number}"));
        var list = Assert.IsType<StatusListToken>(await FetchStatus(stage.Server, true));
        Assert.Contains(
            "suspended",
            Check(stage.Server, Alone(held), status: list)[CheckSubject.Status].Words
        );

        await Grant(stage, number, "hege", "dag", "P2");
        await Settle(stage.Server);
        Assert.Equal("revoked", await Status(stage, number, $"L-{number}"));
        Assert.Equal("revoked", await Status(stage, number, $"D-{number}-1"));
        Assert.Equal("valid", await Status(stage, number, $"L-{number}-2"));
        Assert.Equal("valid", await Status(stage, number, $"S-{number}-1"));
        foreach (var text in new[] { true, false })
        {
            var verdict = Check(
                stage.Server,
                Alone(held),
                status: await FetchStatus(stage.Server, text)
            );
            Assert.Equal(CheckOutcome.Failed, verdict.Outcome);
            Assert.StartsWith("revoked", verdict[CheckSubject.Status].Words);
        }
    }

    [Fact]
    public async Task A_changed_intention_revokes_the_statement_and_whoever_has_the_link_has_its_document()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.Draft();
        var asked = await stage.Send(
            "ann",
            "POST",
            $"/cases/{number}/statements",
            new { party = "Fábrica Sul", address = "maria@fabrica.example" },
            201
        );
        var link = Statements.ForPrograms(asked.GetProperty("link").GetString()!);
        await stage.Send("", "GET", $"{link}/document", status: 404);
        await stage.Send("", "POST", link, Applications.Statement());
        await Settle(stage.Server);
        var held = await stage.Server.Client.GetStringAsync($"{link}/document", Stop);
        var verdict = Check(stage.Server, held);
        var statement = Assert.IsType<DocumentContent.EndUseStatement>(verdict.Document!.Content);
        Assert.NotEmpty(statement.Undertakings);
        Assert.Equal(CheckOutcome.Passed, verdict[CheckSubject.Log].Outcome);

        await stage.Act(
            "ann",
            number,
            "declare-change",
            new { party = "Fábrica Sul", what = "They will make other things." }
        );
        await Settle(stage.Server);
        Assert.StartsWith(
            "revoked",
            Check(stage.Server, await stage.Server.Client.GetStringAsync($"{link}/document", Stop))[
                CheckSubject.Status
            ].Words
        );
    }

    [Fact]
    public async Task Nobody_but_those_who_may_read_the_case_has_its_documents()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.At(Phase.Decided);
        await Settle(stage.Server);
        foreach (var who in new[] { "rita", "olga", "eve", "admin" })
        {
            foreach (var path in new[] { "", $"/L-{number}" })
            {
                using var answer = await stage.Ask(who, $"/cases/{number}/issued{path}");
                Assert.True(
                    answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden,
                    $"{who} {path} {answer.StatusCode}"
                );
            }
        }
        await stage.Send("ada", "GET", $"/cases/{number}/issued");
        await stage.Send("ann", "GET", $"/cases/{number}/issued/L-2026-999999", status: 404);
        await stage.Send("ann", "GET", $"/cases/{number}/issued/L-{number}?form=gold", status: 422);
        using var status = await stage.Server.Client.GetAsync("/status/2", Stop);
        Assert.Equal(HttpStatusCode.NotFound, status.StatusCode);
        using var list = await stage.Server.Client.GetAsync("/issuers/99", Stop);
        Assert.Equal(HttpStatusCode.NotFound, list.StatusCode);
    }

    [Fact]
    public async Task Two_servers_issue_every_document_once()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        await using var second = await stage.Server.Again(Logging.Signs);
        var numbers = new List<string>();
        for (var i = 0; i < 3; i++)
            numbers.Add(await stage.At(Phase.Decided));
        await Logging.Publish(stage.Server);
        for (var round = 0; round < 10; round++)
            await Task.WhenAll(
                Task.Run(() => stage.Server.Service<Issuer>().Work(Stop), Stop),
                Task.Run(() => second.Service<Issuer>().Work(Stop), Stop)
            );
        await IsIssuedOnce(stage.Server.Database, 3 * numbers.Count);
        await Settle(stage.Server);
        foreach (var number in numbers)
            Assert.Equal(
                CheckOutcome.Passed,
                Check(second, await File(stage, "ann", $"/cases/{number}/issued/L-{number}"))[
                    CheckSubject.Signature
                ].Outcome
            );
    }

    [Fact]
    public async Task Two_servers_on_PostgreSQL_issue_every_document_once()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var connection = PostgresServer.NewDatabase();
        await using var one = Database.Open(connection);
        await using var two = Database.Open(connection);
        _ = await one.Migrate(Some.Now, Stop);
        for (var i = 0; i < 2; i++)
            _ = await stage.At(Phase.Decided);
        await Logging.Publish(stage.Server);
        await Copy(stage.Server, connection);
        using var first = Beside(stage.Server, one);
        using var second = Beside(stage.Server, two);
        for (var round = 0; round < 10; round++)
            await Task.WhenAll(
                Task.Run(() => first.Work(Stop), Stop),
                Task.Run(() => second.Work(Stop), Stop)
            );
        await IsIssuedOnce(one, 6);
        Assert.Equal("ok", (await second.Work(Stop)).Status);
    }

    [Fact]
    public async Task A_server_that_stopped_half_way_goes_on_where_it_was()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        _ = await stage.At(Phase.Decided);
        await Logging.Publish(stage.Server);
        // Whatever step the transaction dies in, nothing of it is there; then the next server does it all.
        foreach (
            var table in new[] { "issued_documents", "events", "documents_done", "status_lists" }
        )
        {
            await Break(stage.Server, table);
            using (var broken = Beside(stage.Server, stage.Server.Database))
                Assert.Equal("failing", (await broken.Work(Stop)).Status);
            await Execute(stage.Server, "DROP TRIGGER broken_i; DROP TRIGGER broken_u");
        }
        _ = await stage.At(Phase.Decided);
        await Settle(stage.Server);
        await IsIssuedOnce(stage.Server.Database, 6);
    }

    [Fact]
    public async Task A_log_that_is_lost_and_made_again_proves_the_same_documents()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.At(Phase.Decided);
        await Settle(stage.Server);
        var held = await File(stage, "ann", $"/cases/{number}/issued/L-{number}");
        var folder = stage.Server.Service<CaseworkSettings>().Log.Folder!;
        Directory.Delete(Path.Combine(folder, "tile"), true);
        System.IO.File.Delete(Path.Combine(folder, "checkpoint"));
        Assert.Equal("waiting", (await stage.Server.Service<Issuer>().Work(Stop)).Status);
        await Settle(stage.Server);
        foreach (
            var text in new[]
            {
                held,
                await File(stage, "ann", $"/cases/{number}/issued/L-{number}"),
            }
        )
            Assert.Equal(CheckOutcome.Passed, Check(stage.Server, text)[CheckSubject.Log].Outcome);
        await IsIssuedOnce(stage.Server.Database, 3);
    }

    [Fact]
    public async Task Whoever_publishes_at_the_same_moment_is_waited_for()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        await Logging.Publish(stage.Server);
        var folder = new LogFolder(stage.Server.Service<CaseworkSettings>().Log.Folder!);
        using var issuer = Beside(stage.Server, stage.Server.Database);
        IDisposable? held;
        while ((held = folder.Hold()) is null)
            await Task.Delay(10, Stop);
        var working = issuer.Work(Stop);
        // As long as a round of publishing, which begins whenever issuing does.
        await Task.Delay(300, Stop);
        held.Dispose();
        Assert.Equal("ok", (await working).Status);
    }

    [Fact]
    public async Task A_lost_keystore_is_not_made_anew_behind_the_holders_backs()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        _ = await stage.At(Phase.Decided);
        await Settle(stage.Server);
        var file = stage.Server.Service<CaseworkSettings>().Log.Keys!;
        var passphrase = Logging.Signs[1];
        var keystore = Keystore.Open(System.IO.File.ReadAllBytes(file), passphrase);
        Assert.NotNull(keystore.Current(KeystoreUse.Document));
        // The log's own keys alone, as from a backup of before.
        var before = Keystore
            .Empty.Rotate(
                KeystoreUse.Log,
                Some.Now,
                System.Security.Cryptography.RandomNumberGenerator.Fill
            )
            .Seal(passphrase, System.Security.Cryptography.RandomNumberGenerator.Fill);
        System.IO.File.WriteAllBytes(file, before);
        using var issuer = Beside(stage.Server, stage.Server.Database);
        var standing = await issuer.Work(Stop);
        Assert.Equal("refused", standing.Status);
        Assert.Contains("put that file back", standing.Words!);
        Assert.Equal(before, System.IO.File.ReadAllBytes(file));
    }

    [Fact]
    public async Task A_rotated_key_gives_a_list_that_follows_and_both_old_and_new_documents_pass()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var first = await stage.At(Phase.Decided);
        await Settle(stage.Server);
        var old = await Issuers(stage.Server);
        var file = stage.Server.Service<CaseworkSettings>().Log.Keys!;
        var passphrase = Logging.Signs[1];
        var keystore = Keystore.Open(System.IO.File.ReadAllBytes(file), passphrase);
        foreach (var use in new[] { KeystoreUse.Document, KeystoreUse.Status, KeystoreUse.Master })
            keystore = keystore.Rotate(
                use,
                Some.Now,
                System.Security.Cryptography.RandomNumberGenerator.Fill
            );
        System.IO.File.WriteAllBytes(
            file,
            keystore.Seal(passphrase, System.Security.Cryptography.RandomNumberGenerator.Fill)
        );
        var second = await stage.At(Phase.Decided);
        await Settle(stage.Server);
        var next = old.Follow((await Fetch(stage.Server, "/issuers")).Trim());
        Assert.Equal(2, next.Sequence);
        Assert.Equal(old.Text, (await Fetch(stage.Server, "/issuers/1")).Trim());
        foreach (var number in new[] { first, second })
        {
            var verdict = DocumentCheck.Check(
                await File(stage, "ann", $"/cases/{number}/issued/L-{number}"),
                new DocumentCheckContext(Some.Now) { Issuers = next, Log = DocumentLeaf.With(null) }
            );
            Assert.All(
                verdict.Lines.Where(line => line.Subject != CheckSubject.Holder),
                line => Assert.True(line.Outcome == CheckOutcome.Passed, line.Words)
            );
        }
    }

    [Fact]
    public async Task A_key_that_was_stolen_is_revoked_and_what_it_signed_stands_no_more()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.At(Phase.Decided);
        await Settle(stage.Server);
        var before = await Issuers(stage.Server);
        var id = before
            .Authorities.Single()
            .Keys.Single(key => key.Use == IssuerKeyUse.Document)
            .Key.Thumbprint;
        string[] by = ["--by", "admin", "--why", "A laptop was stolen."];
        await Refused("is administrator", "revoke", id, "--by", "ole", "--why", "x");
        await Refused("expected --reason", ["revoke", id, .. by]);
        await Refused("there is no key", ["revoke", "x", "--reason", "compromise", .. by]);
        // Nothing would sign any more.
        await Refused("rotate first", ["revoke", id, "--reason", "compromise", .. by]);
        stage.Server.Clock.Pass(TimeSpan.FromHours(1));
        _ = await Keys("rotate", "document", "--by", "admin", "--why", "A laptop was stolen.");
        _ = await Keys(["revoke", id, "--reason", "superseded", .. by]);
        await Settle(stage.Server);
        var superseded = before.Follow((await Fetch(stage.Server, "/issuers")).Trim());
        Assert.Equal(CheckOutcome.Passed, await Issuer(superseded));
        _ = await Keys(["revoke", id, "--reason", "compromise", .. by]);
        await Settle(stage.Server);
        var compromised = superseded.Follow((await Fetch(stage.Server, "/issuers")).Trim());
        Assert.Equal(CheckOutcome.Failed, await Issuer(compromised));
        Assert.Contains(
            "A laptop was stolen.",
            compromised.Authorities.Single().FindKey(id, IssuerKeyUse.Document)!.Revoked!.Words
        );
        // What is in force of it is issued again, and what is signed by the key that came after stands.
        stage.Server.Clock.Pass(TimeSpan.FromMinutes(2));
        await Settle(stage.Server);
        var issued = await stage.Send("ann", "GET", $"/cases/{number}/issued");
        var standing = issued
            .EnumerateArray()
            .ToLookup(
                one => one.GetProperty("status").GetString(),
                one => one.GetProperty("number").GetString()!
            );
        Assert.NotEmpty(standing["valid"]);
        Assert.Equal(standing["revoked"].Select(one => $"{one}.2"), standing["valid"]);
        foreach (var one in standing["valid"])
            Assert.Equal(
                CheckOutcome.Passed,
                Of(await File(stage, "ann", $"/cases/{number}/issued/{one}"), compromised)
            );
        // Once.
        stage.Server.Clock.Pass(TimeSpan.FromMinutes(2));
        await Settle(stage.Server);
        Assert.Equal($"{issued}", $"{await stage.Send("ann", "GET", $"/cases/{number}/issued")}");

        async Task<CheckOutcome> Issuer(IssuerList list) =>
            Of(await File(stage, "ann", $"/cases/{number}/issued/L-{number}"), list);

        CheckOutcome Of(string file, IssuerList list) =>
            DocumentCheck
                .Check(
                    file,
                    new DocumentCheckContext(stage.Server.Clock.GetUtcNow()) { Issuers = list }
                )
                .Lines.Where(line => line.Subject is CheckSubject.Issuer or CheckSubject.Signature)
                .Max(line => line.Outcome);

        async Task Refused(string words, params string[] args) =>
            Assert.Contains(
                words,
                (await Assert.ThrowsAsync<FormatException>(() => Keys(args))).Message
            );

        Task<string> Keys(params string[] args) => Logging.Keys(stage.Server, args);
    }

    [Fact]
    public async Task Every_list_of_issuers_is_in_the_log_and_is_not_signed_again_for_nothing()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        _ = await stage.At(Phase.Decided);
        await Settle(stage.Server);
        await Settle(stage.Server);
        var events = await stage.Server.Database.Read(
            reading => Events.Read(reading, Issuer.Stream),
            Stop
        );
        var published = Assert.Single(events, one => one.Type == IssuersSigning.Published);
        using var body = JsonDocument.Parse(published.Body);
        var list = await Issuers(stage.Server);
        Assert.Equal(list.Hash, body.RootElement.GetProperty("hash").GetString());
        Assert.Contains(
            EventLeaf.Disclosures(published),
            one => one.Name == "body.hash" && one.Value == $"\"{list.Hash}\""
        );
        var root = DocumentKey.Read(
            Passavant.Trust.Documents.Json.Read(
                Encoding.UTF8.GetBytes(await Fetch(stage.Server, "/issuers/root"))
            )
        );
        Assert.Equal(list.Text, IssuerList.Read(list.Text, [root]).Text);
        // What has become old is signed again; the documents stay as they are.
        stage.Server.Clock.Pass(TimeSpan.FromDays(31));
        await Settle(stage.Server);
        Assert.Equal(2, list.Follow((await Fetch(stage.Server, "/issuers")).Trim()).Sequence);
        var status = await FetchStatus(stage.Server, false);
        Assert.Equal(stage.Server.Clock.GetUtcNow(), status.Issued);
    }

    [Fact]
    public async Task Where_the_log_is_not_signed_nothing_is_issued()
    {
        await using var stage = await Stage.Set();
        var number = await stage.At(Phase.Decided);
        Assert.Equal("off", (await stage.Server.Service<Issuer>().Work(Stop)).Status);
        Assert.Equal(
            0,
            (await stage.Send("ann", "GET", $"/cases/{number}/issued")).GetArrayLength()
        );
        using var list = await stage.Server.Client.GetAsync("/issuers", Stop);
        Assert.Equal(HttpStatusCode.NotFound, list.StatusCode);
    }

    /// <summary>Publishes and issues until all is issued and in the log.</summary>
    internal static async Task Settle(RunningCasework server)
    {
        await Logging.Publish(server);
        for (var round = 0; round < 100; round++)
        {
            var standing = await server.Service<Issuer>().Work(Stop);
            Assert.False(standing.Status is "failing" or "refused", standing.Words);
            var (done, count) = await server.Database.Read(
                async reading => (await IssuedDocuments.Done(reading), await Events.Count(reading)),
                Stop
            );
            if (standing.Status == "ok" && done == count)
            {
                await Logging.Publish(server);
                return;
            }
            await Task.Delay(20, Stop);
        }
        Assert.Fail("Not everything was issued.");
    }

    internal static DocumentVerdict Check(
        RunningCasework server,
        string text,
        DateTimeOffset? asOf = null,
        StatusListToken? status = null,
        KeyBindingDemand? holder = null
    )
    {
        var list = Issuers(server).GetAwaiter().GetResult();
        return DocumentCheck.Check(
            text,
            new DocumentCheckContext(asOf ?? server.Clock.GetUtcNow())
            {
                Issuers = list,
                Log = DocumentLeaf.With(null),
                StatusLists = status is null ? [] : [status],
                Holder = holder,
            }
        );
    }

    internal static async Task<IssuerList> Issuers(RunningCasework server)
    {
        var text = (await Fetch(server, "/issuers")).Trim();
        var roots = (Passavant.Trust.Documents.Json.Array)
            Jws.Read(text).ReadPayload().Find("roots")!;
        return IssuerList.Read(text, [.. roots.Items.Select(one => DocumentKey.Read(one))]);
    }

    private static async Task<StatusListToken> FetchStatus(RunningCasework server, bool asText)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/status/1");
        if (asText)
            request.Headers.Accept.Add(
                new MediaTypeWithQualityHeaderValue("application/statuslist+jwt")
            );
        using var answer = await server.Client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            asText ? "application/statuslist+jwt" : "application/statuslist+cwt",
            answer.Content.Headers.ContentType!.MediaType
        );
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        return asText
            ? StatusListToken.ReadJwt(Encoding.ASCII.GetString(bytes))
            : StatusListToken.ReadCwt(bytes);
    }

    internal static Task<string> Fetch(RunningCasework server, string path) =>
        server.Client.GetStringAsync(path, Stop);

    internal static async Task<string> File(Stage stage, string who, string path)
    {
        using var answer = await stage.Ask(who, path);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return text;
    }

    private static string Alone(string bundle) =>
        DocumentBundle.Read(Encoding.UTF8.GetBytes(bundle)).Document;

    private static async Task<string> Status(Stage stage, string number, string document) =>
        (await stage.Send("ann", "GET", $"/cases/{number}/issued"))
            .EnumerateArray()
            .Single(one => one.GetProperty("number").GetString() == document)
            .GetProperty("status")
            .GetString()!;

    internal static async Task Grant(
        Stage stage,
        string number,
        string by,
        string second,
        string proposal
    )
    {
        await stage.Act(
            by,
            number,
            "propose",
            new
            {
                verdicts = new[] { new VerdictOn(Verdict.Grant) },
                reasons = new Reasons("Public reasons.", "Reasons for you.", "Closed reasons."),
                conditions = new[]
                {
                    new { what = "Report the delivery.", evidence = "A letter." },
                },
                validity = "2 years",
            }
        );
        await stage.Act(second, number, "countersign", new { proposal });
        await stage.Act(second, number, "issue", new { proposal });
    }

    internal static Issuer Beside(
        RunningCasework server,
        Database database,
        CaseworkSettings? settings = null
    ) =>
        new(
            settings ?? server.Service<CaseworkSettings>(),
            new Desk(database, server.Clock),
            server.Service<PublishedLog>(),
            server.Clock,
            NullLogger<Issuer>.Instance
        );

    private static async Task IsIssuedOnce(Database database, int count)
    {
        var events = await database.Read(reading => Events.Read(reading, Issuer.Stream), Stop);
        var numbers = events
            .Where(one => one.Type == DocumentLeaf.Kind)
            .Select(one =>
            {
                using var body = JsonDocument.Parse(one.Body);
                return body.RootElement.GetProperty("number").GetString()!;
            })
            .ToList();
        Assert.Equal(count, numbers.Count);
        Assert.Equal(count, numbers.Distinct().Count());
        foreach (var number in numbers)
            Assert.NotNull(
                await database.Read(reading => IssuedDocuments.Find(reading, number), Stop)
            );
        _ = Assert.Single(events, one => one.Type == IssuersSigning.Published);
    }

    // Every row of a server's records, put into a database of the other kind.
    internal static async Task Copy(RunningCasework server, string connection)
    {
        await using var from = new SqliteConnection(
            $"Data Source={Path.Combine(server.Folder, "passavant.db")}"
        );
        await from.OpenAsync(Stop);
        await using var to = NpgsqlDataSource.Create(connection);
        await using var target = await to.OpenConnectionAsync(Stop);
        async Task Do(string statement, params object[] values)
        {
            await using var command = new NpgsqlCommand(statement, target);
            foreach (var value in values)
                _ = command.Parameters.Add(new NpgsqlParameter { Value = value });
            _ = await command.ExecuteNonQueryAsync(Stop);
        }
        await Do("SET session_replication_role = replica");
        var tables = new List<string>();
        await using (var names = from.CreateCommand())
        {
            names.CommandText =
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'migrations'";
            await using var reader = await names.ExecuteReaderAsync(Stop);
            while (await reader.ReadAsync(Stop))
                tables.Add(reader.GetString(0));
        }
        foreach (var table in tables)
        {
            await using var rows = from.CreateCommand();
            rows.CommandText = $"SELECT * FROM {table}";
            await using var reader = await rows.ExecuteReaderAsync(Stop);
            while (await reader.ReadAsync(Stop))
            {
                var values = new object[reader.FieldCount];
                _ = reader.GetValues(values);
                await Do(
                    $"INSERT INTO {table} ({string.Join(", ", Enumerable.Range(0, values.Length).Select(reader.GetName))}) VALUES ({string.Join(", ", values.Select((_, i) => $"${i + 1}"))})",
                    values
                );
            }
        }
    }

    // Makes whoever writes to a table fail at that step.
    private static Task Break(RunningCasework server, string table) =>
        Execute(
            server,
            $"CREATE TRIGGER broken_i BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'broken'); END; CREATE TRIGGER broken_u BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'broken'); END"
        );

    private static async Task Execute(RunningCasework server, string statement)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(server.Folder, "passavant.db")}"
        );
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        _ = await command.ExecuteNonQueryAsync(Stop);
    }
}
