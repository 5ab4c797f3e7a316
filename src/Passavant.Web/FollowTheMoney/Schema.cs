using Passavant.Screening;

namespace Passavant.Web.FollowTheMoney;

/// <summary>A schema of FollowTheMoney that a party may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">One of them, for people.</param>
/// <param name="Plural">Several of them.</param>
/// <param name="Kind">What kind of party it is to us.</param>
internal sealed record Schema(string Name, string Label, string Plural, PartyKind Kind)
{
    /// <summary>Every one.</summary>
    public static IReadOnlyList<Schema> All { get; } =
    [
        new("Thing", "Thing", "Things", PartyKind.Unknown),
        new("LegalEntity", "Legal entity", "Legal entities", PartyKind.Unknown),
        new("Person", "Person", "People", PartyKind.Person),
        new("Organization", "Organization", "Organizations", PartyKind.Organisation),
        new("Company", "Company", "Companies", PartyKind.Organisation),
        new("PublicBody", "Public body", "Public bodies", PartyKind.Organisation),
        new("Vessel", "Vessel", "Vessels", PartyKind.Vessel),
        new("Airplane", "Airplane", "Airplanes", PartyKind.Aircraft),
        new("Vehicle", "Vehicle", "Vehicles", PartyKind.Unknown),
        new("Asset", "Asset", "Assets", PartyKind.Unknown),
        new("Security", "Security", "Securities", PartyKind.Unknown),
        new("CryptoWallet", "Cryptocurrency wallet", "Cryptocurrency wallets", PartyKind.Unknown),
        new("BankAccount", "Bank account", "Bank accounts", PartyKind.Unknown),
        new("RealEstate", "Real estate", "Real estates", PartyKind.Unknown),
    ];

    public static Schema? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    /// <summary>Whether something of this schema is also of another: a company is an organisation, a legal entity and a thing.</summary>
    public bool Is(string other) =>
        Name == other
        || other == "Thing"
        || (
            other switch
            {
                "LegalEntity" => Name is "Person" or "Organization" or "Company" or "PublicBody",
                "Organization" => Name is "Company" or "PublicBody",
                "Asset" => Name
                    is "Company"
                        or "Vehicle"
                        or "Vessel"
                        or "Airplane"
                        or "Security"
                        or "BankAccount"
                        or "RealEstate"
                        or "CryptoWallet",
                "Vehicle" => Name is "Vessel" or "Airplane",
                _ => false,
            }
        );
}
