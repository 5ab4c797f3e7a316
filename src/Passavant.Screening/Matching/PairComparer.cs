using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>Two parties held against each other, without lists.</summary>
public static class PairComparer
{
    /// <summary>How likely the two are the same, with what the score is the sum of. No word counts as rarer than another.</summary>
    public static PairScore Compare(Party asked, Party listed)
    {
        var words = new Dictionary<NameToken, NameWord>();
        var comparison = new NameComparison();
        (int Points, NameForm Asked, NameForm Listed, int Reading)? best = null;
        foreach (var name in asked.Names)
        {
            var readings = Forms(name, asked.Kind, words);
            foreach (var other in listed.Names)
            foreach (var form in Forms(other, listed.Kind, words))
                for (var reading = 0; reading < readings.Count; reading++)
                {
                    comparison.Compare(readings[reading], form, Scales.Usual);
                    var points = comparison.Points.Sum - (reading > 0 ? Scorer.OtherReading : 0);
                    if (best is null || points > best.Value.Points)
                        best = (points, readings[reading], form, reading);
                }
        }
        var kept = new List<Evidence>();
        var tally = new Tally(kept);
        if (best is { } found)
        {
            comparison.Compare(found.Asked, found.Listed, Scales.Usual);
            Scorer.Weigh(found.Asked, found.Listed, comparison, ref tally);
            if (found.Reading > 0)
                tally.Add(Feature.Reading, -Scorer.OtherReading);
        }
        return new PairScore(PartyEvidence.Weigh(tally.Points, asked, listed, kept), kept);
    }

    private static List<NameForm> Forms(
        PartyName name,
        PartyKind kind,
        Dictionary<NameToken, NameWord> words
    )
    {
        return
        [
            .. NameReader
                .Read(name.Text, kind)
                .Select(reading => new NameForm(reading, Word, kind)),
        ];

        // The same word is one object, so that it is compared by reference first.
        NameWord Word(NameToken token) =>
            words.TryGetValue(token, out var known)
                ? known
                : words[token] = new NameWord(token.Text, token.Source);
    }
}

/// <summary>The score of two parties.</summary>
/// <param name="Points">In hundredths of a point.</param>
/// <param name="Evidence">What it is the sum of.</param>
public sealed record PairScore(int Points, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>In points; a name found whole, and nothing else known, has 100.</summary>
    public decimal Score => Points / 100m;

    /// <summary>How likely it is the same party, from 0 to 1.</summary>
    public decimal Probability => Calibration.Probability(Points);

    /// <summary>What the score means.</summary>
    public Tier Tier => Calibration.TierOf(Points);
}
