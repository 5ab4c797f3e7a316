using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>What is known of two parties beside their names.</summary>
internal static class PartyEvidence
{
    /// <summary>The most that what is stated of a party beside its name can add, save a number of a register.</summary>
    public static int Most(Party asked) =>
        (asked.Dates.Count > 0 ? 1000 : 0)
        + (asked.Countries.Count > 0 ? 300 : 0)
        + (asked.Gender is null ? 0 : 50)
        + (asked.Places.Count > 0 ? 200 : 0);

    /// <summary>The points of two parties of whose names the points are given. What only one side states says nothing; a name found whole, or a number that agrees, is worth a look whatever speaks against it.</summary>
    public static int Weigh(int ofName, Party asked, Party listed, List<Evidence>? kept)
    {
        var tally = new Tally(kept);
        Structure(asked, listed, ref tally);
        Kinds(asked, listed, ref tally);
        if (DateGrade.Best(asked.Dates, listed.Dates) is { } date)
            tally.Add(
                Feature.Date,
                asked.Kind is PartyKind.Person or PartyKind.Unknown ? date : date / 2,
                tally.IsKept ? string.Join(" / ", asked.Dates.Select(Say)) : null,
                tally.IsKept ? string.Join(" / ", listed.Dates.Select(Say)) : null
            );
        Countries(asked, listed, ref tally);
        if (asked.Gender is { } one && listed.Gender is { } other)
            tally.Add(
                Feature.Gender,
                one == other ? 50 : -900,
                tally.IsKept ? one.ToString() : null,
                tally.IsKept ? other.ToString() : null
            );
        Places(asked, listed, ref tally);
        var ofNumber = Identifiers(asked, listed, ref tally);
        var points = ofName + tally.Points;
        if (
            ofName < Scorer.WholeName && ofNumber < IdentifierGrade.Certain
            || points >= Calibration.Possible
        )
            return points;
        kept?.Add(new Evidence(Feature.Kept, Calibration.Possible - points));
        return Calibration.Possible;
    }

    // Where both sides tell given and family name apart, they are not to change places.
    private static void Structure(Party asked, Party listed, ref Tally tally)
    {
        foreach (var one in asked.Names)
        foreach (var other in listed.Names)
            if (
                one is { Given: { } given, Family: { } family }
                && other is { Given: { } otherGiven, Family: { } otherFamily }
                && !IsSame(given, family)
                && IsSame(given, otherFamily)
                && IsSame(family, otherGiven)
            )
            {
                tally.Add(
                    Feature.Order,
                    -3500,
                    $"{given} | {family}",
                    $"{otherGiven} | {otherFamily}"
                );
                return;
            }
    }

    private static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
        || Nicknames.Same(one.ToLowerInvariant(), other.ToLowerInvariant());

    private static void Kinds(Party asked, Party listed, ref Tally tally)
    {
        if (
            asked.Kind == PartyKind.Unknown
            || listed.Kind == PartyKind.Unknown
            || asked.Kind == listed.Kind
        )
            return;
        tally.Add(
            Feature.Kind,
            -2500,
            tally.IsKept ? asked.Kind.ToString() : null,
            tally.IsKept ? listed.Kind.ToString() : null
        );
    }

    private static void Countries(Party asked, Party listed, ref Tally tally)
    {
        if (asked.Countries.Count == 0 || listed.Countries.Count == 0)
            return;
        var shared = false;
        for (var i = 0; i < asked.Countries.Count && !shared; i++)
        for (var j = 0; j < listed.Countries.Count && !shared; j++)
            shared = asked.Countries[i] == listed.Countries[j];
        tally.Add(
            Feature.Country,
            shared ? 300
                : asked.Kind == PartyKind.Person ? -500
                : -300,
            tally.IsKept ? string.Join(' ', asked.Countries) : null,
            tally.IsKept ? string.Join(' ', listed.Countries) : null
        );
    }

    private static void Places(Party asked, Party listed, ref Tally tally)
    {
        for (var i = 0; i < asked.Places.Count; i++)
        for (var j = 0; j < listed.Places.Count; j++)
            if (ShareWord(asked.Places[i], listed.Places[j]))
            {
                tally.Add(Feature.Place, 200, asked.Places[i], listed.Places[j]);
                return;
            }
    }

    private static bool ShareWord(string one, string other)
    {
        foreach (var word in one.AsSpan().SplitAny(" ,;/"))
            if (
                one.AsSpan(word).Length > 3
                && other.AsSpan().Contains(one.AsSpan(word), StringComparison.OrdinalIgnoreCase)
            )
                return true;
        return false;
    }

    private static int Identifiers(Party asked, Party listed, ref Tally tally)
    {
        var (best, first, second) = (0, default(Identifier), default(Identifier));
        for (var i = 0; i < asked.Identifiers.Count; i++)
        for (var j = 0; j < listed.Identifiers.Count; j++)
        {
            var (one, other) = (asked.Identifiers[i], listed.Identifiers[j]);
            var points = IdentifierGrade.Of(one, other);
            if (points > best || best <= 0 && points < best)
                (best, first, second) = (points, one, other);
        }
        if (best != 0)
            tally.Add(
                Feature.Identifier,
                best,
                tally.IsKept ? $"{first!.Kind} {first.Value}" : null,
                tally.IsKept ? $"{second!.Kind} {second.Value}" : null
            );
        return best;
    }

    private static string Say(PartialDate date) =>
        (date.IsAbout ? "about " : "")
        + (
            date.From == date.To ? $"{date.From:yyyy-MM-dd}"
            : date.From.Year == date.To.Year && date.From.Month == date.To.Month
                ? $"{date.From:yyyy-MM}"
            : date.From.Year == date.To.Year ? $"{date.From:yyyy}"
            : $"{date.From:yyyy}–{date.To:yyyy}"
        );
}
