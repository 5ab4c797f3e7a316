using Passavant.Accords.Tests.Laws;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>Every kind of page that can be reached by links, for somebody of every role.</summary>
public sealed class CrawlTests(CrawlTests.Shown shown, ITestOutputHelper output)
    : IClassFixture<CrawlTests.Shown>
{
    private static readonly HashSet<string> Looked = [];

    /// <summary>Nobody, and somebody of every role.</summary>
    public static TheoryData<string> People =>
        ["", "ann", "ole", "hege", "sam", "cato", "dina", "eve", "pia", "omar", "ada", "agnes"];

    [Theory]
    [MemberData(nameof(People))]
    public async Task Every_page_is_there_and_sound(string who)
    {
        using var reader = new Reader(shown.Site, who);
        var crawl = await Crawl.By(reader);
        foreach (var kind in crawl.Pages.GroupBy(page => reader.Pattern(page.Address)))
            output.WriteLine(
                $"{kind.Key}: {kind.Count()}, {kind.Max(page => page.Bytes) / 1024} KB"
            );
        Assert.True(crawl.Faults.Count == 0, string.Join('\n', crawl.Faults.Take(60)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("ole")]
    public async Task Every_page_is_there_and_sound_in_french(string who)
    {
        using var reader = new Reader(shown.Site, who, "fr");
        var crawl = await Crawl.By(reader);
        Assert.True(crawl.Faults.Count == 0, string.Join('\n', crawl.Faults.Take(60)));
    }

    /// <summary>Everybody in a long run; in any other, those who see most.</summary>
    public static TheoryData<string> Watched => Long.Run ? People : ["", "ann", "ole"];

    [Theory]
    [MemberData(nameof(Watched))]
    public async Task Every_kind_of_page_is_right_in_a_browser(string who)
    {
        Assert.SkipUnless(Long.Run || who.Length == 0, "takes long; set PASSAVANT_LONG=1");
        var site = shown.Site;
        _ = await Chromium.Browser();
        using var reader = new Reader(site, who);
        var crawl = await Crawl.By(reader);
        var desktop = await Visitor.Come(site, who, Glass.Desktop);
        var phone = await Visitor.Come(site, who, Glass.Phone);
        var wrong = new List<string>();
        foreach (var page in crawl.Pages.DistinctBy(page => reader.Pattern(page.Address)))
        {
            // What looks alike for everybody is looked at once in a normal run.
            var name = Name(reader.Pattern(page.Address)!);
            if (!Looked.Add(Long.Run ? $"{who} {name}" : name))
                continue;
            await desktop.Go(page.Address[3..]);
            await desktop.Look($"{(who.Length == 0 ? "nobody" : who)}-{name}");
            await phone.Go(page.Address[3..]);
            if (Long.Run)
                await phone.Look($"{(who.Length == 0 ? "nobody" : who)}-{name}");
            else if (await phone.Sideways() is { } overflow)
                wrong.Add($"{page.Address}: scrolls sideways at 390 px: {overflow}");
        }
        await desktop.Leave();
        await phone.Leave();
        wrong.AddRange(desktop.Wrong);
        wrong.AddRange(phone.Wrong);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Name(string pattern) =>
        string.Join(
            '-',
            pattern.Split('/').Skip(1).Select(part => part.StartsWith('{') ? "x" : part)
        )
            is { Length: > 0 } name
            ? name
            : "start";

    /// <summary>One site for everybody who only reads.</summary>
    public sealed class Shown : IAsyncLifetime
    {
        internal Site Site { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Site = await Site.Open();

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
