using System.Text;
using Microsoft.AspNetCore.Routing;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Tests.Administration;

public sealed class AdministrationTests
{
    private static readonly string[] Rungs = ["unit", "board"];
    private static readonly string[] Weekend = ["friday", "saturday"];
    private static readonly string[] Holidays = ["2026-12-25"];

    [Fact]
    public async Task Nobody_but_an_administrator_sits_in_the_administrators_seat()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        await server.Enter(root, "ana", "officer");
        await server.Enter(root, "ben", "applicant", "university");
        var secrets = new[] { await server.SignIn("ana"), await server.SignIn("ben") };
        var asked = 0;
        foreach (var endpoint in server.Endpoints)
        {
            var path = endpoint.RoutePattern.RawText!;
            if (!path.StartsWith("/administration", StringComparison.Ordinal))
                continue;
            Assert.Equal(Needs.Administer, endpoint.Metadata.GetMetadata<Access>()!.Needs);
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];
            foreach (var secret in secrets)
            {
                await server.Send(
                    method,
                    path.Replace("{", "").Replace("}", ""),
                    null,
                    secret,
                    403
                );
                asked++;
            }
            await server.Send(method, path.Replace("{", "").Replace("}", ""), null, null, 401);
        }
        Assert.True(asked > 40, $"{asked}");
        Assert.Equal(asked, (await server.Refusals()).Count(one => one.Why == "not-your-role"));
    }

    [Fact]
    public async Task An_auditor_reads_what_administrators_did_and_nothing_else_of_theirs()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        await server.Enter(root, "eve", "auditor");
        var eve = await server.SignIn("eve");
        var acts = await server.Send("GET", "/administration/acts", null, eve, 200);
        Assert.Equal(
            ["administrator-entered", "person-entered", "agency-entered", "appointed"],
            acts.EnumerateArray().Select(one => one.GetProperty("type").GetString())
        );
        await server.Send("GET", "/administration/refusals", null, eve, 200);
        await server.Send("GET", "/administration/people", null, eve, 403);
    }

    [Fact]
    public async Task Every_act_is_an_event_with_who_when_and_what_and_no_secret()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        server.Clock.Pass(TimeSpan.FromMinutes(1));
        var entered = await server.Send(
            "POST",
            "/administration/people",
            new { name = "Ana", signIn = "ana" },
            root,
            201
        );
        var events = await server.Database.Read(
            reading => Events.Read(reading, Administering.Stream),
            TestContext.Current.CancellationToken
        );
        var last = events[^1];
        Assert.Equal(2, last.Version);
        Assert.Equal(Some.Now.AddMinutes(1), last.At);
        Assert.Equal(("administration", "administrator"), (last.Agency, last.Role));
        var body = Encoding.UTF8.GetString(last.Body);
        Assert.Equal(
            $$"""{"id":"{{entered.GetProperty("person").GetProperty("id").GetString()}}","isActive":true,"name":"Ana","signIn":"ana"}""",
            body
        );
    }

    [Fact]
    public async Task A_person_is_entered_changed_and_made_inactive()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var id = await server.Enter(root, "ana", "officer");
        var ana = await server.SignIn("ana");
        var problem = await server.Send(
            "POST",
            "/administration/people",
            new { name = "Another", signIn = "ANA" },
            root,
            409
        );
        Assert.Equal("sign-in-taken", RunningCasework.Code(problem));
        problem = await server.Send(
            "POST",
            "/administration/people",
            new
            {
                name = " ",
                signIn = "ana lima",
                email = "nowhere",
                language = "English",
            },
            root,
            422
        );
        Assert.Equal(4, problem.GetProperty("errors").GetArrayLength());
        var changed = new
        {
            name = "Ana Lima",
            signIn = "ana",
            isActive = false,
        };
        var path = $"/administration/people/{id}";
        await server.Send("PUT", path, changed, root, 428);
        await server.Send("PUT", path, changed, root, 412, ("If-Match", "\"old\""));
        var version = await Version(server, path, root);
        await server.Send("PUT", path, changed, root, 200, ("If-Match", version));
        await server.Send("PUT", path, changed, root, 412, ("If-Match", version));
        await server.Send("GET", "/me", null, ana, 401);
        await server.Send(
            "POST",
            "/sessions",
            new { signIn = "ana", password = RunningCasework.Password },
            null,
            401
        );
    }

    [Fact]
    public async Task An_agency_is_entered_with_its_names_and_changed_by_version()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var agency = new
        {
            name = new { en = "Ministry of Defence", fr = "Ministère de la défense" },
            kind = "adviser",
            state = "FR",
            contact = "advice@defence.example",
            reviews = "export-control",
        };
        const string Path = "/administration/agencies/defence";
        await server.Send("PUT", Path, agency, root, 422);
        await server.Send(
            "PUT",
            "/administration/agencies/export-control",
            new { name = new { en = "Export Control" }, kind = "authority" },
            root,
            201
        );
        await server.Send("PUT", Path, agency, root, 201);
        await server.Send("PUT", Path, agency, root, 428);
        var read = await server.Send("GET", Path, null, root, 200);
        Assert.Equal(
            """{"id":"defence","name":{"en":"Ministry of Defence","fr":"Minist\u00E8re de la d\u00E9fense"},"kind":"adviser","state":"FR","contact":"advice@defence.example","reviews":"export-control","trusted":false}""",
            read.GetRawText()
        );
        await server.Send(
            "PUT",
            Path,
            agency,
            root,
            200,
            ("If-Match", await Version(server, Path, root))
        );
        foreach (
            var wrong in new object[]
            {
                new { name = new { }, kind = "authority" },
                new { name = new { English = "x" }, kind = "authority" },
                new { name = new { en = "x" }, kind = "club" },
                new
                {
                    name = new { en = "x" },
                    kind = "authority",
                    trusted = true,
                },
                new
                {
                    name = new { en = "x" },
                    kind = "authority",
                    reviews = "export-control",
                },
                new
                {
                    name = new { en = "x" },
                    kind = "authority",
                    contact = "somewhere",
                },
            }
        )
            await server.Send("PUT", "/administration/agencies/other", wrong, root, 422);
        await server.Send(
            "PUT",
            "/administration/agencies/system",
            new { name = new { en = "x" }, kind = "authority" },
            root,
            422
        );
    }

    [Fact]
    public async Task An_appointment_begins_now_or_later_and_ends_and_is_never_ones_own()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var id = await server.Enter(root, "ana", "officer");
        var me = await server.Send("GET", "/me", null, root, 200);
        var own = me.GetProperty("person").GetProperty("id").GetString();
        var problem = await server.Send(
            "POST",
            "/administration/appointments",
            new
            {
                person = own,
                agency = "ministry",
                role = "officer",
            },
            root,
            403
        );
        Assert.Equal("not-oneself", RunningCasework.Code(problem));
        await server.Send(
            "POST",
            $"/administration/appointments/{me.GetProperty("acting").GetProperty("id").GetString()}/end",
            new { },
            root,
            403
        );
        var appointment = await server.Send(
            "POST",
            "/administration/appointments",
            new
            {
                person = id,
                agency = "ministry",
                role = "head",
                rungs = Rungs,
                from = Some.Now.AddDays(1),
                until = Some.Now.AddDays(30),
            },
            root,
            201
        );
        // Not yet: she acts as an officer without choosing.
        var ana = await server.SignIn("ana");
        Assert.Equal("officer", await Acting(server, ana));
        server.Clock.Pass(TimeSpan.FromDays(1));
        root = await server.SignIn("root");
        ana = await server.SignIn("ana");
        Assert.Null(await Acting(server, ana));
        var path = $"/administration/appointments/{appointment.GetProperty("id").GetString()}/end";
        await server.Send("POST", path, new { until = Some.Now }, root, 422);
        await server.Send("POST", path, new { }, root, 200);
        await server.Send("POST", path, new { }, root, 409);
        Assert.Equal("officer", await Acting(server, ana));
        var all = await server.Send(
            "GET",
            $"/administration/appointments?person={id}",
            null,
            root,
            200
        );
        Assert.Equal(2, all.GetArrayLength());
        Assert.Equal(
            ["unit", "board"],
            all[1].GetProperty("rungs").EnumerateArray().Select(one => one.GetString())
        );
    }

    [Theory]
    [InlineData("nobody", "ministry", "officer", null)]
    [InlineData("", "nowhere", "officer", null)]
    [InlineData("", "ministry", "panel", null)]
    [InlineData("", "ministry", "applicant", null)]
    [InlineData("", "ministry", "system", null)]
    [InlineData("", "ministry", "end-user", null)]
    [InlineData("", "ministry", "king", null)]
    [InlineData("", "ministry", "officer", "2026-11-30T00:00:00Z")]
    public async Task Nobody_is_appointed_to_what_there_is_not_or_for_what_is_past(
        string person,
        string agency,
        string role,
        string? from
    )
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var id = await server.Enter(root, "ana", "officer");
        await server.Send(
            "POST",
            "/administration/appointments",
            from is null
                ? new
                {
                    person = person.Length == 0 ? id : person,
                    agency,
                    role,
                }
                : new
                {
                    person = id,
                    agency,
                    role,
                    from,
                },
            root,
            422
        );
    }

    [Fact]
    public async Task A_calendar_is_checked_and_becomes_one_clocks_can_count_by()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        const string Path = "/administration/calendars/brussels";
        foreach (
            var wrong in new[]
            {
                """{"zone":"Europe/Atlantis"}""",
                """{"zone":"Romance Standard Time"}""",
                """{"zone":"UTC","weekend":["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]}""",
                """{"zone":"UTC","weekend":["someday"]}""",
                """{"zone":"UTC","holidays":["2026-02-30"]}""",
                """{"zone":"UTC","holidays":["2026-12-25","2026-12-25"]}""",
                """{"zone":"UTC","cutOff":"25:00"}""",
                """{"zone":"UTC","lunch":"12:00"}""",
            }
        )
            await server.Send(
                "PUT",
                Path,
                new StringContent(wrong, Encoding.UTF8, "application/json"),
                root,
                422
            );
        await server.Send(
            "PUT",
            Path,
            new
            {
                zone = "Europe/Brussels",
                weekend = Weekend,
                holidays = Holidays,
                cutOff = "16:00",
            },
            root,
            201
        );
        var row = await server.Database.Read(
            reading => Calendars.Find(reading, "brussels"),
            TestContext.Current.CancellationToken
        );
        var calendar = CalendarFile.Read("brussels", row!.Content);
        Assert.Equal("Europe/Brussels", calendar.Zone);
        Assert.Equal(new TimeOnly(16, 0), calendar.CutOff);
        Assert.True(calendar.Works(new DateOnly(2026, 12, 20)));
        Assert.False(calendar.Works(new DateOnly(2026, 12, 18)));
        Assert.False(calendar.Works(new DateOnly(2026, 12, 25)));
    }

    [Fact]
    public async Task Of_administrators_who_change_the_same_at_once_one_is_first()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        const string Path = "/administration/calendars/brussels";
        await server.Send("PUT", Path, new { zone = "UTC" }, root, 201);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(10, 8)
                .Select(async hour =>
                {
                    using var answer = await server.Ask(
                        "PUT",
                        Path,
                        new { zone = "UTC", cutOff = $"{hour}:00" },
                        root,
                        ("If-Match", "\"1\"")
                    );
                    return (int)answer.StatusCode;
                })
        );
        Assert.Equal(1, answers.Count(status => status == 200));
        Assert.Equal(7, answers.Count(status => status == 412));
        var read = await server.Send("GET", Path, null, root, 200);
        Assert.Equal(2, read.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Administrators_who_change_different_things_at_once_all_succeed()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(number =>
                    server.Send(
                        "PUT",
                        $"/administration/calendars/c{number}",
                        new { zone = "UTC" },
                        root,
                        201
                    )
                )
        );
        var events = await server.Database.Read(
            reading => Events.Read(reading, Administering.Stream),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(Enumerable.Range(1, 13), events.Select(one => one.Version));
    }

    [Fact]
    public async Task A_template_of_a_letter_is_kept_for_an_authority_and_language()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        await server.Enter(root, "ana", "officer");
        const string Path = "/administration/letter-templates/ministry/refusal/fr";
        await server.Send("GET", Path, null, root, 404);
        await server.Send("PUT", Path, new { content = " " }, root, 422);
        await server.Send("PUT", Path, new { content = Letter("Madame, Monsieur") }, root, 201);
        await server.Send("PUT", Path, new { content = Letter("Madame") }, root, 428);
        await server.Send(
            "PUT",
            Path,
            new { content = Letter("Madame") },
            root,
            200,
            ("If-Match", await Version(server, Path, root))
        );
        await server.Send(
            "PUT",
            "/administration/letter-templates/nowhere/refusal/fr",
            new { content = Letter("x") },
            root,
            422
        );
        var all = await server.Send(
            "GET",
            "/administration/letter-templates?authority=ministry",
            null,
            root,
            200
        );
        Assert.Equal(Letter("Madame"), all[0].GetProperty("content").GetString());

        static string Letter(string text) => $"subject: {{{{reference}}}}\n\n{text}\n";
    }

    [Theory]
    [InlineData("refusal/fr", "no subject", "subject")]
    [InlineData("refusal/fr", "subject: a\n\n{{licence}}", "licence")]
    [InlineData("refusal/en", "subject: a\n\n{{each basis}}\n- b", "end")]
    [InlineData("decision/en", "subject: a\n\nb", "intent-to-refuse")]
    [InlineData("refusal/xx", "subject: a\n\nb", "en or fr")]
    public async Task A_broken_template_is_refused_with_its_faults(
        string which,
        string content,
        string why
    )
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        await server.Enter(root, "ana", "officer");
        var refused = await server.Send(
            "PUT",
            $"/administration/letter-templates/ministry/{which}",
            new { content },
            root,
            422
        );
        Assert.Contains(why, $"{refused}", StringComparison.Ordinal);
    }

    private static async Task<string?> Acting(RunningCasework server, string secret)
    {
        var me = await server.Send("GET", "/me", null, secret, 200);
        return me.TryGetProperty("acting", out var acting)
            ? acting.GetProperty("role").GetString()
            : null;
    }

    private static async Task<string> Version(RunningCasework server, string path, string secret)
    {
        using var answer = await server.Ask("GET", path, null, secret);
        return answer.Headers.ETag!.ToString();
    }
}
