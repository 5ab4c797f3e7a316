using Passavant.Screening;
using Passavant.Screening.Lists;
using Passavant.Web.Asking;
using Passavant.Web.FollowTheMoney;
using Passavant.Web.Lists;

namespace Passavant.Web.Yente;

/// <summary>Looks entities up by a text: those with a name like it, then those with all its words in a name.</summary>
internal static class Search
{
    private const int UsualLimit = 10;
    private const int FacetValues = 20;

    private static readonly Parameter[] Parameters =
    [
        new("q", Holds.Text, "A name, or words of one. Without it, every entity."),
        new("schema", Holds.Text, "Only entities of this schema or one below it."),
        new("countries", Holds.Texts, "Only entities of one of these countries, such as ru."),
        new("topics", Holds.Texts, "Only entities of one of these topics."),
        new("datasets", Holds.Texts, "Only entities on one of these lists."),
        new("limit", Holds.Whole, "How many results; 10 unless said.", 0, 100),
        new("offset", Holds.Whole, "How many results to pass over.", 0, 9499),
        new("target", Holds.Truth, "Only what its list is about, or only what it is not."),
        new("fuzzy", Holds.Truth, "Taken for the sake of clients; names are always compared so."),
        new("simple", Holds.Truth, "Taken for the sake of clients; a text has no operators."),
    ];

    public sealed record Response(
        int Limit,
        int Offset,
        Total Total,
        IReadOnlyList<Entity> Results,
        IReadOnlyDictionary<string, Facet> Facets
    );

    public sealed record Facet(string Label, IReadOnlyList<FacetItem> Values);

    public sealed record FacetItem(string Name, string Label, int Count);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/search/{dataset}", Handle)
            .Takes(Parameters)
            .Says(
                "Matching",
                "Search by text",
                "For people who look something up. To screen a party, ask /match or /screen.",
                400,
                404,
                422,
                503
            );

    /// <summary>The entries a text may mean: those with a name like it, then those with a name that holds all its words.</summary>
    public static IEnumerable<(ListSnapshot List, ListEntry Entry)> Find(
        ListsInForce lists,
        IReadOnlyList<ListSnapshot> dataset,
        string text,
        Enquiry enquiry,
        string face
    )
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return dataset.SelectMany(list => list.Entries.Select(entry => (list, entry)));
        var like = enquiry
            .Ask(lists, new Party { Id = "", Names = [new PartyName(text)] }, int.MaxValue, face)
            .Where(hit => dataset.Contains(hit.List))
            .Select(hit => (hit.List, hit.Entry));
        var holding = dataset.SelectMany(list =>
            list.Entries.Where(entry =>
                    entry.Party.Names.Any(name =>
                        words.All(word =>
                            name.Text.Contains(word, StringComparison.OrdinalIgnoreCase)
                        )
                    )
                )
                .Select(entry => (list, entry))
        );
        return like.Concat(holding)
            .DistinctBy(one => one.Item2, ReferenceEqualityComparer.Instance);
    }

    private static Response Handle(
        string dataset,
        HttpContext context,
        ListsKeeper keeper,
        Enquiry enquiry,
        ILogger<Enquiry> log
    )
    {
        var lists = keeper.Lists(context);
        var given = Given.Read(context.Request, Parameters);
        var within = lists.Dataset(dataset);
        var schema = given.Text("schema") ?? "Thing";
        if (Schema.Find(schema) is null)
            throw Trouble.Bad($"Invalid schema: '{schema}'.");
        var (limit, offset) = (given.Whole("limit") ?? UsualLimit, given.Whole("offset") ?? 0);
        var found = Find(lists, within, given.Text("q") ?? "", enquiry, "search")
            .Where(one =>
                EntryFacts.SchemaOf(one.Entry).Is(schema)
                && Any(given.Texts("countries"), EntryFacts.CountriesOf(one.Entry))
                && Any(given.Texts("topics"), EntryFacts.TopicsOf(one.Entry))
                && Any(given.Texts("datasets"), [one.List.Id])
                && (
                    given.Truth("target") is not { } target
                    || EntryFacts.IsTarget(one.Entry) == target
                )
            )
            .ToList();
        log.Answered("search", dataset, 1, found.Count);
        return new Response(
            limit,
            offset,
            new Total(found.Count),
            [.. found.Skip(offset).Take(limit).Select(one => lists.Entity(one.List, one.Entry))],
            new Dictionary<string, Facet>
            {
                ["countries"] = Of(
                    "Countries",
                    found.SelectMany(one => EntryFacts.CountriesOf(one.Entry)),
                    code => Countries.NameOf(code.ToUpperInvariant()) ?? code
                ),
                ["topics"] = Of(
                    "Topics",
                    found.SelectMany(one => EntryFacts.TopicsOf(one.Entry)),
                    topic => topic
                ),
                ["datasets"] = Of(
                    "Data sources",
                    found.Select(one => one.List.Id),
                    id => within.FirstOrDefault(list => list.Id == id)?.About.Title ?? id
                ),
            }
        );
    }

    private static bool Any(IReadOnlyList<string> wanted, IEnumerable<string> its) =>
        wanted.Count == 0 || its.Any(one => wanted.Contains(one, StringComparer.OrdinalIgnoreCase));

    private static Facet Of(string label, IEnumerable<string> values, Func<string, string> name) =>
        new(
            label,
            [
                .. values
                    .CountBy(value => value)
                    .OrderByDescending(pair => pair.Value)
                    .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                    .Take(FacetValues)
                    .Select(pair => new FacetItem(pair.Key, name(pair.Key), pair.Value)),
            ]
        );
}
