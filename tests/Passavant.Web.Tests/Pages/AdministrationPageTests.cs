using Passavant.Accords.Reading;
using Passavant.Screening.Lists;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Tests.Cases;

namespace Passavant.Web.Tests.Pages;

/// <summary>The administrators' pages.</summary>
public sealed class AdministrationPageTests
{
    private const string At = "/en/administration";

    [Fact]
    public async Task Nobody_but_administrators_opens_the_administrators_pages()
    {
        await using var stage = await Stage.Set();
        using var ole = await Browser.As(stage, "ole");
        foreach (
            var path in new[]
            {
                "",
                "/people",
                "/people/ann",
                "/people/new",
                "/agencies",
                "/calendars",
                "/editions",
                "/lists",
                "/letters",
                "/acts",
                "/refusals",
            }
        )
            _ = await ole.Open(At + path, 403);
        using var ada = await Browser.As(stage, "ada");
        _ = await ada.Open(At + "/acts");
        _ = await ada.Open(At + "/refusals");
        _ = await ada.Open(At + "/people", 403);
    }

    [Fact]
    public async Task The_overview_says_what_needs_doing()
    {
        await using var stage = await Stage.Set();
        using var admin = await Browser.As(stage, "admin");
        var page = Browser.Text(await admin.Open(At));
        Assert.Contains("What needs doing", page, StringComparison.Ordinal);
        Assert.Contains("Model Accord", page, StringComparison.Ordinal);
        Assert.Contains("without a second factor", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_of_a_person_is_kept_on_a_fault_and_nothing_is_entered()
    {
        await using var stage = await Stage.Set();
        using var admin = await Browser.As(stage, "admin");
        var happened = await stage.Happened();
        _ = await admin.Open(At + "/people/new");
        var page = await admin.Send(
            "name=\"signIn\"",
            422,
            ("name", "Zoë <b>"),
            ("signIn", "zo ë"),
            ("email", "nowhere")
        );
        Assert.Contains("value=\"Zoë &lt;b&gt;\"", page, StringComparison.Ordinal);
        Assert.Contains("Enter an e-mail address such as", page, StringComparison.Ordinal);
        Assert.Contains("Enter a name to sign in with", page, StringComparison.Ordinal);
        Assert.Equal(happened, await stage.Happened());
    }

    [Fact]
    public async Task A_person_is_entered_once_with_a_link_that_is_shown_once_and_appointed_once()
    {
        await using var stage = await Stage.Set();
        using var admin = await Browser.As(stage, "admin");
        _ = await admin.Open(At + "/people/new");
        var page = await admin.Send("name=\"signIn\"", 200, ("name", "Zoe"), ("signIn", "zoe"));
        Assert.Contains("/en/password?secret=", page, StringComparison.Ordinal);
        _ = await admin.Open(At + "/people/new");
        page = await admin.Send("name=\"signIn\"", 422, ("name", "Zoe"), ("signIn", "zoe"));
        Assert.Contains("Somebody else signs in as", page, StringComparison.Ordinal);
        page = await admin.Open(At + "/people/zoe");
        Assert.DoesNotContain("secret=", page, StringComparison.Ordinal);
        page = await admin.Open(At + "/people/zoe/appoint");
        var fields = new (string, string?)[]
        {
            ("agency", Stage.Authority),
            ("role", "officer"),
            ("rungs", "desk"),
        };
        var held = Browser.Held(page).First(field => field.Key == "once").Value;
        _ = await admin.Send("name=\"once\"", 200, fields);
        _ = await admin.Open(At + "/people/zoe/appoint");
        _ = await admin.Send("name=\"once\"", 200, [.. fields, ("once", held)]);
        Assert.Contains("Zoe is appointed", admin.Page, StringComparison.Ordinal);
        _ = Assert.Single(
            await stage.Server.Database.Read(reading => Store.People.AppointmentsOf(reading, "zoe"))
        );
    }

    [Fact]
    public async Task An_appointment_that_cannot_be_says_so_at_its_field()
    {
        await using var stage = await Stage.Set();
        using var admin = await Browser.As(stage, "admin");
        _ = await admin.Open(At + "/people/ole/appoint");
        var page = await admin.Send(
            "name=\"once\"",
            422,
            ("agency", "nordic-drives"),
            ("role", "officer"),
            ("from", "day"),
            ("since-day", "31"),
            ("since-month", "2"),
            ("since-year", "2027")
        );
        Assert.Contains("Enter the day it begins", page, StringComparison.Ordinal);
        page = await admin.Send("name=\"once\"", 422, ("from", "now"));
        Assert.Contains("nobody in that role", page, StringComparison.Ordinal);
        _ = await admin.Open(At + "/people/admin/appoint");
        page = await admin.Send("name=\"once\"", 422, ("agency", "oversight"), ("role", "auditor"));
        Assert.Contains("Nobody appoints themselves", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_administrators_do_not_overwrite_each_other_unseen()
    {
        await using var stage = await Stage.Set();
        using var one = await Browser.As(stage, "admin");
        using var other = await Browser.As(stage, "admin");
        _ = await one.Open(At + "/people/ole");
        _ = await other.Open(At + "/people/ole");
        _ = await one.Send("name=\"signIn\"", 200, ("name", "Ole B"), ("language", "en"));
        var page = await other.Send("name=\"signIn\"", 422, ("name", "Ole C"), ("language", "en"));
        Assert.Contains("Somebody changed this", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Ole C\"", page, StringComparison.Ordinal);
        Assert.Contains("Ole B, signs in as", Browser.Text(page), StringComparison.Ordinal);
        _ = await other.Send("name=\"signIn\"", 200);
        Assert.Equal(
            "Ole C",
            (await stage.Server.Database.Read(reading => Store.People.Find(reading, "ole")))!.Name
        );
    }

    [Fact]
    public async Task Making_somebody_inactive_is_asked_first_and_ends_their_sign_ins()
    {
        await using var stage = await Stage.Set();
        using var admin = await Browser.As(stage, "admin");
        using var ole = await Browser.As(stage, "ole");
        _ = await admin.Open(At + "/people/ole/deactivate");
        Assert.True(await IsActive(stage, "ole"));
        _ = await admin.Send("Make inactive", 200);
        Assert.False(await IsActive(stage, "ole"));
        _ = await ole.Open("/en/desk");
        Assert.Equal("/en/sign-in", ole.At.AbsolutePath);
        _ = await admin.Open(At + "/people/admin/deactivate");
        _ = await admin.Send("Make inactive", 422);
        Assert.True(await IsActive(stage, "admin"));
        _ = await admin.Open(At + "/people/ole/vanish", 404);
    }

    [Fact]
    public async Task A_calendar_shows_what_it_moves_before_it_is_changed()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        using var admin = await Browser.As(stage, "admin");
        _ = await admin.Open(At + "/calendars/common/change");
        var page = await admin.Send(
            "name=\"days\"",
            422,
            ("days", "2026-12-25 Christmas\nsoon\n2026-12-25"),
            ("step", "show")
        );
        Assert.Contains("Line 2: “soon” is no day", page, StringComparison.Ordinal);
        Assert.Contains(
            "Line 3: 25 December 2026 stands there twice",
            page,
            StringComparison.Ordinal
        );
        var days = string.Join(
            '\n',
            Enumerable.Range(2, 20).Select(day => $"2026-12-{day:00} Day off {day}")
        );
        page = await admin.Send("name=\"days\"", 200, ("days", days), ("step", "show"));
        Assert.Contains("What this moves", page, StringComparison.Ordinal);
        Assert.Contains(number, page, StringComparison.Ordinal);
        Assert.Null(await stage.Server.Database.Read(reading => Calendars.Find(reading, "common")));
        page = await admin.Send("name=\"days\"", 200, ("step", "edit"));
        Assert.Contains("2026-12-02 Day off 2", page, StringComparison.Ordinal);
        _ = await admin.Send("name=\"days\"", 200, ("step", "show"));
        page = await admin.Send("name=\"days\"", 200, ("step", "confirm"));
        Assert.Contains("The calendar is changed", page, StringComparison.Ordinal);
        Assert.Contains("Day off 21", page, StringComparison.Ordinal);
        Assert.Equal(
            1,
            (
                await stage.Server.Database.Read(reading => Calendars.Find(reading, "common"))
            )!.Version
        );
    }

    [Fact]
    public async Task A_letter_is_changed_and_gone_back_from()
    {
        await using var stage = await Stage.Set();
        using var admin = await Browser.As(stage, "admin");
        var at = $"{At}/letters/{Stage.Authority}/acknowledgement/en";
        var page = await admin.Open(at);
        Assert.Contains("p-letter", page, StringComparison.Ordinal);
        page = await admin.Send(
            "name=\"content\"",
            422,
            ("content", "subject: Hello\n\n{{nonsense}}"),
            ("step", "keep")
        );
        Assert.Contains("Line 3:", page, StringComparison.Ordinal);
        Assert.Contains("{{nonsense}}", page, StringComparison.Ordinal);
        page = await admin.Send(
            "name=\"content\"",
            200,
            ("content", "subject: Hello\n\nDear <b>{{applicant}}</b>"),
            ("step", "keep")
        );
        Assert.Contains("Dear &lt;b&gt;Nordlys Drives AS", page, StringComparison.Ordinal);
        _ = await admin.Open(at + "?back=true");
        page = await admin.Send("value=\"back\"", 200, ("step", "back"));
        Assert.Contains("used again", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_of_letter_shows_how_it_comes_out_in_every_language()
    {
        await using var stage = await Stage.Set();
        using var admin = await Browser.As(stage, "admin");
        foreach (var kind in Enum.GetValues<Letters.Filling.LetterKind>())
        foreach (var language in new[] { "en", "fr" })
            Assert.Contains(
                "p-letter",
                await admin.Open(
                    $"{At}/letters/{Stage.Authority}/{Web.Cases.Choices.Word(kind)}/{language}"
                ),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task A_snapshot_shows_what_it_changes_and_counts_only_once_it_is_confirmed()
    {
        await using var stage = await Stage.Set();
        using var admin = await Browser.As(stage, "admin");
        var number = await stage.UnderReview();
        var newer = Some.Denials(28, Some.Firm(1));
        using var bytes = new MemoryStream();
        SnapshotFile.Write(newer, bytes);
        _ = await admin.Open(At + "/lists/new");
        _ = await Upload(admin, "/en/administration/lists/new", "file", [], 422);
        foreach (
            var wrong in new[]
            {
                ("a.bin", Array.Empty<byte>()),
                ("a.bin", "no list"u8.ToArray()),
                ("a.bin", bytes.ToArray()[..^9]),
            }
        )
            _ = await Upload(admin, "/en/administration/lists/new", "file", [wrong], 422);
        _ = await Upload(
            admin,
            "/en/administration/lists/new",
            "file",
            [("a.jsonl", bytes.ToArray())],
            200
        );
        var page = await Upload(
            admin,
            "/en/administration/lists/new",
            "file",
            [("a.jsonl", bytes.ToArray())],
            422
        );
        Assert.Contains("entered already", page, StringComparison.Ordinal);
        page = await admin.Open($"{At}/lists/{newer.Hash}");
        Assert.Contains("Entries added", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Entries removed", page, StringComparison.Ordinal);
        Assert.Contains(number, page, StringComparison.Ordinal);
        Assert.False(await Counts(stage, newer.Hash));
        _ = await admin.Send("name=\"when\"", 422);
        page = await admin.Send("name=\"when\"", 200, ("when", "now"));
        Assert.Contains("cannot be undone", page, StringComparison.Ordinal);
        Assert.False(await Counts(stage, newer.Hash));
        _ = await admin.Send("name=\"when\"", 200, ("step", "confirm"));
        Assert.True(await Counts(stage, newer.Hash));
    }

    [Fact]
    public async Task An_edition_is_read_chosen_entered_and_activated_in_steps_of_which_none_is_half_done()
    {
        await using var stage = await Stage.Set();
        using var admin = await Browser.As(stage, "admin");
        var number = await stage.UnderReview();
        var files = AccordFile.ReadFolder(
            Path.Combine(Passavant.Cli.Tests.Documents.Repository.Root, "accords", "model")
        );
        const string New = "/en/administration/editions/new";
        _ = await admin.Open(New);
        _ = await Upload(admin, New, "files", [], 422);
        _ = await Upload(admin, New, "files", [("a.zip", "PK no"u8.ToArray())], 422);
        _ = await Upload(admin, New, "files", [("a.pdf", "%PDF"u8.ToArray())], 422);
        var page = await Upload(
            admin,
            New,
            "files",
            [
                (
                    "a.zip",
                    AccordPack.Pack([
                        .. files,
                        new AccordFile("extra.yaml", "contrlos: []\n"u8.ToArray()),
                    ])
                ),
            ],
            422
        );
        Assert.Contains(
            "<strong>extra.yaml</strong>, line 1, column 1",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("<mark>    1  contrlos: []</mark>", page, StringComparison.Ordinal);
        var happened = await stage.Happened();
        page = await Upload(admin, New, "files", [("a.zip", AccordPack.Pack(files))], 200);
        Assert.Contains("What the text leaves open", page, StringComparison.Ordinal);
        page = await admin.Send("name=\"pack\"", 422, ("choice-B-1", "b"));
        Assert.Contains("Choose for B-2", page, StringComparison.Ordinal);
        Assert.Equal(happened, await stage.Happened());
        page = await admin.Send("name=\"pack\"", 200, ("choice-B-2", "a"), ("choice-B-3", "a"));
        Assert.Contains("Nothing counts by it yet", page, StringComparison.Ordinal);
        Assert.Contains(number, page, StringComparison.Ordinal);
        Assert.Contains("/en/accord/compare?", page, StringComparison.Ordinal);
        var rows = await stage.Server.Database.Read(Editions.All);
        Assert.Equal(Editions.NotYet, rows[^1].ActiveFrom);
        page = await admin.Send(
            "name=\"when\"",
            422,
            ("when", "day"),
            ("day-day", "1"),
            ("day-month", "1"),
            ("day-year", "2020")
        );
        Assert.Contains("Enter a day after today", page, StringComparison.Ordinal);
        _ = await admin.Send("name=\"when\"", 200, ("when", "now"));
        _ = await admin.Send("name=\"when\"", 200, ("step", "confirm"));
        Assert.Contains("The edition is in force", admin.Page, StringComparison.Ordinal);
        Assert.Equal(
            rows[^1].Identity,
            (
                await stage.Server.Database.Read(reading =>
                    Editions.Active(reading, stage.Server.Clock.GetUtcNow())
                )
            )!.Identity
        );
    }

    private static async Task<bool> IsActive(Stage stage, string who) =>
        (await stage.Server.Database.Read(reading => Store.People.Find(reading, who)))!.IsActive;

    private static async Task<bool> Counts(Stage stage, string hash) =>
        (
            await stage.Server.Database.Read(reading =>
                Editions.ActiveSnapshots(reading, stage.Server.Clock.GetUtcNow())
            )
        ).Any(row => row.Hash == hash);

    private static async Task<string> Upload(
        Browser browser,
        string path,
        string field,
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        int status
    )
    {
        _ = await browser.Open(path);
        return await browser.Upload("multipart/form-data", status, field, files);
    }
}
