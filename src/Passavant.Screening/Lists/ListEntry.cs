namespace Passavant.Screening.Lists;

/// <summary>One entry of a list: a party, what the list attaches to it, and everything else the list says.</summary>
public sealed record ListEntry
{
    /// <summary>The party; its id is the list's own, unique within the list.</summary>
    public required Party Party { get; init; }

    /// <summary>What being on the list means.</summary>
    public required Consequence Consequence { get; init; }

    /// <summary>The programmes, regimes or legal acts it is listed under.</summary>
    public IReadOnlyList<string> Programmes { get; init; } = [];

    /// <summary>Whom it owns, controls, acts for or is linked to, by the ids of entries of the same list or by name.</summary>
    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>When it was put on the list.</summary>
    public DateOnly? ListedOn { get; init; }

    /// <summary>The last day it is on the list.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Remarks, in the list's words.</summary>
    public string? Remarks { get; init; }

    /// <summary>What the list says that has no place above, by the list's own column or element, in order of name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Other { get; init; } = [];
}

/// <summary>What being on a list means for a transfer.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="Policy">The review policy the list states, such as “presumption of denial”.</param>
/// <param name="ItemScope">Which items it reaches, in the list's words; null for all.</param>
/// <param name="DeniedBy">Which state denied, as ISO 3166-1 alpha-2 in upper case.</param>
/// <param name="Until">How long it lasts.</param>
public sealed record Consequence(
    Effect Effect,
    string? Policy = null,
    string? ItemScope = null,
    string? DeniedBy = null,
    DateOnly? Until = null
);

/// <summary>The effect of being on a list, mildest first.</summary>
public enum Effect
{
    /// <summary>A reason to look closer; nothing is forbidden.</summary>
    RedFlag,

    /// <summary>A partner state refused it before.</summary>
    Denied,

    /// <summary>What would pass without one needs a licence.</summary>
    LicenceRequired,

    /// <summary>Dealings are forbidden.</summary>
    Prohibits,
}

/// <summary>How an entry is linked to another party, and when.</summary>
/// <param name="Kind">The link, seen from the entry that holds it.</param>
/// <param name="To">The id of an entry of the same list, or else a name.</param>
/// <param name="Share">The share owned, from 0 to 1, where stated.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
public sealed record Link(
    LinkKind Kind,
    string To,
    decimal? Share = null,
    DateOnly? From = null,
    DateOnly? Until = null
);

/// <summary>How one party is linked to another.</summary>
public enum LinkKind
{
    /// <summary>Linked in a way not said.</summary>
    LinkedTo,

    /// <summary>Holds a share of it.</summary>
    Owns,

    /// <summary>Controls it by other means.</summary>
    Controls,

    /// <summary>Acts for it or on its behalf.</summary>
    ActsFor,

    /// <summary>Is a relative or close associate.</summary>
    FamilyOrAssociate,
}
