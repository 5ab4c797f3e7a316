using Passavant.Screening.Lists;
using Passavant.Screening.Matching;
using Passavant.Web.Asking;
using Passavant.Web.FollowTheMoney;
using Passavant.Web.Lists;

namespace Passavant.Web.Yente;

/// <summary>Which entries an answer may hold. All lists are asked together, so what a name scores does not depend on it.</summary>
internal sealed class Filter
{
    private readonly HashSet<ListSnapshot> lists;
    private readonly IReadOnlyList<string> withoutSchemas;
    private readonly IReadOnlyList<string> topics;
    private readonly IReadOnlyList<string> withoutIds;

    private Filter(
        HashSet<ListSnapshot> lists,
        IReadOnlyList<string> withoutSchemas,
        IReadOnlyList<string> topics,
        IReadOnlyList<string> withoutIds
    ) =>
        (this.lists, this.withoutSchemas, this.topics, this.withoutIds) = (
            lists,
            withoutSchemas,
            topics,
            withoutIds
        );

    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        new("include_dataset", Holds.Texts, "Only entities on these lists."),
        new("exclude_dataset", Holds.Texts, "No entities on these lists."),
        new("exclude_schema", Holds.Texts, "No entities of these schemas."),
        new(
            "topics",
            Holds.Texts,
            "Only entities of one of these topics, such as sanction or export.control."
        ),
        new("exclude_entity_ids", Holds.Texts, "No entities with these ids."),
    ];

    /// <summary>Reads what is given.</summary>
    /// <exception cref="Trouble">A list or schema is not known.</exception>
    public static Filter Of(IReadOnlyList<ListSnapshot> dataset, Given given)
    {
        var lists = dataset.ToHashSet();
        var (only, without) = (given.Texts("include_dataset"), given.Texts("exclude_dataset"));
        var faults = new List<Fault>();
        foreach (var id in only.Concat(without))
            if (!dataset.Any(list => list.Id == id))
                faults.Add(
                    new Fault(["query", "include_dataset"], $"'{id}' is no list in the dataset")
                );
        foreach (var schema in given.Texts("exclude_schema"))
            if (Schema.Find(schema) is null)
                faults.Add(new Fault(["query", "exclude_schema"], $"'{schema}' is no schema"));
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
        if (only.Count > 0)
            lists.RemoveWhere(list => !only.Contains(list.Id));
        lists.RemoveWhere(list => without.Contains(list.Id));
        return new Filter(
            lists,
            given.Texts("exclude_schema"),
            given.Texts("topics"),
            given.Texts("exclude_entity_ids")
        );
    }

    /// <summary>The hits that pass, in their order.</summary>
    public IEnumerable<Hit> Keep(IReadOnlyList<Hit> hits) =>
        hits.Where(hit => lists.Contains(hit.List) && Passes(hit));

    private bool Passes(Hit hit) =>
        !withoutSchemas.Any(schema => EntryFacts.SchemaOf(hit.Entry).Is(schema))
        && (topics.Count == 0 || EntryFacts.TopicsOf(hit.Entry).Any(topics.Contains))
        && (
            withoutIds.Count == 0
            || !EntryFacts
                .ReferentsOf(hit.Entry)
                .Append(EntityIds.Of(hit.List, hit.Entry))
                .Any(withoutIds.Contains)
        );
}
