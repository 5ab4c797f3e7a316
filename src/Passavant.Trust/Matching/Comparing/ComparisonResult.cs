using Passavant.Trust.Matching.Keys;

namespace Passavant.Trust.Matching.Comparing;

/// <summary>What a comparison found: hits, and nothing else. Where there is none, no key matched; that never means that there is no denial or listing.</summary>
/// <remarks>Whether two entries with a key in common are the same, and two transactions essentially identical, is for people to judge. Records that hold lists: compare field by field.</remarks>
/// <param name="Comparison">What names the comparison.</param>
/// <param name="Counterpart">Whose list was asked.</param>
/// <param name="Day">When.</param>
/// <param name="Asked">How many keys were asked.</param>
/// <param name="Held">How many keys the other committed to.</param>
/// <param name="Hits">The keys that both have, in the order of their text.</param>
public sealed record ComparisonResult(
    Digest Comparison,
    string Counterpart,
    DateOnly Day,
    int Asked,
    int Held,
    IReadOnlyList<KeyHit> Hits
)
{
    /// <summary>The hits by record of one's own list, in the order of their ids.</summary>
    public IReadOnlyList<RecordHit> Records =>
        [
            .. Hits.SelectMany(hit => hit.Records.Select(record => (record, hit)))
                .GroupBy(pair => pair.record, pair => pair.hit, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new RecordHit(group.Key, [.. group])),
        ];

    /// <summary>One sentence that says it and no more.</summary>
    public string Words =>
        Hits.Count == 0
            ? $"No key matched: none of {Asked} keys is among the {Held} that {Counterpart} committed to on {Day:yyyy-MM-dd}. This does not mean that there is no denial or listing."
            : $"{Hits.Count} of {Asked} keys matched among the {Held} that {Counterpart} committed to on {Day:yyyy-MM-dd}, for {Records.Count} records. Whether they are the same is to be judged.";
}

/// <summary>A key both parties have.</summary>
/// <param name="Key">The key.</param>
/// <param name="Records">The records of one's own list that have it.</param>
/// <param name="Token">What shows the other that the key was found, to ask it for details; 84 hexadecimal digits.</param>
public sealed record KeyHit(MatchKey Key, IReadOnlyList<string> Records, string Token);

/// <summary>A record of one's own list with at least one key that the other has.</summary>
/// <param name="Record">The record.</param>
/// <param name="Hits">By which keys.</param>
public sealed record RecordHit(string Record, IReadOnlyList<KeyHit> Hits)
{
    /// <summary>By which kinds of key, in the order of the kinds.</summary>
    public IReadOnlyList<MatchKeyKind> Kinds =>
        [.. Hits.Select(hit => hit.Key.Kind).Distinct().Order()];
}
