using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Passavant.Accords;
using Passavant.Cli.Tests;
using Passavant.Store;
using Passavant.Web.Pages.Checking;
using Passavant.Web.Tests.Cases;

namespace Passavant.Web.Tests.Pages;

/// <summary>The self-assessment, from the first page to a receipt.</summary>
public sealed partial class CheckTests
{
    private const string Form = "method=\"post\" action=\"/en/check/";

    // What a careful exporter of nothing special says.
    internal static readonly Dictionary<string, string> Harmless = new()
    {
        ["item"] = "other",
        ["activity"] = "export",
        ["location"] = "NO",
        ["destination"] = "BR",
        ["end use"] = "civil",
        ["country"] = "BR",
        ["kind of party"] = "company",
        ["established in"] = "NO",
        ["kind of listing"] = "none",
        ["listed"] = "no",
        ["dealings known"] = "yes",
        ["earlier check failed"] = "favourable",
        ["end use evidence"] = "statement of the end user",
        ["purpose of movement"] = "sale",
        ["internal compliance programme"] = "yes",
        ["re-export planned to"] = "BR",
        ["diversion signs"] = "none",
        ["human rights concern"] = "none",
        ["regional tension"] = "low",
        ["supplied in 12 months"] = "0",
        ["call for help"] = "nobody",
    };

    private static readonly Dictionary<string, string> Drive = new(Harmless)
    {
        ["item"] = "frequency changer",
        ["usable as a motor drive"] = "yes",
        ["multiphase"] = "yes",
        ["apparent power"] = "4 kV.A",
        ["output frequency"] = "1000",
        ["frequency control"] = "0.1",
        ["performance lock"] = "none",
        ["built into a machine"] = "no",
    };

    [Fact]
    public async Task A_harmless_item_needs_no_authorisation_and_the_receipt_says_so_again()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        await Begin(browser);
        await Walk(browser, Harmless);
        Assert.Contains("No. You need no authorisation for this.", Browser.Text(browser.Page));
        await browser.Send("Make a receipt");
        var page = Browser.Text(browser.Page);
        Assert.Matches("SA-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", page);
        Assert.Contains("No. You need no authorisation for this.", page);
        await Replays(stage, browser);
        await browser.Open($"{browser.At.AbsolutePath}?again=yes");
        Assert.Contains("The answer still stands today.", Browser.Text(browser.Page));
        Assert.Contains("byte for byte", Browser.Text(browser.Page));
    }

    [Fact]
    public async Task A_controlled_item_needs_a_licence_and_can_be_applied_for_from_the_receipt()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        await Begin(browser);
        await Walk(browser, Drive);
        var page = Browser.Text(browser.Page);
        Assert.Contains("You need a licence", page);
        Assert.Contains("/en/accord/controls/NUC.3", browser.Page);
        Assert.Contains("Who decides, by when", page);
        await browser.Send("Make a receipt");
        var id = browser.At.Segments[^1];
        Assert.Contains($"/en/applications/new?from={id}", browser.Page);
        await Replays(stage, browser);
        var transfer = await stage.Server.Database.Read(reading => Receipts.Find(reading, id));
        Assert.Equal(
            "frequency changer",
            transfer!
                .Value.GetProperty("items")[0]
                .GetProperty("facts")
                .GetProperty("item")
                .ToString()
        );
        Assert.Null(await stage.Server.Database.Read(reading => Receipts.Find(reading, "nothing")));
    }

    [Fact]
    public async Task What_is_not_known_never_clears()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        await Begin(browser);
        await Walk(browser, []);
        var page = Browser.Text(browser.Page);
        Assert.Contains("It cannot be said yet.", page);
        Assert.Contains("What is not known never clears a transfer.", page);
        await browser.Send("Make a receipt");
        var recorded = await Replays(stage, browser);
        Assert.True(recorded.GetProperty("outcomes").GetArrayLength() > 1);
        Assert.NotEqual("no authorisation required", recorded.GetProperty("stands").GetString());
    }

    [Fact]
    public async Task Answers_half_way_are_found_again_changed_and_deleted()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        var id = await Begin(browser);
        await browser.Send(Form, fields: ("value", "laser"));
        await browser.Send(Form, fields: ("value", "export"));
        using (var another = new Browser(stage.Server))
        {
            var page = Browser.Text(await another.Open($"/en/check/{id}"));
            Assert.Contains("2 answers so far", page);
            Assert.Contains("laser", page);
            Assert.Contains("laser", Browser.Text(await another.Open($"/fr/check/{id}")));
            // Another item: what was said of the laser is moot, what was said of the transfer is not.
            await another.Open($"/en/check/{id}/question?q=origin%20country&about=1");
            await another.Send(Form, fields: ("value", "DE"));
            await another.Open($"/en/check/{id}/question?q=item&about=1");
            await another.Send(Form, fields: ("value", "camera"));
            page = Browser.Text(await another.Open($"/en/check/{id}"));
            Assert.Contains("2 answers so far", page);
            Assert.Contains("camera", page);
            Assert.DoesNotContain("Germany", page);
        }
        await browser.Open($"/en/check/{id}");
        await browser.Send("Delete these answers now");
        await browser.Open($"/en/check/{id}");
        Assert.Contains("Nothing is saved under that link", Browser.Text(browser.Page));
        Assert.Equal("/en/check", browser.At.AbsolutePath);
    }

    [Fact]
    public async Task Answers_expire_and_receipts_do_not()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        var id = await Begin(browser);
        await browser.Send(Form, fields: ("value", "laser"));
        await browser.Open($"/en/check/{id}/answer");
        await browser.Send("Make a receipt");
        var receipt = browser.At.AbsolutePath;
        stage.Server.Clock.Pass(TimeSpan.FromDays(31));
        await browser.Open($"/en/check/{id}/question");
        Assert.Contains("Nothing is saved under that link", Browser.Text(browser.Page));
        await browser.Open(receipt);
        var other = await Begin(browser);
        // Beginning another one forgot it for good.
        stage.Server.Clock.Pass(TimeSpan.FromDays(-31));
        await browser.Open($"/en/check/{id}");
        Assert.Equal("/en/check", browser.At.AbsolutePath);
        await browser.Open($"/en/check/{other}");
        await browser.Open($"{receipt}x", 404);
        Assert.Contains("There is no receipt at this address", Browser.Text(browser.Page));
    }

    [Fact]
    public async Task What_is_no_answer_is_said_and_kept_as_it_was_typed()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        var id = await Begin(browser);
        await browser.Send(Form, 422);
        Assert.Contains("Choose an answer, or say that you do not know", browser.Page);
        await browser.Send(Form, fields: ("value", "frequency changer"));
        foreach (
            var (typed, said) in new[]
            {
                ("", "Enter an answer"),
                ("fast", "“fast” cannot be read"),
                ("650 kg", "Units that are understood: Hz, kHz"),
                ("-5 Hz", "it can be at least"),
                (new string('9', 201), "That is too long"),
            }
        )
        {
            await browser.Open($"/en/check/{id}/question?q=output%20frequency&about=1");
            await browser.Send(Form, 422, ("value", typed));
            Assert.Contains(said, WebUtility.HtmlDecode(browser.Page));
            Assert.Contains($"value=\"{typed}\"", WebUtility.HtmlDecode(browser.Page));
        }
        // A French comma, and a number alone.
        await browser.Open($"/fr/check/{id}/question?q=output%20frequency&about=1");
        await browser.Send("method=\"post\" action=\"/fr/check/", fields: ("value", "0,65 kHz"));
        Assert.Contains("0.65 kHz", Browser.Text(await browser.Open($"/en/check/{id}")));
        // No such term, no such party, no such way of proof: nothing is kept.
        await browser.Open($"/en/check/{id}/question?q=activity");
        await browser.Send(Form, fields: [("q", "colour"), ("value", "red")]);
        await browser.Open($"/en/check/{id}/question?q=listed&about=nobody");
        Assert.Equal($"/en/check/{id}", browser.At.AbsolutePath);
        Assert.Contains("2 answers so far", Browser.Text(browser.Page));
    }

    [Fact]
    public async Task A_name_is_looked_up_without_being_kept()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        var id = await Begin(browser);
        await browser.Open($"/en/check/{id}/names");
        await browser.Send("Look up", 422);
        var listed = Some.Sanctions().Entries[0].Party.Names[0].Text;
        await browser.Send(
            "Look up",
            fields: [("end-user", listed), ("exporter", "Wholly Unheard Of Bakery")]
        );
        var page = Browser.Text(browser.Page);
        Assert.Contains("That is not a refusal", page);
        Assert.Contains("That is not clearance", page);
        var kept = (
            await stage.Server.Database.Read(reading =>
                Checks.Find(
                    reading,
                    Passavant.Web.People.Secret.HashOf(id),
                    stage.Server.Clock.GetUtcNow()
                )
            )
        )!.Content;
        Assert.DoesNotContain("Bakery", kept);
        var said = SelfAssessment.Read(kept);
        Assert.Equal("possible", said.Find("listed", "end user")!.Value);
        Assert.Equal("no", said.Find("listed", "exporter")!.Value);
        Assert.Null(said.Find("kind of listing", "end user"));
        await browser.Open($"/en/check/{id}/answer");
        await browser.Send("Make a receipt");
        Assert.Contains(Some.Sanctions().Hash, browser.Page);
        await Replays(stage, browser);
    }

    [Fact]
    public async Task Nobody_begins_without_end()
    {
        await using var stage = await Stage.Set();
        using var browser = new Browser(stage.Server);
        for (var i = 0; i < 10; i++)
            await Begin(browser);
        await browser.Open("/en/check");
        await browser.Send("Start now", 429);
    }

    [Fact]
    public void Nearly_every_question_can_still_change_the_outcome()
    {
        var accord = Model();
        var day = DateOnly.FromDateTime(Some.Now.UtcDateTime);
        var assessor = new Assessor(accord, Instruments.None, day, day);
        var (asked, idle) = (0, new List<string>());
        foreach (var seed in Enumerable.Range(1, 6))
        {
            var chance = new Random(seed);
            var said = SelfAssessment.New(accord, Some.Now);
            for (var step = 0; step < 40; step++)
            {
                var interview = new Interview(said, accord, day);
                if (interview.Next is not { } next)
                    break;
                Assert.False(interview.Determination.Outcomes.IsSettled);
                Assert.Contains(
                    interview.Determination.Questions,
                    question => question.Term == next.Term && question.About == next.About
                );
                asked++;
                if (!Matters(interview, next, assessor, chance))
                    idle.Add($"seed {seed}, step {step}: {next.Term.Name} of '{next.About}'");
                var known = said.Find(next.Term.Name, next.About);
                said = said.With(
                    known is { Value: not null } ? known with { Lacks = next.Demand }
                    : chance.Next(5) == 0 && next.Term.Name != "item"
                        ? new CheckAnswer(next.Term.Name, next.About, null)
                    : new CheckAnswer(next.Term.Name, next.About, Any(next.Term, chance))
                );
            }
        }
        Assert.True(
            idle.Count * 20 <= asked,
            $"{idle.Count} of {asked}: {string.Join("; ", idle)}"
        );
    }

    [Fact]
    public void Where_one_question_settles_the_outcome_whatever_its_answer_nothing_else_is_asked()
    {
        // All but whether the accord reaches this transfer at all stands: it is prohibited, or none of the accord's business.
        var accord = Model();
        var said = SelfAssessment.New(accord, Some.Now);
        foreach (
            var (term, about, value) in new[]
            {
                ("item", "1", "nucleic acid synthesiser"),
                ("activity", "", "return"),
                ("location", "", "IR"),
                ("destination", "", "RU"),
                ("end use", "", "internal repression"),
                ("automated", "1", "no"),
                ("kind of listing", "end user", "military end user"),
                ("origin country", "1", "RU"),
                ("kind of listing", "exporter", "denied"),
            }
        )
            said = said.With(new CheckAnswer(term, about, value));
        var day = DateOnly.FromDateTime(Some.Now.UtcDateTime);
        var interview = new Interview(said, accord, day);
        Assert.Equal("established in", Assert.Single(interview.Left).Term.Name);
        // Where nobody knows that, no other question is worth asking.
        said = said.With(new CheckAnswer("established in", "exporter", null));
        Assert.Null(new Interview(said, accord, day).Next);
    }

    [Fact]
    public void What_an_item_is_called_is_found_in_plain_words()
    {
        var accord = Model();
        var item = accord.Glossary.FindTerm("item")!;
        foreach (
            var (asked, language, word) in new[]
            {
                ("drone", "en", "unmanned aerial vehicle"),
                ("Motor drives", "en", "frequency changer"),
                ("caméra thermique", "fr", "camera"),
                ("five-axis mill", "en", "milling machine"),
                ("gene synthesizer", "en", "nucleic acid synthesiser"),
                ("capteur de pression", "fr", "pressure transducer"),
                ("valv", "en", "valve"),
            }
        )
            Assert.Equal(
                word,
                Kinds
                    .Find(asked, item, accord, Passavant.Accords.Words.Language.Parse(language))[0]
                    .Word
            );
        Assert.Empty(Kinds.Find("qwxyz", item, accord, Passavant.Accords.Words.Language.English));
    }

    // Whether two answers, with everything else open as it is or stated at random, leave different outcomes. A witness is searched, so a pass shows that the question matters for what the engine can tell; that two completions settle otherwise is more, and not held here.
    private static bool Matters(
        Interview interview,
        Question asked,
        Assessor assessor,
        Random chance
    )
    {
        var others = interview
            .Open.Where(one => (one.Term, one.About) != (asked.Term, asked.About))
            .DistinctBy(one => (one.Term, one.About))
            .ToList();
        for (var i = 0; i < 1_000; i++)
        {
            var said = interview.Said;
            foreach (var other in others)
                if (i > 0 && chance.Next(4) > 0)
                    said = said.With(State(other, chance));
            var found = new HashSet<OutcomeSet> { Outcomes(said) };
            for (var j = 0; j < 6; j++)
                if (found.Add(Outcomes(said.With(State(asked, chance)))) && found.Count > 1)
                    return true;
        }
        return false;

        OutcomeSet Outcomes(SelfAssessment said) =>
            assessor.Decide(said.ToTransfer(interview.Accord.Glossary)).Outcomes;

        static CheckAnswer State(Question question, Random chance) =>
            new(
                question.Term.Name,
                question.About,
                // The first choice is the mildest: most of what can still matter matters where all else is mild.
                question.Term.Choices.Count > 0
                && chance.Next(4) > 0
                    ? question.Term.Choices[0]
                    : Any(question.Term, chance),
                question.Demand > Standing.Asserted ? question.Demand : Standing.Asserted
            );
    }

    private static string Any(Term term, Random chance)
    {
        return term.Kind switch
        {
            TermKind.Country => One("NO", "JP", "BR", "RU", "KP", "US", "IR", "CN"),
            TermKind.Day => One("2020-01-01", "2026-06-01", "2030-01-01"),
            TermKind.Codes => One("none", "NUC.3", "CHE.3"),
            TermKind.Band band => $"1 {band.Unit.Code} to {One("10", "100000")} {band.Unit.Code}",
            _ when Passavant.Accords.Words.FactWords.UnitOf(term) is { } unit =>
                $"{One("0", "1", "5", "30", "100", "1000", "1000000")} {unit.Code}",
            _ => One([.. term.Choices]),
        };

        string One(params string[] all) => all[chance.Next(all.Length)];
    }

    private static Accord Model() =>
        Passavant
            .Web.Cases.EditionFile.OfFolder(
                Path.Combine(Passavant.Cli.Tests.Documents.Repository.Root, "accords", "model"),
                new Dictionary<string, string>
                {
                    ["B-1"] = "a",
                    ["B-2"] = "a",
                    ["B-3"] = "a",
                }
            )
            .Read()
            .Accord!;

    internal static async Task<string> Begin(Browser browser)
    {
        await browser.Open("/en/check");
        await browser.Send("Start now");
        return browser.At.Segments[3].TrimEnd('/');
    }

    // Answers every question: as given; else the first choice, which is the mildest; with nothing given, that nobody knows.
    internal static async Task Walk(Browser browser, Dictionary<string, string> given)
    {
        for (
            var i = 0;
            i < 80 && !browser.At.AbsolutePath.EndsWith("/answer", StringComparison.Ordinal);
            i++
        )
        {
            var term = WebUtility.HtmlDecode(Asked().Matches(browser.Page)[^1].Groups[1].Value);
            (string, string?)[] fields =
                given.Count == 0 ? [("say", "unknown")]
                : given.GetValueOrDefault(term) is { } value
                && !browser.Page.Contains("name=\"proof\"", StringComparison.Ordinal)
                    ? [("value", value)]
                : browser.Page.Contains("name=\"value\" type=\"radio\"", StringComparison.Ordinal)
                    ?
                    [
                        (
                            "value",
                            WebUtility.HtmlDecode(Radio().Match(browser.Page).Groups[1].Value)
                        ),
                    ]
                : [("say", "unknown")];
            await browser.Send(Form, fields: fields);
        }
    }

    // The file of a receipt is taken by the command, which says that it comes out the same.
    private static async Task<JsonElement> Replays(Stage stage, Browser browser)
    {
        using var response = await stage.Server.Client.GetAsync(
            new Uri($"{browser.At.AbsolutePath}/json", UriKind.Relative)
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        using var command = Command.Empty().With("receipt.json", text);
        var ran = command.Run(
            "replay",
            "receipt.json",
            "--accord",
            Command.Shipped("accords/model"),
            "--choose",
            "B-1=a",
            "--choose",
            "B-2=a",
            "--choose",
            "B-3=a"
        );
        Assert.Equal("same\n", ran.Output);
        Assert.Equal(0, ran.Code);
        return JsonDocument.Parse(text).RootElement;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"q\" value=\"([^\"]*)\">")]
    private static partial Regex Asked();

    [GeneratedRegex("name=\"value\" type=\"radio\" value=\"([^\"]*)\"")]
    private static partial Regex Radio();
}
