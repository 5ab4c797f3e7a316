using System.Globalization;
using Passavant.Screening;
using Passavant.Screening.Matching;
using Passavant.Web.Asking;
using Passavant.Web.FollowTheMoney;
using Passavant.Web.Lists;

namespace Passavant.Web.Yente;

/// <summary>An entity that may be the one asked about.</summary>
/// <param name="Id">Its id among all lists.</param>
/// <param name="Caption">Its name.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Properties">What is said of it.</param>
/// <param name="Datasets">The lists it is on.</param>
/// <param name="Referents">Ids it also goes by.</param>
/// <param name="Target">Whether the list is about it.</param>
/// <param name="FirstSeen">When its source first saw it.</param>
/// <param name="LastSeen">When its source last saw it.</param>
/// <param name="LastChange">When its source last changed it.</param>
/// <param name="Score">How likely it is the same, from 0 to 1, as calibrated on labelled names.</param>
/// <param name="Points">The score in points: the sum of the features.</param>
/// <param name="Tier"><c>strong</c>, <c>possible</c> or <c>weak</c>.</param>
/// <param name="Name">Which of its names was found.</param>
/// <param name="Features">The points of each feature.</param>
/// <param name="Explanations">The points of each feature, and what they were given for.</param>
/// <param name="Match">Whether it is to be taken for the same.</param>
/// <param name="Listing">What standing on the list means.</param>
internal sealed record Scored(
    string Id,
    string Caption,
    string Schema,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Properties,
    IReadOnlyList<string> Datasets,
    IReadOnlyList<string> Referents,
    bool Target,
    string? FirstSeen,
    string? LastSeen,
    string? LastChange,
    decimal Score,
    decimal Points,
    string Tier,
    string Name,
    IReadOnlyDictionary<string, decimal> Features,
    IReadOnlyDictionary<string, Explanation> Explanations,
    bool Match,
    Listing Listing
)
{
    /// <summary>A hit with its reasons.</summary>
    public static Scored Of(ListsInForce lists, Party asked, Hit hit, bool match)
    {
        var entity = lists.Entity(hit.List, hit.Entry);
        var reasons = Explain(lists.Screener.Explain(asked, hit));
        return new Scored(
            entity.Id,
            entity.Caption,
            entity.Schema,
            entity.Properties,
            entity.Datasets,
            entity.Referents,
            entity.Target,
            entity.FirstSeen,
            entity.LastSeen,
            entity.LastChange,
            hit.Probability,
            hit.Score,
            Words.Of(hit.Tier),
            hit.Name.Text,
            reasons.ToDictionary(one => one.Key, one => one.Value.Score),
            reasons,
            match,
            entity.Listing
        );
    }

    private static Dictionary<string, Explanation> Explain(IReadOnlyList<Evidence> evidence)
    {
        var reasons = new Dictionary<string, Explanation>(StringComparer.Ordinal);
        foreach (var one in evidence.GroupBy(one => one.Feature))
            reasons.Add(
                FeatureWords.Name(one.Key),
                new Explanation(
                    one.Sum(each => each.Points) / 100m,
                    string.Join(
                        "; ",
                        one.Select(each =>
                            (each.Points / 100m).ToString(
                                "+0.00;-0.00;0.00",
                                CultureInfo.InvariantCulture
                            )
                        )
                    ),
                    Joined(one.Select(each => each.Asked)),
                    Joined(one.Select(each => each.Listed))
                )
            );
        return reasons;
    }

    private static string? Joined(IEnumerable<string?> texts) =>
        string.Join("; ", texts.Where(text => !string.IsNullOrEmpty(text))) is { Length: > 0 } all
            ? all
            : null;
}

/// <summary>What the points of a feature were given for.</summary>
/// <param name="Score">The points.</param>
/// <param name="Detail">The points of each part.</param>
/// <param name="Query">What the party asked about says.</param>
/// <param name="Candidate">What the list says.</param>
internal sealed record Explanation(decimal Score, string Detail, string? Query, string? Candidate);

/// <summary>How many there are.</summary>
/// <param name="Value">The number.</param>
/// <param name="Relation"><c>eq</c>: it is exact.</param>
internal sealed record Total(int Value, string Relation = "eq");

/// <summary>A feature of the scorer.</summary>
/// <param name="Description">What it says.</param>
/// <param name="Coefficient">What its points are multiplied by: always one.</param>
/// <param name="Url">Where it is described.</param>
internal sealed record FeatureDoc(string Description, decimal Coefficient, string Url)
{
    public static IReadOnlyDictionary<string, FeatureDoc> All { get; } =
        FeatureWords.All.ToDictionary(
            one => one.Name,
            one => new FeatureDoc(one.Says, 1, "/algorithms")
        );
}
