namespace Passavant.Screening.Lists.Formats;

/// <summary>The schemas of FollowTheMoney we tell apart.</summary>
internal static class FtmSchemas
{
    /// <summary>Schemas of what can be screened against; everything else is a link, or says something about one.</summary>
    public static bool IsParty(string schema) =>
        schema
            is "Person"
                or "Organization"
                or "Company"
                or "PublicBody"
                or "LegalEntity"
                or "Vessel"
                or "Airplane"
                or "Vehicle"
                or "CryptoWallet"
                or "Security"
                or "Asset"
                or "Thing"
                or "BankAccount"
                or "RealEstate";

    public static PartyKind KindOf(string schema) =>
        schema switch
        {
            "Person" => PartyKind.Person,
            "Organization" or "Company" or "PublicBody" => PartyKind.Organisation,
            "Vessel" => PartyKind.Vessel,
            "Airplane" => PartyKind.Aircraft,
            _ => PartyKind.Unknown,
        };

    public static string Of(PartyKind kind) =>
        kind switch
        {
            PartyKind.Person => "Person",
            PartyKind.Organisation => "Organization",
            PartyKind.Vessel => "Vessel",
            PartyKind.Aircraft => "Airplane",
            _ => "LegalEntity",
        };

    /// <summary>Properties that hold identifiers, and their kinds.</summary>
    public static (string Property, string Kind)[] Identifiers { get; } =
    [
        ("passportNumber", "passport"),
        ("idNumber", "national-id"),
        ("taxNumber", "tax"),
        ("registrationNumber", "registration"),
        ("imoNumber", "imo"),
        ("mmsi", "mmsi"),
        ("callSign", "call-sign"),
        ("leiCode", "lei"),
        ("swiftBic", "bic"),
        ("innCode", "inn"),
        ("ogrnCode", "ogrn"),
        ("vatCode", "vat"),
        ("dunsCode", "duns"),
        ("uscCode", "uscc"),
        ("isin", "isin"),
        ("socialSecurityNumber", "national-id"),
        ("publicKey", "wallet"),
        ("serialNumber", "aircraft-serial"),
    ];

    /// <summary>Properties that hold countries a party belongs to.</summary>
    public static string[] Countries { get; } =
    ["country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag"];

    /// <summary>Properties that hold dates by which a party is known.</summary>
    public static string[] Dates { get; } = ["birthDate", "incorporationDate", "buildDate"];
}
