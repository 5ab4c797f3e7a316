namespace Passavant.Trust.Matching.Comparing;

/// <summary>How often and how much a party lets itself be asked, or asks. What keeps a small domain from being tried out key by key is this, not the cryptography.</summary>
/// <param name="Purposes">The purposes it compares for, each with its bounds. For any other it refuses.</param>
/// <param name="MostKeysADay">The most keys one counterpart may ask on one day, over all comparisons and purposes.</param>
public sealed record ComparisonTerms(IReadOnlyList<PurposeTerms> Purposes, int MostKeysADay)
{
    /// <summary>Why a comparison is refused; null where it is not. Asked of what the log holds, so that a counterpart cannot begin afresh by asking anew.</summary>
    /// <param name="occasion">The occasion, as this party states it.</param>
    /// <param name="asked">How many keys are asked.</param>
    /// <param name="held">How many keys the list asked has.</param>
    /// <param name="today">The day it is decided on.</param>
    /// <param name="past">What was compared with any counterpart before, this comparison left out.</param>
    public MatchingFault? Judge(
        Occasion occasion,
        int asked,
        int held,
        DateOnly today,
        IEnumerable<PastComparison> past
    )
    {
        if (Purposes.FirstOrDefault(one => one.Purpose == occasion.Purpose) is not { } terms)
            return new(
                "terms, purpose",
                $"'{occasion.Purpose}'",
                Purposes.Count == 0
                    ? "nothing: no comparison is allowed"
                    : $"one of {string.Join(", ", Purposes.Select(one => $"'{one.Purpose}'"))}"
            );
        if (occasion.Day != today)
            return new("terms, day", $"{occasion.Day:yyyy-MM-dd}", $"{today:yyyy-MM-dd}");
        if (asked < terms.LeastAsked)
            return new(
                "terms, keys asked",
                $"{asked}",
                $"at least {terms.LeastAsked}, so that what is found does not point at one entry"
            );
        if (held < terms.LeastHeld)
            return new(
                "terms, keys held",
                $"{held}",
                $"at least {terms.LeastHeld}, so that the list cannot be guessed"
            );
        if (asked > terms.MostKeys)
            return new("terms, keys asked", $"{asked}", $"at most {terms.MostKeys} at once");
        var before = past.Where(one => one.Counterpart == occasion.Counterpart && one.Day == today)
            .Sum(one => (long)one.Keys);
        return before + asked > MostKeysADay
            ? new(
                "terms, keys a day",
                $"{asked} after {before} on the same day",
                $"at most {MostKeysADay} a day for {occasion.Counterpart}"
            )
            : null;
    }
}

/// <summary>The bounds of one purpose.</summary>
/// <param name="Purpose">The word both parties use.</param>
/// <param name="LeastAsked">The fewest keys that may be asked. A consultation on one transaction has few, and needs a low daily limit instead.</param>
/// <param name="LeastHeld">The fewest keys the list asked must have.</param>
/// <param name="MostKeys">The most keys that may be asked at once.</param>
public sealed record PurposeTerms(string Purpose, int LeastAsked, int LeastHeld, int MostKeys);

/// <summary>A comparison that was let begin.</summary>
/// <param name="Counterpart">With whom.</param>
/// <param name="Day">When.</param>
/// <param name="Keys">How many keys were asked.</param>
public sealed record PastComparison(string Counterpart, DateOnly Day, int Keys);
