using AngleSharp.Dom;
using Passavant.Accords.Tests.Laws;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>Every form somebody can reach, sent as nobody should.</summary>
public sealed class FormTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(CrawlTests.Watched), MemberType = typeof(CrawlTests))]
    public async Task Every_form_says_what_is_wrong_and_keeps_what_was_typed(string who)
    {
        Assert.SkipUnless(Long.Run || who.Length == 0, "takes long; set PASSAVANT_LONG=1");
        await using var site = await Site.Open();
        using var reader = new Reader(site, who);
        var crawl = await Crawl.By(reader);
        var (faults, tried) = (new List<string>(), new HashSet<string>());
        foreach (var page in crawl.Pages)
        foreach (var form in page.Forms)
        {
            if (!tried.Add(Key(reader, page, form)))
                continue;
            var buttons = form.QuerySelectorAll("button, input[type=submit]");
            foreach (var way in Long.Run ? Tries.All : Tries.Few)
            foreach (
                var button in Long.Run ? Enumerable.Range(0, Math.Max(1, buttons.Length)) : [0]
            )
                await Send(reader, page.Address, Key(reader, page, form), way, button, faults);
        }
        output.WriteLine($"{who}: {crawl.Pages.Count} pages, {tried.Count} forms");
        Assert.True(
            faults.Count == 0,
            string.Join('\n', faults.Distinct().Take(60).Concat(site.Failures.Take(5)))
        );
    }

    // Read anew each time, since what was sent before may have changed everything.
    private static async Task Send(
        Reader reader,
        string address,
        string key,
        Try way,
        int button,
        List<string> faults
    )
    {
        var page = await reader.Get(address);
        if (
            !page.IsPage
            || page.Forms.FirstOrDefault(one => Key(reader, page, one) == key) is not { } form
        )
            return;
        var filled = way.Fill(
            form,
            form.QuerySelectorAll("button, input[type=submit]").ElementAtOrDefault(button)
        );
        var to = form.GetAttribute("action") is { Length: > 0 } action ? action : page.Address;
        for (var time = 1; time <= 2; time++)
        {
            Leaf answer;
            using (var content = filled.Content())
                answer = await reader.Post(to, content);
            // What a form hides says where it belongs, and what is done once may not be there again.
            if (answer.Status is 400 or 403 or 404 or 405 or 415 && time == 1 && way.HidesWhole)
                faults.Add(
                    $"{address}: the form to {to} with {way.Name}: answered {answer.Status}"
                );
            faults.AddRange(
                Faults(reader, filled, answer, way)
                    .Select(fault =>
                        $"{address}: the form to {to} ({string.Join(", ", Soundness.Fields(form).Select(one => one.GetAttribute("name")).Distinct().Take(4))}) with {way.Name}{(time == 2 ? ", again" : "")}: {fault}"
                    )
            );
        }
    }

    private static IEnumerable<string> Faults(Reader reader, Filled filled, Leaf answer, Try way)
    {
        // What is shown this once, and what is asked once more, needs no other address.
        var once =
            answer.Status == 200
            && answer.IsPage
            && answer.Document.QuerySelector(
                ".p-done, .p-secret, #verdict, button[value='confirm']"
            )
                is not null;
        if (!once && answer.Status is not (302 or 303 or (>= 400 and < 500)))
            yield return $"answered {answer.Status}";
        if (!answer.IsPage || answer.Status is 302 or 303)
            yield break;
        if (
            answer.Document.GetElementById("slipped") is not null
            || answer.Text.Contains("<script>alert", StringComparison.Ordinal)
        )
            yield return "what was typed is read as markup";
        foreach (var fault in Soundness.Faults(answer, reader.Language))
            yield return $"the page that comes {fault}";
        if (answer.Status != 422)
            yield break;
        if (answer.Document.QuerySelector(".govuk-error-summary") is not { } summary)
        {
            yield return "the page that comes does not say what is wrong";
            yield break;
        }
        if (summary.QuerySelectorAll("li").Length == 0)
            yield return "the summary of faults is empty";
        // Hidden, it says which form it is: spoiled, another comes.
        foreach (var (name, text) in way.HidesWhole ? filled.Typed : [])
        {
            var kept = answer
                .Document.QuerySelectorAll($"input, textarea")
                .Where(one => one.GetAttribute("name") == name)
                .Select(one =>
                    one.LocalName == "textarea" ? one.TextContent : one.GetAttribute("value") ?? ""
                );
            if (!kept.Any(one => Seen(one) == Seen(text)))
                yield return $"what was typed into {name} is lost";
        }
    }

    // Signs that are not seen may be left out.
    private static string Seen(string text) =>
        string.Concat(text.Where(one => !char.IsControl(one) && one is not ('\u200f' or '\ufffd')))
            .Trim();

    private static string Key(Reader reader, Leaf page, IElement form) =>
        $"{reader.Kind(form.GetAttribute("action") is { Length: > 0 } action ? action : page.Address)} {string.Join(' ', Soundness.Fields(form).Select(one => one.GetAttribute("name")).Distinct())} {string.Join(' ', form.QuerySelectorAll("button[name]").Select(one => $"{one.GetAttribute("name")}={one.GetAttribute("value")}").Distinct().Take(3))}";
}
