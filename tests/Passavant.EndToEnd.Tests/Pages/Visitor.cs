using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Passavant.Accords.Tests;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>Somebody before a browser of their own. Whatever the browser complains of is remembered, and nothing may be asked of other hosts.</summary>
internal sealed class Visitor
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        },
    };

    private readonly List<string> wrong = [];

    private readonly IBrowserContext context;

    private readonly Glass glass;

    private Visitor(string who, Glass glass, IBrowserContext context, IPage page)
    {
        (Who, this.glass, this.context, Page) = (who, glass, context, page);
    }

    /// <summary>What they sign in with; empty for nobody.</summary>
    public string Who { get; }

    /// <summary>What they see.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained of, and what was found when a page was looked at.</summary>
    public IReadOnlyList<string> Wrong => wrong;

    /// <summary>The status of the page they are at.</summary>
    public int Status { get; private set; }

    /// <summary>The path they are at, without the language.</summary>
    public string Path => new Uri(Page.Url).AbsolutePath[3..];

    public static async Task<Visitor> Come(Site site, string who, Glass glass)
    {
        var browser = await Chromium.Browser();
        var context = await browser.NewContextAsync(glass.Options(site.Address));
        context.SetDefaultTimeout(20_000);
        var visitor = new Visitor(who, glass, context, await context.NewPageAsync());
        visitor.Listen(site.Address);
        if (who.Length > 0)
            await visitor.SignIn();
        return visitor;
    }

    /// <summary>Becomes who they are by the button of the demonstration.</summary>
    public async Task SignIn()
    {
        await Go("/demonstration");
        await Page.Locator($"form[action$='/demonstration/{Who}'] button").ClickAsync();
        Assert.DoesNotContain("/demonstration", Page.Url, StringComparison.Ordinal);
    }

    /// <summary>Goes to a page, by its path without the language.</summary>
    public async Task Go(string path)
    {
        var answer = await Page.GotoAsync(
            $"/{glass.Language}{path}",
            new PageGotoOptions { WaitUntil = WaitUntilState.Load }
        );
        Status = answer!.Status;
        if (Who.Length > 0 && path != "/sign-in" && Path == "/sign-in")
        {
            // So much time passed that they have to sign in anew.
            await SignIn();
            await Go(path);
        }
    }

    /// <summary>Presses a button.</summary>
    public Task Press(string name, ILocator? within = null) =>
        Act(
            (within ?? Page.Locator("main"))
                .GetByRole(AriaRole.Button, new() { Name = name, Exact = true })
                .First.ClickAsync()
        );

    /// <summary>Follows a link.</summary>
    public Task Follow(string name, ILocator? within = null) =>
        Act(
            (within ?? Page.Locator("main"))
                .GetByRole(AriaRole.Link, new() { Name = name })
                .First.ClickAsync()
        );

    /// <summary>Types into a field, found by its name in the form.</summary>
    public Task Type(string name, string text, ILocator? within = null) =>
        (within ?? Page.Locator("main"))
            .Locator($"input[name='{name}'], textarea[name='{name}']")
            .First.FillAsync(text);

    /// <summary>Chooses: a radio, a box or a line of a list.</summary>
    public async Task Choose(string name, string value, ILocator? within = null)
    {
        var field = (within ?? Page.Locator("main")).Locator($"[name='{name}']");
        if (await field.First.EvaluateAsync<string>("one => one.tagName") == "SELECT")
            _ = await field.First.SelectOptionAsync(value);
        else
            await (within ?? Page.Locator("main"))
                .Locator($"[name='{name}'][value='{value}']")
                .CheckAsync(new() { Force = true });
    }

    /// <summary>What the page says.</summary>
    public Task<string> Says() => Page.Locator("main").InnerTextAsync();

    /// <summary>Waits until the page says something.</summary>
    public Task Sees(string text) =>
        Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);

    /// <summary>Looks at the page as it is: keeps a picture of it, and asks axe what is wrong with it.</summary>
    /// <param name="name">What the picture is called.</param>
    public async Task Look(string name)
    {
        await Picture($"{glass.Width}{(glass.Script ? "" : "-plain")}", name);
        wrong.AddRange(await Axe());
        if (await Sideways() is { } overflow)
            wrong.Add($"{Page.Url}: scrolls sideways at {glass.Width} px: {overflow}");
    }

    /// <summary>What axe finds wrong with the page; nothing where no scripts run.</summary>
    public async Task<IReadOnlyList<string>> Axe()
    {
        if (!glass.Script)
            return [];
        var found = await Page.RunAxe(Rules);
        return
        [
            .. found.Violations.Select(violation =>
                $"{Page.Url}: axe {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html.Length > 200 ? node.Html[..200] : node.Html))}"
            ),
        ];
    }

    /// <summary>What is wider than the page; null where nothing is.</summary>
    public async Task<string?> Sideways() =>
        !glass.Script
            ? null
            : await Page.EvaluateAsync<string?>(
                """
                () => {
                  const root = document.documentElement;
                  if (root.scrollWidth <= root.clientWidth) return null;
                  const inside = one => { for (let up = one.parentElement; up; up = up.parentElement) if (getComputedStyle(up).overflowX !== 'visible') return true; return false; };
                  const wide = [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > root.clientWidth + 1 && !inside(one));
                  return `${root.scrollWidth} px: ` + wide.slice(-2).map(one => one.outerHTML.slice(0, 120)).join(' | ');
                }
                """
            );

    /// <summary>Keeps a picture of the page among what the build leaves behind.</summary>
    /// <param name="under">The folder it is kept in.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="isWhole">Whether the whole page is seen, or what stands at its top.</param>
    public async Task Picture(string under, string name, bool isWhole = true) =>
        _ = await Page.ScreenshotAsync(
            new PageScreenshotOptions
            {
                Path = System.IO.Path.Combine(
                    Repository.Root,
                    "artifacts",
                    "screens",
                    under,
                    $"{name}.png"
                ),
                FullPage = isWhole,
            }
        );

    /// <summary>Goes away.</summary>
    public Task Leave() => context.CloseAsync();

    private async Task Act(Task act)
    {
        await act;
        // The last part of every page: once it is there, the page is.
        await Page.Locator("footer").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private void Listen(Uri address)
    {
        // A page that says what is wrong with a form is no error of the browser's.
        Page.Console += (_, said) =>
        {
            if (
                said.Type is "error"
                && !said.Text.Contains(
                    "the server responded with a status of 4",
                    StringComparison.Ordinal
                )
            )
                wrong.Add($"{Page.Url}: console: {said.Text}");
        };
        Page.PageError += (_, failure) => wrong.Add($"{Page.Url}: script: {failure}");
        Page.Response += (_, answer) =>
        {
            if (answer.Request.IsNavigationRequest && answer.Frame == Page.MainFrame)
                Status = answer.Status;
            if (answer.Status >= 500)
                wrong.Add($"{answer.Request.Method} {answer.Url}: {answer.Status}");
        };
        Page.Request += (_, request) =>
        {
            if (
                Uri.TryCreate(request.Url, UriKind.Absolute, out var to)
                && to.Scheme is "http" or "https"
                && to.Authority != address.Authority
            )
                wrong.Add($"{Page.Url}: asks another host: {request.Url}");
        };
    }
}
