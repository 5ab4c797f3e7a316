namespace Passavant.Web.Demo;

/// <summary>An invented agency.</summary>
/// <param name="Id">Its id; for what the Model Accord names, the id there.</param>
/// <param name="English">Its name.</param>
/// <param name="French">Its name in French.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Its state.</param>
internal sealed record Player(string Id, string English, string French, string Kind, string State)
{
    /// <summary>For an adviser, the authority it advises.</summary>
    public string? Reviews { get; init; }

    /// <summary>Whether it is a trusted party.</summary>
    public bool Trusted { get; init; }
}

/// <summary>An invented person. They sign in with their first name in lower case.</summary>
internal sealed record Actress(string Name, string Agency, string Role, params string[] Rungs)
{
    /// <summary>What they sign in with.</summary>
    public string SignIn { get; } = Name.Split(' ')[0].ToLowerInvariant();
}

/// <summary>Who is who in the demonstration. All of them are invented.</summary>
internal static class Cast
{
    /// <summary>The authority.</summary>
    public const string Authority = "licensing-authority";

    /// <summary>Who runs the program.</summary>
    public static Actress Administrator { get; } =
        new("Agnes Holm", "administration", "administrator");

    /// <summary>The agencies; who is reviewed stands before who reviews.</summary>
    public static IReadOnlyList<Player> Agencies { get; } =
    [
        new(
            Authority,
            "Office for Technology Transfers (demonstration)",
            "Office des transferts de technologies (démonstration)",
            "authority",
            "NO"
        ),
        new("committee", "Interministerial Committee", "Comité interministériel", "body", "NO"),
        new("board", "Ministerial Board", "Conseil des ministres", "body", "NO"),
        new("defence", "Ministry of Defence", "Ministère de la Défense", "adviser", "NO")
        {
            Reviews = Authority,
        },
        new(
            "foreign-affairs",
            "Ministry of Foreign Affairs",
            "Ministère des Affaires étrangères",
            "adviser",
            "NO"
        )
        {
            Reviews = Authority,
        },
        new(
            "baltic-desk",
            "Baltic Strategic Trade Desk",
            "Bureau balte du commerce stratégique",
            "partner",
            "EE"
        ),
        new(
            "straits-desk",
            "Straits Trade Control Desk",
            "Bureau du contrôle des Détroits",
            "partner",
            "SG"
        ),
        new(
            "appeal-panel",
            "Independent Appeal Panel",
            "Instance de recours indépendante",
            "panel",
            "NO"
        ),
        new(
            "ombudsperson",
            "Ombudsperson for Transfers",
            "Médiateur des transferts",
            "ombudsperson",
            "NO"
        ),
        new("oversight", "Oversight Committee", "Comité de surveillance", "oversight", "NO"),
        new("nordlys-drives", "Nordlys Drives AS", "Nordlys Drives AS", "applicant", "NO"),
        new("brattli-valves", "Brattli Valves AS", "Brattli Valves AS", "applicant", "NO"),
        new(
            "fjellvik-instruments",
            "Fjellvik Instruments AS",
            "Fjellvik Instruments AS",
            "applicant",
            "NO"
        )
        {
            Trusted = true,
        },
        new("havnes-university", "University of Havnes", "Université de Havnes", "applicant", "NO"),
        new("solbakk-optics", "Solbakk Optics AS", "Solbakk Optics AS", "applicant", "NO"),
        new("lyngmo-robotics", "Lyngmo Robotics AS", "Lyngmo Robotics AS", "applicant", "NO"),
    ];

    /// <summary>The people, beside the administrator.</summary>
    public static IReadOnlyList<Actress> People { get; } =
    [
        new("Ole Brekke", Authority, "officer", "desk"),
        new("Siv Lunde", Authority, "officer", "desk"),
        new("Tor Aasen", Authority, "officer", "desk"),
        new("Hege Moen", Authority, "head", "desk", "unit"),
        new("Dag Vik", Authority, "head", "desk", "unit"),
        new("Sam Eide", Authority, "supervisor"),
        new("Cato Ruud", "committee", "member", "committee"),
        new("Carla Nes", "committee", "member", "committee"),
        new("Bo Strand", "board", "member", "board"),
        new("Berit Haug", "board", "member", "board"),
        new("Dina Foss", "defence", "adviser"),
        new("Frida Lie", "foreign-affairs", "adviser"),
        new("Eve Tamm", "baltic-desk", "partner"),
        new("Suresh Tan", "straits-desk", "partner"),
        new("Pia Dahl", "appeal-panel", "panel"),
        new("Per Bakke", "appeal-panel", "panel"),
        new("Petra Sand", "appeal-panel", "panel"),
        new("Omar Berg", "ombudsperson", "ombudsperson"),
        new("Ada Krog", "oversight", "auditor"),
        new("Ann Solli", "nordlys-drives", "applicant"),
        new("Bert Myhre", "nordlys-drives", "applicant"),
        new("Kari Tveit", "brattli-valves", "applicant"),
        new("Finn Hovland", "fjellvik-instruments", "applicant"),
        new("Hanna Roux", "havnes-university", "applicant"),
        new("Sunniva Arntzen", "solbakk-optics", "applicant"),
        new("Lars Nygaard", "lyngmo-robotics", "applicant"),
    ];
}
