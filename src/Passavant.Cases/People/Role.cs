namespace Passavant.Cases;

/// <summary>In what capacity somebody acts. A person may hold several appointments and acts in one at a time.</summary>
public enum Role
{
    /// <summary>Of the exporter, university or laboratory that asks, or its agent.</summary>
    Applicant,

    /// <summary>Signs an end-use statement through a one-time link, without an account.</summary>
    EndUser,

    /// <summary>Licensing officer of an authority.</summary>
    Officer,

    /// <summary>Head of a unit: assigns, countersigns, moves cases up.</summary>
    Head,

    /// <summary>Member of a body higher on the ladder, such as a committee or a board.</summary>
    Member,

    /// <summary>Of a ministry or agency that advises.</summary>
    Adviser,

    /// <summary>At the desk of a partner state.</summary>
    Partner,

    /// <summary>Member of the appeal panel.</summary>
    Panel,

    /// <summary>Ombudsperson: grievances and unintended harm.</summary>
    Ombudsperson,

    /// <summary>Sees load, ageing and missed limits of an authority; assigns and restricts, decides nothing.</summary>
    Supervisor,

    /// <summary>Manages people, agencies, calendars, templates, editions and lists; sees no case.</summary>
    Administrator,

    /// <summary>Reads everything within the mandate, changes nothing.</summary>
    Auditor,

    /// <summary>The program itself, when a clock runs out or one act brings about another.</summary>
    System,
}
