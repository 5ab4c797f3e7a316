namespace Passavant.Screening.Lists;

/// <summary>What it means to stand on a list, unless the row or the user says otherwise.</summary>
/// <param name="Id">The list's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who publishes it.</param>
/// <param name="Effect">What standing on it means for a transfer.</param>
/// <param name="Policy">The review policy, where the list as a whole has one.</param>
/// <param name="ItemScope">Which items it reaches; null for all.</param>
public sealed record ListRule(
    string Id,
    string Title,
    string Publisher,
    Effect Effect,
    string? Policy = null,
    string? ItemScope = null
)
{
    /// <summary>The consequence of standing on the list.</summary>
    public Consequence Consequence => new(Effect, Policy, ItemScope);
}

/// <summary>The lists we know and the consequence of each: a table to read and to disagree with. It is a reading of the law, not the law.</summary>
public static class ListRules
{
    private const string Ofac = "Office of Foreign Assets Control, US Department of the Treasury";
    private const string Bis = "Bureau of Industry and Security, US Department of Commerce";
    private const string State = "US Department of State";

    /// <summary>Every rule.</summary>
    public static IReadOnlyList<ListRule> All { get; } =
    [
        new(
            "us-ofac-sdn",
            "Specially Designated Nationals and Blocked Persons",
            Ofac,
            Effect.Prohibits
        ),
        new(
            "us-ofac-cons",
            "Consolidated (non-SDN) sanctions",
            Ofac,
            Effect.RedFlag,
            null,
            "What the programme named prohibits"
        ),
        new(
            "us-ofac-ssi",
            "Sectoral Sanctions Identifications",
            Ofac,
            Effect.LicenceRequired,
            null,
            "What the directives named prohibit"
        ),
        new("us-ofac-fse", "Foreign Sanctions Evaders", Ofac, Effect.Prohibits),
        new("us-ofac-plc", "Palestinian Legislative Council", Ofac, Effect.Prohibits),
        new(
            "us-ofac-cap",
            "Correspondent or payable-through account sanctions (CAPTA)",
            Ofac,
            Effect.RedFlag,
            null,
            "Correspondent and payable-through accounts"
        ),
        new(
            "us-ofac-mbs",
            "Non-SDN menu-based sanctions",
            Ofac,
            Effect.RedFlag,
            null,
            "What the entry's menu prohibits"
        ),
        new(
            "us-ofac-cmic",
            "Non-SDN Chinese military-industrial complex companies",
            Ofac,
            Effect.RedFlag,
            null,
            "Publicly traded securities"
        ),
        new("us-bis-el", "Entity List", Bis, Effect.LicenceRequired),
        new(
            "us-bis-dpl",
            "Denied Persons List",
            Bis,
            Effect.Prohibits,
            null,
            "Items subject to the EAR"
        ),
        new("us-bis-uvl", "Unverified List", Bis, Effect.RedFlag),
        new("us-bis-meu", "Military End User List", Bis, Effect.LicenceRequired),
        new(
            "us-state-isn",
            "Nonproliferation sanctions",
            State,
            Effect.LicenceRequired,
            "As the sanction's notice says"
        ),
        new(
            "us-state-dtc",
            "AECA debarred parties",
            State,
            Effect.Prohibits,
            null,
            "Defence articles and services (ITAR)"
        ),
        new(
            "us-csl",
            "Consolidated Screening List",
            "International Trade Administration, US Department of Commerce",
            Effect.RedFlag
        ),
        new(
            "un-sc",
            "Security Council consolidated list",
            "United Nations Security Council",
            Effect.Prohibits
        ),
        new(
            "eu-fsf",
            "Consolidated list of persons, groups and entities subject to EU financial sanctions",
            "European Commission",
            Effect.Prohibits
        ),
        new(
            "uk-ofsi",
            "Consolidated list of financial sanctions targets",
            "Office of Financial Sanctions Implementation, HM Treasury",
            Effect.Prohibits
        ),
        new("denials", "Denial notifications", "The notifying states", Effect.Denied),
        new("ftm", "FollowTheMoney entities", "Unknown", Effect.RedFlag),
        new("opensanctions", "OpenSanctions targets", "OpenSanctions", Effect.RedFlag),
        new("senzing", "Senzing records", "Unknown", Effect.RedFlag),
    ];

    /// <summary>The rule of a list, or null.</summary>
    public static ListRule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);

    internal static ListRule Of(string id) => Find(id) ?? throw new ArgumentException(id);
}
