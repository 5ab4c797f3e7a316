namespace Passavant.Web.FollowTheMoney;

/// <summary>What a property of FollowTheMoney says of a party.</summary>
internal enum Meaning
{
    Name,
    Alias,
    WeakAlias,
    FormerName,
    NamePart,
    Date,
    Country,
    Gender,
    BirthPlace,
    Identifier,
    Address,
}

/// <summary>A property of FollowTheMoney by which parties are compared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Of">The schema it belongs to.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Kind">For identifiers, which.</param>
internal sealed record Property(
    string Name,
    string Label,
    string Of,
    Meaning Meaning,
    string? Kind = null
)
{
    /// <summary>Every one, in the order in which they are read.</summary>
    public static IReadOnlyList<Property> All { get; } =
    [
        new("name", "Name", "Thing", Meaning.Name),
        new("alias", "Other name", "Thing", Meaning.Alias),
        new("weakAlias", "Weak alias", "Thing", Meaning.WeakAlias),
        new("previousName", "Previous name", "Thing", Meaning.FormerName),
        new("firstName", "First name", "Person", Meaning.NamePart),
        new("secondName", "Second name", "Person", Meaning.NamePart),
        new("middleName", "Middle name", "Person", Meaning.NamePart),
        new("fatherName", "Patronymic", "Person", Meaning.NamePart),
        new("lastName", "Last name", "Person", Meaning.NamePart),
        new("birthDate", "Birth date", "Person", Meaning.Date),
        new("incorporationDate", "Incorporation date", "LegalEntity", Meaning.Date),
        new("buildDate", "Build date", "Vehicle", Meaning.Date),
        new("country", "Country", "Thing", Meaning.Country),
        new("nationality", "Nationality", "Person", Meaning.Country),
        new("citizenship", "Citizenship", "Person", Meaning.Country),
        new("jurisdiction", "Jurisdiction", "LegalEntity", Meaning.Country),
        new("mainCountry", "Country of origin", "LegalEntity", Meaning.Country),
        new("flag", "Flag", "Vessel", Meaning.Country),
        new("birthPlace", "Place of birth", "Person", Meaning.BirthPlace),
        new("address", "Address", "Thing", Meaning.Address),
        new("gender", "Gender", "Person", Meaning.Gender),
        new("passportNumber", "Passport number", "Person", Meaning.Identifier, "passport"),
        new("idNumber", "Identity number", "LegalEntity", Meaning.Identifier, "national-id"),
        new("taxNumber", "Tax number", "LegalEntity", Meaning.Identifier, "tax"),
        new(
            "registrationNumber",
            "Registration number",
            "LegalEntity",
            Meaning.Identifier,
            "registration"
        ),
        new("imoNumber", "IMO number", "Vessel", Meaning.Identifier, "imo"),
        new("mmsi", "MMSI", "Vessel", Meaning.Identifier, "mmsi"),
        new("callSign", "Call sign", "Vessel", Meaning.Identifier, "call-sign"),
        new("leiCode", "LEI", "LegalEntity", Meaning.Identifier, "lei"),
        new("swiftBic", "SWIFT/BIC", "LegalEntity", Meaning.Identifier, "bic"),
        new("innCode", "INN", "LegalEntity", Meaning.Identifier, "inn"),
        new("ogrnCode", "OGRN", "LegalEntity", Meaning.Identifier, "ogrn"),
        new("vatCode", "VAT number", "LegalEntity", Meaning.Identifier, "vat"),
        new("dunsCode", "DUNS", "LegalEntity", Meaning.Identifier, "duns"),
        new("uscCode", "Unified social credit code", "LegalEntity", Meaning.Identifier, "uscc"),
        new("isin", "ISIN", "Security", Meaning.Identifier, "isin"),
        new(
            "socialSecurityNumber",
            "Social security number",
            "Person",
            Meaning.Identifier,
            "national-id"
        ),
        new("publicKey", "Address of a wallet", "CryptoWallet", Meaning.Identifier, "wallet"),
        new("serialNumber", "Serial number", "Airplane", Meaning.Identifier, "aircraft-serial"),
    ];

    /// <summary>The property of a name, with or without its schema before it (<c>Person:birthDate</c>); null where it does not help to compare parties.</summary>
    public static Property? Find(string name)
    {
        var plain = name[(name.IndexOf(':') + 1)..];
        return All.FirstOrDefault(one => one.Name == plain);
    }
}
