namespace Passavant.Trust.Matching.Keys;

/// <summary>An entry of a list with the keys it is compared by.</summary>
/// <param name="Id">The entry, by the name its own list has for it. It never leaves its owner.</param>
/// <param name="Keys">Its keys. The more there are, the more ways of being the same are found, and the more the other learns of how many there are.</param>
public sealed record KeyedRecord(string Id, IReadOnlyList<MatchKey> Keys);
