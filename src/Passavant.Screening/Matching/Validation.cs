namespace Passavant.Screening.Matching;

/// <summary>How well a threshold tells listed parties from others, measured on labelled ones.</summary>
public static class Validation
{
    /// <summary>Screens labelled parties and counts.</summary>
    /// <param name="screener">The lists.</param>
    /// <param name="parties">The labelled parties.</param>
    public static ValidationReport Measure(Screener screener, IReadOnlyList<LabelledParty> parties)
    {
        var measured = new MeasuredParty[parties.Count];
        Parallel.For(
            0,
            parties.Count,
            number => measured[number] = Measure(screener, parties[number])
        );
        return new ValidationReport(measured);
    }

    private static MeasuredParty Measure(Screener screener, LabelledParty labelled)
    {
        var hits = screener.Screen(labelled.Party, 10, Screener.Everything);
        var right = 0;
        if (labelled.ListId is { } id)
            while (right < hits.Count && hits[right].Entry.Party.Id != id)
                right++;
        var points = labelled.IsListed
            ? right < hits.Count
                ? hits[right].Points
                : (int?)null
            : hits.Count > 0
                ? hits[0].Points
                : null;
        var ties = points is { } own ? hits.Count(hit => hit.Points == own) : 0;
        return new MeasuredParty(
            labelled,
            points,
            points is null ? 0
                : labelled.IsListed ? right + 1
                : 1,
            ties
        );
    }
}

/// <summary>A party of which is known whether it is listed.</summary>
/// <param name="Party">The party.</param>
/// <param name="IsListed">Whether it is on a list.</param>
/// <param name="ListId">Its id there, where known.</param>
/// <param name="Treatment">What was done to its name: typo, swap, transliteration …</param>
public sealed record LabelledParty(Party Party, bool IsListed, string? ListId, string Treatment);

/// <summary>What screening a labelled party gave.</summary>
/// <param name="Labelled">The party.</param>
/// <param name="Points">Of a listed one, the score of the right entry; of another, the best score of all. In hundredths; null where nothing was found.</param>
/// <param name="Rank">At which place the right entry stood, from 1; 0 where it was not found.</param>
/// <param name="Ties">How many candidates had the same score.</param>
public sealed record MeasuredParty(LabelledParty Labelled, int? Points, int Rank, int Ties);

/// <summary>What screening labelled parties gave, and what each threshold would make of it.</summary>
/// <param name="Parties">The parties, in the order given.</param>
public sealed record ValidationReport(IReadOnlyList<MeasuredParty> Parties)
{
    /// <summary>How many are listed.</summary>
    public int Listed => Parties.Count(party => party.Labelled.IsListed);

    /// <summary>How many are not.</summary>
    public int Others => Parties.Count - Listed;

    /// <summary>How many listed ones reach a threshold, in hundredths of a point.</summary>
    public int Detected(int threshold) => Reach(threshold, isListed: true);

    /// <summary>How many others reach it.</summary>
    public int FalseAlarms(int threshold) => Reach(threshold, isListed: false);

    /// <summary>How many listed ones have the right entry among the first few.</summary>
    public int Within(int places) =>
        Parties.Count(party => party.Labelled.IsListed && party.Rank > 0 && party.Rank <= places);

    /// <summary>How many listed ones share their score with another candidate: a threshold cannot tell them apart.</summary>
    public int Tied => Parties.Count(party => party.Labelled.IsListed && party.Ties > 1);

    /// <summary>The lowest threshold, in hundredths of a point, at which no more than so many of a thousand others raise an alarm; null where there are no others.</summary>
    public int? WithinBudget(decimal alarmsOfAThousand)
    {
        if (Others == 0)
            return null;
        var allowed = (int)(alarmsOfAThousand * Others / 1000m);
        int[] scores =
        [
            .. Parties
                .Where(party => !party.Labelled.IsListed && party.Points is not null)
                .Select(party => party.Points!.Value)
                .OrderDescending(),
        ];
        return scores.Length <= allowed ? 0 : scores[allowed] + 1;
    }

    private int Reach(int threshold, bool isListed) =>
        Parties.Count(party => party.Labelled.IsListed == isListed && party.Points >= threshold);
}
