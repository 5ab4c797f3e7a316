namespace Passavant.Screening.Ownership;

/// <summary>When a party that is not listed is treated as listed because of who holds it.</summary>
/// <param name="Threshold">The share from which it is, above 0 to 1.</param>
/// <param name="MoreThan">Whether the share has to lie above the threshold; else the threshold itself is enough.</param>
/// <param name="Aggregated">Whether the shares of several listed owners add up; else the greatest counts.</param>
/// <param name="Control">Whether control without ownership is enough.</param>
/// <param name="Source">Where the rule stands.</param>
/// <param name="Doubt">What makes us unsure of it; null for nothing.</param>
/// <param name="Since">The first day it applies; null for always.</param>
/// <param name="Suspended">The first and the last day on which it is suspended; null for never.</param>
public sealed record OwnershipRule(
    decimal Threshold,
    bool MoreThan,
    bool Aggregated,
    bool Control,
    string Source,
    string? Doubt = null,
    DateOnly? Since = null,
    (DateOnly First, DateOnly Last)? Suspended = null
)
{
    /// <summary>Whether it applies on a day.</summary>
    public bool AppliesOn(DateOnly day) =>
        !(day < Since) && !(Suspended is { } pause && day >= pause.First && day <= pause.Last);

    /// <summary>Whether a share is enough.</summary>
    public bool Reaches(decimal share) => MoreThan ? share > Threshold : share >= Threshold;

    /// <summary>In words, such as <c>50 % or more, added up</c>.</summary>
    public override string ToString()
    {
        var threshold = OwnershipStep.Percent(Threshold);
        return (MoreThan ? $"more than {threshold}" : $"{threshold} or more")
            + (Aggregated ? ", added up" : ", of one owner")
            + (Control ? ", or control" : "");
    }
}

/// <summary>The rule of each list: a table to read and to disagree with. It is a reading of the law, not the law.</summary>
public static class OwnershipRules
{
    private static readonly OwnershipRule Ofac = new(
        0.5m,
        MoreThan: false,
        Aggregated: true,
        Control: false,
        "OFAC, Revised Guidance on Entities Owned by Persons Whose Property and Interests in Property Are Blocked, 13 August 2014"
    );

    private static readonly OwnershipRule Eu = new(
        0.5m,
        MoreThan: true,
        Aggregated: true,
        Control: true,
        "Council of the EU, guidelines and best practices on restrictive measures",
        "Editions differ between more than 50 % and 50 % or more"
    );

    private static readonly OwnershipRule Uk = new(
        0.5m,
        MoreThan: true,
        Aggregated: false,
        Control: true,
        "OFSI, UK financial sanctions guidance: ownership and control",
        "Shares are added up where owners act together, which the graph does not say"
    );

    // Interim final rule of 30 September 2025, effective the day before (90 FR 47201, RIN 0694-AK11);
    // suspended by the final rule of 12 November 2025 (90 FR no. 216) from 10 November 2025 to 9 November 2026.
    private static readonly OwnershipRule Bis = new(
        0.5m,
        MoreThan: false,
        Aggregated: true,
        Control: false,
        "BIS, Expansion of End-User Controls to Cover Affiliates of Certain Listed Entities, 30 September 2025",
        "Suspended from 10 November 2025 to 9 November 2026; whether it came back then was not checked",
        new DateOnly(2025, 9, 29),
        (new DateOnly(2025, 11, 10), new DateOnly(2026, 11, 9))
    );

    /// <summary>The rule for lists whose publisher has none: the widest of the others. It belongs to us and is a reason to look closer.</summary>
    public static OwnershipRule Ours { get; } =
        new(
            0.5m,
            MoreThan: false,
            Aggregated: true,
            Control: true,
            "ours",
            "The list's publisher has no rule that we know: a reason to look closer"
        );

    /// <summary>Every rule, by the id of its list.</summary>
    public static IReadOnlyList<(string List, OwnershipRule Rule)> All { get; } =
    [
        ("us-ofac-sdn", Ofac),
        ("us-ofac-ssi", Ofac),
        ("us-bis-el", Bis),
        ("us-bis-meu", Bis),
        ("eu-fsf", Eu),
        ("uk-ofsi", Uk),
        ("un-sc", Eu with { Source = "Each member applies its own; here that of the EU" }),
    ];

    /// <summary>The rule of a list; <see cref="Ours"/> where it has none.</summary>
    public static OwnershipRule Of(string list) =>
        All.FirstOrDefault(one => one.List == list).Rule ?? Ours;
}
