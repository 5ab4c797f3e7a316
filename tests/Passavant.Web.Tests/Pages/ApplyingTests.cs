using System.Text;
using System.Text.RegularExpressions;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.Tests.Cases;

namespace Passavant.Web.Tests.Pages;

/// <summary>The applicants' pages: writing an application with colleagues, submitting it, following it, and the end user's statement.</summary>
public sealed partial class ApplyingTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4 an order");

    [Fact]
    public async Task An_application_is_written_in_any_order_signed_for_and_submitted()
    {
        await using var stage = await Stage.Set();
        using var ann = await Browser.As(stage, "ann");
        var home = await Draft(ann);
        Assert.Contains("0 of 4 done", ann.Page);
        // The parties before the goods: any order will do.
        await Party(ann, home, "exporter", "Nordic Drives AS", "NO");
        await Party(ann, home, "end user", "Fábrica Sul Ltda", "BR");
        _ = await ann.Open($"{home}/use");
        _ = await ann.Send(
            "name=\"use\"",
            200,
            ("use", "Driving spindles of wood-working machines.")
        );
        Assert.EndsWith("/facts/transfer", ann.At.AbsolutePath);
        _ = await ann.Send("name=\"asked\"", 200, ("fact-end_use", "civil"), ("then", "leave"));
        await Line(ann, home, "Frequency changer ND-1000");
        Assert.EndsWith("/facts/line-1", ann.At.AbsolutePath);
        _ = await ann.Send("name=\"asked\"", 200, ("fact-output_frequency", "1 000,5"));
        Assert.Equal(
            "1000.5 Hz",
            (await Kept(stage, home))
                .Application.Transfer.GetProperty("items")[0]
                .GetProperty("facts")
                .GetProperty("output frequency")
                .GetString()
        );

        _ = await ann.Open($"{home}/statements");
        _ = await ann.Send(
            "handler=Ask",
            200,
            ("address-1", "maria@fabrica.example"),
            ("language-1", "fr")
        );
        Assert.Contains("sent; to be signed until", ann.Page);
        var link = await LinkOf(stage, home, "S1");
        Assert.StartsWith("/fr/statements/", link);
        using var maria = new Browser(stage.Server);
        Assert.Contains("Driving spindles", await maria.Open(link));
        Assert.Contains("lang=\"fr\"", maria.Page);
        await Sign(maria);
        Assert.Contains("La déclaration est signée", maria.Page);

        _ = await ann.Open($"{home}/check");
        Assert.Contains("Tick that what you say is true", await ann.Send("name=\"true\"", 422));
        _ = await ann.Send("name=\"true\"", 200, ("true", "yes"));
        Assert.EndsWith(home[3..], ann.At.AbsolutePath);
        Assert.Contains("Where it stands", ann.Page);
        Assert.Equal(Phase.Submitted, (await Kept(stage, home)).Phase);
        await stage.Sound();
    }

    [Fact]
    public async Task Whoever_has_no_applications_is_told_how_to_begin()
    {
        await using var stage = await Stage.Set();
        using var ann = await Browser.As(stage, "ann");
        Assert.Contains("You have no applications yet.", await ann.Open("/en/applications"));
        Assert.Contains("/en/applications/new", ann.Page);
        Assert.Contains("Nothing yet", await ann.Open("/en/products"));
        Assert.Contains("Nobody yet", await ann.Open("/en/parties"));
    }

    [Fact]
    public async Task A_beginning_with_nothing_or_too_much_is_mended_and_keeps_what_was_typed()
    {
        await using var stage = await Stage.Set();
        using var ann = await Browser.As(stage, "ann");
        _ = await ann.Open("/en/applications/new?kind=nonsense", 422);
        Assert.Contains("Choose what you ask for", ann.Page);
        _ = await ann.Open("/en/applications/new?kind=grievance");
        _ = await ann.Send("name=\"title\"", 422, ("authority", null));
        foreach (
            var says in new[]
            {
                "Say in a line what it is about",
                "Choose what it is about",
                "Say what happened",
                "Choose who decides",
            }
        )
            Assert.Contains(says, ann.Page);
        var title = new string('x', 201);
        _ = await ann.Send(
            "name=\"title\"",
            422,
            ("title", title),
            ("complaint", "delay"),
            ("text", "Nobody <answers>.")
        );
        Assert.Contains(title, ann.Page);
        Assert.Contains("Nobody &lt;answers&gt;.", ann.Page);
        _ = await ann.Send(
            "name=\"title\"",
            200,
            ("title", "No answer"),
            ("authority", "ombudsperson")
        );
        Assert.Contains("Nobody &lt;answers&gt;.", ann.Page);
        Assert.Equal(GrievanceKind.Delay, (await Kept(stage, ann.At.AbsolutePath)).Grievance!.Kind);
    }

    [Fact]
    public async Task A_form_sent_twice_is_done_once()
    {
        await using var stage = await Stage.Set();
        using var ann = await Browser.As(stage, "ann");
        _ = await ann.Open("/en/applications/new?kind=licence");
        var fields = Browser
            .Held(Form(ann.Page, "name=\"title\""))
            .Where(field => field.Key is not "title")
            .Append(KeyValuePair.Create("title", "Two pumps"))
            .ToList();
        fields.RemoveAll(field => field.Key == "authority");
        fields.Add(KeyValuePair.Create("authority", Stage.Authority));
        _ = await ann.Post("/en/applications/new?kind=licence", 200, fields);
        var first = ann.At;
        _ = await ann.Post("/en/applications/new?kind=licence", 200, fields);
        Assert.Equal(first, ann.At);
        var home = first.AbsolutePath;
        _ = await ann.Open($"{home}/goods/new");
        var line = Browser
            .Held(Form(ann.Page, "name=\"description\""))
            .Where(field => field.Key is not ("description" or "quantity" or "value"))
            .Concat([
                KeyValuePair.Create("description", "Pump"),
                KeyValuePair.Create("quantity", "1"),
                KeyValuePair.Create("value", "10"),
            ])
            .ToList();
        _ = await ann.Post($"{home}/goods/new", 200, line);
        _ = await ann.Post($"{home}/goods/new", 200, line);
        Assert.Single((await Kept(stage, home)).Application.Lines);
    }

    [Fact]
    public async Task Two_who_write_at_once_lose_nothing()
    {
        await using var stage = await Stage.Set();
        using var ann = await Browser.As(stage, "ann");
        using var bert = await Browser.As(stage, "bert");
        var home = await Draft(ann);
        _ = await bert.Open(home, 404);
        _ = await ann.Open($"{home}/colleagues");
        _ = await ann.Send("handler=In", 422);
        _ = await ann.Send("handler=In", 200, ("person", "bert"), ("may", "write"));

        _ = await ann.Open($"{home}/use");
        _ = await bert.Open($"{home}/use");
        _ = await bert.Send("name=\"use\"", 200, ("use", "For pumps."));
        _ = await ann.Send("name=\"use\"", 422, ("use", "For sawing wood."));
        Assert.Contains("Somebody acted on this case while you were writing", ann.Page);
        Assert.Contains("For sawing wood.", ann.Page);
        Assert.Equal("For pumps.", (await Kept(stage, home)).Application.EndUse);
        _ = await ann.Send("name=\"use\"", 200);
        Assert.Equal("For sawing wood.", (await Kept(stage, home)).Application.EndUse);

        // Bert writes, but does not submit or withdraw.
        Assert.Contains("not withdraw it", await bert.Open($"{home}/withdraw"));
        Assert.Contains("but not submit it", await bert.Open($"{home}/check"));
    }

    [Fact]
    public async Task A_line_that_cannot_be_is_refused_field_by_field()
    {
        await using var stage = await Stage.Set();
        using var ann = await Browser.As(stage, "ann");
        var home = await Draft(ann);
        _ = await ann.Open($"{home}/goods/new");
        _ = await ann.Send(
            "name=\"description\"",
            422,
            ("quantity", "two"),
            ("value", "1.234"),
            ("currency", "euro"),
            ("item", "made up")
        );
        foreach (
            var says in new[]
            {
                "Say what it is",
                "Enter how many as a whole number",
                "Enter what it is worth",
                "Enter the currency in three letters",
                "Choose a kind from the list",
            }
        )
            Assert.Contains(says, ann.Page);
        Assert.Contains("value=\"two\"", ann.Page);
        Assert.Empty((await Kept(stage, home)).Application.Lines);
        await Line(ann, home, "Frequency changer");
        _ = await ann.Send("name=\"asked\"", 422, ("fact-output_frequency", "quick"));
        Assert.Contains("enter a number in", ann.Page);
        Assert.Contains("value=\"quick\"", ann.Page);
        Assert.DoesNotContain(
            "output frequency",
            $"{(await Kept(stage, home)).Application.Transfer}"
        );
    }

    [Fact]
    public async Task What_was_named_before_is_offered_again_with_its_facts()
    {
        await using var stage = await Stage.Set();
        _ = await stage.Submitted();
        using var bert = await Browser.As(stage, "bert");
        Assert.Contains("Frequency changer ND-1000", await bert.Open("/en/products"));
        Assert.Contains("Fábrica Sul Ltda", await bert.Open("/en/parties"));
        var home = await Draft(bert);
        _ = await bert.Open($"{home}/goods/new");
        _ = await bert.Open(Use().Match(bert.Page).Groups[1].Value);
        Assert.Contains("value=\"Frequency changer ND-1000\"", bert.Page);
        _ = await bert.Send("name=\"description\"", 200, ("quantity", "3"), ("value", "100"));
        Assert.Contains("1000 Hz", $"{(await Kept(stage, home)).Application.Transfer}");
        // Another organisation sees none of it.
        using var rita = await Browser.As(stage, "rita");
        Assert.DoesNotContain("Frequency changer", await rita.Open("/en/products"));
        Assert.DoesNotContain("Fábrica", await rita.Open("/en/parties"));
    }

    [Fact]
    public async Task Documents_are_what_their_bytes_say_and_are_put_in_all_or_none()
    {
        await using var stage = await Stage.Set();
        using var ann = await Browser.As(stage, "ann");
        var home = await Draft(ann);
        _ = await ann.Open($"{home}/documents");
        _ = await ann.Send("name=\"purpose\"", 422);
        Assert.Contains("Choose a file", ann.Page);
        _ = await ann.Upload(
            "name=\"purpose\"",
            422,
            "files",
            [("order.pdf", Pdf), ("run.pdf", [0x4D, 0x5A, 0, 1])],
            ("purpose", "contract")
        );
        Assert.Contains("run.pdf is not a PDF", ann.Page);
        Assert.Empty((await Kept(stage, home)).Documents);
        _ = await ann.Upload(
            "name=\"purpose\"",
            200,
            "files",
            [("order.pdf", Pdf), ("note.txt", "Note"u8.ToArray())],
            ("purpose", "contract")
        );
        Assert.Equal(2, (await Kept(stage, home)).Documents.Count);
        _ = await ann.Upload(
            "name=\"purpose\"",
            422,
            "files",
            [("again.pdf", Pdf)],
            ("purpose", "contract")
        );
        Assert.Contains("again.pdf is in the case already", ann.Page);
    }

    [Fact]
    public async Task A_question_is_answered_in_place_with_its_documents_or_not_at_all()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        await stage.Act(
            "ole",
            number,
            "ask",
            new
            {
                point = "place of use",
                text = "Where will they stand?",
                ground = "M-STOP-applicant",
            }
        );
        using var ann = await Browser.As(stage, "ann");
        Assert.Contains("Answer the question on place of use", await ann.Open("/en/applications"));
        var home = $"/en/applications/{number}";
        _ = await ann.Open(home);
        Assert.Contains("Where will they stand?", ann.Page);
        Assert.Contains("stands still until you answer", ann.Page);
        _ = await ann.Upload("handler=Answer", 422, "files-Q1", [("plan.pdf", Pdf)]);
        Assert.Empty((await Kept(stage, home)).Documents);
        _ = await ann.Upload(
            "handler=Answer",
            200,
            "files-Q1",
            [("plan.pdf", Pdf)],
            ("answer-Q1", "In works 2.")
        );
        var kept = await Kept(stage, home);
        Assert.Equal("In works 2.", kept.Questions[0].Answer);
        Assert.Equal([Assert.Single(kept.Documents).Sha256], kept.Questions[0].Documents);
        await stage.Sound();
    }

    [Fact]
    public async Task An_answer_to_what_is_over_is_kept_on_the_page_and_nothing_is_half_saved()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        await stage.Act("ole", number, "ask", new { point = "use", text = "What for?" });
        var home = $"/en/applications/{number}";
        using var ann = await Browser.As(stage, "ann");
        _ = await ann.Open(home);
        var before = ann.Page;
        await stage.Act("ole", number, "close-question", new { question = "Q1" });
        _ = await ann.Upload(
            "handler=Answer",
            422,
            "files-Q1",
            [("plan.pdf", Pdf)],
            ("answer-Q1", "For saws.")
        );
        Assert.Contains("Somebody acted on this case", ann.Page);
        Assert.Contains("handler=Answer", before);
        Assert.Empty((await Kept(stage, home)).Documents);
    }

    [Fact]
    public async Task A_notice_is_answered_a_refusal_appealed_and_the_panel_told_more()
    {
        await using var stage = await Stage.Set();
        var number = await stage.At(Phase.Notice);
        var home = $"/en/applications/{number}";
        using var ann = await Browser.As(stage, "ann");
        _ = await ann.Open(home);
        Assert.Contains("The end use is not shown.", ann.Page);
        Assert.Contains("A statement on the machines.", ann.Page);
        Assert.DoesNotContain("Closed reasons.", ann.Page);
        _ = await ann.Send("handler=Notice", 422);
        Assert.Contains("Write your answer", ann.Page);
        _ = await ann.Send("handler=Notice", 200, ("answer", "It is civil."), ("hearing", "yes"));
        Assert.Contains("heard in person", (await Kept(stage, home)).Notice!.Answer!);
        _ = await ann.Open($"{home}/appeal");
        Assert.Contains("nothing in this case to appeal against now", ann.Page);

        await stage.Act("siv", number, "issue", new { proposal = "P1" });
        Assert.Contains("Reasons for you.", await ann.Open(home));
        Assert.DoesNotContain("Closed reasons.", ann.Page);
        Assert.Contains("You may appeal", ann.Page);
        _ = await ann.Open($"{home}/appeal");
        _ = await ann.Send("name=\"grounds\"", 422, ("against", null));
        _ = await ann.Send(
            "name=\"grounds\"",
            200,
            ("against", "refusal"),
            ("grounds", "It is civil."),
            ("hearing", "no")
        );
        Assert.Equal(Phase.Appeal, (await Kept(stage, home)).Phase);
        _ = await ann.Send("handler=Submission", 200, ("submission", "See the plan."));
        Assert.Contains("See the plan.", ann.Page);
        _ = await ann.Open($"{home}/withdraw", 404);
    }

    [Fact]
    public async Task What_was_submitted_is_amended_with_a_reason_and_needs_a_new_statement()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        var home = $"/en/applications/{number}";
        using var ann = await Browser.As(stage, "ann");
        _ = await ann.Open($"{home}/goods/1");
        _ = await ann.Send("name=\"description\"", 422, ("quantity", "3"));
        Assert.Contains("Say why you change what you submitted", ann.Page);
        Assert.Contains("value=\"3\"", ann.Page);
        _ = await ann.Send(
            "name=\"description\"",
            200,
            ("quantity", "3"),
            ("why", "One more was ordered.")
        );
        Assert.Equal(3, (await Kept(stage, home)).Application.Lines[0].Quantity);
        Assert.Contains("the application changed since", await ann.Open($"{home}/statements"));
        Assert.Contains("Get the end-use statement of", await ann.Open("/en/applications"));
        _ = await ann.Open($"{home}/withdraw");
        _ = await ann.Send("name=\"why\"", 422);
        _ = await ann.Send("name=\"why\"", 200, ("why", "The order was cancelled."));
        Assert.Contains("Withdrawn", ann.Page);
        _ = await ann.Open($"{home}/goods/1", 404);
    }

    [Fact]
    public async Task Evidence_messages_and_noted_changes_follow_a_grant()
    {
        await using var stage = await Stage.Set();
        var number = await stage.At(Phase.Decided);
        var home = $"/en/applications/{number}";
        using var ann = await Browser.As(stage, "ann");
        _ = await ann.Open(home);
        Assert.Contains("Granted", ann.Page);
        _ = await ann.Send("handler=Message", 422, ("subject", "Delivery"));
        Assert.Contains("value=\"Delivery\"", ann.Page);
        _ = await ann.Send(
            "handler=Message",
            200,
            ("subject", "Delivery"),
            ("message", "They have arrived.")
        );
        Assert.Contains("They have arrived.", ann.Page);
        _ = await ann.Open($"{home}/change");
        _ = await ann.Send("name=\"rule\"", 422);
        _ = await ann.Send(
            "name=\"rule\"",
            200,
            ("rule", "M-CHG-address"),
            ("text", "Storgata 2.")
        );
        Assert.Contains("Storgata 2.", ann.Page);
    }

    [Fact]
    public async Task A_statement_is_signed_only_whole_and_its_link_says_how_it_stands()
    {
        await using var stage = await Stage.Set();
        var number = await stage.Draft();
        var home = $"/en/applications/{number}";
        using var ann = await Browser.As(stage, "ann");
        using var maria = new Browser(stage.Server);
        Assert.Contains(
            "This link leads nowhere",
            await maria.Open("/en/statements/2026-000001.nothing", 404)
        );
        _ = await ann.Open($"{home}/statements");
        _ = await ann.Send("handler=Ask", 422, ("address-1", "nobody"));
        Assert.Contains("Enter an e-mail address", ann.Page);
        _ = await ann.Send("handler=Ask", 200, ("address-1", "maria@fabrica.example"));
        var first = await LinkOf(stage, home, "S1");
        _ = await maria.Open(first);
        Assert.Contains("Frequency changer ND-1000", maria.Page);
        _ = await maria.Send("name=\"endUser\"", 422, ("name", "Maria <Souza>"));
        foreach (
            var says in new[]
            {
                "Enter your position",
                "Say where you use them",
                "Tick the undertakings marked as needed",
                "Tick that you know yourself",
            }
        )
            Assert.Contains(says, maria.Page);
        Assert.Contains("Maria &lt;Souza&gt;", maria.Page);

        // A newer link ends the first.
        _ = await ann.Open($"{home}/statements");
        _ = await ann.Send("handler=Ask", 200, ("address-1", "maria@fabrica.example"));
        Assert.Contains("This link no longer works", await maria.Open(first));
        var second = await LinkOf(stage, home, "S2");
        _ = await maria.Open(second);
        var form = maria.Page;
        await Sign(maria);
        Assert.Contains("The statement is signed", maria.Page);
        Assert.Equal(
            Assurance.Low,
            (await Kept(stage, home)).Statements[1].Signed!.Signatory.Assurance
        );
        // Sent again, it stays as it was signed.
        Assert.Contains("name=\"endUser\"", form);
        _ = await maria.Post(
            second,
            200,
            Browser
                .Held(Form(form, "name=\"endUser\""))
                .Where(field => field.Key != "place")
                .Append(KeyValuePair.Create("place", "Elsewhere"))
        );
        Assert.Contains("The statement is signed", maria.Page);
        Assert.DoesNotContain("Elsewhere", maria.Page);
    }

    [Fact]
    public async Task A_link_sent_before_the_application_changed_asks_for_a_new_one()
    {
        await using var stage = await Stage.Set();
        var number = await stage.Draft();
        var home = $"/en/applications/{number}";
        using var ann = await Browser.As(stage, "ann");
        _ = await ann.Open($"{home}/statements");
        _ = await ann.Send("handler=Ask", 200, ("address-1", "maria@fabrica.example"));
        _ = await ann.Open($"{home}/use");
        _ = await ann.Send("name=\"use\"", 200, ("use", "Something else."));
        using var maria = new Browser(stage.Server);
        Assert.Contains(
            "The application was changed",
            await maria.Open(await LinkOf(stage, home, "S1"))
        );
        Assert.Contains("the application changed since", await ann.Open($"{home}/statements"));
    }

    [Theory]
    [InlineData("ole")]
    [InlineData("ada")]
    [InlineData("omar")]
    public async Task Nobody_but_applicants_opens_their_pages(string who)
    {
        await using var stage = await Stage.Set();
        var number = await stage.Submitted();
        using var other = await Browser.As(stage, who);
        _ = await other.Open("/en/applications", 403);
        _ = await other.Open($"/en/applications/{number}", 403);
        using var rita = await Browser.As(stage, "rita");
        foreach (var part in new[] { "", "/check", "/goods", "/statements", "/documents" })
            _ = await rita.Open($"/en/applications/{number}{part}", 404);
    }

    private static async Task<string> Draft(Browser browser)
    {
        _ = await browser.Open("/en/applications/new?kind=licence");
        _ = await browser.Send(
            "name=\"title\"",
            200,
            ("title", "Two frequency changers"),
            ("authority", Stage.Authority)
        );
        return browser.At.AbsolutePath;
    }

    private static async Task Party(
        Browser browser,
        string home,
        string role,
        string name,
        string country
    )
    {
        _ = await browser.Open($"{home}/parties/new");
        _ = await browser.Send(
            "name=\"role\"",
            200,
            ("role", role),
            ("name", name),
            ("address", "Street 1"),
            ("country", country)
        );
    }

    private static async Task Line(Browser browser, string home, string description)
    {
        _ = await browser.Open($"{home}/goods/new");
        _ = await browser.Send(
            "name=\"description\"",
            200,
            ("description", description),
            ("item", "frequency changer"),
            ("quantity", "2"),
            ("value", "12 000,50")
        );
    }

    private static Task<string> Sign(Browser browser) =>
        browser.Send(
            "name=\"endUser\"",
            200,
            ("place", "Curitiba, works 2"),
            ("name", "Maria Souza"),
            ("title", "Director"),
            ("authority", "By her office"),
            ("knows", "yes"),
            ("undertakings", "stated-use-only"),
            ("undertakings", "no-weapons-of-mass-destruction"),
            ("undertakings", "no-re-export")
        );

    private static async Task<Case> Kept(Stage stage, string home) =>
        (
            await stage.Server.Database.Read(reading =>
                stage.Desk.Find(reading, CaseNumber.Parse(home.Split('/')[^1]), stage.Desk.Now)
            )
        )!.Case;

    private static async Task<string> LinkOf(Stage stage, string home, string statement)
    {
        var number = home.Split('/')[^1];
        var mails = await stage.Server.Database.Read(reading => Mails.Of(reading, number));
        return new Uri(
            Link().Match(mails.First(mail => mail.Id == $"{number}.{statement}").Body).Value
        ).AbsolutePath;
    }

    private static string Form(string page, string holds) =>
        Forms()
            .Matches(page)
            .Select(one => one.Value)
            .First(one => one.Contains(holds, StringComparison.Ordinal));

    [GeneratedRegex(@"http://\S+/statements/[0-9-]+\.[A-Za-z0-9_-]+")]
    private static partial Regex Link();

    [GeneratedRegex("<form\\b.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("href=\"([^\"]*/goods/new\\?use=[^\"]*)\"")]
    private static partial Regex Use();
}
