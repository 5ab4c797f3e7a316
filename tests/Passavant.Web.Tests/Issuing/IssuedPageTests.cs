using System.Net;
using System.Text;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Tests.Cases;
using Passavant.Web.Tests.Pages;
using Logging = Passavant.Web.Tests.Log.Logging;

namespace Passavant.Web.Tests.Issuing;

/// <summary>What people see of issued documents: on the pages of their case, on paper, and where anybody checks one.</summary>
public sealed class IssuedPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holder_and_officer_see_the_documents_and_print_one_with_its_picture()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.At(Phase.Decided);
        using var ann = await Browser.As(stage, "ann");
        await IssuingTests.Settle(stage.Server);
        using var ole = await Browser.As(stage, "ole");
        foreach (
            var (browser, path) in new[]
            {
                (ann, $"/en/applications/{number}"),
                (ole, $"/en/work/{number}"),
            }
        )
        {
            await browser.Open(path);
            Assert.Contains("Documents anyone can check", browser.Page);
            Assert.Contains($"/cases/{number}/issued/L-{number}\"", browser.Page);
            await browser.Open($"/en/cases/{number}/issued/L-{number}");
            Assert.Contains("class=\"p-qr\"", browser.Page);
            Assert.Contains("Fábrica Sul Ltda", Browser.Text(browser.Page));
        }
        await ann.Open($"/fr/cases/{number}/issued/L-{number}");
        Assert.Contains("Résumé sur papier", Browser.Text(ann.Page));
        await ann.Open($"/en/cases/{number}/issued/L-2026-999999", 404);
        using var rita = await Browser.As(stage, "rita");
        await rita.Open($"/en/cases/{number}/issued/L-{number}", 404);
        using var eve = await Browser.As(stage, "eve");
        await eve.Open($"/en/cases/{number}/issued/L-{number}", 403);
    }

    [Fact]
    public async Task Anybody_checks_a_text_or_a_file_and_sees_what_was_not_checked()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.At(Phase.Decided);
        await IssuingTests.Settle(stage.Server);
        var row = (
            await stage.Server.Database.Read(
                reading => IssuedDocuments.Find(reading, $"L-{number}"),
                Stop
            )
        )!;
        var before = await stage.Server.Database.Read(Events.Count, Stop);
        using var browser = new Browser(stage.Server);
        foreach (
            var (text, says) in new[]
            {
                (DocumentSummary.ToQr(row.Summary), "Nothing failed, but not everything"),
                (
                    $"  {DocumentSummary.ToQr(row.Summary)}\r\n",
                    "Nothing failed, but not everything"
                ),
                (row.Document, "Nothing failed, but not everything"),
                (row.Document[..^40], "Do not rely on it"),
                (row.Document.Replace("eyJ", "eyK", StringComparison.Ordinal), "Do not rely on it"),
                ("PASSAVANT1:%%%", "Do not rely on it"),
                ("{\"passavant-document\":1}", "Do not rely on it"),
                (new string('[', 20_000), "Do not rely on it"),
                ("<script>alert(1)</script>~", "Do not rely on it"),
            }
        )
        {
            await browser.Open("/en/verify");
            await browser.Send("multipart/form-data", 200, ("text", text));
            Assert.Contains(says, Browser.Text(browser.Page));
            Assert.DoesNotContain("<script>alert", browser.Page);
        }
        await browser.Open("/en/verify");
        await browser.Send("multipart/form-data", 200, ("text", DocumentSummary.ToQr(row.Summary)));
        var page = Browser.Text(browser.Page);
        // Paper brings no proof; the log that gives one is here.
        Assert.Contains("That it was issued stands in the log", page);
        Assert.Contains("Fábrica Sul Ltda", page);
        Assert.Contains("What was not checked: Is whoever shows it its holder?", page);
        await browser.Open("/fr/verify");
        await browser.Send("multipart/form-data", 200, ("text", DocumentSummary.ToQr(row.Summary)));
        Assert.Contains("Sa délivrance figure au journal", Browser.Text(browser.Page));

        await browser.Open("/en/verify");
        await browser.Upload(
            "multipart/form-data",
            200,
            "file",
            [("licence.json", new DocumentBundle(row.Document, [], null).ToBytes())]
        );
        Assert.Contains("Nothing failed", Browser.Text(browser.Page));
        await browser.Open("/en/verify");
        await browser.Upload(
            "multipart/form-data",
            200,
            "file",
            [("noise.bin", [0xd2, 0x84, 0xff, 0x00])]
        );
        Assert.Contains("Do not rely on it", Browser.Text(browser.Page));
        await browser.Open("/en/verify");
        await browser.Send("multipart/form-data", 422);
        Assert.Contains("Paste the text of a document", Browser.Text(browser.Page));
        // Nothing given is kept.
        Assert.Equal(before, await stage.Server.Database.Read(Events.Count, Stop));
    }

    [Fact]
    public async Task What_was_revoked_is_said_to_be_and_only_this_page_may_use_the_camera()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var number = await stage.At(Phase.Decided);
        await IssuingTests.Settle(stage.Server);
        var row = (
            await stage.Server.Database.Read(
                reading => IssuedDocuments.Find(reading, $"L-{number}"),
                Stop
            )
        )!;
        await stage.Server.Database.Write(
            change => IssuedDocuments.Stand(change, row.Number, StatusList.Revoked),
            Stop
        );
        await IssuingTests.Settle(stage.Server);
        using var browser = new Browser(stage.Server);
        await browser.Open("/en/verify");
        await browser.Send("multipart/form-data", 200, ("text", DocumentSummary.ToQr(row.Summary)));
        Assert.Contains("It was revoked or suspended.", Browser.Text(browser.Page));
        using var ann = await Browser.As(stage, "ann");
        await ann.Open($"/en/cases/{number}/issued/L-{number}");
        Assert.Contains("Do not print it", ann.Page);

        async Task<string> Camera(string path)
        {
            using var answer = await stage.Server.Client.GetAsync(path, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return string.Join("", answer.Headers.GetValues("Permissions-Policy"));
        }
        Assert.Contains("camera=(self)", await Camera("/en/verify"));
        Assert.Contains("camera=()", await Camera("/en/log"));
    }

    [Fact]
    public async Task A_receipt_is_a_document_for_whoever_has_its_address_and_is_issued_once()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        await IssuingTests.Settle(stage.Server);
        using var browser = new Browser(stage.Server);
        await CheckTests.Begin(browser);
        await CheckTests.Walk(browser, CheckTests.Harmless);
        await browser.Send("Make a receipt");
        var receipt = browser.At.AbsolutePath;
        var first = await browser.Send("Get it as a signed document");
        await Logging.Publish(stage.Server);
        await browser.Open(receipt);
        var second = await browser.Send("Get it as a signed document");
        Assert.Equal(
            DocumentBundle.Read(Encoding.UTF8.GetBytes(first)).Document,
            DocumentBundle.Read(Encoding.UTF8.GetBytes(second)).Document
        );
        await IssuingTests.Settle(stage.Server);
        await browser.Open(receipt);
        var verdict = IssuingTests.Check(
            stage.Server,
            await browser.Send("Get it as a signed document")
        );
        Assert.All(
            verdict.Lines.Where(line => line.Subject != CheckSubject.Holder),
            line => Assert.True(line.Outcome == CheckOutcome.Passed, line.Words)
        );
        var content = Assert.IsType<DocumentContent.SelfAssessmentReceipt>(
            verdict.Document!.Content
        );
        Assert.StartsWith("sha256:", content.Accord);
        Assert.Null(content.Asker);
        await browser.Open("/en/check/receipt/nothing", 404);
    }

    [Fact]
    public async Task Whoever_signed_a_statement_is_offered_it_as_a_document()
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
        var link = new Uri(asked.GetProperty("link").GetString()!).AbsolutePath;
        await stage.Send(
            "",
            "POST",
            $"/statements/{link.Split('/')[^1]}",
            Applications.Statement()
        );
        using var maria = new Browser(stage.Server);
        await maria.Open(link);
        Assert.DoesNotContain("/document\"", maria.Page);
        await IssuingTests.Settle(stage.Server);
        await maria.Open(link);
        Assert.Contains($"/statements/{link.Split('/')[^1]}/document\"", maria.Page);
    }
}
