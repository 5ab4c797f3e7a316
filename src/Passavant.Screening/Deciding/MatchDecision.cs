using Passavant.Screening.Lists;

namespace Passavant.Screening.Deciding;

/// <summary>What somebody decided about a party and entries of lists: once, until either side changes.</summary>
/// <remarks>Compared by reference.</remarks>
/// <param name="PartyId">The id of the party.</param>
/// <param name="Party">Its fingerprint when it was decided.</param>
/// <param name="Entries">The entries decided about: one, or every one that was found on every list then. An entry nobody has seen is never among them.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who decided.</param>
/// <param name="On">When.</param>
/// <param name="Until">The last day on which it holds; null without end.</param>
public sealed record MatchDecision(
    string PartyId,
    Fingerprint Party,
    IReadOnlyList<DecidedEntry> Entries,
    Verdict Verdict,
    string Reason,
    string By,
    DateOnly On,
    DateOnly? Until = null
);

/// <summary>What was decided.</summary>
public enum Verdict
{
    /// <summary>It is the listed party.</summary>
    Same,

    /// <summary>It is another.</summary>
    Different,

    /// <summary>What was decided before is taken back: somebody has to look again.</summary>
    Withdrawn,
}

/// <summary>An entry as it was when it was decided about.</summary>
/// <param name="List">The id of its list.</param>
/// <param name="Id">Its id on the list.</param>
/// <param name="Party">The fingerprint of the listed party.</param>
/// <param name="Consequence">The hash of what the list attaches; see <see cref="Of"/>.</param>
public sealed record DecidedEntry(string List, string Id, Fingerprint Party, string Consequence)
{
    /// <summary>An entry as it is.</summary>
    public static DecidedEntry Of(string list, ListEntry entry) =>
        new(list, entry.Party.Id, Fingerprint.Of(entry.Party), ConsequenceOf(entry));

    /// <summary>The hash of what a list attaches to an entry: effect, policy, items, who denied, until when, and under which programmes, whatever their order.</summary>
    public static string ConsequenceOf(ListEntry entry)
    {
        var (effect, policy, items, deniedBy, until) = entry.Consequence;
        return Fingerprint.Hash([
            effect.Name(),
            $"policy {Fingerprint.Plain(policy ?? "", " ")}",
            $"items {Fingerprint.Plain(items ?? "", " ")}",
            $"denied by {deniedBy}",
            FormattableString.Invariant($"until {until ?? entry.Until:yyyy-MM-dd}"),
            .. entry.Programmes.Select(one => $"under {Fingerprint.Plain(one, " ")}"),
        ]);
    }
}
