using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Passavant.Store;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>What people do on the pages, step by step, as several walks need it.</summary>
internal static partial class Steps
{
    /// <summary>Facts as they are stated where nothing is the matter, by the names of their terms.</summary>
    private static readonly Dictionary<string, string> Usual = new()
    {
        ["activity"] = "export",
        ["location"] = "NO",
        ["destination"] = "BR",
        ["re-export planned to"] = "BR",
        ["purpose of movement"] = "sale",
        ["end use"] = "civil",
        ["informed"] = "no",
        ["knows of weapons use"] = "no",
        ["knows of military use"] = "no",
        ["knows of human rights violations"] = "no",
        ["diversion signs"] = "none",
        ["free zone"] = "no",
        ["human rights concern"] = "none",
        ["regional tension"] = "low",
        ["end use evidence"] = "statement of the end user",
        ["refused by a partner state"] = "no",
        ["item"] = "frequency changer",
        ["usable as a motor drive"] = "yes",
        ["multiphase"] = "yes",
        ["apparent power"] = "4 kV.A",
        ["output frequency"] = "1000 Hz",
        ["frequency control"] = "0.1 %",
        ["performance lock"] = "none",
        ["built into a machine"] = "no",
        ["established in"] = "NO",
        ["kind of party"] = "company",
        ["internal compliance programme"] = "yes",
        ["country"] = "BR",
        ["listed"] = "no",
        ["kind of listing"] = "none",
        ["owned by a listed party"] = "no",
        ["dealings known"] = "yes",
        ["earlier check failed"] = "favourable",
        ["security service"] = "no",
        ["supplied in 12 months"] = "0",
        ["trusted status"] = "no",
    };

    /// <summary>The usual answer to a question about a term; null where there is none.</summary>
    public static string? Answer(string term) => Usual.GetValueOrDefault(term);

    /// <summary>An application is written, signed by its end user and submitted; its number.</summary>
    public static async Task<string> Apply(this Walk walk, string who, string title, string endUser)
    {
        var ann = await walk.As(who);
        await ann.Go("/applications/new?kind=licence");
        await ann.Type("title", title);
        await ann.Choose("authority", "licensing-authority");
        await ann.Press("Begin a draft");
        var number = Number(ann.Path);
        var home = $"/applications/{number}";

        await ann.Go($"{home}/goods/new");
        await ann.Type("description", "Frequency changer ND-1000");
        await ann.Choose("item", "frequency changer");
        await ann.Type("quantity", "2");
        await ann.Type("unit", "pieces");
        await ann.Type("value", "12000");
        await ann.Type("currency", "EUR");
        await ann.Press("Save and continue");
        await State(ann);

        await Party(
            ann,
            home,
            "exporter",
            "Nordlys Drives AS",
            "Industriveien 3, Havnes",
            "NO",
            ""
        );
        await Party(
            ann,
            home,
            "end user",
            endUser,
            "Rua das Tábuas 12, Curitiba",
            "BR",
            "direcao@araucaria.example"
        );

        await ann.Go($"{home}/use");
        await ann.Type("use", "Driving spindles of wood-working machines in the saw hall.");
        await ann.Press("Save and continue");
        await State(ann);
        await ann.Go(home);
        await ann.Look($"{who}-draft");

        await Signed(walk, ann, number, endUser);
        await ann.Go($"{home}/check");
        await ann.Look($"{who}-check");
        await ann.Choose("true", "yes");
        await ann.Press("Submit");
        await ann.Go(home);
        await ann.Sees("Submitted");
        return number;
    }

    /// <summary>Does an act on the page of a case.</summary>
    /// <param name="official">Who does it.</param>
    /// <param name="number">The case.</param>
    /// <param name="act">The act, by its word.</param>
    /// <param name="fill">Fills in the form; its fields are named after the act.</param>
    /// <param name="about">What in the case it is about.</param>
    public static async Task Do(
        this Visitor official,
        string number,
        string act,
        Func<ILocator, Task>? fill = null,
        string about = ""
    )
    {
        // Read anew: others may have gone on with it.
        await official.Go($"/work/{number}");
        var form = await official.Form(act, about);
        if (fill is not null)
            await fill(form);
        await form.Locator("button[type=submit]").Last.ClickAsync();
        // It is told in its section that it was done.
        await official.Page.WaitForURLAsync(new Regex($"done={act}"));
        await Assertions.Expect(official.Page.Locator(".p-done").First).ToBeVisibleAsync();
        Assert.Equal(200, official.Status);
    }

    /// <summary>The form of an act, opened.</summary>
    public static async Task<ILocator> Form(this Visitor official, string act, string about = "")
    {
        var place = official.Page.Locator($"#act-{act}{(about.Length > 0 ? $"-{about}" : "")}");
        await place.WaitForAsync();
        if (await place.EvaluateAsync<bool>("one => one.tagName === 'DETAILS' && !one.open"))
            await place.Locator("> summary").ClickAsync();
        return place.Locator("form");
    }

    /// <summary>Writes into a field.</summary>
    public static Task Write(this ILocator form, string name, string text) =>
        form.Locator($"[name='{name}']").FillAsync(text);

    /// <summary>Chooses of several.</summary>
    public static async Task Pick(this ILocator form, string name, string value, bool typed = false)
    {
        var field = form.Locator($"[name='{name}']");
        if (await field.First.EvaluateAsync<bool>("one => one.tagName === 'SELECT'"))
            _ = await field.SelectOptionAsync(value);
        else if (typed)
            await field.FillAsync(value);
        else
            await form.Locator($"[name='{name}'][value='{value}']")
                .CheckAsync(new() { Force = true });
    }

    /// <summary>An application is found complete, screened and assessed.</summary>
    public static async Task Review(this Visitor officer, string number)
    {
        await officer.Do(number, "acknowledge");
        await officer.Do(number, "screen");
        await officer.Do(number, "assess");
    }

    /// <summary>A refusal is proposed.</summary>
    public static Task ProposeRefusal(this Visitor officer, string number) =>
        officer.Do(
            number,
            "propose",
            async form =>
            {
                await form.Pick("propose-verdict", "refuse");
                await form.Write(
                    "propose-public",
                    "A risk of diversion that no condition removes."
                );
                await form.Write(
                    "propose-applicant",
                    "Where the pieces would be installed could not be established."
                );
                await form.Write("propose-basis", "M-control");
                await form.Write("propose-help", "A visit to the works, or a floor plan.");
            }
        );

    /// <summary>The number of a case in a path.</summary>
    public static string Number(string path) => CaseNumber().Match(path).Value;

    // Answers what is asked of the facts, as long as it is.
    private static async Task State(Visitor visitor)
    {
        for (var i = 0; i < 6 && visitor.Path.Contains("/facts/", StringComparison.Ordinal); i++)
        {
            var before = visitor.Page.Url;
            var asked = await visitor
                .Page.Locator("main input[name='asked']")
                .EvaluateAllAsync<string[]>("all => all.map(one => one.value)");
            if (asked.Length == 0)
                return;
            foreach (var term in asked)
                if (Answer(term) is { } answer)
                    await Put(visitor, $"fact-{term.Replace(' ', '_')}", answer);
            await visitor.Press("Save and continue");
            if (visitor.Page.Url == before && visitor.Status != 422)
                return;
            Assert.NotEqual(422, visitor.Status);
        }
    }

    private static async Task Put(Visitor visitor, string name, string answer)
    {
        var field = visitor.Page.Locator($"main [name='{name}']").First;
        // Opens what it lies in.
        var kind = await field.EvaluateAsync<string>(
            "one => { const closed = one.closest('details'); if (closed) closed.open = true; return one.tagName === 'INPUT' ? one.type : one.tagName; }"
        );
        if (kind is "text")
            await field.FillAsync(answer);
        else
            await visitor.Choose(name, answer);
    }

    private static async Task Party(
        Visitor ann,
        string home,
        string role,
        string name,
        string address,
        string country,
        string contact
    )
    {
        await ann.Go($"{home}/parties/new");
        await ann.Choose("role", role);
        await ann.Type("name", name);
        await ann.Type("address", address);
        await ann.Choose("country", country);
        await ann.Type("contact", contact);
        await ann.Press("Save and continue");
        await State(ann);
    }

    // The end user gets a link by mail, and signs behind it without an account.
    private static async Task Signed(Walk walk, Visitor ann, string number, string endUser)
    {
        await ann.Go($"/applications/{number}/statements");
        var asking = ann.Page.Locator("form[action*='handler=Ask']");
        await asking.Locator("input[name^='address-']").FillAsync("direcao@araucaria.example");
        await asking
            .Locator("input[name^='language-'][value='en']")
            .CheckAsync(new() { Force = true });
        await ann.Press("Send the link", asking);
        Assert.Equal(200, ann.Status);
        var link = (await walk.Site.Database.Read(reading => Mails.Of(reading, number)))
            .Select(one => Link().Match(one.Body))
            .Last(match => match.Success)
            .Groups[1]
            .Value;
        var user = await walk.As();
        await user.Go($"/statements/{link}");
        await user.Type("endUser", endUser);
        await user.Type("address", "Rua das Tábuas 12, Curitiba");
        await user.Type("place", "The saw hall, Rua das Tábuas 12, Curitiba");
        foreach (var box in await user.Page.Locator("input[name='undertakings']").AllAsync())
            await box.CheckAsync(new() { Force = true });
        await user.Type("name", "Maria Souza");
        await user.Type("title", "Director");
        await user.Type("authority", "By office, under the statutes");
        await user.Choose("knows", "yes");
        await user.Look("statement");
        await user.Press("Sign");
        await user.Sees("The statement is signed");
    }

    [GeneratedRegex(@"\d{4}-\d{6}")]
    private static partial Regex CaseNumber();

    [GeneratedRegex(@"/statements/([0-9-]+\.[A-Za-z0-9_-]+)")]
    private static partial Regex Link();
}
