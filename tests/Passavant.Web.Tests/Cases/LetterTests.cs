using System.Net;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using UglyToad.PdfPig;

namespace Passavant.Web.Tests.Cases;

/// <summary>Letters that acts call for, in the case and out by mail.</summary>
public sealed class LetterTests
{
    private const string Closed = "What only the authority may know.";

    [Fact]
    public async Task An_application_is_written_about_from_its_arrival_to_its_licence()
    {
        await using var stage = await Stage.Set();
        var number = await Reviewed(stage, "en");
        await stage.Act(
            "ole",
            number,
            "ask",
            new
            {
                point = "works",
                text = "In which works will they stand?",
                ground = "M-STOP-applicant",
            }
        );
        await stage.Act(
            "ann",
            number,
            "answer-question",
            new { question = "Q1", answer = "In works 2." }
        );
        await stage.Act(
            "ole",
            number,
            "refer",
            new { agencies = new[] { "defence" }, question = "Anything against it?" }
        );
        await stage.Act(
            "dina",
            number,
            "advise",
            new { on = new[] { new { view = "approve" } }, reasons = "Nothing." }
        );
        await Grant(stage, number);
        var messages = await Messages(stage, "ann", number);
        Assert.Equal(3, messages.Count);
        var (acknowledged, asked, granted) = (
            await Pdf(stage, "ann", number, messages[0]),
            await Pdf(stage, "ann", number, messages[1]),
            await Pdf(stage, "ann", number, messages[2])
        );
        Has(acknowledged, "We have your application", number);
        Has(asked, "In which works will they stand?", "The clock of your application stands still");
        Has(
            granted,
            $"Licence L-{number}",
            "Frequency changer ND-1000",
            "2 pieces",
            "Fábrica Sul Ltda",
            "Confirm delivery",
            "Delivery note",
            "30 January 2027",
            "1 December 2028",
            "appeal-panel",
            "15 January 2027"
        );
        foreach (var letter in new[] { acknowledged, asked, granted })
            Assert.DoesNotContain(Squeezed(Closed), letter, StringComparison.Ordinal);
        var ministry = (await Messages(stage, "ole", number)).Single(message =>
            message.GetProperty("to").GetString() == "defence"
        );
        Has(await Pdf(stage, "dina", number, ministry), "Anything against it?");
        // The applicant may not read what the ministry was asked.
        using var refused = await Ask(stage, "ann", number, ministry, "pdf");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        // Each went into the queue of mails, with its letter.
        var mails = await stage.Server.Database.Read(reading => Mails.Of(reading, number));
        Assert.Equal(
            messages
                .Append(ministry)
                .Select(message => message.GetProperty("letter").GetString())
                .Order(),
            mails.Select(mail => mail.Letter).Where(letter => letter is not null).Order()
        );
    }

    [Fact]
    public async Task A_refusal_is_announced_and_made_in_french()
    {
        await using var stage = await Stage.Set();
        var number = await Reviewed(stage, "fr");
        await Announce(stage, number);
        var notice = (await Messages(stage, "ann", number))[^1];
        Has(
            await Pdf(stage, "ann", number, notice),
            "nous envisageons un refus",
            "M-control",
            "Le lieu d’emploi reste obscur.",
            "Nommer les ateliers",
            "21 décembre 2026",
            "45 jours"
        );
        await stage.Act(
            "ann",
            number,
            "answer-notice",
            new { answer = "Nous nommerons les ateliers." }
        );
        await stage.Act("siv", number, "issue", new { proposal = "P1" });
        var refusal = (await Messages(stage, "ann", number))[^1];
        var text = await Pdf(stage, "ann", number, refusal);
        Has(
            text,
            "Rien ne prouve l’emploi civil.",
            "Nommer les ateliers",
            "Nous nommerons les ateliers.",
            "appeal-panel",
            "15 janvier 2027"
        );
        Assert.DoesNotContain(Squeezed(Closed), text, StringComparison.Ordinal);
        await stage.Act(
            "hege",
            number,
            "tell-partners",
            new { partners = new[] { "estonia" }, text = "We refused this." }
        );
        var told = (await Messages(stage, "ole", number)).Single(message =>
            message.GetProperty("to").GetString() == "estonia"
        );
        Has(await Pdf(stage, "eve", number, told), $"{number}/D1", "M-control");
        using var others = await Ask(stage, "dina", number, told, "html");
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
        await stage.Act(
            "ann",
            number,
            "appeal",
            new
            {
                against = "refusal",
                grounds = "Les ateliers sont connus.",
                asksHearing = false,
            }
        );
        await stage.Act("pia", number, "seat-panel", new { members = new[] { "pia" } });
        await stage.Act(
            "pia",
            number,
            "decide-appeal",
            new
            {
                outcome = "dismissed",
                reasons = new Reasons("Dit.", "Le refus est fondé.", Closed),
            }
        );
        var messages = await Messages(stage, "ann", number);
        Has(await Pdf(stage, "ann", number, messages[^2]), $"{number}/A", "30 janvier 2027");
        Has(await Pdf(stage, "ann", number, messages[^1]), "Le refus est fondé.");
    }

    [Fact]
    public async Task A_letter_is_given_in_each_form_and_the_same_every_time()
    {
        await using var stage = await Stage.Set();
        var number = await Reviewed(stage, "en");
        var message = (await Messages(stage, "ann", number))[0];
        foreach (var form in new[] { "pdf", "docx", "html" })
        {
            using var first = await Ask(stage, "ann", number, message, form);
            using var second = await Ask(stage, "ole", number, message, form);
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            Assert.Equal(
                await first.Content.ReadAsByteArrayAsync(),
                await second.Content.ReadAsByteArrayAsync()
            );
        }
        using var none = await Ask(stage, "ann", number, message, "odt");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task An_authority_writes_in_its_own_words()
    {
        await using var stage = await Stage.Set();
        await Template(stage, "subject: Received {{reference}}\n\nGood day, {{applicant}}.\n");
        var number = await Reviewed(stage, "en");
        var message = (await Messages(stage, "ann", number))[0];
        Assert.Equal($"Received {number}", message.GetProperty("subject").GetString());
        Has(await Pdf(stage, "ann", number, message), "Good day, nordic-drives.");
    }

    [Fact]
    public async Task A_template_that_cannot_be_used_stops_nothing_and_is_told()
    {
        await using var stage = await Stage.Set();
        await stage.Server.Database.Write(change =>
            LetterTemplates.Put(
                change,
                new LetterTemplateRow
                {
                    Authority = Stage.Authority,
                    Kind = "acknowledgement",
                    Language = "en",
                    Content = "subject: {{nothing}}\n\nGood day.\n",
                }
            )
        );
        var number = await Reviewed(stage, "en");
        var message = (await Messages(stage, "ann", number))[0];
        Has(await Pdf(stage, "ann", number, message), "We have your application");
        var seen = await stage.Send("ole", "GET", $"/cases/{number}");
        Assert.Contains(
            "acknowledgement",
            seen.GetProperty("case").GetProperty("notes")[0].GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "template",
            $"{await stage.Send("ann", "GET", $"/cases/{number}")}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_link_of_a_statement_stands_in_its_mail_alone()
    {
        await using var stage = await Stage.Set();
        var number = await stage.Draft();
        var asked = await stage.Send(
            "ann",
            "POST",
            $"/cases/{number}/statements",
            new { party = "Fábrica Sul", address = "maria@fabrica.example" },
            201
        );
        var link = asked.GetProperty("link").GetString()!;
        var mail = Assert.Single(
            await stage.Server.Database.Read(reading => Mails.Of(reading, number))
        );
        Assert.Equal("maria@fabrica.example", mail.Recipient);
        Assert.Contains(link, mail.Body, StringComparison.Ordinal);
        Assert.Contains("Fábrica Sul Ltda", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(
            link,
            $"{await stage.Send("ann", "GET", $"/cases/{number}")}",
            StringComparison.Ordinal
        );
    }

    private static async Task Template(Stage stage, string content) =>
        await stage.Send(
            "admin",
            "PUT",
            $"/administration/letter-templates/{Stage.Authority}/acknowledgement/en",
            new { content },
            201
        );

    private static async Task<string> Reviewed(Stage stage, string language)
    {
        var number = (
            await stage.Send(
                "ann",
                "POST",
                "/cases",
                new
                {
                    kind = "licence",
                    title = "Two frequency changers to Brazil",
                    authority = Stage.Authority,
                    application = Applications.Frequency() with
                    {
                        Language = language,
                    },
                },
                201
            )
        ).GetProperty("number").GetString()!;
        await stage.Signed(number);
        await stage.Act("ann", number, "submit");
        await stage.Act("ole", number, "acknowledge");
        await stage.Act("ole", number, "screen");
        await stage.Act("ole", number, "assess");
        return number;
    }

    private static async Task Grant(Stage stage, string number)
    {
        await stage.Act(
            "ole",
            number,
            "propose",
            new
            {
                verdicts = new[] { new VerdictOn(Verdict.Grant) },
                reasons = new Reasons("Civil use.", "You may export.", Closed),
                conditions = new[]
                {
                    new
                    {
                        what = "Confirm delivery",
                        evidence = "Delivery note",
                        within = "60 days",
                    },
                },
                validity = "2 years",
            }
        );
        await stage.Act("siv", number, "countersign", new { proposal = "P1" });
        await stage.Act("siv", number, "issue", new { proposal = "P1" });
    }

    private static async Task Announce(Stage stage, string number)
    {
        await stage.Act(
            "ole",
            number,
            "propose",
            new
            {
                verdicts = new[] { new VerdictOn(Verdict.Refuse) },
                reasons = new Reasons("Risque.", "Rien ne prouve l’emploi civil.", Closed),
                basis = new[] { "M-control" },
                wouldHelp = "Nommer les ateliers",
            }
        );
        await stage.Act("siv", number, "countersign", new { proposal = "P1" });
        await stage.Act(
            "siv",
            number,
            "give-notice",
            new
            {
                considerations = "Le lieu d’emploi reste obscur.",
                wouldHelp = "Nommer les ateliers",
            }
        );
    }

    private static async Task<List<JsonElement>> Messages(Stage stage, string who, string number)
    {
        var seen = await stage.Send(who, "GET", $"/cases/{number}");
        return
        [
            .. (seen.TryGetProperty("case", out var one) ? one : seen)
                .GetProperty("messages")
                .EnumerateArray()
                .Where(message => message.TryGetProperty("letter", out _)),
        ];
    }

    private static Task<HttpResponseMessage> Ask(
        Stage stage,
        string who,
        string number,
        JsonElement message,
        string form
    ) => stage.Ask(who, $"/cases/{number}/letters/{message.GetProperty("id")}.{form}");

    private static async Task<string> Pdf(
        Stage stage,
        string who,
        string number,
        JsonElement message
    )
    {
        using var answer = await Ask(stage, who, number, message, "pdf");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        return Squeezed(string.Concat(pdf.GetPages().Select(page => page.Text)));
    }

    private static void Has(string letter, params string[] texts)
    {
        foreach (var text in texts)
            Assert.Contains(Squeezed(text), letter, StringComparison.Ordinal);
    }

    // A page layout is free to change white space.
    private static string Squeezed(string text) =>
        string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)))
            .Normalize(System.Text.NormalizationForm.FormKC);
}
