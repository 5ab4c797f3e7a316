using Microsoft.Playwright;

namespace Passavant.EndToEnd.Tests.Pages;

public sealed class OpenPageTests : IAsyncLifetime
{
    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Site.Open();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public Task The_first_page_loads_less_than_100_kilobytes() =>
        Walk.Through(
            site,
            Glass.Desktop,
            async walk =>
            {
                var nobody = await walk.As();
                var bytes = 0;
                var loaded = new List<IResponse>();
                nobody.Page.Response += (_, answer) => loaded.Add(answer);
                await nobody.Go("");
                // The icon of the window may still come meanwhile.
                foreach (var answer in loaded.ToArray())
                    bytes += (await answer.Request.SizesAsync()).ResponseBodySize;
                await nobody.Look("start");
                Assert.InRange(bytes, 1, 100 * 1024);
            }
        );
}
