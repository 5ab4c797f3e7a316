using System.Text.RegularExpressions;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Tests.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Tests.Pages;

/// <summary>The seats made for one kind of work: supervision, advice, consultations, appeals, grievances, oversight, second signatures.</summary>
public sealed class SeatsTests
{
    [Fact]
    public async Task A_seat_is_opened_by_those_it_is_for()
    {
        await using var stage = await Stage.Set();
        var seats = new (string Path, Role[] For)[]
        {
            ("/en/supervision", [Role.Supervisor, Role.Head]),
            ("/en/advice", [Role.Adviser]),
            ("/fr/consultations", [Role.Partner]),
            ("/en/consultations/denials", [Role.Partner]),
            ("/en/appeals", [Role.Panel]),
            ("/fr/grievances", [Role.Ombudsperson]),
            ("/en/oversight", [Role.Auditor]),
            ("/fr/oversight/questions", [Role.Auditor]),
            ("/en/supervision/questions", [Role.Supervisor, Role.Head]),
            ("/en/work/countersign", [Role.Officer, Role.Head, Role.Member]),
        };
        foreach (var who in stage.Everybody.DistinctBy(one => one.Role))
        {
            using var browser = await Browser.As(stage, who.Person);
            foreach (var (path, roles) in seats)
                _ = await browser.Open(path, roles.Contains(who.Role) ? 200 : 403);
        }
    }

    [Fact]
    public async Task Where_nothing_waits_a_seat_says_so()
    {
        await using var stage = await Stage.Set();
        foreach (
            var (who, path, says) in new[]
            {
                ("sam", "/en/supervision", "Nothing is open."),
                ("dina", "/en/advice", "Nothing waits for your advice."),
                ("eve", "/en/consultations", "Nothing waits for your answer."),
                ("eve", "/en/consultations/denials", "None of your refusals stands here."),
                ("pia", "/en/appeals", "No appeal waits for the panel."),
                ("omar", "/en/grievances", "No grievance waits."),
                ("ada", "/en/oversight", "Nothing was submitted to it yet."),
                ("ada", "/en/oversight/questions", "Nothing was asked yet."),
                ("sam", "/en/supervision/questions", "No auditor has asked you anything."),
                ("siv", "/en/work/countersign", "Nothing waits for your signature."),
            }
        )
        {
            using var browser = await Browser.As(stage, who);
            Assert.Contains(says, Browser.Text(await browser.Open(path)));
        }
    }

    [Fact]
    public async Task A_case_that_is_not_theirs_is_not_there()
    {
        await using var stage = await Stage.Set();
        await stage.Strangers();
        var number = await stage.At(Phase.Appeal);
        foreach (
            var (who, path) in new[]
            {
                ("o-adviser", "advice"),
                ("o-partner", "consultations"),
                ("o-panel", "appeals"),
                ("omar", "grievances"),
                ("o-ombudsperson", "grievances"),
            }
        )
        {
            using var browser = await Browser.As(stage, who);
            _ = await browser.Open($"/en/{path}/{number}", 404);
        }
        using var supervisor = await Browser.As(stage, "o-supervisor");
        _ = await supervisor.Open($"/en/supervision/looks/{number}", 404);
    }

    [Fact]
    public async Task An_agency_advises_through_its_form()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        await stage.Act(
            "ole",
            number,
            "refer",
            new { agencies = new[] { "defence" }, question = "May they go to Brazil?" }
        );
        using var dina = await Browser.As(stage, "dina");
        var list = Browser.Text(await dina.Open("/en/advice"));
        Assert.Contains("May they go to Brazil?", list);
        Assert.Contains("your silence counts as no objection", list);
        var page = Browser.Text(await dina.Open($"/en/advice/{number}"));
        Assert.Contains("your silence counts as no objection", page);

        page = await dina.Send("value=\"advise\"", 422);
        Assert.Contains("Choose what you advise", page);
        Assert.Contains("Give your reasons", page);

        page = await dina.Send(
            "value=\"advise\"",
            422,
            ("advise-view", "refuse"),
            ("advise-reasons", "Too <near> a border.")
        );
        Assert.Contains("Name the provision the refusal would rest on", page);
        Assert.Contains("Too &lt;near&gt; a border.", page);
        Assert.Contains("value=\"refuse\" checked", page);

        page = await dina.Send(
            "value=\"advise\"",
            422,
            ("advise-view", "approve-with-proviso"),
            ("advise-reasons", new string('a', 20_001))
        );
        Assert.Contains("Say what has to be kept", page);
        Assert.Contains("Write at most 20,000 characters", page);

        page = await dina.Send("value=\"advise\"", 422, ("advise-view", "perhaps"));
        Assert.Contains("Choose what you advise", page);
        Assert.Empty((await Case(stage, number)).Advice);

        page = await dina.Send(
            "value=\"advise\"",
            200,
            ("advise-view", "refuse"),
            ("advise-reasons", "Too near a border."),
            ("advise-basis", "M-control\n\n Article 4 ")
        );
        Assert.Contains("Your advice is in the file", page);
        var advice = Assert.Single((await Case(stage, number)).Advice);
        Assert.Equal(["M-control", "Article 4"], advice.Basis);
        Assert.Contains("You advised", Browser.Text(await dina.Open("/en/advice")));
    }

    [Fact]
    public async Task A_form_sent_twice_acts_once_and_one_grown_old_is_shown_again()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        await stage.Act(
            "ole",
            number,
            "refer",
            new { agencies = new[] { "defence" }, question = "May they go?" }
        );
        using var dina = await Browser.As(stage, "dina");
        var form = Forms(await dina.Open($"/en/advice/{number}"), "value=\"advise\"")
            .Append(KeyValuePair.Create("advise-view", "approve"))
            .Where(pair => pair.Key != "advise-reasons")
            .Append(KeyValuePair.Create("advise-reasons", "It is civil."))
            .ToList();
        _ = await dina.Post($"/en/advice/{number}", 200, form);
        _ = await dina.Post($"/en/advice/{number}", 200, form);
        _ = Assert.Single((await Case(stage, number)).Advice);

        _ = await dina.Open($"/en/advice/{number}");
        await stage.Act("ole", number, "ask", new { point = "place", text = "Where?" });
        var page = await dina.Send(
            "value=\"advise\"",
            422,
            ("advise-view", "refuse"),
            ("advise-reasons", "Of what I heard since."),
            ("advise-basis", "M-control")
        );
        Assert.Contains("Somebody acted on this case while you were writing", page);
        Assert.Contains("Of what I heard since.", page);
        _ = Assert.Single((await Case(stage, number)).Advice);
        _ = await dina.Send("value=\"advise\"");
        Assert.Equal(2, (await Case(stage, number)).Advice.Count);
    }

    [Fact]
    public async Task An_agency_reads_without_being_asked_and_releases_its_notes()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        using var dina = await Browser.As(stage, "dina");
        Assert.Contains(number, Browser.Text(await dina.Open("/en/advice")));
        var page = Browser.Text(await dina.Open($"/en/advice/{number}"));
        Assert.Contains("You were not asked in this case.", page);
        Assert.Contains("Two frequency changers to Brazil", page);

        var again = await dina.Send("value=\"write-note\"", 422, ("note-text", "Ours alone."));
        Assert.Contains("Choose who may read it", again);
        Assert.Contains("Ours alone.", again);
        _ = await dina.Send(
            "value=\"write-note\"",
            200,
            ("note-handling", "originator-controlled")
        );
        again = await dina.Send("value=\"release-note\"", 422);
        Assert.Contains("Choose who may read it", again);
        _ = await dina.Send("value=\"release-note\"", 200, ("release-to-N1", Stage.Authority));
        Assert.Equal([Stage.Authority], (await Case(stage, number)).Notes.Single().ReleasedTo);

        _ = await dina.Send("value=\"declare-conflict\"", 422);
        page = Browser.Text(
            await dina.Send("value=\"declare-conflict\"", 200, ("conflict-why", "My brother."))
        );
        Assert.Contains("You declared a conflict of interest.", page);
        Assert.DoesNotContain("Write a note", page);
    }

    [Fact]
    public async Task An_agency_asks_back_and_takes_a_case_up()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        await stage.Act(
            "ole",
            number,
            "refer",
            new { agencies = new[] { "defence" }, question = "May they go?" }
        );
        using var dina = await Browser.As(stage, "dina");
        _ = await dina.Open($"/en/advice/{number}");
        _ = await dina.Send("value=\"ask-back\"", 422);
        _ = await dina.Send("value=\"ask-back\"", 200, ("back-text", "The type of the engine."));
        Assert.NotNull((await Case(stage, number)).AdviceRequests.Single().AskedBack);
        var page = await dina.Send("value=\"escalate\"", 422, ("escalate-why", "It is new."));
        Assert.Contains("Name the provision it rests on", page);
        _ = await dina.Send("value=\"escalate\"", 200, ("escalate-basis", "Article 4"));
        Assert.Equal("unit", (await Case(stage, number)).Rung);
    }

    [Fact]
    public async Task A_partner_sees_what_it_is_asked_and_no_more()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        await stage.Act(
            "ole",
            number,
            "write-note",
            new { text = "Between ourselves.", handling = "internal" }
        );
        await stage.Act(
            "ole",
            number,
            "consult",
            new
            {
                rule = "M-CON-located",
                partner = "estonia",
                question = "May they leave?",
            }
        );
        using var eve = await Browser.As(stage, "eve");
        Assert.Contains(
            "your silence counts as no objection",
            Browser.Text(await eve.Open("/en/consultations"))
        );
        var page = Browser.Text(await eve.Open($"/en/consultations/{number}"));
        Assert.Contains("May they leave?", page);
        Assert.Contains("your silence counts as no objection", page);
        var one = await Case(stage, number);
        Assert.DoesNotContain("Between ourselves.", page);
        Assert.DoesNotContain(one.Application.Lines[0].Description, page);
        Assert.DoesNotContain("EUR", page);
        foreach (var message in one.Messages)
            Assert.DoesNotContain(message.Subject, page);
        _ = await eve.Open($"/cases/{number}/history", 404);
    }

    [Fact]
    public async Task A_partner_answers_with_reasons_and_asks_for_time()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        await stage.Act(
            "ole",
            number,
            "consult",
            new
            {
                rule = "M-CON-located",
                partner = "estonia",
                question = "May they leave?",
            }
        );
        using var eve = await Browser.As(stage, "eve");
        _ = await eve.Open($"/en/consultations/{number}");
        _ = await eve.Send("value=\"extend-consultation\"", 422);
        _ = await eve.Send(
            "value=\"extend-consultation\"",
            200,
            ("extend-why-C1", "We ask the customs.")
        );
        var page = Browser.Text(await eve.Open($"/en/consultations/{number}"));
        Assert.Contains("extended once", page);
        Assert.DoesNotContain("Ask for more time", page);

        var again = await eve.Send("value=\"answer-consultation\"", 422);
        Assert.Contains("Choose your answer", again);
        again = await eve.Send("value=\"answer-consultation\"", 422, ("answer-C1", "objection"));
        Assert.Contains("Give your reasons", again);
        // Not what this consultation asks: the records say so.
        again = await eve.Send(
            "value=\"answer-consultation\"",
            422,
            ("answer-C1", "identical"),
            ("reasons-C1", "As ours was.")
        );
        Assert.Contains("This consultation asks for objections", again);
        Assert.Contains("As ours was.", again);
        again = await eve.Send(
            "value=\"answer-consultation\"",
            200,
            ("answer-C1", "objection"),
            ("reasons-C1", "They belong to another.")
        );
        Assert.Contains("Your answer is with the authority.", again);
        Assert.Equal(
            PartnerAnswer.Objection,
            (await Case(stage, number)).Consultations.Single().Answer
        );
    }

    [Fact]
    public async Task A_partner_keeps_its_own_refusals()
    {
        await using var stage = await Stage.Set();
        await stage.Strangers();
        using var eve = await Browser.As(stage, "eve");
        _ = await eve.Open("/en/consultations/denials");
        var page = await eve.Send(
            "value=\"enter\"",
            422,
            ("reference", "EE 17"),
            ("country", "ZZ"),
            ("day-day", "31"),
            ("day-month", "2"),
            ("day-year", "2026")
        );
        foreach (
            var said in new[]
            {
                "Use letters without accents",
                "Enter the name of the end user",
                "Enter a country by its two letters",
                "Name the items",
                "Enter the day of the refusal",
                "Say why you refused",
            }
        )
            Assert.Contains(said, page);
        Assert.Contains("value=\"EE 17\"", page);
        (string, string?)[] right =
        [
            ("reference", "EE-17"),
            ("end-user", "Fábrica Sul"),
            ("country", "br"),
            ("items", "3A225\npumps"),
            ("day-day", "1"),
            ("day-month", "11"),
            ("day-year", "2026"),
            ("grounds", "A risk of diversion."),
        ];
        page = await eve.Send("value=\"enter\"", 200, right);
        Assert.Contains("The refusal is in the register.", page);
        Assert.Contains("Fábrica Sul, BR", page);
        page = await eve.Send("value=\"enter\"", 422, right);
        Assert.Contains("is in the register already", page);

        page = await eve.Send("value=\"renew\"", 422, ("until-EE-17-day", "1"));
        Assert.Contains("Enter the last day on which it stands", page);
        _ = await eve.Send(
            "value=\"renew\"",
            200,
            ("until-EE-17-day", "1"),
            ("until-EE-17-month", "11"),
            ("until-EE-17-year", "2030"),
            ("renew-why-EE-17", "It was reviewed.")
        );
        Assert.Contains("stands until 1 November 2030", eve.Page);

        // What is another's is neither shown nor changed.
        using var other = await Browser.As(stage, "o-partner");
        Assert.DoesNotContain("EE-17", await other.Open("/en/consultations/denials"));
        await stage.Send(
            "o-partner",
            "POST",
            "/denials/EE-17/revoke",
            new { why = "We would rather not." },
            404
        );
        Assert.Equal(0, (await stage.Send("o-partner", "GET", "/denials")).GetArrayLength());

        _ = await eve.Send("value=\"revoke\"", 422);
        page = await eve.Send("value=\"revoke\"", 200, ("revoke-why-EE-17", "It changed."));
        Assert.Contains("revoked on 1 December 2026", page);
    }

    [Fact]
    public async Task A_panel_is_seated_and_decides()
    {
        await using var stage = await Stage.Set();
        var number = await stage.At(Phase.Appeal);
        await stage.Act(
            "per",
            number,
            "declare-conflict",
            new { person = "per", why = "A cousin." }
        );
        using var pia = await Browser.As(stage, "pia");
        Assert.Contains("Nobody sits yet", Browser.Text(await pia.Open("/en/appeals")));
        var page = Browser.Text(await pia.Open($"/en/appeals/{number}"));
        Assert.Contains("per: has a conflict of interest", page);
        Assert.Contains("Seat the panel first", page);
        Assert.DoesNotContain("Closed reasons.", page);
        var again = await pia.Send("value=\"seat-panel\"", 422);
        Assert.Contains("Choose at least one member", again);
        _ = await pia.Send("value=\"seat-panel\"", 422, ("seat-members", "per"));
        _ = await pia.Send("value=\"seat-panel\"", 200, ("seat-members", "pia"));
        await stage.Act("ole", number, "hand-over-record", new { remark = "All of it." });
        await stage.Act("ann", number, "add-submission", new { text = "We have more to say." });
        await stage.Act("hege", number, "add-submission", new { text = "So have we." });

        page = Browser.Text(await pia.Open($"/en/appeals/{number}"));
        Assert.Contains("Closed reasons.", page);
        Assert.True(
            page.IndexOf("We have more to say.", StringComparison.Ordinal)
                < page.IndexOf("So have we.", StringComparison.Ordinal)
        );
        again = await pia.Send("value=\"decide-appeal\"", 422);
        Assert.Contains("Choose the outcome", again);
        Assert.Contains("Give the reasons for everybody", again);
        again = await pia.Send(
            "value=\"decide-appeal\"",
            422,
            ("decide-outcome", "replaced"),
            ("decide-public", "It is <civil>."),
            ("decide-applicant", "You are right."),
            ("decide-length", "two")
        );
        Assert.Contains("Choose what the panel puts in its place", again);
        Assert.Contains("Enter how long it holds", again);
        Assert.Contains("It is &lt;civil&gt;.", again);
        Assert.Null((await Case(stage, number)).Appeal!.Outcome);
        again = await pia.Send(
            "value=\"decide-appeal\"",
            200,
            ("decide-outcome", "replaced"),
            ("decide-whole", "grant"),
            ("decide-public", "It is civil."),
            ("decide-applicant", "You are right."),
            ("decide-what-0", "Confirm delivery."),
            ("decide-evidence-0", "A signed note."),
            ("decide-length", "2"),
            ("decide-unit", "years")
        );
        Assert.Contains("The panel has decided.", again);
        var decided = (await Case(stage, number)).Decision!;
        Assert.True(decided.OnAppeal && decided.Proposal.Grants);
        _ = Assert.Single(decided.Proposal.Conditions);
    }

    [Fact]
    public async Task Who_does_not_sit_is_offered_no_decision()
    {
        await using var stage = await Stage.Set();
        var number = await stage.At(Phase.Appeal);
        await stage.Act("pia", number, "seat-panel", new { members = new[] { "pia" } });
        using var per = await Browser.As(stage, "per");
        var page = await per.Open($"/en/appeals/{number}");
        Assert.Contains("You do not hear this appeal.", Browser.Text(page));
        Assert.DoesNotContain("value=\"decide-appeal\"", page);
        var form = Forms(page, "value=\"send-message\"")
            .Where(pair => pair.Key != "act")
            .Concat([
                KeyValuePair.Create("act", "decide-appeal"),
                KeyValuePair.Create("decide-outcome", "dismissed"),
                KeyValuePair.Create("decide-public", "Because."),
                KeyValuePair.Create("decide-applicant", "Because."),
            ]);
        Assert.Contains(
            "You are not among the members who hear this appeal",
            await per.Post($"/en/appeals/{number}", 422, form)
        );
    }

    [Fact]
    public async Task A_hearing_and_a_measure_are_recorded()
    {
        await using var stage = await Stage.Set();
        var number = await stage.At(Phase.Appeal);
        await stage.Act("pia", number, "seat-panel", new { members = new[] { "pia" } });
        using var pia = await Browser.As(stage, "pia");
        _ = await pia.Open($"/en/appeals/{number}");
        _ = await pia.Send("value=\"hear\"", 422, ("hear-minutes", "They were heard."));
        _ = await pia.Send("value=\"hear\"", 200, ("hear-present", "ann\nole"));
        var page = await pia.Send(
            "value=\"order-interim\"",
            422,
            ("interim-measure", "Keep the goods."),
            ("interim-until-day", "32")
        );
        Assert.Contains("Enter a day that exists", page);
        _ = await pia.Send(
            "value=\"order-interim\"",
            200,
            ("interim-until-day", "31"),
            ("interim-until-month", "12"),
            ("interim-until-year", "2026")
        );
        var appeal = (await Case(stage, number)).Appeal!;
        Assert.Equal(["ann", "ole"], appeal.Hearing!.Present);
        Assert.Equal(new DateOnly(2026, 12, 31), appeal.Interim.Single().Until);
    }

    [Fact]
    public async Task A_grievance_is_admitted_answered_and_ended()
    {
        await using var stage = await Stage.Set();
        var number = (
            await stage.Send(
                "ann",
                "POST",
                "/cases",
                new
                {
                    kind = "grievance",
                    title = "The form asks twice",
                    authority = "ombudsperson",
                    grievance = new { kind = "treatment", text = "The same names, twice." },
                },
                201
            )
        ).GetProperty("number").GetString()!;
        await stage.Act("ann", number, "submit");
        using var omar = await Browser.As(stage, "omar");
        Assert.Contains("To be looked at", Browser.Text(await omar.Open("/en/grievances")));
        Assert.Contains("The same names, twice.", await omar.Open($"/en/grievances/{number}"));
        _ = await omar.Send("value=\"decline-grievance\"", 422);
        _ = await omar.Send("value=\"admit-grievance\"");
        Assert.DoesNotContain("value=\"decline-grievance\"", omar.Page);
        _ = await omar.Send("value=\"propose-redress\"", 422);
        _ = await omar.Send("value=\"propose-redress\"", 200, ("redress-text", "Ask once."));
        var page = await omar.Send(
            "value=\"send-message\"",
            422,
            ("message-to", "nobody"),
            ("message-text", "What do you say?")
        );
        Assert.Contains("Choose whom you write to", page);
        Assert.Contains("Enter a subject", page);
        Assert.Contains("What do you say?", page);
        _ = await omar.Send(
            "value=\"send-message\"",
            200,
            ("message-to", Stage.Authority),
            ("message-subject", "Your form")
        );
        _ = await omar.Send(
            "value=\"end-grievance\"",
            200,
            ("end-result", "It asks once now."),
            ("end-review", "yes")
        );
        var grievance = (await Case(stage, number)).Grievance!;
        Assert.True(grievance.ForReview);
        Assert.Equal("It asks once now.", grievance.Result);
        Assert.Contains("No grievance waits.", Browser.Text(await omar.Open("/en/grievances")));
    }

    [Fact]
    public async Task Supervisors_see_what_is_late_and_what_it_waits_for()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        _ = await stage.Draft();
        stage.Server.Clock.Pass(TimeSpan.FromDays(20));
        // Any act meets the case as its clocks left it.
        await stage.Act("ole", number, "write-note", new { text = "Late.", handling = "internal" });
        using var sam = await Browser.As(stage, "sam");
        var page = await sam.Open("/en/supervision");
        var text = Browser.Text(page);
        Assert.Contains("1 open", text);
        Assert.Contains("First action: The authority’s first step", text);
        Assert.Matches("href=\"/en/work\\?who=(ole|nobody)\"", page);
        Assert.Contains($"href=\"/en/work/{number}\"", page);
        Assert.Contains(
            "Nothing was decided in the last 30 days",
            await sam.Open("/en/supervision?days=30")
        );
        _ = await sam.Open("/en/supervision?days=-1");

        // What is restricted to others is in no list of a head's; a supervisor answers for it.
        await stage.Act(
            "sam",
            number,
            "restrict",
            new { persons = new[] { "ole" }, why = "An enquiry." }
        );
        using var dag = await Browser.As(stage, "dag");
        Assert.DoesNotContain(number, await dag.Open("/en/supervision"));
        Assert.Contains(number, await sam.Open("/en/supervision"));

        using var ada = await Browser.As(stage, "ada");
        _ = await ada.Open($"/en/oversight/{number}");
        await stage.Server.Service<Looks>().StopAsync(CancellationToken.None);
        _ = await sam.Open($"/en/supervision/looks?number={number}");
        Assert.Equal($"/en/supervision/looks/{number}", sam.At.AbsolutePath);
        Assert.Contains("ada", Browser.Text(sam.Page));
        _ = await sam.Open("/en/supervision/looks?number=nothing", 404);
        using var hege = await Browser.As(stage, "hege");
        Assert.DoesNotContain("Show who looked", await hege.Open("/en/supervision"));
        _ = await hege.Open($"/en/supervision/looks/{number}", 403);
    }

    [Fact]
    public async Task Auditors_read_everything_change_nothing_and_are_told_they_are_seen()
    {
        await using var stage = await Stage.Set();
        var number = await stage.At(Phase.Decided);
        using (await stage.Ask("rita", "GET", $"/cases/{number}")) { }
        using var ada = await Browser.As(stage, "ada");
        var page = Browser.Text(await ada.Open($"/en/oversight?authority={Stage.Authority}"));
        Assert.Contains("Every case you open is written down", page);
        Assert.Contains("rita", page);
        Assert.Contains("stage", page);
        var read = await ada.Open($"/en/oversight/{number}");
        Assert.Contains("That you opened this case is written down", read);
        Assert.Contains("Closed reasons.", read);
        Assert.Equal(1, Regex.Count(read, "<form method=\"post\""));
        _ = await ada.Open($"/en/oversight/case?number={number}");
        Assert.Equal($"/en/oversight/{number}", ada.At.AbsolutePath);
        _ = await ada.Open("/en/oversight?after=nowhere", 422);
    }

    [Fact]
    public async Task Whoever_prepared_a_decision_is_told_why_another_signs_it()
    {
        await using var stage = await Stage.Set();
        var number = await stage.At(Phase.Proposed);
        using var ole = await Browser.As(stage, "ole");
        var page = Browser.Text(await ole.Open("/en/work/countersign"));
        Assert.Contains("Nothing waits for your signature.", page);
        Assert.Contains("Who prepared a decision in this case cannot approve one", page);
        using var siv = await Browser.As(stage, "siv");
        page = Browser.Text(await siv.Open("/fr/work/countersign"));
        Assert.Contains(number, page);
        Assert.Contains("Préparé par ole", page);
        await stage.Act("siv", number, "countersign", new { proposal = "P1" });
        Assert.DoesNotContain(number, await siv.Open("/en/work/countersign"));
    }

    private static async Task<Case> Case(Stage stage, string number) =>
        (
            await stage.Server.Database.Read(reading =>
                stage.Desk.Find(reading, CaseNumber.Parse(number, null), stage.Desk.Now)
            )
        )!.Case;

    private static IEnumerable<KeyValuePair<string, string>> Forms(string page, string which) =>
        Browser.Held(
            Regex
                .Matches(page, "<form\\b.*?</form>", RegexOptions.Singleline)
                .First(one => one.Value.Contains(which, StringComparison.Ordinal))
                .Value
        );
}
