using System.Text;
using Microsoft.Playwright;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests;
using Passavant.Web.Administration;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>People's ways through the pages, in a real browser.</summary>
public sealed class WalkTests : IAsyncLifetime
{
    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Site.Open();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task From_a_self_assessment_to_its_receipt(bool script) =>
        Walk.Through(
            site,
            script ? Glass.Phone : Glass.Phone with { Script = false },
            async walk =>
            {
                var nobody = await walk.As();
                await nobody.Go("/check");
                await nobody.Look("check-start");
                await nobody.Press("Start now");
                for (
                    var i = 0;
                    i < 60 && nobody.Path.EndsWith("/question", StringComparison.Ordinal);
                    i++
                )
                {
                    if (i == 2)
                        await nobody.Look("check-question");
                    await Answer(nobody);
                }
                if (!nobody.Path.EndsWith("/answer", StringComparison.Ordinal))
                    await nobody.Go($"{nobody.Path}/answer");
                await nobody.Look("check-answer");
                await nobody.Press("Make a receipt");
                Assert.Contains("/check/receipt/", nobody.Path, StringComparison.Ordinal);
                var receipt = nobody.Path;
                await nobody.Look("check-receipt");

                // Whoever has the link reads it, and computes it again.
                await nobody.Go(receipt);
                await nobody.Press("Does it still stand today?");
                await nobody.Sees("The answer still stands today.");
            }
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task From_an_application_to_a_licence_with_conditions(bool script) =>
        Walk.Through(
            site,
            script ? Glass.Desktop : Glass.Plain,
            async walk =>
            {
                var number = await walk.Apply(
                    "ann",
                    "Two frequency changers to a sawmill",
                    "Serraria Araucária Ltda"
                );
                var ole = await walk.As("ole");
                await ole.Review(number);
                await ole.Look("case-reviewed");
                await ole.Do(
                    number,
                    "propose",
                    async form =>
                    {
                        await form.Pick("propose-verdict", "grant");
                        await form.Write("propose-public", "Civil use by a known end user.");
                        await form.Write("propose-applicant", "Civil use by a known end user.");
                        await form.Locator("summary", new() { HasText = "Conditions" })
                            .First.ClickAsync();
                        await form.Write("propose-what-1", "Confirm delivery to the end user");
                        await form.Write(
                            "propose-evidence-1",
                            "Delivery note signed by the end user"
                        );
                        await form.Write("propose-within-1", "30");
                        await form.Pick("propose-within-1-unit", "days");
                        await form.Write("propose-validity", "2");
                        await form.Pick("propose-validity-unit", "years");
                    }
                );

                // Who prepared it signs nothing: it is said, and there is no form.
                await ole.Sees(
                    "You prepared a decision in this case, so another officer countersigns."
                );
                Assert.Equal(0, await ole.Page.Locator("#act-countersign").CountAsync());

                var siv = await walk.As("siv");
                await siv.Go("/work/countersign");
                await siv.Follow("Two frequency changers to a sawmill");
                await siv.Look("case-to-countersign");
                await siv.Do(number, "countersign");
                await siv.Do(number, "issue");

                var ann = await walk.As("ann");
                await ann.Go($"/applications/{number}");
                await ann.Sees("The decision");
                await ann.Sees("Confirm delivery to the end user");
                await ann.Look("ann-granted");
                var showing = ann.Page.Locator(
                    "details",
                    new() { Has = ann.Page.Locator("form[action*='handler=Evidence']") }
                );
                await showing.Locator("summary").ClickAsync();
                await showing
                    .Locator("textarea")
                    .FillAsync("Delivered; the signed note is in our file 4471.");
                await ann.Press("Send", showing);
                await ann.Sees("Not looked at yet.");
                await ole.Do(
                    number,
                    "judge-evidence",
                    async form =>
                    {
                        await form.Pick("judge-evidence-K1-accepted", "yes");
                        await form.Write("judge-evidence-K1-remark", "Note seen.");
                    },
                    "K1"
                );
                await ann.Go($"/applications/{number}");
                await ann.Sees("Accepted.");
            }
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task From_an_application_to_a_refusal_that_an_appeal_undoes(bool script) =>
        Walk.Through(
            site,
            script ? Glass.Desktop : Glass.Plain,
            async walk =>
            {
                var number = await walk.Apply(
                    "ann",
                    "Two frequency changers, to be refused",
                    "Serraria Araucária Ltda"
                );
                var ole = await walk.As("ole");
                await ole.Review(number);
                await ole.ProposeRefusal(number);
                var hege = await walk.As("hege");
                await hege.Do(number, "countersign");
                await hege.Do(number, "give-notice");

                var ann = await walk.As("ann");
                await ann.Go($"/applications/{number}");
                await ann.Sees("Notice: a refusal is intended");
                await ann.Look("ann-notice");
                var answering = ann.Page.Locator("form[action*='handler=Notice']");
                await ann.Type(
                    "answer",
                    "The works may be visited on any day; the floor plan is in our file.",
                    answering
                );
                await ann.Press("Send the answer", answering);
                await ann.Sees("Your answer of");

                await hege.Go($"/work/{number}");
                await hege.Sees("The works may be visited on any day");
                await hege.Do(number, "issue");
                await ann.Go($"/applications/{number}");
                await ann.Sees("What would have to change");
                await ann.Look("ann-refused");

                await ann.Go($"/applications/{number}/appeal");
                await ann
                    .Page.Locator("main input[name='against']")
                    .First.CheckAsync(new() { Force = true });
                await ann.Type("grounds", "The visit that was offered was not considered.");
                await ann.Choose("hearing", "yes");
                await ann.Press("Lodge the appeal");
                await ann.Go($"/applications/{number}");
                await ann.Sees("Appeal");

                await ole.Do(
                    number,
                    "hand-over-record",
                    form => form.Write("hand-over-record-remark", "The record is whole.")
                );
                var pia = await walk.As("pia");
                await pia.Go($"/appeals/{number}");
                foreach (var box in await pia.Page.Locator("input[name='seat-members']").AllAsync())
                    await box.CheckAsync(new() { Force = true });
                await pia.Press("Seat them");
                await pia.Look("appeal-seated");
                await pia.Page.Locator("#hear > summary").ClickAsync();
                await pia.Type("hear-present", "Ann Solli\nOle Brekke");
                await pia.Type(
                    "hear-minutes",
                    "Both sides were heard. The visit had been offered."
                );
                await pia.Press("Record the hearing");
                await pia.Sees("Both sides were heard.");
                await pia.Choose("decide-outcome", "replaced");
                var instead = pia
                    .Page.Locator(
                        "details",
                        new() { Has = pia.Page.Locator("[name='decide-whole']") }
                    )
                    .Last;
                if (
                    !await pia.Page.Locator("[name='decide-whole'][value='grant']").IsVisibleAsync()
                )
                    await instead.Locator("summary").First.ClickAsync();
                await pia.Choose("decide-whole", "grant");
                await pia.Type("decide-public", "The visit that was offered had to be considered.");
                await pia.Type("decide-applicant", "You offered a visit; it removes the doubt.");
                await pia.Type("decide-basis", "M-control");
                await pia.Press("Decide the appeal");
                await pia.Sees("What the panel decided");
                await ann.Go($"/applications/{number}");
                await ann.Sees("on appeal");
                await ann.Look("ann-upheld");
            }
        );

    [Fact]
    public Task A_clock_stands_still_for_a_question_and_escalates_when_it_runs_out() =>
        Walk.Through(
            site,
            Glass.Desktop,
            async walk =>
            {
                var number = await walk.Apply(
                    "ann",
                    "Two frequency changers nobody gets to",
                    "Serraria Araucária Ltda"
                );
                var ole = await walk.As("ole");
                await ole.Review(number);
                await ole.Do(
                    number,
                    "ask",
                    async form =>
                    {
                        await form.Write("ask-point", "floor plan");
                        await form.Write("ask-text", "Where in the works do the machines stand?");
                        await form.Pick("ask-ground", "M-STOP-applicant");
                    }
                );
                await ole.Look("case-clock-stopped");
                var ann = await walk.As("ann");
                await ann.Go($"/applications/{number}");
                await ann.Sees("The clock of the authority stands still until you answer.");

                await site.Pass(TimeSpan.FromDays(3));
                await ann.Go($"/applications/{number}");
                await ann.Type("answer-Q1", "In the saw hall, by the east gate.");
                await ann.Press("Send the answer");
                await ole.Go($"/work/{number}");
                await ole.Sees("In the saw hall, by the east gate.");

                // Nobody decides: the ladder is climbed by itself, and everybody reads why.
                await site.Pass(TimeSpan.FromDays(60));
                await ole.Go($"/work/{number}");
                await ole.Look("case-escalated");
                var hege = await walk.As("hege");
                await hege.Go($"/work/{number}");
                Assert.NotEmpty((await site.Case(number)).Climbs);
                await ole.Sees("by itself");
            }
        );

    [Fact]
    public Task What_a_partner_refused_is_granted_only_after_it_was_asked() =>
        Walk.Through(
            site,
            Glass.Desktop,
            async walk =>
            {
                // Eve's state refused the same to the same end user before.
                var eve = await walk.As("eve");
                await eve.Go("/consultations/denials");
                var entering = eve.Page.Locator(
                    "form",
                    new() { Has = eve.Page.Locator("input[name='act'][value='enter']") }
                );
                await eve.Type("reference", "EE-2026-99", entering);
                await eve.Type("end-user", "Serraria Araucária Ltda", entering);
                await eve.Type("country", "BR", entering);
                await eve.Type("items", "frequency changer", entering);
                await eve.Type("day-day", "3", entering);
                await eve.Type("day-month", "11", entering);
                await eve.Type("day-year", "2026", entering);
                await eve.Type("grounds", "Doubts about the works.", entering);
                await eve.Press("Enter it", entering);
                await eve.Sees("EE-2026-99");
                await eve.Look("denials");

                var number = await walk.Apply(
                    "ann",
                    "What Estonia refused",
                    "Serraria Araucária Ltda"
                );
                var ole = await walk.As("ole");
                await ole.Review(number);
                await ole.Do(
                    number,
                    "consult",
                    form =>
                        form.Write(
                            "consult-question",
                            "You refused this end user. Is this the same?"
                        )
                );
                await ole.Look("case-consulting");
                await eve.Go($"/consultations/{number}");
                await eve.Look("consultation");
                await eve
                    .Page.Locator(
                        "main input[value='not-identical'], main input[value='different']"
                    )
                    .First.CheckAsync(new() { Force = true });
                await eve.Press("Send your answer");
                await ole.Go($"/work/{number}");
                Assert.All(
                    (await site.Case(number)).Consultations,
                    asked => Assert.NotNull(asked.Ended)
                );
            }
        );

    [Fact]
    public Task An_edition_is_entered_and_brought_into_force() =>
        Walk.Through(
            site,
            Glass.Desktop,
            async walk =>
            {
                var nobody = await walk.As();
                await nobody.Go("/accord");
                Assert.DoesNotContain("1.1.0", await nobody.Says(), StringComparison.Ordinal);

                var agnes = await walk.As("agnes");
                await agnes.Go("/administration");
                await agnes.Go("/administration/editions");
                await agnes.Look("editions");
                await agnes.Follow("Enter an edition");
                await agnes
                    .Page.Locator("input[name='files']")
                    .SetInputFilesAsync(
                        new FilePayload
                        {
                            Name = "accord.zip",
                            MimeType = "application/zip",
                            Buffer = AccordPack.Pack(Later()),
                        }
                    );
                await agnes.Press("Read it");
                await agnes.Sees("What the text leaves open");
                await agnes.Look("edition-brackets");
                foreach (
                    var name in await agnes
                        .Page.Locator("main input[type='radio']")
                        .EvaluateAllAsync<string[]>("all => [...new Set(all.map(one => one.name))]")
                )
                    await agnes
                        .Page.Locator($"main input[name='{name}']")
                        .Last.CheckAsync(new() { Force = true });
                await agnes.Press("Enter the edition");
                await agnes.Sees("Nothing counts by it yet.");

                // What it touches stands before anybody says from when.
                await agnes.Sees("What it touches");
                await agnes.Sees("once this one is in force");
                await agnes.Look("edition-entered");
                await agnes.Choose("when", "now");
                await agnes.Press("Continue");
                await agnes.Sees("this cannot be undone");
                await agnes.Look("edition-confirm");
                await agnes.Press("Bring it into force now");
                await agnes.Sees("The edition is in force.");
                await nobody.Go("/accord");
                await nobody.Sees("1.1.0");
                await nobody.Look("accord-new");
            }
        );

    // The model accord as its states might have gone on with it.
    private static IEnumerable<AccordFile> Later() =>
        AccordFile
            .ReadFolder(Path.Combine(Repository.Root, "accords", "model"))
            .Select(file =>
                Path.GetFileName(file.Path) == "accord.yaml"
                    ? new AccordFile(
                        file.Path,
                        Encoding.UTF8.GetBytes(
                            Encoding
                                .UTF8.GetString(file.Content.Span)
                                .Replace(
                                    "version: 1.0.0",
                                    "version: 1.1.0",
                                    StringComparison.Ordinal
                                )
                        )
                    )
                    : file
            );

    // Answers the question of a self-assessment as usual; what has no usual answer is not known.
    private static async Task Answer(Visitor visitor)
    {
        var form = visitor.Page.Locator("main form[method='post']");
        var term = await form.Locator("input[name='q']").GetAttributeAsync("value");
        var proof = await form.Locator("input[name='proof']").CountAsync() > 0;
        var answer = proof ? "yes" : Steps.Answer(term!);
        var radios = form.Locator("input[type='radio'][name='value']");
        if (await radios.CountAsync() > 0)
        {
            var wanted = form.Locator(
                $"input[type='radio'][name='value'][value='{answer ?? "?"}']"
            );
            await (await wanted.CountAsync() > 0 ? wanted : radios.Last).CheckAsync(
                new() { Force = true }
            );
            await visitor.Press("Continue", form);
        }
        else if (answer is null)
        {
            await visitor.Press("I do not know", form);
        }
        else
        {
            await form.Pick("value", answer, typed: true);
            await visitor.Press("Continue", form);
        }
        Assert.Equal(200, visitor.Status);
    }
}
