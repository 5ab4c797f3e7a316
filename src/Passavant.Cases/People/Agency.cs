using Passavant.Accords;

namespace Passavant.Cases;

/// <summary>What an agency is in the work on cases.</summary>
public enum AgencyKind
{
    /// <summary>Decides on applications.</summary>
    Authority,

    /// <summary>A body higher on the ladder.</summary>
    Body,

    /// <summary>A ministry or agency that advises.</summary>
    Adviser,

    /// <summary>The authority of a partner state.</summary>
    Partner,

    /// <summary>Hears appeals.</summary>
    Panel,

    /// <summary>Hears grievances.</summary>
    Ombudsperson,

    /// <summary>Audits and oversees.</summary>
    Oversight,

    /// <summary>An exporter, university or laboratory.</summary>
    Applicant,
}

/// <summary>A body people act for. Compared by reference.</summary>
/// <param name="Id">Its id; for what the accord names, the id there.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is here.</param>
/// <param name="State">Its state, by ISO 3166 code or as the accord names it.</param>
/// <param name="Contact">How it is reached: an e-mail address.</param>
/// <param name="Reviews">For an adviser, the authority whose cases it sees without having to object.</param>
/// <param name="Trusted">Whether it is a trusted party, and may use the fast channel of the accord.</param>
public sealed record Agency(
    string Id,
    Wording Name,
    AgencyKind Kind,
    string? State = null,
    string? Contact = null,
    string? Reviews = null,
    bool Trusted = false
);

/// <summary>Who acts: the person, the agency they act for, the role, and the rungs of the ladder they sit on.</summary>
/// <remarks>Holds a list; compare <see cref="Person"/>, not with <c>==</c>.</remarks>
public sealed record Actor(string Person, string Agency, Role Role)
{
    /// <summary>The rungs of the accord's ladder the appointment sits on, by id.</summary>
    public IReadOnlyList<string> Rungs { get; init; } = [];

    /// <summary>The program itself.</summary>
    public static Actor System { get; } = new("system", "system", Role.System);
}
