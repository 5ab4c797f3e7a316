using System.Net;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Tests.Cases;
using Passavant.Web.Tests.Pages;
using Logging = Passavant.Web.Tests.Log.Logging;

namespace Passavant.Web.Tests.Issuing;

/// <summary>That goods arrived is entered by one officer and signed by another; only then there is a document, and it is revoked when it is withdrawn.</summary>
public sealed class DeliveryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_officers_certify_a_delivery_and_its_document_passes_until_it_is_withdrawn()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var entered = await stage.Send("ole", "POST", "/deliveries", Asked(), 201);
        Assert.Equal("V1", entered.GetProperty("number").GetString());
        await IssuingTests.Settle(stage.Server);
        await stage.Send("ole", "GET", "/deliveries/V1/document", status: 404);
        using (var own = await stage.Ask("ole", "POST", "/deliveries/V1/sign"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
            Assert.Contains("four-eyes", await own.Content.ReadAsStringAsync(Stop));
        }
        await stage.Send("siv", "POST", "/deliveries/V1/sign");
        using (var twice = await stage.Ask("hege", "POST", "/deliveries/V1/sign"))
            Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        await IssuingTests.Settle(stage.Server);
        await IssuingTests.Settle(stage.Server);

        foreach (var form in new[] { "", "?form=paper" })
        {
            var passed = IssuingTests.Check(stage.Server, await File(stage, "ole", form));
            Assert.All(
                passed.Lines.Where(line => line.Subject != CheckSubject.Holder),
                line => Assert.True(line.Outcome == CheckOutcome.Passed, line.Words)
            );
        }
        var says = Assert.IsType<DocumentContent.DeliveryVerificationCertificate>(
            IssuingTests.Check(stage.Server, await File(stage, "ada")).Document!.Content
        );
        Assert.Equal("EE-2026-0417", says.LicenceNumber);
        Assert.Equal("Fjord Import AS", says.Importer.Name);
        Assert.Equal(
            new DocumentLine("2B230", "Transducers", "2.5", "kg", null),
            Assert.Single(says.Items)
        );

        await stage.Send("ole", "POST", "/deliveries/V1/withdraw", new { reasons = "Mistaken." });
        await IssuingTests.Settle(stage.Server);
        Assert.StartsWith(
            "revoked",
            IssuingTests.Check(stage.Server, await File(stage, "ole"))[CheckSubject.Status].Words
        );
        var events = await stage.Server.Database.Read(
            reading => Events.Read(reading, "delivery-V1"),
            Stop
        );
        Assert.Equal(
            ["delivery-entered", "delivery-signed", "delivery-withdrawn"],
            events.Select(one => one.Type)
        );
        Assert.Equal(events[0].Body, events[1].Body);
    }

    [Fact]
    public async Task What_is_withdrawn_before_it_is_signed_never_has_a_document()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        await stage.Send("ole", "POST", "/deliveries", Asked(), 201);
        await stage.Send("ole", "POST", "/deliveries/V1/withdraw", new { reasons = "Mistaken." });
        using var late = await stage.Ask("siv", "POST", "/deliveries/V1/sign");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        await IssuingTests.Settle(stage.Server);
        await stage.Send("siv", "GET", "/deliveries/V1/document", status: 404);
    }

    [Fact]
    public async Task The_longest_that_may_be_entered_still_fits_on_paper()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        await stage.Send(
            "ole",
            "POST",
            "/deliveries",
            new
            {
                licence = new string('L', 60),
                importer = new { name = new string('ü', 200), country = "NO" },
                arrived = "2026-01-02",
                place = new string('p', 200),
                lines = Enumerable.Repeat(
                    new
                    {
                        code = new string('C', 60),
                        description = new string('d', 500),
                        quantity = 999_999_998.999999m,
                        unit = new string('u', 30),
                    },
                    100
                ),
            },
            201
        );
        await stage.Send("siv", "POST", "/deliveries/V1/sign");
        await IssuingTests.Settle(stage.Server);
        var says = Assert.IsType<DocumentContent.DeliveryVerificationCertificate>(
            IssuingTests.Check(stage.Server, await File(stage, "ole")).Document!.Content
        );
        Assert.Equal("999999998.999999", says.Items[99].Quantity);
    }

    [Fact]
    public async Task Nobody_sees_or_acts_on_another_authority_s()
    {
        await using var stage = await Stage.Set();
        await stage.Send("ole", "POST", "/deliveries", Asked(), 201);
        Assert.Equal(0, (await stage.Send("olga", "GET", "/deliveries")).GetArrayLength());
        foreach (
            var (who, method, path, status) in new[]
            {
                ("olga", "GET", "/deliveries/V1", 404),
                ("olga", "POST", "/deliveries/V1/sign", 404),
                ("olga", "GET", "/deliveries/V1/document", 404),
                ("ann", "GET", "/deliveries", 403),
                ("ann", "GET", "/deliveries/V1/document", 403),
                ("sam", "POST", "/deliveries/V1/sign", 403),
                ("ada", "POST", "/deliveries/V1/sign", 403),
                ("cato", "POST", "/deliveries/V1/sign", 403),
            }
        )
        {
            using var refused = await stage.Ask(who, method, path);
            Assert.True(status == (int)refused.StatusCode, $"{who} {path} {refused.StatusCode}");
        }
    }

    [Theory]
    [InlineData("\"licence\":\"E1\"", "\"licence\":\" \"")]
    [InlineData("\"country\":\"NO\"", "\"country\":\"XX\"")]
    [InlineData("\"country\":\"NO\"", "\"country\":null")]
    [InlineData("2026-01-02", "2099-01-02")]
    [InlineData("2026-01-02", "2026-02-30")]
    [InlineData("\"quantity\":1", "\"quantity\":0")]
    [InlineData("\"quantity\":1", "\"quantity\":-1")]
    [InlineData("\"quantity\":1", "\"quantity\":1e400")]
    [InlineData("\"quantity\":1", "\"quantity\":0.0000001")]
    [InlineData("""[{"code":"2B230","quantity":1}]""", "[]")]
    [InlineData("""[{"code":"2B230","quantity":1}]""", "[null]")]
    [InlineData("\"importer\":{\"name\":\"F\",\"country\":\"NO\"}", "\"importer\":null")]
    public async Task What_cannot_be_certified_is_refused_and_nothing_is_kept(
        string right,
        string wrong
    )
    {
        await using var stage = await Stage.Set();
        const string body =
            """{"licence":"E1","importer":{"name":"F","country":"NO"},"arrived":"2026-01-02","lines":[{"code":"2B230","quantity":1}]}""";
        Assert.Contains(right, body);
        using var content = new StringContent(
            body.Replace(right, wrong, StringComparison.Ordinal),
            null,
            "application/json"
        );
        using var refused = await stage.Ask("ole", "POST", "/deliveries", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(0, await stage.Server.Database.Read(Deliveries.Count, Stop));
        using var good = new StringContent(body, null, "application/json");
        using var kept = await stage.Ask("ole", "POST", "/deliveries", good);
        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
    }

    [Fact]
    public async Task On_pages_one_enters_and_another_signs()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        using var ole = await Browser.As(stage, "ole");
        await ole.Open("/en/deliveries/new");
        Assert.Contains(
            "Enter the number of the licence",
            Browser.Text(await ole.Send("name=\"licence\"", 422, ("licence", "")))
        );
        await ole.Send(
            "name=\"licence\"",
            200,
            ("licence", "EE-1"),
            ("importer", "Fjord <Import>"),
            ("country", "NO"),
            ("arrived-day", "2"),
            ("arrived-month", "1"),
            ("arrived-year", "2026"),
            ("code-2", "2B230"),
            ("quantity-2", "2,5")
        );
        Assert.Contains("Fjord <Import>", Browser.Text(ole.Page));
        Assert.Contains("another officer signs it", Browser.Text(ole.Page));
        using var siv = await Browser.As(stage, "siv");
        await siv.Open("/en/deliveries/V1");
        await siv.Send("value=\"sign\"", 200, ("act", "sign"));
        await IssuingTests.Settle(stage.Server);
        await siv.Open("/fr/deliveries/V1/document");
        Assert.Contains("class=\"p-qr\"", siv.Page);
        await siv.Open("/en/deliveries/V1");
        await siv.Send("name=\"reasons\"", 200, ("act", "withdraw"), ("reasons", "Mistaken."));
        Assert.Contains("Withdrawn", Browser.Text(siv.Page));
        using var ann = await Browser.As(stage, "ann");
        await ann.Open("/en/deliveries", 403);
    }

    private static object Asked() =>
        new
        {
            licence = "EE-2026-0417",
            importer = new { name = "Fjord Import AS", country = "NO" },
            arrived = "2026-01-02",
            place = "Oslo",
            lines = new[]
            {
                new
                {
                    code = "2B230",
                    description = "Transducers",
                    quantity = 2.5m,
                    unit = "kg",
                },
            },
        };

    private static async Task<string> File(Stage stage, string who, string form = "")
    {
        using var answer = await stage.Ask(who, "GET", $"/deliveries/V1/document{form}");
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return text;
    }
}
