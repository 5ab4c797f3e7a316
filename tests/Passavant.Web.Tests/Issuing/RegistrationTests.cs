using System.Net;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Tests.Cases;
using Passavant.Web.Tests.Pages;
using Logging = Passavant.Web.Tests.Log.Logging;

namespace Passavant.Web.Tests.Issuing;

/// <summary>Who uses a general authorisation registers and has a document of it at once; an officer ends it, and whoever checks is told so.</summary>
public sealed class RegistrationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_registration_counts_at_once_and_its_document_passes_until_it_is_ended()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        var made = await stage.Send("ann", "POST", "/registrations", Asked(), 201);
        Assert.Equal("R1", made.GetProperty("number").GetString());
        Assert.True(made.GetProperty("conditions").GetArrayLength() > 0);
        await stage.Send("ann", "GET", "/registrations/R1/document", status: 404);
        await IssuingTests.Settle(stage.Server);
        await IssuingTests.Settle(stage.Server);

        foreach (var form in new[] { "", "?form=paper" })
        {
            var passed = IssuingTests.Check(stage.Server, await File(stage, "ann", form));
            Assert.All(
                passed.Lines.Where(line => line.Subject != CheckSubject.Holder),
                line => Assert.True(line.Outcome == CheckOutcome.Passed, line.Words)
            );
        }
        var says = Assert.IsType<DocumentContent.GeneralAuthorisationRegistration>(
            IssuingTests.Check(stage.Server, await File(stage, "ole")).Document!.Content
        );
        Assert.Equal("M-GA-repair", says.Authorisation);
        Assert.Equal(["BR", "CL"], says.Destination);
        Assert.Empty(says.Codes);
        Assert.Equal("Ten a year.", says.ExpectedUse);
        Assert.Equal(
            made.GetProperty("conditions").EnumerateArray().Select(one => one.GetString()!),
            says.Conditions
        );

        await stage.Send("ole", "POST", "/registrations/R1/end", new { reasons = "Not kept." });
        await IssuingTests.Settle(stage.Server);
        var fallen = IssuingTests.Check(stage.Server, await File(stage, "ann"));
        Assert.Equal(CheckOutcome.Failed, fallen.Outcome);
        Assert.StartsWith("revoked", fallen[CheckSubject.Status].Words);
        using var again = await stage.Ask(
            "siv",
            "POST",
            "/registrations/R1/end",
            new { reasons = "Again." }
        );
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var events = await stage.Server.Database.Read(
            reading => Events.Read(reading, "registration-R1"),
            Stop
        );
        Assert.Equal(["registration", "registration-ended"], events.Select(one => one.Type));
        Assert.Equal(["ann", "ole"], events.Select(one => one.Person));
        Assert.Contains(
            EventLeaf.Disclosures(events[0]),
            one => one.Name == "body.authorisation" && one.Value == "\"M-GA-repair\""
        );
        var issued = await stage.Server.Database.Read(
            reading => IssuedDocuments.Find(reading, "R1"),
            Stop
        );
        Assert.Equal($"{events[0].Position} {issued!.Kind}", issued.Basis);
    }

    [Fact]
    public async Task One_ended_before_its_document_was_issued_is_revoked_from_the_start()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        await stage.Send("ann", "POST", "/registrations", Asked(), 201);
        await stage.Send("ole", "POST", "/registrations/R1/end", new { reasons = "Not kept." });
        await IssuingTests.Settle(stage.Server);
        Assert.StartsWith(
            "revoked",
            IssuingTests.Check(stage.Server, await File(stage, "ann"))[CheckSubject.Status].Words
        );
    }

    [Fact]
    public async Task The_same_is_registered_once_while_it_stands()
    {
        await using var stage = await Stage.Set();
        await stage.Send("ann", "POST", "/registrations", Asked(), 201);
        using var twice = await stage.Ask("bert", "POST", "/registrations", Asked());
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        await stage.Send("rita", "POST", "/registrations", Asked(), 201);
        await stage.Send("ole", "POST", "/registrations/R1/end", new { reasons = "Not kept." });
        var next = await stage.Send("ann", "POST", "/registrations", Asked(), 201);
        Assert.Equal("R3", next.GetProperty("number").GetString());
    }

    [Fact]
    public async Task Nobody_sees_or_ends_what_is_another_s()
    {
        await using var stage = await Stage.Set();
        await stage.Strangers();
        await stage.Send("ann", "POST", "/registrations", Asked(), 201);
        foreach (var who in new[] { "ann", "bert", "ole", "hege", "sam", "ada" })
            Assert.Equal(1, (await stage.Send(who, "GET", "/registrations")).GetArrayLength());
        foreach (var who in new[] { "rita", "olga", "o-head", "o-supervisor" })
        {
            Assert.Equal(0, (await stage.Send(who, "GET", "/registrations")).GetArrayLength());
            await stage.Send(who, "GET", "/registrations/R1", status: 404);
            await stage.Send(who, "GET", "/registrations/R1/document", status: 404);
        }
        foreach (
            var (who, status) in new[]
            {
                ("olga", 404),
                ("ann", 403),
                ("sam", 403),
                ("ada", 403),
                ("eve", 403),
            }
        )
        {
            using var refused = await stage.Ask(
                who,
                "POST",
                "/registrations/R1/end",
                new { reasons = "Because." }
            );
            Assert.Equal(status, (int)refused.StatusCode);
        }
    }

    [Theory]
    [InlineData("""{"authorisation":"M-GA-none","destinations":["BR"],"keepsConditions":true}""")]
    [InlineData(
        """{"authorisation":"M-GA-partners","destinations":["BR"],"keepsConditions":true}"""
    )]
    [InlineData("""{"authorisation":"M-GA-repair","destinations":[],"keepsConditions":true}""")]
    [InlineData("""{"authorisation":"M-GA-repair","destinations":["br"],"keepsConditions":true}""")]
    [InlineData("""{"authorisation":"M-GA-repair","destinations":[null],"keepsConditions":true}""")]
    [InlineData(
        """{"authorisation":"M-GA-repair","destinations":["BR"],"keepsConditions":false}"""
    )]
    [InlineData("""{"authorisation":"M-GA-repair","destinations":["BR"]}""")]
    [InlineData(
        """{"authorisation":"M-GA-repair","destinations":["BR"],"keepsConditions":true,"codes":["9Z999"]}"""
    )]
    [InlineData(
        """{"authorisation":"M-GA-repair","destinations":["BR"],"keepsConditions":true,"codes":[null]}"""
    )]
    [InlineData(
        """{"authorisation":"M-GA-repair","destinations":["BR"],"keepsConditions":true,"codes":null}"""
    )]
    [InlineData(
        """{"authorisation":"M-GA-repair","destinations":["BR"],"keepsConditions":true,"authority":"nordic-drives"}"""
    )]
    [InlineData(
        """{"authorisation":"M-GA-repair","destinations":["BR"],"keepsConditions":true,"expectedUse":"\u0007"}"""
    )]
    [InlineData("""[]""")]
    [InlineData("""{""")]
    public async Task What_cannot_be_registered_is_refused_and_nothing_is_kept(string body)
    {
        await using var stage = await Stage.Set();
        // Two authorities are there, so that one has to be named; each body has one thing more wrong.
        if (
            body.Contains("true}", StringComparison.Ordinal)
            && !body.Contains("authority\"", StringComparison.Ordinal)
        )
            body = body.Replace(
                "true}",
                "true,\"authority\":\"licensing-authority\"}",
                StringComparison.Ordinal
            );
        using var content = new StringContent(body, null, "application/json");
        using var refused = await stage.Ask("ann", "POST", "/registrations", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(0, await stage.Server.Database.Read(Registrations.Count, Stop));
    }

    [Fact]
    public async Task On_pages_an_applicant_registers_and_an_officer_ends_it()
    {
        await using var stage = await Stage.Set(Logging.Signs);
        using var ann = await Browser.As(stage, "ann");
        Assert.Contains(
            "Nothing is registered yet",
            Browser.Text(await ann.Open("/en/registrations"))
        );
        await ann.Open("/en/registrations/new");
        Assert.Contains(
            "Choose at least one country",
            Browser.Text(
                await ann.Send(
                    "name=\"keeps\"",
                    422,
                    ("authorisation", "M-GA-repair"),
                    ("destinations", null)
                )
            )
        );
        await ann.Send(
            "name=\"keeps\"",
            200,
            ("authority", Stage.Authority),
            ("authorisation", "M-GA-repair"),
            ("destinations", "BR"),
            ("keeps", "yes")
        );
        Assert.Contains("In force", Browser.Text(ann.Page));
        Assert.DoesNotContain("name=\"reasons\"", ann.Page);
        await IssuingTests.Settle(stage.Server);
        await ann.Open("/fr/registrations/R1");
        Assert.Contains("/registrations/R1/document\"", ann.Page);
        await ann.Open("/en/registrations/R1/document");
        Assert.Contains("class=\"p-qr\"", ann.Page);

        using var ole = await Browser.As(stage, "ole");
        await ole.Open("/en/registrations/R1");
        await ole.Send("name=\"reasons\"", 422, ("reasons", " "));
        await ole.Send("name=\"reasons\"", 200, ("reasons", "<b>Not kept.</b>"));
        Assert.DoesNotContain("<b>Not kept", ole.Page);
        await ann.Open("/en/registrations/R1");
        Assert.Contains("Not kept.", Browser.Text(ann.Page));
        using var rita = await Browser.As(stage, "rita");
        await rita.Open("/en/registrations/R1", 404);
        await rita.Open("/en/registrations/R1/document", 404);
    }

    private static object Asked() =>
        new
        {
            authority = Stage.Authority,
            authorisation = "M-GA-repair",
            destinations = new[] { "CL", "BR" },
            expectedUse = "Ten a year.",
            keepsConditions = true,
        };

    private static async Task<string> File(Stage stage, string who, string form = "")
    {
        using var answer = await stage.Ask(who, "GET", $"/registrations/R1/document{form}");
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return text;
    }
}
