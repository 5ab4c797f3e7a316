using Microsoft.Playwright;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>A walk of one or several people through the pages of a site.</summary>
internal sealed class Walk
{
    private readonly Dictionary<string, Visitor> visitors = [];

    private readonly Glass glass;

    private Walk(Site site, Glass glass) => (Site, this.glass) = (site, glass);

    /// <summary>Where it goes.</summary>
    public Site Site { get; }

    /// <summary>Somebody, who signs in when first named; empty for nobody.</summary>
    public async Task<Visitor> As(string who = "")
    {
        if (!visitors.TryGetValue(who, out var visitor))
            visitors[who] = visitor = await Visitor.Come(Site, who, glass);
        return visitor;
    }

    /// <summary>Walks; fails where a step does, or where a browser complained on the way.</summary>
    public static async Task Through(Site site, Glass glass, Func<Walk, Task> steps)
    {
        var walk = new Walk(site, glass);
        try
        {
            await steps(walk);
        }
        catch (Exception failure)
            when (failure is PlaywrightException or TimeoutException or Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException(
                $"{failure.Message}\n{await walk.Where()}",
                failure
            );
        }
        finally
        {
            foreach (var visitor in walk.visitors.Values)
                await visitor.Leave();
        }
        var wrong = walk.visitors.Values.SelectMany(visitor => visitor.Wrong).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Concat(site.Failures)));
    }

    // Where everybody stood when it failed.
    private async Task<string> Where()
    {
        var lines = new List<string>();
        foreach (var visitor in visitors.Values)
            try
            {
                await visitor.Picture(
                    "failed",
                    $"{TestContext.Current.TestMethod?.MethodName}-{visitor.Who}"
                );
                var says = await visitor.Says();
                lines.Add(
                    $"{visitor.Who} at {visitor.Page.Url} ({visitor.Status}): {(says.Length > 1500 ? says[..1500] : says)}"
                );
                lines.AddRange(visitor.Wrong);
            }
            catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
            {
                lines.Add($"{visitor.Who}: {failure.Message}");
            }
        return string.Join('\n', lines.Concat(Site.Failures));
    }
}
