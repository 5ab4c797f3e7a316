namespace Passavant.Screening.Matching;

/// <summary>Listed parties by the numbers registers gave them.</summary>
internal sealed class IdentifierIndex
{
    // Shorter ones say too little to go by alone.
    private const int Shortest = 5;

    private readonly Dictionary<string, int[]> entries;

    public IdentifierIndex(IEnumerable<Party> parties) =>
        entries = parties
            .SelectMany(
                (party, entry) => party.Identifiers.Select(one => (Key: Key(one.Value), entry))
            )
            .Where(pair => pair.Key.Length >= Shortest)
            .GroupBy(pair => pair.Key, pair => pair.entry, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Distinct().ToArray(),
                StringComparer.Ordinal
            );

    /// <summary>The numbers of the entries that state a number of the same letters and digits.</summary>
    public ReadOnlySpan<int> Find(Identifier identifier) =>
        entries.TryGetValue(Key(identifier.Value), out var found) ? found : [];

    private static string Key(string value) =>
        string.Concat(IdentifierGrade.Trimmed(value).Where(char.IsLetterOrDigit))
            .ToUpperInvariant();
}
