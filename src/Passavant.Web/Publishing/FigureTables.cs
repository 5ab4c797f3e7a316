using System.Security.Cryptography;
using Passavant.Trust.Figures;

namespace Passavant.Web.Publishing;

/// <summary>A decision in the words figures count it by.</summary>
/// <param name="Domain">The domain of technology, <c>several</c> or <c>none</c>.</param>
/// <param name="Destination">The group of destinations, or <c>other</c>.</param>
/// <param name="Outcome">How it was decided.</param>
/// <param name="Days">The days from submission to decision; null where it was not submitted.</param>
/// <param name="MissedLimit">Whether a limit was missed on the way.</param>
/// <param name="Departs">Whether it departs from the policy assessed.</param>
/// <param name="Instructed">Whether it carries out an instruction from above.</param>
/// <param name="Appealed">Whether an appeal was lodged by the end of the period.</param>
internal sealed record CountedDecision(
    string Domain,
    string Destination,
    string Outcome,
    int? Days,
    bool MissedLimit,
    bool Departs,
    bool Instructed,
    bool Appealed
);

/// <summary>A table that withstood the attack, in the forms it is published in.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Csv">As CSV.</param>
/// <param name="Json">As JSON, with the report of the attack.</param>
internal sealed record FigureTableFile(string Name, byte[] Csv, byte[] Json)
{
    /// <summary>The SHA-256 of its JSON, as the log has it.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Json));
}

/// <summary>The tables of a period. A pure function of the decisions.</summary>
/// <remarks>
/// The tables share nothing but how many decisions there were in all. That is known from each of them, so a table in which it would have to be hidden is not published; so what one hides, no other gives away.
/// The domain, the group and the outcome are in one table with all its totals, and are attacked together; where hardly anything of it could be shown, each is a table by itself.
/// </remarks>
internal static class FigureTables
{
    /// <summary>What the table of domain, destination and outcome is called.</summary>
    public const string Decisions = "decisions";

    /// <summary>The bounds of the bands of days a decision took.</summary>
    public static IReadOnlyList<int> Bounds { get; } = [20, 40, 60, 120];

    /// <summary>The outcomes, in their order.</summary>
    public static IReadOnlyList<string> Outcomes { get; } =
    ["granted", "granted-in-part", "refused", "not-required", "ruled"];

    private static readonly string[] bands =
    [
        .. Bounds.Select((bound, i) => i == 0 ? $"0-{bound}" : $"{Bounds[i - 1] + 1}-{bound}"),
        $"over {Bounds[^1]}",
        "not said",
    ];

    /// <summary>The tables that may be published; none where there were fewer decisions than may be shown.</summary>
    /// <param name="decisions">The decisions of the period.</param>
    /// <param name="domains">The domains there are.</param>
    /// <param name="destinations">The groups of destinations there are.</param>
    /// <param name="rule">When a count is too small.</param>
    public static IReadOnlyList<FigureTableFile> Of(
        IReadOnlyList<CountedDecision> decisions,
        IReadOnlyList<string> domains,
        IReadOnlyList<string> destinations,
        SuppressionRule rule
    )
    {
        if (decisions.Count < rule.Least)
            return [];
        var domain = new Breakdown("domain", domains, one => one.Domain);
        var destination = new Breakdown("destination", destinations, one => one.Destination);
        var outcome = new Breakdown("outcome", Outcomes, one => one.Outcome);
        // Where there are too few decisions for the three together, each by itself.
        var together = File(Decisions, decisions, rule, domain, destination, outcome);
        IEnumerable<FigureTableFile?> decided = together is not null
            ? [together]
            :
            [
                File(outcome.Name, decisions, rule, outcome),
                File(domain.Name, decisions, rule, domain),
                File(destination.Name, decisions, rule, destination),
            ];
        return
        [
            .. decided
                .Append(
                    File(
                        "time",
                        decisions,
                        rule,
                        new Breakdown(
                            "days from submission to decision",
                            bands,
                            one => Band(one.Days)
                        )
                    )
                )
                .Append(
                    File(
                        "limits",
                        decisions,
                        rule,
                        new Breakdown(
                            "limits",
                            ["none missed", "missed"],
                            one => one.MissedLimit ? "missed" : "none missed"
                        )
                    )
                )
                .Append(
                    File(
                        "policy",
                        decisions,
                        rule,
                        new Breakdown(
                            "policy assessed",
                            ["followed", "departed from"],
                            one => one.Departs ? "departed from" : "followed"
                        )
                    )
                )
                .Append(
                    File(
                        "instructions",
                        decisions,
                        rule,
                        new Breakdown(
                            "instruction from above",
                            ["none", "carried out"],
                            one => one.Instructed ? "carried out" : "none"
                        )
                    )
                )
                .Append(
                    File(
                        "appeals",
                        decisions,
                        rule,
                        new Breakdown(
                            "appeal by the end of the period",
                            ["none", "lodged"],
                            one => one.Appealed ? "lodged" : "none"
                        )
                    )
                )
                .OfType<FigureTableFile>(),
        ];
    }

    /// <summary>Something decisions are broken down by.</summary>
    private sealed record Breakdown(
        string Name,
        IReadOnlyList<string> Categories,
        Func<CountedDecision, string> Of
    );

    private static string Band(int? days)
    {
        if (days is not { } taken)
            return bands[^1];
        var band = 0;
        while (band < Bounds.Count && taken > Bounds[band])
            band++;
        return bands[band];
    }

    private static FigureTableFile? File(
        string name,
        IReadOnlyList<CountedDecision> decisions,
        SuppressionRule rule,
        params Breakdown[] dimensions
    )
    {
        var counts = new long[dimensions.Aggregate(1, (all, one) => all * one.Categories.Count)];
        foreach (var decision in decisions)
        {
            var at = 0;
            foreach (var (dimension, categories, of) in dimensions)
            {
                var category = categories.ToList().IndexOf(of(decision));
                at =
                    category < 0
                        ? throw new ArgumentException(
                            $"'{of(decision)}' is no category of {dimension}"
                        )
                        : (at * categories.Count) + category;
            }
            counts[at]++;
        }
        var table = FigureTable.Of(
            [.. dimensions.Select(one => new FigureDimension(one.Name, one.Categories))],
            counts
        );
        return
            PublishedFigures.TryPublish(table, rule, out var published, out _)
            && published.At([.. dimensions.Select(_ => -1)]) is not null
            ? new FigureTableFile(name, FigureFiles.Csv(published), FigureFiles.Json(published))
            : null;
    }
}
