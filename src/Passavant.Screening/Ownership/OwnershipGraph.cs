using Passavant.Screening.Lists;

namespace Passavant.Screening.Ownership;

/// <summary>Who holds whom, and when. Parties are names or ids, compared without regard to case.</summary>
/// <remarks>Immutable, and safe to ask from several threads. The order of holdings means nothing; one stated twice counts once.</remarks>
public sealed class OwnershipGraph
{
    private readonly Dictionary<string, Holding[]> held;
    private readonly HashSet<string> persons;

    /// <summary>A graph of these holdings.</summary>
    /// <param name="holdings">The holdings.</param>
    /// <param name="persons">The parties known to be natural persons: nobody owns them.</param>
    /// <exception cref="ArgumentException">A share is below 0 or above 1.</exception>
    public OwnershipGraph(IEnumerable<Holding> holdings, IEnumerable<string>? persons = null)
    {
        this.persons = new HashSet<string>(persons ?? [], StringComparer.OrdinalIgnoreCase);
        held = holdings
            .GroupBy(holding => holding.Owned, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                same => same.Key,
                same => same.ToArray(),
                StringComparer.OrdinalIgnoreCase
            );
        foreach (var holding in held.Values.SelectMany(same => same))
            if (holding.Share is < 0 or > 1)
                throw new ArgumentException(
                    $"the share of {holding.Owner} in {holding.Owned} is not between 0 and 1.",
                    nameof(holdings)
                );
    }

    /// <summary>The holdings that lists state; an entry is called as <see cref="EntryName"/> says, anybody else by name.</summary>
    public static IEnumerable<Holding> HoldingsOf(IEnumerable<ListSnapshot> lists) =>
        from list in lists
        from entry in list.Entries
        from link in entry.Links
        let kind = KindOf(link.Kind)
        where kind is not null
        let to = list.Find(link.To) is null ? link.To : EntryName(list.Id, link.To)
        select new Holding(
            EntryName(list.Id, entry.Party.Id),
            to,
            kind.Value,
            kind == HoldingKind.Owns && link.Share is >= 0 and <= 1 ? link.Share : null,
            link.From,
            link.Until
        );

    /// <summary>What an entry of a list is called in a graph, such as <c>us-ofac-sdn/306</c>.</summary>
    public static string EntryName(string list, string id) => $"{list}/{id}";

    /// <summary>Whether nobody can own it.</summary>
    public bool IsPerson(string party) => persons.Contains(party);

    /// <summary>Whether anybody ever held it, or it is known that nobody can.</summary>
    public bool Knows(string party) => held.ContainsKey(party) || IsPerson(party);

    /// <summary>Everybody whom somebody ever held, in order of name.</summary>
    public IEnumerable<string> Owned => held.Keys.Order(StringComparer.Ordinal);

    /// <summary>The part of a party that the holdings of a day account for; above 1 where they contradict each other.</summary>
    public decimal Stated(string party, DateOnly day) =>
        HoldersOf(party, day).Sum(one => one.Share);

    /// <summary>Who holds a party on a day, each holder once, in order of name.</summary>
    internal IReadOnlyList<Holder> HoldersOf(string party, DateOnly day)
    {
        if (!held.TryGetValue(party, out var holdings))
            return [];
        return
        [
            .. holdings
                .Where(holding => holding.Holds(day) && holding.Kind != HoldingKind.ActsFor)
                .GroupBy(holding => holding.Owner, StringComparer.OrdinalIgnoreCase)
                .Select(same => new Holder(
                    same.Select(holding => holding.Owner).Order(StringComparer.Ordinal).First(),
                    // The same share stated twice, by a list and a table perhaps, is one.
                    same.Where(holding => holding.Kind == HoldingKind.Owns)
                        .Select(holding => holding.Share ?? 0)
                        .Distinct()
                        .Sum(),
                    same.Any(holding => holding is { Kind: HoldingKind.Owns, Share: null }),
                    same.Any(holding => holding.Kind == HoldingKind.Controls)
                ))
                .OrderBy(holder => holder.Owner, StringComparer.Ordinal),
        ];
    }

    private static HoldingKind? KindOf(LinkKind kind) =>
        kind switch
        {
            LinkKind.Owns => HoldingKind.Owns,
            LinkKind.Controls => HoldingKind.Controls,
            LinkKind.ActsFor => HoldingKind.ActsFor,
            _ => null,
        };
}

/// <summary>All that one party holds of another on a day.</summary>
/// <param name="Owner">Who.</param>
/// <param name="Share">The stated shares, added up.</param>
/// <param name="OwnsUnknown">Whether it owns a share nobody stated, too.</param>
/// <param name="Controls">Whether it controls it.</param>
internal sealed record Holder(string Owner, decimal Share, bool OwnsUnknown, bool Controls);
