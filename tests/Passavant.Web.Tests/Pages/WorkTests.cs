using Passavant.Cases;
using Passavant.Web.Tests.Cases;

namespace Passavant.Web.Tests.Pages;

/// <summary>The officials' queue and case page: from what was submitted to the decision, by forms alone.</summary>
public sealed class WorkTests
{
    [Fact]
    public async Task A_case_goes_from_submission_to_a_grant_with_conditions_by_forms_alone()
    {
        await using var stage = await Stage.Set();
        var number = await stage.Submitted();
        using var ole = await Browser.As(stage, "ole");
        Assert.Contains(number, await ole.Open("/en/work"));
        var page = await ole.Open($"/en/work/{number}");
        Assert.Contains("href=\"#act-acknowledge\"", page);
        foreach (var act in new[] { "acknowledge", "screen", "assess" })
        {
            page = await ole.Send(Of(act));
            Assert.Equal($"/en/work/{number}", ole.At.AbsolutePath);
            Assert.Contains("class=\"p-done\"", page);
        }
        Assert.Contains("href=\"#act-propose\"", page);
        page = await ole.Send(
            Of("propose"),
            200,
            ("propose-verdict", "grant"),
            ("propose-public", "Civil use by a known end user."),
            ("propose-applicant", "Your end user is known to us."),
            ("propose-what-1", "Confirm delivery to the end user"),
            ("propose-evidence-1", "Delivery note signed by the end user"),
            ("propose-within-1", "30"),
            ("propose-within-1-unit", "days"),
            ("propose-safeguards", "M-MIT-serial"),
            ("propose-validity", "2"),
            ("propose-validity-unit", "years")
        );
        Assert.Contains("Proposal P1 by ole", Browser.Text(page));
        using var siv = await Browser.As(stage, "siv");
        _ = await siv.Open($"/en/work/{number}");
        page = await siv.Send(Of("countersign"), 200, ("countersign-remark", "I agree."));
        Assert.Contains("Nothing stands in the way.", Browser.Text(page));
        page = await siv.Send(Of("issue"));
        Assert.Contains("Decision D1 of", Browser.Text(page));
        var one = (
            await stage.Desk.Store.Read(reading =>
                Passavant.Web.Cases.CaseFiles.Find(
                    stage.Desk,
                    reading,
                    CaseNumber.Parse(number),
                    stage.Desk.Now
                )
            )
        )!.Case;
        Assert.Equal(Phase.Decided, one.Phase);
        Assert.Equal("Confirm delivery to the end user", one.Conditions[0].Condition.What);
        Assert.Equal("30 days", $"{one.Conditions[0].Condition.Within}");
        // The condition the accord's safeguard brings, in the applicant's language.
        Assert.Contains("number", one.Conditions[1].Condition.What, StringComparison.Ordinal);
        await stage.Sound();
    }

    [Fact]
    public async Task Who_prepared_a_decision_does_not_countersign_it_and_is_told_so()
    {
        await using var stage = await Stage.Set();
        var number = await stage.At(Phase.Proposed);
        using var ole = await Browser.As(stage, "ole");
        var page = await ole.Open($"/en/work/{number}");
        Assert.Contains("another officer countersigns", page);
        Assert.DoesNotContain(Of("countersign"), page);
        // Sent all the same, it is refused.
        var sent = Token(page).Append(new("act", "countersign"));
        page = await ole.Post($"/en/work/{number}", 422, sent);
        Assert.Contains("cannot approve one; another has to sign", page);
    }

    [Fact]
    public async Task What_was_typed_is_kept_where_something_is_wrong_and_nothing_is_done()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        using var ole = await Browser.As(stage, "ole");
        _ = await ole.Open($"/en/work/{number}");
        var happened = await stage.Happened();
        var page = await ole.Send(
            Of("propose"),
            422,
            ("propose-verdict", "refuse"),
            ("propose-public", "Too <risky>."),
            ("propose-basis", "")
        );
        Assert.Equal(happened, await stage.Happened());
        Assert.Contains("govuk-error-summary", page);
        Assert.Contains("Too &lt;risky&gt;.", page);
        Assert.Contains("<details class=\"p-act\" id=\"act-propose\" open>", page);
        Assert.Contains("href=\"#f-propose-basis\"", page);
        // Mended, it is done.
        page = await ole.Send(
            Of("propose"),
            200,
            ("propose-applicant", "The end use is not shown."),
            ("propose-basis", "Article 1\nArticle 2"),
            ("propose-help", "A statement on the machines."),
            ("propose-departs", "Of what is known of the end user.")
        );
        Assert.Contains("Article 1, Article 2", page);
    }

    [Fact]
    public async Task A_form_sent_twice_is_done_once()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        using var ole = await Browser.As(stage, "ole");
        var page = await ole.Open($"/en/work/{number}");
        var form = Form(page, "ask");
        var sent = Browser
            .Held(form)
            .Where(pair => !pair.Key.StartsWith("ask-", StringComparison.Ordinal))
            .Concat([
                new("ask-point", "speed"),
                new("ask-text", "How fast does the spindle turn?"),
                new("ask-ground", "M-STOP-applicant"),
            ])
            .ToList();
        _ = await ole.Post($"/en/work/{number}", 200, sent);
        page = await ole.Post($"/en/work/{number}", 200, sent);
        Assert.Contains("Q1: speed", page);
        Assert.DoesNotContain("Q2", page);
    }

    [Fact]
    public async Task Where_the_case_moved_on_meanwhile_it_is_said_and_what_was_typed_stays()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        using var ole = await Browser.As(stage, "ole");
        _ = await ole.Open($"/en/work/{number}");
        await stage.Act("siv", number, "write-note", new { text = "Seen.", handling = "internal" });
        var page = await ole.Send(
            Of("write-note"),
            422,
            ("write-note-text", "I have seen it too."),
            ("write-note-handling", "internal")
        );
        Assert.Contains("Somebody acted on this case while you were writing", page);
        Assert.Contains("I have seen it too.", page);
        // What is new is shown, and the form is on the case as it now is.
        Assert.Contains("Seen.", page);
        page = await ole.Send(Of("write-note"));
        Assert.Contains("I have seen it too.", Browser.Text(page));
    }

    [Fact]
    public async Task Every_form_sent_empty_says_what_to_do_and_does_nothing()
    {
        await using var stage = await Stage.Set();
        foreach (
            var phase in new[]
            {
                Phase.Submitted,
                Phase.Review,
                Phase.Proposed,
                Phase.Notice,
                Phase.Appeal,
            }
        )
        {
            var number = await stage.At(phase);
            using var hege = await Browser.As(stage, "hege");
            var page = await hege.Open($"/en/work/{number}");
            var happened = await stage.Happened();
            foreach (
                var form in page.Split("<form ")
                    .Skip(1)
                    .Select(one => $"<form {one.Split("</form>")[0]}</form>")
                    .Where(one =>
                        one.Contains("<textarea", StringComparison.Ordinal)
                        && one.Contains("name=\"act\"", StringComparison.Ordinal)
                        // What is filled in for them may be sent as it stands, and a remark left out.
                        && !one.Contains("value=\"give-notice\"", StringComparison.Ordinal)
                        && !one.Contains("value=\"countersign\"", StringComparison.Ordinal)
                    )
            )
            {
                var sent = Browser
                    .Held(form)
                    .Select(pair =>
                        pair.Key is "act" or "about" or "version" or "once" or "ours"
                            ? pair
                            : new(pair.Key, "")
                    );
                var answer = await hege.Post($"/en/work/{number}", 422, sent);
                Assert.Contains("govuk-error-summary", answer);
            }
            Assert.Equal(happened, await stage.Happened());
        }
    }

    [Fact]
    public async Task Nobody_opens_a_case_that_is_not_theirs()
    {
        await using var stage = await Stage.Set();
        await stage.Strangers();
        var number = await stage.UnderReview();
        using var ann = await Browser.As(stage, "ann");
        _ = await ann.Open($"/en/work/{number}", 403);
        _ = await ann.Open("/en/work", 403);
        using var other = await Browser.As(stage, "o-head");
        _ = await other.Open($"/en/work/{number}", 404);
        Assert.DoesNotContain(number, await other.Open("/en/work"));
        using var dina = await Browser.As(stage, "dina");
        _ = await dina.Open($"/en/work/{number}", 403);
    }

    [Fact]
    public async Task The_queue_finds_what_is_looked_for_and_says_so_where_there_is_nothing()
    {
        await using var stage = await Stage.Set();
        using var ole = await Browser.As(stage, "ole");
        Assert.Contains("Nothing is open.", await ole.Open("/en/work"));
        var number = await stage.UnderReview();
        Assert.Contains(number, await ole.Open("/en/work?who=me&phase=review&destination=BR"));
        var page = await ole.Open("/en/work?phase=proposed");
        Assert.DoesNotContain(number, page);
        Assert.Contains("No case is like that.", page);
        // What makes no sense in an address is as if it were not asked for.
        Assert.Contains(number, await ole.Open("/en/work?phase=nonsense&due=soon&after=nowhere"));
    }

    [Fact]
    public async Task A_supervisor_reads_who_looked_and_decides_nothing()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        using var sam = await Browser.As(stage, "sam");
        var page = await sam.Open($"/en/work/{number}");
        Assert.Contains(Of("assign"), page);
        Assert.Contains(Of("restrict"), page);
        Assert.DoesNotContain(Of("propose"), page);
        page = await sam.Send(Of("assign"), 200, ("assign-person", "siv"));
        Assert.Contains("Gave the case to an officer", Browser.Text(page));
    }

    private static string Of(string act) => $"name=\"act\" value=\"{act}\"";

    private static string Form(string page, string act) =>
        page.Split("<form ")
            .Select(one => one.Split("</form>")[0])
            .First(one => one.Contains(Of(act), StringComparison.Ordinal));

    private static IEnumerable<KeyValuePair<string, string>> Token(string page) =>
        Browser.Held(Form(page, "ask")).Where(pair => pair.Key == "ours");
}
