using System.Diagnostics;
using System.Diagnostics.Metrics;
using Passavant.Screening;
using Passavant.Screening.Matching;
using Passavant.Web.Lists;

namespace Passavant.Web.Asking;

/// <summary>Asks the screener, and counts what was asked: how many parties, how long it took, how many hits of which tier. Nothing it counts names a party.</summary>
internal sealed class Enquiry
{
    public const string MeterName = "Passavant.Screening";

    private readonly Counter<long> hits;
    private readonly Histogram<double> duration;

    public Enquiry(IMeterFactory meters, ListsKeeper keeper)
    {
        var meter = meters.Create(MeterName);
        hits = meter.CreateCounter<long>("passavant.screening.hits", "{hit}", "Hits by tier.");
        duration = meter.CreateHistogram<double>(
            "passavant.screening.duration",
            "s",
            "How long it took to screen a party, and how many were screened.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries =
                [
                    0.0001,
                    0.00025,
                    0.0005,
                    0.001,
                    0.0025,
                    0.005,
                    0.01,
                    0.05,
                    0.25,
                    1,
                ],
            }
        );
        meter.CreateObservableGauge(
            "passavant.lists.entries",
            () =>
                (keeper.Standing.Lists?.Snapshots ?? []).Select(list => new Measurement<int>(
                    list.Entries.Count,
                    new KeyValuePair<string, object?>("list", list.Id)
                )),
            "{entry}",
            "Entries by list in force."
        );
    }

    /// <summary>The listed parties that may be the one asked about, the likeliest first.</summary>
    /// <param name="lists">The lists asked.</param>
    /// <param name="asked">The party.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="face">By which of our interfaces it came, for the count.</param>
    public IReadOnlyList<Hit> Ask(ListsInForce lists, Party asked, int most, string face)
    {
        var began = Stopwatch.GetTimestamp();
        var found = lists.Screener.Screen(asked, most);
        duration.Record(
            Stopwatch.GetElapsedTime(began).TotalSeconds,
            new KeyValuePair<string, object?>("interface", face)
        );
        foreach (var hit in found)
            hits.Add(1, new KeyValuePair<string, object?>("tier", Words.Of(hit.Tier)));
        return found;
    }
}

/// <summary>Words for our own choices.</summary>
internal static class Words
{
    public static string Of(Tier tier) =>
        tier switch
        {
            Tier.Strong => "strong",
            Tier.Possible => "possible",
            Tier.Weak => "weak",
            _ => "none",
        };
}
