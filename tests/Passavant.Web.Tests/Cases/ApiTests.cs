using System.Net;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Tests.Cases;

/// <summary>How the interface behaves: once for a key, on the version that was read, a page at a time, in the caller's language.</summary>
public sealed class ApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_a_case_twice_with_one_key_opens_one()
    {
        await using var stage = await Stage.Set();
        var body = new
        {
            kind = "opinion",
            title = "May a guest be shown it?",
            authority = Stage.Authority,
        };
        var first = await stage.Send("ann", "POST", "/cases", body, 201, ("Idempotency-Key", "k1"));
        var again = await stage.Send("ann", "POST", "/cases", body, 200, ("Idempotency-Key", "k1"));
        Assert.Equal($"{first}", $"{again}");
        var other = await stage.Send(
            "ann",
            "POST",
            "/cases",
            body with
            {
                title = "May another be shown it?",
            },
            422,
            ("Idempotency-Key", "k1")
        );
        Assert.Equal("key-used", other.GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_same_key_is_answered_the_same_and_done_once()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        var path = $"/cases/{number}/write-note";
        var note = new { text = "Once.", handling = "internal" };
        using var first = await stage.Ask("ole", "POST", path, note, ("Idempotency-Key", "k-1"));
        using var again = await stage.Ask("ole", "POST", path, note, ("Idempotency-Key", "k-1"));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(
            await first.Content.ReadAsStringAsync(Stop),
            await again.Content.ReadAsStringAsync(Stop)
        );
        Assert.Equal($"{first.Headers.ETag}", $"{again.Headers.ETag}");
        Assert.True(again.Headers.Contains("Idempotent-Replayed"));
        _ = await stage.Send(
            "ole",
            "POST",
            path,
            new { text = "Other.", handling = "internal" },
            422,
            ("Idempotency-Key", "k-1")
        );
        var seen = await stage.Send("ole", "GET", $"/cases/{number}");
        Assert.Equal(1, seen.GetProperty("case").GetProperty("notes").GetArrayLength());
    }

    [Fact]
    public async Task The_head_of_an_answer_is_that_of_the_whole_without_its_body()
    {
        await using var stage = await Stage.Set(Log.Logging.Signs);
        var number = await stage.UnderReview();
        await Log.Logging.Publish(stage.Server);
        foreach (
            var (path, who) in new[]
            {
                ("/healthz", null),
                ("/log/checkpoint", null),
                ("/log/tile/0/no-tile", null),
                ("/en/verify", null),
                ("/cases", null),
                ("/cases", "ole"),
                ($"/cases/{number}", "ole"),
                ($"/cases/{number}", "eve"),
            }
        )
        {
            var token = who is null ? null : stage.Token(who);
            using var whole = await stage.Server.Ask("GET", path, null, token);
            using var head = await stage.Server.Ask("HEAD", path, null, token);
            Assert.Equal((path, whole.StatusCode), (path, head.StatusCode));
            Assert.Equal($"{whole.Headers.ETag}", $"{head.Headers.ETag}");
            Assert.Equal(
                $"{whole.Content.Headers.ContentType}",
                $"{head.Content.Headers.ContentType}"
            );
            Assert.NotEmpty(await whole.Content.ReadAsByteArrayAsync(Stop));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Stop));
        }
    }

    [Fact]
    public async Task Duplicates_at_the_same_moment_are_one_act()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    stage.Ask(
                        "ole",
                        "POST",
                        $"/cases/{number}/write-note",
                        new { text = "Once.", handling = "internal" },
                        ("Idempotency-Key", "k-2")
                    )
                )
        );
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var seen = await stage.Send("ole", "GET", $"/cases/{number}");
        Assert.Equal(1, seen.GetProperty("case").GetProperty("notes").GetArrayLength());
        await stage.Sound();
    }

    [Fact]
    public async Task An_act_is_done_only_on_the_version_that_was_read()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        using var read = await stage.Ask("ole", "GET", $"/cases/{number}");
        var tag = $"{read.Headers.ETag}";
        using var same = await stage.Ask(
            "ole",
            "GET",
            $"/cases/{number}",
            null,
            ("If-None-Match", tag)
        );
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        var note = new { text = "A note.", handling = "internal" };
        var path = $"/cases/{number}/write-note";
        _ = await stage.Send("ole", "POST", path, note, 200, ("If-Match", tag));
        var late = await stage.Send("siv", "POST", path, note, 412, ("If-Match", tag));
        Assert.Equal("changed", late.GetProperty("code").GetString());
        _ = await stage.Send("siv", "POST", path, note, 400, ("If-Match", "\"seventeen\""));
        using var other = await stage.Ask(
            "ole",
            "GET",
            $"/cases/{number}",
            null,
            ("If-None-Match", tag)
        );
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Pages_walk_every_case_once()
    {
        await using var stage = await Stage.Set();
        var made = new List<string>();
        for (var i = 0; i < 7; i++)
            made.Add(await stage.Submitted());
        await stage.Act("ole", made[0], "assign", new { person = "ole" });
        foreach (var order in new[] { "due", "risk", "newest" })
        {
            var seen = new List<string>();
            for (var path = $"/cases?limit=3&order={order}"; ; )
            {
                var page = await stage.Send("ole", "GET", path);
                seen.AddRange(Numbers(page));
                if (!page.TryGetProperty("next", out var next))
                    break;
                path =
                    $"/cases?limit=3&order={order}&after={Uri.EscapeDataString(next.GetString()!)}";
            }
            Assert.Equal(made.Order(), seen.Order());
        }
        Assert.Equal(
            [made[0]],
            Numbers(await stage.Send("ole", "GET", "/cases?officer=me&phase=submitted"))
        );
        Assert.Equal(
            6,
            Numbers(await stage.Send("ole", "GET", "/cases?unassigned=true&kind=licence")).Count
        );
        Assert.Empty(Numbers(await stage.Send("ole", "GET", "/cases?phase=decided")));
        Assert.Empty(Numbers(await stage.Send("olga", "GET", "/cases")));
        Assert.Empty(Numbers(await stage.Send("rita", "GET", "/cases")));
        Assert.Equal(7, Numbers(await stage.Send("ann", "GET", "/cases")).Count);
        Assert.Equal(
            7,
            Numbers(await stage.Send("ada", "GET", $"/cases?authority={Stage.Authority}")).Count
        );
        _ = await stage.Send("ole", "GET", "/cases?limit=0", null, 422);
        _ = await stage.Send("ole", "GET", "/cases?phase=asleep", null, 422);
        _ = await stage.Send("ole", "GET", "/cases?colour=red", null, 422);
        _ = await stage.Send("ole", "GET", "/cases?after=nowhere", null, 422);
    }

    [Fact]
    public async Task Refusals_are_told_in_French_to_whoever_reads_French()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        var refused = await stage.Send(
            "ole",
            "POST",
            $"/cases/{number}/submit",
            new { },
            403,
            ("Accept-Language", "fr-CH, en;q=0.5")
        );
        Assert.Contains("n'est pas fait", refused.GetProperty("detail").GetString());
        var absent = await stage.Send(
            "ole",
            "GET",
            "/cases/2026-999999",
            null,
            404,
            ("Accept-Language", "fr")
        );
        Assert.Equal("Cela n'existe pas.", absent.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_restricted_case_is_seen_by_those_named_and_in_nobody_elses_list()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        await stage.Act(
            "hege",
            number,
            "restrict",
            new { persons = new[] { "ole", "hege" }, why = "It is delicate." }
        );
        _ = await stage.Send("siv", "GET", $"/cases/{number}", null, 404);
        Assert.Empty(Numbers(await stage.Send("siv", "GET", "/cases")));
        Assert.Equal([number], Numbers(await stage.Send("ole", "GET", "/cases")));
        Assert.Equal([number], Numbers(await stage.Send("sam", "GET", "/cases")));
        _ = await stage.Send("ada", "GET", $"/cases/{number}");
        _ = await stage.Send("ann", "GET", $"/cases/{number}");
        var dossier = await stage.Send("siv", "GET", "/dossiers?name=F%C3%A1brica%20Sul%20Ltda");
        Assert.Equal(0, dossier.GetProperty("cases").GetArrayLength());
    }

    [Fact]
    public async Task A_grant_is_a_licence_and_a_refusal_a_denial_that_stands()
    {
        await using var stage = await Stage.Set();
        var granted = await stage.At(Phase.Decided);
        var refused = await stage.At(Phase.Appeal);
        var dossier = await stage.Send("ole", "GET", "/dossiers?name=F%C3%A1brica%20Sul%20Ltda");
        Assert.Equal(2, dossier.GetProperty("cases").GetArrayLength());
        Assert.Equal(
            $"L-{granted}",
            dossier.GetProperty("licences")[0].GetProperty("licence").GetString()
        );
        Assert.Equal(
            2_400_000 / 2,
            dossier.GetProperty("granted")[0].GetProperty("minor").GetInt64()
        );
        var denial = dossier.GetProperty("denials")[0];
        Assert.Equal(refused, denial.GetProperty("id").GetString());
        Assert.Equal("2029-12-01", denial.GetProperty("until").GetString());
        var next = await stage.UnderReview();
        var like = await stage.Send("ole", "GET", $"/cases/{next}/precedents");
        Assert.Equal([granted, refused], Numbers(like).Order());
        var figures = await stage.Send("sam", "GET", "/figures");
        Assert.Equal(2, figures.GetProperty("decided").GetInt32());
        Assert.Equal(1, figures.GetProperty("departures").GetInt32());
        Assert.Equal(0, figures.GetProperty("instructions").GetInt32());
        _ = await stage.Send("sam", "GET", $"/cases/{next}/looks");
        _ = await stage.Send("ada", "GET", "/load", null, 422);
        _ = await stage.Send("ada", "GET", $"/load?authority={Stage.Authority}");
    }

    [Fact]
    public async Task A_denial_a_partner_notified_is_not_undercut_in_silence()
    {
        await using var stage = await Stage.Set();
        var notified = new
        {
            id = "EE-2026-4",
            state = "EE",
            partner = "estonia",
            day = "2026-10-01",
            endUser = "FABRICA SUL LTDA",
            country = "BR",
            items = new[] { "3A225" },
            grounds = "Diversion.",
        };
        _ = await stage.Send("ole", "POST", "/denials", notified, 201);
        _ = await stage.Send("ole", "POST", "/denials", notified, 409);
        _ = await stage.Send("ann", "POST", "/denials", notified, 403);
        _ = await stage.Send("ole", "POST", "/denials", notified with { partner = "defence" }, 422);
        var number = await stage.UnderReview();
        Assert.Equal(["EE-2026-4"], await Denials(stage, number));
        _ = await stage.Send(
            "hege",
            "POST",
            "/denials/EE-2026-4/renew",
            new { standingUntil = "2030-01-01", why = "It still holds." }
        );
        _ = await stage.Send(
            "hege",
            "POST",
            "/denials/EE-2026-4/revoke",
            new { why = "It is over." }
        );
        Assert.Empty(await Denials(stage, number));
        _ = await stage.Send(
            "hege",
            "POST",
            "/denials/EE-2026-4/revoke",
            new { why = "Again." },
            409
        );
        _ = await stage.Send(
            "hege",
            "POST",
            "/denials/EE-2026-5/revoke",
            new { why = "None." },
            404
        );
    }

    [Fact]
    public async Task Documents_are_what_their_bytes_say_and_come_back_as_attachments()
    {
        await using var stage = await Stage.Set();
        var number = await stage.Submitted();
        var path = $"/cases/{number}/documents?name=..%2Fdata%20sheet.pdf&purpose=Data%20sheet";
        var bytes = "%PDF-1.7 invented"u8.ToArray();
        var seen = await stage.Send("ann", "POST", path, new ByteArrayContent(bytes));
        var document = seen.GetProperty("documents")[0];
        Assert.Equal("data sheet.pdf", document.GetProperty("name").GetString());
        Assert.Equal("application/pdf", document.GetProperty("mediaType").GetString());
        var hash = document.GetProperty("sha256").GetString();
        using var back = await stage.Ask("ole", "GET", $"/cases/{number}/documents/{hash}");
        Assert.Equal(bytes, await back.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("attachment", back.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", back.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-store", back.Headers.CacheControl!.ToString());
        _ = await stage.Send("rita", "GET", $"/cases/{number}/documents/{hash}", null, 404);
        _ = await stage.Send("eve", "GET", $"/cases/{number}/documents/{hash}", null, 404);
        // A program called a data sheet is none.
        _ = await stage.Send(
            "ann",
            "POST",
            path,
            new ByteArrayContent([0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 1]),
            422
        );
        _ = await stage.Send(
            "ann",
            "POST",
            path,
            new ByteArrayContent(new byte[AddDocument.MostBytes + 4096]),
            413,
            // Asked first, the server says no before anything is sent.
            ("Expect", "100-continue")
        );
        await stage.Sound();
    }

    [Fact]
    public async Task The_link_to_a_statement_works_once_and_not_for_ever()
    {
        await using var stage = await Stage.Set();
        var number = await stage.Draft();
        var link = await Link(stage, number);
        _ = await stage.Send("", "GET", link);
        _ = await stage.Send("", "POST", link, Applications.Statement());
        _ = await stage.Send("", "POST", link, Applications.Statement(), 409);
        _ = await stage.Send("", "GET", link[..^1] + "_", null, 404);
        await stage.Act("ann", number, "submit");
        // What is amended asks for another.
        var changed = Applications.Frequency("900 Hz");
        await stage.Act(
            "ann",
            number,
            "amend",
            new { application = changed, why = "Another model." }
        );
        var seen = await stage.Send("ann", "GET", $"/cases/{number}");
        Assert.False(seen.GetProperty("statements")[0].GetProperty("holds").GetBoolean());
        var late = await Link(stage, number);
        stage.Server.Clock.Pass(TimeSpan.FromDays(31));
        _ = await stage.Send("", "POST", late, Applications.Statement(), 409);
    }

    [Fact]
    public async Task What_clocks_ask_for_is_done_once_when_they_run_out()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        var work = stage.Server.Service<Web.Cases.DueWork>();
        Assert.Equal(0, await work.Work(Stop));
        stage.Server.Clock.Pass(TimeSpan.FromDays(45));
        Assert.True(await work.Work(Stop) > 0);
        Assert.Equal(0, await work.Work(Stop));
        var row = (await stage.Send("ole", "GET", "/cases")).GetProperty("cases")[0];
        Assert.Equal(number, row.GetProperty("number").GetString());
        Assert.True(row.GetProperty("missed").GetInt32() > 0);
        var figures = await stage.Send("sam", "GET", "/figures");
        Assert.NotEqual(0, figures.GetProperty("missed").GetArrayLength());
        Assert.Equal(1, figures.GetProperty("ages")[0].GetProperty("to60Days").GetInt32());
        await stage.Sound();
    }

    [Fact]
    public async Task A_changed_calendar_counts_running_clocks_again()
    {
        await using var stage = await Stage.Set();
        _ = await stage.UnderReview();
        var before = await Due(stage);
        _ = await stage.Send(
            "admin",
            "PUT",
            "/administration/calendars/common",
            new
            {
                zone = "Europe/Brussels",
                weekend = new[] { "saturday", "sunday" },
                holidays = Enumerable.Range(2, 25).Select(day => $"2026-12-{day:00}").ToArray(),
                cutOff = "16:00",
            },
            201
        );
        _ = await stage.Server.Service<Web.Cases.DueWork>().Work(Stop);
        Assert.True(await Due(stage) > before);
        await stage.Sound();
    }

    [Fact]
    public async Task An_edition_and_a_list_say_which_open_cases_they_touch()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        _ = await stage.Submitted();
        var editions = await stage.Send("", "GET", "/accords");
        var identity = editions[0].GetProperty("identity").GetString();
        Assert.True(editions[0].GetProperty("isActive").GetBoolean());
        var path = $"/administration/editions/{identity}/touched";
        Assert.Empty(Numbers(await stage.Send("admin", "GET", path)));
        _ = await stage.Send("ole", "GET", path, null, 403);
        var newer = Some.Denials(21, Some.Ivan);
        await stage.Server.Database.Write(change =>
            Editions.Put(
                change,
                new SnapshotRow
                {
                    Hash = newer.Hash,
                    List = newer.Id,
                    ActiveFrom = Some.Now.AddDays(7),
                    At = Some.Now,
                },
                []
            )
        );
        Assert.Equal(
            [number],
            Numbers(await stage.Send("ada", "GET", $"/administration/lists/{newer.Hash}/touched"))
        );
    }

    [Fact]
    public async Task A_transfer_is_assessed_and_an_item_classified_without_a_case()
    {
        await using var stage = await Stage.Set();
        var before = await stage.Happened();
        var said = await stage.Send(
            "ann",
            "POST",
            "/assess?asOf=2026-11-30",
            Applications.Frequency().Transfer
        );
        Assert.Equal("2026-11-30", said.GetProperty("as of").GetString());
        var classified = await stage.Send(
            "ann",
            "POST",
            "/classify",
            new { item = new Dictionary<string, string> { ["item"] = "frequency changer" } }
        );
        Assert.False(classified.GetProperty("settled").GetBoolean());
        Assert.NotEqual(0, classified.GetProperty("ask").GetArrayLength());
        _ = await stage.Send(
            "ann",
            "POST",
            "/classify",
            new { item = new Dictionary<string, string> { ["colour"] = "red" } },
            422
        );
        _ = await stage.Send("ann", "POST", "/assess?accord=sha256:0", new { }, 404);
        _ = await stage.Send("", "POST", "/assess", new { }, 401);
        Assert.Equal(before, await stage.Happened());
    }

    private static List<string> Numbers(JsonElement page) =>
        [
            .. page.GetProperty("cases")
                .EnumerateArray()
                .Select(one => one.GetProperty("number").GetString()!),
        ];

    private static async Task<List<string>> Denials(Stage stage, string number) =>
        [
            .. (await stage.Send("ole", "GET", $"/cases/{number}"))
                .GetProperty("denials")
                .EnumerateArray()
                .Select(denial => denial.GetProperty("id").GetString()!),
        ];

    private static async Task<DateTimeOffset> Due(Stage stage) =>
        (await stage.Send("ole", "GET", "/cases"))
            .GetProperty("cases")[0]
            .GetProperty("nextDue")
            .GetDateTimeOffset();

    private static async Task<string> Link(Stage stage, string number) =>
        Statements.ForPrograms(
            (
                await stage.Send(
                    "ann",
                    "POST",
                    $"/cases/{number}/statements",
                    new { party = "Fábrica Sul", address = "maria@fabrica.example" },
                    201
                )
            )
                .GetProperty("link")
                .GetString()!
        );
}
