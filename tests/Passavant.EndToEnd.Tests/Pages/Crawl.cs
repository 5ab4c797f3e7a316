using Passavant.Accords.Tests.Laws;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>Everything somebody can reach from their desk by links: a few pages of every kind.</summary>
/// <param name="Pages">What was reached, in the order it was.</param>
/// <param name="Faults">What is wrong with it.</param>
internal sealed record Crawl(IReadOnlyList<Leaf> Pages, IReadOnlyList<string> Faults)
{
    /// <summary>Follows links until there is no kind of page left.</summary>
    public static async Task<Crawl> By(Reader reader)
    {
        var each = Long.Run ? 6 : 1;
        var (pages, faults) = (new List<Leaf>(), new List<string>());
        var (seen, kinds) = (new HashSet<string>(), new Dictionary<string, int>());
        var waiting = new Queue<(string Address, string From)>();
        var desk = await reader.SignIn();
        Put(desk, "the desk");
        Put($"/{reader.Language}", "the start");
        while (waiting.TryDequeue(out var next))
        {
            var leaf = await reader.Get(next.Address);
            if (leaf.Status != 200)
            {
                faults.Add($"{next.Address} (from {next.From}): {leaf.Status}");
                continue;
            }
            if (!leaf.IsPage)
                continue;
            pages.Add(leaf);
            faults.AddRange(
                Soundness.Faults(leaf, reader.Language).Select(fault => $"{next.Address}: {fault}")
            );
            foreach (var link in leaf.Links)
                Put(link, leaf.Address);
        }
        foreach (
            var same in pages
                .GroupBy(page => page.Document.Title)
                .Where(same => same.DistinctBy(page => reader.Pattern(page.Address)).Count() > 1)
        )
            faults.Add(
                $"the title '{same.Key}' is that of {string.Join(" and ", same.DistinctBy(page => reader.Pattern(page.Address)).Select(page => page.Address))}"
            );
        return new Crawl(pages, faults);

        void Put(string address, string from)
        {
            if (!seen.Add(address))
                return;
            var kind = reader.Kind(address);
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            if (kinds[kind] <= each)
                waiting.Enqueue((address, from));
        }
    }
}
