using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>Pages worked by the keyboard alone.</summary>
public sealed class KeyboardTests(CrawlTests.Shown shown) : IClassFixture<CrawlTests.Shown>
{
    [Fact]
    public Task Signing_in_goes_by_keyboard_alone() =>
        Walk.Through(
            shown.Site,
            Glass.Desktop,
            async walk =>
            {
                var nobody = await walk.As();
                await nobody.Go("/sign-in");
                await Skips(nobody);
                await Orderly(nobody);

                // Nothing typed: what is wrong is read first, and leads to where it is mended.
                await nobody.Page.Locator("#f-password").FocusAsync();
                await nobody.Page.Keyboard.PressAsync("Enter");
                await IsFocused(nobody, ".govuk-error-summary");
                Assert.Equal(422, nobody.Status);
                Assert.StartsWith(
                    "Error: ",
                    await nobody.Page.TitleAsync(),
                    StringComparison.Ordinal
                );
                await nobody.Page.Keyboard.PressAsync("Tab");
                await IsFocused(nobody, ".govuk-error-summary a");
                await nobody.Page.Keyboard.PressAsync("Enter");
                await IsFocused(nobody, "#f-signIn");

                await nobody.Page.Keyboard.TypeAsync("nobody");
                await nobody.Page.Keyboard.PressAsync("Tab");
                await IsFocused(nobody, "#f-password");
                await nobody.Page.Keyboard.TypeAsync("no such password");
                await nobody.Page.Keyboard.PressAsync("Enter");
                await nobody.Page.WaitForFunctionAsync(
                    "() => document.querySelector('#f-signIn')?.value === 'nobody' && document.querySelector('#f-password').value === ''"
                );
                await IsFocused(nobody, ".govuk-error-summary");
            }
        );

    [Fact]
    public async Task An_application_is_begun_and_a_task_of_it_done_by_keyboard_alone()
    {
        await using var site = await Site.Open();
        await Walk.Through(
            site,
            Glass.Desktop,
            async walk =>
            {
                var ann = await walk.As("ann");
                await ann.Go("/applications/new?kind=licence");
                await Orderly(ann);
                await To(ann, "[name='title']");
                await ann.Page.Keyboard.TypeAsync("Spindle drives by keyboard");
                await To(ann, "[name='authority']");
                await ann.Page.Keyboard.PressAsync("Space");
                await ann.Page.Keyboard.PressAsync("Enter");
                await ann.Page.WaitForURLAsync(new Regex(@"/applications/\d{4}-\d{6}"));
                await Orderly(ann);

                // A task of the list, filled wrongly first.
                await To(ann, "main a[href$='/use']");
                await ann.Page.Keyboard.PressAsync("Enter");
                await ann.Page.WaitForURLAsync(new Regex("/use$"));
                await Orderly(ann);
                await To(ann, "main button[type='submit']");
                await ann.Page.Keyboard.PressAsync("Enter");
                await IsFocused(ann, ".govuk-error-summary");
                await ann.Page.Keyboard.PressAsync("Tab");
                await ann.Page.Keyboard.PressAsync("Enter");
                await IsFocused(ann, "[name='use']");
                await ann.Page.Keyboard.TypeAsync("Driving spindles of wood-working machines.");
                await To(ann, "main button[type='submit']");
                await ann.Page.Keyboard.PressAsync("Enter");
                await ann.Page.WaitForURLAsync(new Regex("^(?!.*/use$)"));
                await ann.Sees("The transfer as a whole");
            }
        );
    }

    [Fact]
    public async Task A_case_is_worked_on_by_keyboard_alone()
    {
        await using var site = await Site.Open();
        await Walk.Through(
            site,
            Glass.Desktop,
            async walk =>
            {
                var ole = await walk.As("ole");
                await ole.Go("/work");
                await Orderly(ole);
                await To(ole, "main a[href*='/work/2']");
                await ole.Page.Keyboard.PressAsync("Enter");
                await ole.Page.WaitForURLAsync(new Regex(@"/work/\d{4}-\d{6}"));
                await Orderly(ole);

                // A form is unfolded, filled and sent, and what was done takes the focus.
                await To(ole, "#act-write-note summary");
                await ole.Page.Keyboard.PressAsync("Enter");
                await To(ole, "#act-write-note textarea");
                await ole.Page.Keyboard.TypeAsync("Read again by keyboard.");
                await To(ole, "#act-write-note [type='radio']");
                await ole.Page.Keyboard.PressAsync("Space");
                await To(ole, "#act-write-note button[type='submit']");
                await ole.Page.Keyboard.PressAsync("Enter");
                await ole.Page.WaitForURLAsync(new Regex("done=write-note"));
                await IsFocused(ole, ".p-done");
                await ole.Sees("Read again by keyboard.");
            }
        );
    }

    // By one key alone, until the first of what is looked for has the focus.
    private static async Task To(Visitor visitor, string what)
    {
        for (var i = 0; i < 400; i++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (
                await visitor.Page.EvaluateAsync<bool>(
                    "what => document.activeElement?.matches(what) === true",
                    what
                )
            )
                return;
        }
        Assert.Fail($"No number of tabs leads to {what} on {visitor.Page.Url}.");
    }

    // The first stop leads past what every page has.
    private static async Task Skips(Visitor visitor)
    {
        await visitor.Page.Keyboard.PressAsync("Tab");
        await IsFocused(visitor, ".govuk-skip-link");
        await Assertions.Expect(visitor.Page.Locator(".govuk-skip-link")).ToBeInViewportAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await IsFocused(visitor, "#main");
    }

    /// <summary>Goes through all stops: they come in the order they are read in, can be seen, and none holds on.</summary>
    private static async Task Orderly(Visitor visitor)
    {
        var wrong = await Stops(visitor);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<List<string>> Stops(Visitor visitor)
    {
        var wrong = new List<string>();
        await visitor.Page.EvaluateAsync(
            "() => { document.activeElement.blur(); window.scrollTo(0, 0); window.stops = []; }"
        );
        for (var i = 0; i < 400; i++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var said = await visitor.Page.EvaluateAsync<string?>(
                """
                () => {
                  const at = document.activeElement;
                  if (!at || at === document.body || window.stops[0] === at) return 'end';
                  const last = window.stops.at(-1);
                  // A box for a day has stops of its own inside.
                  if (last === at && at.type === 'date') return null;
                  window.stops.push(at);
                  const name = at.outerHTML.slice(0, 120);
                  if (last && !(last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING)) return `comes out of order: ${name}`;
                  const box = at.getBoundingClientRect();
                  if (box.bottom < 0 || box.top > innerHeight) return `is not in sight: ${name}`;
                  const look = getComputedStyle(at);
                  const shown = one => { const look = getComputedStyle(one); return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0 || look.boxShadow !== 'none'; };
                  // Radios and boxes show it on what is drawn in their place.
                  const drawn = at.nextElementSibling && getComputedStyle(at.nextElementSibling, '::before');
                  if (!shown(at) && !(drawn && (drawn.boxShadow !== 'none' || drawn.outlineStyle !== 'none'))) return `does not show that it has the focus: ${name}`;
                  return null;
                }
                """
            );
            if (said == "end")
                return wrong;
            if (said is not null)
                wrong.Add($"{visitor.Page.Url}: {said}");
        }
        wrong.Add($"{visitor.Page.Url}: has no end");
        return wrong;
    }

    private static Task IsFocused(Visitor visitor, string what) =>
        Assertions.Expect(visitor.Page.Locator(what).First).ToBeFocusedAsync();
}
