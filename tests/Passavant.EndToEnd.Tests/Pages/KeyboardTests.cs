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
