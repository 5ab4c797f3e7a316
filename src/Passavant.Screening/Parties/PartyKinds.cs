namespace Passavant.Screening;

/// <summary>Kinds of parties by the words people and formats use.</summary>
public static class PartyKinds
{
    /// <summary>Our own words.</summary>
    public static IReadOnlyList<string> All { get; } =
    ["person", "organisation", "vessel", "aircraft", "unknown"];

    /// <summary>The kind a word means; null where it means none.</summary>
    public static PartyKind? Find(string word) =>
        word.Trim().ToUpperInvariant() switch
        {
            "PERSON" or "INDIVIDUAL" => PartyKind.Person,
            "ORGANISATION"
            or "ORGANIZATION"
            or "COMPANY"
            or "ENTITY"
            or "PUBLICBODY"
            or "UNIVERSITY" => PartyKind.Organisation,
            "VESSEL" or "SHIP" => PartyKind.Vessel,
            "AIRCRAFT" or "AIRPLANE" => PartyKind.Aircraft,
            "UNKNOWN" or "ANY" or "THING" or "LEGALENTITY" => PartyKind.Unknown,
            _ => null,
        };
}
