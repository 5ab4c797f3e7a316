using System.Globalization;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>When a browser first paints pages, by its own account. Asked for by name, on a quiet machine: <c>bench/run-pages</c>.</summary>
public sealed class FirstPaint(ITestOutputHelper output)
{
    private const int Times = 15;

    [Fact(Explicit = true)]
    public async Task First_paint_cold_and_warm()
    {
        await using var site = await Site.Open();
        foreach (
            var (who, path) in new[]
            {
                ("", ""),
                ("", "/check"),
                ("ann", "/applications"),
                ("ole", "/work"),
            }
        )
        {
            var (cold, warm) = (new List<double>(), new List<double>());
            for (var i = 0; i < Times; i++)
            {
                var visitor = await Visitor.Come(site, who, Glass.Desktop);
                cold.Add(await Paint(visitor, path));
                warm.Add(await Paint(visitor, path));
                await visitor.Leave();
            }
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"first paint of /en{path}{(who.Length > 0 ? $" (its style sheet known) by {who}" : "")}: cold median {Median(cold):0} ms, most {cold.Max():0} ms; warm median {Median(warm):0} ms, most {warm.Max():0} ms"
                )
            );
        }
    }

    private static async Task<double> Paint(Visitor visitor, string path)
    {
        await visitor.Go(path);
        return await visitor.Page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              const seen = () => performance.getEntriesByName('first-contentful-paint')[0];
              if (seen()) return done(seen().startTime);
              new PerformanceObserver((_, all) => { if (seen()) { all.disconnect(); done(seen().startTime); } }).observe({ type: 'paint', buffered: true });
            })
            """
        );
    }

    private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);
}
